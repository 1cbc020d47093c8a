"""Changing a rule: first what is to change, then what that would bring, then the reason, then saving.

What is to change stands in the address, so nothing is written until the preview was seen and the
reason given.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from casework.forms import LongTextField, NamedForm, PageForm
from casework.guards import NotNow
from casework.pages import save_once
from casework.previews import Preview


class ReasonForm(PageForm):
    """Why a rule changes: kept with the change for good."""

    reason = LongTextField(
        label="Why",
        rows=3,
        max_length=2000,
        help_text="Whoever reads the rules reads this too. Name no child.",
        error_messages={"required": "Say why: a rule does not change without its reason"},
    )


class AskForm(NamedForm):
    """What is to change. It is sent by GET and writes nothing."""


def propose(
    request: HttpRequest,
    *,
    preview: Callable[[dict[str, Any]], Preview],
    save: Callable[[dict[str, Any], str], str],
    ask: AskForm | None = None,
    reads_only: bool = False,
    submit_label: str = "Save this change",
    **context: Any,
) -> HttpResponse:
    """A page that changes a rule. `preview` tells what the answers to `ask` would bring, or refuses;
    `save` makes the change for the reason given and says where to go. Who only reads is asked nothing."""
    form, shown, refusal = None, None, None
    answers: dict[str, Any] | None = {} if ask is None else ask.cleaned_data if ask.is_valid() else None
    if answers is not None and not reads_only:
        form = ReasonForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            reason = form.cleaned_data["reason"]
            done = save_once(request, form, lambda: save(answers, reason))
            if done:
                return done
        else:
            shown, refusal = _judged(preview, answers, ask)
        # Nothing is asked where nothing can be saved; but what was typed is never lost.
        form = form if shown or form.is_bound else None
    context |= {
        "ask": ask,
        "preview": shown,
        "refusal": refusal,
        "form": form,
        "forms": [each for each in (ask, form) if each],
        "submit_label": submit_label,
        "reads_only": reads_only,
    }
    return TemplateResponse(request, "admin/propose.html", context)


def _judged(
    preview: Callable[[dict[str, Any]], Preview], answers: dict[str, Any], ask: AskForm | None
) -> tuple[Preview | None, NotNow | None]:
    """The preview; or why there is none, which stands among the form's errors where there is a form."""
    try:
        return preview(answers), None
    except NotNow as refused:
        if ask is None:
            return None, refused
        for words in [refused.message, *refused.reasons]:
            ask.add_error(None, words)
        return None, None
