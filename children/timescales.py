"""Clocks of the child's record itself."""

from collections.abc import Callable
from datetime import date

from casework.timescales import OpenClock, Timescale, Unit
from children.choices import NotificationKey, PassedOnKind
from children.models import MissingEpisode, Notification, PassedOn
from children.querysets import ChildRecordQuerySet

ACCEPT_PASSED_ON = Timescale(
    key="accept_passed_on",
    name="Accept work passed on",
    amount=5,
    unit=Unit.WORKING_DAYS,
    counts_from="the decision",
    source="local figure; Working Together sets none",
    effective_from=date(2024, 4, 1),
    local=True,
)
COMPLETE_EARLY_HELP = Timescale(
    key="complete_early_help",
    name="Complete early help passed on",
    amount=30,
    unit=Unit.WORKING_DAYS,
    counts_from="acceptance",
    source="local figure; Working Together sets none",
    effective_from=date(2024, 4, 1),
    local=True,
)
STRATEGY_DISCUSSION = Timescale(
    key="strategy_discussion",
    name="Strategy discussion",
    amount=1,
    unit=Unit.WORKING_DAYS,
    counts_from="the decision",
    source="local figure; Working Together says as soon as possible",
    effective_from=date(2024, 4, 1),
    local=True,
)

RETURN_INTERVIEW = Timescale(
    key="return_interview",
    name="Offer and hold the return home interview",
    amount=72,
    unit=Unit.HOURS,
    counts_from="the child’s return",
    source="Statutory guidance on children who run away or go missing from home or care, 2014",
    effective_from=date(2014, 1, 1),
)

INITIAL_CONFERENCE = Timescale(
    key="initial_conference",
    name="Hold the initial child protection conference",
    amount=15,
    unit=Unit.WORKING_DAYS,
    counts_from="the strategy discussion that started the section 47 enquiry",
    source="Working Together, chapter 3",
    effective_from=date(2024, 4, 1),
)

# Who is told of a life event

_GUIDANCE = "Child Death Review: Statutory and Operational Guidance, 2018"


def _told(key: str, name: str, amount: int, unit: Unit, source: str, *, local: bool = False) -> Timescale:
    return Timescale(
        key=key,
        name=name,
        amount=amount,
        unit=unit,
        counts_from="the day we learned of it",
        source=source,
        effective_from=date(2024, 4, 1),
        local=local,
    )


_DAYS, _CALENDAR = Unit.WORKING_DAYS, Unit.CALENDAR_DAYS
SERIOUS_INCIDENT = _told(
    "serious_incident",
    "Notify a serious incident",
    5,
    _DAYS,
    "Children Act 2004, section 16C; Working Together",
)
CHILD_DEATH_REVIEW = _told(
    "child_death_review", "Notify the child death review partners", 1, _DAYS, _GUIDANCE, local=True
)
TELL_AT_ONCE = _told("tell_at_once", "Tell at once", 1, _DAYS, "local figure", local=True)
TELL_SOON = _told("tell_soon", "Tell, and see what changes for them", 5, _DAYS, "local figure", local=True)
REGISTER_DEATH = _told(
    "register_death", "Register the death", 5, _CALENDAR, "Births and Deaths Registration Act 1953"
)
REGISTER_STILLBIRTH = _told(
    "register_stillbirth", "Register the stillbirth", 42, _CALENDAR, "Births and Deaths Registration Act 1953"
)
HAND_OVER = _told("hand_over_area", "Hand over to another council", 5, _DAYS, "local figure", local=True)

NOTICE_CLOCKS: dict[str, Timescale] = {
    NotificationKey.CHILD_DEATH_REVIEW: CHILD_DEATH_REVIEW,
    NotificationKey.CORONER: TELL_AT_ONCE,
    NotificationKey.SERIOUS_INCIDENT: SERIOUS_INCIDENT,
    NotificationKey.OFSTED: SERIOUS_INCIDENT,
    NotificationKey.PARTNERS: TELL_AT_ONCE,
    NotificationKey.REGISTRAR: REGISTER_DEATH,
    NotificationKey.STILLBIRTH_REGISTRAR: REGISTER_STILLBIRTH,
    NotificationKey.HEALTH: TELL_AT_ONCE,
    NotificationKey.SCHOOL: TELL_AT_ONCE,
    NotificationKey.BEREAVEMENT: TELL_AT_ONCE,
    NotificationKey.LETTERS: TELL_AT_ONCE,
    NotificationKey.SIBLINGS: TELL_SOON,
    NotificationKey.CHILDRENS_PLANS: TELL_SOON,
    NotificationKey.CUSTODIAN: TELL_SOON,
    NotificationKey.HANDOVER: HAND_OVER,
}
_TELLING = list({clock.key: clock for clock in NOTICE_CLOCKS.values()}.values())

ALL = [
    ACCEPT_PASSED_ON,
    COMPLETE_EARLY_HELP,
    STRATEGY_DISCUSSION,
    INITIAL_CONFERENCE,
    RETURN_INTERVIEW,
    *_TELLING,
]


def _open(kind: PassedOnKind, **more: bool) -> Callable[[], ChildRecordQuerySet]:
    return lambda: PassedOn.objects.filter(kind=kind, ended_at=None, **more)


_waiting = _open(PassedOnKind.EARLY_HELP, accepted_at__isnull=True)
_accepted = _open(PassedOnKind.EARLY_HELP, accepted_at__isnull=False)


def _outstanding(clock: Timescale) -> Callable[[], ChildRecordQuerySet]:
    keys = [key for key, each in NOTICE_CLOCKS.items() if each is clock]
    return lambda: Notification.objects.outstanding().filter(key__in=keys)


OPEN_CLOCKS = [
    OpenClock(ACCEPT_PASSED_ON, _waiting, "passed_on_at", "due_on"),
    OpenClock(COMPLETE_EARLY_HELP, _accepted, "accepted_at", "due_on"),
    OpenClock(INITIAL_CONFERENCE, _open(PassedOnKind.CONFERENCE), "counts_from", "due_on"),
    OpenClock(RETURN_INTERVIEW, lambda: MissingEpisode.objects.to_interview(), "returned_at", "due_on"),
    *(OpenClock(clock, _outstanding(clock), "counts_from", "due_on") for clock in _TELLING),
]
