"""What was recorded in error shows on no page, whoever looks, except to information governance."""

import re

import pytest
from django.apps import apps
from django.urls import reverse

from casework.contributions import contributed
from casework.models import AppendOnly, Recorded
from casework.models.recorded import struck_out_through
from children.models import AccessEntry, RecordedInError
from children.services.errors import record_in_error
from children.services.involvement import state_reason
from children.struck_out import child_field
from tests import in_error, source
from tests.cast import Cast
from tests.household import signed_in
from tests.in_error import TELLTALES, Told
from tests.test_restricted_nowhere import all_walk

#: Whoever sees most: manager and MARU manager; and a leader, who reads in the admin site too.
WALKERS, LEADER = ("morwenna", "jory"), "rosenwyn"
#: Whole pieces of work, which a manager strikes out; the later ones first.
WHOLE = (
    "assessments.specialistassessment",
    "plans.review",
    "plans.plan",
    "assessments.assessment",
    "referrals.screening",
)


@pytest.fixture
def kept(cast: Cast, monday: None) -> Told:
    kept = in_error.told(cast)
    for user in (cast.rosenwyn, cast.talan):
        state_reason(by=user, person=kept.child, reason="A complaint has come to the director.")
    return kept


def test_every_telltale_shows_while_the_entry_stands(cast: Cast, kept: Told) -> None:
    """Or else what follows would pass on an empty record."""
    client = signed_in(cast.kerensa)
    pages = [client.get(page) for page in in_error.pages_of(kept)]
    text = "\n".join(each.content.decode() for each in pages if each.status_code == 200)
    assert not [telltale for telltale in TELLTALES.values() if telltale not in text]


def test_struck_out_entries_of_every_kind_show_nowhere(cast: Cast, kept: Told) -> None:
    pages, lists = in_error.pages_of(kept), in_error.admin_pages_of(kept.child)
    for label, entry in kept.entries.items():
        if label not in WHOLE:
            record_in_error(by=cast.morwenna, record=entry, reason="It is another child’s.")
    gone = [telltale for label, telltale in TELLTALES.items() if label not in WHOLE]
    assert all_walk(cast, WALKERS, pages, gone) > 60
    assert all_walk(cast, [LEADER], [*pages, *lists], gone) > 90


def test_whole_pieces_of_work_struck_out_show_nowhere(cast: Cast, kept: Told) -> None:
    """The later first, each with what hangs on it: the review, the plan, the assessment, the screening."""
    pages, gone = in_error.pages_of(kept), []
    lists = in_error.admin_pages_of(kept.child)
    at_a_glance = [
        reverse(name, args=[kept.child.pk]) for name in ("child", "child_timeline", "child_decisions")
    ]
    for label in WHOLE:
        record_in_error(by=cast.morwenna, record=kept.entries[label], reason="It is another child’s.")
        gone.append(TELLTALES[label])
        all_walk(cast, ["kerensa"], at_a_glance, gone)
    gone += [TELLTALES["supervision.oversightnote"], TELLTALES["plans.actionprogress"]]
    all_walk(cast, ["kerensa", *WALKERS, "talan"], pages, gone)
    all_walk(cast, [LEADER], [*pages, *lists], gone)


def test_information_governance_reads_it_struck_through(cast: Cast, kept: Told) -> None:
    client = signed_in(cast.talan)
    for label, entry in kept.entries.items():
        if label not in WHOLE:
            record_in_error(by=cast.morwenna, record=entry, reason="It is another child’s.")
    traces = RecordedInError.objects.filter(part_of=None)
    text = ""
    for trace in traces:
        shown = client.get(reverse("in_error_entry", args=[trace.pk])).content.decode()
        assert "It is another child’s." in shown
        assert "Morwenna Nance" in shown
        text += shown
    for label in set(TELLTALES) - set(WHOLE):
        assert re.search(f"<s>[^<]*{TELLTALES[label]}", text), label
    panel = client.get(reverse("child", args=[kept.child.pk])).content.decode()
    assert panel.count("struck out by Morwenna Nance") == len(traces)
    listed = client.get(reverse("in_error_list")).content.decode()
    assert listed.count("Morwenna Nance") == len(traces)
    assert not [telltale for telltale in TELLTALES.values() if telltale in listed]


def test_a_decision_made_on_it_is_read_there_too(cast: Cast, kept: Told) -> None:
    trace = record_in_error(
        by=cast.morwenna, record=kept.entries["plans.review"], reason="It is another child’s."
    )
    shown = signed_in(cast.talan).get(reverse("in_error_entry", args=[trace.pk])).content.decode()
    assert "<s>The evidence is Amber’s own, and the school’s.</s>" in shown
    assert AccessEntry.objects.filter(user=cast.talan, page="in_error_entry", opened=True).exists()


# The tables are whole


def recorded() -> list[type]:
    """Every kind of record about a child."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, Recorded | AppendOnly) and model._meta.app_label in source.APPS[1:]
    ]


@pytest.mark.parametrize("model", recorded(), ids=lambda model: model._meta.label)
def test_every_kind_says_what_becomes_of_an_entry_recorded_in_error(model: type) -> None:
    """Re-filed, going with something larger, or not struck out and why: said by the app that keeps it."""
    if issubclass(model, Recorded):
        rules = [rules[model] for rules in contributed("in_error", "RULES") if model in rules]
        assert len(rules) == 1
        assert child_field(model) or rules[0].instead or rules[0].copy_to or rules[0].why_not_refiled
        return
    # What is written once goes with what it is written on; a log and a trace stand by themselves.
    on_a_record = struck_out_through(model) is not None
    assert on_a_record or model._meta.label in {
        "children.AccessEntry",
        "children.RecordedInError",
        # Of a contact, which several children may share.
        "referrals.Triage",
        "referrals.OnlineForm",
        "referrals.OnlineFile",
    }


def reverse_names() -> set[str]:
    """By what names a lookup crosses from one row to the many records that point to it."""
    return {
        field.related_query_name()
        for model in recorded()
        if issubclass(model, Recorded)
        for field in model._meta.concrete_fields
        if field.related_model and not field.remote_field.hidden
    }


#: A decision's own key to its work, which only has the name of a child's works; rows that stand already.
SAFE = {"passed_on__child__in=", "passed_on__child=", "screenings__in="}


def test_no_lookup_crosses_to_struck_out_rows() -> None:
    """Such a join passes by what leaves them out: it names struck_out_at itself, or is not used."""
    names = "|".join(sorted(reverse_names()))
    crossing = re.compile(rf"\b(?:\w+__)?(?:{names})(?:__\w+)+\s*=|\bfilter\([^()]*\b(?:{names})=None")
    found = []
    for path in source.app_files():
        text = path.read_text()
        for match in crossing.finditer(text):
            near = text[max(0, match.start() - 200) : match.end() + 200]
            if "struck_out_at" not in near and match.group() not in SAFE:
                found.append(f"{source.name(path)}: {match.group()}")
    assert not found, "\n".join(found)
