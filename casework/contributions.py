"""How apps contribute to pages they do not know: a named module in the app, found as Django finds admin.py.

Modules: authority (GRANTS), timescales (ALL, OPEN_CLOCKS), timeline (events_for), worklist
(items_for), tidying (throw_away), panels (panels_for, stages_for, warnings_for), open_work (open_work).
Order is the import order of the house, lowest first.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

from django.apps import apps
from django.utils.module_loading import module_has_submodule

#: The apps of this project, lowest first: the order of the house.
HOUSE = ("casework", "inbox", "children", "referrals", "assessments", "plans", "supervision")


@cache
def contributed(module: str, name: str) -> tuple[Any, ...]:
    """What each app offers under a name in a module; apps without it are passed over."""
    found = []
    for label in HOUSE:
        app = apps.get_app_config(label)
        if module_has_submodule(app.module, module):
            offered = getattr(import_module(f"{app.name}.{module}"), name, None)
            if offered is not None:
                found.append(offered)
    return tuple(found)


def gather(module: str, name: str, *args: Any, **kwargs: Any) -> list[Any]:
    """Call each app's contribution and put the results in one list."""
    functions: tuple[Callable[..., list[Any]], ...] = contributed(module, name)
    return [item for function in functions for item in function(*args, **kwargs)]
