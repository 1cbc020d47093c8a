"""Telling the stages that a life has changed, so that they ask what no longer holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from casework.contributions import gather
from casework.models import User
from children.life_choices import ChangeKind
from children.models import Person


@dataclass(frozen=True)
class Happening:
    """What happened: which kind, when, and the record that tells of it. It carries none of what that says."""

    kind: ChangeKind
    at: datetime
    record: Any

    @property
    def model(self) -> str:
        return str(self.record._meta.label_lower)


def life_has_changed(children: Iterable[Person], happening: Happening, *, by: User) -> None:
    """Ask each app, for each child, what it asks when a life changes."""
    for child in sorted(children, key=lambda each: str(each.pk)):
        gather("life", "life_changed", child, happening, by=by)
