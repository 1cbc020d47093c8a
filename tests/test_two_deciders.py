"""Two managers deciding at the same moment, over two real connections: one decision, the other told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connection
from django.test import RequestFactory

from casework.guards import NotNow
from casework.models import Submission, User
from casework.sign_in.door import NAME_FROM_ADDRESS, Door
from referrals.choices import ScreeningOutcome
from referrals.models import Contact, Screening, ScreeningDecision
from referrals.services import decide_screening
from tests import stories
from tests.cast import Cast

TIMES = 50
TYPED = {
    "submission": "7a1d8a52-9d7c-4b0e-8f0e-5b1f7f6f2a10",
    "received_at-day": "20",
    "received_at-month": "11",
    "received_at-year": "2025",
    "received_at-time": "9:40",
    "arrival": "referral",
    "channel": "telephone",
    "source": "2A",
    "referrer_agency": "Trewirgie School",
    "account": "Amber came in without a coat again and said there was nobody up.",
    "immediate_danger": "no",
    "family_informed": "agreed",
}


def together(*acts: Callable[[], object]) -> list[object]:
    """Run the acts in threads of their own, released at once; what each gave or raised."""
    gate = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        try:
            gate.wait()
            return act()
        except NotNow as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [each.result() for each in [pool.submit(run, act) for act in acts]]


def decision_by(manager: User, screening: Screening) -> Callable[[], ScreeningDecision]:
    return lambda: decide_screening(
        by=manager,
        screening=screening,
        outcome=ScreeningOutcome.ADVICE,
        threshold="1",
        rationale=f"{manager} finds that advice is enough.",
    )


@pytest.mark.django_db(transaction=True)
def test_two_managers_deciding_at_once_make_one_decision(cast: Cast) -> None:
    on = stories.contact(cast)
    jory, hedra = cast.jory, cast.hedra
    for time in range(TIMES):
        who = stories.child(cast.tamsin, given_name=f"Amber {time}")
        screening = stories.screening(cast, who, on)
        results = together(decision_by(jory, screening), decision_by(hedra, screening))
        made = [each for each in results if isinstance(each, ScreeningDecision)]
        told = [each for each in results if isinstance(each, NotNow)]
        assert (len(made), len(told)) == (1, 1), results
        assert ScreeningDecision.objects.filter(screening=screening).count() == 1
        assert "decided this" in told[0].message


@pytest.mark.django_db(transaction=True)
def test_a_form_posted_twice_at_once_writes_one_contact(cast: Cast, client_of) -> None:
    """A second press of the button goes where the first went."""
    senders = [client_of("tamsin"), client_of("tamsin")]
    results = together(*[partial(sender.post, "/contacts/add/", TYPED) for sender in senders])
    assert {each.status_code for each in results} == {302}
    assert len({each.headers["Location"] for each in results}) == 1
    assert Contact.objects.count() == 1
    assert Submission.objects.count() == 1


@pytest.mark.django_db
def test_a_page_changed_after_going_back_is_not_taken_for_the_first(cast: Cast, client_of) -> None:
    """Going back, mending the text and saving again loses nothing: the page says it is not saved yet."""
    tamsin = client_of("tamsin")
    assert tamsin.post("/contacts/add/", TYPED).status_code == 302
    mended = {**TYPED, "account": "Amber came in without a coat, and her lunch box was empty."}
    again = tamsin.post("/contacts/add/", mended)
    assert again.status_code == 200
    page = again.content.decode()
    assert "You sent this page once already" in page
    assert "her lunch box was empty" in page
    assert TYPED["submission"] not in page
    assert Contact.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_dozen_passwords_tried_at_once_are_a_dozen_tries() -> None:
    """Whoever sends them side by side has no more of them looked at than one after another."""
    request = RequestFactory().post("/sign-in/", REMOTE_ADDR="203.0.113.99")
    waits = together(*[lambda: Door.to_sign_in(request, "kerensa").knock()] * 12)
    assert waits.count(None) == NAME_FROM_ADDRESS.free
