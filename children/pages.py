"""What every page about a person shows round its content: whose record it is, and where else to go.

A page of any app extends children/layout.html and adds child_context() to its own context.
"""

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from casework import clock
from casework.contributions import gather
from casework.models import Position, Team, TeamMembership, User, in_force
from casework.templatetags.casework import day_words
from children.holders import Holders, holders_of
from children.missing import missing_now, since_words
from children.models import Address, Person, Warning
from children.records import merged_into, records_of
from children.relatives import Relative, relatives_of

#: The parts of a record, in the order of the sub-navigation: address name and label.
SECTIONS = [
    ("child", "Overview"),
    ("child_timeline", "Timeline"),
    ("child_chronology", "Chronology"),
    ("child_notes", "Notes"),
    ("child_family", "Family"),
    ("child_map", "Map"),
    ("child_assessments", "Assessments"),
    ("child_plans", "Plan and reviews"),
    ("child_decisions", "Decisions"),
    ("child_documents", "Documents"),
    ("child_access", "Access"),
]
ADDRESS_RESTRICTED = "Restricted, shown to nobody"


@dataclass(frozen=True)
class Summary:
    """Whose record this is: the identity bar."""

    name: str
    known_as: str
    url: str
    number: str
    age_words: str
    born: str
    lives_with: str
    address: str
    worker: str
    manager: str
    warnings: list[str]
    restricted: bool
    missing: str = ""


def child_context(request: HttpRequest, child: Person) -> dict[str, Any]:
    """What children/layout.html needs, in five queries after open_person however long the record."""
    user: Any = request.user
    family = relatives_of(user, child)
    holders = holders_of(user, child)
    warnings = list(
        Warning.objects.filter(person__in=records_of(child), ended_at=None).order_by("entered_at")
    )
    missing = missing_now(child)
    summary = _summary(child, family, holders, warnings)
    return {
        "child": child,
        "family": family,
        "holders": holders,
        "warnings": warnings,
        "may_write": holders.may_write,
        "reads_until": holders.reads_until,
        "merged_in": merged_into(child),
        "sections": SECTIONS,
        "summary": replace(summary, missing=since_words(missing) if missing else ""),
    }


def _summary(child: Person, family: list[Relative], holders: Holders, warnings: list[Warning]) -> Summary:
    home = [f"{each.person.name} ({each.words.lower()})" for each in family if each.lives_with]
    return Summary(
        name=child.name,
        known_as=child.known_as,
        url=reverse("child", args=[child.pk]),
        number=child.number,
        age_words=child.age_words,
        born=life_words(child),
        lives_with=", ".join(home),
        address=address_words(child),
        worker=holders.words,
        manager=", ".join(str(manager) for manager in _managers(holders)),
        warnings=[
            *gather("panels", "warnings_for", child),
            *(f"{warning.get_kind_display()}: {warning.words}" for warning in warnings),
        ],
        restricted=child.restricted,
    )


def life_words(person: Person) -> str:
    """The date of birth; of somebody who has died, the dates of their life."""
    born = day_words(person.date_of_birth)
    if person.date_of_birth and person.date_of_death:
        return f"{born} to {day_words(person.date_of_death)}"
    return born or day_words(person.date_of_death)


def address_words(person: Person) -> str:
    """The present address on one line, or that it is restricted."""
    address = Address.objects.filter(person=person, ends=None).first()
    if address is None:
        return ""
    if address.restricted:
        return ADDRESS_RESTRICTED
    return ", ".join(part.strip() for part in [*address.lines.splitlines(), address.postcode] if part.strip())


def _managers(holders: Holders) -> list[User]:
    """Who manages the worker, or the team that has yet to allocate."""
    now = in_force(clock.today())
    if holders.worker:
        teams = TeamMembership.objects.filter(now, user=holders.worker).values("team")
    elif holders.team:
        teams = Team.objects.filter(pk=holders.team.pk).values("pk")
    else:
        return []
    rows = TeamMembership.objects.filter(now, position=Position.MANAGER, team__in=teams)
    return list(User.objects.filter(pk__in=rows.values("user")).order_by("full_name"))
