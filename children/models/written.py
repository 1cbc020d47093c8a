"""That something was written down on a later day than it happened."""

from datetime import datetime

from casework.templatetags.casework import date_words
from casework.timescales import local_date


def written_late(happened: datetime, entered: datetime) -> str:
    """Written on which day, and how many days later; nothing where it was the same day."""
    days = (local_date(entered) - local_date(happened)).days
    if days < 1:
        return ""
    return f"written {date_words(entered)}: {days} day{'' if days == 1 else 's'} later"
