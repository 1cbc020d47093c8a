"""What can be recorded of a life, and what the record says of what happened."""

from dataclasses import dataclass

from django.urls import reverse

from casework.templatetags.casework import day_words, moment_words
from children.models import Birth, Death, LifeEvent, Person
from children.services.life.twins import may_have_a_twin


@dataclass(frozen=True)
class Change:
    """One thing that can have changed, and the page that records it."""

    label: str
    hint: str
    url: str


def changes_for(person: Person) -> list[Change]:
    """What can be recorded of this person now, the commonest first."""
    if person.is_unborn:
        return [
            _change(
                person, "child_birth", "The baby is born", "Date, sex, name; then twins, if there are two."
            ),
            _change(person, "child_stillbirth", "The baby was stillborn", "Recorded with care, once."),
            _change(person, "child_name", "Another name", "A name given before the birth."),
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
    found.append(
        _change(person, "child_name", "Another name", "Marriage, deed poll, court order, their wish.")
    )
    if not person.has_died:
        found.append(_change(person, "child_death", "They have died", "And who must be told of it."))
    return found


def _change(person: Person, page: str, label: str, hint: str) -> Change:
    return Change(label, hint, reverse(page, args=[person.pk]))


def facts_of(event: LifeEvent, death: Death | None) -> list[tuple[str, str]]:
    """What the record says of an event, as pairs of label and value; nothing that is empty."""
    facts = [("When", day_words(event.happened_at)), ("More about it", event.text)]
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
