"""The addresses of drafts that know no record: keeping one, discarding one.

And what answers a post whose token was stale.
"""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from casework.answers import wants_json
from casework.drafts.keeping import discard_draft, keep_draft
from casework.drafts.opened import FIELD, Opened
from casework.drafts.pages import as_uuid, rescue
from casework.guards import NotNow, Refused
from casework.models import Draft, User

NOT_KEPT = (
    "This page has lost track of what it is, so it cannot be kept as a draft. Copy what you typed,"
    " open the page again and paste it there."
)


@require_POST
def draft_keep(request: HttpRequest) -> HttpResponse:
    """Keep a form as a draft: by the page itself as one types, or by its button."""
    try:
        draft = _keep(request)
    except Refused as refused:
        if wants_json(request):
            return JsonResponse({"message": refused.message}, status=refused.status)
        raise
    if wants_json(request):
        return JsonResponse({"mark": str(draft.pk), "saved": draft.saved_words})
    messages.success(request, "Your draft is kept. It is not on the record until you save it there.")
    return redirect("my_drafts")


def _keep(request: HttpRequest) -> Draft:
    opened = Opened.read(request.POST.get(FIELD, ""))
    mark = as_uuid(request.POST.get("submission", ""))
    if opened is None or mark is None:
        raise NotNow(NOT_KEPT)
    return keep_draft(by=cast(User, request.user), mark=mark, opened=opened, data=dict(request.POST.lists()))


@require_POST
def draft_discard(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Throw a draft of one's own away."""
    draft = get_object_or_404(Draft, pk=pk, owner=cast(User, request.user))
    discard_draft(by=cast(User, request.user), draft=draft)
    messages.success(request, "The draft is discarded. Nothing of it was on the record.")
    return redirect("my_drafts")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A post whose token was stale: signed out, or signed in again, since the page was opened.

    What was typed is kept for whoever is signed in, if it was they who opened the page: the signed
    `opened` proves that, where the token could not.
    """
    return render(request, "403_csrf.html", {"draft": rescue(request)}, status=403)
