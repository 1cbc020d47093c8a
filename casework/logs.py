"""The log: one line of JSON for each thing that happened, and no personal data in any.

What people type reaches a log in three ways: in an address, in the message of an exception, and in
what the database says of a row it refused. So addresses are left out, exceptions show where they
arose and not what they say, and of a database only the names of its constraints are kept.
"""

import json
import logging
import re
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ImproperlyConfigured, ObjectDoesNotExist
from django.db import Error, OperationalError
from django.template import TemplateDoesNotExist

from casework import answering

#: These say what is wrong with the program or the machine, and repeat nothing that was typed.
SPEAK_FREELY = (
    AttributeError,
    ImportError,
    ImproperlyConfigured,
    NameError,
    ObjectDoesNotExist,
    TemplateDoesNotExist,
)
LEFT_OUT = "(what it said is left out: it may hold what somebody typed)"
#: SQLite's word for a refused row: the kind of constraint, then names.
OF_A_CONSTRAINT = re.compile(r"(?:UNIQUE|CHECK|NOT NULL|FOREIGN KEY) constraint failed[\w:., ]*")
#: PostgreSQL's: a code, and names.
IN_POSTGRES = ("sqlstate", "constraint_name", "table_name", "column_name")
#: Loggers whose messages hold the address that was asked for.
SPEAK_OF_ADDRESSES = ("django.request", "django.security", "gunicorn")
ADDRESS = re.compile(r":? /.*", re.DOTALL)
QUOTED = re.compile(r"""(["']).*\1""")
QUERY = re.compile(r"\?\S+")


class JsonLines(logging.Formatter):
    """A record as one line: when, how grave, what; and of the request its reference, route and user."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": message_of(record),
        }
        being = answering.current()
        if being:
            line |= {
                "reference": being.reference,
                "route": being.route,
                "method": being.request.method,
                "user": being.user_id,
            }
        line |= {name: getattr(record, name) for name in ("status", "milliseconds") if hasattr(record, name)}
        if record.exc_info and record.exc_info[1]:
            line["exception"] = list(told(record.exc_info[1]))
        return json.dumps(line, ensure_ascii=False, default=str)


def message_of(record: logging.LogRecord) -> str:
    """What was said, without any address it was said of."""
    said = record.getMessage()
    if record.name.startswith(SPEAK_OF_ADDRESSES):
        said = ADDRESS.sub("", said)
    return QUERY.sub("?…", said)


def told(error: BaseException | None) -> Iterator[str]:
    """Each exception of a chain, the first cause first: where it arose, step by step, and what kind it is."""
    if error is None:
        return
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    yield from told(before)
    for step in traceback.extract_tb(error.__traceback__):
        yield f"{step.filename}:{step.lineno} {step.name}: {step.line}"
    yield f"{type(error).__module__}.{type(error).__qualname__}: {words_of(error)}"


def words_of(error: BaseException) -> str:
    """What an exception may say in a log."""
    if isinstance(error, OperationalError):
        # The database or its machine is unwell. A search it could not read stands between quotes.
        return QUOTED.sub("“…”", str(error).partition("\n")[0])
    if isinstance(error, SPEAK_FREELY):
        return str(error).partition("\n")[0]
    diagnosis = getattr(error if not isinstance(error, Error) else error.__cause__, "diag", None)
    named = [f"{name} {found}" for name in IN_POSTGRES if (found := getattr(diagnosis, name, None))]
    if named:
        return ", ".join(named)
    constraint = OF_A_CONSTRAINT.fullmatch(str(error))
    return constraint[0] if constraint else LEFT_OUT
