"""What every template knows: the service's name and what the header offers this user."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import cached_property

from casework.labels import local
from casework.models.user import TeamKind
from casework.roles import IN_ADMIN, RECORDS, SCREENING, Role

#: What the service is called: as set up, or in the council's own words.
SERVICE_NAME = local("service.name", settings.SERVICE_NAME)


class Nav:
    """What the header offers. Asks for the user's roles only when a template does."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def _holds(self, *roles: str) -> bool:
        user = getattr(self.request, "user", None)
        return bool(user and user.is_authenticated and user.has_role(*roles))

    @cached_property
    def record(self) -> bool:
        return self._holds(*RECORDS)

    @cached_property
    def team(self) -> bool:
        return self._holds(Role.TEAM_MANAGER, Role.SERVICE_MANAGER)

    @cached_property
    def maru(self) -> bool:
        return self._holds(*SCREENING)

    @cached_property
    def early_help(self) -> bool:
        """Whether the user works in the early help hub."""
        user: Any = getattr(self.request, "user", None)
        return self._holds(*RECORDS) and any(team.kind == TeamKind.EARLY_HELP for team in user.teams)

    @cached_property
    def admin(self) -> bool:
        return self._holds(*IN_ADMIN)

    @cached_property
    def admin_label(self) -> str:
        return "Leaders’ overview" if self._holds(Role.SENIOR_LEADER) else "Admin site"

    @cached_property
    def in_error(self) -> bool:
        """Whether the user reads what was struck out because it was recorded in error."""
        return self._holds(Role.INFORMATION_GOVERNANCE)

    @cached_property
    def drafts(self) -> int:
        """How many drafts of theirs wait."""
        user = getattr(self.request, "user", None)
        return user.drafts_waiting if user and user.is_authenticated else 0

    @cached_property
    def find(self) -> bool:
        """Whether a search for people would find anybody: not for those who see no case content."""
        user = getattr(self.request, "user", None)
        return bool(user and user.is_authenticated and user.sees_cases)


def site(request: HttpRequest) -> dict[str, Any]:
    return {
        "SERVICE_NAME": SERVICE_NAME,
        "DEMONSTRATION": settings.DEMONSTRATION,
        "IDLE_MINUTES": settings.IDLE_MINUTES,
        "DRAFT_DAYS": settings.DRAFT_DAYS,
        "nav": Nav(request),
    }
