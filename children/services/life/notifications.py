"""Telling those who must know of a life event."""

from datetime import date, datetime

from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from children.access import require_writer
from children.choices import NotificationKey
from children.models import LifeEvent, Notification
from children.notifications import Facts, about, who_must_be_told
from children.timescales import NOTICE_CLOCKS


def ask_to_tell(event: LifeEvent, facts: Facts, *, counts_from: datetime) -> list[Notification]:
    """Put everybody the facts call for on the list of those to be told, each once."""
    known = set(event.notices.values_list("key", flat=True))
    wanted = [key for key in who_must_be_told(facts) if key not in known]
    return [put_on_list(event, key, counts_from=counts_from) for key in wanted]


def put_on_list(
    event: LifeEvent, key: NotificationKey, *, counts_from: datetime, detail: str = ""
) -> Notification:
    """One who must be told, by the day their clock gives."""
    return Notification.objects.create(
        person=event.person,
        event=event,
        key=key,
        detail=detail or about(key),
        counts_from=counts_from,
        due_on=NOTICE_CLOCKS[key].due(counts_from),
    )


@service
def settle_notice(
    *,
    by: User,
    notice: Notification,
    version: int,
    told_on: date | None = None,
    how: str = "",
    not_needed: str = "",
) -> Notification:
    """Say when and how somebody was told, or why they need not be: one or the other, in words."""
    row = Notification.take(notice.pk, version=version)
    require_writer(by, row.person)
    if row.settled_at:
        raise NotNow(f"{row.settled_by} has seen to this already.")
    if bool(told_on and how.strip()) == bool(not_needed.strip()):
        raise NotNow("Say when and how they were told, or why they need not be.")
    if told_on and told_on > clock.today():
        raise NotNow("The day they were told must be today or earlier.")
    row.told_on, row.how, row.not_needed = told_on, how.strip(), not_needed.strip()
    row.settled_by, row.settled_at = by, clock.now()
    row.save()
    return row
