"""A server that dies at any moment takes nothing with it that was acknowledged, and leaves nothing half."""

from pathlib import Path

import pytest
from django.db import connection

from casework import clock
from casework.models import Submission
from children.models import Person, Visit
from tests.cast import Cast
from tests.killing import Killing, what_is_wrong
from tests.serving import Server, served

pytestmark = pytest.mark.django_db(transaction=True)


def killed(cast: Cast, folder: Path, *, seed: int, saves: int, kills: int) -> Killing:
    with served(folder) as server:
        run = Killing(cast, server, seed)
        run.plan(saves)
        run.run(kills)
    return run


def holds(run: Killing, *, saves: int, kills: int) -> None:
    """Each acknowledged save stands exactly once, as the whole of what it writes."""
    assert run.kills == kills
    assert sum(save.acknowledged for save in run.saves) == saves
    assert what_is_wrong(run.saves) == []
    assert Submission.objects.count() == saves
    connection.check_constraints()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            assert cursor.fetchone() == ("ok",)


def test_every_acknowledged_save_outlives_a_killed_server(cast: Cast, tmp_path: Path) -> None:
    holds(killed(cast, tmp_path, seed=23, saves=36, kills=2), saves=36, kills=2)


@pytest.mark.full
def test_a_thousand_saves_and_fifty_kills(cast: Cast, tmp_path: Path) -> None:
    run = killed(cast, tmp_path, seed=1126, saves=1000, kills=50)
    holds(run, saves=1000, kills=50)
    assert run.sent_again > 0, "no kill met anybody: the run proves nothing"


def test_a_half_saved_page_would_be_noticed(cast: Cast, tmp_path: Path) -> None:
    """What the run looks for is found where it is: a visit on one child’s record and not on the other’s."""
    run = Killing(cast, Server(tmp_path), seed=1)
    run.plan(1)
    (save,) = run.saves
    assert what_is_wrong(run.saves) == [
        f"visits: {save.words!r} has 0 instead of 2",
        f"visits in the history: {save.words!r} has 0 instead of 2",
    ]
    amber = Person.objects.get(given_name="Amber")
    Visit.objects.create(
        child=amber, visited_by=cast.kerensa, visited_at=clock.now(), place="Home", present="Mother",
        account=save.words, seen=True, seen_alone=True,
    )  # fmt: skip
    assert what_is_wrong(run.saves) == [
        f"visits: {save.words!r} has 1 instead of 2",
        f"visits in the history: {save.words!r} has 1 instead of 2",
    ]
