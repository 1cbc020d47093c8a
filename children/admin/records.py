"""The child's record in the admin site."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from casework.admin.base import shows
from casework.journey import Journey
from children.admin.base import DecisionAdmin, RecordAdmin
from children.models import (
    AccessEntry,
    Address,
    CaseNote,
    ChronologyMark,
    DirectWork,
    Disability,
    Document,
    DocumentVersion,
    FormerName,
    Involvement,
    MissedVisit,
    PassedOn,
    PassedOnDecision,
    Person,
    Relationship,
    Visit,
    Warning,
)
from children.summaries import summarised


@admin.display(description="Stage")
def stage_column(person: Any) -> str:
    """Where on the journey somebody is."""
    return Journey(person.stage).label


@admin.register(Person)
class PersonAdmin(RecordAdmin):
    """People: who they are to a list, and the way to everything recorded about them."""

    intro = "Children and the adults round them. Restricted records are not in this list."
    child_path = "pk"

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        return [
            shows("Name", "name"),
            shows("Number", "number"),
            shows("Age", "age_words"),
            stage_column,
            shows("Held by", "holder"),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return summarised(Person.objects.findable_by(request.user))


@admin.register(FormerName)
class FormerNameAdmin(RecordAdmin):
    columns = (shows("Until", "until"),)
    opened_columns = (shows("First name", "given_name"), shows("Family name", "family_name"))


class OfPersonAdmin(RecordAdmin):
    """What hangs on a person directly."""

    child_path = "person"


@admin.register(Address)
class AddressAdmin(OfPersonAdmin):
    """Addresses. The list says since when, never where; a restricted one shows nowhere."""

    columns = (shows("From", "starts"), shows("To", "ends"), shows("Restricted", "restricted"))
    kept_back: ClassVar[frozenset[str]] = frozenset({"lines", "postcode"})

    def hides(self, record: Address, field: str) -> bool:
        return record.restricted and field in self.kept_back


@admin.register(Disability)
class DisabilityAdmin(OfPersonAdmin):
    columns = (shows("Recorded", "entered_at"), shows("Ended", "ended_at"))
    opened_columns = (shows("Disability", "code"),)


@admin.register(Relationship)
class RelationshipAdmin(OfPersonAdmin):
    columns = (shows("From", "starts"), shows("To", "ends"))
    opened_columns = (
        shows("Who", "other__name"),
        shows("As", "kind"),
        shows("Lives with the child", "lives_with"),
    )
    related_columns = ("other",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Only where both may be known of."""
        people = Person.objects.findable_by(request.user)
        return super().get_queryset(request).filter(other__in=people.values("pk"))


@admin.register(Involvement)
class InvolvementAdmin(OfPersonAdmin):
    columns = (
        shows("As", "kind"),
        shows("Who", "user__full_name"),
        shows("Team", "team__name"),
        shows("From", "starts_at"),
        shows("To", "ends_at"),
    )
    related_columns = ("user", "team")
    list_filter = ("kind",)


@admin.register(AccessEntry)
class AccessEntryAdmin(OfPersonAdmin):
    """Who opened whose record, and who was refused."""

    columns = (shows("Who", "user__full_name"), shows("When", "at"), shows("Opened", "opened"))
    related_columns = ("user",)
    list_filter = ("opened",)


@admin.register(Warning)
class WarningAdmin(RecordAdmin):
    columns = (shows("Review", "review_on"), shows("Ended", "ended_at"))
    opened_columns = (shows("Kind", "kind"),)


@admin.register(Visit)
class VisitAdmin(RecordAdmin):
    columns = (
        shows("When", "visited_at"),
        shows("Visited by", "visited_by__full_name"),
    )
    opened_columns = (shows("Seen", "seen"), shows("Alone", "seen_alone"))
    related_columns = ("visited_by",)

    def page_url(self, record: Any) -> str:
        return reverse("visit", args=[record.pk])


@admin.register(MissedVisit)
class MissedVisitAdmin(RecordAdmin):
    columns = (shows("Should have been", "planned_for"), shows("Written by", "created_by__full_name"))
    opened_columns = (shows("Why", "reason"),)
    related_columns = ("created_by",)

    def page_url(self, record: Any) -> str:
        return reverse("missed_visit", args=[record.pk])


@admin.register(DirectWork)
class DirectWorkAdmin(RecordAdmin):
    columns = (shows("When", "done_at"), shows("Done by", "done_by__full_name"))
    opened_columns = (shows("What was used", "tool"), shows("Who may see it", "shown_to"))
    related_columns = ("done_by",)

    def page_url(self, record: Any) -> str:
        return reverse("direct_work", args=[record.pk])


@admin.register(ChronologyMark)
class ChronologyMarkAdmin(RecordAdmin):
    columns = (shows("Significant", "significant"), shows("Entered", "entered_at"))
    opened_columns = (shows("Why it matters", "meaning"),)
    list_filter = ("significant",)


@admin.register(CaseNote)
class CaseNoteAdmin(RecordAdmin):
    columns = (shows("When", "happened_at"), shows("Written by", "created_by__full_name"))
    opened_columns = (shows("What it was", "kind"), shows("Corrected", "corrected_at"))
    related_columns = ("created_by",)

    def page_url(self, record: Any) -> str:
        return reverse("note", args=[record.pk])


@admin.register(PassedOn)
class PassedOnAdmin(RecordAdmin):
    columns = (
        shows("What", "kind"),
        shows("To", "to_team__name"),
        shows("Due", "due_on"),
        shows("Accepted by", "accepted_by__full_name"),
        shows("Ended", "ended_at"),
    )
    related_columns = ("to_team", "accepted_by")
    list_filter = ("kind",)

    def page_url(self, record: Any) -> str:
        return reverse("passed_on", args=[record.pk])


@admin.register(PassedOnDecision)
class PassedOnDecisionAdmin(DecisionAdmin):
    pass


@admin.register(Document)
class DocumentAdmin(RecordAdmin):
    columns = (shows("Dated", "dated"), shows("Put on the record", "entered_at"))
    opened_columns = (shows("What it is", "kind"), shows("What it is called", "title"))

    def page_url(self, record: Any) -> str:
        return reverse("document", args=[record.pk])


@admin.register(DocumentVersion)
class DocumentVersionAdmin(RecordAdmin):
    """Versions: that there is one, of what and by whom. What it holds is read on the document’s own page."""

    columns = (shows("Version", "number"), shows("Added", "added_at"), shows("By", "added_by__full_name"))
    related_columns = ("added_by",)

    def page_url(self, record: Any) -> str:
        return reverse("document", args=[record.document_id])
