"""The history of any record about a child."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from children.access import open_record
from children.history import entries_for, model_called, refuse_hidden
from children.pages import child_context
from children.struck_out import may_strike_out, rule_of


def record_history(request: HttpRequest, app_model: str, pk: UUID) -> HttpResponse:
    """Who changed what from what to what, when and why."""
    record = open_record(request, model_called(app_model), pk)
    refuse_hidden(request.user, record)
    name = str(record._meta.verbose_name)
    around = child_context(request, record.child)
    context = {
        **around,
        "title": "History",
        "caption": name[:1].upper() + name[1:],
        "entries": entries_for(request.user, record),
        "record": record,
        "label": record._meta.label_lower,
        "may_strike_out": may_strike_out(request.user, record),
        "instead": rule_of(type(record)).instead if around["may_write"] else "",
    }
    return render(request, "children/history.html", context)
