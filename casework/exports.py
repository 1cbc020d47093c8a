"""A list as a file: rows that no spreadsheet takes for formulas, and the log of who took which."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from django.utils.crypto import salted_hmac

from casework import clock, security_log
from casework.kept import once_each
from casework.models import ExportEntry, SecurityEventKind, User

#: No export holds more rows. A longer list is narrowed first, never cut off.
MOST_ROWS = 10_000
#: How long the file can be fetched after it was asked for.
TIME_TO_FETCH = timedelta(minutes=15)
#: The first characters of a file by which Excel knows that it is UTF-8.
BYTE_ORDER_MARK = "\ufeff"

#: What a spreadsheet may take for a formula: one of these first, or after quotes and spaces.
FORMULA = re.compile(r"[\s\"'‘’“”`]*[=+\-@＝＋－＠\t\r\n]")


def safe_cell(words: str) -> str:
    """A cell as text, whatever it begins with: an apostrophe goes before what might be a formula.

    Source: OWASP, CSV injection.
    """
    return f"'{words}" if FORMULA.match(words) else words


class _Echo:
    """A file that hands back each line it is given."""

    def write(self, line: str) -> str:
        return line


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The file line by line, as it is sent. It outlives the request, and so remembers for itself."""
    writer = csv.writer(_Echo(), quoting=csv.QUOTE_ALL)
    with once_each():
        yield BYTE_ORDER_MARK + writer.writerow([safe_cell(words) for words in columns])
        for cells in rows:
            yield writer.writerow([safe_cell(words) for words in cells])


def mark_of(list_key: str, query: str) -> str:
    """Which list with which filters, as one text that tells nobody what was searched for."""
    return salted_hmac("casework.exports", f"{list_key}?{query}", algorithm="sha256").hexdigest()


def log_export(
    *, by: User, list_key: str, list_title: str, filters: str, rows: int, reason: str, query: str
) -> ExportEntry:
    """Write down that a list leaves the system, before a line of it does."""
    security_log.note(SecurityEventKind.EXPORTED, user=by, by=by, detail=f"{list_title}, {rows} rows")
    return ExportEntry.objects.create(
        by=by,
        list_key=list_key,
        list_title=list_title,
        filters=filters,
        rows=rows,
        reason=reason,
        mark=mark_of(list_key, query),
    )


def may_fetch(user: User, entry: ExportEntry, list_key: str, query: str) -> bool:
    """Whether this is the export the user asked for, a short while ago, and no other."""
    fresh = clock.now() - entry.at <= TIME_TO_FETCH
    return fresh and entry.by_id == user.pk and entry.mark == mark_of(list_key, query)
