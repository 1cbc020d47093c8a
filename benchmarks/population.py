"""The office that pages are measured on: told by the services once, copied, and kept between runs."""

import time

from django.apps import apps
from django.core.management import call_command
from django.db import models
from simple_history.models import HistoricalChanges

from benchmarks.copying import CHILDREN, copy_all
from benchmarks.kept import is_whole, mark_whole
from children.models import Person

#: As many people as there are to be, and as many records about them, histories not counted.
PEOPLE, RECORDS = 100_000, 2_000_000


def ready() -> None:
    """Fill the database unless it is whole already, and say what stands in it."""
    if not is_whole():
        _fill()
    people, records, histories = Person.objects.count(), *_records()
    print(f"People {people:,}; records {records:,}; rows of history {histories:,}.\n", flush=True)


def _fill() -> None:
    started = time.monotonic()
    print("Making the office, which takes some minutes the first time.", flush=True)
    call_command("migrate", verbosity=0)
    call_command("load_reference_data", verbosity=0)
    call_command("load_demonstration", verbosity=0)
    copy_all(max(PEOPLE // Person.objects.count(), RECORDS // _records()[0]) + 1)
    mark_whole()
    print(f"Made in {time.monotonic() - started:.0f} s.", flush=True)


def _records() -> tuple[int, int]:
    """How many records stand there, and how many rows of their history."""
    count = {True: 0, False: 0}
    for label in CHILDREN:
        for model in apps.get_app_config(label).get_models():
            count[issubclass(model, HistoricalChanges)] += _rows(model)
    return count[False], count[True]


def _rows(model: type[models.Model]) -> int:
    return model._base_manager.count()
