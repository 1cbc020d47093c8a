"""What a change to the rules would bring, shown before it is saved: numbers and dates, never a child."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class PreviewTable:
    """One table of a preview; each row has as many cells as there are columns."""

    title: str
    columns: list[str]
    rows: list[list[str]]
    #: What stands in place of the table where it has no rows.
    empty: str = ""


@dataclass(frozen=True)
class Preview:
    sentences: list[str] = field(default_factory=list)
    tables: list[PreviewTable] = field(default_factory=list)


def counted(number: int, one: str, many: str = "") -> str:
    """1 clock, 3 clocks."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
