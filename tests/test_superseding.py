"""A changed mind at screening: a new decision replaces the first, both stay, the work is kept or stopped."""

import pytest

from assessments.models import StrategyDiscussion
from casework.guards import NotNow, NotYours
from children.choices import InvolvementKind
from children.models import Involvement, PassedOn
from children.services.involvement import state_reason
from referrals.models import Acknowledgement, Referral, ScreeningDecision
from referrals.services import allocate_referral
from tests import stories
from tests.cast import Cast
from tests.front_door import answers, decide, tell
from tests.household import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

STOPPED = {"old_work": "stopped", "old_work_reason": "The caller named the wrong street."}
KEPT = {"old_work": "kept", "old_work_reason": "The worker has met the family and goes on."}


def test_both_decisions_are_shown_and_the_first_says_what_replaced_it(cast: Cast) -> None:
    first = decide(cast, stories.screening(cast), "assessment")
    row = first.screening
    jory = signed_in(cast.jory)
    address = f"/screenings/{row.pk}/decide/?replaces={first.pk}"
    page = jory.get(address).content.decode()
    assert first.rationale in page
    assert " checked" not in page
    block = answers(row, outcome="advice", threshold="1", why="Another family with the same name.")
    wrong = jory.post(address, block).content.decode()
    assert "Say why the earlier work goes on or stops" in wrong
    assert ScreeningDecision.objects.count() == 1
    response = jory.post(address, {**block, **STOPPED})
    assert response.headers["Location"] == f"/contacts/{row.contact_id}/"
    second = ScreeningDecision.objects.get(supersedes=first)
    assert (second.outcome, second.old_work, second.old_work_reason) == (
        "advice",
        "stopped",
        "The caller named the wrong street.",
    )
    page = jory.get(f"/screenings/{row.pk}/").content.decode()
    assert "Another family with the same name." in page
    assert first.rationale in page
    assert "Replaced" in page


def test_stopped_work_ends_the_referral_and_its_hold_on_the_record(cast: Cast) -> None:
    first = decide(cast, stories.screening(cast), "assessment")
    decide(cast, first.screening, "advice", replaces=first, **STOPPED)
    case = Referral.objects.get()
    assert (case.is_open, case.closed_on, case.stopped_reason) == (False, None, STOPPED["old_work_reason"])
    held = Involvement.objects.live().filter(person=case.child, kind=InvolvementKind.RECEIVING)
    assert not held.exists()


def test_kept_work_goes_on(cast: Cast) -> None:
    first = decide(cast, stories.screening(cast), "assessment")
    decide(cast, first.screening, "no_further_action", replaces=first, **KEPT)
    assert Referral.objects.get().is_open


def test_work_that_has_begun_is_not_stopped_and_nothing_is_saved(cast: Cast) -> None:
    case = stories.assessment(cast).referral
    stories.seen(cast, case.child)
    first = case.screening.decisions.get()
    with pytest.raises(NotNow, match="has begun"):
        decide(cast, case.screening, "advice", replaces=first, **STOPPED)
    assert ScreeningDecision.objects.count() == 1
    assert Referral.objects.get().is_open


def test_a_decision_has_one_successor(cast: Cast) -> None:
    first = decide(cast, stories.screening(cast), "advice")
    second = decide(cast, first.screening, "early_help", replaces=first, **KEPT)
    with pytest.raises(NotNow, match="has been replaced once; replace the newest one"):
        decide(cast, first.screening, "no_further_action", replaces=first, **KEPT)
    decide(cast, first.screening, "no_further_action", replaces=second, **STOPPED)
    assert PassedOn.objects.get().ended_at
    assert ScreeningDecision.objects.count() == 3


def test_a_changed_course_keeps_the_same_referral(cast: Cast) -> None:
    first = decide(cast, stories.screening(cast), "assessment")
    other = {"primary_need": "N3", "receiving_team": cast.team("restormel")}
    decide(cast, first.screening, "strategy_discussion", replaces=first, **KEPT, **other)
    case = Referral.objects.get()
    assert (case.is_open, case.primary_need, case.team) == (True, "N3", cast.team("restormel"))
    held = Involvement.objects.live().filter(person=case.child, kind=InvolvementKind.RECEIVING)
    assert [row.team for row in held] == [cast.team("restormel")]
    assert StrategyDiscussion.objects.get().referral == case


@pytest.mark.parametrize("outcome", ["joins_episode", "early_help", "assessment"])
def test_a_referral_that_goes_on_cannot_be_joined_or_doubled(cast: Cast, outcome: str) -> None:
    first = decide(cast, stories.screening(cast), "assessment")
    with pytest.raises(NotNow, match="would go on"):
        decide(cast, first.screening, outcome, replaces=first, **KEPT)


def test_stopped_and_accepted_again_opens_a_new_referral(cast: Cast) -> None:
    first = decide(cast, stories.screening(cast), "assessment")
    restormel = {"receiving_team": cast.team("restormel")}
    decide(cast, first.screening, "assessment", replaces=first, **STOPPED, **restormel)
    assert [case.team for case in Referral.objects.open()] == [cast.team("restormel")]
    assert Referral.objects.count() == 2


def test_what_was_to_be_acknowledged_is_asked_no_longer_and_may_be_asked_again(cast: Cast) -> None:
    case = stories.assessment(cast).referral
    row = stories.screening(cast, case.child)
    first = decide(cast, row, "joins_episode")
    second = decide(cast, row, "no_further_action", replaces=first, **STOPPED)
    assert not Acknowledgement.objects.pending().exists()
    decide(cast, row, "joins_episode", replaces=second, **KEPT)
    assert Acknowledgement.objects.pending().count() == 2


def test_a_stated_reason_reads_the_decision_and_does_not_replace_it(cast: Cast) -> None:
    first = decide(cast, stories.screening(cast), "advice")
    tell(cast, first.screening.contact)
    state_reason(by=cast.hedra, person=first.child, reason="The school rang back.")
    hedra = signed_in(cast.hedra)
    page = hedra.get(f"/screenings/{first.screening_id}/").content.decode()
    assert first.rationale in page
    assert "Replace this decision" not in page
    address = f"/screenings/{first.screening_id}/decide/?replaces={first.pk}"
    assert hedra.get(address).status_code == 403


def test_the_decision_of_another_screening_is_not_replaced_here(cast: Cast) -> None:
    first = decide(cast, stories.screening(cast), "advice")
    other = stories.screening(cast, stories.child(cast.tamsin, given_name="Kensa"))
    jory = signed_in(cast.jory)
    for pk in (first.pk, "nonsense"):
        assert jory.get(f"/screenings/{other.pk}/decide/?replaces={pk}").status_code == 404
    with pytest.raises(NotNow, match="about something else"):
        decide(cast, other, "advice", replaces=first, **KEPT)


def test_a_screener_replaces_nothing(cast: Cast) -> None:
    first = decide(cast, stories.screening(cast), "advice")
    with pytest.raises(NotYours):
        decide(cast, first.screening, "early_help", by=cast.tamsin, replaces=first, **KEPT)


def test_a_referral_with_a_worker_who_has_done_nothing_yet_may_still_stop(cast: Cast) -> None:
    first = decide(cast, stories.screening(cast), "assessment")
    case = Referral.objects.get()
    allocate_referral(by=cast.morwenna, referral=case, worker=cast.kerensa, reason="")
    decide(cast, first.screening, "advice", replaces=first, **STOPPED)
    assert not Involvement.objects.live().filter(user=cast.kerensa).exists()
