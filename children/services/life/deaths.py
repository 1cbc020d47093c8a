"""A death: what is known of it, and who must be told."""

from datetime import date, datetime
from typing import NotRequired, TypedDict, Unpack

from django.utils import timezone

from casework import actor, clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from casework.templatetags.casework import day_words
from children.access import require_writer
from children.choices import Known, LifeEventKind, SchoolSetting
from children.models import Death, LifeEvent, Person, Relationship
from children.notifications import Facts
from children.services.life.births import has_siblings
from children.services.life.events import put_on_record
from children.services.life.notifications import ask_to_tell
from children.timescales import SERIOUS_INCIDENT

PARENTAL = ("mother", "father", "step_parent", "carer", "grandparent", "parents_partner")
#: Until this age a care leaver's death is notified as that of a child in care is.
CHILDHOOD_ENDS = 18


class DeathFacts(TypedDict):
    """What is recorded of a death."""

    died_on: date
    is_certain: bool
    learned_at: datetime
    learned_from: str
    expected: str
    suspected: str
    in_care: bool
    uncertain_words: NotRequired[str]
    place: NotRequired[str]
    account: NotRequired[str]


@service
def record_death(*, by: User, person: Person, version: int, **facts: Unpack[DeathFacts]) -> Death:
    """Record that somebody has died, and work out from the facts who must be told, and by when.

    Nobody is asked to visit them or to write about them any more; what is open goes to the manager,
    who brings it to an end by a decision. Sources: Children Act 2004, section 16C; Child Death
    Review: Statutory and Operational Guidance.
    """
    require_writer(by, person)
    row = Person.take(person.pk, version=version)
    _refuse_impossible(row, facts)
    row.date_of_death = facts["died_on"]
    row.save()
    death = Death.objects.create(person=row, **facts)
    sure = "" if death.is_certain else f" The date is not certain: {death.uncertain_words}"
    event = put_on_record(
        row, LifeEventKind.DEATH, death.died_on, f"Died on {day_words(death.died_on)}", text=sure.strip()
    )
    ask_to_tell(event, _facts_of(death), counts_from=death.learned_at)
    return death


@service
def say_what_is_suspected(*, by: User, death: Death, version: int, suspected: str, why: str) -> Death:
    """Say what is now known of whether abuse or neglect played a part, and why we say so.

    Where it is known or suspected now, the serious incident is notified within 5 working days of
    our learning that; what was asked before stays asked.
    """
    row = Death.take(death.pk, version=version)
    require_writer(by, row.person)
    if suspected == row.suspected:
        raise NotNow("That is what the record says already.")
    with actor.acting(by, because=why):
        row.suspected = suspected
        row.save()
    event = LifeEvent.objects.get(person=row.person, kind=LifeEventKind.DEATH)
    ask_to_tell(event, _facts_of(row), counts_from=clock.now())
    return row


def serious_incident_words(death: Death) -> str:
    """The clock of the serious incident notification, explained."""
    return SERIOUS_INCIDENT.explain(death.learned_at)


def _refuse_impossible(person: Person, facts: DeathFacts) -> None:
    died, learned = facts["died_on"], facts["learned_at"]
    if person.has_died:
        raise NotNow(f"The record says already that {person.name} has died.")
    if person.is_unborn:
        raise NotNow("The child is not yet born. Record a stillbirth instead.")
    if died > clock.today() or learned > clock.now():
        raise NotNow("The date of death, and when we learned of it, must be today or earlier.")
    if person.date_of_birth and died < person.date_of_birth:
        raise NotNow("The date of death is before the date of birth. Check both.")
    if timezone.localdate(learned) < died:
        raise NotNow("We cannot have learned of it before it happened. Check both dates.")
    if not facts["is_certain"] and not facts.get("uncertain_words", "").strip():
        raise NotNow("Say what is known of the date, where it is not certain.")


def _facts_of(death: Death) -> Facts:
    person = death.person
    age = person.age_on(death.died_on)
    of_child = age is not None and (age < CHILDHOOD_ENDS or death.in_care)
    attended = person.schoolings.filter(ends=None).exclude(setting=SchoolSetting.NONE)
    cared_for = Relationship.objects.filter(other=person, ends=None, kind__in=PARENTAL)
    return Facts(
        of_child=of_child,
        expected=death.expected,
        suspected=death.suspected if of_child else Known.NO,
        in_care=death.in_care,
        at_school=bool(person.school) or attended.exists(),
        has_siblings=has_siblings(person),
        has_children=cared_for.exists(),
    )
