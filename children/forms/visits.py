"""The form of a visit: written once, with each child's own part."""

from collections.abc import Sequence
from typing import Any

from casework import clock
from casework.forms import (
    CheckboxField,
    DateTimeField,
    Details,
    Fieldset,
    LongTextField,
    PageForm,
    RadioField,
    TextField,
)
from children.models import Person

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
            ("Home", "At home"),
            ("School or nursery", "At school or nursery"),
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
        private = Details(f"Something about {self.child.called} only", "private_account")
        parts = ["visited_at", "place", "present", "account", Fieldset(self.child.name, *main, private)]
        return [*parts, *map(self._part_for, self.siblings)]

    def _part_for(self, sibling: Person) -> Fieldset:
        first, *more = _fields_of(sibling, _suffix(sibling), sibling=True)
        told = [name for name in more if name.startswith(("words", "private_account"))]
        said = "About" if sibling.is_unborn else f"What {sibling.called} said, or about"
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


OWN_ANSWERS = ("seen", "not_alone_reason", "not_seen_reason", "words", "private_account")


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
        "words": lambda: LongTextField(
            label=f"In {called}’s words",
            rows=3,
            required=False,
            help_text="As they said it. For a child too young to speak, what you saw.",
        ),
        "private_account": lambda: LongTextField(
            label=f"About {called} only",
            rows=3,
            required=False,
            help_text="Kept on this child’s record and on nobody else’s.",
        ),
    }
    return {f"{name}{suffix}": offered[name]() for name in _asked_of(person, sibling=sibling)}
