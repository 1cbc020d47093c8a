"""Documents on a child’s record: added once for brothers and sisters, put right, and come in anew."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from casework import clock
from casework.files.receiving import receive
from casework.guards import NotNow, NotYours, StaleRecord
from casework.models import StoredFile
from children.contributions import timeline
from children.models import Document, DocumentVersion
from children.services.documents import add_document, add_version, correct_document
from children.services.family import relate
from tests.household import Household, household, restricted, signed_in
from tests.papers import KEPT, WORDS, upload

pytestmark = pytest.mark.django_db

MARK = "0c9de9f6-8a3d-4d0f-b8f2-6a57d1a1b2c3"


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def sent(**more) -> dict:
    """A letter of 16 November from the school, as a browser sends it."""
    return {
        "file": upload(), "kind": "letter", "title": "Letter about attendance",
        "from_whom": "Penhallow Academy",
        "dated-day": "16", "dated-month": "11", "dated-year": "2026", **more,
    }  # fmt: skip


def post(user, child, **more):
    return signed_in(user).post(reverse("document_add", args=[child.pk]), sent(**more))


def filed(cast, *children, code: str = "pdf", **more) -> list[Document]:
    told = {"kind": "letter", "title": "Letter about attendance", "dated": date(2026, 11, 16), **more}
    return add_document(
        by=cast.kerensa, children=children, received=receive(KEPT[code], f"letter.{code}"), **told
    )


def errors(response) -> dict[str, list[str]]:
    assert response.status_code == 200
    return dict(response.context["form"].errors)


# Adding


def test_a_document_is_on_the_childs_record_as_it_was_sent(cast, home) -> None:
    response = post(cast.kerensa, home.amber, third_party="True", description="Four days missed.")
    made = Document.objects.get()
    assert response["Location"] == reverse("document", args=[made.pk])
    assert (made.child, made.kind, made.title) == (home.amber, "letter", "Letter about attendance")
    assert (made.dated, made.from_whom) == (date(2026, 11, 16), "Penhallow Academy")
    assert (made.third_party, made.significant, made.created_by) == (True, False, cast.kerensa)
    version = made.versions.get()
    assert (version.number, version.reason, version.added_by) == (1, "", cast.kerensa)
    assert (version.file.kind, version.file.label, version.file.pages) == ("pdf", "letter.pdf", 2)
    page = signed_in(cast.kerensa).get(response["Location"]).content.decode()
    for said in ("Third party: check before sharing", "Four days missed.", "Page 1 of 2", "letter.pdf"):
        assert said in page


def test_one_file_is_on_the_record_of_each_brother_and_sister_ticked_and_each_tells_its_own(
    cast, home
) -> None:
    response = post(cast.kerensa, home.amber, siblings=home.jory.pk.hex)
    assert response.status_code == 302, errors(response)
    amber, jory = Document.objects.get(child=home.amber), Document.objects.get(child=home.jory)
    assert amber.versions.get().file == jory.versions.get().file == StoredFile.objects.get()
    correct_document(by=cast.kerensa, document=jory, version=jory.version, title="Jory’s attendance")
    amber.refresh_from_db()
    assert amber.title == "Letter about attendance"
    assert amber.history.count() == 1


def test_only_brothers_and_sisters_one_may_write_about_are_offered_and_none_is_slipped_in(cast, home) -> None:
    hidden = restricted(cast)
    relate(by=cast.talan, person=home.amber, other=hidden, kind="sibling", lives_with=True)
    page = signed_in(cast.kerensa).get(reverse("document_add", args=[home.amber.pk]))
    assert page.context["form"].siblings == [home.jory]
    assert "Sennen" not in page.content.decode()
    for other in (home.kit, hidden):
        assert "choose one of the answers shown" in str(
            errors(post(cast.kerensa, home.amber, siblings=other.pk.hex))
        )
        with pytest.raises(NotYours):
            filed(cast, home.amber, other)
    assert not Document.objects.exists()
    assert not StoredFile.objects.exists()


def test_what_is_missing_is_said_by_name_and_the_file_must_be_chosen_again(cast, home) -> None:
    told = errors(post(cast.kerensa, home.amber, title="", kind=""))
    assert told["title"] == ["Say what it is called"]
    assert "Choose the file again" in told["file"][0]
    response = post(cast.kerensa, home.amber, file="")
    assert errors(response) == {"file": ["Choose the file"]}
    page = response.content.decode()
    assert 'value="Letter about attendance"' in page
    assert 'value="Penhallow Academy"' in page
    assert 'href="#id_file"' in page


def test_a_file_that_is_not_kept_is_refused_at_its_field_with_a_remedy(cast, home) -> None:
    bad = upload("photo.jpg", b"<html><script>alert(1)</script></html>")
    (said,) = errors(post(cast.kerensa, home.amber, file=bad))["file"]
    assert said == "This file appears to be a web page. Print it to a PDF and add that."
    assert not StoredFile.objects.exists()


def test_a_file_too_large_is_counted_and_not_taken_in(cast, home, settings) -> None:
    settings.DOCUMENT_MEGABYTES = 1
    (said,) = errors(post(cast.kerensa, home.amber, file=upload("big.txt", b"word " * 500_000)))["file"]
    assert "This file is 2.5 MB. The most that can be kept is 1 MB" in said


def test_a_document_is_not_dated_in_the_future(cast, home) -> None:
    assert "must be today or earlier" in str(errors(post(cast.kerensa, home.amber, **{"dated-day": "24"})))
    with pytest.raises(NotNow, match="still to come"):
        filed(cast, home.amber, dated=clock.today() + timedelta(days=1))


def test_the_same_page_sent_twice_is_one_document_and_another_file_is_asked_about(cast, home) -> None:
    first = post(cast.kerensa, home.amber, submission=MARK)
    assert post(cast.kerensa, home.amber, submission=MARK)["Location"] == first["Location"]
    assert Document.objects.count() == 1
    other = post(cast.kerensa, home.amber, submission=MARK, file=upload("letter.pdf", KEPT["png"]))
    told = errors(other)
    assert "sent this page once already" in told["__all__"][0]
    assert "Choose the file again" in told["file"][0]
    assert StoredFile.objects.count() == 1


# Versions and corrections


def test_a_new_version_says_why_and_the_older_one_stays_readable(cast, home) -> None:
    (made,) = filed(cast, home.amber, code="txt")
    client, page = signed_in(cast.kerensa), reverse("document_version_add", args=[made.pk])
    assert errors(client.post(page, {"file": upload()}))["reason"] == ["Say why there is a new version"]
    client.post(page, {"file": upload("signed.pdf"), "reason": "The signed copy came."})
    newer, older = made.versions.all()
    assert (newer.number, newer.reason, newer.file.label) == (2, "The signed copy came.", "signed.pdf")
    shown = client.get(reverse("document", args=[made.pk])).content.decode()
    assert "signed.pdf" in shown
    assert WORDS not in shown
    assert WORDS in client.get(f"{reverse('document', args=[made.pk])}?version=1").content.decode()
    for version, name in ((older, "letter.txt"), (newer, "signed.pdf")):
        got = client.get(reverse("document_download", args=[version.pk]))
        assert f'filename="{name}"' in got["Content-Disposition"]


def test_details_are_put_right_with_their_history_and_a_stale_save_shows_both(cast, home) -> None:
    (made,) = filed(cast, home.amber)
    client, page = signed_in(cast.kerensa), reverse("document_edit", args=[made.pk])
    data = {**sent(title="Letter about attendance, autumn"), "version": made.version}
    assert client.post(page, data)["Location"] == reverse("document", args=[made.pk])
    assert Document.objects.get().title == "Letter about attendance, autumn"
    with pytest.raises(StaleRecord):
        correct_document(by=cast.kerensa, document=made, version=made.version, title="Old page")
    late = client.post(page, {**data, "title": "From an old page"})
    shown = late.content.decode()
    assert "Saved by you" in shown or "Saved by Kerensa Trembath" in shown
    assert "Letter about attendance, autumn" in shown
    assert 'value="From an old page"' in shown
    history = client.get(reverse("record_history", args=["children.document", made.pk])).content.decode()
    assert "Letter about attendance, autumn" in history


def test_a_version_is_written_once(cast, home) -> None:
    version = filed(cast, home.amber)[0].versions.get()
    with pytest.raises(TypeError, match="written once"):
        version.save()
    with pytest.raises(TypeError, match="leaves no history"):
        StoredFile.objects.update(label="other.pdf")


def test_whoever_only_reads_adds_nothing(cast, home) -> None:
    (made,) = filed(cast, home.amber)
    received = receive(KEPT["txt"], "note.txt")
    with pytest.raises(NotYours):
        add_version(by=cast.petroc, document=made, received=received, reason="Newer.")
    with pytest.raises(NotYours):
        correct_document(by=cast.petroc, document=made, version=made.version, title="Mine")
    assert DocumentVersion.objects.count() == 1


# Finding and reading


def test_the_list_is_newest_first_by_the_date_on_the_document_and_can_be_narrowed(cast, home) -> None:
    client, page = signed_in(cast.kerensa), reverse("child_documents", args=[home.amber.pk])
    assert "No document is on this record yet" in client.get(page).content.decode()
    filed(cast, home.amber, title="Letter of May", dated=date(2026, 5, 1))
    filed(cast, home.amber, title="Drawing of the house", kind="drawing", code="png", dated=date(2026, 9, 1))
    filed(cast, home.amber, title="Letter of 2019", dated=date(2019, 5, 1))

    def titles(query: str = "") -> list[str]:
        return [document.title for document, _ in client.get(page + query).context["rows"]]

    assert titles() == ["Drawing of the house", "Letter of May", "Letter of 2019"]
    assert titles("?kind=drawing") == ["Drawing of the house"]
    assert titles("?q=letter+2019") == ["Letter of 2019"]
    assert titles("?kind=nonsense&page=99&q=%00") == titles()
    assert "No document here is of that kind" in client.get(f"{page}?q=never").content.decode()


def test_a_long_list_is_paged(cast, home) -> None:
    first = filed(cast, home.amber)[0]
    for number in range(30):
        Document.objects.create(
            child=home.amber, kind="letter", title=f"Letter {number}", dated=date(2026, 1, 1)
        )
    for made in Document.objects.exclude(pk=first.pk):
        DocumentVersion.objects.create(
            document=made, number=1, file=first.versions.get().file, added_by=cast.kerensa
        )
    page = signed_in(cast.kerensa).get(reverse("child_documents", args=[home.amber.pk]))
    assert (len(page.context["rows"]), page.context["page"].paginator.num_pages) == (25, 2)


def test_the_timeline_shows_a_document_on_the_day_it_is_dated_and_not_what_was_confided(cast, home) -> None:
    filed(cast, home.amber, significant=True, description="Four days missed.", from_whom="The school")
    filed(cast, home.amber, title="From a neighbour", description="He shouts at night.", third_party=True)
    plain, confided = sorted(timeline(cast.kerensa, [home.amber], kinds=["document"]), key=lambda e: e.title)
    plain, confided = (plain, confided) if plain.significant else (confided, plain)
    assert (plain.title, plain.by, plain.text) == (
        "Letter or email: Letter about attendance", "From The school", "Four days missed.",
    )  # fmt: skip
    assert confided.title.endswith("From a neighbour (third party: check before sharing)")
    assert confided.text == ""
    assert clock.timezone.localdate(plain.at) == date(2026, 11, 16)
    assert timeline(cast.kerensa, [home.amber], kinds=["document"], before=plain.at) == []
    page = signed_in(cast.kerensa).get(reverse("child_timeline", args=[home.amber.pk])).content.decode()
    assert "00:00" not in page


def test_a_text_is_shown_as_text_and_a_very_long_one_in_part(cast, home) -> None:
    received = receive(b"5 < 6 & 7\n" * 3000, "sum.txt")
    (made,) = add_document(
        by=cast.kerensa, children=[home.amber], received=received, kind="other", title="Sum",
        dated=date(2026, 11, 1),
    )  # fmt: skip
    page = signed_in(cast.kerensa).get(reverse("document", args=[made.pk])).content.decode()
    assert "5 &lt; 6 &amp; 7" in page
    assert "Only the beginning is shown" in page


def test_what_has_no_preview_says_so_and_can_be_saved(cast, home) -> None:
    (made,) = filed(cast, home.amber, code="m4a", kind="recording")
    client = signed_in(cast.kerensa)
    assert (
        "There is no preview of this file" in client.get(reverse("document", args=[made.pk])).content.decode()
    )
    version = made.versions.get()
    assert client.get(reverse("document_preview", args=[version.pk, 1])).status_code == 409
