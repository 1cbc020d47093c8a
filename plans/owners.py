"""Who can own an action: staff who work with the child, their team, and the family."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from casework import clock
from casework.models import User, in_force
from children.choices import WORKING, InvolvementKind
from children.models import Involvement, Person
from children.records import records_of
from children.relatives import relatives_of
from plans.models import Action, Plan


@dataclass
class Owners:
    """The people offered, each by a key that the page carries."""

    staff: dict[str, User]
    family: dict[str, tuple[Person, str]]
    #: Owners the user may not know of: they stay what they are, unnamed.
    hidden: dict[str, Person]

    def choices(self) -> list[Any]:
        """For a list: staff first, then family, each under a heading."""
        groups = []
        if self.staff:
            groups.append(("Staff", [(key, user.full_name) for key, user in self.staff.items()]))
        if self.family:
            groups.append(("Family", [(key, label) for key, (_, label) in self.family.items()]))
        if self.hidden:
            groups.append(("As it is", [(key, "A member of the family") for key in self.hidden]))
        return [("", "Nobody yet"), *groups]

    def chosen(self, key: str) -> dict[str, Any]:
        """The owner chosen, as services take it."""
        family = self.family.get(key)
        person = family[0] if family else self.hidden.get(key)
        return {"owner_user": self.staff.get(key), "owner_person": person}

    def key_of(self, action: Action) -> str:
        """The key of the owner an action has; one that tells nothing of a hidden person."""
        if action.owner_user_id:
            return f"staff-{action.owner_user_id}"
        key = f"family-{action.owner_person_id}" if action.owner_person_id else ""
        return key if not key or key in self.family else f"kept-{action.pk}"


def owners_for(plan: Plan, user: User) -> Owners:
    """Whom the user may choose: never a restricted person they may not know of."""
    staff = {f"staff-{each.pk}": each for each in _staff(plan)}
    family = {f"family-{person.pk}": (person, label) for person, label in _family(plan, user)}
    owned = Action.objects.present().filter(goal__plan=plan, owner_person__isnull=False)
    shown = {person.pk for person, _ in family.values()}
    hidden = {
        f"kept-{action.pk}": action.owner_person
        for action in owned.select_related("owner_person")
        if action.owner_person and action.owner_person.pk not in shown
    }
    return Owners(staff, family, hidden)


def _staff(plan: Plan) -> Any:
    """Those who work with the child and the team that holds the referral; those who own an action now."""
    child = plan.child
    live = Involvement.objects.live().filter(person__in=records_of(child))
    chosen = Q(pk__in=Action.objects.present().filter(goal__plan=plan).values("owner_user"))
    if child.restricted:
        chosen |= Q(pk__in=live.filter(kind=InvolvementKind.NAMED).values("user"))
    else:
        chosen |= Q(pk__in=live.filter(kind__in=WORKING).values("user"))
        members = User.objects.filter(
            in_force(clock.today(), "team_memberships__"), team_memberships__team=plan.team.pk
        )
        chosen |= Q(pk__in=members.values("pk"))
    return User.objects.filter(chosen, is_active=True).order_by("full_name")


def _family(plan: Plan, user: User) -> list[tuple[Person, str]]:
    child = plan.child
    known = Person.objects.findable_by(user)
    found = [(each.person, f"{each.person.name}, {each.words.lower()}") for each in relatives_of(user, child)]
    listed = {person.pk for person, _ in found} | {child.pk}
    owners = known.filter(pk__in=Action.objects.present().filter(goal__plan=plan).values("owner_person"))
    found += [(person, person.name) for person in owners if person.pk not in listed]
    return [*found, (child, f"{child.name}, themselves")]
