"""What the child's record tells a team that is asked to take the child on."""

from datetime import date, timedelta

from casework import clock
from casework.templatetags.casework import date_words, day_words
from casework.working_days import add_working_days, calendar
from children.contributions import due
from children.models import Person, Professional, Relationship, Warning
from children.records import records_of
from children.seen import last_seen, visits_of

#: How far ahead a transfer summary looks.
WORKING_DAYS_AHEAD = 20
PART = tuple[str, str]


def parts_for(child: Person, today: date) -> list[PART]:
    """When the child was last seen and what they said, what is due, and who is round them."""
    return [*_seen(child), *_due(child, today), *_around(child)]


def _seen(child: Person) -> list[PART]:
    seen = last_seen(child)
    if seen is None:
        return [("last_seen", "Not yet born." if child.is_unborn else "Not seen by us yet.")]
    visit = seen.visit
    alone = "alone" if visit.seen_alone else "not alone"
    told = [("last_seen", f"Seen {alone} on {day_words(visit.visited_at)} by {visit.visited_by}.")]
    said = next((each.words for each in visits_of(child) if each.words), "")
    return [*told, ("last_seen", said)] if said else told


def _due(child: Person, today: date) -> list[PART]:
    until = add_working_days(today, WORKING_DAYS_AHEAD, calendar())
    items = [item for item in due([child], today) if item.due and item.due <= until]
    items.sort(key=lambda item: (item.due or until, item.what))
    late = today - timedelta(days=1)
    return [
        (
            "due_next",
            f"{item.what}: {date_words(item.due)}{', late' if item.due and item.due <= late else ''}",
        )
        for item in items
    ]


def _around(child: Person) -> list[PART]:
    """The family, professionals, and what everybody must know before they act. Nobody restricted."""
    whole = records_of(child)
    rows = Relationship.objects.filter(person__in=whole, ends=None, other__restricted=False)
    told = []
    for row in rows.select_related("other").order_by("kind", "starts"):
        if not row.other.has_died:
            home = ", lives with them" if row.lives_with else ""
            told.append(("who_must_know", f"{row.other.name}, {row.get_kind_display().lower()}{home}"))
    for each in Professional.objects.filter(person__in=whole).on(clock.today()):
        agency = f", {each.agency}" if each.agency else ""
        told.append(("who_must_know", f"{each.name} ({each.get_role_display()}){agency}"))
    warnings = Warning.objects.filter(person__in=whole, ended_at=None)
    return told + [("who_must_know", f"{row.get_kind_display()}: {row.words}") for row in warnings]
