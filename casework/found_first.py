"""Keys that are found before anything else of a question is looked at."""

from typing import Any, cast

from django.db.models import Field
from django.db.models.fields.related import ForeignObject
from django.db.models.fields.related_lookups import RelatedIn
from django.db.models.lookups import In
from django.db.models.sql import Query


def found_first(rows: Any) -> Any:
    """The same rows, for the right side of “in”: a few keys out of many, which do not hang on the rest.

    PostgreSQL cannot know that they are few, and joins no more than eight tables in an order of its own. It
    would read the whole table that is asked, with all that is fetched beside it, and keep those few at the
    end: half a second in an office of real size. Gathered in an array, they are looked up by the index.
    """
    first = rows._chain()
    first.query = cast(Any, first.query).chain(klass=_Keys)
    return first


def few(rows: Any, *conditions: Any) -> Any:
    """Those few of the rows for which the conditions hold, found before what is fetched with them."""
    return rows.filter(pk__in=found_first(rows.filter(*conditions).order_by().values("pk")))


class _Keys(Query):
    """Keys to be gathered first."""


class _OneOf:
    """“In”, with keys that are gathered first where the engine would not do so by itself."""

    rhs: Any

    def get_rhs_op(self, connection: Any, rhs: str) -> str:
        if connection.vendor == "postgresql" and isinstance(self.rhs, _Keys):
            return f"= ANY(ARRAY{rhs})"
        return f"IN {rhs}"


@Field.register_lookup
class _In(_OneOf, In):
    pass


@ForeignObject.register_lookup
class _RelatedIn(_OneOf, RelatedIn):
    pass
