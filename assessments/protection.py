"""What may be decided on a strategy discussion and an enquiry now, and what the census would query."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.utils import timezone

from assessments.models import Assessment, Enquiry, StrategyDiscussion
from assessments.models.strategy import missing_from_quorum
from assessments.protection_choices import OUTSIDE_ENQUIRY, STARTS_ENQUIRY, WITHIN_ENQUIRY, StrategyOutcome
from casework import clock
from casework.guards import NotNow
from casework.templatetags.casework import day_words
from children.records import records_of

SATURDAY = 5


def missing_from(agencies: Collection[str]) -> list[str]:
    """Which agencies of the quorum were not there, in words."""
    return missing_from_quorum(agencies)


def outcomes_for(row: StrategyDiscussion) -> tuple[StrategyOutcome, ...]:
    """What may be decided: within an enquiry that runs, that it goes on; else whether one is needed."""
    return WITHIN_ENQUIRY if row.enquiry_id else OUTSIDE_ENQUIRY


def require_held_within(row: StrategyDiscussion, held_at: datetime, outcome: str) -> None:
    """Raises NotNow where the day of a discussion contradicts the referral or another enquiry.

    Census rules 2889 (an enquiry before its referral), 8839 (two open), 8890 (one while another ran).
    """
    day, received = timezone.localdate(held_at), timezone.localdate(row.referral.received_at)
    if held_at > clock.now():
        raise NotNow("It cannot have been held later than now. Check the date and the time.")
    if day < received:
        raise NotNow(
            f"It cannot have been held before the referral, which was received on {day_words(received)}."
            " Check the date."
        )
    if outcome not in outcomes_for(row):
        words = (
            f"A section 47 enquiry is open since {day_words(row.enquiry.started_on)}. This discussion is one"
            " within it: say whether it goes on."
            if row.enquiry
            else "No section 47 enquiry is open, so there is none to go on with."
        )
        raise NotNow(words)
    if outcome in STARTS_ENQUIRY:
        _refuse_overlap(row, day)


def _refuse_overlap(row: StrategyDiscussion, day: date) -> None:
    """The enquiries of the child on this referral end before another begins."""
    before = Enquiry.objects.filter(child__in=records_of(row.child), stopped_at=None)
    before = before.exclude(discussion=row)
    for other in before:
        if other.is_open:
            raise NotNow(
                f"This child has an open section 47 enquiry since {day_words(other.started_on)}. Go on with"
                " that one."
            )
        if other.ended_on and day < other.ended_on:
            raise NotNow(
                f"A section 47 enquiry ran until {day_words(other.ended_on)}; another cannot start before"
                " that day. Check when the discussion was held."
            )


def has_assessment(row: Enquiry) -> bool:
    """Whether the referral has an assessment that was not stopped."""
    return Assessment.objects.filter(referral=row.referral_id, stopped_at=None).exists()


def queries_on(row: Enquiry) -> list[str]:
    """What the children in need census would ask about an enquiry as it stands, in plain words.

    Rules 8675Q (no conference after 15 working days), 8740 (begun in an earlier census year, no
    conference), 2991Q (no assessment). They are asked, and stop nothing.
    """
    if row.stopped_at or row.conference_on or row.conference_not_required:
        return []
    today, found = clock.today(), []
    if row.conference_due_on < today:
        found.append(
            f"The conference was due by {day_words(row.conference_due_on)}, and there is neither its date nor"
            " a decision that none is required."
        )
    if row.started_on < census_year_start(today):
        found.append(
            f"The enquiry began before {day_words(census_year_start(today))}, when this census year began."
            " Record the date of its conference, or decide that none is required."
        )
    if not has_assessment(row):
        found.append("The referral has no assessment. An enquiry is carried out through one: ask for it.")
    return found


def census_year_start(today: date) -> date:
    """The first of April on or before a day."""
    return date(today.year if today.month >= 4 else today.year - 1, 4, 1)


def conference_refused(row: Enquiry, day: date) -> str:
    """Why the census would not take a day for the initial conference; nothing where it would.

    Rules 1104 (before the referral), 8615 (before the enquiry), 8875 (at a weekend).
    """
    received = timezone.localdate(row.referral.received_at)
    if day < received:
        return f"The conference cannot be before the referral, which was received on {day_words(received)}."
    if day < row.started_on:
        return f"The conference cannot be before the enquiry, which started on {day_words(row.started_on)}."
    if day.weekday() >= SATURDAY:
        return f"{day_words(day)} is at a weekend. Choose a working day for the conference."
    if day > clock.today() + timedelta(days=365):
        return "The conference is more than a year away. Check the year."
    return ""
