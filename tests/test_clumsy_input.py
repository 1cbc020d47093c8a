"""Bad input, on every form there is: told what is wrong and how to mend it, nothing lost, nothing written.

The forms are found by their addresses and known by their pages: a new one is tried by itself.
"""

import logging
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from typing import Any
from zlib import crc32

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.http import HttpResponse
from django.urls import reverse

from casework.drafts import Opened
from casework.models import Draft
from children.models import Person
from tests.clumsy import Clumsy, Page, everything_clumsy, plausible
from tests.form_pages import FormPage, form_pages, more_states
from tests.world import World, standing_world

pytestmark = pytest.mark.django_db

#: What a request may leave behind whatever comes of it: that it came.
TRACES = {
    "children.AccessEntry", "sessions.Session", "casework.Submission", "casework.Draft",
    "casework.SignInCounter",
}  # fmt: skip
#: Django's own wording, which names no field.
STOCK = (
    "This field", "Enter a valid", "Select a valid", "Ensure this", "Null characters", "Enter a whole",
    "Enter a number", "is not a valid", "“", "{label}", "{noun}", "%(",
)  # fmt: skip
#: Forms that no answer given in a hurry passes, by rules with tests of their own.
NOT_IN_A_HURRY = {
    "child_restrict", "assessment_submit", "assessment_decide/replacing", "admin:casework_user_password",
    "change_password", "team_rota", "admin:casework_dutyturn_changelist", "new_adult_add", "missing_add",
    "childs_copy_write", "specialist_submit",
}  # fmt: skip
#: Sent twice, this asks whether the child just made is the one meant; it makes no second record.
ASKS_AGAIN = {"contact_child_new", "early_help_ask/new"}
#: A decision names the one it replaces, which takes one successor only: that, not a version, guards it; and
#: a part that is added has no version yet.
NOT_BY_VERSION = {"review_decide/replacing", "enquiry_add"}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: object) -> Iterator[World]:
    logging.disable(logging.ERROR)
    with standing_world(django_db_blocker) as built:
        more_states(built)
        yield built
    logging.disable(logging.NOTSET)


@pytest.fixture(scope="module")
def pages(world: World) -> list[FormPage]:
    return list(form_pages(world))


@contextmanager
def undone() -> Iterator[None]:
    """What is done inside is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def rows() -> Counter[str]:
    """How many rows each table has, in one statement: it is asked a thousand times."""
    tables = [m._meta.db_table for m in apps.get_models() if m._meta.label not in TRACES]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{name}', COUNT(*) FROM {name}" for name in tables))
        return Counter(dict(cursor.fetchall()))


def send(page: FormPage, data: dict[str, Any], **more: Any) -> HttpResponse:
    try:
        return page.client.post(page.url, data, **more)
    except Exception as broken:  # one form that breaks is one line of the list, not the end of it
        return HttpResponse(status=500, reason=repr(broken)[:300])


def complaints(page: FormPage, sent: Clumsy, response: HttpResponse, before: Counter[str]) -> Iterator[str]:
    """What is wrong with how a page took something clumsy."""
    if response.status_code >= 500:
        yield f"{response.status_code} {response.reason_phrase}"
        return
    if response.status_code == 302:
        # A question under an answer that is not chosen is not asked, and what stands in it is not kept.
        if any(page.form.controls[name].shown for name in sent.wrong):
            yield "saved what should have been refused"
        yield from _goes_on(page, response)
        return
    if rows() != before:
        yield f"refused, and yet written: {rows() - before}"
    if response.status_code == 200:
        yield from _answer(page, sent, Page(response.content.decode()))
    elif response.status_code not in {403, 404, 409} or page.form.those(lambda c: c.is_words):
        yield f"answered {response.status_code}, and what was typed is gone"


def _goes_on(page: FormPage, response: HttpResponse) -> Iterator[str]:
    after = page.client.get(response["Location"], follow=True)
    if after.status_code >= 500:
        yield f"saved, and then {response['Location']} is {after.status_code}"
    for running in Page(after.content.decode()).runs:
        yield f"saved, and then {response['Location']} would run {running}"


def _answer(page: FormPage, sent: Clumsy, got: Page) -> Iterator[str]:
    yield from (f"would run {running}" for running in got.runs)
    if page.route.startswith("admin:") and sent.tampered:
        return  # Django's own rows, altered by an administrator's hand: refused, in Django's words
    yield from _summary(got)
    names = set(page.form.controls)
    form = max(got.forms, key=lambda form: len(names & set(form.controls)), default=None)
    if form is None or not names & set(form.controls):
        yield "the form is gone"
        return
    told = {target for _, target in got.problems}
    for name, control in form.controls.items():
        if control.is_words and name in sent.data and not same_words(sent.data[name], form.text_of(name)):
            yield f"{name}: {as_text(sent.data[name])[:20]!r} typed, {form.text_of(name)[:20]!r} kept"
        if control.shown and name in sent.wrong and not told & set(control.ids):
            yield f"{name} is wrong, and nothing says so: {got.problems}"


def _summary(got: Page) -> Iterator[str]:
    if not got.problems:
        yield "shown again without a word"
    for text, target in got.problems:
        if len(text.split()) < 2 or any(stock in text for stock in STOCK):
            yield f"says no more than: {text!r}"
        if target and target not in got.ids:
            yield f"leads to #{target}, which is not there"


def same_words(typed: Any, kept: str) -> bool:
    return as_text(typed).split() == kept.split()


def as_text(sent: Any) -> str:
    return sent if isinstance(sent, str) else "".join(sent)


def fail_with(found: list[str], asked: int) -> None:
    assert asked
    if found:
        pytest.fail(f"{len(found)} of {asked}\n" + "\n".join(found), pytrace=False)


def test_every_address_that_takes_a_form_is_among_those_tried(pages: list[FormPage]) -> None:
    """The walk finds what is known to be there: a guard against a walk that finds nothing."""
    assert len({page.route for page in pages}) > 50
    kinds = {control.kind for page in pages for control in page.form.controls.values()}
    assert kinds >= {"text", "long", "number", "select", "radio", "checkbox", "hidden"}


def today(page: FormPage) -> Iterator[Clumsy]:
    """Every sixth of the common clumsy things, begun from the name of the page: each form is sent a sixth of
    them, and each of them goes to a sixth of the forms."""
    common = (sent for sent in everything_clumsy(page.form) if not sent.rare)
    return islice(common, crc32(page.route.encode()) % 6, None, 6)


#: Half of the forms are sent twice, the other half kept as drafts; with script/test --full, all are both.
OF_EACH = pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.full)])
SENT_TWICE, KEPT = 0, 1


def chosen(pages: list[FormPage], which: int, *, whole: bool) -> list[FormPage]:
    return [page for page in pages if whole or crc32(page.route.encode()) % 2 == which]


@pytest.mark.parametrize(
    "clumsy", [today, pytest.param(lambda page: everything_clumsy(page.form), marks=pytest.mark.full)]
)
def test_nothing_clumsy_breaks_a_page_or_is_half_saved_or_lost(
    world: World, pages: list[FormPage], clumsy: Callable[[FormPage], Iterator[Clumsy]]
) -> None:
    found, asked, before = [], 0, rows()
    for page in pages:
        for sent in clumsy(page):
            with undone():
                asked += 1
                lines = list(complaints(page, sent, send(page, sent.data), before))
            found += [f"{page.route}: {sent.called}: {line}" for line in lines]
    fail_with(found, asked)


def test_what_is_no_form_at_all_saves_nothing(world: World, pages: list[FormPage]) -> None:
    found, before = [], rows()
    bodies = [
        ("", "text/plain"),
        ('{"rationale": "None"}', "application/json"),
        ("\x00=%zz&&", "multipart/x"),
    ]
    for page, (body, kind) in zip(pages, cycle(bodies), strict=False):
        with undone():
            response = send(page, body, content_type=kind)
            if response.status_code >= 500 or response.status_code == 302 or rows() != before:
                found.append(f"{page.route}: {kind}: {response.status_code} {response.reason_phrase}")
    fail_with(found, len(pages))


@OF_EACH
def test_a_page_sent_twice_is_one_record_and_nobody_sends_another_s(
    world: World, pages: list[FormPage], *, whole: bool
) -> None:
    found, saved = [], []
    other = world.client(world.cast.cador)
    for page in chosen(pages, SENT_TWICE, whole=whole):
        if "submission" not in page.form.controls:
            continue
        data = plausible(page.form, " too")
        with undone():
            first = send(page, data)
            if page.route in NOT_IN_A_HURRY:
                continue
            if first.status_code != 302:
                found.append(f"{page.route}: not saved: {first.status_code} {why(first)}")
                continue
            saved.append(page.route)
            after = rows()
            second = send(page, data)
            answers = {302, 403, 404, 409, *([200] if page.route in ASKS_AGAIN else [])}
            if second.status_code not in answers or rows() != after:
                found.append(f"{page.route}: again: {second.status_code}, {rows() - after} {why(second)}")
            # Where the first ended their part in the case, the record asks why they come back.
            gone = second.get("Location", "")
            if gone and gone != first["Location"] and "/reason/" not in gone:
                found.append(f"{page.route}: again: goes to {gone}")
            other.post(page.url, data)
            if rows() != after:
                found.append(f"{page.route}: somebody else’s page was taken: {rows() - after}")
    fail_with(found, len(saved))


def test_a_page_opened_before_somebody_else_saved_is_refused_and_shows_both(
    world: World, pages: list[FormPage]
) -> None:
    found, refused, before = [], [], rows()
    for page in pages:
        if "version" not in page.form.controls or page.route in NOT_BY_VERSION:
            continue
        kept = {c.name: c.values[0] for c in page.form.those(lambda c: c.is_words) if c.values[0]}
        data = {**plausible(page.form, " and what I saw"), "version": "0"}
        with undone():
            response = send(page, data)
            body = response.content.decode()
            if "after you opened it" not in body or rows() != before:
                found.append(f"{page.route}: {response.status_code}: {why(response)}")
                continue
            refused.append(page.route)
            got = Page(body)
            boxes = {name: each.values for form in got.forms for name, each in form.controls.items()}
            for name, theirs in kept.items():
                if " ".join(theirs.split()) not in got.text:
                    found.append(f"{page.route}: {theirs[:60]!r}, as it stands, is not shown")
                if not same_words(f"{theirs} and what I saw", "".join(boxes.get(name, []))):
                    found.append(f"{page.route}: what was typed in {name} is gone")
    fail_with(found, len(refused))


@OF_EACH
def test_every_form_can_be_kept_as_a_draft_and_gone_on_with(
    world: World, pages: list[FormPage], *, whole: bool
) -> None:
    """A form written another day too: it carries what a draft needs, and opens again as it was left."""
    found, kept = [], 0
    names = {str(person.pk): person.name for person in Person.objects.all()}
    other = world.client(world.cast.cador)
    for page in chosen(pages, KEPT, whole=whole):
        if "submission" not in page.form.controls:
            continue
        opened = Opened.read(page.form.text_of("opened")) if "opened" in page.form.controls else None
        if page.form.those(lambda control: control.kind == "password"):
            found += [f"{page.route}: a password could be kept"] if opened else []
            continue
        if opened is None and page.route.startswith(("admin:", "team_rota")):
            continue  # Short, and about no child: what administrators and managers set up.
        if opened is None:
            found.append(f"{page.route}: carries no {{% draft %}}")
            continue
        others = {*names.values()} - {names.get(opened.subject)}
        named = [name for name in others if re.search(rf"{re.escape(name)}(?!-)", opened.title)]
        found += [f"{page.route}: its draft would be called by the name of {name}" for name in named]
        data = plausible(page.form, " and what I saw")
        words = [text for text in data.values() if str(text).endswith(" and what I saw")]
        with undone():
            before = rows()
            page.client.post(reverse("draft_keep"), data)
            draft = Draft.objects.get(pk=page.form.text_of("submission"))
            kept += 1
            shown = page.client.get(draft.url).content.decode()
            got = Page(shown)
            there = "".join(v for form in got.forms for c in form.controls.values() for v in c.values)
            missing = [text for text in words if str(text).strip() not in there.replace("\r\n", "\n")]
            found += [f"{page.route}: {str(text)[:40]!r} is gone" for text in missing]
            found += [f"{page.route}: judged: {got.problems}" for _ in got.problems[:1]]
            theirs = page.user.pk == world.cast.cador.pk
            if words and not theirs and "and what I saw" in other.get(draft.url).content.decode():
                found.append(f"{page.route}: somebody else reads it")
            if rows() != before:
                found.append(f"{page.route}: a draft wrote {rows() - before}")
    fail_with(found, kept)


def why(response: HttpResponse) -> str:
    return "; ".join(text for text, _ in Page(response.content.decode()).problems) or response.reason_phrase
