"""A section 47 enquiry, what is done within it, and the manager's decision on it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from assessments.models.strategy import OfAReferral, StrategyDiscussion
from assessments.protection_choices import WITHOUT_CONFERENCE, Agency, EnquiryOutcome, Substantiated
from assessments.querysets_protection import EnquiryQuerySet
from casework.journey import Journey
from casework.models import Decision, Recorded, User
from casework.templatetags.casework import day_words
from children.models import Person, Visit
from children.querysets import ChildRecordQuerySet
from children.records import records_of
from referrals.choices import ClosureReason


class Enquiry(OfAReferral):
    """A section 47 enquiry (Children Act 1989): one of a referral is open at a time (census rule 8839).

    It starts on the day of the strategy discussion that decided on it, and the initial conference is
    due 15 working days from then, not from the end of the enquiry. Once ended it says on which day
    the conference is, or that none is required (rule 8868).
    """

    discussion = models.ForeignKey(StrategyDiscussion, on_delete=models.PROTECT, related_name="enquiries")
    started_on = models.DateField()
    conference_due_on = models.DateField()
    joint = models.BooleanField("jointly with the police", default=False)
    lead = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    plan = models.TextField("plan of the enquiry", blank=True)
    findings = models.TextField("what was found", blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    conference_on = models.DateField("initial child protection conference", null=True, blank=True)
    conference_late_reason = models.TextField("why the conference is late", blank=True)
    conference_not_required = models.BooleanField("no conference is required", default=False)
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_reason = models.TextField(blank=True)

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        ordering = ["-started_on"]
        verbose_name = "section 47 enquiry"
        verbose_name_plural = "section 47 enquiries"
        indexes = [
            models.Index(
                fields=["conference_due_on"],
                condition=Q(ended_on=None, stopped_at=None),
                name="enquiry_open",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["referral"],
                condition=Q(ended_on=None, stopped_at=None, struck_out_at=None),
                name="one_open_enquiry",
                violation_error_message="This child has an open section 47 enquiry already.",
            ),
            models.CheckConstraint(
                condition=Q(conference_on=None) | Q(conference_on__gte=models.F("started_on")),
                name="conference_after_the_enquiry_started",
                violation_error_message="The conference cannot be before the enquiry started.",
            ),
            models.CheckConstraint(
                condition=Q(conference_not_required=False) | Q(conference_on=None),
                name="conference_or_not_required",
                violation_error_message="A conference that is not required has no date.",
            ),
            models.CheckConstraint(
                condition=Q(stopped_at=None) | ~Q(stopped_reason=""),
                name="enquiry_stopped_for_a_reason",
                violation_error_message="Say why the enquiry was stopped.",
            ),
        ]

    def __str__(self) -> str:
        return f"Section 47 enquiry of {day_words(self.started_on)}"

    @property
    def is_open(self) -> bool:
        """Neither ended nor stopped."""
        return self.ended_on is None and self.stopped_at is None

    def visits(self) -> ChildRecordQuerySet:
        """Visits to the child while the enquiry ran, newest first."""
        rows = Visit.objects.filter(child__in=records_of(self.child), visited_at__date__gte=self.started_on)
        return rows.filter(visited_at__date__lte=self.ended_on) if self.ended_on else rows


class PartOfEnquiry(Recorded):
    """The base of what is recorded on an enquiry."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="%(class)ss")

    objects = ChildRecordQuerySet.as_manager()
    child_path = "enquiry__child"

    class Meta:
        abstract = True

    @property
    def child(self) -> Person:
        return self.enquiry.child


class MedicalExamination(PartOfEnquiry):
    """A medical examination of the child: by whom, with whose consent, and what was found."""

    examined_on = models.DateField("when")
    place = models.CharField("where", max_length=150)
    examined_by = models.CharField("by whom", max_length=150)
    consent = models.CharField("who consented", max_length=200)
    findings = models.TextField("what was found", blank=True)

    class Meta:
        ordering = ["examined_on", "entered_at"]

    def __str__(self) -> str:
        return f"Medical examination of {day_words(self.examined_on)}"


class EvidenceInterview(PartOfEnquiry):
    """An achieving best evidence interview with the child. What was said in it stays with the police."""

    interviewed_on = models.DateField("when")
    place = models.CharField("where", max_length=150)
    interviewers = models.CharField("who interviewed", max_length=200)
    police_reference = models.CharField(max_length=60, blank=True)
    about = models.TextField("how it went, and what follows", blank=True)

    class Meta:
        ordering = ["interviewed_on", "entered_at"]

    def __str__(self) -> str:
        return f"Interview of {day_words(self.interviewed_on)}"


class EnquiryCheck(PartOfEnquiry):
    """What one agency was asked in the enquiry, and what it answered."""

    agency = models.CharField(max_length=20, choices=Agency.choices)
    asked_of = models.CharField("who was asked", max_length=150)
    asked_on = models.DateField("when they were asked")
    answered_on = models.DateField("when they answered", null=True, blank=True)
    answer = models.TextField("what they said", blank=True)

    class Meta:
        ordering = ["asked_on", "entered_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on=None, answer="") | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="enquiry_check_answered_whole",
                violation_error_message="Enter when they answered, and what they said.",
            ),
        ]

    def __str__(self) -> str:
        return f"Check with {self.get_agency_display()}"


class EnquiryDecision(Decision):
    """A manager's decision on an enquiry: returned, or whether it was substantiated and what follows.

    `no_assessment_reason` answers the census query (2991Q) where the referral has no assessment.
    """

    stage = "enquiry"
    stage_label = "Section 47 enquiry"
    subject_field = "enquiry"
    outcomes = EnquiryOutcome
    leads_to: ClassVar[dict[str, str]] = {
        EnquiryOutcome.RETURNED: "",
        EnquiryOutcome.CONFERENCE: "",
        EnquiryOutcome.CONTINUE_ASSESSMENT: Journey.ASSESSMENT,
        EnquiryOutcome.NO_FURTHER_ACTION: "",
    }
    particular_fields: ClassVar[dict[str, str]] = {
        "substantiated": "What the enquiry found",
        "no_assessment_reason": "Why there is no assessment",
        "closure_reason": "Why the referral closes",
    }

    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=40, choices=EnquiryOutcome.choices)
    substantiated = models.CharField(max_length=20, choices=Substantiated.choices, blank=True)
    no_assessment_reason = models.TextField(blank=True)
    closure_reason = models.CharField(max_length=3, choices=ClosureReason.choices, blank=True)

    objects = ChildRecordQuerySet.as_manager()
    child_path = "enquiry__child"

    class Meta(Decision.Meta):
        constraints = [
            *Decision.Meta.constraints,
            models.CheckConstraint(
                condition=Q(outcome=EnquiryOutcome.RETURNED, substantiated="")
                | (~Q(outcome=EnquiryOutcome.RETURNED) & ~Q(substantiated="")),
                name="enquiry_says_what_it_found",
                violation_error_message="Say whether the concern was substantiated.",
            ),
        ]

    @property
    def child(self) -> Person:
        return self.enquiry.child

    @property
    def without_conference(self) -> bool:
        return self.outcome in WITHOUT_CONFERENCE
