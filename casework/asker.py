"""Whoever asks: what rules need to know of a user, and what stands for the user in a prepared question."""

from typing import Any, ClassVar

from django.db.models import BigIntegerField

from casework.prepared import Gap, Given, gap_for
from casework.roles import WITHOUT_CASES, Role

TEAMS = ("team_ids", "duty_team_ids", "managed_team_ids")


class HoldsRoles:
    """Somebody with roles, and what these let them see."""

    roles: Any

    def has_role(self, *roles: Role) -> bool:
        """Whether they hold any of the roles today."""
        return not self.roles.isdisjoint(roles)

    @property
    def sees_cases(self) -> bool:
        """Whether any role held may see case content or a person's name at all."""
        return bool(self.roles - WITHOUT_CASES)


class Asker(HoldsRoles):
    """Somebody with these roles, and gaps for the key and the teams."""

    is_authenticated: ClassVar[bool] = True

    def __init__(self, pk: Given, roles: frozenset[Role], teams: dict[str, Any]) -> None:
        self.pk, self.roles = pk, roles
        self.team_ids, self.duty_team_ids, self.managed_team_ids = (teams[name] for name in TEAMS)


def in_a_question(user: Any, name: str) -> Gap:
    """What stands for a user: the question is shaped by the roles and by how many teams they have."""
    teams = {each: gap_for(getattr(user, each), f"{name} {each}") for each in TEAMS}
    key = f"{name} pk"
    values = {key: user.pk}
    for gap in teams.values():
        values |= gap.values

    def stand_in() -> Asker:
        made = {each: gap.stand_in() for each, gap in teams.items()}
        return Asker(Given(key, BigIntegerField()), user.roles, made)

    return Gap((user.roles, *(gap.shape for gap in teams.values())), stand_in, values)
