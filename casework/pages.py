"""What pages do: save a form once, show it again with what was typed, page through a list."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Any, cast
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Page, Paginator
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme

from casework.drafts import remove_sent
from casework.forms import PageForm
from casework.guards import NotNow, StaleRecord
from casework.models import Submission, User

SENT_BEFORE = (
    "You sent this page once already and it was saved as it was then. What stands here now is not saved. "
    "Check it, and save again."
)


def save_once(request: HttpRequest, form: PageForm, save: Callable[[], str]) -> HttpResponseRedirect | None:
    """Run save() once for this copy of the form, and go where it says.

    save calls one service and returns an address. A copy sent twice goes where the first went and
    writes nothing; one that was changed in between, after going back, is shown again to be saved
    on purpose. The draft of a form goes when the form is saved, and not before. A NotNow becomes
    errors on the form, and None is returned: show the page again. StaleRecord and NotYours are the
    caller's.
    """
    token: UUID = form.cleaned_data["submission"]
    digest = _digest_of(request)
    try:
        with transaction.atomic():
            copy = _claim(token, cast(User, request.user), digest)
            if copy.redirect_to and copy.digest == digest:
                return HttpResponseRedirect(copy.redirect_to)
            if copy.redirect_to:
                form.renew_mark()
                raise NotNow(SENT_BEFORE)
            copy.redirect_to = save()
            copy.save(update_fields=["redirect_to"])
            remove_sent(by=cast(User, request.user), mark=token)
            return HttpResponseRedirect(copy.redirect_to)
    except StaleRecord:
        raise
    except NotNow as refused:
        for words in [refused.message, *refused.reasons]:
            form.add_error(None, words)
        form.ask_for_files_again()
        return None


def sent_already(request: HttpRequest) -> HttpResponseRedirect | None:
    """Where this copy of a form went when the same person sent it before, just as it is now.

    Asked before the form is looked at: once a decision is saved, what the form offered is not offered
    any more, and whoever pressed twice, or heard no answer and pressed again, would be told of an error.
    """
    try:
        token = UUID(request.POST.get("submission", ""))
    except ValueError:
        return None
    sent = Submission.objects.filter(token=token, user=cast(User, request.user)).exclude(redirect_to="")
    copy = sent.first()
    return HttpResponseRedirect(copy.redirect_to) if copy and copy.digest == _digest_of(request) else None


def _digest_of(request: HttpRequest) -> str:
    """What was sent, as one short text: the same for the same answers."""
    carried = ("csrfmiddlewaretoken", "submission", "opened")
    sent = sorted((name, values) for name, values in request.POST.lists() if name not in carried)
    files = sorted(
        (name, _digest_of_file(file)) for name in request.FILES for file in request.FILES.getlist(name)
    )
    # With a key, because what was sent may be a password.
    return salted_hmac(__name__, repr([*sent, *files]), algorithm="sha256").hexdigest()


def _digest_of_file(file: UploadedFile) -> str:
    """What a file holds, in short; what it is called does not count."""
    file.seek(0)
    digest = sha256(file.read()).hexdigest()
    file.seek(0)
    return digest


def _claim(token: UUID, user: User, digest: str) -> Submission:
    """This copy's row: a new one, or the one of whoever sent it first."""
    try:
        with transaction.atomic():
            return Submission.objects.create(token=token, user=user, digest=digest, redirect_to="")
    except IntegrityError:
        # A second sender waits here for the first to finish, so the address is there to read.
        copy = Submission.objects.get(token=token)
        if copy.user_id != user.pk:
            raise NotNow("Somebody else has sent this page. Open it again and fill it in yourself.") from None
        return copy


def form_page(
    request: HttpRequest,
    form: PageForm,
    *,
    title: str,
    template: str = "layouts/form_page.html",
    **context: Any,
) -> HttpResponse:
    """A page with one form, empty or with what is wrong."""
    return render(request, template, {"form": form, "title": title, **context})


def going_to(request: HttpRequest) -> str:
    """Where the user was going, as the address says, if that is a place on this site."""
    target = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if safe else ""


def page_of(request: HttpRequest, items: QuerySet[Any] | Sequence[Any], per_page: int = 25) -> Page:
    """The page of a list that the address asks for; the nearest one where it asks for nonsense."""
    return Paginator(items, per_page).get_page(request.GET.get("page"))
