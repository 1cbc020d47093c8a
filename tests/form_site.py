"""The online form’s own site, in the test’s own process: its addresses, middlewares and templates.

Its people write as people at a school do: `fill` answers every page, `send` sends it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse

from casework import clock
from inbox import settings as of_the_site
from inbox.models import SealedForm
from inbox.writing import with_token
from tests.papers import KEPT

OF_ITS_OWN = """
    ROOT_URLCONF MIDDLEWARE TEMPLATES SERVICE_NAME INBOX_PUBLIC_KEY FORM_TELEPHONE FORM_OUT_OF_HOURS
    FORM_UNIT FORM_DRAFT_DAYS FORM_FILES FORM_LEAST_SECONDS DOCUMENT_MEGABYTES FORM_COOKIE_NAME
    CSRF_COOKIE_NAME CSRF_COOKIE_SAMESITE CSRF_COOKIE_AGE SITE_ADDRESS DATA_UPLOAD_MAX_NUMBER_FILES
    DATA_UPLOAD_MAX_MEMORY_SIZE FILE_UPLOAD_HANDLERS SECURE_REFERRER_POLICY
""".split()


@contextmanager
def form_site() -> Iterator[None]:
    """For the length of a with block this process is the form’s site. It has no key that opens a form."""
    own = {name: getattr(of_the_site, name) for name in OF_ITS_OWN}
    with override_settings(**own, INBOX_PRIVATE_KEYS=[], DEMONSTRATION=False):
        yield


DANGER = {"danger": "no"}
YOU = {
    "name": "Jane Rosevear",
    "role": "Designated safeguarding lead",
    "agency_kind": "2A",
    "agency": "Mousehole Primary School",
    "telephone": "01632 960777",
    "email": "jane@mousehole.example",
}
FAMILY = {"told": "agreed"}
CHILD = {
    "is_born": "yes",
    "given_name": "Amber",
    "born-day": "9",
    "born-month": "3",
    "born-year": "2018",
    "family_name": "Tregear",
    "school": "Mousehole Primary School",
    "words": "I do not want to go home.",
}
UNBORN = {
    "is_born": "no",
    "family_name": "Tregear",
    "expected-day": "1",
    "expected-month": "2",
    "expected-year": "2027",
}
ADULT = {"name": "Jenna Tregear", "part": "mother", "lives_there": "yes", "more": "Works nights."}
WORRIES = {
    "happened": "Amber came in with a bruise on her arm on Friday.",
    "effect": "She is quiet and hungry.",
    "wanted": "Somebody to see her at home.",
}
WELL = {"well": "Her gran fetches her and feeds her.", "tried": "Breakfast club since September."}


def page(name: str, *args: Any) -> str:
    return reverse(name, args=args)


def begun(client: Client | None = None) -> Client:
    """Somebody who has pressed the button."""
    client = client or Client()
    answer = client.post(page("start"))
    assert answer.status_code == 302, answer
    return client


def fill(
    client: Client, *, children: list[dict[str, str]] | None = None, file: str = "", **changed: Any
) -> None:
    """Every page is answered."""
    answers = {"danger": DANGER, "you": YOU, "family": FAMILY, "worries": WORRIES, "well": WELL} | changed
    for number, child in enumerate(children or [CHILD], start=1):
        _answered(client, page("row", "children", number), child)
    _answered(client, page("row", "adults", 1), ADULT)
    client.post(page("step", "adults"))
    for key, said in answers.items():
        _answered(client, page("step", key), said)
    if file:
        upload = SimpleUploadedFile(f"chronology.{file}", KEPT[file])
        _answered(client, page("step", "files"), {"file": upload})
    client.post(page("step", "files"), {"on": "1"})


def _answered(client: Client, address: str, said: dict[str, Any]) -> None:
    answer = client.post(address, said)
    assert answer.status_code == 302, answer.content.decode()


def send(client: Client, **more: str) -> Any:
    """Half a minute later the form is sent."""
    with clock.at(clock.now() + timedelta(seconds=30)):
        return client.post(page("check"), {"true": "True", **more})


def sent(client: Client | None = None, **answers: Any) -> str:
    """A whole form is written and sent; its reference."""
    with form_site():
        client = begun(client)
        fill(client, **answers)
        answer = send(client)
        assert answer.status_code == 302, answer.content.decode()
        return draft_of(client).reference


def draft_of(client: Client) -> Any:
    draft = with_token(token_of(client))
    assert draft is not None
    return draft


def token_of(client: Client) -> str:
    return client.cookies[of_the_site.FORM_COOKIE_NAME].value


def waiting() -> list[SealedForm]:
    return list(SealedForm.objects.all())
