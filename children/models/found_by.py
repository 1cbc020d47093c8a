"""Keeping what people are found by as their record stands: called whenever any of it is saved."""

from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from children.models.person import Person


def find_by(person: UUID) -> None:
    """A person or a former name was saved."""
    from children.finding_people.index import index_people

    index_people([person])


def find_new(person: "Person") -> None:
    """A person was put on record."""
    from children.finding_people.index import index_new

    index_new(person)


def find_at(person: UUID) -> None:
    """An address of a person was saved."""
    from children.finding_people.index import index_facts

    index_facts(person)
