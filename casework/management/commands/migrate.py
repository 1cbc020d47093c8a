"""Django’s migrate, which makes a new database in a fraction of the time. One that stands it changes as ever.

After each step of a migration Django makes every model anew that hangs together with the one changed, and
here they all hang together, by who wrote them: seventeen times as much work as making the tables. Where
no table stands yet no row can be read through a model, so only the one changed is made anew. The tables
come out the same, which tests/test_migrations.py compares.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.commands.migrate import Command as Migrate
from django.db import connections
from django.db.migrations.state import ModelState, ProjectState


class Command(Migrate):
    def handle(self, *args: Any, **options: Any) -> None:
        if connections[options["database"]].introspection.table_names():
            super().handle(*args, **options)
            return
        with only_what_changes():
            super().handle(*args, **options)


@contextmanager
def only_what_changes() -> Iterator[None]:
    """While this holds, a step of a migration makes anew only the model that it adds or changes."""
    ours: dict[str, Any] = {"add_model": _add, "_find_reload_model": _itself}
    theirs = {name: getattr(ProjectState, name) for name in ours}
    try:
        for name, method in ours.items():
            setattr(ProjectState, name, method)
        yield
    finally:
        for name, method in theirs.items():
            setattr(ProjectState, name, method)


def _add(state: Any, model: ModelState) -> None:
    key = model.app_label, model.name_lower
    state.models[key] = model
    if state._relations is not None:
        state.resolve_model_relations(key)
    if "apps" in state.__dict__:
        state.apps.render_multiple([model])


def _itself(state: Any, app_label: str, model_name: str, delay: bool = False) -> set[tuple[str, str]]:
    return {(app_label, model_name)}
