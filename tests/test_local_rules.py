"""The council's own figures and words: from a day on, with a reason; running clocks and codes stay."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.timescales import ASSESSMENT, CHILD_SEEN
from casework import clock
from casework.bank_holidays import add_bank_holiday
from casework.guards import NotNow, NotYours
from casework.kept import once_each
from casework.labels import CATALOGUE, GROUPS
from casework.local_rules import all_timescales, preview_of_figure, preview_of_label, set_figure, set_label
from casework.models import LocalLabel, LocalTimescale
from plans.choices import PlanKind
from referrals.choices import ThresholdLevel
from tests import stories
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("monday")
TODAY, TOMORROW, DECEMBER = date(2026, 11, 23), date(2026, 11, 24), date(2026, 12, 1)


def figure(cast: Cast, amount: int = 5, effective_from: date = DECEMBER, key: str = CHILD_SEEN.key):
    return set_figure(
        by=cast.piran, key=key, amount=amount, effective_from=effective_from, reason="The board asks for it."
    )


def label(cast: Cast, words: str, effective_from: date = TODAY, key: str = "plan_kind.child_in_need"):
    return set_label(
        by=cast.piran, key=key, words=words, effective_from=effective_from, reason="As we call it."
    )


def test_clocks_that_start_from_the_day_on_count_by_the_new_figure(cast: Cast) -> None:
    figure(cast)
    assert CHILD_SEEN.due(date(2026, 11, 30)) == date(2026, 12, 14)
    assert CHILD_SEEN.due(DECEMBER) == date(2026, 12, 8)
    assert "5 working days from the start" in CHILD_SEEN.explain(DECEMBER)


def test_a_clock_keeps_the_figure_in_force_when_it_started_even_when_recomputed(cast: Cast) -> None:
    case = stories.assessment(cast)
    before = case.see_child_by
    figure(cast, 3, TOMORROW)
    with clock.at(datetime(2026, 11, 25, 9, tzinfo=UTC)):
        add_bank_holiday(by=cast.piran, date=date(2026, 12, 24), name="A day of thanks", reason="Proclaimed.")
    case.refresh_from_db()
    assert case.see_child_by == before == date(2026, 12, 7)


def test_a_figure_begins_tomorrow_at_the_earliest_and_says_why(cast: Cast) -> None:
    with pytest.raises(NotNow, match="clocks that started today keep today’s figure"):
        figure(cast, 5, TODAY)
    assert figure(cast, 5, TOMORROW)


def test_what_law_or_a_return_sets_cannot_be_changed(cast: Cast, client: Client) -> None:
    with pytest.raises(NotNow, match="set by law"):
        figure(cast, 30, key=ASSESSMENT.key)
    client.force_login(cast.piran)
    page = client.get(reverse("admin:casework_localtimescale_changelist"))
    own, fixed = page.context["groups"]
    assert {cells[0] for _, cells in own["rows"]} == {rule.name for rule in all_timescales() if rule.local}
    assert all(not url for url, _ in fixed["rows"])
    assert ["Sign the assessment off", "45 working days", "receipt of the referral", "Working Together"] in [
        cells for _, cells in fixed["rows"]
    ]
    where = reverse("admin:casework_localtimescale_change", args=[ASSESSMENT.key])
    assert client.get(where).status_code == 404


def test_a_figure_to_come_can_be_set_again_and_its_history_keeps_both(cast: Cast) -> None:
    first, again = figure(cast, 5), figure(cast, 6)
    assert first.pk == again.pk
    assert [row.amount for row in again.history.all()] == [6, 5]
    with pytest.raises(NotNow, match="6 working days on that day as it is"):
        figure(cast, 6)


def test_the_preview_of_a_figure_says_what_counts_differently_and_that_nothing_moves(cast: Cast) -> None:
    stories.assessment(cast)
    said = " ".join(preview_of_figure(CHILD_SEEN.key, 5, DECEMBER).sentences)
    assert "5 working days instead of 10 working days" in said
    assert "due Tue 8 Dec 2026 instead of Tue 15 Dec 2026" in said
    assert "1 clock of this kind runs now, and none moves" in said
    assert LocalTimescale.objects.filter(key=CHILD_SEEN.key).count() == 1


def test_everything_is_called_by_the_councils_words_from_the_day_on(cast: Cast, client_of) -> None:
    plan = stories.plan(cast)
    label(cast, "Family help plan", DECEMBER)
    page = reverse("plan", args=[plan.pk])
    assert "Child in need plan" in client_of("kerensa").get(page).content.decode()
    with clock.at(datetime(2026, 12, 1, 9, tzinfo=UTC)):
        shown = client_of("kerensa").get(page).content.decode()
        assert "Family help plan" in shown
        assert "Child in need plan" not in shown


def test_a_form_offers_the_councils_words_and_keeps_the_code(cast: Cast, client_of) -> None:
    waiting = stories.screening(cast)
    label(cast, "Level 3: family help", key="threshold.3")
    page = client_of("tamsin").get(reverse("screening_recommend", args=[waiting.pk])).content.decode()
    assert "Level 3: family help" in page
    assert "targeted or complex" not in page
    assert ThresholdLevel.TARGETED.value == "3"


def test_a_signed_copy_keeps_the_words_it_was_signed_with(cast: Cast) -> None:
    copy = stories.plan_submitted(cast)
    text = copy.text
    label(cast, "Family help plan")
    copy.refresh_from_db()
    assert copy.text == text
    assert "Child in need plan" in text


def test_the_service_is_called_by_the_councils_words(cast: Cast, client: Client) -> None:
    label(cast, "Kernow children’s record", key="service.name")
    assert "Kernow children’s record" in client.get(reverse("sign_in")).content.decode()


def test_labels_cost_one_query_in_a_request_however_often_they_are_asked(cast: Cast) -> None:
    label(cast, "Family help plan")
    with once_each(), CaptureQueriesContext(connection) as queries:
        said = [str(PlanKind.CHILD_IN_NEED.label) for _ in range(9)] + [
            str(each.label) for each in ThresholdLevel
        ]
    assert len(queries) == 1
    assert said[0] == "Family help plan"


def test_no_label_of_the_councils_changes_the_tables(cast: Cast) -> None:
    label(cast, "Family help plan")
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize(
    ("key", "words", "said"),
    [
        ("threshold.2", "Level 4: Statutory", "the name of something else among levels of need"),
        ("threshold.2", "Level 2: early help", "called that on that day as it is"),
        ("closure.RC1", "Gone", "not one of the council’s own"),
    ],
)
def test_two_answers_to_one_question_never_share_words_and_codes_are_no_labels(
    cast: Cast, key: str, words: str, said: str
) -> None:
    with pytest.raises(NotNow, match=said):
        label(cast, words, key=key)
    assert not LocalLabel.objects.exists()


def test_a_label_begins_today_or_later_and_its_preview_says_what_reads_differently(cast: Cast) -> None:
    with pytest.raises(NotNow, match="today or later"):
        label(cast, "Family help plan", date(2026, 11, 22))
    said = preview_of_label("plan_kind.child_in_need", "Family help plan", DECEMBER).sentences
    assert "every page that says “Child in need plan” here says “Family help plan”" in said[0]


def test_every_label_stands_in_a_group_with_a_name() -> None:
    assert {key.partition(".")[0] for key in CATALOGUE} == set(GROUPS)


@pytest.mark.parametrize("name", ["rosenwyn", "morwenna"])
def test_only_system_administrators_set_them(cast: Cast, name: str, client_of) -> None:
    with pytest.raises(NotYours):
        set_label(
            by=getattr(cast, name),
            key="threshold.2",
            words="Level 2",
            effective_from=TODAY,
            reason="Shorter.",
        )
    with pytest.raises(NotYours):
        set_figure(
            by=getattr(cast, name), key=CHILD_SEEN.key, amount=5, effective_from=DECEMBER, reason="Sooner."
        )
    where = reverse("admin:casework_locallabel_change", args=["threshold.2"])
    assert client_of(name).post(f"{where}?words=Level", {"reason": "Shorter."}).status_code == 403


def test_an_administrator_sets_a_figure_on_the_page(cast: Cast, client: Client) -> None:
    client.force_login(cast.piran)
    where = reverse("admin:casework_localtimescale_change", args=[CHILD_SEEN.key])
    where += "?amount=5&effective_from-day=1&effective_from-month=12&effective_from-year=2026"
    assert "5 working days instead of 10" in client.get(where).content.decode()
    assert client.post(where, {"reason": "The board asks for it."}).status_code == 302
    row = LocalTimescale.objects.get(key=CHILD_SEEN.key, effective_from=DECEMBER)
    assert (row.amount, row.created_by) == (5, cast.piran)
    assert "The board asks for it." in client.get(where.partition("?")[0]).content.decode()
