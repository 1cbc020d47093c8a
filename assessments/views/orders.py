"""Police protection and emergency protection orders."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from assessments.models import ProtectiveOrder
from assessments.protection_choices import OrderKind
from assessments.protection_forms import EndForm, ExtendForm, OrderForm
from assessments.services import end_order, extend_order, record_order
from assessments.timescales import order_words
from casework.conflict import save_or_compare
from casework.drafts import typed
from casework.guards import NotNow
from casework.pages import form_page, save_once
from children.access import may_write, open_person, open_record, require_writer
from children.pages import child_context


def order(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was taken, by whom and why, until when, and where the child is."""
    shown: ProtectiveOrder = open_record(request, ProtectiveOrder, pk, "child", "created_by")
    writes = may_write(request.user, shown.child) and shown.ended_at is None
    context = {
        **child_context(request, shown.child),
        "title": shown.get_kind_display(),
        "order": shown,
        "rule": order_words(shown),
        "may_end": writes,
        "may_extend": writes and shown.kind == OrderKind.EMERGENCY_PROTECTION and not shown.extended_on,
    }
    return render(request, "assessments/protection/order.html", context)


def order_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record that a child was taken into police protection, or that a court made an order."""
    child = open_person(request, pk)
    require_writer(request.user, child)
    form = OrderForm(typed(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            made = record_order(by=request.user, child=child, **form.answers)
            messages.success(request, f"{made.get_kind_display()} is recorded. Its clock is on the lists.")
            return reverse("order", args=[made.pk])

        if response := save_once(request, form, save):
            return response
    return form_page(
        request,
        form,
        title="Record a protective order",
        template="children/form_page.html",
        cancel_url=reverse("child_protection", args=[child.pk]),
        **child_context(request, child),
    )


def order_extend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record that the court extended an emergency protection order."""
    shown: ProtectiveOrder = open_record(request, ProtectiveOrder, pk, "child")
    if shown.kind != OrderKind.EMERGENCY_PROTECTION or shown.extended_on:
        require_writer(request.user, shown.child)
        raise NotNow("Only an emergency protection order is extended, and only once.")
    return _change(request, shown, ExtendForm, extend_order, title="The court extended the order")


def order_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record that it ended, and where the child is now."""
    shown: ProtectiveOrder = open_record(request, ProtectiveOrder, pk, "child")
    return _change(request, shown, EndForm, end_order, title=f"{shown.get_kind_display()} ended")


def _change(
    request: HttpRequest, shown: ProtectiveOrder, form_class: Any, service: Callable[..., Any], *, title: str
) -> HttpResponse:
    require_writer(request.user, shown.child)
    if shown.ended_at:
        raise NotNow("It has ended already.")

    def build(data: Any, on: ProtectiveOrder) -> Any:
        return form_class(data, order=on)

    form = build(typed(request), shown)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            service(by=request.user, order=shown, version=form.cleaned_data["version"], **form.answers)
            messages.success(request, "Saved.")
            return reverse("order", args=[shown.pk])

        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    return form_page(
        request,
        form,
        title=title,
        template="children/form_page.html",
        cancel_url=reverse("order", args=[shown.pk]),
        intro=order_words(shown),
        **child_context(request, shown.child),
    )
