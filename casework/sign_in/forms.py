"""The forms at the door: signing in, and changing one’s own password."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from casework import security_log
from casework.forms import NamedForm, PageForm, TextField
from casework.models import SecurityEventKind, User
from casework.sign_in.door import Door
from casework.templatetags.casework import time_words


def password_field(label: str, autocomplete: str, **options: Any) -> forms.CharField:
    """A password as it was typed, spaces and all; browsers and password managers may fill it in."""
    look = {"autocomplete": autocomplete, "class": "govuk-input--width-20"}
    return forms.CharField(label=label, strip=False, widget=forms.PasswordInput(attrs=look), **options)


def wait_words(until: datetime) -> str:
    """When to try again: the next whole minute."""
    return time_words(until.replace(second=0, microsecond=0) + timedelta(minutes=1))


class SignInForm(AuthenticationForm, NamedForm):
    username = TextField(label="Username", width=20, autocomplete="username")
    password = password_field("Password", "current-password")
    request: HttpRequest
    error_messages = {
        "invalid_login": "The username or the password is wrong. Check both and try again",
        "inactive": "This account is closed. Ask your manager",
    }
    #: Until when whoever tried must wait, if they must.
    held_until: datetime | None = None

    def clean(self) -> dict[str, Any]:
        username, password = (self.cleaned_data.get(name) for name in ("username", "password"))
        if username and password:
            door = Door.to_sign_in(self.request, username)
            self.held_until = door.knock()
            if self.held_until:
                raise ValidationError(
                    "Signing in failed too often. You can try again at"
                    f" {wait_words(self.held_until)}. If you do not know your password, ask a system"
                    " administrator to set a new one"
                )
            self.user_cache = authenticate(self.request, username=username, password=password)
            if self.user_cache is None:
                note_failure(username, door)
                raise self.get_invalid_login_error()
            door.opened()
        return self.cleaned_data


def note_failure(username: str, door: Door) -> None:
    """A sign-in that failed, and the wait that follows from it."""
    user = User.objects.filter(username=username).first()
    security_log.note(SecurityEventKind.SIGN_IN_FAILED, user=user, unknown_name=username)
    if door.next_waits_until:
        detail = f"Until {wait_words(door.next_waits_until)}"
        security_log.note(SecurityEventKind.HELD, user=user, unknown_name=username, detail=detail)


class OwnPasswordForm(PageForm):
    submit_label = "Change my password"

    current = password_field("Your password now", "current-password")
    new = password_field(
        "New password",
        "new-password",
        help_text=(
            "At least 12 characters, and not one that is easy to guess. Three words that have nothing to do"
            " with one another, or with you, are easy to remember."
        ),
    )
    again = password_field("New password again", "new-password")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_current(self) -> str:
        """Whoever sits at a screen that was left open is not thereby its owner."""
        given: str = self.cleaned_data["current"]
        door = Door.of_own_password(self.user)
        until = door.knock()
        if until:
            raise ValidationError(f"This failed too often. You can try again at {wait_words(until)}")
        if not self.user.check_password(given):
            raise ValidationError("This is not your password now. Type the one you signed in with")
        door.opened()
        return given

    def clean_new(self) -> str:
        given: str = self.cleaned_data["new"]
        if given == self.data.get(self.add_prefix("current")):
            raise ValidationError("The new password is the one you have now. Choose another")
        validate_password(given, self.user)
        return given

    def clean_again(self) -> str:
        given: str = self.cleaned_data["again"]
        if self.cleaned_data.get("new") not in (None, given):
            raise ValidationError("The new password is not the same both times. Type it again")
        return given
