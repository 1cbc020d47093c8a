"""What a document is laid out as for reading: parts, pieces and lines."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Line:
    """Some text and what it is. A child's words are shown as words."""

    label: str
    text: str
    is_words: bool = False


@dataclass
class Piece:
    """The smallest part that can be added, changed or removed; `key` tells it from copy to copy.

    `mark` and `before` say how it differs from an earlier copy, once it was compared with one.
    """

    key: str
    title: str
    lines: list[Line]
    mark: str = ""
    before: str = ""

    @property
    def text(self) -> str:
        """All it says, as one text: what two copies are compared by."""
        said = [f"{line.label}: {line.text}" if line.label else line.text for line in self.lines]
        return "\n\n".join([self.title, *said] if self.title else said)


@dataclass
class Part:
    """A section with its heading, or the visits."""

    key: str
    heading: str
    pieces: list[Piece]
    by: str = ""
    at: datetime | None = None
    empty: str = "Nothing is written here."

    @property
    def is_text(self) -> bool:
        """Whether its pieces are paragraphs, known by what they say and not by a key."""
        return bool(self.pieces) and not self.pieces[0].key

    @property
    def is_changed(self) -> bool:
        return any(piece.mark for piece in self.pieces)
