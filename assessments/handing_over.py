"""What assessments tell a team that is asked to take a child on."""

from datetime import date

from assessments.models import Assessment, DangerStatement
from casework.templatetags.casework import day_words
from children.models import Person
from children.records import records_of


def parts_for(child: Person, today: date) -> list[tuple[str, str]]:
    """The newest assessment: where it stands, and the worries it names."""
    rows = Assessment.objects.filter(child__in=records_of(child), stopped_at=None)
    newest = rows.order_by("-started_at").first()
    if newest is None:
        return []
    worries = [
        ("why_involved", each.statement) for each in DangerStatement.objects.live().filter(assessment=newest)
    ]
    if newest.finished_on:
        return [
            *worries,
            ("open_actions", f"The assessment was signed off on {day_words(newest.finished_on)}."),
        ]
    return [*worries, ("open_actions", f"The assessment is open, due {day_words(newest.due_on)}.")]
