"""Lists as files for leaders: what the list shows and no more, safe in a spreadsheet, and written down."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from casework import clock, exports
from casework.exports import safe_cell
from casework.local_rules import set_label
from casework.models import ExportEntry
from children.choices import InvolvementKind
from children.models import AccessEntry, Involvement
from tests import stories
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("monday")
WHY = {"reason": "For the performance meeting."}


@pytest.fixture
def leader(cast: Cast, client: Client) -> Client:
    client.force_login(cast.rosenwyn)
    return client


def ask_for(label: str, query: str = "") -> str:
    return reverse("admin:casework_exportentry_ask", args=[label]) + query


def taken(leader: Client, label: str, query: str = "") -> list[list[str]]:
    """The rows of the file, its heading first."""
    ready = leader.post(ask_for(label, query), WHY)
    page = leader.get(ready["Location"])
    answer = leader.get(page.context["url"])
    assert answer.headers["Content-Disposition"].startswith("attachment")
    sent = b"".join(answer.streaming_content)
    assert sent.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(sent.decode("utf-8-sig"))))


def test_the_file_holds_what_the_list_shows(leader: Client, cast: Cast) -> None:
    stories.plan(cast)
    stories.child(cast.tamsin, given_name="Perran", family_name="Penrose")
    heading, *rows = taken(leader, "children.person")
    assert heading == ["Name", "Number", "Age", "Stage", "Held by"]
    assert {row[0] for row in rows} == {"Amber Tregear", "Perran Penrose"}
    amber = next(row for row in rows if row[0] == "Amber Tregear")
    assert amber[3:] == ["Plan", "Kerensa Trembath"]
    assert [row[0] for row in taken(leader, "children.person", "?q=Perran")[1:]] == ["Perran Penrose"]


def test_filters_narrow_the_file_as_they_narrow_the_list(leader: Client, cast: Cast) -> None:
    stories.decided(cast, "advice")
    other = stories.child(cast.tamsin, given_name="Perran", sex="M")
    stories.decided(cast, "early_help", other)
    rows = taken(leader, "referrals.screeningdecision", "?outcome__exact=early_help")[1:]
    assert [row[0] for row in rows] == ["Perran Tregear"]
    assert ExportEntry.objects.get().filters == "outcome: Early help"


def test_a_restricted_child_is_in_no_file(leader: Client, cast: Cast) -> None:
    child = stories.plan(cast).child
    before = leader.post(ask_for("plans.plan"), WHY)["Location"]
    Involvement.objects.create(person=child, kind=InvolvementKind.NAMED, user=cast.talan)
    child.restricted = True
    child.save()
    stories.plan(cast, stories.child(cast.tamsin, given_name="Perran", sex="M"))
    for label in ("children.person", "plans.plan", "referrals.referral", "children.involvement"):
        assert not any("Amber" in cell for row in taken(leader, label) for cell in row), label
    # Asked for before the restriction, fetched after it.
    answer = leader.get(leader.get(before).context["url"])
    assert b"Amber" not in b"".join(answer.streaming_content)


@pytest.mark.parametrize(
    "typed",
    ["=1+1", "+44", "-2", "@SUM(A1)", "\t=1", "\r=1", '"=1+1', "'=1", " =1", "“=cmd|calc”", "＝1", '""@x'],
)
def test_no_cell_is_taken_for_a_formula(typed: str) -> None:
    assert safe_cell(typed) == f"'{typed}"


@pytest.mark.parametrize("typed", ["Amber O’Neill", "12-3", "St Just = Lan Ust", "", "7 years", "–"])
def test_ordinary_words_stay_as_they_are(typed: str) -> None:
    assert safe_cell(typed) == typed


def test_a_name_that_begins_like_a_formula_is_text_in_the_file(leader: Client, cast: Cast) -> None:
    stories.child(cast.tamsin, given_name="=HYPERLINK(1)", family_name="Penrose")
    assert taken(leader, "children.person")[1][0] == "'=HYPERLINK(1) Penrose"


def test_no_list_leaves_without_a_reason(leader: Client, cast: Cast) -> None:
    stories.plan(cast)
    answer = leader.post(ask_for("plans.plan"), {"reason": "  "})
    assert "Say why" in answer.content.decode()
    assert not ExportEntry.objects.exists()


def test_who_took_what_and_why_is_written_down_before_the_file_leaves(leader: Client, cast: Cast) -> None:
    stories.plan(cast)
    leader.post(ask_for("children.person", "?q=Amber"), WHY)
    entry = ExportEntry.objects.get()
    assert (entry.by, entry.at, entry.list_title) == (cast.rosenwyn, clock.now(), "People")
    assert (entry.rows, entry.reason) == (1, WHY["reason"])
    assert entry.filters == "found by a name or number"
    for name in ("piran", "talan"):
        leader.force_login(cast.staff[name])
        page = leader.get(reverse("admin:casework_exportentry_changelist")).content.decode()
        assert WHY["reason"] in page
        assert "Amber" not in page


def test_a_list_opens_no_record_and_so_leaves_no_trace_on_a_child(leader: Client, cast: Cast) -> None:
    stories.plan(cast)
    taken(leader, "children.person")
    assert not AccessEntry.objects.filter(user=cast.rosenwyn).exists()


def test_the_file_is_fetched_by_who_asked_for_that_list_a_short_while_ago(leader: Client, cast: Cast) -> None:
    stories.plan(cast)
    ready = leader.post(ask_for("plans.plan"), WHY)["Location"]
    url = leader.get(ready).context["url"]
    entry = ExportEntry.objects.get()
    assert leader.get(f"{url}?q=Amber").status_code == 404
    others = reverse("admin:casework_exportentry_file", args=["children.person", entry.pk])
    assert leader.get(others).status_code == 404
    with clock.at(clock.now() + timedelta(minutes=16)):
        assert leader.get(url).status_code == 404
    for name in ("piran", "talan", "kerensa"):
        leader.force_login(cast.staff[name])
        assert leader.get(url).status_code == 403


def test_a_list_too_long_is_refused_and_never_cut_off(
    leader: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories.plan(cast)
    stories.child(cast.tamsin, given_name="Perran")
    monkeypatch.setattr("casework.admin.exports.MOST_ROWS", 1)
    assert "too long for a file" in leader.get(ask_for("children.person")).content.decode()
    leader.post(ask_for("children.person"), WHY)
    assert not ExportEntry.objects.exists()


def test_the_file_says_the_councils_own_words(leader: Client, cast: Cast) -> None:
    stories.plan(cast)
    set_label(
        by=cast.piran,
        key="plan_kind.child_in_need",
        words="Family help plan",
        effective_from=clock.today(),
        reason="As we call it.",
    )
    assert "Family help plan" in taken(leader, "plans.plan")[1]


@pytest.mark.parametrize("label", ["casework.user", "casework.exportentry", "auth.user", "nothing", "a.b.c"])
def test_what_is_no_list_of_leaders_is_not_exported(leader: Client, label: str) -> None:
    assert leader.get(ask_for(label)).status_code == 404


def test_a_file_answers_no_guesses_about_fields(leader: Client, cast: Cast) -> None:
    stories.plan(cast)
    assert leader.get(ask_for("plans.plan", "?referral__child__family_name=Tregear")).status_code == 400


def test_an_export_is_written_once(cast: Cast) -> None:
    entry = exports.log_export(
        by=cast.rosenwyn, list_key="plans.plan", list_title="Plans", filters="", rows=1, query="", **WHY
    )
    with pytest.raises(TypeError, match="written once"):
        entry.save()
