"""What the front door shows on a child's page."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from casework.journey import Journey
from casework.models import User
from children.choices import InvolvementKind
from children.contributions import Panel, StageReached, Words
from children.holders import holders_of
from children.models import Person
from children.records import records_of
from referrals.choices import WITH_THEM
from referrals.front_door import front_door
from referrals.handovers import is_late
from referrals.models import Handover


def panels_for(user: User, child: Person, today: date) -> list[Panel]:
    """The referral that is open, or how the last one ended; and contacts still being screened."""
    return [*_early_help(child), *_handovers(user, child), *_referral(child)]


def _early_help(child: Person) -> list[Panel]:
    """The early help that is open, or the last there was."""
    newest = next(iter(front_door(child).early_help), None)
    if newest is None:
        return []
    return [Panel("early_help", "Early help", 44, "referrals/early_help/panel.html", {"early_help": newest})]


def _referral(child: Person) -> list[Panel]:
    door = front_door(child)
    referral = door.open_referral or next(iter(door.referrals), None)
    if referral is None and not door.undecided:
        return []
    context = {
        "referral": referral,
        "undecided": door.undecided,
        "earlier": [row for row in door.referrals if row is not referral],
    }
    title = "Referral" if referral else "Contact"
    return [Panel("referral", title, 45, "referrals/panel.html", context)]


def _handovers(user: User, child: Person) -> list[Panel]:
    """What is with the other shift now. Nothing is asked unless their team is involved by one."""
    if not any(row.kind == InvolvementKind.HANDOVER for row in holders_of(user, child).rows):
        return []
    rows = list(
        Handover.objects.filter(child__in=records_of(child), state__in=WITH_THEM).select_related("to_team")
    )
    for row in rows:
        row.late = is_late(row)  # type: ignore[attr-defined]
    return [Panel("handover", "Shift handover", 5, "referrals/handover_panel.html", {"rows": rows})]


def stages_for(child: Person) -> list[StageReached]:
    """When the child's newest contact came, and when it was screened."""
    door = front_door(child)
    if not door.screenings:
        return []
    # An open episode began with its own contact; one that joined it meanwhile is not its beginning.
    first = door.open_referral
    newest = next((s for s in door.screenings if first and s.pk == first.screening_id), door.screenings[0])
    came = timezone.localdate(newest.contact.received_at)
    decided = timezone.localdate(newest.decided_at) if newest.decided_at else None
    contact, screening = (
        reverse("contact", args=[newest.contact_id]),
        reverse("screening", args=[newest.pk]),
    )
    return [
        StageReached(Journey.CONTACT, came, came, newest.contact.get_channel_display(), contact),
        StageReached(Journey.SCREENING, came, decided, "", screening),
    ]


def words_for(child: Person) -> list[Words]:
    """What the child said, as it was reported in contacts and to early help."""
    early_help = [
        Words(
            text=row.child_view,
            at=row.asked_at,
            to="early help",
            url=reverse("early_help", args=[row.pk]),
        )
        for row in front_door(child).early_help
        if row.child_view
    ]
    return early_help + [
        Words(
            text=row.child_words,
            at=row.contact.received_at,
            to="the referrer",
            url=reverse("screening", args=[row.pk]),
        )
        for row in front_door(child).screenings
        if row.child_words
    ]
