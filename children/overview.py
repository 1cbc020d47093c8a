"""What the first page of a child's record shows, gathered from every app."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from casework import clock
from casework.contributions import gather
from casework.journey import STAGES, Journey
from casework.models import User
from casework.timescales import local_date
from children.access import with_readability
from children.contributions import Event, Item, Panel, StageReached, Words, timeline
from children.contributions import due as due_of
from children.ledger import latest
from children.models import Person
from children.relatives import Relative
from children.search import labelled
from children.seeing_events import visit_event
from children.seen import last_seen, visits_of
from children.summaries import summarised

#: How many events of the timeline the first page shows.
LATEST = 10
#: What of the timeline stands there beside visits and decisions.
RECENT = ("contact", "note", "life_event", "missed_visit", "direct_work")
BEYOND_SCREENING = (Journey.ASSESSMENT, Journey.PLAN, Journey.REVIEW)


def all_words(child: Person) -> list[Words]:
    """Everything the child is recorded as having said, newest first."""
    words: list[Words] = gather("panels", "words_for", child)
    return sorted(words, key=lambda said: said.at, reverse=True)


@dataclass(frozen=True)
class Told:
    """Something the child said, and how old they were."""

    said: Words
    age: str


def told_over_the_years(child: Person, *, oldest_first: bool = False) -> list[tuple[int, list[Told]]]:
    """Everything the child is recorded as having said, year by year. As many queries as apps have words."""
    years: dict[int, list[Told]] = {}
    words = all_words(child)
    for said in reversed(words) if oldest_first else words:
        day = local_date(said.at)
        years.setdefault(day.year, []).append(Told(said, _age_then(child, day)))
    return list(years.items())


def _age_then(child: Person, day: date) -> str:
    """How old the child was, where that is known and they were born."""
    return child.age_words_on(day) if child.date_of_birth and child.date_of_birth <= day else ""


def journey_row(reached: Iterable[StageReached]) -> list[dict[str, Any]]:
    """The five stages with what this episode reached of them; the present one marked.

    One that a later stage went without is marked `skipped`: early help a family asked for has no contact.
    Stages that ended before the episode began belong to an earlier one and are left to the timeline.
    """
    reached = _of_this_episode(list(reached))
    latest: dict[str, StageReached] = {}
    for stage in sorted(reached, key=lambda each: each.started):
        latest[stage.stage] = stage
    running = [stage for stage in STAGES if stage in latest and latest[stage].ended is None]
    present = running[-1] if running else None
    furthest = max((STAGES.index(stage) for stage in STAGES if stage in latest), default=-1)
    return [
        _stage(stage, latest.get(stage), present, skipped=number < furthest)
        for number, stage in enumerate(STAGES)
    ]


def _stage(
    stage: Journey, reached: StageReached | None, present: Journey | None, *, skipped: bool
) -> dict[str, Any]:
    shown = {"label": stage.label, "present": stage == present}
    if reached is None:
        return {**shown, "skipped": skipped}
    return {**shown, "date": reached.started, "note": reached.detail, "url": reached.url}


def _of_this_episode(reached: list[StageReached]) -> list[StageReached]:
    running = [s.started for s in reached if s.stage in BEYOND_SCREENING and s.ended is None]
    begun_by = min(running, default=date.max)
    starts = [s.started for s in reached if s.stage == Journey.CONTACT and s.started <= begun_by]
    began = max(starts, default=date.min)
    return [stage for stage in reached if stage.ended is None or stage.ended >= began]


def latest_events(user: User, child: Person) -> list[Event]:
    """The newest visits, direct work, notes, contacts, life events and decisions: four queries."""
    events = [visit_event(visit) for visit in visits_of(child)[:LATEST]]
    events += timeline(user, [child], limit=LATEST, kinds=RECENT)
    events += latest(child, LATEST)
    return sorted(events, key=lambda event: event.at, reverse=True)[:LATEST]


def siblings_of(user: User, family: list[Relative]) -> list[Any]:
    """The brothers and sisters among the family, each with stage, holder and when last seen. One query."""
    keys = [relative.person.pk for relative in family if relative.is_sibling]
    if not keys:
        return []
    known = Person.objects.findable_by(user).filter(pk__in=keys)
    found = {sibling.pk: sibling for sibling in with_readability(user, labelled(summarised(known)))}
    return [found[key] for key in keys if key in found]


def is_grown_up(child: Person, family: list[Relative]) -> bool:
    """Whether to leave out what is asked of a child only: an adult, or somebody's parent or carer."""
    if child.date_of_birth or child.expected_date:
        return not child.is_under_18
    return any(relative.is_childs_side for relative in family)


def overview(request: HttpRequest, child: Person, family: list[Relative]) -> dict[str, Any]:
    """The content of the first page."""
    user: Any = request.user
    today = clock.today()
    words = all_words(child)
    panels: list[Panel] = gather("panels", "panels_for", user, child, today)
    due: list[Item] = due_of([child], today)
    stages = journey_row(gather("panels", "stages_for", child))
    return {
        "latest_words": words[0] if words else None,
        "last_seen": last_seen(child),
        "stages": stages,
        "on_journey": any(stage.get("date") for stage in stages),
        "siblings": siblings_of(user, family),
        "panels": [_drawn(request, child, panel) for panel in sorted(panels, key=lambda each: each.order)],
        "due": sorted(due, key=lambda item: (item.due or date.max, item.what)),
        "events": latest_events(user, child),
        "grown_up": is_grown_up(child, family),
    }


def _drawn(request: HttpRequest, child: Person, panel: Panel) -> dict[str, str | SafeString]:
    html = render_to_string(panel.template, {**panel.context, "panel": panel, "child": child}, request)
    return {"key": panel.key, "title": panel.title, "html": html}
