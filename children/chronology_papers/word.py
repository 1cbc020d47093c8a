"""The paper as a Word document, to be worked on: the same entries, with a heading row on every page."""

from copy import deepcopy
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from children.chronology_papers.content import Cell, Paper

#: How wide each column is, in centimetres, on a page of A4 that lies on its side; the account takes the rest.
WIDTHS = {"Number": 1.6, "Date": 3.2, "Child": 2.6, "Source": 3.4, "What it meant for the child": 6.0}
WHOLE = 26.7


def word(paper: Paper) -> bytes:
    """The file. Nothing in it says whose machine it was made on."""
    made = Document()
    made.core_properties.title, made.core_properties.author = paper.title, ""
    made.core_properties.language = "en-GB"
    made.styles["Normal"].font.name, made.styles["Normal"].font.size = "Arial", Pt(10)
    _lay_on_its_side(made.sections[0])
    _foot(made.sections[0].footer.paragraphs[0], paper.foot)
    made.add_heading(paper.title, level=0)
    for label, words in paper.facts:
        line = made.add_paragraph()
        line.add_run(f"{label}: ").bold = True
        line.add_run(clean(words))
        line.paragraph_format.space_after = Pt(0)
    for note in paper.notes:
        made.add_paragraph(note)
    _table(made, paper)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def clean(words: str) -> str:
    """Without the signs that no XML can hold, which a paste from elsewhere may bring."""
    return "".join(sign for sign in words if sign in "\t\n" or ord(sign) >= 32)


def _lay_on_its_side(section: Any) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(1.5)


def _foot(line: Any, foot: str) -> None:
    """Who made it and when, and page x of y, which Word counts itself."""
    line.add_run(f"{foot}  Page ")
    _counted(line, "PAGE")
    line.add_run(" of ")
    _counted(line, "NUMPAGES")


def _counted(line: Any, what: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), what)
    field.append(OxmlElement("w:r"))
    line._p.append(field)


def _table(made: Any, paper: Paper) -> None:
    """Rows are copied from an empty one: asking the library for each cell takes minutes for thousands."""
    table = made.add_table(rows=1, cols=len(paper.columns))
    table.style, table.autofit = "Table Grid", False
    rest = WHOLE - sum(WIDTHS.get(column, 0) for column in paper.columns)
    for column, name in zip(table.columns, paper.columns, strict=True):
        column.width = Cm(WIDTHS.get(name, rest))
    heading = table.rows[0]._tr
    empty = deepcopy(heading)
    _fill(heading, [[name] for name in paper.columns], strong=range(len(paper.columns)))
    heading.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    happened = paper.columns.index("What happened")
    for cells in paper.rows:
        row = deepcopy(empty)
        if len(cells) == 1:
            _across(row)
        _fill(row, cells, strong=[happened])
        table._tbl.append(row)


def _across(row: Any) -> None:
    first, *others = row.tc_lst
    first.grid_span = len(others) + 1
    for other in others:
        row.remove(other)


def _fill(row: Any, cells: list[Cell], *, strong: Any) -> None:
    """The first paragraph of what is strong stands out."""
    for place, (box, parts) in enumerate(zip(row.tc_lst, cells, strict=True)):
        line = box.p_lst[0]
        for turn, words in enumerate(parts):
            if turn:
                line = box.add_p()
            run = line.add_r()
            run.text = clean(words)
            if place in strong and turn == 0:
                run.get_or_add_rPr()._add_b()
