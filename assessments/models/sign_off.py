"""What is signed, and what is decided on it."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from assessments.choices import CLOSING, AssessmentOutcome, SectionKey
from assessments.models.alongside import Contribution, Disagreement, ReviewPoint
from assessments.models.assessment import Assessment, AssessmentSection
from casework.journey import Journey
from casework.models import Decision, SignedCopy
from children.models import Person, Visit
from children.querysets import ChildRecordQuerySet
from referrals.choices import ClosureReason
from referrals.episode import leaves_at


class AssessmentCopy(SignedCopy):
    """The assessment as it was submitted for sign-off."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="copies")

    objects = ChildRecordQuerySet.as_manager()
    child_path = "assessment__child"

    class Meta(SignedCopy.Meta):
        verbose_name_plural = "assessment copies"
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "number"],
                name="assessment_copy_numbered_once",
                violation_error_message="Somebody has just submitted this assessment. Open it again.",
            )
        ]

    def __str__(self) -> str:
        return f"Assessment as submitted, copy {self.number}"

    @property
    def child(self) -> Person:
        return self.assessment.child

    @property
    def document(self) -> dict[str, Any]:
        """The document as signed, without what was recorded in error. Raises AlteredCopy as any copy does."""
        return self._without_struck_out(super().document)

    def _without_struck_out(self, document: dict[str, Any]) -> dict[str, Any]:
        """Rows struck out since are left out, and sections are empty, wherever the copy is read."""
        gone = self._struck_rows(document)
        sections = AssessmentSection.everything.filter(
            assessment=self.assessment_id, struck_out_at__gte=self.signed_at
        )
        emptied = set(sections.values_list("key", flat=True))
        if not gone and not emptied:
            return document
        rows = {key: [] for key, section in ROWS_OF.items() if section in emptied}
        return {
            **document,
            **rows,
            **{
                name: [row for row in document[name] if row["id"] not in gone]
                for name in STRUCK_BY_ITSELF
                if name in document
            },
            "sections": [
                {**section, "text": ""} if section["key"] in emptied else section
                for section in document["sections"]
            ],
        }

    def _struck_rows(self, document: dict[str, Any]) -> set[str]:
        """What of the rows in the document was recorded in error. A query for each kind it has any of."""
        gone: set[str] = set()
        for name, kind in STRUCK_BY_ITSELF.items():
            ids = [row["id"] for row in document.get(name, [])]
            if ids:
                struck = kind.everything.filter(pk__in=ids, struck_out_at__isnull=False)
                gone |= {str(pk) for pk in struck.values_list("pk", flat=True)}
        return gone


#: The rows of a document that are struck out one by one, and their kinds.
STRUCK_BY_ITSELF: dict[str, Any] = {
    "visits": Visit,
    "contributions": Contribution,
    "reviews": ReviewPoint,
    "disagreements": Disagreement,
}
#: Where the rows of a structured section stand in the document.
ROWS_OF = {"dangers": SectionKey.DANGER, "scales": SectionKey.SCALES, "factors": SectionKey.FACTORS}


class AssessmentDecision(Decision):
    """A manager's decision on a submitted copy: returned with reasons, or signed off and what is next.

    `not_seen_reason` is why the manager signed off though the child was not seen; it stays visible.
    `census_reason` answers what the census would ask about such a sign-off (rule 8873Q).
    `closure_reason` is the census reason where the outcome closes the referral.
    """

    stage = "assessment"
    stage_label = "Assessment"
    subject_field = "copy"
    outcomes = AssessmentOutcome
    leads_to: ClassVar[dict[str, str]] = {
        AssessmentOutcome.RETURNED: "",
        AssessmentOutcome.CLOSE: Journey.CLOSED,
        AssessmentOutcome.EARLY_HELP: Journey.PASSED_ON,
        AssessmentOutcome.CHILD_IN_NEED_PLAN: Journey.PLAN,
        AssessmentOutcome.STRATEGY_DISCUSSION: Journey.ASSESSMENT,
        AssessmentOutcome.EARLY_HELP_PLAN: Journey.EARLY_HELP,
        AssessmentOutcome.NO_EARLY_HELP_PLAN: Journey.EARLY_HELP,
    }

    particular_fields: ClassVar[dict[str, str]] = {
        "census_reason": "What the census asks about, and why it is right",
        "not_seen_reason": "Signed off although the child was not seen, because",
        "closure_reason": "Why the referral closes",
    }

    copy = models.ForeignKey(AssessmentCopy, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=40, choices=AssessmentOutcome.choices)
    not_seen_reason = models.TextField(blank=True)
    census_reason = models.TextField(blank=True, db_default="", default="")
    closure_reason = models.CharField(max_length=3, choices=ClosureReason.choices, blank=True)

    objects = ChildRecordQuerySet.as_manager()
    child_path = "copy__assessment__child"

    class Meta(Decision.Meta):
        constraints = [
            *Decision.Meta.constraints,
            models.UniqueConstraint(
                fields=["copy"],
                condition=Q(supersedes=None),
                name="assessment_copy_decided_once",
                violation_error_message="This copy has been decided on. Replace that decision instead.",
            ),
            models.CheckConstraint(
                condition=(Q(outcome__in=sorted(CLOSING)) & ~Q(closure_reason=""))
                | (~Q(outcome__in=sorted(CLOSING)) & Q(closure_reason="")),
                name="assessment_closes_with_a_reason",
                violation_error_message="Choose why the referral closes, for an outcome that closes it.",
            ),
        ]

    @property
    def child(self) -> Person:
        return self.copy.assessment.child

    def leaves_at(self) -> str:
        return leaves_at(self, self.copy.assessment)
