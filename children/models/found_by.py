"""Keeping what people are found by as their record stands."""

from uuid import UUID


def find_by(person: UUID) -> None:
    """Called whenever a person, a former name or an address is saved."""
    from children.finding_people.index import index_people

    index_people([person])
