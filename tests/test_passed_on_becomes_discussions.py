"""Work passed on to strategy discussion and still open becomes a discussion, with nothing lost."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from assessments.models import StrategyDiscussion
from assessments.open_work import open_work
from casework import clock
from children.models import PassedOn
from children.services.passed_on import accept, pass_on
from referrals.models import Referral
from tests import protection_stories as told
from tests import stories
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("monday")
MIGRATION = import_module("assessments.migrations.0006_section_47")


def as_it_was(cast: Cast) -> tuple[Referral, PassedOn]:
    """A strategy discussion as the version before passed it on, accepted by Morwenna."""
    case = stories.assessment(cast).referral
    decision = case.screening.decisions.get()
    work = pass_on(
        by=cast.jory, child=case.child, kind="strategy_discussion", to_team=case.team, decision=decision,
        episode=case.pk,
    )  # fmt: skip
    return case, accept(by=cast.morwenna, passed_on=work, version=work.version)


class Untouched:
    """The tables as a migration sees them: rows that are saved without the rules of the product."""

    def get_model(self, app: str, name: str) -> Any:
        model = apps.get_model(app, name)
        if not name.startswith("Historical"):
            model.skip_history_when_saving = True
        return model


@pytest.fixture
def bare_apps() -> Any:
    yield Untouched()
    for model in (StrategyDiscussion, PassedOn):
        if hasattr(model, "skip_history_when_saving"):
            del model.skip_history_when_saving


def test_what_is_open_moves_with_its_reason_its_clock_and_who_accepted_it(cast: Cast, bare_apps) -> None:
    case, work = as_it_was(cast)
    MIGRATION.carry_over(bare_apps, None)
    row = StrategyDiscussion.objects.get()
    assert (row.referral, row.opened_by, row.why) == (case, work.opened_by, work.why)
    assert (row.asked_at, row.due_on) == (work.passed_on_at, work.due_on)
    assert (row.accepted_by, row.accepted_at) == (cast.morwenna, clock.now())
    work.refresh_from_db()
    assert work.ended_at
    assert work.stopped_reason.startswith("Moved:")
    assert (row.history.count(), work.history.count()) == (1, 3)
    assert any("strategy discussion" in words for words in open_work(case))
    MIGRATION.carry_over(bare_apps, None)
    assert StrategyDiscussion.objects.count() == 1, "a second time changes nothing"


def test_it_is_then_held_and_decided_like_any(cast: Cast, bare_apps) -> None:
    as_it_was(cast)
    MIGRATION.carry_over(bare_apps, None)
    row = StrategyDiscussion.objects.get()
    del StrategyDiscussion.skip_history_when_saving
    told.hold(cast.morwenna, row)
    assert row.child.enquirys.get().is_open


def test_what_was_completed_stays_as_it_is(cast: Cast, bare_apps) -> None:
    _, work = as_it_was(cast)
    work.ended_at = clock.now()
    work.save()
    MIGRATION.carry_over(bare_apps, None)
    assert not StrategyDiscussion.objects.exists()
