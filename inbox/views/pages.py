"""Beginning, answering page by page, checking and sending."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from inbox import forms, limits, writing
from inbox.sending import FileLost, send
from inbox.steps import ORDER, STEPS, after, answers_in_words, before, first_missing, progress
from inbox.views.shared import page, posted, wait, with_draft
from inbox.writing import Draft


def start(request: HttpRequest) -> HttpResponse:
    """What the form is for, and whom to ring instead; pressing the button begins one."""
    if request.method == "POST":
        if minutes := limits.held(request, limits.BEGIN):
            return wait(request, minutes, "start")
        return writing.remember(redirect("step", ORDER[0]), writing.begin())
    return page(request, "start", writing.opened(request))


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What becomes of what is written here."""
    return page(request, "privacy")


@with_draft
def step(request: HttpRequest, draft: Draft, key: str) -> HttpResponse:
    """One page of questions, or a list of children, adults or files."""
    found = STEPS.get(key)
    if found is None:
        raise Http404
    if found.one:
        return _list(request, draft, key)
    if found.form is None:
        return _files(request, draft)
    return _questions(request, draft, key, found.form, back=before(key))


@with_draft
def row(request: HttpRequest, draft: Draft, key: str, number: int) -> HttpResponse:
    """One child, or one adult."""
    found = STEPS.get(key)
    if found is None or not found.one or found.form is None:
        raise Http404
    if not 1 <= number <= min(len(draft.rows(key)) + 1, writing.MOST[key]):
        raise Http404
    # Before the first child there is no list to go back to.
    back = key if draft.rows(key) or key != "children" else before(key)
    return _questions(request, draft, key, found.form, number=number, back=back)


def _questions(
    request: HttpRequest, draft: Draft, key: str, form_class: Any, *, back: str, number: int = 0
) -> HttpResponse:
    form = form_class(posted(request), initial=draft.of(key, number))
    if request.method == "POST" and form.is_valid():
        draft.take(key, form.cleaned_data, number)
        return redirect("step", key) if number else redirect_to(after(draft, key))
    at, of = progress(key)
    title = f"{STEPS[key].one.capitalize()} {number}" if number else STEPS[key].title
    return page(
        request, "questions", draft, form=form, title=title, back=back, at=at, of=of, key=key, number=number
    )


def redirect_to(key: str) -> HttpResponse:
    return redirect("check") if key == "check" else redirect("step", key)


def _list(request: HttpRequest, draft: Draft, key: str) -> HttpResponse:
    """The children, or the adults: each with what was said of them, to be changed, taken out or added to."""
    found = STEPS[key]
    if not draft.rows(key) and key == "children":
        return redirect("row", key, 1)
    if request.method == "POST":
        _pass(draft, key)
        return redirect_to(after(draft, key))
    rows = [answers_in_words(found.form, writing.as_initial(each)) for each in draft.rows(key)]  # type: ignore[arg-type]
    at, of = progress(key)
    more = len(rows) + 1 if len(rows) < writing.MOST[key] else 0
    return page(
        request, "rows", draft, title=found.title, key=key, one=found.one, rows=rows, more=more, at=at, of=of,
        back=before(key),
    )  # fmt: skip


def _pass(draft: Draft, key: str) -> None:
    draft.answers["passed"] = sorted({*draft.answers.get("passed", []), key})
    draft.keep()


@require_POST
@with_draft
def row_remove(request: HttpRequest, draft: Draft, key: str, number: int) -> HttpResponse:
    """Take a child or an adult out."""
    if key not in writing.LISTS:
        raise Http404
    rows = draft.rows(key)
    if 1 <= number <= len(rows):
        del rows[number - 1]
        draft.keep()
    return redirect("step", key)


def _files(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The files: one is added at a time; or none, and on."""
    form = None
    if request.method == "POST" and "on" in request.POST:
        _pass(draft, "files")
        return redirect_to(after(draft, "files"))
    full = len(draft.rows("files")) >= forms.most_files()
    if request.method == "POST" and not full:
        if minutes := limits.held(request, limits.ATTACH):
            return wait(request, minutes, "step")
        form = forms.FileForm(request.POST, request.FILES)
        if form.is_valid():
            draft.attach(form.cleaned_data["file"])
            return redirect("step", "files")
    at, of = progress("files")
    return page(
        request, "files", draft, title="Files", form=form or forms.FileForm(), full=full, at=at, of=of,
        back=before("files"), files=draft.rows("files"),
    )  # fmt: skip


@require_POST
@with_draft
def file_remove(request: HttpRequest, draft: Draft, key: str) -> HttpResponse:
    """Take a file out."""
    draft.detach(key)
    return redirect("step", "files")


@with_draft
def check(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Everything that was answered, to be put right; the declaration; and the button that sends it."""
    if missing := first_missing(draft):
        return redirect("step", missing)
    form = forms.SendForm(posted(request))
    if request.method == "POST" and form.is_valid():
        if draft.seconds_old < settings.FORM_LEAST_SECONDS:
            form.add_error(None, "That was quick. Look your answers over, and send them in half a minute")
        elif minutes := _held(request, draft):
            return wait(request, minutes, "check")
        elif _sent(draft, form):
            return redirect("sent")
    return page(
        request, "check", draft, form=form, parts=_parts(draft), back="files", title="Check your answers"
    )


def _held(request: HttpRequest, draft: Draft) -> int:
    """Whoever came by the link in their own e-mail is counted, and not held up."""
    minutes = limits.held(request, limits.SEND)
    return 0 if draft.answers.get("proved") else minutes


def _sent(draft: Draft, form: forms.SendForm) -> bool:
    try:
        send(draft)
    except FileLost:
        form.add_error(None, "A file is no longer here. Go to Files, take it out and add it again")
        return False
    return True


def _parts(draft: Draft) -> list[dict[str, Any]]:
    """What was answered on each page, in words."""
    found: list[dict[str, Any]] = []
    for key, each in STEPS.items():
        if each.one and each.form:
            said = [answers_in_words(each.form, writing.as_initial(one)) for one in draft.rows(key)]
            found.append({"key": key, "title": each.title, "one": each.one, "many": said})
        elif each.form:
            found.append(
                {"key": key, "title": each.title, "said": answers_in_words(each.form, draft.of(key))}
            )
    return found


@require_safe
@with_draft
def sent(request: HttpRequest, draft: Draft) -> HttpResponse:
    """It has come: the reference, and what happens next. The same whoever it is about."""
    if not draft.is_sent:
        return redirect("check")
    return page(request, "sent", draft, title="We have received your referral")
