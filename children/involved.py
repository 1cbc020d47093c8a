"""Who is involved with a person now, and what of it opens the record to a user: one question, asked all day.

Every page about a child and every service that writes on one asks it. So it is prepared: the statement is
made once for each set of roles and number of teams, out of the rules as children.querysets has them.
"""

from typing import Any

from django.db.models import BigIntegerField, DateField, DateTimeField, Exists, F, OuterRef, UUIDField

from casework import clock
from casework.models import Team, User
from casework.prepared import Given, Prepared, columns_of, objects_in
from casework.roles import Role
from children.choices import InvolvementKind
from children.models import Involvement, Person

#: By the roles and the numbers of teams of whoever asks.
_questions: dict[tuple[frozenset[Role], int, int, int], Prepared] = {}

_MODELS = ((Involvement, ""), (User, "user__"), (Team, "team__"))


class _Somebody:
    """Whoever asks, with gaps for what they are: what the rules need of a user."""

    def __init__(self, roles: frozenset[Role], teams: int, duty: int, managed: int) -> None:
        self.pk = Given("user", BigIntegerField())
        self.roles = roles
        self.team_ids = _gaps("team", teams)
        self.duty_team_ids = _gaps("duty team", duty)
        self.managed_team_ids = _gaps("managed team", managed)

    def has_role(self, *roles: Role) -> bool:
        return not self.roles.isdisjoint(roles)


def involved(user: User, person: Person) -> list[Any]:
    """The involvements in force with a person, oldest first, with whoever holds them.

    Each says whether it `opens` the record to the user, as Person.readable_by has it, and `writes`: whether
    it is one that lets them add to it.
    """
    teams = (user.team_ids, user.duty_team_ids, user.managed_team_ids)
    shape = (user.roles, *(len(each) for each in teams))
    asked = _questions.get(shape)
    if asked is None:
        asked = _questions[shape] = Prepared(lambda: _question(_Somebody(*shape)))
    given: dict[str, Any] = {"user": user.pk, "person": person.standing_id}
    given |= {"today": clock.today(), "now": clock.now()}
    for name, keys in zip(("team", "duty team", "managed team"), teams, strict=True):
        given |= {f"{name} {number}": key for number, key in enumerate(keys)}
    return [_row(values) for values in asked.rows(**given)]


def _gaps(name: str, number: int) -> list[Given]:
    return [Given(f"{name} {each}", BigIntegerField()) for each in range(number)]


def _question(somebody: Any) -> Any:
    today, now = Given("today", DateField()), Given("now", DateTimeField())
    own = Involvement.objects.filter(pk=OuterRef("pk"))
    named = own.filter(kind=InvolvementKind.NAMED, user=somebody.pk)
    rows = Involvement.objects.live(now).filter(person__stands_as=Given("person", UUIDField()))
    rows = rows.annotate(
        of_restricted=F("person__restricted"),
        gives=Exists(own.giving(somebody, today, now)),
        names=Exists(named),
        lets_write=Exists(own.working(somebody, today, now)),
    )
    told = ("of_restricted", "gives", "names", "lets_write")
    return rows.order_by("starts_at").values_list(*columns_of(_MODELS), *told)


def _row(values: tuple[Any, ...]) -> Any:
    (row, row_user, row_team), told = objects_in(_MODELS, values)
    row.user, row.team = row_user, row_team
    row.of_restricted, gives, names_them, row.writes = told
    row.opens = names_them if row.of_restricted else gives
    return row
