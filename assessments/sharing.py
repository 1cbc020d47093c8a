"""Brothers and sisters assessed at the same time: whose assessment the same text may be used for."""

from django.db.models import Exists, OuterRef, Q, Subquery, TextField, Value
from django.db.models.functions import Coalesce

from assessments.models import Assessment, AssessmentSection
from assessments.querysets import AssessmentQuerySet
from casework.models import User
from children.choices import WORKING
from children.household import household_of
from children.models import Involvement, Person
from children.records import records_of


def assessed_together(assessment: Assessment) -> AssessmentQuerySet:
    """The open assessments of children on the same contact or in the same household."""
    child, screening = assessment.child, assessment.episode.screening
    home = household_of([child])
    # Children who live with the same adult need no row between themselves.
    people = [*home, *household_of([child, *home])]
    near = Q(child__in=records_of(*people))
    if screening:
        near |= Q(referral__screening__contact=screening.contact_id)
        near |= Q(early_help__screening__contact=screening.contact_id)
    same = Assessment.objects.open().filter(near, early_help__isnull=not assessment.is_early_help)
    return same.exclude(child__in=records_of(child)).distinct()


def assessments_to_share_with(user: User, assessment: Assessment) -> AssessmentQuerySet:
    """Those of them that the user may write now, with their children."""
    child = OuterRef("child__stands_as")
    working = Involvement.objects.working(user).filter(person__stands_as=child, kind__in=WORKING)
    found = assessed_together(assessment).being_written().select_related("child")
    return found.filter(Exists(working), child__in=Person.objects.writable_by(user).values("pk"))


def with_section(assessments: AssessmentQuerySet, key: str) -> AssessmentQuerySet:
    """Each with `section_text`: what it says in one section now."""
    rows = AssessmentSection.objects.filter(assessment=OuterRef("pk"), key=key)
    return assessments.annotate(
        section_text=Coalesce(Subquery(rows.values("text")[:1]), Value(""), output_field=TextField())
    )
