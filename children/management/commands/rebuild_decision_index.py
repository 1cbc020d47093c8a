"""Write the decision index anew from the decisions themselves."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from casework.checks import decision_models
from casework.handoff import next_steps
from casework.models import Decision
from children.decisions import enter_in_index
from children.models import DecisionEntry

LONG = ("rationale", "known", "options_considered", "old_work_reason")


class Command(BaseCommand):
    help = "Rebuild the index of decisions from the decisions themselves. Safe to run at any time."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            DecisionEntry.objects.all().delete()
            decisions = _in_order()
            for decision in decisions:
                enter_in_index(decision)
        self.stdout.write(f"{len(decisions)} decisions are in the index.")


def _in_order() -> list[Decision]:
    """Every decision as it came: of those of one moment, the one that led to the other stands first."""
    found: list[Decision] = []
    for model in decision_models():
        found += model._default_manager.select_related("decided_by").defer(*LONG)
    before = {decision.pk: decision.supersedes_id for decision in found}
    stages = list(next_steps())

    def place(decision: Decision) -> tuple[Any, ...]:
        replaced, earlier = 0, decision.supersedes_id
        while earlier:
            replaced, earlier = replaced + 1, before[earlier]
        return decision.decided_at, replaced, stages.index(decision.stage)

    return sorted(found, key=place)
