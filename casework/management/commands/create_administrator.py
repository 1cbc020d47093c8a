"""Make the first system administrator, who then makes the other users in the admin site."""

import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from casework import security_log
from casework.models import RoleHeld, User
from casework.roles import Role


class Command(BaseCommand):
    help = "Create the first system administrator. They see no case content."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("full_name")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User(username=options["username"], full_name=options["full_name"])
        password = getpass.getpass("Password: ")
        try:
            validate_password(password, user)
            user.set_password(password)
            user.full_clean()
        except ValidationError as invalid:
            raise CommandError(" ".join(invalid.messages)) from invalid
        user.save()
        held = RoleHeld.objects.create(user=user, role=Role.SYSTEM_ADMINISTRATOR)
        security_log.note_taken_on(user, [held])
        self.stdout.write(f"{user.full_name} may now sign in as {user.username}.")
