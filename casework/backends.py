"""Who a session belongs to."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from casework.models import User


class StaffBackend(ModelBackend):
    """Django's own, which fetches the user of a session together with their roles, teams and duty."""

    def get_user(self, user_id: Any) -> User | None:
        user = User.objects.with_standing(user_id)
        return user if user and self.user_can_authenticate(user) else None
