"""What management oversight has left open on one record of a person."""

from children.models import Person
from supervision.models import OversightAction


def open_on(person: Person) -> list[str]:
    """Actions not done and not stopped. One query."""
    rows = OversightAction.objects.outstanding().filter(decision__note__child=person)
    return [f"An action of management oversight is open: {row.what}" for row in rows]
