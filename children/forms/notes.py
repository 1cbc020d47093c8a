"""Forms of case notes: writing one, correcting one, and choosing which to show."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.forms import ChoiceField

from casework import clock
from casework.forms import (
    CheckboxesField,
    CheckboxField,
    Choice,
    DateField,
    DateTimeField,
    Details,
    Inline,
    LongTextField,
    NamedForm,
    Note,
    PageForm,
    RadioField,
    TextField,
    VersionedForm,
)
from children.choices import NoteKind
from children.models import Person

#: More brothers and sisters than this are folded away, so that the form stays short.
SHOWN_UNFOLDED = 3
#: Said where some of the children are restricted and some are not.
KEEP_APART = (
    "The record of {} is restricted. What happened, as you write it, stands on every record you tick."
)
SHARED = ("kind", "happened_at", "with_whom", "account", "opinion", "third_party", "significance")


class _NoteQuestions(PageForm):
    """What is asked of every note. Three answers are required, and the time is filled in."""

    kind = RadioField(label="What it was", choices=NoteKind.choices, inline=True)
    happened_at = DateTimeField(label="When", past=True)
    with_whom = TextField(
        label="With whom", required=False, help_text="For example, Mrs Oliver, head of year"
    )
    account = LongTextField(
        label="What happened", rows=6, help_text="What was said and done: the facts, and who told them."
    )
    opinion = LongTextField(
        label="What you make of it",
        rows=3,
        required=False,
        help_text="Your own view, kept apart from the facts and shown as yours.",
    )
    third_party = LongTextField(
        label="Information from or about other people, given in confidence",
        rows=3,
        required=False,
        help_text="Marked as third-party information, and left out of a copy for the child or the family.",
    )
    private_account = LongTextField(label="About this child only", rows=3, required=False)
    significance = TextField(
        label="Why it is significant",
        max_length=300,
        required=False,
        help_text="One line. The note then stands among the significant events of the child’s life.",
    )

    def __init__(self, *args: Any, child: Person, **kwargs: Any) -> None:
        self.child = child
        super().__init__(*args, **kwargs)

    @property
    def folded(self) -> list[Details]:
        """What most notes do without."""
        return [
            Details("Third-party information", "third_party"),
            Details(f"Something about {self.child.called} only", "private_account"),
            Details("This is a significant event", "significance"),
        ]


class NoteForm(_NoteQuestions):
    """A note about a child, and about the brothers and sisters ticked.

    `siblings` are those the user may write about. What is said is shared; each has a line of their own.
    """

    submit_label = "Save the note"

    def __init__(self, *args: Any, child: Person, siblings: Sequence[Person] = (), **kwargs: Any) -> None:
        self.siblings = list(siblings)
        own = dict(self.base_fields)
        for sibling in self.siblings:
            own[_own_line(sibling)] = LongTextField(
                label=f"About {sibling.called} only", rows=2, required=False
            )
        if self.siblings:
            own["siblings"] = CheckboxesField(
                label="Whose record else does it belong on?",
                choices=[Choice(sibling.pk.hex, sibling.name) for sibling in self.siblings],
                reveals={sibling.pk.hex: [_own_line(sibling)] for sibling in self.siblings},
                required=False,
            )
        self.base_fields = own
        initial = {"happened_at": clock.now(), **kwargs.pop("initial", {})}
        super().__init__(*args, child=child, initial=initial, **kwargs)

    def get_layout(self) -> Sequence[Any]:
        return ["kind", "happened_at", "with_whom", "account", "opinion", *self._whose_else(), *self.folded]

    def _whose_else(self) -> list[Any]:
        hidden = [each.called for each in (self.child, *self.siblings) if each.restricted]
        parts: list[Any] = ["siblings"] if self.siblings else []
        if self.siblings and 0 < len(hidden) <= len(self.siblings):
            parts.append(Note(KEEP_APART.format(" and ".join(hidden))))
        if len(self.siblings) > SHOWN_UNFOLDED:
            return [Details("Also about a brother or sister", *parts)]
        return parts

    def note_answers(self) -> dict[str, Any]:
        """The keyword arguments of record_note, all but `by`."""
        data = self.cleaned_data
        ticked = [sibling for sibling in self.siblings if sibling.pk.hex in data.get("siblings", [])]
        return {
            **{name: data[name] for name in SHARED},
            "children": [
                {"child": self.child, "private_account": data["private_account"]},
                *({"child": each, "private_account": data[_own_line(each)]} for each in ticked),
            ],
        }


class CorrectNoteForm(_NoteQuestions, VersionedForm):
    """A note put right, and why. What stood there before stays in its history."""

    submit_label = "Save the correction"

    reason = TextField(label="Why it is corrected", max_length=300)

    def __init__(self, *args: Any, author: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opinion"].label = f"What {author} makes of it"
        self.fields["opinion"].help_text = ""

    def get_layout(self) -> Sequence[Any]:
        return ["kind", "happened_at", "with_whom", "account", "opinion", *self.folded, "reason"]

    @property
    def correction(self) -> dict[str, Any]:
        """The keyword arguments of correct_note, all but `by` and `note`."""
        return {**self.answers, "version": self.cleaned_data["version"]}


#: What stands in a filter where nothing is asked for.
ANY = "any"


class NotesFilter(NamedForm):
    """Which notes to show. Nothing in it tells who the child is: it may stand in the address."""

    layout = [Inline("kind", "author"), Inline("since", "until"), "significant"]

    kind = ChoiceField(label="What it was", choices=[(ANY, "Anything"), *NoteKind.choices])
    author = ChoiceField(label="Written by")
    since = DateField(label="From", required=False, help_text="")
    until = DateField(label="To", required=False, help_text="")
    significant = CheckboxField(label="Significant events only")

    def __init__(self, data: Mapping[str, Any], *, authors: Sequence[tuple[int, str]]) -> None:
        asked = any(data.get(name) for name in ASKED)
        super().__init__({"kind": ANY, "author": ANY, **dict(data.items())} if asked else None)
        self.fields["author"].choices = [(ANY, "Anybody"), *((str(pk), name) for pk, name in authors)]

    @property
    def wanted(self) -> dict[str, Any]:
        """What was asked for; nothing where the form was not sent or is wrong."""
        answers = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return {name: value for name, value in answers.items() if value and value != ANY}


PARTS = ("day", "month", "year")
ASKED = ("kind", "author", "significant", *(f"{end}-{part}" for end in ("since", "until") for part in PARTS))


def _own_line(sibling: Person) -> str:
    return f"own_{sibling.pk.hex}"
