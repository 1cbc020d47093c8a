"""What of the inbox is kept for a while only: unfinished forms, and how often was asked for what."""

from casework import clock
from inbox.models import DraftPart, Tally


def throw_away() -> str:
    """Throw away what has expired; how much it was, in words. Called by manage.py tidy of the record."""
    parts, _ = DraftPart.objects.filter(expires_at__lt=clock.now()).delete()
    tallies, _ = Tally.objects.filter(expires_at__lt=clock.now()).delete()
    return f"{parts} parts of unfinished forms, {tallies} tallies"
