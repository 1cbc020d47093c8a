"""Missing episodes on the timeline: gone, back, and what was said at the interview."""

from typing import Any

from django.db.models import F, TextField, Value
from django.db.models.functions import Concat

from children.life_choices import MissingKind
from children.models import MissingEpisode

#: What each shape of row is called on the timeline.
KIND_OF = {"gone": "missing", "back": "missing", "interviewed": "missing"}
TITLES = {
    "gone": lambda code, more: str(MissingKind(code).label),
    "back": lambda code, more: "Back after being missing" if code == MissingKind.MISSING else "Back",
    "interviewed": lambda code, more: f"Return home interview, held by {more}",
}


def rows_of(people: Any, shape: Any) -> list[tuple[str, Any]]:
    """That a child went missing, came back, and was interviewed: each at its own moment."""
    episodes = MissingEpisode.objects.filter(person__in=people)
    who = {"whose": F("person_id"), "who": F("created_by__full_name")}
    text = {"output_field": TextField()}
    gone = Concat(F("risk"), Value("\n\n"), F("impact"), **text)
    back = Concat(F("how_back"), Value("\n\n"), F("own_words"), **text)
    said = Concat(F("interview_words"), Value("\n\n"), F("interview_meaning"), **text)
    returned = episodes.filter(returned_at__isnull=False)
    held = episodes.filter(held_at__isnull=False)
    common: dict[str, Any] = {"code": F("kind"), **who}
    return [
        ("missing", shape(episodes, "gone", more=Value(""), said=gone, moment=F("missing_from"), **common)),
        ("missing", shape(returned, "back", more=Value(""), said=back, moment=F("returned_at"), **common)),
        (
            "missing",
            shape(held, "interviewed", more=F("held_by"), said=said, moment=F("held_at"), **common),
        ),
    ]
