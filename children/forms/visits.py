"""The form of a visit: written once, with each child's own part."""

from collections.abc import Callable, Sequence
from typing import Any

from casework import clock
from casework.forms import (
    CheckboxesField,
    CheckboxField,
    Choice,
    DateTimeField,
    Details,
    Fieldset,
    LongTextField,
    PageForm,
    RadioField,
    TextField,
)
from children.models import Person
from children.seeing_choices import Bedroom, MissedReason
from children.services.visits import HOME, SCHOOL

SEEN = [("alone", "Yes, alone"), ("not_alone", "Yes, but not alone"), ("no", "No")]
NOT_VISITED = ("not_visited", "Not visited this time")
ELSEWHERE = "elsewhere"


class VisitForm(PageForm):
    """A visit to a child, and to the brothers and sisters who were visited too.

    One answer for each of them says whether they were visited, seen, and seen alone. Nobody asks
    whether an unborn child was seen. `siblings` are those the user may write about.
    """

    submit_label = "Save the visit"

    visited_at = DateTimeField(label="When", past=True)
    place = RadioField(
        label="Where",
        choices=[
            (HOME, "At home"),
            (SCHOOL, "At school or nursery"),
            (ELSEWHERE, "Somewhere else"),
        ],
        reveals={ELSEWHERE: ["other_place"]},
        error_messages={"required": "Say where the visit was"},
    )
    other_place = TextField(label="Which place", max_length=150)
    present = TextField(label="Who else was there", max_length=300, required=False)
    account = LongTextField(
        label="What happened",
        rows=6,
        error_messages={"required": "Say what happened at the visit"},
    )

    def __init__(self, *args: Any, child: Person, siblings: Sequence[Person] = (), **kwargs: Any) -> None:
        self.child, self.siblings = child, list(siblings)
        own = dict(self.base_fields) | _fields_of(child, "")
        for sibling in self.siblings:
            own |= _fields_of(sibling, _suffix(sibling), sibling=True)
        self.base_fields = own
        super().__init__(
            *args, **{**kwargs, "initial": {"visited_at": clock.now(), **kwargs.get("initial", {})}}
        )

    def get_layout(self) -> Sequence[Any]:
        main = [name for name in _fields_of(self.child, "") if name in ("seen", "words")]
        private = Details(f"{_more_words(self.child)} {self.child.called} only", *_folded(self.child, ""))
        parts = ["visited_at", "place", "present", "account", Fieldset(self.child.name, *main, private)]
        return [*parts, *map(self._part_for, self.siblings)]

    def _part_for(self, sibling: Person) -> Fieldset:
        first, *more = _fields_of(sibling, _suffix(sibling), sibling=True)
        told = [name for name in more if name.startswith(FOLDED_OF_SIBLING)]
        said = "About" if sibling.is_unborn else f"What {sibling.called} said, what you saw, or about"
        return Fieldset(sibling.name, first, Details(f"{said} {sibling.called} only", *told))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for sibling in self.siblings:
            names = list(_fields_of(sibling, _suffix(sibling), sibling=True))
            if self._was_visited(sibling):
                continue
            if data.get(names[0]) in ("", False) and any(data.get(name) for name in names[1:]):
                self.add_error(names[0], _not_said(sibling))
            elif names[0] not in self.errors:
                for name in names:
                    self._empty(name)
        if data.get("place") == SCHOOL:
            for name in [name for name in self.fields if name.startswith("bedroom") and data.get(name)]:
                self.add_error(name, "A bedroom is not seen at school or nursery: take this answer out")
        return data

    def _was_visited(self, sibling: Person) -> bool:
        answer = self.cleaned_data.get(f"{_asked_first(sibling)}{_suffix(sibling)}")
        return bool(answer) and answer != NOT_VISITED[0]

    def visit_answers(self) -> dict[str, Any]:
        """The keyword arguments of record_visit, all but `by`."""
        data = self.cleaned_data
        visited = [sibling for sibling in self.siblings if self._was_visited(sibling)]
        return {
            "visited_at": data["visited_at"],
            "place": data["other_place"] if data["place"] == ELSEWHERE else data["place"],
            "present": data["present"],
            "account": data["account"],
            "children": [
                self._part_of(self.child, ""),
                *(self._part_of(sibling, _suffix(sibling)) for sibling in visited),
            ],
        }

    def _part_of(self, person: Person, suffix: str) -> dict[str, Any]:
        said = {name: self.cleaned_data.get(f"{name}{suffix}", "") for name in OWN_ANSWERS}
        seen = said.pop("seen")
        return {
            "child": person,
            "seen": seen in ("alone", "not_alone"),
            "seen_alone": seen == "alone",
            **said,
        }


class MissedVisitForm(PageForm):
    """A visit to a child that did not happen, to the brothers and sisters ticked too."""

    submit_label = "Save"

    planned_for = DateTimeField(label="When it should have been", past=True)
    reason = RadioField(label="Why it did not happen", choices=MissedReason.choices)
    explanation = LongTextField(
        label="More about why", rows=3, required=False, help_text="For example, who came to the door."
    )
    done_about_it = LongTextField(
        label="What was done about it",
        rows=4,
        help_text="What you did that day, whom you told, and when you go again.",
    )

    def __init__(self, *args: Any, child: Person, siblings: Sequence[Person] = (), **kwargs: Any) -> None:
        self.child, self.siblings = child, list(siblings)
        if self.siblings:
            offered = [Choice(each.pk.hex, each.name) for each in self.siblings]
            also = CheckboxesField(label="Who else should have been visited", choices=offered, required=False)
            self.base_fields = {**self.base_fields, "siblings": also}
        super().__init__(
            *args, **{**kwargs, "initial": {"planned_for": clock.now(), **kwargs.get("initial", {})}}
        )

    def missed_answers(self) -> dict[str, Any]:
        """The keyword arguments of record_missed_visit, all but `by`."""
        told = {name: value for name, value in self.answers.items() if name != "siblings"}
        chosen = self.cleaned_data.get("siblings", [])
        also = [each for each in self.siblings if each.pk.hex in chosen]
        return {**told, "children": [self.child, *also]}


OWN_ANSWERS = (
    "seen",
    "not_alone_reason",
    "not_seen_reason",
    "words",
    "observed",
    "bedroom",
    "private_account",
)
FOLDED = ("observed", "bedroom", "private_account")
FOLDED_OF_SIBLING = ("words", *FOLDED)


def _folded(person: Person, suffix: str) -> list[str]:
    return [name for name in _fields_of(person, suffix) if name.startswith(FOLDED)]


def _more_words(person: Person) -> str:
    return "Something about" if person.is_unborn else "What you saw, the bedroom, something about"


def _suffix(sibling: Person) -> str:
    return f"_{sibling.pk.hex}"


def _asked_first(person: Person) -> str:
    """The question that says whether a brother or sister was in the visit at all."""
    return "visited" if person.is_unborn else "seen"


def _not_said(person: Person) -> str:
    if person.is_unborn:
        return f"Say whether the visit is on {person.called}’s record too"
    return f"Say whether {person.called} was seen, and seen alone"


def _asked_of(person: Person, *, sibling: bool) -> tuple[str, ...]:
    if not person.is_unborn:
        return OWN_ANSWERS
    return ("visited", "private_account") if sibling else ("private_account",)


def _fields_of(person: Person, suffix: str, *, sibling: bool = False) -> dict[str, Any]:
    called = person.called
    offered = {
        "visited": lambda: CheckboxField(label=f"Put the visit on {called}’s record too"),
        "seen": lambda: RadioField(
            label=f"Was {called} seen?",
            choices=[*SEEN, NOT_VISITED] if sibling else SEEN,
            reveals={"not_alone": [f"not_alone_reason{suffix}"], "no": [f"not_seen_reason{suffix}"]},
            required=not sibling,
            error_messages={"required": _not_said(person)},
        ),
        "not_alone_reason": lambda: TextField(
            label=f"Why {called} was not seen alone",
            max_length=500,
            error_messages={"required": f"Say why {called} was not seen alone"},
        ),
        "not_seen_reason": lambda: LongTextField(
            label=f"Why {called} was not seen, and what was done",
            rows=3,
            error_messages={"required": f"Say why {called} was not seen, and what was done"},
        ),
        **_told_of(called),
    }
    return {f"{name}{suffix}": offered[name]() for name in _asked_of(person, sibling=sibling)}


def _told_of(called: str) -> dict[str, Callable[[], Any]]:
    """What may be left out: what they said, what was seen of them, what is theirs only."""
    return {
        "words": lambda: LongTextField(
            label=f"In {called}’s words",
            rows=3,
            required=False,
            help_text="As they said it, word for word.",
        ),
        "observed": lambda: LongTextField(
            label=f"What you saw of {called}",
            rows=3,
            required=False,
            help_text="How they were and what they did. Of a child too young to speak, this is their voice.",
        ),
        "bedroom": lambda: RadioField(
            label=f"Did you see {called}’s bedroom?", choices=Bedroom.choices, required=False, inline=True
        ),
        "private_account": lambda: LongTextField(
            label=f"About {called} only",
            rows=3,
            required=False,
            help_text="Kept on this child’s record and on nobody else’s.",
        ),
    }
