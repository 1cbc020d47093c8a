"""Invented things to show components with. None of it is on any record."""

from datetime import timedelta
from types import SimpleNamespace as Sample
from typing import Any

from casework import clock
from casework.templatetags.casework import date_words

ADDRESS = "#child"


def _decision(**differences: Any) -> Sample:
    usual = {
        "outcome_label": "Accepted as a referral, for assessment",
        "decided_by": Sample(full_name="Demelza Carne"),
        "get_decided_in_role_display": "MARU manager",
        "decided_at": clock.now() - timedelta(hours=3),
        "rationale": (
            "Three reports in a fortnight from people who do not know each other, each of hunger and of Jory"
            " caring for his sister.\n\nHis mother has accepted help before and it held for five months."
        ),
        "known": "School’s account; the closing summary of March 2025; police found nothing recorded.",
        "options_considered": "Early help was weighed: the pattern since March says it would not be enough.",
        "supersedes": None,
        "successor": None,
    }
    return Sample(**{**usual, **differences})


def _decisions() -> dict[str, Any]:
    now = clock.now()
    first = _decision(
        outcome_label="Information and advice",
        rationale="One report, second-hand, and the school had no worry of its own on Monday.",
        known="",
        options_considered="",
        decided_at=now - timedelta(days=4),
    )
    second = _decision(
        supersedes=first,
        get_old_work_display="The work stops",
        old_work_reason="The advice letter had not gone out.",
    )
    first.successor = second
    return {"decision": second, "earlier": [first]}


def _events(decision: Sample) -> list[Sample]:
    now = clock.now()
    events = [
        Sample(
            at=now - timedelta(hours=3),
            kind_label="Decision",
            title="Screening decided",
            by="Demelza Carne",
            decision=decision,
            url=ADDRESS,
        ),
        Sample(
            at=now - timedelta(hours=5),
            kind_label="Contact",
            title="School telephoned",
            by="Talan Bray",
            text="No coat again, and hungry.",
            url=ADDRESS,
            significant=True,
            gap_days=34,
        ),
        Sample(
            at=now - timedelta(days=35),
            kind_label="Visit",
            title="Seen at home, alone",
            by="Kerensa Pascoe",
            text="Jory showed me the room he shares with his sister. " * 8,
        ),
    ]
    for event in events:
        event.when = date_words(event.at)
    return events


def _work(jory: Sample) -> list[Sample]:
    today = clock.today()
    return [
        Sample(
            child=jory,
            what="Screen this contact",
            url=ADDRESS,
            urgent=True,
            due=today,
            why="Received this morning; nobody holds it.",
            rule="1 working day from receipt (Working Together)",
        ),
        Sample(
            child=jory,
            what="Mend the assessment",
            url=ADDRESS,
            due=today - timedelta(days=3),
            why="Returned: “His sister’s own words are missing.”",
        ),
        Sample(child=None, what="Add the children to an arrival", url=ADDRESS, waiting_since=clock.now()),
    ]


def _facts() -> dict[str, Any]:
    now, today = clock.now(), clock.today()
    return {
        "changes": [
            Sample(
                label="Danger statement",
                kind="added",
                after="Jory may go on going hungry when money runs out.",
            ),
            Sample(
                label="Analysis", kind="changed", before="Jory is well.", after="Jory is well at school only."
            ),
            Sample(label="Next step", kind="removed", before="Close the case."),
        ],
        "facts": [("Date of birth", "18 January 2020"), {"label": "School", "value": "", "url": ADDRESS}],
        "entries": [
            Sample(
                at=now,
                by="Talan Bray",
                reason="Misheard on the telephone",
                changes=[
                    Sample(field="Known as", before="Joey", after="Joe"),
                    Sample(field="Language", before="", after="English"),
                ],
            ),
        ],
        "action": Sample(
            what="See Jory at school",
            owner="Kerensa Pascoe",
            due=today - timedelta(days=1),
            last_word="School closed on Friday; booked for tomorrow.",
        ),
        "done_action": Sample(what="Ask the health visitor", owner="Denzil Rowe", due=today, done_at=now),
    }


def _summary() -> Sample:
    return Sample(
        name="Jory Tregear",
        known_as="Joe",
        url=ADDRESS,
        number="P0000001",
        age_words="6 years",
        born="18 January 2020",
        lives_with="Morwenna Tregear (mother) and 1 more",
        worker="Kerensa Pascoe",
        manager="Piran Angove",
        warnings=["Do not write to the home address"],
    )


def samples() -> dict[str, Any]:
    """One of everything, for the page that shows it."""
    today = clock.today()
    jory = Sample(name="Jory Tregear", age_words="6 years", url=ADDRESS)
    decisions = _decisions()
    return {
        **decisions,
        **_facts(),
        "summary": _summary(),
        "jory": jory,
        "soon": today + timedelta(days=5),
        "late": today - timedelta(days=3),
        "today": today,
        "events": _events(decisions["decision"]),
        "work": _work(jory),
        "stages": [
            Sample(label="Contact", date=today - timedelta(days=9), url=ADDRESS),
            Sample(label="Screening", date=today - timedelta(days=8), note="Accepted"),
            Sample(
                label="Assessment",
                date=today - timedelta(days=8),
                present=True,
                note="Due in 37 working days",
            ),
            Sample(label="Plan"),
            Sample(label="Review"),
        ],
    }
