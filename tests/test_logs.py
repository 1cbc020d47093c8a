"""The log tells what happened and to whom it can be traced, and nothing that anybody typed."""

import json
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError, connection
from django.http import HttpResponse
from django.test import Client

from casework.answering import LETTERS
from casework.logs import LEFT_OUT, JsonLines, words_of
from tests import stories
from tests.cast import Cast
from tests.crashing import refused

CHILD = "Demelza Trewartha-Quick"
REFERENCE = re.compile(rf"[{LETTERS}]{{8}}")


class Lines(logging.Handler):
    """What would stand in the log: each line as it is written while the request is being answered."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(JsonLines())
        self.written: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.written.append(self.format(record))

    def of(self, logger: str) -> list[dict[str, Any]]:
        found = [json.loads(line) for line in self.written]
        return [line for line in found if line["logger"] == logger]

    @property
    def text(self) -> str:
        return "\n".join(self.written)


@pytest.fixture
def log() -> Iterator[Lines]:
    handler, root, ours = Lines(), logging.getLogger(), logging.getLogger("casework.middleware")
    root.addHandler(handler)
    ours.setLevel(logging.INFO)
    yield handler
    root.removeHandler(handler)
    ours.setLevel(logging.NOTSET)


@pytest.fixture
def crashing(settings, db: None) -> Client:
    """The site with some addresses that break."""
    settings.ROOT_URLCONF = "tests.crashing"
    return Client(raise_request_exception=False)


def reference_on(answer: HttpResponse) -> str:
    """The reference on the page, which is that of the header."""
    found = re.search(r"quote the reference <strong[^>]*>(\w+)</strong>", answer.content.decode())
    assert found, "the page says no reference"
    assert found[1] == answer.headers["X-Request-Reference"]
    assert REFERENCE.fullmatch(found[1])
    return found[1]


def test_each_request_is_one_line_without_the_query_and_with_no_name(
    cast: Cast, client: Client, log: Lines
) -> None:
    client.force_login(cast.kerensa)
    answer = client.get("/find/", {"q": CHILD})
    (line,) = log.of("casework.middleware")
    assert line.pop("milliseconds") >= 0
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "INFO",
        "logger": "casework.middleware",
        "message": "Answered",
        "reference": answer.headers["X-Request-Reference"],
        "route": "find",
        "method": "GET",
        "user": cast.kerensa.pk,
        "status": 200,
    }
    assert "Demelza" not in log.text
    assert "kerensa" not in log.text.lower()


@pytest.mark.parametrize("address", ["/breaks/", "/breaks/twice/", "/breaks/database/"])
def test_what_was_typed_into_a_form_that_breaks_is_not_in_the_log(
    crashing: Client, log: Lines, address: str
) -> None:
    answer = crashing.post(f"{address}?q={CHILD}", {"given_name": CHILD})
    assert answer.status_code == 500
    (line,) = log.of("django.request")
    assert line["reference"] == reference_on(answer)
    assert line["level"] == "ERROR"
    assert any("crashing.py" in step for step in line["exception"]), "where it arose is told"
    assert "Demelza" not in log.text
    assert "Demelza" not in answer.content.decode()


def test_of_a_row_that_the_database_refused_the_constraint_is_told(crashing: Client, log: Lines) -> None:
    crashing.post("/breaks/database/", {"given_name": CHILD})
    told = log.of("django.request")[0]["exception"][-1]
    assert told.startswith("django.db.utils.IntegrityError: ")
    assert "number" in told
    assert "AAAA11" not in told


def test_the_chain_of_what_went_wrong_is_told_from_its_beginning(crashing: Client, log: Lines) -> None:
    crashing.post("/breaks/twice/", {"given_name": CHILD})
    kinds = [step.split(":")[0] for step in log.of("django.request")[0]["exception"] if "left out" in step]
    assert kinds == ["builtins.KeyError", "builtins.RuntimeError"]


def test_an_address_that_is_not_there_is_not_repeated(cast: Cast, client: Client, log: Lines) -> None:
    client.force_login(cast.kerensa)
    answer = client.get(f"/children/{CHILD}/")
    assert answer.status_code == 404
    (line,) = log.of("casework.middleware")
    assert (line["status"], line["route"]) == (404, "")
    assert line["reference"] == reference_on(answer)
    assert "Demelza" not in log.text
    assert "Trewartha" not in log.text


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OperationalError("database is locked"), "database is locked"),
        (
            OperationalError('fts5: syntax error near "Demelza" "Quick"\nLINE 1'),
            "fts5: syntax error near “…”",
        ),
        (
            AttributeError("'NoneType' object has no attribute 'pk'"),
            "'NoneType' object has no attribute 'pk'",
        ),
        (TypeError("Demelza"), LEFT_OUT),
        (IntegrityError("UNIQUE constraint failed: children_person.number"),) * 2,
        (IntegrityError("Key (name)=(Demelza) already exists."), LEFT_OUT),
    ],
)
def test_what_an_exception_may_say(error: Exception, said: str | Exception) -> None:
    assert words_of(error) == str(said)


def test_what_is_written_outside_a_request_has_no_reference() -> None:
    record = logging.LogRecord("casework.staff", logging.INFO, __file__, 1, "Loaded %s", ("all",), None)
    line = json.loads(JsonLines().format(record))
    assert line["message"] == "Loaded all"
    assert "reference" not in line


def test_a_line_is_one_line_whatever_is_said_in_it() -> None:
    said = ("two\nlines", "GET /children/?q=Demelza")
    record = logging.LogRecord("gunicorn.error", logging.ERROR, __file__, 1, "%s: Error %s", said, None)
    written = JsonLines().format(record)
    assert "\n" not in written
    assert "Demelza" not in written


# What the person sees


def test_every_error_page_carries_its_reference(crashing: Client, cast: Cast) -> None:
    crashing.force_login(cast.denzel)
    checked = Client(enforce_csrf_checks=True)
    checked.force_login(cast.denzel)
    child = stories.assessment(cast).child
    answers = {
        403: crashing.get("/maru/"),
        404: crashing.get("/nowhere/"),
        500: crashing.post("/breaks/", {"given_name": CHILD}),
    }
    answered = {403: crashing.get("/team/"), 404: crashing.get(f"/children/{child.pk}/nowhere/")}
    for status, answer in [*answers.items(), *answered.items(), (403, checked.post("/password/"))]:
        assert answer.status_code == status
        reference_on(answer)
    misnamed = Client(headers={"host": "nobody.example"}).get("/sign-in/")
    assert misnamed.status_code == 400
    reference_on(misnamed)


def test_two_requests_have_two_references(client: Client, db: None) -> None:
    given = {client.get("/sign-in/").headers["X-Request-Reference"] for _ in range(20)}
    assert len(given) == 20


def test_a_page_that_is_no_error_says_nothing_of_references(client: Client, db: None) -> None:
    assert "quote the reference" not in client.get("/sign-in/").content.decode()


def test_the_page_for_our_own_faults_asks_nothing_of_the_database(crashing: Client, cast: Cast) -> None:
    crashing.force_login(cast.kerensa)
    answer = crashing.get("/breaks/without/")
    connection.execute_wrappers.remove(refused)
    assert answer.status_code == 500
    reference_on(answer)


def test_neither_statements_nor_templates_are_ever_logged_in_full(settings) -> None:
    kept = settings.LOGGING["loggers"]
    assert kept["django.db.backends"]["level"] == kept["django.template"]["level"] == "INFO"
    assert kept["django"]["handlers"] == []
    assert kept["django.server"] == {"handlers": ["nowhere"], "propagate": False}
