"""What Kerensa puts on a child's map between assessments."""

from assessments.models import MapEntry
from assessments.services import add_number, add_to_map
from children.models import Person
from tests.cast import Cast

NAN = "On two Fridays in November Nan had the children before Dad came home."


def mapped(cast: Cast, child: Person) -> MapEntry:
    """A strength, and where the child puts it; the strength."""
    said = {"person": child.called, "score": 4, "reason": "Fridays are better."}
    add_number(by=cast.kerensa, child=child, **said)
    return add_to_map(by=cast.kerensa, child=child, kind="strengths", text=NAN)
