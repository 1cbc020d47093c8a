"""The chronology as a PDF and a Word document: the same entries, save what must not leave the record."""

from io import BytesIO
from zipfile import ZipFile

import pypdfium2
import pytest
from django.urls import reverse
from docx import Document

from casework import clock
from casework.files.receiving import receive
from children.chronology import Asked
from children.chronology_papers import paper_of, pdf, word
from children.models import AccessEntry, Person
from children.services.chronology import mark_entry
from children.services.documents import add_document
from children.services.warnings import keep_from
from tests.household import Household, household, signed_in
from tests.noting import noted
from tests.papers import KEPT


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def file_of(user, child: Person, form: str, name: str = "child_chronology_paper", **query) -> bytes:
    response = signed_in(user).get(reverse(name, args=[child.pk, form]), query)
    assert response.status_code == 200
    assert response["Content-Disposition"] == f'attachment; filename="chronology.{form}"', "no name in it"
    return response.content


def words_of_pdf(file: bytes) -> str:
    pages = list(pypdfium2.PdfDocument(file))
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def words_of_word(file: bytes) -> str:
    made = Document(BytesIO(file))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join([*(line.text for line in made.paragraphs), *cells]).split())


def story(cast, child: Person) -> None:
    """A call, and what it meant."""
    note = noted(cast, child, account="She slept in class.")
    mark_entry(
        by=cast.kerensa,
        child=child,
        entry=f"children.note/{note.pk}",
        significant=True,
        meaning="The third time.",
        impact="She cannot learn.",
    )


READERS = {"pdf": words_of_pdf, "docx": words_of_word}


@pytest.mark.parametrize("form", READERS)
def test_it_says_whose_it_is_what_happened_and_what_it_meant(cast, home, form) -> None:
    story(cast, home.amber)
    words = READERS[form](file_of(cast.kerensa, home.amber, form))
    for part in (
        "Chronology",
        f"Amber Tregear, {home.amber.number}, born 4 May 2019",
        "As it stood on: 23 November 2026",
        "She slept in class.",
        "The third time. She cannot learn.",
        "1 entry, oldest first.",
        "Kerensa",
    ):
        assert part in words, part
    opened = AccessEntry.objects.filter(person=home.amber, page="child_chronology_paper", opened=True)
    assert opened.get().user == cast.kerensa


@pytest.mark.parametrize("form", READERS)
def test_what_was_told_in_confidence_or_must_be_kept_from_somebody_stays_behind(cast, home, form) -> None:
    story(cast, home.amber)
    add_document(
        by=cast.kerensa,
        children=[home.amber],
        received=receive(KEPT["txt"], "note.txt"),
        kind="letter",
        title="The neighbour’s letter",
        dated=clock.today(),
        third_party=True,
        significant=True,
    )
    keep_from_father(cast, home.amber)
    file = file_of(cast.kerensa, home.amber, form, everything="on")
    words = READERS[form](file)
    assert "She slept in class." in words
    assert "neighbour" not in words
    assert "Her father" not in words
    assert "2 left out" in words
    page = signed_in(cast.kerensa).get(reverse("child_chronology", args=[home.amber.pk])).content.decode()
    assert "Her father must not be told" in page, "whoever hands it on is told before"


def keep_from_father(cast, child: Person) -> None:
    keep_from(
        by=cast.kerensa,
        person=child,
        who="Her father",
        what="where she goes to school",
        why="He waits there.",
        decided_by="The family court",
        review_on=clock.today(),
    )


def test_a_family_in_one_paper_names_the_child_at_each_entry(cast, home) -> None:
    story(cast, home.amber)
    story(cast, home.jory)
    paper = paper_of(cast.kerensa, [home.amber, home.jory], Asked(), clock.now(), of_family=True)
    assert sorted(row[2] for row in paper.rows) == [["Amber Tregear"], ["Jory Tregear"]]
    words = words_of_word(file_of(cast.kerensa, home.amber, "docx", "family_chronology_paper"))
    assert "Chronology of a family" in words
    assert "Jory Tregear" in words


def test_every_page_of_the_pdf_is_numbered_and_a_screen_reader_is_told_its_parts(cast, home) -> None:
    for _ in range(30):
        noted(cast, home.amber, account="She slept in class. " * 20)
    file = file_of(cast.kerensa, home.amber, "pdf")
    pages = len(pypdfium2.PdfDocument(file))
    assert pages > 1
    words = words_of_pdf(file)
    assert f"Page {pages} of {pages}" in words
    assert words.count("What it meant for the child") == pages, "the headings stand on every page"
    assert b"pdfuaid" in file


def test_signs_that_no_font_or_file_can_hold_do_not_keep_the_paper_from_being_made(cast, home) -> None:
    noted(cast, home.amber, account="She drew a \U0001f9f8 and wrote \u0645\u0631\u062d\u0628\u0627.\x0b")
    paper = paper_of(cast.kerensa, [home.amber], Asked(), clock.now())
    assert "She drew a" in words_of_pdf(pdf(paper))
    assert "She drew a" in words_of_word(word(paper))


def test_what_was_typed_is_never_read_as_layout(cast, home) -> None:
    noted(cast, home.amber, account="#panic() *not bold* <w:p/> {{ 7 }}")
    paper = paper_of(cast.kerensa, [home.amber], Asked(), clock.now())
    assert "#panic() *not bold* <w:p/> {{ 7 }}" in words_of_pdf(pdf(paper))
    assert "#panic() *not bold* <w:p/> {{ 7 }}" in words_of_word(word(paper))


def test_the_word_document_is_one_that_word_opens(cast, home) -> None:
    """Every part is named, the table has a row for each entry, and its heading stands on every page."""
    story(cast, home.amber)
    file = file_of(cast.kerensa, home.amber, "docx")
    assert ZipFile(BytesIO(file)).testzip() is None
    made = Document(BytesIO(file))
    (table,) = made.tables
    assert len(table.rows) == 2
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert "NUMPAGES" in made.sections[0].footer._element.xml
    assert made.core_properties.author == ""


def test_another_kind_of_file_is_not_there(cast, home) -> None:
    address = reverse("child_chronology_paper", args=[home.amber.pk, "exe"])
    assert signed_in(cast.kerensa).get(address).status_code == 404
