"""The page that shows every component."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from casework.pages import page_of
from casework.showcase.forms import WRONG, EveryField, filled
from casework.showcase.samples import samples


def components(request: HttpRequest) -> HttpResponse:
    """Every component and field, empty, filled or wrong. Saves nothing."""
    if not settings.DEMONSTRATION:
        raise Http404
    context = {
        "title": "Components",
        "form": _form(request),
        "page": page_of(request, range(60)),
        **samples(),
    }
    return render(request, "casework/components.html", context)


def _form(request: HttpRequest) -> EveryField:
    state = request.GET.get("state")
    if request.method == "POST":
        form = EveryField(request.POST, request.FILES)
        form.is_valid()
        return form
    if state == "wrong":
        posted = QueryDict(mutable=True)
        for name, value in WRONG.items():
            posted.setlist(name, [value] if isinstance(value, str) else value)
        form = EveryField(posted)
        form.is_valid()
        return form
    return EveryField(initial=filled() if state == "filled" else None)
