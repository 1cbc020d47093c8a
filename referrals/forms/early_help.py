"""Forms of early help: the request, the hub’s decision, the family’s agreement, the lead, advice."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from casework import clock
from casework.forms import (
    DateField,
    DateTimeField,
    Fieldset,
    Inline,
    LongTextField,
    NumberField,
    PageForm,
    RadioField,
    RecordField,
    TextField,
    VersionedForm,
    YesNoField,
)
from casework.models import User
from children.forms.decisions import DecisionForm
from referrals.choices import FamilyInformed
from referrals.early_help_choices import (
    ASKED_DIRECTLY,
    NEVER_BEGUN,
    Adviser,
    ConsentAnswer,
    ConsentHow,
    EarlyHelpOutcome,
    Ending,
)
from referrals.forms.children import NewChildForm
from referrals.models import EarlyHelp, EarlyHelpDecision
from referrals.services.early_help import outcomes_now

OUT_OF_TEN = {"min_value": 0, "max_value": 10, "width": 3}
SCALE = "0 is as bad as it could be; 10 is good enough to manage without early help."


REQUEST = (
    "came_from", "asked_by", "asked_by_agency", "asked_by_contact", "asked_at", "story", "family_view",
    "child_view",
)  # fmt: skip


class RequestForm(PageForm):
    """A request that came straight to the hub."""

    submit_label = "Save the request"

    came_from = RadioField(
        label="Who asks for early help", choices=[(each.value, each.label) for each in ASKED_DIRECTLY]
    )
    asked_by = TextField(label="Their name", max_length=150)
    asked_by_agency = TextField(
        label="Who they are to the child, or their agency", max_length=150, required=False
    )
    asked_by_contact = TextField(label="How to reach them", max_length=200, required=False)
    asked_at = DateTimeField(label="When they asked", past=True)
    story = LongTextField(
        label="What has happened so far, and what is asked for",
        rows=8,
        max_length=20_000,
        help_text="What is going well too. If you are worried that a child is not safe, tell the MARU now.",
    )
    family_view = LongTextField(
        label="How the family sees it", rows=4, required=False, help_text="In their words where you can."
    )
    child_view = LongTextField(label="How the child sees it", rows=3, required=False)

    layout = [
        Fieldset("Who asks", "came_from", "asked_by", "asked_by_agency", "asked_by_contact", "asked_at"),
        Fieldset("What about", "story", "family_view", "child_view"),
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"asked_at": clock.now(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    @property
    def request(self) -> dict[str, Any]:
        """What ask_for_early_help takes, all but the child."""
        return {name: self.cleaned_data[name] for name in REQUEST}


class RequestOfNewChildForm(RequestForm, NewChildForm):
    """A request about a child whom a search did not find: who they are, and what is asked for."""

    submit_label = "Make the record and save the request"
    child_words = None  # type: ignore[assignment]

    def get_layout(self) -> Sequence[Any]:
        ask = ["different"] if self.matches or self.restricted_line else []
        return [*ask, *super(NewChildForm, self).get_layout(), *RequestForm.layout]


class EarlyHelpDecisionForm(DecisionForm, VersionedForm):
    """What the hub’s manager decides: early help begins or not, is stepped up, or closes."""

    hints = {
        EarlyHelpOutcome.ACCEPTED: "The family is asked whether they agree; a lead practitioner is named.",
        EarlyHelpOutcome.NOT_ACCEPTED: "It ends here. Say what the family was told.",
        EarlyHelpOutcome.STEP_UP: "The MARU has it on its desk at once, with the story so far.",
        EarlyHelpOutcome.CLOSED: "It ends today. What was reached is measured.",
    }
    reveals = {
        EarlyHelpOutcome.NOT_ACCEPTED: ["ending"],
        EarlyHelpOutcome.CLOSED: ["closing", "family_after", "practitioner_after"],
        EarlyHelpOutcome.STEP_UP: ["immediate_danger", "family_informed", "family_reason"],
    }

    ending = RadioField(
        label="Why the hub gives no early help",
        choices=[(each.value, each.label) for each in NEVER_BEGUN],
    )
    closing = RadioField(label="Why it closes", choices=Ending.choices)
    family_after = NumberField(
        label="The family’s number today, from 0 to 10", help_text=SCALE, required=False, **OUT_OF_TEN
    )
    practitioner_after = NumberField(
        label="The practitioner’s number today, from 0 to 10", required=False, **OUT_OF_TEN
    )
    immediate_danger = YesNoField(label="Is a child in immediate danger?", reveals={"yes": ["danger_action"]})
    danger_action = LongTextField(label="What was done about the danger", rows=3)
    family_informed = RadioField(label="What the family knows of the step up", choices=FamilyInformed.choices)
    family_reason = LongTextField(
        label="Why they were not told, or not asked",
        rows=3,
        required=False,
        help_text="Only if they were not told, or their agreement was not asked for.",
    )

    def __init__(self, *args: Any, early_help: EarlyHelp, **kwargs: Any) -> None:
        self.early_help = early_help
        super().__init__(*args, stage=EarlyHelpDecision, **kwargs)
        shown = {name for names in self.fields["outcome"].reveals.values() for name in names}
        for name in {name for names in self.reveals.values() for name in names} - shown:
            del self.fields[name]
        if "immediate_danger" not in shown:
            del self.fields["danger_action"]

    def _clean_fields(self) -> None:
        super()._clean_fields()
        if "danger_action" in self.fields and EarlyHelpOutcome.STEP_UP not in self._chosen("outcome"):
            # Revealed by a question that was not asked either.
            self._empty("danger_action")

    def outcome_choices(self) -> list[tuple[str, str]]:
        """Of the outcomes open to the user, those that can be decided as things stand."""
        now = outcomes_now(self.early_help)
        return [choice for choice in super().outcome_choices() if choice[0] in now]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        untold = (FamilyInformed.INFORMED, FamilyInformed.NOT_INFORMED)
        if data.get("family_informed") in untold and not data.get("family_reason"):
            self.add_error("family_reason", "Say why they were not told, or not asked")
        if data.get("closing") and data["closing"] not in (*NEVER_BEGUN, Ending.DIED):
            for name in ("family_after", "practitioner_after"):
                if data.get(name) is None and name not in self.errors:
                    self.add_error(name, "Enter a number from 0 to 10: it shows what was reached")
        return data

    def decision_answers(self) -> dict[str, Any]:
        """What decide_early_help takes: what was not asked has no answer."""
        given = {name: value for name, value in super().decision_answers().items() if value not in (None, "")}
        closing = given.pop("closing", "")
        return {**given, "ending": given.get("ending") or closing}


class ConsentForm(PageForm):
    """What the family answered when they were asked whether they agree."""

    submit_label = "Save what they answered"

    answer = RadioField(
        label="What they answered",
        choices=ConsentAnswer.choices,
        hints={ConsentAnswer.GIVEN: "The early help assessment starts."},
    )
    asked_of = TextField(
        label="Who was asked", max_length=150, help_text="Name, and who they are to the child."
    )
    asked_on = DateField(label="When", past=True)
    how = RadioField(label="How", choices=ConsentHow.choices)
    explained = LongTextField(
        label="What was explained, and what they said",
        rows=5,
        help_text="What early help is, who will know what, and that they can say no at any time.",
    )

    def __init__(self, *args: Any, early_help: EarlyHelp, agreed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asked_on"].earliest = timezone.localdate(early_help.asked_at)
        left_out = ConsentAnswer.REFUSED if agreed else ConsentAnswer.WITHDRAWN
        self.fields["answer"].choices = [pair for pair in ConsentAnswer.choices if pair[0] != left_out]


LEAD = (
    "lead_name", "lead_role", "lead_agency", "lead_contact", "family_view", "child_view",
    "family_before", "practitioner_before",
)  # fmt: skip


class LeadForm(VersionedForm):
    """Who leads, how the family and the child see it, and where things stand at the beginning."""

    submit_label = "Save"

    lead_name = TextField(label="Name", max_length=150)
    lead_role = TextField(label="What they do", max_length=150, required=False)
    lead_agency = TextField(
        label="Agency", max_length=150, help_text="For example, the school, or the health visiting team."
    )
    lead_contact = TextField(label="How to reach them", max_length=200, required=False)
    family_view = LongTextField(label="How the family sees it", rows=5, required=False)
    child_view = LongTextField(label="How the child sees it", rows=4, required=False)
    family_before = NumberField(label="The family’s number, from 0 to 10", required=False, **OUT_OF_TEN)
    practitioner_before = NumberField(
        label="The practitioner’s number, from 0 to 10", required=False, **OUT_OF_TEN
    )

    layout = [
        Fieldset("The lead practitioner", "lead_name", "lead_role", "lead_agency", "lead_contact"),
        Fieldset("How it is seen", "family_view", "child_view"),
        Fieldset(
            "Where things are at the beginning", Inline("family_before", "practitioner_before"), hint=SCALE
        ),
    ]

    def __init__(self, *args: Any, early_help: EarlyHelp, **kwargs: Any) -> None:
        initial = {name: getattr(early_help, name) for name in LEAD}
        kwargs["initial"] = {**initial, "version": early_help.version, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)


class HubWorkerForm(VersionedForm):
    submit_label = "Save"

    worker = RecordField(label="Who at the hub", radios=True)

    def __init__(self, *args: Any, workers: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].queryset = workers


class ConsultationForm(PageForm):
    """What a specialist advised."""

    submit_label = "Save the advice"

    profession = RadioField(label="Whose advice", choices=Adviser.choices)
    adviser = TextField(label="Who advised", max_length=150, help_text="Name and role.")
    consulted_on = DateField(label="When", past=True)
    question = LongTextField(label="What was asked", rows=4)
    advice = LongTextField(label="What they advised", rows=6)
    will_do = LongTextField(label="What will be done about it", rows=4, help_text="Who, and by when.")
