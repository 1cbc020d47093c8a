"""The online form: one thing on a page, checked before it is sent, sent once, readable by the record alone."""

import pytest
from django.conf import settings
from django.test import Client

from inbox import settings as of_the_site
from inbox.models import SealedForm
from inbox.sealing import NotOpened, unpacked, unseal
from tests import form_site
from tests.form_site import begun, draft_of, fill, page, send, token_of, waiting

pytestmark = pytest.mark.usefixtures("db", "monday", "site")


@pytest.fixture
def site():
    with form_site.form_site():
        yield


def opened(form: SealedForm) -> tuple[dict, list[bytes]]:
    return unpacked(unseal(bytes(form.sealed), [of_the_record()]))


def of_the_record() -> str:
    import os

    return os.environ["INBOX_PRIVATE_KEYS"]


def test_a_form_is_written_page_by_page_checked_and_sent() -> None:
    client = begun()
    fill(client, file="txt")
    checked = client.get(page("check")).content.decode()
    for said in ("Jane Rosevear", "Amber", "9 March 2018", "Jenna Tregear", "bruise on her arm", "chronology.txt"):
        assert said in checked
    assert send(client).url == page("sent")
    (form,) = waiting()
    words, files = opened(form)
    assert words["you"]["agency"] == "Mousehole Primary School"
    assert words["children"][0]["words"] == "I do not want to go home."
    assert len(files) == 1
    assert words["reference"] in client.get(page("sent")).content.decode()
