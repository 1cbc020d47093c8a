"""Every state that the demonstration promises to show, by name, and how to find it in the database."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, F, Max, Min, Q

from assessments.choices import AssessmentOutcome as SignOff
from assessments.models import Assessment, AssessmentDecision, StillHolds, StillHoldsDecision
from casework import clock
from casework.roles import Role
from children.choices import DocumentKind, InvolvementKind
from children.models import (
    Address,
    CaseNote,
    ChronologyMark,
    Death,
    DirectWork,
    Disability,
    Document,
    FormerName,
    Involvement,
    LifeEvent,
    Merge,
    MissedVisit,
    MissingEpisode,
    NetworkTie,
    ParentalResponsibility,
    Person,
    Professional,
    RecordedInError,
    Relationship,
    Schooling,
    Visit,
    Warning,
    WarningReview,
)
from plans.choices import ActionState, PlanOutcome, ReviewOutcome
from plans.models import Action, Plan, PlanDecision, Review, ReviewDecision
from referrals.models import (
    Referral,
    Transfer,
    TwinDecision,
)
from supervision.models import OversightAction, OversightNote
from tests.demonstration_early_help import EARLY_HELP
from tests.demonstration_front_door import FRONT_DOOR, State


def _writing() -> Any:
    return Assessment.objects.being_written()


def _returned(times: int) -> Any:
    decided = Q(copies__decisions__outcome=SignOff.RETURNED)
    return Assessment.objects.annotate(returns=Count("copies__decisions", filter=decided)).filter(
        returns=times
    )


def _unseen() -> Any:
    """Open assessments past the day for seeing the child, with no visit on which they were seen."""
    late = Assessment.objects.open().filter(see_child_by__lt=clock.today())
    return [each for each in late if not each.visits().filter(seen=True).exists()]


def _not_started() -> Any:
    """Allocated, open, nothing saved and nobody visited."""
    rows = Assessment.objects.open().exclude(sections__saved_at__isnull=False)
    allocated = Q(kind=InvolvementKind.ALLOCATED, ends_at=None)
    held = Involvement.objects.filter(allocated).values("person")
    return [each for each in rows.filter(child__in=held) if not each.visits().exists()]


def _in_error(kind: str) -> Any:
    return RecordedInError.objects.filter(kind=kind, part_of=None)


def _closed(reason: str) -> Any:
    return Referral.objects.filter(closure_reason=reason)


ASSESSMENT: dict[str, State] = {
    "not started": _not_started,
    "in progress": lambda: _writing().filter(sections__saved_at__isnull=False),
    "late": lambda: _writing().filter(due_on__lt=clock.today()),
    "the child not seen yet, and past the day": _unseen,
    "submitted": lambda: Assessment.objects.awaiting_decision(),
    "returned once": lambda: _returned(1),
    "returned twice": lambda: _returned(2),
    "returned and being mended": lambda: _writing().filter(copies__isnull=False),
    "signed off with the child not seen": lambda: AssessmentDecision.objects.exclude(not_seen_reason=""),
    **{
        f"signed off: {outcome.label}": lambda outcome=outcome: AssessmentDecision.objects.filter(
            outcome=outcome
        )
        for outcome in SignOff
        if outcome != SignOff.RETURNED
    },
}

PLAN: dict[str, State] = {
    "being written": lambda: Plan.objects.being_written().filter(starts_on=None),
    "submitted": lambda: Plan.objects.awaiting_decision(),
    "returned": lambda: PlanDecision.objects.filter(outcome=PlanOutcome.RETURNED),
    "with an action that cannot be approved": lambda: Action.objects.undated_or_unowned().filter(
        goal__plan__editing=True
    ),
    "in force": lambda: Plan.objects.open().filter(starts_on__isnull=False),
    "in force, a new version being written": lambda: Plan.objects.being_written().filter(
        starts_on__isnull=False
    ),
    "an action late": lambda: Action.objects.outstanding().filter(agreed_due_on__lt=clock.today()),
    "an action done": lambda: Action.objects.filter(state=ActionState.DONE),
    "an action that will not be done": lambda: Action.objects.filter(state=ActionState.NOT_DONE),
    "an action of a family member": lambda: Action.objects.filter(owner_person__isnull=False),
    "an action of an agency": lambda: Action.objects.exclude(owner_agency=""),
    "an action of a member of staff": lambda: Action.objects.filter(owner_user__isnull=False),
    "a review to come": lambda: Review.objects.open().filter(due_on__gte=clock.today()),
    "a review late": lambda: Review.objects.open().filter(due_on__lt=clock.today(), held_on=None),
    "a review held, awaiting the decision": lambda: Review.objects.open().exclude(proposal=""),
    **{
        f"a review decided: {outcome.label}": lambda outcome=outcome: ReviewDecision.objects.filter(
            outcome=outcome
        )
        for outcome in ReviewOutcome
    },
    **{f"closed with {code}": lambda code=code: _closed(code) for code in ("RC3", "RC5", "RC6")},
    **{f"closed with reason {code}": lambda code=code: _closed(code) for code in ("RC7", "RC8", "RC9")},
}

NOTES: dict[str, State] = {
    "a note about several children, each with a record of it": lambda: (
        CaseNote.objects.exclude(written_together=None)
        .values("written_together")
        .annotate(how_many=Count("pk"))
        .filter(how_many=5)
    ),
    "a line about one of them only": lambda: CaseNote.objects.exclude(private_account=""),
    "third-party information": lambda: CaseNote.objects.exclude(third_party=""),
    "an opinion apart from the facts": lambda: CaseNote.objects.exclude(opinion=""),
    "a significant note": lambda: CaseNote.objects.significant(),
    "an entry with what it meant for the child": lambda: ChronologyMark.objects.exclude(impact=""),
    "an entry that does not yet say what it meant": lambda: ChronologyMark.objects.filter(
        significant=True, impact=""
    ),
    "an entry that is not significant after all": lambda: ChronologyMark.objects.filter(significant=False),
    "a note corrected": lambda: CaseNote.objects.exclude(corrected_at=None),
    "a note written down on a later day": lambda: [n for n in CaseNote.objects.all() if n.written_later],
}

PEOPLE: dict[str, State] = {
    "a child not yet born": lambda: Person.objects.filter(expected_date__isnull=False),
    "twins, one with a referral of their own by a manager's decision": lambda: TwinDecision.objects.filter(
        outcome="assessment"
    ),
    "a death of which everybody was told": lambda: Death.objects.exclude(person__notices__settled_at=None),
    "a move with those who went along": lambda: LifeEvent.objects.filter(kind="move"),
    "a child who is missing": lambda: MissingEpisode.objects.open(),
    "a return home interview that was held": lambda: MissingEpisode.objects.filter(held_at__isnull=False),
    "an arrest": lambda: LifeEvent.objects.filter(kind="arrest"),
    "a change in a life that was taken up": lambda: StillHoldsDecision.objects.filter(outcome="reopen"),
    "a question whether an assessment still holds": lambda: StillHolds.objects.open(),
    "a change of school": lambda: Schooling.objects.filter(ends__isnull=False),
    "a transfer that waits for its answer": lambda: Transfer.objects.filter(state="with_team"),
    "a transfer that was accepted": lambda: Transfer.objects.filter(state="accepted"),
    "an unborn child who was born since": lambda: Person.history.filter(
        expected_date__isnull=False, id__in=Person.objects.filter(expected_date=None).values("pk")
    ),
    "twins": lambda: Relationship.objects.filter(
        kind="sibling", person__date_of_birth=F("other__date_of_birth")
    ),
    "one name only": lambda: Person.objects.filter(family_name="", screenings__isnull=False),
    "a name changed": lambda: FormerName.objects.all(),
    "a restricted address": lambda: Address.objects.filter(restricted=True, ends=None),
    "a restricted record with its custodian named": lambda: Involvement.objects.live().filter(
        person__restricted=True,
        kind=InvolvementKind.NAMED,
        user__roles_held__role=Role.INFORMATION_GOVERNANCE,
    ),
    "half-siblings in two households": lambda: Relationship.objects.filter(
        kind="half_sibling", lives_with=False
    ),
    "an interpreter needed": lambda: Person.objects.exclude(interpreter=""),
    "a disabled child": lambda: Disability.objects.filter(person__screenings__isnull=False),
    "five brothers and sisters": lambda: (
        Person.objects.annotate(how_many=Count("relationships", filter=Q(relationships__kind="sibling")))
        .filter(how_many__gte=4)
        .distinct()
    ),
    "a child too young for words, observed": lambda: Visit.objects.filter(
        child__date_of_birth__gt=clock.today() - timedelta(days=365), seen=True, seen_alone=False
    ).exclude(observed=""),
    "a teenager": lambda: Visit.objects.filter(
        child__date_of_birth__lt=clock.today() - timedelta(days=14 * 365), seen_alone=True
    ),
    "not seen on a visit, and what was done": lambda: Visit.objects.filter(
        seen=False, child__expected_date=None
    ).exclude(not_seen_reason=""),
    "moved from one worker to another, with a reason": lambda: Person.objects.annotate(
        first=Min("involvements__starts_at", filter=Q(involvements__kind="allocated")),
        last=Max("involvements__starts_at", filter=Q(involvements__kind="allocated")),
        workers=Count("involvements__user", distinct=True, filter=Q(involvements__kind="allocated")),
    ).filter(workers__gte=2, last__gt=F("first")),
    "a visit that did not happen": lambda: MissedVisit.objects.all(),
    "direct work with a picture the child allowed": lambda: DirectWork.objects.exclude(picture=None),
    "direct work that parents are not shown unasked": lambda: DirectWork.objects.filter(shown_to="ask_first"),
    "a document in two versions": lambda: Document.objects.filter(versions__number=2),
    "one letter on the records of two children": lambda: (
        Document.objects.values("versions__file")
        .annotate(records=Count("child", distinct=True))
        .filter(records__gte=2)
    ),
    "a document given in confidence": lambda: Document.objects.filter(third_party=True),
    "a document of a restricted child": lambda: Document.objects.filter(child__restricted=True),
    **{
        f"a document: {kind.label}": lambda kind=kind: Document.objects.filter(kind=kind)
        for kind in (DocumentKind.COURT, DocumentKind.DRAWING, DocumentKind.MEDICAL, DocumentKind.PHOTOGRAPH)
    },
    "a warning": lambda: Warning.objects.filter(ended_at=None),
    "a warning that was looked at again and holds": lambda: WarningReview.objects.filter(outcome="kept"),
    "somebody who must not be told": lambda: Warning.objects.in_force().exclude(kept_from=""),
    "parental responsibility, and how it arose": lambda: ParentalResponsibility.objects.all(),
    "a professional who has gone": lambda: Professional.objects.filter(ends__isnull=False),
    "a tie that is stressful": lambda: NetworkTie.objects.filter(strength="stressful"),
    "twelve children of one mother": lambda: (
        Relationship.objects.filter(kind="mother")
        .values("other")
        .annotate(children=Count("person"))
        .filter(children__gte=12)
    ),
    "opened for a stated reason": lambda: Involvement.objects.filter(kind=InvolvementKind.STATED_REASON),
    "a visit recorded in error and filed on the right child": lambda: _in_error("children.visit").filter(
        refiled_as__isnull=False
    ),
    "a warning recorded in error": lambda: _in_error("children.warning"),
    "a child put on a contact in error": lambda: _in_error("referrals.screening"),
    "two records proposed to be one person’s": lambda: Merge.objects.waiting(),
    "two records merged": lambda: Merge.objects.filter(merged_at__isnull=False, undone_at=None),
    "an oversight note": lambda: OversightNote.objects.all(),
    "an oversight action late": lambda: OversightAction.objects.outstanding().filter(
        due_on__lt=clock.today()
    ),
    "an oversight action done": lambda: OversightAction.objects.filter(done_at__isnull=False),
}

STATES: dict[str, State] = {
    **FRONT_DOOR,
    **EARLY_HELP,
    **{f"assessment: {name}": state for name, state in ASSESSMENT.items()},
    **{f"plan: {name}": state for name, state in PLAN.items()},
    **{f"notes: {name}": state for name, state in NOTES.items()},
    **PEOPLE,
}
