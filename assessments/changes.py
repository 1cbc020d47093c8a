"""What changed from one copy to the next, in words: added, changed from, removed."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from assessments.document import Document
from assessments.reading import Part, Piece, parts_of

ADDED, CHANGED, REMOVED = "added", "changed", "removed"


@dataclass(frozen=True)
class Change:
    """One difference, for components/changes.html."""

    label: str
    kind: str
    before: str = ""
    after: str = ""


def marked(document: Document, earlier: Document) -> list[Part]:
    """The parts of a document, each piece marked with how it differs from an earlier copy."""
    return marked_parts(parts_of(document), parts_of(earlier))


def marked_parts(parts: list[Part], earlier: list[Part]) -> list[Part]:
    """The parts with each piece marked with how it differs from the same in earlier ones.

    What was removed stands where it was, marked. Paragraphs are compared in their order; danger
    statements, scales, factors and visits by which one they are.
    """
    before = {part.key: part for part in earlier}
    for part in parts:
        old = before.get(part.key)
        old_pieces = old.pieces if old else []
        is_text = part.is_text or bool(old and old.is_text)
        part.pieces = (_by_order if is_text else _by_key)(old_pieces, part.pieces)
    return parts


def changes_in(parts: list[Part]) -> list[Change]:
    """The marked pieces as one list."""
    return [
        Change(
            label=part.heading,
            kind=piece.mark,
            before=piece.text if piece.mark == REMOVED else piece.before,
            after="" if piece.mark == REMOVED else piece.text,
        )
        for part in parts
        for piece in part.pieces
        if piece.mark
    ]


def _by_key(old: list[Piece], new: list[Piece]) -> list[Piece]:
    before = {piece.key: piece for piece in old}
    kept = {piece.key for piece in new}
    for piece in new:
        was = before.get(piece.key)
        if was is None:
            piece.mark = ADDED
        elif _words(was) != _words(piece):
            piece.mark, piece.before = CHANGED, was.text
    return [*new, *(_removed(piece) for piece in old if piece.key not in kept)]


def _words(piece: Piece) -> tuple[str, ...]:
    """What a piece says, without a number in its title that only counts its place."""
    title = "" if piece.title.startswith("Danger statement ") else piece.title
    return (title, *(f"{line.label}{line.text}" for line in piece.lines))


def _by_order(old: list[Piece], new: list[Piece]) -> list[Piece]:
    was, now = [piece.text for piece in old], [piece.text for piece in new]
    found: list[Piece] = []
    for kind, first, last, start, end in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        old_run, new_run = old[first:last], new[start:end]
        if kind == "equal":
            found += new_run
            continue
        for position, piece in enumerate(new_run):
            if position < len(old_run):
                piece.mark, piece.before = CHANGED, old_run[position].text
            else:
                piece.mark = ADDED
        found += [*new_run, *(_removed(piece) for piece in old_run[len(new_run) :])]
    return found


def _removed(piece: Piece) -> Piece:
    piece.mark = REMOVED
    return piece
