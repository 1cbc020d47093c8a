"""The form in which children on one contact are recommended for, or decided on.

A block for each child: outcome, level of need and what is different for that child; the reason they
have in common is written once, above. A block left empty is left for another time, save that of the
child whose page it is.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import Field
from django.forms.boundfield import BoundField

from casework.authority import outcomes_open_to
from casework.forms import LongTextField, PageForm, RadioField, SelectField
from casework.forms.words import name_messages
from casework.models import OLD_WORK_CHOICES, Act, OldWork, Team, TeamKind, User
from children.choices import PrimaryNeed
from referrals.choices import ACCEPTED, ENDED_THERE, ScreeningOutcome, ThresholdLevel
from referrals.cumulative import ENOUGH, below_before
from referrals.models import Referral, ScreeningDecision
from referrals.outcomes import fitting

QUESTIONS = ("outcome", "threshold", "need", "team", "why", "cumulative")
ASKS = {Act.RECOMMEND: "What you recommend for", Act.DECIDE: "Decision for"}
SEVERAL = "Write what they have in common once; it goes into each child’s own record."


@dataclass
class Block:
    """The questions about one child."""

    screening: Any
    form: "ScreeningForm"
    referral: Referral | None
    below: int

    @property
    def adds_up(self) -> bool:
        """Whether the contacts before raise the question of cumulative harm."""
        return self.below >= ENOUGH

    def name(self, question: str) -> str:
        return f"{question}_{self.screening.pk.hex}"

    def fields(self) -> list[BoundField]:
        return [self.form[self.name(q)] for q in QUESTIONS if self.name(q) in self.form.fields]

    @property
    def own(self) -> bool:
        """Whether this is the child whose page it is, who cannot be left for later."""
        return self is self.form.blocks[0]

    @property
    def answer(self) -> dict[str, Any]:
        data = self.form.cleaned_data
        return {q: data.get(self.name(q)) for q in QUESTIONS}

    @property
    def filled(self) -> bool:
        return any(self.answer.values())


class ScreeningForm(PageForm):
    """`screenings`: the child whose page it is first. `referrals`: the open referral of each child, by id."""

    act = Act.RECOMMEND
    submit_label = "Record the recommendation"

    shared = LongTextField(label="Why, for all the children", required=False, rows=6, help_text=SEVERAL)

    def __init__(
        self,
        *args: Any,
        user: User,
        screenings: Sequence[Any],
        referrals: dict[Any, Referral],
        replaces: ScreeningDecision | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.replaces = replaces
        self.allowed = outcomes_open_to(user, self.act, "screening")
        self.required_if = {}  # type: ignore[misc]
        below = below_before(screenings[0].contact, [row.child_id for row in screenings])
        self.blocks = [
            Block(row, self, referrals.get(row.child_id), below[row.child.standing_id]) for row in screenings
        ]
        if len(self.blocks) == 1:
            del self.fields["shared"]
        for block in self.blocks:
            self._ask(block)

    def _ask(self, block: Block) -> None:
        child, outcome = block.screening.child, block.name("outcome")
        self._add(outcome, RadioField(label=f"{ASKS[self.act]} {child.called}", choices=self._choices(block)))
        levels = RadioField(label=f"Level of need for {child.called}", choices=ThresholdLevel.choices)
        self._add(block.name("threshold"), levels)
        if self._may_accept(block):
            need = SelectField(
                label=f"Primary need, if {child.called} is accepted", choices=PrimaryNeed.choices
            )
            self._add(block.name("need"), need, asked_by=outcome)
            self._ask_team(block, outcome)
        if len(self.blocks) > 1:
            why = LongTextField(label=f"What is different for {child.called}", required=False, rows=3)
        else:
            why = LongTextField(
                label="Why",
                rows=6,
                help_text="What it rests on. Somebody who was not there must be able to follow it.",
            )
        self._add(block.name("why"), why)
        if block.adds_up:
            adds_up = LongTextField(
                label=f"Why the contacts about {child.called} do not add up to harm",
                rows=4,
                help_text="Asked if this one ends in advice or no further action. Weigh them together.",
            )
            self._add(block.name("cumulative"), adds_up, asked_by=outcome, among=ENDED_THERE)
        if not block.own:
            self._ask_both_or_neither(block)

    def _ask_team(self, block: Block, outcome: str) -> None:
        """A recommendation names no team: that is the manager's to choose."""

    def _ask_both_or_neither(self, block: Block) -> None:
        outcome, threshold = block.name("outcome"), block.name("threshold")
        for name, other in ((outcome, threshold), (threshold, outcome)):
            self.fields[name].required = False
            self.required_if[name] = (other, *(str(value) for value, _ in self.fields[other].choices))

    def _add(self, name: str, field: Field, asked_by: str = "", among: Collection[str] = ACCEPTED) -> None:
        if asked_by:
            field.required = False
            self.required_if[name] = (asked_by, *sorted(among))
        self.fields[name] = field
        name_messages(field, str(field.label))

    def _choices(self, block: Block) -> list[tuple[str, str]]:
        fit = self._fitting(block)
        return [(v, label) for v, label in ScreeningOutcome.choices if v in self.allowed and v in fit]

    def _fitting(self, block: Block) -> frozenset[Any]:
        return fitting(block.referral)

    def _may_accept(self, block: Block) -> bool:
        return any(value in ACCEPTED for value, _ in self._choices(block))

    def get_layout(self) -> Sequence[Any]:
        shared = ["shared"] if "shared" in self.fields else []
        return [
            *shared,
            *(field.name for block in self.blocks for field in block.fields()),
            *self.closing_names(),
        ]

    def closing_names(self) -> list[str]:
        """The questions asked once, after the children."""
        return []

    def closing_fields(self) -> list[BoundField]:
        return [self[name] for name in self.closing_names()]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for block in self.blocks:
            name, child = block.name("why"), block.screening.child
            own_or_shared = data.get("shared") or data.get(name)
            if (block.own or block.filled) and not own_or_shared and name not in self.errors:
                where = "shared" if block.own and "shared" in self.fields else name
                self.add_error(where, f"Say why for {child.called}: nothing is recorded without its reason")
            chosen = block.answer["outcome"] or block.answer["threshold"]
            if not block.own and block.filled and not chosen:
                self.add_error(block.name("outcome"), f"Choose {ASKS[self.act].lower()} {child.called}")
        return data

    def answers_by_child(self) -> list[dict[str, Any]]:
        """For each child answered for, what the service takes."""
        shared = self.cleaned_data.get("shared", "")
        return [self._answer(block, shared) for block in self.blocks if block.own or block.filled]

    def _answer(self, block: Block, shared: str) -> dict[str, Any]:
        given = block.answer
        return {
            "screening": block.screening,
            "outcome": given["outcome"],
            "threshold": given["threshold"],
            "primary_need": given["need"] or "",
            "rationale": "\n\n".join(filter(None, (shared, given["why"]))),
            "cumulative": given["cumulative"] or "",
        }


class DecideForm(ScreeningForm):
    """The manager's decision, beside the recommendation; nothing of it is taken over."""

    act = Act.DECIDE
    submit_label = "Record the decision"

    known = LongTextField(label="What was known", required=False, rows=3)
    options_considered = LongTextField(label="Options considered", required=False, rows=3)
    old_work = RadioField(
        label="What becomes of the work that the earlier decision opened?", choices=OLD_WORK_CHOICES
    )
    old_work_reason = LongTextField(
        label="Why that work goes on or stops",
        rows=3,
        error_messages={"required": "Say why the earlier work goes on or stops"},
    )

    def __init__(self, *args: Any, replaces: ScreeningDecision | None = None, **kwargs: Any) -> None:
        receiving = Team.objects.filter(kind=TeamKind.SOCIAL_WORK, is_active=True)
        self.teams = {str(team.pk): team for team in receiving}
        super().__init__(*args, replaces=replaces, **kwargs)
        if replaces is None or replaces.outcome in ENDED_THERE:
            del self.fields["old_work"], self.fields["old_work_reason"]

    def _ask_team(self, block: Block, outcome: str) -> None:
        label = f"Receiving team, if {block.screening.child.called} is accepted"
        teams = [(str(team.pk), team.name) for team in self.teams.values()]
        self._add(block.name("team"), SelectField(label=label, choices=teams), asked_by=outcome)

    def _fitting(self, block: Block) -> frozenset[Any]:
        """Replacing a decision may change what is open: every outcome is offered, and the service refuses."""
        return frozenset(ScreeningOutcome) if self.replaces else super()._fitting(block)

    def closing_names(self) -> list[str]:
        names = ("old_work", "old_work_reason", "known", "options_considered")
        return [name for name in names if name in self.fields]

    def _answer(self, block: Block, shared: str) -> dict[str, Any]:
        data = self.cleaned_data
        answer = {
            **super()._answer(block, shared),
            "receiving_team": self.teams.get(block.answer["team"] or ""),
            "known": data["known"],
            "options_considered": data["options_considered"],
        }
        if self.replaces:
            answer |= {
                "replaces": self.replaces,
                "old_work": data.get("old_work") or OldWork.NONE,
                "old_work_reason": data.get("old_work_reason", ""),
            }
        return answer
