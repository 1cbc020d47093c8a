"""Load the dated defaults: bank holidays, the authority table, local timescales. Safe to run again."""

from typing import Any

import holidays
from django.core.management.base import BaseCommand
from django.db import transaction

from casework.authority import Grant
from casework.contributions import contributed
from casework.models import Authority, BankHoliday, LocalTimescale
from casework.timescales import Timescale

YEARS = range(2020, 2036)


class Command(BaseCommand):
    help = "Load bank holidays, the authority table and local timescales where they are missing."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        known = set(BankHoliday.objects.values_list("date", flat=True))
        for day, name in sorted(holidays.country_holidays("GB", subdiv="ENG", years=YEARS).items()):
            if day not in known:
                BankHoliday.objects.create(date=day, name=name)
        self._load_authority([grant for rows in contributed("authority", "GRANTS") for grant in rows])
        self._load_timescales([rule for rows in contributed("timescales", "ALL") for rule in rows])

    def _load_authority(self, grants: list[Grant]) -> None:
        known = set(Authority.objects.values_list("role", "stage", "outcome", "act"))
        for grant in grants:
            if (grant.role, grant.stage, grant.outcome, grant.act) not in known:
                Authority.objects.create(
                    role=grant.role,
                    stage=grant.stage,
                    outcome=grant.outcome,
                    act=grant.act,
                    starts=grant.starts,
                    reason=grant.reason or "Loaded with the product.",
                )

    def _load_timescales(self, timescales: list[Timescale]) -> None:
        known = set(LocalTimescale.objects.values_list("key", flat=True))
        for rule in timescales:
            if rule.local and rule.key not in known:
                LocalTimescale.objects.create(
                    key=rule.key,
                    amount=rule.amount,
                    effective_from=rule.effective_from,
                    reason="Default figure, loaded with the product. The council confirms or changes it.",
                )
