"""Records in the admin site: read-only, by the same rings of access and the same log as every page.

A list shows whom the leader may know of, with stage, holder, dates and outcomes, and never content.
Opening a record goes through children.access: involved, or after a stated reason.
"""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Field, ForeignKey, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, reverse
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from casework.admin.base import HouseAdmin, said, shows
from casework.models import Recorded, SignedCopy
from casework.models.signed_copy import checksum_of
from casework.roles import Role
from children.access import open_person
from children.choices import InvolvementKind
from children.models import Involvement, Person
from children.words import label_of

#: How many rows of another kind stand on the page of a record.
FEW = 25
HIDDEN = "Not shown"
#: What is kept of every record for its own sake; it stands last.
OF_ITS_OWN = ("created_by", "entered_at", "version")
#: Neither are facts to read: the second is what undoing a merge needs.
NOT_A_FACT = ("struck_out_at", "choices", "laid", "carried", "left")
#: Fields that every decision, or every record, calls by a word of ours.
LABELS = {
    "created_by": "Entered by",
    "entered_at": "Entered",
    "version": "Times saved",
    "supersedes": "Replaces",
    "old_work": "Work of the decision it replaces",
    "old_work_reason": "Why that work goes on or stops",
    "decided_in_role": "Decided as",
    "decided_at": "Decided",
}


@dataclass(frozen=True)
class Fact:
    """One field of a record in words."""

    label: str
    value: str
    url: str = ""


@dataclass(frozen=True)
class Related:
    """The rows of another kind that belong to a record, each with its address."""

    title: str
    columns: list[str]
    rows: list[tuple[str, list[str]]]
    more: bool


class RecordAdmin(HouseAdmin):
    """The base of every model that holds something about a child.

    A model says by `child_path` how to reach the child; one without says so here. `columns` follow
    the child's name; `with_holder` adds who holds the case. `opened_columns` say more, where the
    child's record is open already.
    """

    viewers = (Role.SENIOR_LEADER,)
    exports = True
    child_path: ClassVar[str] = ""
    columns: ClassVar[tuple[Any, ...]] = ()
    opened_columns: ClassVar[tuple[Any, ...]] = ()
    with_holder: ClassVar[bool] = False
    related_columns: ClassVar[tuple[str, ...]] = ()

    search_fields = ("number",)
    search_help_text = "Name or person number"

    @property
    def path_to_child(self) -> str:
        """How to reach the child from a row; nothing for what is about several children."""
        return self.child_path or getattr(self.model, "child_path", "")

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        holder = [shows("Held by", "holder")] if self.with_holder else []
        return [shows("Child", f"{self.path_to_child}__name"), *self.columns, *holder]

    def get_list_display_links(self, request: HttpRequest, list_display: Any) -> list[Any]:
        return list(list_display)[:1]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Those about people the leader may know of."""
        path = self.path_to_child
        people = Person.objects.findable_by(request.user)
        rows = self.model._default_manager.filter(**{f"{path}__in": people.values("pk")})
        order = self.opts.ordering or ["-entered_at"]
        rows = rows.select_related(path, *self.related_columns).order_by(*order, "pk")
        return rows.annotate(holder=holder_of(path)) if self.with_holder else rows

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """By the child's names and number only: searching what was written would open it."""
        if search_term.strip():
            people = Person.objects.findable_by(request.user).matching(search_term)
            queryset = queryset.filter(**{f"{self.path_to_child}__in": people.values("pk")})
        return queryset, False

    def get_urls(self) -> list[URLPattern]:
        urls = [
            self.route("", self.changelist_view, "changelist"),
            self.route("<uuid:object_id>/change/", require_safe(self.record_view), "change"),
        ]
        if issubclass(self.model, Recorded):
            urls.append(self.route("<uuid:object_id>/history/", require_safe(self.record_history), "history"))
        return urls

    def open(self, request: HttpRequest, record: Any) -> Person:
        """Open the child's record for this request, or refuse: children.access says which."""
        return open_person(request, record.child.pk)

    def opened(self, request: HttpRequest, pk: UUID) -> tuple[Any, Person]:
        """The record and its child, once the child's record is open. The log has it, or the refusal."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        record = self.model._default_manager.filter(pk=pk).first()
        if record is None:
            raise Http404
        child = self.open(request, record)
        # Somebody else on the same row may be restricted.
        if not self.get_queryset(request).filter(pk=pk).exists():
            raise Http404
        return record, child

    def record_view(self, request: HttpRequest, object_id: UUID) -> HttpResponse:
        """Every field of a record, and what hangs on it, to read."""
        record, child = self.opened(request, object_id)
        facts, texts = self.facts(request, record)
        context = {
            **self.admin_site.each_context(request),
            "title": capfirst(self.opts.verbose_name),
            "caption": child.name,
            "child": child,
            "opts": self.opts,
            "record": record,
            "facts": facts,
            "texts": texts,
            "related": self.related(request, record),
            "keeps_history": issubclass(self.model, Recorded),
            "page_url": self.page_url(record),
        }
        return TemplateResponse(request, "admin/record.html", context)

    def record_history(self, request: HttpRequest, object_id: UUID) -> HttpResponse:
        """The history of a record: the product's own page of it, behind the same door."""
        record, _ = self.opened(request, object_id)
        return redirect("record_history", self.opts.label_lower, record.pk)

    def page_url(self, record: Any) -> str:
        """The product's own page of this record, where it has one."""
        return ""

    def facts(self, request: HttpRequest, record: Any) -> tuple[list[Fact], list[Fact]]:
        """The record's short fields, and its texts."""
        facts: list[Fact] = []
        texts: list[Fact] = []
        for field in sorted(self.opts.concrete_fields, key=lambda field: field.name in OF_ITS_OWN):
            fact = self.fact(request, record, field)
            if isinstance(field, TextField):
                texts.append(fact)
            elif not (field.primary_key or field.generated or field.name in NOT_A_FACT):
                facts.append(fact)
        return facts, texts

    def hides(self, record: Any, field: str) -> bool:
        """Whether a field of this record is shown to nobody."""
        return False

    def fact(self, request: HttpRequest, record: Any, field: Field) -> Fact:
        label = LABELS.get(field.name) or label_of(field)
        if self.hides(record, field.name):
            return Fact(label, HIDDEN)
        if isinstance(field, ForeignKey):
            return Fact(label, *self._pointed_at(request, record, field))
        return Fact(label, said(record, field.name))

    def _pointed_at(self, request: HttpRequest, record: Any, field: ForeignKey) -> tuple[str, str]:
        """What a foreign key points at: a person only where one may know of them."""
        if getattr(record, field.attname) is None:
            return "", ""
        target = getattr(record, field.name)
        if isinstance(target, Person):
            found = Person.objects.findable_by(request.user).filter(pk=target.pk).exists()
            return (target.name, reverse("child", args=[target.pk])) if found else (HIDDEN, "")
        if isinstance(self.admin_site._registry.get(type(target)), RecordAdmin):
            return capfirst(target._meta.verbose_name), address_of(target)
        return str(target), ""

    def related(self, request: HttpRequest, record: Any) -> list[Related]:
        """What belongs to this record, as the lists of those models show it."""
        found = []
        for relation in self.opts.related_objects:
            other = self.admin_site._registry.get(relation.related_model)
            if relation.one_to_many and isinstance(other, RecordAdmin):
                rows = other.get_queryset(request).filter(**{relation.field.name: record})
                found.append(other.as_related(request, list(rows[: FEW + 1]), naming=not self.path_to_child))
        return [related for related in found if related.rows]

    def as_related(self, request: HttpRequest, records: list[Any], *, naming: bool) -> Related:
        """Rows of this model on the page of what they belong to, each naming its child where they differ."""
        cells = [*self.get_list_display(request)[0 if naming else 1 :], *self.opened_columns]
        return Related(
            title=self.list_title,
            columns=[cell.short_description for cell in cells],
            rows=[(address_of(record), [cell(record) for cell in cells]) for record in records[:FEW]],
            more=len(records) > FEW,
        )


def holder_of(path: str) -> Coalesce:
    """The name of the allocated worker of the child at the end of a path."""
    allocated = Involvement.objects.live().filter(
        person=OuterRef(path or "pk"), kind=InvolvementKind.ALLOCATED
    )
    return Coalesce(Subquery(allocated.values("user__full_name")[:1]), Value(""))


def address_of(record: Any) -> str:
    """The page of a record in the admin site."""
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])


class DecisionAdmin(RecordAdmin):
    """Any stage's decisions: the list says what and who, the record says why."""

    columns = (
        shows("Decision", "outcome"),
        shows("Decided by", "decided_by__full_name"),
        shows("As", "decided_in_role"),
        shows("Decided", "decided_at"),
    )
    related_columns = ("decided_by",)
    list_filter = ("outcome",)

    def facts(self, request: HttpRequest, record: Any) -> tuple[list[Fact], list[Fact]]:
        facts, texts = super().facts(request, record)
        if record.successor:
            facts.append(Fact("Replaced by", record.successor.outcome_label, address_of(record.successor)))
        return facts, texts


class SignedCopyAdmin(RecordAdmin):
    """Signed copies: who signed which, and whether the text is still what they signed.

    The text itself is read on its own page, which asks of every name in it whether it may be shown.
    """

    columns = (
        shows("Copy", "number"),
        shows("Signed by", "signed_by__full_name"),
        shows("Signed", "signed_at"),
    )
    related_columns = ("signed_by",)

    def facts(self, request: HttpRequest, record: SignedCopy) -> tuple[list[Fact], list[Fact]]:
        facts, _ = super().facts(request, record)
        unaltered = checksum_of(record.text) == record.checksum
        return [*facts, Fact("Text", "As signed" if unaltered else "Altered since it was signed")], []
