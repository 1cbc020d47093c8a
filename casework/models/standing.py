"""What holds on a day: spans and turns of duty; and the one question of what somebody is today."""

from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, FilteredRelation, OuterRef, Q, Subquery

from casework import clock

#: What a user's teams are known by on every page.
TEAM_FIELDS = ("id", "key", "name", "kind")


def in_force(on: date, prefix: str = "") -> Q:
    """Rows whose `starts` to `ends` span holds on a date; both ends count."""
    return Q(**{f"{prefix}starts__lte": on}) & (
        Q(**{f"{prefix}ends": None}) | Q(**{f"{prefix}ends__gte": on})
    )


def running(at: datetime, prefix: str = "") -> Q:
    """Turns of duty that run at a moment; the last moment is the next turn's."""
    return Q(
        **{f"{prefix}starts_at__lte": at, f"{prefix}ends_at__gt": at, f"{prefix}called_off_at__isnull": True}
    )


def fields_of(model: Any) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def columns(model: Any) -> list[str]:
    """What each row of a standing tells, in order."""
    teams = [f"team_{name}" for name in TEAM_FIELDS]
    return [*fields_of(model), "unread", "drafts_kept", "role", "position", "on_duty", "under", *teams]


def question(model: Any, pk: Any) -> Any:
    """Asks, of the user with the key, all that columns() names; each role with each team and turn of duty."""
    today, now = clock.today(), clock.now()
    drafts = model.drafts.rel.related_model.objects.waiting().filter(owner=OuterRef("pk")).order_by()
    notices = model.notices.rel.related_model.objects.filter(user=OuterRef("pk"), read_at=None)
    people = model.objects.filter(pk=pk).annotate(
        unread=Subquery(notices.order_by().values("user").annotate(n=Count("pk")).values("n")),
        drafts_kept=Subquery(drafts.values("owner").annotate(n=Count("pk")).values("n")),
        held=FilteredRelation("roles_held", condition=in_force(today, "roles_held__")),
        post=FilteredRelation("team_memberships", condition=in_force(today, "team_memberships__")),
        turn=FilteredRelation("duty_turns", condition=running(now, "duty_turns__")),
        role=F("held__role"),
        position=F("post__position"),
        on_duty=F("turn__team"),
        under=F("post__team__teams"),
        **{f"team_{name}": F(f"post__team__{name}") for name in TEAM_FIELDS},
    )
    return people.values_list(*columns(model))
