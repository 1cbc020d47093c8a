"""Screening: what the screener recommends, and what the manager decides."""

from typing import Any

from casework import authority, clock
from casework.guards import NotNow
from casework.models import Act, Team, TeamKind, User
from casework.roles import Role
from casework.services import service
from children.decisions import record_decision
from referrals.choices import ACCEPTED
from referrals.cumulative import why_not_more
from referrals.models import Contact, Screening, ScreeningDecision, ScreeningRecommendation
from referrals.outcomes import require_fitting
from referrals.services.desk import let_go
from referrals.timescales import FEEDBACK

#: Roles that decide only what the authority table has delegated to them.
BY_DELEGATION = frozenset({Role.MARU_SCREENER, Role.OUT_OF_HOURS})


@service
def recommend(
    *,
    by: User,
    screening: Screening,
    outcome: str,
    threshold: str,
    rationale: str,
    primary_need: str = "",
    cumulative: str = "",
) -> ScreeningRecommendation:
    """Recommend an outcome for one child, with the level of need and the reason.

    A later recommendation stands beside the earlier one until a manager decides. The primary need
    is asked where the child would be accepted as a referral; why earlier contacts do not add up to
    harm, where one more would end below the threshold.
    """
    role = authority.require(by, Act.RECOMMEND, "screening", outcome)
    contact = Contact.take(screening.contact_id)
    screening = Screening.take(screening.pk)
    if screening.decided_at:
        raise NotNow(f"{screening.child} has been decided on already. Open the screening to see it.")
    _refuse_without_reason(threshold, rationale)
    require_fitting(screening, outcome)
    if outcome in ACCEPTED and not primary_need:
        raise NotNow("Choose the primary need: it goes with a referral.")
    made = ScreeningRecommendation.objects.create(
        screening=screening,
        outcome=outcome,
        threshold=threshold,
        primary_need=primary_need if outcome in ACCEPTED else "",
        rationale=rationale,
        cumulative=why_not_more(screening, outcome, cumulative),
        recommended_by=by,
        recommended_in_role=role,
    )
    if not contact.screenings.to_recommend().exists():
        # All is said on it: a manager is to pick it up.
        let_go(contact, by)
    return made


@service
def decide_screening(
    *,
    by: User,
    screening: Screening,
    outcome: str,
    threshold: str,
    rationale: str,
    primary_need: str = "",
    cumulative: str = "",
    receiving_team: Team | None = None,
    known: str = "",
    options_considered: str = "",
    replaces: ScreeningDecision | None = None,
    old_work: str = "",
    old_work_reason: str = "",
) -> ScreeningDecision:
    """Decide what happens for one child on a contact, and open the step that follows.

    Whoever recommended does not decide, unless the decision is delegated to their own role. A child
    accepted as a referral has a primary need and a receiving team; one more contact below the
    threshold says why they do not add up to harm. The decision on the last child starts the clock
    for feedback to the referrer. Source: Working Together, chapter 3.
    """
    # The contact first, as everybody locks it: two managers with a child each must see each other.
    contact = Contact.take(screening.contact_id)
    screening = Screening.take(screening.pk)
    _refuse_without_reason(threshold, rationale)
    fields = _need_and_team(outcome, primary_need, receiving_team)
    if screening.decided_at is None or replaces is not None:
        require_fitting(screening, outcome, replaces=replaces, old_work=old_work)
    fields |= {"threshold": threshold, "known": known, "options_considered": options_considered}
    fields["cumulative"] = why_not_more(screening, outcome, cumulative)
    decision = record_decision(
        ScreeningDecision,
        by=by,
        subject=screening,
        outcome=outcome,
        rationale=rationale,
        authors=_recommenders(by, screening, outcome),
        replaces=replaces,
        old_work=old_work,
        old_work_reason=old_work_reason,
        **fields,
    )
    if screening.decided_at is None:
        _mark_decided(screening, contact)
    return decision


def _recommenders(by: User, screening: Screening, outcome: str) -> list[User]:
    """Those who may not decide because they recommended: nobody, where the decision is delegated."""
    if authority.require(by, Act.DECIDE, "screening", outcome) in BY_DELEGATION:
        return []
    return list(User.objects.filter(pk__in=screening.recommendations.values("recommended_by")))


def _need_and_team(outcome: str, primary_need: str, team: Team | None) -> dict[str, Any]:
    """The primary need and the team of an accepted referral; for any other outcome, neither."""
    if outcome not in ACCEPTED:
        return {"primary_need": "", "receiving_team": None}
    if not primary_need or team is None:
        raise NotNow("Choose the primary need and the receiving team: they go with a referral.")
    if team.kind != TeamKind.SOCIAL_WORK or not team.is_active:
        raise NotNow(f"{team} does not receive referrals. Choose a social work team.")
    return {"primary_need": primary_need, "receiving_team": team}


def _refuse_without_reason(threshold: str, rationale: str) -> None:
    if not threshold:
        raise NotNow("Choose the level of need.")
    if not rationale.strip():
        raise NotNow("Say why: nothing is recommended or decided without its reason.")


def _mark_decided(screening: Screening, contact: Contact) -> None:
    screening.decided_at = clock.now()
    screening.save()
    if contact.decided_at is None and not contact.screenings.filter(decided_at=None).exists():
        contact.decided_at = clock.now()
        contact.feedback_due_on = FEEDBACK.due(clock.now())
        contact.save()
        let_go(contact)
