"""What can be recorded of a life, and what the record says of what happened."""

from dataclasses import dataclass

from django.urls import reverse

from casework.models import User
from casework.templatetags.casework import day_words, moment_words
from children.choices import LifeEventKind
from children.models import Birth, Death, LifeEvent, Person, Relationship
from children.services.life.happenings import TITLES
from children.services.life.twins import may_have_a_twin


@dataclass(frozen=True)
class Change:
    """One thing that can have changed, and the page that records it."""

    label: str
    hint: str
    url: str


def changes_for(person: Person) -> list[Change]:
    """What can be recorded of this person now, the commonest first."""
    hint = "What happened earlier, even where only the year is known."
    before = _change(person, "earlier_add", "Something from before", hint)
    if person.is_unborn:
        return [
            _change(
                person, "child_birth", "The baby is born", "Date, sex, name; then twins, if there are two."
            ),
            _change(person, "child_stillbirth", "The baby was stillborn", "Recorded with care, once."),
            _change(person, "child_name", "Another name", "A name given before the birth."),
            before,
        ]
    found = []
    if may_have_a_twin(Birth.objects.filter(person=person).first()):
        found.append(
            _change(person, "child_twin", "There is a twin", "A second child born of the same pregnancy.")
        )
    if not person.has_died:
        found += [
            _change(person, "missing_add", "They are missing", "Or were, and are back."),
            _change(person, "child_move", "They moved", "The new address, who went along and who stayed."),
            _change(
                person, "child_school", "Another school", "Or none: excluded, educated at home, no place."
            ),
        ]
        found += _happenings(person)
    found.append(
        _change(person, "child_name", "Another name", "Marriage, deed poll, court order, their wish.")
    )
    found.append(before)
    if not person.has_died:
        found.append(_change(person, "child_death", "They have died", "And who must be told of it."))
    return found


def _happenings(person: Person) -> list[Change]:
    """What else can have happened, each on a page that asks only what it needs."""
    offered = [
        (LifeEventKind.ARREST, "An arrest", "What for, where, who stood by them, what came of it."),
        (LifeEventKind.LOSS, "A loss", "Somebody died, or went out of their life."),
        (LifeEventKind.HOSPITAL, "Hospital", "Why, how long, and whether it is a safeguarding concern."),
        (LifeEventKind.EXCLUSION, "Exclusion from school", "For some days. For good: record another school."),
    ]
    hint = "Somebody of the family, or new to it, lives there now."
    return [
        _change(person, "new_adult_add", "A new adult in the home", hint),
        *(
            Change(label, hint, reverse("happening_add", args=[person.pk, kind]))
            for kind, label, hint in offered
        ),
    ]


def _change(person: Person, page: str, label: str, hint: str) -> Change:
    return Change(label, hint, reverse(page, args=[person.pk]))


def facts_of(event: LifeEvent, death: Death | None) -> list[tuple[str, str]]:
    """What the record says of an event, as pairs of label and value; nothing that is empty."""
    facts = [
        ("When", event.when.words),
        ("Until", day_words(event.until)),
        ("Where", event.place),
        ("Appropriate adult", event.appropriate_adult),
        ("What came of it", event.outcome),
        ("Safeguarding concern", event.get_concern_display() if event.concern else ""),
        ("More about it", event.text),
        ("What it means for the child", event.impact),
    ]
    if death:
        facts = [
            ("Died on", day_words(death.died_on)),
            ("The date", "Certain" if death.is_certain else f"Not certain: {death.uncertain_words}"),
            ("Where", death.place),
            ("We learned of it", f"{moment_words(death.learned_at)}, from {death.learned_from}"),
            ("Expected", death.get_expected_display()),
            ("Abuse or neglect known or suspected", death.get_suspected_display()),
            ("In care, or a care leaver", "Yes" if death.in_care else "No"),
            ("What is known", death.account),
        ]
    elif event.kind in ("birth", "stillbirth"):
        facts += _of_birth(event.person)
    return [(label, value) for label, value in facts if value]


def _of_birth(person: Person) -> list[tuple[str, str]]:
    birth = Birth.objects.filter(person=person).first()
    if birth is None:
        return []
    return [
        ("Time", f"{birth.born_at:%H:%M}" if birth.born_at else ""),
        ("Sex", birth.get_sex_display() if birth.sex != "U" else ""),
        ("Where", birth.place),
        ("Was expected on", day_words(birth.expected_on)),
    ]


def adult_of(user: User, event: LifeEvent) -> Person | None:
    """Who came to live in the home, where the user may know of them."""
    if event.relationship_id is None:
        return None
    row = Relationship.objects.filter(pk=event.relationship_id).values("other")
    return Person.objects.findable_by(user).filter(pk__in=row).first()


def stands_by_itself(event: LifeEvent) -> bool:
    """Whether an event changed nothing else on the record, so that it can be struck out alone."""
    return event.kind in {*TITLES, LifeEventKind.NEW_ADULT, LifeEventKind.EARLIER}
