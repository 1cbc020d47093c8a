"""Filters and tags for every page; loaded everywhere by settings."""

from datetime import date, datetime
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from casework import answering, clock
from casework.drafts.opened import opened_here
from casework.forms import PageForm
from casework.templatetags.govuk import with_commas
from casework.working_days import calendar, working_days_between

register = template.Library()


@register.simple_tag
def request_reference() -> str:
    """By which the request being answered is found in the log."""
    return answering.reference()


def _local_date(value: date | datetime) -> date:
    return timezone.localdate(value) if isinstance(value, datetime) else value


@register.filter
def date_words(value: date | datetime | None) -> str:
    """Mon 23 Nov 2026."""
    if not value:
        return ""
    day = _local_date(value)
    return f"{day:%a} {day.day} {day:%b %Y}"


@register.filter
def day_words(value: date | datetime | None) -> str:
    """23 November 2026: for letters, headings and dates of birth."""
    if not value:
        return ""
    day = _local_date(value)
    return f"{day.day} {day:%B %Y}"


@register.filter
def moment_words(value: datetime | None) -> str:
    """Mon 23 Nov 2026, 09:40, in Europe/London."""
    return f"{date_words(value)}, {timezone.localtime(value):%H:%M}" if value else ""


@register.filter
def time_words(value: datetime | None) -> str:
    """09:40, in Europe/London."""
    return f"{timezone.localtime(value):%H:%M}" if value else ""


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


@register.filter
def left_words(value: date | datetime | None) -> str:
    """How long is left until a due date, or how late it is: in 2 working days, 3 days late."""
    if not value:
        return ""
    today, day = clock.today(), _local_date(value)
    if day == today:
        return "today"
    if day < today:
        return f"{_count((today - day).days, 'day')} late"
    working = working_days_between(today, day, calendar())
    return f"in {_count(working, 'working day')}" if working else f"in {_count((day - today).days, 'day')}"


@register.filter
def due_words(value: date | datetime | None) -> str:
    """Mon 23 Nov 2026 (in 2 working days)."""
    return f"{date_words(value)} ({left_words(value)})" if value else ""


@register.filter
def overdue(value: date | datetime | None) -> bool:
    return value is not None and _local_date(value) < clock.today()


@register.filter
def days_ago(value: date | datetime | None) -> str:
    """How long since: today, yesterday, 12 days ago."""
    if not value:
        return ""
    days = (clock.today() - _local_date(value)).days
    if days < 0:
        return date_words(value)
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")


@register.filter
def age_words(born: date | None) -> str:
    """An age worked out: 6 years, 7 months, 3 weeks, or expected when the day is still to come."""
    if not born:
        return "age not known"
    today = clock.today()
    if born > today:
        return f"expected {day_words(born)}"
    months = (today.year - born.year) * 12 + today.month - born.month - (today.day < born.day)
    if months >= 24:
        return _count(months // 12, "year")
    if months >= 1:
        return _count(months, "month")
    days = (today - born).days
    return _count(days // 7, "week") if days >= 7 else _count(days, "day")


@register.filter
def paragraphs(text: str | None) -> SafeString:
    """What somebody typed, as paragraphs; nothing in it is taken for markup."""
    blocks = [escape(block.strip()) for block in str(text or "").replace("\r\n", "\n").split("\n\n")]
    lines = "".join(f'<p class="govuk-body">{block}</p>' for block in blocks if block)
    return mark_safe(lines.replace("\n", "<br>"))  # noqa: S308 - every block is escaped above


register.filter("thousands", with_commas)


@register.inclusion_tag("components/tag.html")
def tag(words: str, colour: str = "grey") -> dict[str, str]:
    """A state in words; the colour only repeats them."""
    return {"words": words, "colour": colour}


@register.inclusion_tag("components/due.html")
def due(value: date | None, rule: str = "", label: str = "Due", done: bool = False) -> dict[str, Any]:
    """A due date with the rule behind it."""
    return {"due": value, "rule": rule, "label": label, "done": done}


@register.inclusion_tag("components/decision.html")
def decision(shown: Any, earlier: Any = (), heading: str = "h3") -> dict[str, Any]:
    """A decision whole, with earlier ones folded beneath it, newest first."""
    return {"decision": shown, "earlier": earlier, "heading": heading}


@register.inclusion_tag("components/timeline.html")
def timeline(events: Any) -> dict[str, Any]:
    """What happened, by day. Events come newest first."""
    return {"events": events}


@register.inclusion_tag("components/person.html")
def person(shown: Any, age: bool = True) -> dict[str, Any]:
    """A person's name, which is always a link, and their age."""
    return {"person": shown, "age": age}


@register.inclusion_tag("components/identity_bar.html")
def identity_bar(summary: Any) -> dict[str, Any]:
    return {"summary": summary}


@register.inclusion_tag("components/action.html")
def action(shown: Any) -> dict[str, Any]:
    """One thing somebody is to do by a date."""
    return {"action": shown}


@register.inclusion_tag("components/worklist.html")
def worklist(items: Any, empty: str = "", caption: str = "Work") -> dict[str, Any]:
    """Work in rows. `empty` says what would appear here."""
    return {"items": items, "empty": empty, "caption": caption}


@register.inclusion_tag("components/stages.html")
def stages(rows: Any) -> dict[str, Any]:
    """The five stages in a row, the present one marked."""
    return {"stages": rows}


@register.inclusion_tag("components/empty.html")
def nothing_here(words: str) -> dict[str, str]:
    """What would appear here, where nothing does."""
    return {"words": words}


@register.inclusion_tag("components/changes.html")
def changes(rows: Any) -> dict[str, Any]:
    """What is different from the copy seen last, in words."""
    return {"changes": rows}


@register.inclusion_tag("components/summary_list.html")
def summary_list(rows: Any) -> dict[str, Any]:
    """Facts: pairs of label and value, or dicts that also carry a link to correct them."""
    facts = [row if isinstance(row, dict) else {"label": row[0], "value": row[1]} for row in rows]
    return {"rows": facts}


@register.inclusion_tag("components/history.html")
def history(entries: Any, caption: str = "Who changed what") -> dict[str, Any]:
    return {"entries": entries, "caption": caption}


@register.inclusion_tag("components/submit.html")
def submit(label: str = "Save", name: str = "", value: str = "", kind: str = "") -> dict[str, str]:
    """The button of a form. `kind` is secondary or warning."""
    return {"label": label, "name": name, "value": value, "kind": kind}


@register.inclusion_tag("components/draft.html", takes_context=True)
def draft(context: template.Context) -> dict[str, Any]:
    """What a form carries so that it can be kept as a draft. A long one keeps itself as one types.

    One in which a password is typed carries nothing, so that it cannot be kept.

    A page about a child says so by its `child` or `person`. One that is not may name whose record its
    draft belongs to (`draft_about`); one whose title names somebody else, what the draft is called
    (`draft_title`), since that name may be hidden from its owner later.
    """
    form, request = context.get("form"), context.get("request")
    if not isinstance(form, PageForm) or form.is_secret or request is None:
        return {}
    about = context.get("draft_about") or context.get("child") or context.get("person")
    title = str(context.get("draft_title") or context.get("title") or "A page")
    opened = opened_here(request, title=title, subject=str(about.pk) if about else "")
    return {"opened": opened.signed(), "long": form.is_long, "shown": getattr(request, "draft", None)}


@register.inclusion_tag("components/post_button.html", takes_context=True)
def post_button(
    context: template.Context, url: str, label: str, about: str = "", kind: str = "secondary"
) -> dict[str, Any]:
    """A one-button form. `about` names what it acts on, for those who do not see the row."""
    token = context.get("csrf_token")
    return {"url": url, "label": label, "about": about, "kind": kind, "csrf_token": token}
