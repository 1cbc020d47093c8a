"""A chronology as a paper: what stands in it, and the files made of that."""

from collections.abc import Callable

from children.chronology_papers.content import Paper, paper_of
from children.chronology_papers.pdf import pdf
from children.chronology_papers.word import word

#: By the code of a kind of file (casework.files.kinds), how it is made.
MAKERS: dict[str, Callable[[Paper], bytes]] = {"pdf": pdf, "docx": word}

__all__ = ["MAKERS", "Paper", "paper_of"]
