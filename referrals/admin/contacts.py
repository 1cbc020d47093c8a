"""What came in, and what hangs on it, in the admin site."""

from typing import Any
from uuid import UUID

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst

from casework.admin.base import shows
from casework.admin.history import entries_of
from children.access import open_person
from children.admin.base import RecordAdmin, address_of
from children.models import Person
from referrals import early_help_admin  # noqa: F401
from referrals.models import (
    Contact,
    DomesticAbuseNotification,
    ReferrerFeedback,
    Screening,
)


class OfContactAdmin(RecordAdmin):
    """What is about all the children on a contact: open to who may open one of them and know of all."""

    #: How to reach the contact from a row.
    contact: str

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        on_it = Screening.objects.filter(contact=OuterRef(f"{self.contact}pk"))
        known = Person.objects.findable_by(request.user).values("pk")
        rows = self.model._default_manager.filter(Exists(on_it), ~Exists(on_it.exclude(child__in=known)))
        return rows.select_related(*self.related_columns).order_by(*(self.opts.ordering or ["-given_at"]))

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        return list(self.columns)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if search_term.strip():
            people = Person.objects.findable_by(request.user).matching(search_term)
            on_it = Screening.objects.filter(contact=OuterRef(f"{self.contact}pk"))
            queryset = queryset.filter(Exists(on_it.filter(child__in=people.values("pk"))))
        return queryset, False

    def open(self, request: HttpRequest, record: Any) -> Person:
        """Through one of its children: a restricted one first, who refuses; then one that opens."""
        children = self.contact_of(record).children()
        readable = Person.objects.readable_by(request.user).values("pk")
        known = Person.objects.findable_by(request.user).values("pk")
        for choice in (children.exclude(pk__in=known), children.filter(pk__in=readable), children):
            child = choice.first()
            if child:
                return open_person(request, child.pk)
        raise Http404

    def contact_of(self, record: Any) -> Contact:
        return record

    def record_history(self, request: HttpRequest, object_id: UUID) -> HttpResponse:
        """The history on a page of its own here: the product's is about one child."""
        record, child = self.opened(request, object_id)
        context = {
            **self.admin_site.each_context(request),
            "title": "Who changed what",
            "caption": capfirst(self.opts.verbose_name),
            "child": child,
            "back_url": address_of(record),
            "entries": entries_of([record.history.all()]),
        }
        return TemplateResponse(request, "admin/kept_history.html", context)


@admin.register(Contact)
class ContactAdmin(OfContactAdmin):
    intro = "What came in. The children on each stand on its page."
    contact = ""
    columns = (shows("Received", "received_at"), shows("Entered by", "created_by__full_name"))
    related_columns = ("created_by",)

    def page_url(self, record: Any) -> str:
        return reverse("contact", args=[record.pk])


class OnContactAdmin(OfContactAdmin):
    """What hangs on a contact."""

    contact = "contact__"
    related_columns = ("contact",)

    def contact_of(self, record: Any) -> Contact:
        return record.contact


@admin.register(DomesticAbuseNotification)
class DomesticAbuseNotificationAdmin(OnContactAdmin):
    columns = (shows("Happened", "happened_at"), shows("Contact of", "contact__received_at"))


@admin.register(ReferrerFeedback)
class ReferrerFeedbackAdmin(OnContactAdmin):
    columns = (
        shows("Given", "given_at"),
        shows("How", "method"),
        shows("Contact of", "contact__received_at"),
    )
