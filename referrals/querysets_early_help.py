"""Reads of early help."""

from typing import Self

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from children.querysets import ChildRecordQuerySet
from referrals.early_help_choices import ConsentAnswer

#: What a family said last stands first.
NEWEST_ANSWER = ("-asked_on", "-entered_at")


class EarlyHelpQuerySet(ChildRecordQuerySet):
    def open(self) -> Self:
        """Not ended."""
        return self.filter(ended_on=None)

    def to_triage(self) -> Self:
        """Asked for, and not yet decided on."""
        return self.open().filter(accepted_at=None)

    def being_given(self) -> Self:
        """Accepted by the hub, and not ended."""
        return self.open().filter(accepted_at__isnull=False)

    def with_consent(self) -> Self:
        """Each with `consent`: what the family said last, or nothing while they were not asked."""
        return self.annotate(consent=Subquery(self._consents().values("answer")[:1]))

    def agreed(self) -> Self:
        """Those the family agreed to, as it said last."""
        return self.with_consent().filter(consent=ConsentAnswer.GIVEN)

    def _consents(self) -> QuerySet:
        model = self.model.earlyhelpconsents.rel.related_model
        rows: QuerySet = model.objects.filter(early_help=OuterRef("pk"))
        return rows.order_by(*NEWEST_ANSWER)

    def asked(self) -> Self:
        """Those whose family was asked whether they agree."""
        return self.filter(Exists(self._consents()))
