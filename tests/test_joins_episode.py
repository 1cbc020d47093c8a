"""A new contact about a child whose episode is open: it joins, and worker and manager each acknowledge."""

from datetime import date, timedelta

import pytest

from casework import clock
from casework.guards import NotNow, NotYours
from children.contributions import worklist
from children.services.involvement import allocate
from referrals.models import Acknowledgement, Referral
from referrals.open_work import everything_open
from referrals.services import acknowledge, allocate_referral
from tests import stories
from tests.cast import Cast
from tests.front_door import advise, decide
from tests.household import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def joined(cast: Cast, case: Referral) -> dict[str, Acknowledgement]:
    """A second contact has joined the episode."""
    decide(cast, stories.screening(cast, case.child), "joins_episode")
    return {row.due_from: row for row in Acknowledgement.objects.select_related("worker", "team")}


def test_worker_and_manager_are_each_asked_and_each_says_what_follows(cast: Cast) -> None:
    case = stories.assessment(cast).referral
    rows = joined(cast, case)
    assert (rows["worker"].worker, rows["manager"].team) == (cast.kerensa, cast.team("penwith"))
    assert {row.due_on for row in rows.values()} == {date(2026, 11, 24)}
    for user, which in ((cast.kerensa, "worker"), (cast.morwenna, "manager")):
        [item] = [i for i in worklist(user, clock.today()) if i.group == "acknowledge"]
        address = f"/acknowledgements/{rows[which].pk}/"
        assert item.url == address
        client = signed_in(user)
        page = client.get(address).content.decode()
        assert rows[which].screening.contact.account in page
        assert "Say what follows from it" in client.post(address, {"note": " "}).content.decode()
        assert client.post(address, {"note": f"{user} visits tonight."}).status_code == 302
        rows[which].refresh_from_db()
        assert (rows[which].acknowledged_by, rows[which].note) == (user, f"{user} visits tonight.")
        assert not [i for i in worklist(user, clock.today()) if i.group == "acknowledge"]


def test_nobody_acknowledges_for_another_nor_twice(cast: Cast) -> None:
    rows = joined(cast, stories.assessment(cast).referral)
    for user, which in ((cast.morwenna, "worker"), (cast.kerensa, "manager"), (cast.lowenna, "manager")):
        with pytest.raises(NotYours, match="This is asked of"):
            acknowledge(by=user, acknowledgement=rows[which], note="Seen.")
    acknowledge(by=cast.kerensa, acknowledgement=rows["worker"], note="Seen.")
    with pytest.raises(NotNow, match="Kerensa Trembath has acknowledged this already"):
        acknowledge(by=cast.kerensa, acknowledgement=rows["worker"], note="Seen again.")


def test_an_episode_with_no_worker_yet_asks_its_manager_alone(cast: Cast) -> None:
    rows = joined(cast, stories.referral(cast))
    assert set(rows) == {"manager"}


def test_the_next_worker_takes_over_what_the_one_before_had_not_acknowledged(cast: Cast) -> None:
    case = stories.assessment(cast).referral
    rows = joined(cast, case)
    allocate_referral(by=cast.morwenna, referral=case, worker=cast.denzel, reason="Kerensa is on leave.")
    rows["worker"].refresh_from_db()
    assert rows["worker"].worker == cast.denzel


def test_joining_needs_an_open_episode_and_says_what_else_to_choose(cast: Cast) -> None:
    row = stories.screening(cast)
    for act in (
        lambda: advise(cast.tamsin, row, "joins_episode"),
        lambda: decide(cast, row, "joins_episode"),
    ):
        with pytest.raises(NotNow, match="has no open referral to join"):
            act()


@pytest.mark.parametrize("outcome", ["assessment", "strategy_discussion", "early_help"])
def test_with_an_open_episode_nothing_new_is_opened_beside_it(cast: Cast, outcome: str) -> None:
    case = stories.assessment(cast).referral
    row = stories.screening(cast, case.child)
    for act in (lambda: advise(cast.tamsin, row, outcome), lambda: decide(cast, row, outcome)):
        with pytest.raises(NotNow, match="Choose ‘Joins the open episode’"):
            act()
    page = signed_in(cast.jory).get(f"/screenings/{row.pk}/decide/").content.decode()
    assert f'value="{outcome}"' not in page
    assert 'value="joins_episode"' in page
    assert Referral.objects.count() == 1


@pytest.mark.parametrize("outcome", ["advice", "no_further_action"])
def test_a_contact_that_asks_nothing_of_the_episode_may_end_beside_it(cast: Cast, outcome: str) -> None:
    case = stories.assessment(cast).referral
    decide(cast, stories.screening(cast, case.child), outcome)
    assert not Acknowledgement.objects.exists()
    assert Referral.objects.get().is_open


def test_what_nobody_acknowledged_keeps_the_episode_open(cast: Cast) -> None:
    case = stories.assessment(cast).referral
    rows = joined(cast, case)
    words = [words for words in everything_open(case) if "acknowledged" in words]
    assert words == [
        "A new contact waits to be acknowledged by Kerensa Trembath.",
        "A new contact waits to be acknowledged by a manager of Penwith team.",
    ]
    acknowledge(by=cast.kerensa, acknowledgement=rows["worker"], note="Seen.")
    acknowledge(by=cast.morwenna, acknowledgement=rows["manager"], note="Seen.")
    assert not [words for words in everything_open(case) if "acknowledged" in words]


def test_the_worker_of_another_child_opens_no_acknowledgement(cast: Cast) -> None:
    rows = joined(cast, stories.assessment(cast).referral)
    allocate(by=cast.lowenna, person=stories.child(cast.tamsin), worker=cast.petroc, reason="Hers.")
    response = signed_in(cast.petroc).get(f"/acknowledgements/{rows['worker'].pk}/")
    assert response.headers["Location"].startswith(f"/people/{rows['worker'].child.pk}/reason/")


def test_an_acknowledgement_late_is_shown_as_late(cast: Cast) -> None:
    rows = joined(cast, stories.assessment(cast).referral)
    with clock.at(clock.now() + timedelta(days=3)):
        page = signed_in(cast.kerensa).get(f"/referrals/{rows['worker'].referral_id}/").content.decode()
    assert "2 days late" in page
