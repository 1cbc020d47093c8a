"""Direct work: the child's own words, the picture and whether the child allowed it."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from casework import clock
from casework.guards import NotNow, NotYours
from children.models import DirectWork, Document, Person
from children.services.errors import record_in_error
from children.timeline import events_for
from cornwall_cs.demonstration.papers import drawing
from tests.household import Household, household, person, signed_in
from tests.seeing import worked

MARK = "Ask the child before showing this to parents"


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def sent(**more):
    """Three houses on Friday at four, as a browser sends it."""
    return {
        "done_at-day": "20", "done_at-month": "11", "done_at-year": "2026", "done_at-time": "16:00",
        "tool": "three_houses", "words": "In the house of worries it is always night.",
        "shown_to": "ask_first", **more,
    }  # fmt: skip


def scan() -> SimpleUploadedFile:
    return SimpleUploadedFile("houses.png", drawing(), "image/png")


def post(user, child: Person, data):
    return signed_in(user).post(reverse("direct_work_add", args=[child.pk]), data)


def errors(response) -> str:
    assert response.status_code == 200
    return " ".join(response.context["form"].errors.as_text().split())


def test_a_picture_becomes_a_document_with_the_same_mark(cast, home) -> None:
    response = post(cast.kerensa, home.amber, sent(picture=scan(), permission="yes"))
    assert response.status_code == 302, errors(response)
    made = DirectWork.objects.get()
    assert (made.child, made.picture.child, made.picture.kind) == (home.amber, home.amber, "drawing")
    assert made.picture.title == "Three houses, Fri 20 Nov 2026"
    client = signed_in(cast.kerensa)
    for address in (
        response["Location"],
        reverse("child_documents", args=[home.amber.pk]),
        reverse("document", args=[made.picture_id]),
        reverse("child_words", args=[home.amber.pk]),
    ):
        assert MARK in client.get(address).content.decode(), address
    [told] = events_for(cast.kerensa, [home.amber], None, 10, ["direct_work"])
    assert told.words == made.words
    assert told.title == "Direct work: three houses (ask the child before showing this to parents)"
    assert told.by == "Kerensa Trembath, written Mon 23 Nov 2026: 3 days later"


def test_what_anybody_may_see_carries_no_mark(cast, home) -> None:
    made = worked(cast, home.amber, pictured=True)
    for name, key in (("direct_work", made.pk), ("child_documents", home.amber.pk)):
        assert MARK not in signed_in(cast.kerensa).get(reverse(name, args=[key])).content.decode()


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"permission": ""}, "Say whether Amber agreed that a picture is kept"),
        ({"permission": "no"}, "Amber said no, so no picture is kept"),
    ],
)
def test_no_picture_is_kept_that_the_child_did_not_allow(cast, home, answers, words) -> None:
    response = post(cast.kerensa, home.amber, sent(picture=scan(), **answers))
    assert words in errors(response)
    with pytest.raises(NotNow, match="picture"):
        worked(cast, home.amber, pictured=True, **answers)
    assert not DirectWork.objects.exists()
    assert not Document.objects.exists()


def test_a_no_without_a_picture_is_kept_with_what_the_child_said(cast, home) -> None:
    made = worked(cast, home.amber, permission="no", permission_words="It is mine.")
    shown = signed_in(cast.kerensa).get(reverse("direct_work", args=[made.pk])).content.decode()
    assert "No: “It is mine.”" in shown


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"words": ""}, "Write what Amber said, or what the session told us"),
        ({"tool": ""}, "what you used"),
        ({"shown_to": ""}, "who may see it"),
    ],
)
def test_what_is_missing_is_named(cast, home, answers, words) -> None:
    assert words.lower() in errors(post(cast.kerensa, home.amber, sent() | answers)).lower()


def test_the_same_session_goes_on_with_a_brother_in_a_record_of_his_own(cast, home) -> None:
    made = worked(cast, home.amber, days_ago=2, present="Mrs Oliver")
    client = signed_in(cast.kerensa)
    address = f"{reverse('direct_work_add', args=[home.jory.pk])}?with={made.pk}"
    assert address in client.get(reverse("direct_work", args=[made.pk])).content.decode()
    form = client.get(address).context["form"]
    assert [form[name].value() for name in ("done_at", "tool", "present")] == [
        made.done_at, "three_houses", "Mrs Oliver",
    ]  # fmt: skip
    assert not form["words"].value()


def test_nothing_is_taken_over_from_a_session_the_reader_may_not_read(cast, home) -> None:
    made = worked(cast, home.amber, present="Mrs Oliver")
    stranger = person(cast.morwenna, "Zelah", date_of_birth=date(2016, 5, 1))
    address = f"{reverse('direct_work_add', args=[stranger.pk])}?with={made.pk}"
    page = signed_in(cast.morwenna).get(address)
    assert "Mrs Oliver" not in page.content.decode()


def test_it_is_refused_to_whoever_may_not_write_and_before_it_was_done(cast, home) -> None:
    stranger = person(cast.tamsin, "Zelah", date_of_birth=date(2016, 5, 1))
    with pytest.raises(NotYours):
        worked(cast, stranger)
    with pytest.raises(NotNow, match="once it has been done"):
        worked(cast, home.amber, done_at=clock.now() + timedelta(minutes=1))


def test_the_picture_goes_with_work_struck_out_and_the_words_stay_without_the_picture(cast, home) -> None:
    first, second = worked(cast, home.amber, pictured=True), worked(cast, home.amber, pictured=True)
    record_in_error(by=cast.kerensa, record=first, reason="It was another child’s.")
    assert list(Document.objects.all()) == [second.picture]
    record_in_error(by=cast.kerensa, record=second.picture, reason="The scan was of the wrong page.")
    shown = signed_in(cast.kerensa).get(reverse("direct_work", args=[second.pk])).content.decode()
    assert second.words in shown
    assert "among the documents" not in shown
