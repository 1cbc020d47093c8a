"""Forms of a section 47 enquiry."""

from typing import Any, ClassVar

from django.utils import timezone

from assessments.models import Enquiry, EnquiryDecision
from assessments.protection import has_assessment
from assessments.protection_choices import Agency, EnquiryOutcome, Substantiated
from assessments.protection_forms import closing_choices
from casework.forms import (
    DateField,
    LongTextField,
    RadioField,
    RecordField,
    SelectField,
    TextField,
    VersionedForm,
)
from casework.models import User
from children.forms.decisions import DecisionForm
from referrals.services.episodes import members_of

WORDS = 20_000


class EnquiryForm(VersionedForm):
    submit_label = "Save"
    wanted = ("lead", "plan", "findings")

    lead = RecordField(User.objects.none(), label="Who leads the enquiry", required=False)
    plan = LongTextField(
        label="Plan of the enquiry",
        rows=6,
        max_length=WORDS,
        required=False,
        help_text="Who sees whom, when and where, and who tells the parents what.",
    )
    findings = LongTextField(
        label="What was found",
        rows=10,
        max_length=WORDS,
        required=False,
        help_text="What happened to the child, what it does to them, and what would keep them safe.",
    )

    def __init__(self, *args: Any, enquiry: Enquiry, **kwargs: Any) -> None:
        kept = {name: getattr(enquiry, name) for name in ("lead", "plan", "findings")}
        kwargs["initial"] = {**kept, "version": enquiry.version, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = members_of(enquiry.team)


class PartForm(VersionedForm):
    """The base of what is recorded in an enquiry: of a new one the version is nought."""

    submit_label = "Save"
    #: The day it happened, which lies within the enquiry.
    day: ClassVar[str] = ""

    def __init__(self, *args: Any, enquiry: Enquiry, part: Any = None, **kwargs: Any) -> None:
        asked = [name for name in self.base_fields if name not in ("submission", "version")]
        kept = {name: getattr(part, name) for name in asked} if part else {}
        kwargs["initial"] = {**kept, "version": part.version if part else 0, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields[self.day].earliest = timezone.localdate(enquiry.referral.received_at)


class MedicalForm(PartForm):
    day = "examined_on"

    examined_on = DateField(label="When", past=True)
    place = TextField(label="Where", max_length=150)
    examined_by = TextField(label="By whom", max_length=150)
    consent = TextField(
        label="Who consented", max_length=200, help_text="The child too, where they could say so themselves."
    )
    findings = LongTextField(label="What was found", rows=5, max_length=WORDS, required=False)


class InterviewForm(PartForm):
    day = "interviewed_on"

    interviewed_on = DateField(label="When", past=True)
    place = TextField(label="Where", max_length=150)
    interviewers = TextField(label="Who interviewed", max_length=200)
    police_reference = TextField(label="Police reference", max_length=60, required=False)
    about = LongTextField(
        label="How it went, and what follows",
        rows=5,
        max_length=WORDS,
        required=False,
        help_text="Not what the child said: the recording is evidence, and the police keep it.",
    )


class CheckForm(PartForm):
    day = "asked_on"

    agency = SelectField(
        label="Agency",
        choices=[("", "Choose"), *Agency.choices],
        error_messages={"required": "Choose the agency"},
    )
    asked_of = TextField(label="Who was asked", max_length=150)
    asked_on = DateField(label="When they were asked", past=True)
    answered_on = DateField(label="When they answered", past=True, required=False)
    answer = LongTextField(label="What they said", rows=5, max_length=WORDS, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if bool(data.get("answered_on")) != bool(data.get("answer")):
            name = "answer" if data.get("answered_on") else "answered_on"
            if name not in self.errors:
                self.add_error(name, "Enter both what they said and when, or neither while it is awaited")
        return data


#: Each kind of part: its form, and what the page is called.
PART_FORMS: dict[str, tuple[type[PartForm], str]] = {
    "medical": (MedicalForm, "Medical examination"),
    "interview": (InterviewForm, "Achieving best evidence interview"),
    "check": (CheckForm, "Check with an agency"),
}


class EnquirySubmitForm(VersionedForm):
    submit_label = "Submit to the manager"

    def __init__(self, *args: Any, enquiry: Enquiry, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"version": enquiry.version}, **kwargs})


def _conference(**more: Any) -> DateField:
    return DateField(label="Date of the initial conference", **more)


def _late(**more: Any) -> LongTextField:
    return LongTextField(
        label="Why the conference is late",
        rows=2,
        required=False,
        help_text="Only if it is later than 15 working days from the discussion.",
        **more,
    )


class EnquiryDecisionForm(DecisionForm):
    """Returned, or whether it was substantiated and what follows. Nothing is preselected."""

    hints = {
        EnquiryOutcome.RETURNED: "The worker sees your reasons on the enquiry’s page.",
        EnquiryOutcome.CONFERENCE: "The conference is asked for. Its date can be entered later.",
        EnquiryOutcome.CONTINUE_ASSESSMENT: "It is recorded that no conference is required.",
        EnquiryOutcome.NO_FURTHER_ACTION: "It is recorded that no conference is required.",
    }
    reveals = {
        EnquiryOutcome.CONFERENCE: ["conference_on", "conference_late_reason"],
        EnquiryOutcome.NO_FURTHER_ACTION: ["closure_reason"],
    }
    required_if = {
        "substantiated": (
            "outcome",
            *(each.value for each in EnquiryOutcome if each != EnquiryOutcome.RETURNED),
        )
    }

    conference_on = _conference(required=False, help_text="If it is booked. For example, 27 3 2026")
    conference_late_reason = _late()
    closure_reason = SelectField(
        label="Why the referral closes", help_text="Asked by the census. Used if nothing else keeps it open."
    )
    substantiated = RadioField(
        label="Was the concern substantiated?",
        choices=Substantiated.choices,
        required=False,
        error_messages={"required": "Say whether the concern was substantiated"},
    )
    no_assessment_reason = LongTextField(
        label="Why the referral has no assessment",
        rows=2,
        required=False,
        help_text="The census asks about an enquiry without one. Not needed if you return the enquiry.",
    )

    def __init__(self, *args: Any, enquiry: Enquiry, **kwargs: Any) -> None:
        super().__init__(*args, stage=EnquiryDecision, **kwargs)
        if has_assessment(enquiry):
            del self.fields["no_assessment_reason"]
        reasons = closing_choices(enquiry)
        ends = str(EnquiryOutcome.NO_FURTHER_ACTION)
        if reasons and ends in self.fields["outcome"].reveals:
            self.fields["closure_reason"].choices = [("", "Choose"), *reasons]
        else:
            self.fields["outcome"].reveals.pop(ends, None)
            del self.fields["closure_reason"]


class ConferenceForm(VersionedForm):
    submit_label = "Save the date"

    conference_on = _conference()
    conference_late_reason = _late()

    def __init__(self, *args: Any, enquiry: Enquiry, **kwargs: Any) -> None:
        kept = {name: getattr(enquiry, name) for name in ("conference_on", "conference_late_reason")}
        kwargs["initial"] = {**kept, "version": enquiry.version, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
