"""The decision index: where to find a decision; never itself the record, and rebuilt from the record."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from children.models import DecisionEntry, Person
from children.summaries import summarised
from referrals.services import decide_screening
from tests import stories
from tests.household import signed_in

KEPT = (
    "decision_id",
    "child_id",
    "stage",
    "outcome",
    "label",
    "leads_to",
    "decided_by_id",
    "team_id",
    "decided_at",
)


@pytest.fixture
def amber(cast, monday) -> Person:
    return stories.child(cast.tamsin)


def rows() -> list[tuple]:
    """The index in the order in which it is read."""
    return list(DecisionEntry.objects.values_list(*KEPT))


def rebuild() -> str:
    said = StringIO()
    call_command("rebuild_decision_index", stdout=said)
    return said.getvalue()


def test_every_decision_has_one_row_in_the_words_of_the_practice(cast, amber) -> None:
    decision = stories.decided(cast, "assessment", amber)
    row = DecisionEntry.objects.get()
    assert row.label == "Screening: Accepted as a referral, for assessment"
    assert (row.child, row.decided_by, row.decision_id) == (amber, cast.jory, decision.pk)
    assert row.team == cast.team("maru")


def test_the_index_lost_is_rebuilt_as_it_was(cast, amber) -> None:
    stories.plan(cast, amber)
    before = rows()
    assert len(before) == 2
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM children_decisionentry")
    assert rebuild().strip() == "2 decisions are in the index."
    assert rows() == before


def test_an_index_gone_wrong_is_put_right_and_the_stage_with_it(cast, amber) -> None:
    stories.plan(cast, amber)
    before = rows()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE children_decisionentry SET leads_to = 'closed', label = 'Nonsense'")
    rebuild()
    assert rows() == before
    assert summarised(Person.objects.filter(pk=amber.pk)).get().stage == "plan"


def test_of_decisions_of_one_moment_the_one_that_led_to_the_other_stays_before_it(cast, amber) -> None:
    first = stories.decided(cast, "advice", amber)
    second = decide_screening(
        by=cast.jory,
        screening=first.screening,
        outcome="early_help",
        threshold="2",
        rationale="The school rang back: the family asks for help after all.",
        replaces=first,
        old_work="kept",
        old_work_reason="The advice still holds.",
    )
    assert first.decided_at == second.decided_at
    rebuild()
    assert [row.decision_id for row in DecisionEntry.objects.all()] == [second.pk, first.pk]


def test_the_ledger_leads_to_each_decisions_place_on_the_timeline(cast, amber) -> None:
    stories.decided(cast, "advice", amber)
    client = signed_in(cast.talan)
    client.post(reverse("state_reason", args=[amber.pk]), {"reason": "Request for the record by her mother."})
    ledger = client.get(reverse("child_decisions", args=[amber.pk])).content.decode()
    assert "Screening: Information and advice" in ledger
    assert "Jory Pascoe" in ledger
    link = ledger.split(f"{reverse('child_timeline', args=[amber.pk])}?", 1)[1].split('"', 1)[0]
    place = client.get(f"{reverse('child_timeline', args=[amber.pk])}?{link}").content.decode()
    assert "The school can offer the support that was asked about." in place
