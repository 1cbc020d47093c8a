"""The network round a child: one of each kind."""

from datetime import date

from children.models import NetworkTie, ParentalResponsibility, Person, Professional
from children.services.network import add_professional, add_tie, record_responsibility
from tests.cast import Cast

COUNCIL = "Isles Council"
VISITOR = {
    "role": "health_visitor",
    "name": "Delen Chirgwin",
    "agency": "Cornwall Partnership",
    "telephone": "01736 555 010",
}


def networked(cast: Cast, child: Person) -> tuple[ParentalResponsibility, Professional, NetworkTie]:
    """A council with a care order, a health visitor, and a rugby club that does them good."""
    responsible = record_responsibility(
        by=cast.kerensa, person=child, source="care_order", council=COUNCIL, starts=date(2026, 6, 1)
    )
    professional = add_professional(
        by=cast.kerensa, person=child, details={**VISITOR, "telephone": "01736 555 010"}
    )
    tie = add_tie(
        by=cast.kerensa, person=child, kind="club", name="Newlyn minis", strength="strong", flow="to_family"
    )
    return responsible, professional, tie
