"""Dates and times as people write them, typed in parts.

A date is day, month and year; '3', 'March' and '2026' will do, and so will '03', '3'. A time is
'9:40', '0940', '9.40am', '2pm'. Times are of Europe/London, and what is kept is aware.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from casework import clock
from casework.rough_dates import RoughDate

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
FIRST_YEAR = 1900
YEARS_AHEAD = 25

Bound = date | Callable[[], date] | None


class PartsWidget(forms.Widget):
    """Several small boxes under one question. Knows no date: the field does."""

    template_name = "govuk/widgets/parts.html"
    use_fieldset = True
    parts: tuple[tuple[str, str, int], ...] = (("day", "Day", 2), ("month", "Month", 2), ("year", "Year", 4))

    def format_value(self, value: Any) -> dict[str, str]:
        if isinstance(value, dict):
            return value
        if isinstance(value, datetime):
            value = timezone.localtime(value) if timezone.is_aware(value) else value
            return {**_date_parts(value), "time": f"{value:%H:%M}"}
        return _date_parts(value) if isinstance(value, date) else {}

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        values = self.format_value(value)
        attrs = context["widget"]["attrs"]
        context["widget"]["parts"] = [
            {
                "name": f"{name}-{part}",
                "id": f"{attrs['id']}_{part}" if attrs.get("id") else None,
                "label": label,
                "width": width,
                "value": values.get(part, ""),
                "numeric": part in ("day", "year"),
                "autofocus": bool(attrs.get("autofocus")) and part == self.parts[0][0],
            }
            for part, label, width in self.parts
        ]
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:
        return {part: (data.get(f"{name}-{part}") or "").strip() for part, _, _ in self.parts}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return all(f"{name}-{part}" not in data for part, _, _ in self.parts)


class DateTimeParts(PartsWidget):
    parts = (*PartsWidget.parts, ("time", "Time", 5))


def _date_parts(value: date) -> dict[str, str]:
    return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}


def _month(text: str) -> int:
    """The month's number. Raises ValueError for what is no month."""
    text = text.lower()
    if len(text) >= 3:
        for number, name in enumerate(MONTHS, start=1):
            if name.startswith(text) or text == "sept" == name[:4]:
                return number
    return int(text)


def parse_time(text: str) -> time:
    """The time of day in a text. Raises ValueError for what is none, or could be two."""
    text = text.lower().strip()
    named = {"noon": time(12), "midday": time(12), "midnight": time(0)}
    if text in named:
        return named[text]
    found = re.fullmatch(r"(\d{1,2})(?:[:. ]?([0-5]\d))?\s*([ap])?\.?(?:m\.?)?", text)
    if not found or not (found[2] or found[3]) or (text.endswith("m") and not found[3]):
        raise ValueError(text)
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and not 1 <= hour <= 12:
        raise ValueError(text)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute)


class TimeField(forms.CharField):
    """A time of day."""

    default_error_messages = {"invalid": "{label} must be a time, such as 9:40 or 2:15pm"}

    def __init__(self, *, help_text: str = "For example, 9:40 or 2:15pm", **kwargs: Any) -> None:
        super().__init__(help_text=help_text, **kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value.strftime("%H:%M") if isinstance(value, time) else value)
        if not text:
            return None
        try:
            return parse_time(text)
        except ValueError:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, time) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"class": "govuk-input--width-5", "autocomplete": "off"}


class DateField(forms.Field):
    """A date. `past` refuses one after today, `future` one before; earliest and latest set other bounds."""

    widget = PartsWidget
    default_error_messages = {
        "invalid": "{label} must be a real date, such as 27 3 2026",
        "missing_part": "{label} must have a %(part)s",
        "short_year": "{label} must have a year of 4 figures, such as 2026",
        "too_early": "{label} must be %(limit)s or later. Check the year",
        "too_late": "{label} must be %(limit)s or earlier. Check the year",
        "not_past": "{label} must be today or earlier",
        "not_future": "{label} must be today or later",
    }

    def __init__(
        self,
        *,
        past: bool = False,
        future: bool = False,
        earliest: Bound = None,
        latest: Bound = None,
        help_text: str = "For example, 27 3 2026",
        **kwargs: Any,
    ) -> None:
        self.past, self.future, self.earliest, self.latest = past, future, earliest, latest
        super().__init__(help_text=help_text, **kwargs)

    def refuse(self, code: str, **params: str) -> forms.ValidationError:
        return forms.ValidationError(self.error_messages[code], code=code, params=params)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, dict):
            return self.date_from(value) if any(value.values()) else None
        return value or None

    def date_from(self, parts: dict[str, str]) -> date:
        missing = [part for part in ("day", "month", "year") if not parts.get(part)]
        if missing:
            raise self.refuse("missing_part", part=" and a ".join(missing))
        try:
            day, month, year = int(parts["day"]), _month(parts["month"]), int(parts["year"])
            if 0 <= year < 100:
                raise self.refuse("short_year")
            return date(year, month, day)
        except (ValueError, OverflowError):
            raise self.refuse("invalid") from None

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None:
            self.check_bounds(value)

    def check_bounds(self, day: date) -> None:
        today = clock.today()
        if self.past and day > today:
            raise self.refuse("not_past")
        if self.future and day < today:
            raise self.refuse("not_future")
        earliest = _limit(self.earliest) or date(FIRST_YEAR, 1, 1)
        latest = _limit(self.latest) or today + timedelta(days=round(365.25 * YEARS_AHEAD))
        if day < earliest:
            raise self.refuse("too_early", limit=_words(earliest))
        if day > latest:
            raise self.refuse("too_late", limit=_words(latest))


class RoughDateField(DateField):
    """A date of which only the year may be known, or the month and the year. It yields a RoughDate."""

    def __init__(
        self, *, help_text: str = "For example, 27 3 2016. Or only March 2016, or only 2016", **kwargs: Any
    ) -> None:
        super().__init__(help_text=help_text, **kwargs)

    def date_from(self, parts: dict[str, str]) -> Any:
        missing = [part for part in ("month", "year") if not parts.get(part)]
        if "year" in missing or (missing and parts.get("day")):
            raise self.refuse("missing_part", part=missing[-1])
        told = {part: typed for part, typed in parts.items() if typed}
        day = super().date_from({"day": "1", "month": "1", **told})
        return RoughDate(day.year, day.month if "month" in told else None, day.day if "day" in told else None)

    def check_bounds(self, day: Any) -> None:
        super().check_bounds(day.starts)


class DateTimeField(DateField):
    """A date and a time, aware. `past` refuses a moment that has not come yet."""

    widget = DateTimeParts
    default_error_messages = {
        "no_time": "{label} must have a time, such as 9:40 or 2:15pm",
        "invalid_time": "{label} must have a time that can be read, such as 9:40 or 2:15pm",
        "no_such_time": "{label} falls in the hour lost when the clocks went forward. Check the time",
        "not_past": "{label} must not be later than now",
        "not_future": "{label} must not be earlier than now",
    }

    def __init__(
        self, *, help_text: str = "For example, 27 3 2026 and 9:40 or 2:15pm", **kwargs: Any
    ) -> None:
        super().__init__(help_text=help_text, **kwargs)

    def to_python(self, value: Any) -> Any:
        day = super().to_python(value)
        if not isinstance(value, dict) or day is None:
            return day
        if not value.get("time"):
            raise self.refuse("no_time")
        try:
            at = parse_time(value["time"])
        except ValueError:
            raise self.refuse("invalid_time") from None
        moment = timezone.make_aware(datetime.combine(day, at))
        if timezone.localtime(moment.astimezone(UTC)).time() != at:
            raise self.refuse("no_such_time")
        return moment

    def check_bounds(self, day: Any) -> None:
        if self.past and day > clock.now():
            raise self.refuse("not_past")
        if self.future and day < clock.now():
            raise self.refuse("not_future")
        super().check_bounds(timezone.localdate(day))


def _limit(bound: Bound) -> date | None:
    return bound() if callable(bound) else bound


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
