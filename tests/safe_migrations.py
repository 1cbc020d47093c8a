"""Whether a migration may run while the version before it still serves, judged from its operations.

While a new version is put in place, the old one goes on reading and writing the tables it knows. So
what it uses must stay, and what it does not know of must not stand in its way. A migration that
cannot be judged from here, or that is safe for a reason of its own, gives that reason:
`safe_because = "…"` in its class.
"""

from collections.abc import Iterator

from django.db import models
from django.db.migrations import Migration, operations
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import NOT_PROVIDED, Q

TAKES_AWAY = (
    operations.RemoveField, operations.RenameField, operations.RenameModel, operations.DeleteModel,
    operations.AlterModelTable, operations.AlterUniqueTogether, operations.AlterOrderWithRespectTo,
)  # fmt: skip
HARMLESS = (
    operations.CreateModel, operations.AlterModelOptions, operations.AlterModelManagers,
    operations.AddIndex, operations.RemoveIndex, operations.RenameIndex, operations.RemoveConstraint,
    operations.AlterModelTableComment,
)  # fmt: skip


def unsafe(migration: Migration, before: ProjectState) -> list[str]:
    """Each operation that the old version might not bear, in words. Nothing where a reason is given."""
    if str(getattr(migration, "safe_because", "")).strip():
        return []
    new: set[tuple[str, str]] = set()
    found, first, app = [], before, migration.app_label
    for operation in migration.operations:
        after = before.clone()
        operation.state_forwards(app, after)
        looser = isinstance(operation, operations.AddConstraint) and _is_looser(operation, app, first)
        why = "" if looser else _why_not(operation, app, before, after, new)
        if why:
            found.append(f"{app}.{migration.name}: {operation.describe()}: {why}")
        new |= _made_by(operation)
        before = after
    return found


def _made_by(operation: Operation) -> set[tuple[str, str]]:
    """What an operation adds: a model as a whole, or one field of a model."""
    if isinstance(operation, operations.CreateModel):
        return {(operation.name_lower, "")}
    if isinstance(operation, operations.AddField):
        return {(operation.model_name_lower, operation.name_lower)}
    return set()


def _why_not(
    operation: Operation, app: str, before: ProjectState, after: ProjectState, new: set[tuple[str, str]]
) -> str:
    if isinstance(operation, HARMLESS) or (getattr(operation, "model_name_lower", None), "") in new:
        return ""
    if isinstance(operation, TAKES_AWAY):
        return "the version before still uses it"
    if isinstance(operation, operations.AddField):
        return _added(operation.field)
    if isinstance(operation, operations.AlterField):
        key = (app, operation.model_name_lower)
        was = before.models[key].fields[operation.name]
        return "; ".join(_narrower(was, after.models[key].fields[operation.name]))
    if isinstance(operation, operations.AddConstraint):
        return _constrained(operation, new)
    return "this cannot be judged from here"


def _added(field: models.Field) -> str:
    if field.null or field.many_to_many or field.generated or field.db_default is not NOT_PROVIDED:
        return ""
    return "the version before leaves it out when it writes a row: make it null, or give it a db_default"


def _narrower(was: models.Field, becomes: models.Field) -> Iterator[str]:
    """How a field takes less than it took."""
    if type(was) is not type(becomes):
        yield "it becomes of another kind"
    if was.null and not becomes.null:
        yield "it may no longer be empty"
    if becomes.unique and not was.unique:
        yield "it must now be unlike any other"
    if becomes.max_length and (not was.max_length or becomes.max_length < was.max_length):
        yield "it becomes shorter"


def _is_looser(operation: operations.AddConstraint, app: str, first: ProjectState) -> bool:
    """Whether it takes the place of a constraint that allowed less: of one that held of more rows, or
    of one with fewer ways to be met."""
    model = first.models.get((app, operation.model_name_lower))
    now = operation.constraint
    for was in model.options.get("constraints", []) if model else []:
        if was.name != now.name or type(was) is not type(now):
            continue
        if isinstance(now, models.UniqueConstraint):
            same = (was.fields, was.expressions) == (now.fields, now.expressions)
            return same and _parts(was.condition, Q.AND) <= _parts(now.condition, Q.AND)
        return _parts(was.condition, Q.OR) <= _parts(now.condition, Q.OR)
    return False


def _parts(condition: object, connector: str) -> set[str]:
    """The conditions that are joined by AND, or by OR, into one."""
    if condition is None:
        return set()
    joined = isinstance(condition, Q) and not condition.negated
    if joined and (condition.connector == connector or len(condition.children) == 1):
        return {part for child in condition.children for part in _parts(child, connector)}
    return {repr(condition)}


def _constrained(operation: operations.AddConstraint, new: set[tuple[str, str]]) -> str:
    """A constraint on new fields alone holds for a row that leaves them out: the rows there prove it."""
    known = {field for model, field in new if model == operation.model_name_lower}
    named = _fields_of(operation.constraint)
    return "" if named and named <= known else "the version before does not keep to it"


def _fields_of(constraint: models.BaseConstraint) -> set[str]:
    named = {name.split("__")[0] for name in getattr(constraint, "fields", ())}
    for condition in (getattr(constraint, "condition", None), *getattr(constraint, "expressions", ())):
        if condition is not None:
            named |= {name.split("__")[0] for name in _names_in(condition)}
    return named


def _names_in(condition: object) -> Iterator[str]:
    """Every field that a condition speaks of, on either side."""
    if isinstance(condition, Q):
        for child in condition.children:
            yield from _names_in(child)
    elif isinstance(condition, tuple):
        yield condition[0]
        yield from _names_in(condition[1])
    elif isinstance(condition, models.F):
        yield condition.name
    elif isinstance(condition, models.expressions.Combinable) and hasattr(
        condition, "get_source_expressions"
    ):
        for source in condition.get_source_expressions():
            yield from _names_in(source)
