"""Whose documents open to whom: page, file, previews and older versions; and what the browser is told."""

from datetime import date
from io import BytesIO

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse
from PIL import Image

from casework.files import preview, render
from casework.files.kinds import KINDS
from casework.files.preview import NoPreview, page_picture, pages_of
from casework.files.receiving import receive
from casework.models import User
from children.models import AccessEntry, Document
from children.services.documents import add_document, add_version
from children.services.restriction import restrict
from cornwall_cs.demonstration.papers import letter
from tests.household import Household, household, signed_in
from tests.papers import KEPT, picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


@pytest.fixture
def made(cast, home) -> Document:
    """A letter of Amber’s in two versions."""
    (document,) = add_document(
        by=cast.kerensa, children=[home.amber], received=receive(KEPT["pdf"], "letter.pdf"), kind="letter",
        title="Letter about attendance", dated=date(2026, 11, 16), description="Four days missed.",
    )  # fmt: skip
    add_version(
        by=cast.kerensa, document=document, received=receive(KEPT["png"], "s.png"), reason="A better scan."
    )
    return document


def everything_of(document: Document) -> list[str]:
    """Every address under which something of a document is shown, older versions and their pages too."""
    pages = [reverse("document", args=[document.pk]), reverse("child_documents", args=[document.child_id])]
    for version in document.versions.all():
        pages += [
            reverse("document_download", args=[version.pk]),
            reverse("document_preview", args=[version.pk, 1]),
        ]
    return pages


def statuses(user: User, document: Document) -> set[int]:
    client = signed_in(user)
    return {client.get(page).status_code for page in everything_of(document)}


def test_whoever_opens_the_record_opens_all_of_its_documents_and_the_log_says_so(cast, home, made) -> None:
    for name in ("kerensa", "morwenna"):
        assert statuses(cast.staff[name], made) == {200}
    pages = set(AccessEntry.objects.filter(user=cast.kerensa, opened=True).values_list("page", flat=True))
    assert pages >= {"document", "child_documents", "document_download", "document_preview"}


def test_whoever_is_not_involved_opens_none_of_it(cast, made) -> None:
    assert statuses(cast.petroc, made) == {302}, "asked for a reason first"
    assert statuses(cast.ysella, made) == {403}
    assert statuses(cast.mabyn, made) == {404}
    assert statuses(cast.piran, made) == {404}
    assert {Client().get(page).status_code for page in everything_of(made)} == {302}
    assert not AccessEntry.objects.filter(user__in=[cast.petroc, cast.ysella], opened=True).exists()


def test_of_a_restricted_child_no_document_exists_for_who_is_not_named(cast, home, made) -> None:
    restrict(by=cast.talan, person=home.amber, named=[cast.jory, cast.talan], reason="A threat was made.")
    assert statuses(cast.kerensa, made) == {404}
    assert statuses(cast.talan, made) == {200}


def test_a_file_is_saved_and_never_run_or_kept_by_the_browser(cast, made) -> None:
    version = made.versions.get(number=1)
    response = signed_in(cast.kerensa).get(reverse("document_download", args=[version.pk]))
    assert response.content == KEPT["pdf"]
    assert response["Content-Disposition"] == 'attachment; filename="letter.pdf"'
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"


def test_a_name_full_of_tricks_is_harmless_in_the_header(cast, home) -> None:
    tricky = '../x"\r\nSet-Cookie: a=b\u202efdp.html'
    (document,) = add_document(
        by=cast.kerensa, children=[home.amber], received=receive(KEPT["txt"], tricky), kind="other",
        title="Note", dated=date(2026, 11, 1),
    )  # fmt: skip
    version = document.versions.get()
    response = signed_in(cast.kerensa).get(reverse("document_download", args=[version.pk]))
    assert response["Content-Disposition"] == 'attachment; filename="xSet-Cookie a=bfdp.txt"'
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert not response.cookies


def test_a_preview_is_a_picture_of_ours_with_nothing_of_the_camera_in_it(cast, home) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "A telephone", 6
    out = BytesIO()
    Image.new("RGB", (3000, 1000), "teal").save(out, "JPEG", exif=exif, comment=b"Refuge Cottage")
    (document,) = add_document(
        by=cast.kerensa, children=[home.amber], received=receive(out.getvalue(), "p.jpg"), kind="photograph",
        title="Bedroom", dated=date(2026, 11, 1),
    )  # fmt: skip
    version = document.versions.get()
    response = signed_in(cast.kerensa).get(reverse("document_preview", args=[version.pk, 1]))
    assert b"Refuge" not in response.content
    assert b"telephone" not in response.content
    shown = Image.open(BytesIO(response.content))
    assert not shown.getexif()
    assert shown.height > shown.width, "turned as the camera was held"
    assert max(shown.size) <= 1700
    assert "Content-Disposition" not in response
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_each_page_of_a_letter_is_drawn_and_there_is_none_past_the_last(cast, made) -> None:
    version, client = made.versions.get(number=1), signed_in(cast.kerensa)
    first, second = (client.get(reverse("document_preview", args=[version.pk, n])) for n in (1, 2))
    assert first["Content-Type"] == "image/png"
    assert first.content != second.content
    for page in (0, 3):
        assert client.get(reverse("document_preview", args=[version.pk, page])).status_code == 404


@pytest.mark.parametrize(
    ("code", "content"),
    [
        ("pdf", b"%PDF-1.7\n" + b"1 0 obj << /Kids [1 0 R] >> endobj " * 500),
        ("pdf", KEPT["pdf"].replace(b"[0 0 595 842]", b"[0 0 0 0]    ")[:-60]),
        ("png", picture("PNG")[:400]),
        ("jpeg", b"\xff\xd8\xff\xe0" + bytes(500)),
    ],
)
def test_a_file_made_to_break_whoever_opens_it_has_no_preview_and_breaks_nothing(
    code: str, content: bytes
) -> None:
    with pytest.raises(NoPreview):
        page_picture(content, KINDS[code], 1)


def test_a_page_as_wide_as_a_field_is_drawn_no_larger_than_any_other() -> None:
    field = KEPT["pdf"].replace(b"[0 0 595 842]", b"[0 0 99999 9]")
    drawn, _ = page_picture(field, KINDS["pdf"], 1)
    assert max(Image.open(BytesIO(drawn)).size) <= max(render.WIDE, render.HIGH)
    assert pages_of(letter("Long", *["x"] * 130), KINDS["pdf"]) == preview.MOST_PAGES


def test_the_process_that_draws_has_no_keys_and_is_stopped_in_time(monkeypatch, tmp_path, cast, made) -> None:
    spy = tmp_path / "render.py"
    spy.write_text("import os, sys\nsys.stdout.write(repr(sorted(os.environ)))")
    monkeypatch.setattr(preview, "RENDERER", spy)
    said, _ = page_picture(b"x", KINDS["pdf"], 1)
    assert b"KEY" not in said
    assert b"DATABASE" not in said
    spy.write_text("while True: pass")
    monkeypatch.setattr(preview, "SECONDS", 0.3)
    version = made.versions.get(number=1)
    response = signed_in(cast.kerensa).get(reverse("document_preview", args=[version.pk, 1]))
    assert response.status_code == 409
    assert "no preview of this page" in response.content.decode()


def test_what_was_lost_from_the_store_says_so_and_the_page_still_opens(cast, made) -> None:
    for path in django_settings.DOCUMENT_STORE.rglob(made.versions.get(number=1).file.name):
        path.unlink()
    client, version = signed_in(cast.kerensa), made.versions.get(number=1)
    lost = client.get(reverse("document_download", args=[version.pk]))
    assert lost.status_code == 409
    assert "cannot be read" in lost.content.decode()
    assert client.get(f"{reverse('document', args=[made.pk])}?version=1").status_code == 200
