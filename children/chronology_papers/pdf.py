"""The paper as a PDF that a screen reader can read: tagged, with its headings, and every page numbered."""

import json
from pathlib import Path

import typst

from children.chronology_papers.content import Paper

LAYOUT = (Path(__file__).parent / "chronology.typ").read_bytes()
#: How wide each column is: a number is as wide as it is, the account takes most.
WIDTHS = {"Number": "auto", "Date": "3", "Child": "2", "What happened": "8", "Source": "3"}
OTHERS = "5"


def pdf(paper: Paper) -> bytes:
    """The file. What was typed goes in as data and is never read as instructions for the layout.

    It keeps to PDF/UA-1, the standard of PDFs for everybody. That asks for a shape for every sign; where
    somebody typed one that no font here has, it is shown as a box instead, and all else is the same.
    """
    data = {
        "title": paper.title,
        "facts": paper.facts,
        "notes": paper.notes,
        "columns": paper.columns,
        "widths": [WIDTHS.get(column, OTHERS) for column in paper.columns],
        "rows": paper.rows,
        "foot": paper.foot,
    }
    inputs = {"paper": json.dumps(data)}
    try:
        return _made(inputs, ["ua-1"])
    except typst.TypstError:
        return _made(inputs, [])


def _made(inputs: dict[str, str], standards: list[str]) -> bytes:
    made = typst.compile(
        LAYOUT, format="pdf", sys_inputs=inputs, pdf_standards=standards, ignore_system_fonts=True
    )
    if not isinstance(made, bytes):
        raise TypeError("One file was asked for.")
    return made
