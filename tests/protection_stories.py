"""States of a child to be protected, each built from the one before by the services."""

from datetime import timedelta
from typing import Any

from assessments.models import Enquiry, EnquiryDecision, ProtectiveOrder, StrategyDecision, StrategyDiscussion
from assessments.services import (
    ask_for_discussion,
    complete_discussion,
    decide_enquiry,
    hold_discussion,
    record_order,
    record_part,
    save_enquiry,
    submit_enquiry,
)
from casework import clock
from casework.models import User
from children.models import Person
from referrals.models import Referral
from referrals.services import allocate_referral
from tests import stories
from tests.cast import Cast

QUORUM = ["childrens_services", "police", "health"]
WHY = "A bruise on a child who gives three accounts of it, and a mother who is afraid to speak."


def asked(cast: Cast, who: Person | None = None) -> StrategyDiscussion:
    """A strategy discussion the MARU manager asked for: the Penwith team has it."""
    decision = stories.decided(cast, "strategy_discussion", who)
    return StrategyDiscussion.objects.get(opened_by=decision.pk)


def hold(
    by: User, row: StrategyDiscussion, outcome: str = "section_47_single", **more: Any
) -> StrategyDiscussion:
    """It is held in four answers, by whoever records it."""
    answers = {"held_at": clock.now(), "agencies": QUORUM, "outcome": outcome, "rationale": WHY, **more}
    held = hold_discussion(by=by, discussion=row, version=row.version, **answers)
    return held[0]


def held(cast: Cast, outcome: str = "section_47_single", **more: Any) -> StrategyDiscussion:
    """Held and decided by Morwenna; the record is not complete yet."""
    return hold(cast.morwenna, asked(cast), outcome, **more)


def decided(cast: Cast, outcome: str) -> StrategyDecision:
    """Decided at a discussion, whichever way; within an enquiry where the outcome belongs to one."""
    if outcome in {"goes_on", "conclude"}:
        row = further(cast, enquiry(cast))
        return hold(cast.morwenna, row, outcome).decisions.get()
    closes = {"closure_reason": "RC7"} if outcome == "no_further_action" else {}
    return held(cast, outcome, **closes).decisions.get()


def further(cast: Cast, row: Enquiry) -> StrategyDiscussion:
    """A further discussion within an enquiry that runs."""
    return ask_for_discussion(by=cast.morwenna, referral=row.referral, why="A second account has come.")


def enquiry(cast: Cast) -> Enquiry:
    """An enquiry that runs, allocated to Kerensa."""
    row = held(cast)
    case = Referral.objects.get(pk=row.referral_id)
    allocate_referral(by=cast.morwenna, referral=case, worker=cast.kerensa, reason="", version=case.version)
    return Enquiry.objects.get(discussion=row)


def written(cast: Cast) -> Enquiry:
    """With a medical, an interview, a check, a plan and findings."""
    row = enquiry(cast)
    today = clock.today()
    record_part(by=cast.kerensa, enquiry=row, kind="medical", answers={
        "examined_on": today, "place": "Treliske", "examined_by": "Dr Rowe",
        "consent": "Her mother, and Amber", "findings": "A bruise of a hand's breadth.",
    })  # fmt: skip
    record_part(by=cast.kerensa, enquiry=row, kind="interview", answers={
        "interviewed_on": today, "place": "The suite at Bodmin", "interviewers": "DC Angove and Kerensa",
        "police_reference": "DCP 4471", "about": "She came willingly, with her rabbit.",
    })  # fmt: skip
    record_part(by=cast.kerensa, enquiry=row, kind="check", answers={
        "agency": "education", "asked_of": "Mrs Bray, St Levan school", "asked_on": today,
    })  # fmt: skip
    row = Enquiry.objects.get(pk=row.pk)
    return save_enquiry(
        by=cast.kerensa,
        enquiry=row,
        version=row.version,
        lead=cast.kerensa,
        plan="Kerensa sees Amber at school today; DC Angove speaks with her father tomorrow.",
        findings="Amber was hit. Her mother cannot keep her father out without help.",
    )


def submitted(cast: Cast) -> Enquiry:
    """Waiting for Morwenna."""
    row = written(cast)
    return submit_enquiry(by=cast.kerensa, enquiry=row, version=row.version)


def enquiry_decided(cast: Cast, outcome: str, **more: Any) -> EnquiryDecision:
    """Morwenna has decided on the enquiry."""
    told: dict[str, Any] = {} if outcome == "returned" else {"substantiated": "at_risk"}
    if outcome in {"conference", "no_further_action"}:
        told["no_assessment_reason"] = "The enquiry came first; an assessment starts with the conference."
    if outcome == "no_further_action":
        told["closure_reason"] = "RC7"
    return decide_enquiry(
        by=cast.morwenna,
        enquiry=submitted(cast),
        outcome=outcome,
        rationale="What Amber said is borne out by the doctor.",
        **{**told, **more},
    )


def order(cast: Cast, who: Person, kind: str = "police_protection") -> ProtectiveOrder:
    """Taken two hours ago."""
    return record_order(
        by=cast.morwenna,
        child=who,
        kind=kind,
        taken_at=clock.now() - timedelta(hours=2),
        taken_by="Inspector Hosking",
        why="She could not be left in the house tonight.",
        where="With her gran in Newlyn",
    )


FULL = {
    "chaired_by": "Morwenna Nance",
    "how": "video",
    "immediate_safety": "With her gran until tomorrow.",
    "medical_needed": "yes",
    "medical_why": "Treliske, today.",
    "interview_needed": "no",
    "interview_why": "After the medical.",
    "nothing_kept": True,
}


def participants(row: StrategyDiscussion, knew: str = "Nothing before today.") -> list[dict[str, Any]]:
    """Those who took part, now with names and what each knew."""
    return [
        {
            "id": part.pk, "agency": part.agency, "took_part": "present",
            "name": f"Somebody of {part.agency}", "role": "On duty", "knew": knew,
        }
        for part in row.participants.filter(removed_at=None)
    ]  # fmt: skip


def complete(cast: Cast, row: StrategyDiscussion, **more: Any) -> StrategyDiscussion:
    """The record is completed by Morwenna."""
    row = StrategyDiscussion.objects.get(pk=row.pk)
    told = {"participants": participants(row), **FULL, **more}
    return complete_discussion(by=cast.morwenna, discussion=row, version=row.version, **told)


def waiting(cast: Cast) -> StrategyDiscussion:
    """Held and recorded by Kerensa, who may not decide: it waits for Morwenna."""
    row = asked(cast)
    case = Referral.objects.get(pk=row.referral_id)
    allocate_referral(by=cast.morwenna, referral=case, worker=cast.kerensa, reason="", version=case.version)
    return hold(cast.kerensa, row)


def every_protection(cast: Cast) -> dict[str, Any]:
    """Each record by the name of its state, for the world of the tests of access."""
    running = written(cast)
    return {
        "strategy asked": asked(cast),
        "strategy held": waiting(cast),
        "enquiry running": running,
        "enquiry submitted": submitted(cast),
        "emergency order": order(cast, running.child, "emergency_protection"),
    }
