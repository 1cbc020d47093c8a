"""Somebody who types into a form and does not save it: their browser without a screen, form by form."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from casework.models import Draft
from tests.clumsy import Form, Page

JSON = {"Accept": "application/json"}


@dataclass
class OpenForm:
    """A form as it stands opened in somebody's window."""

    client: Client
    url: str
    form: Form

    @property
    def mark(self) -> str:
        return self.form.text_of("submission")

    def keeps(self, **typed: str) -> HttpResponse:
        """What the page does by itself while one types."""
        return self.client.post(reverse("draft_keep"), self.form.sent(**typed), headers=JSON)

    def keeps_by_button(self, **typed: str) -> HttpResponse:
        return self.client.post(reverse("draft_keep"), self.form.sent(**typed))

    def sends(self, **typed: str) -> HttpResponse:
        return self.client.post(self.url, self.form.sent(**typed))


def opened(client: Client, url: str) -> OpenForm:
    """The form of a page, opened anew."""
    shown: Any = client.get(url)
    assert shown.status_code == 200, (url, shown.status_code)
    form = next(form for form in Page(shown.content.decode()).forms if "submission" in form.controls)
    return OpenForm(client, url, form)


def text_in(client: Client, url: str, name: str = "text") -> str:
    """What stands in a box when a page is opened."""
    return opened(client, url).form.text_of(name)


def draft_of(form: OpenForm) -> Draft:
    return Draft.objects.get(pk=form.mark)
