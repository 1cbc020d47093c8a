"""A form sent again just as it was, by a double press or for want of an answer, goes where it went before."""

from uuid import uuid4

import pytest
from django.urls import reverse

from casework.models import Submission
from referrals.models import Screening, ScreeningDecision
from tests import stories
from tests.cast import Cast
from tests.household import signed_in

pytestmark = pytest.mark.usefixtures("monday")


def decision(row: Screening, team: int) -> dict[str, str]:
    """Jory’s answers on Amber, as the page sends them. What it offers depends on what was decided."""
    own = row.pk.hex
    return {
        f"outcome_{own}": "assessment", f"threshold_{own}": "4", f"need_{own}": "N1",
        f"team_{own}": str(team), f"why_{own}": "She was in the room.", "submission": str(uuid4()),
    }  # fmt: skip


def test_a_decision_sent_twice_goes_on_as_it_did_though_it_is_not_offered_any_more(cast: Cast) -> None:
    row = stories.recommended(cast, "assessment")
    address, sent = reverse("screening_decide", args=[row.pk]), decision(row, cast.team("penwith").pk)
    jory = signed_in(cast.jory)
    first, second = (jory.post(address, sent) for _ in range(2))
    assert first.status_code == second.status_code == 302
    assert second["Location"] == first["Location"]
    assert ScreeningDecision.objects.count() == 1


def test_changed_in_between_it_is_looked_at_again(cast: Cast) -> None:
    row = stories.recommended(cast, "assessment")
    address, sent = reverse("screening_decide", args=[row.pk]), decision(row, cast.team("penwith").pk)
    jory = signed_in(cast.jory)
    jory.post(address, sent)
    changed = jory.post(address, {**sent, f"threshold_{row.pk.hex}": "3"})
    assert changed.status_code == 200
    assert "There is a problem" in changed.content.decode()


def test_nobody_is_taken_on_by_what_somebody_else_sent(cast: Cast) -> None:
    row = stories.recommended(cast, "assessment")
    address, sent = reverse("screening_decide", args=[row.pk]), decision(row, cast.team("penwith").pk)
    gone = signed_in(cast.jory).post(address, sent)["Location"]
    answer = signed_in(cast.hedra).post(address, sent)
    assert answer.get("Location") != gone
    assert Submission.objects.get().user == cast.jory
