"""Which form a text was typed into: signed when the page is drawn, and read when the text comes back.

So a draft can only be kept for a form that was opened, by the person who opened it, where it was
opened. No other site can forge one, which is why a post refused for its stale token still counts.
"""

import uuid
from dataclasses import astuple, dataclass
from typing import Self

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest

_signer = Signer(salt="casework.drafts")
#: The name of the field that carries it.
FIELD = "opened"


@dataclass(frozen=True)
class Opened:
    """One opened copy of a form: by whom, where, about whom; and the copy whose draft it goes on with."""

    owner: int
    path: str
    route: str
    title: str
    subject: str
    copy: str
    goes_on_from: str = ""

    def signed(self) -> str:
        return _signer.sign_object(astuple(self))

    @classmethod
    def read(cls, text: str) -> Self | None:
        """What was signed, or nothing where it was altered on the way."""
        try:
            return cls(*_signer.unsign_object(text))
        except (BadSignature, ValueError, TypeError):
            return None


def path_of(request: HttpRequest) -> str:
    """Where a form stands: its path, with its query but for the draft opened in it."""
    query = request.GET.copy()
    query.pop("draft", None)
    return f"{request.path}?{query.urlencode()}" if query else request.path


def opened_here(request: HttpRequest, *, title: str, subject: str) -> Opened:
    """This form as it is being shown now. Shown again after a post, it is the copy that was sent."""
    sent = Opened.read(request.POST.get(FIELD, "")) if request.method == "POST" else None
    draft = getattr(request, "draft", None)
    return Opened(
        owner=request.user.pk or 0,
        path=path_of(request),
        route=request.resolver_match.view_name if request.resolver_match else "",
        title=title[:200],
        subject=subject,
        copy=sent.copy if sent else uuid.uuid4().hex,
        goes_on_from=sent.goes_on_from if sent else (draft.opened.hex if draft else ""),
    )
