"""What the front door puts on a child's timeline."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    F,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, NullIf

from casework.addresses import address_of
from casework.asker import Asker
from casework.models import User
from casework.prepared import Fixed, ask
from children.choices import PrimaryNeed
from children.contributions import Event
from children.models import Person
from children.newest import OF_DECISIONS, newest
from children.records import Standing, readable_records
from referrals import early_help_timeline, unit_timeline
from referrals.choices import (
    ACCEPTED,
    CAME_AS,
    AcknowledgedAs,
    Arrival,
    CheckResult,
    FeedbackMethod,
    Partner,
    ReferralSource,
    ScreeningOutcome,
    lower,
)
from referrals.models import (
    Acknowledgement,
    Contact,
    PartnerCheck,
    Referral,
    ReferralClosure,
    ReferrerFeedback,
    Screening,
    ScreeningDecision,
    ScreeningRecommendation,
)
from referrals.moves import moves

KINDS: dict[str, str] = {
    "contact": "Contact",
    "screening": "Screening",
    "feedback": "Feedback",
    "consultation": "Consultation",
    "handover": "Shift handover",
    "referral": "Referral",
    "early_help": "Early help",
}


def events_for(
    user: User, children: Collection[Person], before: datetime | None, limit: int, kinds: Collection[str]
) -> list[Event]:
    """The newest events before a moment, about those of the children whose record the user may read.

    Seven queries at most. What was reported, and what was said back, shows where the contact may be read.
    """
    wanted = set(kinds or KINDS) & set(KINDS)
    people = Standing(children)
    readable = readable_records(user, children)
    # Seven parts of the whole ask it: so it is asked once, by itself.
    mine = {pk for (pk,) in ask(_told_to, user, readable)}
    told = ask(_happenings, mine, readable, before, Fixed(limit), Fixed(frozenset(wanted)))
    events = [_event(row, people[row["whose"]]) for row in told]
    if "screening" in wanted:
        events += _decisions(ScreeningDecision, readable, before, limit, people)
    if "referral" in wanted:
        events += _decisions(ReferralClosure, readable, before, limit, people)
        events += moves(readable, before, limit, people)
    return sorted(events, key=lambda event: event.at, reverse=True)[:limit]


def _told_to(user: User | Asker, readable: Collection[UUID]) -> Any:
    """The contacts about these children whose account the user may read."""
    theirs = {"screenings__child__in": readable, "screenings__struck_out_at": None}
    return Contact.objects.readable_by(user).filter(**theirs).values_list("pk")


def _happenings(
    mine: Collection[UUID],
    readable: Collection[UUID],
    before: datetime | None,
    limit: int,
    wanted: frozenset[str],
) -> Any:
    parts = [rows for kind, rows in _told(mine, readable) if kind in wanted]
    if not parts:
        return Contact.objects.none()
    parts = [rows.filter(moment__lt=before) for rows in parts] if before else parts
    return parts[0].union(*parts[1:], all=True).order_by("-moment")[:limit]


def _shape(
    rows: QuerySet[Any],
    what: str,
    *,
    child: str,
    at: str,
    by: str,
    code: str | Combinable,
    more: str | Combinable,
    link: str,
    text: Combinable | None = None,
    entered: str = "entered_at",
) -> QuerySet[Any, dict[str, Any]]:
    """Rows of one shape, so that the database sorts and cuts different happenings together."""
    return rows.order_by().values(
        what=Value(what, CharField()),
        whose=F(f"{child}_id"),
        moment=F(at),
        who=F(f"{by}__full_name"),
        key=F(code) if isinstance(code, str) else code,
        rest=F(more) if isinstance(more, str) else more,
        words=text or _nothing(),
        page=F(link),
        row=F("pk"),
        entered=F(entered),
    )


def _told(mine: Collection[UUID], readable: Any) -> list[tuple[str, QuerySet[Any, dict[str, Any]]]]:
    """What happened besides decisions, each with its kind."""
    screenings = Screening.objects.filter(child__in=readable)
    recommendations = ScreeningRecommendation.objects.filter(screening__child__in=readable)
    on_contact = {"contact__screenings__child__in": readable, "contact__screenings__struck_out_at": None}
    feedback = ReferrerFeedback.objects.filter(**on_contact)
    answers = PartnerCheck.objects.filter(**on_contact, answered_at__isnull=False)
    given = Acknowledgement.objects.filter(screening__child__in=readable, acknowledged_at__isnull=False)
    referrals = Referral.objects.filter(child__in=readable)
    account, said = _if_readable(mine, "contact__account"), _if_readable(mine, "text")
    contact = {"child": "child", "at": "contact__received_at", "by": "contact__created_by"}
    contact["entered"] = "contact__entered_at"
    advice = {"child": "screening__child", "at": "recommended_at", "by": "recommended_by"}
    advice["entered"] = advice["at"]
    told = {"child": "contact__screenings__child", "at": "given_at", "by": "created_by"}
    answered = {**told, "at": "answered_at", "entered": "answered_at"}
    noted = {"child": "screening__child", "at": "acknowledged_at", "by": "acknowledged_by"}
    noted["entered"] = noted["at"]
    opened = {"child": "child", "at": "opened_at", "by": "created_by"}
    stopped = {**opened, "at": "stopped_at", "entered": "stopped_at"}
    need = {"code": "primary_need", "more": "team__name", "link": "id"}
    source = {"code": _came_as(mine), "more": _if_readable(mine, _from_whom()), "link": "contact_id"}
    outcome = {"code": "outcome", "more": "threshold", "link": "screening_id"}
    how = {"code": "method", "more": _if_readable(mine, "given_to"), "link": "contact_id"}
    partner = {"code": "partner", "more": "result", "link": "contact_id"}
    note = {"code": "due_from", "more": "team__name", "link": "screening_id"}
    halted = referrals.filter(stopped_at__isnull=False)
    return [
        ("contact", _shape(screenings, "contact", text=account, **contact, **source)),
        ("contact", _shape(answers, "answered", text=_if_readable(mine, "answer"), **answered, **partner)),
        ("screening", _shape(recommendations, "recommended", text=F("rationale"), **advice, **outcome)),
        ("feedback", _shape(feedback, "feedback", text=said, **told, **how)),
        *unit_timeline.told(readable, _shape),
        ("referral", _shape(given, "acknowledged", text=F("note"), **noted, **note)),
        ("referral", _shape(referrals, "opened", **opened, **need)),
        ("referral", _shape(halted, "stopped", text=F("stopped_reason"), **stopped, **need)),
        *early_help_timeline.told(readable, _shape),
    ]


def _nothing() -> Value:
    return Value("", TextField())


def _if_readable(mine: Collection[UUID], said: str | Combinable, otherwise: Combinable | None = None) -> Case:
    """A text of a contact, where it is one of those the user may read, and otherwise another or nothing."""
    told = F(said) if isinstance(said, str) else said
    return Case(
        When(contact_id__in=mine, then=told), default=otherwise or _nothing(), output_field=TextField()
    )


def _came_as(mine: Collection[UUID]) -> Case:
    """What kind of arrival it is: it tells who sent it. To others, and where it is not known, how it came."""
    channel = F("contact__channel")
    return _if_readable(mine, Coalesce(NullIf("contact__arrival", Value("")), channel), channel)


def _from_whom() -> Combinable:
    """The agency or, where none is given, the kind of source."""
    return Coalesce(NullIf("contact__referrer_agency", Value("")), "contact__source")


#: For each happening: its kind, its title from its code and the rest, and the page it leads to.
TITLES: dict[str, tuple[str, Callable[[str, str], str], str]] = {
    "contact": (
        "contact",
        lambda came_as, whom: _contact_title(came_as, whom),
        "contact",
    ),
    "answered": (
        "contact",
        lambda partner, result: f"{Partner(partner).label}: {lower(CheckResult(result).label)}",
        "contact",
    ),
    "recommended": (
        "screening",
        lambda outcome, level: f"Recommended: {ScreeningOutcome(outcome).label}",
        "screening",
    ),
    "feedback": (
        "feedback",
        lambda method, to: _feedback_title(FeedbackMethod(method), to),
        "contact",
    ),
    "acknowledged": (
        "referral",
        lambda due_from, team: f"New contact acknowledged by the {lower(AcknowledgedAs(due_from).label)}",
        "screening",
    ),
    "opened": (
        "referral",
        lambda need, team: f"Referral opened, {team}: {lower(PrimaryNeed(need).label)}",
        "referral",
    ),
    "stopped": ("referral", lambda need, team: f"Referral stopped, {team}", "referral"),
    **unit_timeline.TITLES,
    **early_help_timeline.TITLES,
}


def _contact_title(came_as: str, whom: str) -> str:
    """What came and, where the reader may know, from whom: an agency by its name, or a kind of source."""
    if not whom or came_as == Arrival.ANONYMOUS:
        return str(CAME_AS[came_as])
    source = lower(ReferralSource(whom).label) if whom in ReferralSource.values else whom
    return f"{CAME_AS[came_as]}, {source}"


def _feedback_title(method: FeedbackMethod, to: str) -> str:
    if method == FeedbackMethod.NOT_POSSIBLE:
        return "The referrer could not be told"
    return f"The referrer was told ({to})" if to else "The referrer was told"


def _event(row: dict[str, Any], child: Person) -> Event:
    kind, title, page = TITLES[row["what"]]
    return Event(
        at=row["moment"],
        kind=kind,
        kind_label=KINDS[kind],
        title=title(row["key"], row["rest"]),
        child=child,
        by=row["who"] or "",
        text=row["words"],
        url=address_of(page, row["page"]),
        significant=row["what"] in {"opened", "helped"},
        key=f"referrals.{row['what']}/{row['row']}",
        entered_at=row["entered"],
    )


def _decisions(
    model: type[ScreeningDecision] | type[ReferralClosure],
    readable: Any,
    before: datetime | None,
    limit: int,
    people: dict[Any, Person],
) -> list[Event]:
    rows = newest(model, readable, "decided_at", before, limit, model.subject_field, *OF_DECISIONS)
    kind = model.stage if model.stage in KINDS else "referral"
    return [
        Event(
            at=decision.decided_at,
            kind=kind,
            kind_label=KINDS[kind],
            title="Referral closed" if kind == "referral" else f"Decided: {decision.outcome_label}",
            child=people[decision.subject.child_id],
            by=str(decision.decided_by),
            url=address_of(model.subject_field, decision.subject.pk),
            decision=decision,
            significant=kind != "screening" or decision.outcome in ACCEPTED,
            key=f"{model._meta.label_lower}/{decision.pk}",
        )
        for decision in rows
    ]
