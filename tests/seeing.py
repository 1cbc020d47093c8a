"""Direct work of Kerensa's, with a picture, and a visit of hers that did not happen."""

from datetime import timedelta
from typing import Any

from casework import clock
from casework.files.receiving import receive
from children.models import DirectWork, MissedVisit, Person
from children.services.direct_work import record_direct_work
from children.services.visits import record_missed_visit
from cornwall_cs.demonstration.papers import drawing
from tests.cast import Cast


def worked(
    cast: Cast, child: Person, *, days_ago: int = 0, pictured: bool = False, **told: Any
) -> DirectWork:
    """Kerensa draws three houses with the child; `pictured`, with a scan that the child allowed."""
    said = {
        "done_at": clock.now() - timedelta(days=days_ago, minutes=30),
        "tool": "three_houses",
        "words": "In the house of worries it is always night.",
        "told_us": "She is afraid of the evenings.",
        "present": "",
        "shown_to": "working",
    }
    if pictured:
        said |= {"picture": receive(drawing(), "houses.png"), "permission": "yes"}
    return record_direct_work(by=cast.kerensa, child=child, **{**said, **told})


def missed(cast: Cast, *children: Person, days_ago: int = 0, **told: Any) -> MissedVisit:
    """Nobody opened the door to Kerensa; the first child's record of it."""
    said = {
        "planned_for": clock.now() - timedelta(days=days_ago, minutes=50),
        "reason": "nobody_in",
        "explanation": "The curtains were drawn.",
        "done_about_it": "I rang Mother and go again tomorrow at four.",
    }
    return record_missed_visit(by=cast.kerensa, children=children, **{**said, **told})[0]
