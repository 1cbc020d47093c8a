"""What of the front door can change in a child's life: the team that has them, and a twin's work."""

from datetime import datetime

from django.urls import reverse

from casework.models import User
from children.access import works_with
from children.life import Change
from children.models import Person
from children.records import records_of
from referrals.models import Referral, Transfer
from referrals.models.early_help import referrals_open_at


def social_work_at(child: Person, at: datetime) -> list[Referral]:
    """The referral that was open at a moment, if one was: social work then has the child."""
    return list(referrals_open_at(child, at))


def further_changes(user: User, child: Person) -> list[Change]:
    """Transfer to another team, for those who work with the child."""
    case = Referral.objects.open().filter(child__in=records_of(child)).first()
    if case is None or child.has_died or not works_with(user, child):
        return []
    moving = Transfer.objects.open().filter(referral=case).first()
    if moving:
        page = reverse("transfer", args=[moving.pk])
        return [Change("A transfer is on its way", moving.get_state_display(), page)]
    page = reverse("transfer_add", args=[case.pk])
    return [Change("Another team takes them on", "A transfer, with a summary for the other team.", page)]
