"""What the front door tells a team that is asked to take a child on."""

from datetime import date

from casework.templatetags.casework import day_words
from children.models import Person
from children.records import records_of
from referrals.models import Referral


def parts_for(child: Person, today: date) -> list[tuple[str, str]]:
    """Since when, for what need, and why the child was accepted."""
    case = (
        Referral.objects.open()
        .filter(child__in=records_of(child))
        .select_related("screening", "team")
        .first()
    )
    if case is None:
        return []
    need = case.get_primary_need_display()
    told = [("why_involved", f"With {case.team} since {day_words(case.received_at)}. {need}.")]
    accepted = case.screening.decisions.filter(superseded_by=None).first()
    return [*told, ("why_involved", accepted.rationale)] if accepted else told
