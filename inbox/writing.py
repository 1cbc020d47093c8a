"""A form being written: opened by the token in the writer’s cookie, kept after every page."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from casework import clock
from casework.answering import new_reference
from casework.files.receiving import Received
from inbox import drafts

LISTS = ("children", "adults")
MOST = {"children": 12, "adults": 8}


@dataclass
class Draft:
    """What somebody has written so far."""

    token: str
    answers: dict[str, Any]

    @property
    def reference(self) -> str:
        return str(self.answers["reference"])

    @property
    def is_sent(self) -> bool:
        return "sent_at" in self.answers

    def keep(self) -> None:
        drafts.keep(self.token, self.answers)

    def rows(self, what: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.answers.setdefault(what, [])
        return found

    def of(self, step: str, number: int = 0) -> dict[str, Any]:
        """What was answered on a page, as a form’s initial takes it."""
        if not number:
            return as_initial(self.answers.get(step, {}))
        rows = self.rows(step)
        return as_initial(rows[number - 1]) if number <= len(rows) else {}

    def take(self, step: str, cleaned: dict[str, Any], number: int = 0) -> None:
        """Keep what was answered on a page, in the place of what it was."""
        said = {
            name: value.isoformat() if isinstance(value, date) else value for name, value in cleaned.items()
        }
        if number:
            self.rows(step)[number - 1 : number] = [said]
        else:
            self.answers[step] = said
        self.keep()

    def attach(self, received: Received) -> None:
        """Keep a file with the draft. The same file sent twice is one."""
        files = self.rows("files")
        if any(each["sha256"] == received.sha256 for each in files):
            return
        key = secrets.token_hex(8)
        drafts.keep_part(self.token, f"file {key}", received.content)
        scanned = "clean" if received.scan else "unscanned"
        files.append(
            {
                "key": key,
                "label": received.label,
                "kind": received.kind.label,
                "size": len(received.content),
                "sha256": received.sha256,
                "scan": scanned,
            }
        )
        self.keep()

    def detach(self, key: str) -> None:
        self.answers["files"] = [each for each in self.rows("files") if each["key"] != key]
        self.keep()
        drafts.drop_part(self.token, f"file {key}")

    def file_contents(self) -> list[bytes | None]:
        return [drafts.read_part(self.token, f"file {each['key']}") for each in self.rows("files")]

    def throw_away(self) -> None:
        """Nothing is left of it."""
        for each in self.rows("files"):
            drafts.drop_part(self.token, f"file {each['key']}")
        drafts.drop_part(self.token, drafts.ANSWERS)

    @property
    def seconds_old(self) -> float:
        return (clock.now() - datetime.fromisoformat(self.answers["begun"])).total_seconds()

    @property
    def expires_words(self) -> str:
        return f"{settings.FORM_DRAFT_DAYS} days after you last changed it"


def as_initial(said: dict[str, Any]) -> dict[str, Any]:
    """Answers as they were kept, dates as dates again."""
    days = ("born", "expected")
    return {k: date.fromisoformat(v) if k in days and v else v for k, v in said.items()}


def begin() -> Draft:
    """A new form: with the reference that its writer will quote, which is no person’s number."""
    started = {
        "id": str(uuid4()),
        "reference": reference(),
        "begun": clock.now().isoformat(),
    }
    draft = Draft(drafts.new_token(), started)
    draft.keep()
    return draft


def reference() -> str:
    """Eight letters and digits, in two halves, that can be read out over the telephone."""
    drawn = new_reference()
    return f"{drawn[:4]}-{drawn[4:]}"


def opened(request: HttpRequest) -> Draft | None:
    """The form this browser is writing."""
    return with_token(request.COOKIES.get(settings.FORM_COOKIE_NAME, ""))


def with_token(token: str) -> Draft | None:
    answers = drafts.read(token)
    return Draft(token, answers) if answers is not None else None


def remember(response: HttpResponse, draft: Draft) -> HttpResponse:
    """Let this browser go on with the form until it is closed: others may use the computer."""
    response.set_cookie(
        settings.FORM_COOKIE_NAME,
        draft.token,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Strict",
    )
    return response


def forget(response: HttpResponse) -> HttpResponse:
    response.delete_cookie(settings.FORM_COOKIE_NAME, samesite="Strict")
    return response


def mailed_mark(token: str) -> str:
    """What only the link sent by email bears: whoever comes with it has that letter box."""
    return salted_hmac(__name__, token, algorithm="sha256").hexdigest()[:32]


def box_mark(address: str) -> str:
    """A letter box, as it is counted."""
    return hashlib.sha256(address.strip().casefold().encode()).hexdigest()
