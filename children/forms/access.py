"""Forms about who may open a record."""

from typing import Any

from casework import clock
from casework.forms import LongTextField, PageForm, RadioField, RecordsField
from casework.models import RoleHeld, User, in_force
from casework.roles import MANAGING, Role
from children.choices import InvolvementKind
from children.models import Involvement, Person


class ReasonForm(PageForm):
    submit_label = "Open the record"

    reason = LongTextField(
        label="Why you need to open it",
        rows=3,
        max_length=500,
        min_length=10,
        help_text="Those involved see that you opened it, and this reason.",
        error_messages={
            "required": "Say why you need to open it",
            "min_length": "Say why you need to open it, in a few words more",
        },
    )


class RestrictForm(PageForm):
    """Who may know of a restricted record; for one restricted already, also whether to lift it."""

    what = RadioField(
        label="What do you want to do?",
        choices=[("named", "Change who is named"), ("lift", "Lift the restriction")],
        reveals={"named": ["named"]},
    )
    named = RecordsField(
        label="Who may open the record",
        help_text="At least two, one of them from information governance, who is its custodian.",
        error_messages={"required": "Choose at least two people, one of them from information governance"},
    )
    reason = LongTextField(label="Why", rows=3, max_length=500)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        self.person = person
        people = _who_may_be_named(person)
        roles = _roles_of(people)
        if person.restricted:
            kwargs["initial"] = {"named": [row.user_id for row in _named(person)]}
        super().__init__(*args, **kwargs)
        self.fields["named"].label_of = lambda user: f"{user}, {roles.get(user.pk, 'no role')}"
        self.fields["named"].queryset = people
        if not person.restricted:
            self.submit_label = "Restrict this record"
            del self.fields["what"]

    @property
    def lifts(self) -> bool:
        return self.cleaned_data.get("what") == "lift"


def _named(person: Person) -> Any:
    return Involvement.objects.live().filter(person=person, kind=InvolvementKind.NAMED)


def _who_may_be_named(person: Person) -> Any:
    """Those involved with the person, managers, and information governance; not the whole directory."""
    held = RoleHeld.objects.filter(in_force(clock.today()), role__in=[*MANAGING, Role.INFORMATION_GOVERNANCE])
    involved = Involvement.objects.live().filter(person=person).exclude(user=None)
    involved = involved.exclude(kind=InvolvementKind.STATED_REASON)
    users = User.objects.filter(is_active=True)
    return users.filter(pk__in=held.values("user")) | users.filter(pk__in=involved.values("user"))


def _roles_of(users: Any) -> dict[Any, str]:
    found: dict[Any, list[str]] = {}
    for row in RoleHeld.objects.filter(in_force(clock.today()), user__in=users.values("pk")):
        found.setdefault(row.user_id, []).append(row.get_role_display())
    return {user: ", ".join(sorted(names)) for user, names in found.items()}
