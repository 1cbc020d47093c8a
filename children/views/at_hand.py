"""What a user keeps at hand and is told: pins and notices."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from casework import notices
from casework.models import Notice
from casework.pages import page_of
from children.access import open_person
from children.models import Person
from children.services import pins


@require_POST
def child_pin(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Pin a record, or unpin it."""
    person = open_person(request, pk)
    if "unpin" in request.POST:
        pins.unpin(by=request.user, person=person)
        messages.success(request, "Unpinned.")
    else:
        pins.pin(by=request.user, person=person)
        messages.success(request, "Pinned: you find the record under Find.")
    return redirect("child", pk)


def notice_list(request: HttpRequest) -> HttpResponse:
    """What has happened that concerns the user, the newest first; whom it is about, where they may know."""
    user: Any = request.user
    page = page_of(request, Notice.objects.filter(user=user), per_page=50)
    known = Person.objects.findable_by(user).in_bulk({row.subject for row in page if row.subject})
    rows = [(row, known.get(row.subject)) for row in page if row.subject is None or row.subject in known]
    context = {"title": "Notices", "page": page, "rows": rows, "daily": user.daily_email}
    return render(request, "children/notices.html", context)


def notice(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Mark a notice as read and go where it leads, through the access of that page."""
    row = get_object_or_404(Notice, pk=pk, user=request.user)
    notices.read(request.user, [row])
    return redirect(row.path)


@require_POST
def notices_read(request: HttpRequest) -> HttpResponse:
    """Mark everything as read."""
    notices.read(request.user)
    return redirect("notices")


@require_POST
def daily_email(request: HttpRequest) -> HttpResponse:
    """Have the daily e-mail of counts, or have it no more."""
    user: Any = request.user
    wanted = "on" in request.POST
    notices.want_daily_email(user, wanted)
    said = "You will have the daily e-mail." if wanted else "You will have no daily e-mail."
    messages.success(request, said)
    return redirect("notices")
