"""What fails half-way leaves nothing: no decision, no line of the ledger, no work, nobody involved."""

from collections import Counter
from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import models

from casework.handoff import NoPathway
from casework.models import Submission
from children.models import DecisionEntry, Involvement, PassedOn
from cornwall_cs import pathway
from plans.models import Plan, Review
from referrals.models import Referral, ScreeningDecision
from referrals.services import decide_screening
from tests import stories
from tests.cast import Cast
from tests.household import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def rows() -> Counter[str]:
    """How many rows each table has, its history too."""
    return Counter({model._meta.label: model._default_manager.count() for model in apps.get_models()})


def no_next_step(monkeypatch: pytest.MonkeyPatch, stage: str, outcome: str) -> None:
    """The pathway forgets what follows."""
    monkeypatch.delitem(pathway.NEXT[stage], outcome)


def test_a_screening_decision_that_leads_nowhere_was_never_made(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = stories.recommended(cast, "assessment")
    no_next_step(monkeypatch, "screening", "assessment")
    before = rows()
    with pytest.raises(NoPathway):
        decide_screening(
            by=cast.jory,
            screening=waiting,
            outcome="assessment",
            threshold="4",
            rationale="Third incident in four months.",
            primary_need="N1",
            receiving_team=cast.team("penwith"),
        )
    assert rows() == before
    assert not ScreeningDecision.objects.exists()
    assert not DecisionEntry.objects.exists()
    assert not Referral.objects.exists()
    assert not Involvement.objects.filter(team=cast.team("penwith")).exists()
    waiting.refresh_from_db()
    assert waiting.decided_at is None, "it still waits for its manager"


def test_the_page_that_failed_can_be_sent_again_once_it_works(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even the mark of the copy is spent: the same page, sent again, is saved."""
    waiting = stories.recommended(cast, "assessment")
    own = waiting.pk.hex
    sent = {
        "submission": "0d5c2b0e-3c5e-4f6b-9a55-f0a3b1e5c001",
        f"outcome_{own}": "assessment",
        f"threshold_{own}": "4",
        f"need_{own}": "N1",
        f"team_{own}": str(cast.team("penwith").pk),
        f"why_{own}": "Amber was in the room and was frightened.",
    }
    page, jory = f"/screenings/{waiting.pk}/decide/", signed_in(cast.jory)
    with monkeypatch.context() as forgetting:
        no_next_step(forgetting, "screening", "assessment")
        with pytest.raises(NoPathway):
            jory.post(page, sent)
    assert not Submission.objects.exists()
    assert not ScreeningDecision.objects.exists()
    assert jory.post(page, sent).status_code == 302
    assert ScreeningDecision.objects.get().rationale == "Amber was in the room and was frightened."
    assert Referral.objects.get().child == waiting.child


#: A decision ready to be taken, what it would be, and what it would have opened.
READY: dict[str, tuple[Callable[[Cast], object], str, str, type[models.Model]]] = {
    "the assessment": (stories.signed_off, "assessment", "child_in_need_plan", Plan),
    "the plan": (stories.plan_in_force, "plan", "approved", Review),
    "the review": (stories.reviewed, "review", "continue", Review),
    "the early help": (
        lambda cast: stories.decided(cast, "early_help"), "screening", "early_help", PassedOn,
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", READY)
def test_at_every_stage_a_step_that_cannot_follow_takes_its_decision_back(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    story, stage, outcome, opened = READY[what]
    no_next_step(monkeypatch, stage, outcome)
    with pytest.raises(NoPathway):
        story(cast)
    assert not DecisionEntry.objects.filter(stage=stage).exists()
    decisions = [m for m in apps.get_models() if getattr(m, "stage", None) == stage]
    assert decisions, f"no decision has the stage {stage}"
    for model in decisions:
        assert not model._default_manager.exists()
    assert opened._default_manager.count() == (1 if what == "the review" else 0)
