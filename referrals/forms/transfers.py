"""Forms about a transfer to another team, and about the work with a twin."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from casework.forms import DateField, LongTextField, PageForm, RecordField, RecordsField, VersionedForm
from casework.models import Team, TeamKind
from children.forms.decisions import DecisionForm
from children.models import Birth
from referrals.choices import TransferAnswerOutcome, TransferApprovalOutcome, TwinOutcome
from referrals.models import Referral, Transfer, TransferAnswer, TransferApproval, TwinDecision
from referrals.models.transfer import SUMMARY


class TransferForm(PageForm):
    submit_label = "Go on to the summary"

    to_team = RecordField(label="To which team")
    why = LongTextField(
        label="Why",
        rows=4,
        help_text="What makes the other team the right one for this child.",
        error_messages={"required": "Say why the child is transferred"},
    )
    handover_on = DateField(label="From when the new team has the child", future=True)
    siblings = RecordsField(
        label="Which brothers and sisters go with them",
        required=False,
        label_of=lambda case: case.child.name,
    )

    def __init__(self, *args: Any, case: Referral, mates: Sequence[Referral], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = Team.objects.filter(kind=TeamKind.SOCIAL_WORK, is_active=True)
        self.fields["to_team"].queryset = teams.exclude(pk=case.team_id)
        if mates:
            keys = [mate.pk for mate in mates]
            self.fields["siblings"].queryset = Referral.objects.filter(pk__in=keys).select_related("child")
        else:
            del self.fields["siblings"]


class SummaryForm(VersionedForm):
    """The parts of the summary, as they were drafted from the record, to be mended."""

    submit_label = "Save the summary"

    def __init__(self, *args: Any, transfer: Transfer, **kwargs: Any) -> None:
        parts = {
            name: LongTextField(label=label, rows=5, required=name == "why_involved")
            for name, label in SUMMARY.items()
        }
        self.base_fields = {**self.base_fields, **parts}
        initial = {name: getattr(transfer, name) for name in SUMMARY}
        super().__init__(*args, initial={**initial, "version": transfer.version}, **kwargs)


class ProposeForm(VersionedForm):
    submit_label = "Propose the transfer"


class WithdrawForm(VersionedForm):
    submit_label = "Withdraw the transfer"

    reason = LongTextField(label="Why it is withdrawn", rows=3)


class ApprovalForm(DecisionForm):
    hints: ClassVar[Mapping[str, str]] = {
        TransferApprovalOutcome.SENT: "Its managers read the record from now on, and answer.",
        TransferApprovalOutcome.RETURNED: "Say what is to be changed.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, stage=TransferApproval, **kwargs)


class AnswerForm(DecisionForm):
    hints: ClassVar[Mapping[str, str]] = {
        TransferAnswerOutcome.ACCEPTED: "Everything open comes to your team. You allocate a worker next.",
        TransferAnswerOutcome.RETURNED: "The child stays where they are until you accept.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, stage=TransferAnswer, **kwargs)


class TwinWorkForm(DecisionForm):
    """How the work goes on with a twin; a plan of their own only where the first child has one."""

    hints: ClassVar[Mapping[str, str]] = {
        TwinOutcome.ASSESSMENT: "Due as the first child’s is; it begins with what is common to both.",
        TwinOutcome.PLAN: "Begins with the first child’s goals and actions, and is approved by itself.",
        TwinOutcome.NONE: "For example, this child lives elsewhere and another council has the work.",
    }

    def __init__(self, *args: Any, birth: Birth, has_plan: bool, **kwargs: Any) -> None:
        self.has_plan = has_plan
        super().__init__(*args, stage=TwinDecision, **kwargs)
        self.fields["outcome"].label = f"How does the work go on with {birth.person.name}?"

    def outcome_choices(self) -> list[tuple[str, str]]:
        offered = super().outcome_choices()
        return [pair for pair in offered if self.has_plan or pair[0] != TwinOutcome.PLAN]
