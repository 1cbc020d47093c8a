"""Forms about two records of one person."""

from collections.abc import Sequence
from typing import Any, ClassVar

from casework.forms import LongTextField, PageForm, RadioField
from children.choices import MergeOutcome
from children.forms.decisions import DecisionForm
from children.merging import Part, compared, work_on
from children.models import MergeDecision, Person


class ProposeMergeForm(PageForm):
    """Which of two records stands, and whose answer wherever they differ. Nothing is chosen beforehand."""

    submit_label = "Propose that they are one person"

    stands = RadioField(
        label="Which record stands?",
        help_text="The other stays as it is and points to this one. Nothing of either is lost.",
        error_messages={"required": "Choose which record stands"},
    )
    reason = LongTextField(
        label="Why they are one person",
        rows=4,
        help_text="What tells you so: the same mother, the same NHS number, the school’s answer.",
        error_messages={"required": "Say why they are one person"},
    )

    def __init__(self, *args: Any, one: Person, other: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(each.pk): each for each in (one, other)}
        self.parts: list[Part] = compared(one, other)
        self.fields["stands"].choices = [(key, _called(each)) for key, each in self.people.items()]
        busy = {key: bool(work_on(each)) for key, each in self.people.items()}
        if len({*busy.values()}) > 1:
            self.fields["stands"].hints = {
                key: "Work is open on this record, so it has to stand."
                for key, at_work in busy.items()
                if at_work
            }
        for part in self.asked:
            answers = zip(self.people.items(), (part.one, part.other), strict=True)
            self.fields[part.key] = RadioField(
                label=part.label,
                choices=[(key, f"{said} ({each.number})") for (key, each), said in answers],
                error_messages={"required": f"{part.label}: choose which of the two is right"},
            )

    @property
    def asked(self) -> list[Part]:
        """Those on which the two records differ."""
        return [part for part in self.parts if part.differs]

    def get_layout(self) -> Sequence[Any]:
        return ["stands", *(part.key for part in self.asked), "reason"]

    @property
    def proposal(self) -> dict[str, Any]:
        """What propose_merge() takes."""
        standing = self.people[self.answers["stands"]]
        [merged] = [each for each in self.people.values() if each != standing]
        return {
            "standing": standing,
            "merged": merged,
            "choices": {part.key: self.answers[part.key] for part in self.asked},
            "reason": self.answers["reason"],
        }


class DecideMergeForm(DecisionForm):
    hints: ClassVar[dict[str, str]] = {
        MergeOutcome.ONE_PERSON: "One record stands for both at once. It can be undone later.",
        MergeOutcome.TWO_PEOPLE: "Both stay as they are, and are not proposed again by the search.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, stage=MergeDecision, **kwargs)


class UndoMergeForm(PageForm):
    submit_label = "Undo the merge"

    reason = LongTextField(
        label="Why they are two people after all",
        rows=4,
        error_messages={"required": "Say why they are two people after all"},
    )


def _called(person: Person) -> str:
    return f"{person.number}: {person.name}, {person.age_words}"
