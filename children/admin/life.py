"""What happened in a life, in the admin site."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from casework.admin.base import shows
from children.admin.base import RecordAdmin
from children.models import (
    Birth,
    Death,
    LifeEvent,
    MissingEpisode,
    Notification,
    Person,
    Schooling,
    SharedHome,
)


@admin.register(LifeEvent)
class LifeEventAdmin(RecordAdmin):
    columns = (shows("What", "kind"), shows("When", "happened_at"), shows("Known of it", "exactness"))
    list_filter = ("kind",)

    def page_url(self, record: Any) -> str:
        return reverse("life_event", args=[record.pk])


@admin.register(MissingEpisode)
class MissingEpisodeAdmin(RecordAdmin):
    columns = (
        shows("What", "kind"),
        shows("Missing since", "missing_from"),
        shows("Back", "returned_at"),
        shows("Interview due", "due_on"),
        shows("Interview held", "held_at"),
    )
    list_filter = ("kind",)

    def page_url(self, record: Any) -> str:
        return reverse("missing_episode", args=[record.pk])


class NamesAnother(RecordAdmin):
    """What names a second person: shown only where both may be known of."""

    #: The field that names them.
    another: ClassVar[str]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        known = Person.objects.findable_by(request.user).values("pk")
        rows = super().get_queryset(request)
        return rows.filter(Q(**{self.another: None}) | Q(**{f"{self.another}__in": known}))


@admin.register(Birth)
class BirthAdmin(NamesAnother):
    another = "twin_of"
    columns = (shows("Recorded", "entered_at"),)
    opened_columns = (shows("Born", "born_on"),)


@admin.register(SharedHome)
class SharedHomeAdmin(NamesAnother):
    another = "other"
    columns = (shows("From", "starts"), shows("To", "ends"))


@admin.register(Death)
class DeathAdmin(RecordAdmin):
    columns = (shows("Died", "died_on"), shows("Learned", "learned_at"))


@admin.register(Notification)
class NoticeAdmin(RecordAdmin):
    columns = (shows("Who", "key"), shows("Due", "due_on"), shows("Told", "told_on"))
    list_filter = ("key",)


@admin.register(Schooling)
class SchoolingAdmin(RecordAdmin):
    columns = (shows("From", "starts"), shows("To", "ends"))
    opened_columns = (shows("School", "school"), shows("What", "setting"))
