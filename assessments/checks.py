"""What a manager looks for before signing an assessment off, each with a plain result."""

from django.utils.dateparse import parse_datetime

from assessments.checks_alongside import Check, census_checks, contribution_checks
from assessments.choices import EFFECT_ASKED, Factor, SectionKey
from assessments.document import Document
from assessments.models import Assessment
from assessments.sharing import assessed_together
from assessments.wording import heading_of, pair_words, sections_of
from casework import clock
from casework.models import User
from casework.templatetags.casework import date_words


def checks_of(user: User, assessment: Assessment, document: Document) -> list[Check]:
    """The checks on a document: those it answers itself, time, and the brothers and sisters."""
    return [
        _seen(assessment, document),
        _words(assessment, document),
        _dangers(document),
        *([] if assessment.is_early_help else [_factors(document), _effects(document)]),
        *contribution_checks(document),
        *([] if assessment.is_early_help else [_reviewed(document)]),
        _analysis(document),
        _sections(assessment, document),
        _in_time(assessment),
        *census_checks(assessment),
        *_siblings(user, assessment),
    ]


def _seen(assessment: Assessment, document: Document) -> Check:
    question = "Seen since the assessment started"
    if assessment.child.is_unborn:
        return Check(question, "Not yet born.")
    seen = [visit for visit in document["visits"] if visit["seen"]]
    if not seen:
        return Check(question, "No visit records that the child was seen.", ok=False)
    last = seen[-1]
    alone = sum(bool(visit["seen_alone"]) for visit in seen)
    when = date_words(parse_datetime(last["visited_at"]))
    return Check(question, f"{_times(len(seen))}, {alone} alone. Last on {when}, by {last['by']}.", ok=True)


def _words(assessment: Assessment, document: Document) -> Check:
    question = "The child’s words recorded"
    # Of a child too young to speak, what was observed; copies signed before that was asked do not have it.
    quoted = sum(bool(visit["words"] or visit.get("observed")) for visit in document["visits"])
    views = bool(_text(document, SectionKey.CHILD_VIEWS))
    if assessment.child.is_unborn:
        return Check(question, "Not yet born.")
    said = f"At {quoted} visit{'' if quoted == 1 else 's'}" if quoted else "At no visit"
    return Check(
        question, f"{said}; their views are {'' if views else 'not '}written.", ok=bool(quoted or views)
    )


def _dangers(document: Document) -> Check:
    number, words = len(document["dangers"]), pair_words(early_help="early_help" in document)
    question = f"Every {words.worry.lower()} has a {words.goal.lower()}"
    if not number:
        return Check(question, f"No {words.worry.lower()}s.")
    paired = all(row["statement"].strip() and row["safety_goal"].strip() for row in document["dangers"])
    return Check(question, f"{number} of {number}.", ok=paired)


def _factors(document: Document) -> Check:
    codes = [row["code"] for row in document["factors"]]
    if Factor.F21 in codes:
        return Check(
            "Factors chosen", "None identified: the census expects the referral to close after this.", ok=True
        )
    return Check("Factors chosen", f"{len(codes)}." if codes else "None.", ok=bool(codes))


def _effects(document: Document) -> Check:
    asked = [row for row in document["factors"] if row["code"] in EFFECT_ASKED]
    unsaid = [row["label"] for row in asked if not row.get("effect")]
    question = "Beside each adult’s factor, what it does to the child"
    if not asked:
        return Check(question, "No factor is an adult’s.")
    return Check(question, f"Not said: {'; '.join(unsaid)}." if unsaid else "Said.", ok=not unsaid)


def _reviewed(document: Document) -> Check:
    held = len(document.get("reviews", []))
    said = f"{_times(held)}." if held else "No review by the manager is recorded."
    return Check("Looked at by the manager while it was made", said, ok=bool(held) or None)


def _analysis(document: Document) -> Check:
    written = bool(_text(document, SectionKey.ANALYSIS))
    return Check("Analysis written", "Written." if written else "Nothing is written.", ok=written)


def _sections(assessment: Assessment, document: Document) -> Check:
    done = {section.key for section in assessment.sections.all() if section.complete}
    unfinished = [
        heading_of(key, early_help=assessment.is_early_help)
        for key in sections_of(assessment)
        if key not in done
    ]
    if not unfinished:
        return Check("Every section marked complete", "All of them.", ok=True)
    return Check("Every section marked complete", f"Not yet: {'; '.join(unfinished)}.", ok=False)


def _in_time(assessment: Assessment) -> Check:
    late = assessment.due_on < (assessment.finished_on or clock.today())
    why = f" Why it took longer: {assessment.late_because}" if assessment.late_because else ""
    return Check("In time", f"Due {date_words(assessment.due_on)}.{why}", ok=not late)


def _siblings(user: User, assessment: Assessment) -> list[Check]:
    others = assessed_together(assessment).findable_by(user).select_related("child")
    return [
        Check(
            f"{other.child.name}, assessed at the same time",
            "Waiting for a manager’s decision." if other.is_with_manager else "Still being written.",
        )
        for other in others.with_manager_marked()
    ]


def _text(document: Document, key: SectionKey) -> str:
    return next((section["text"].strip() for section in document["sections"] if section["key"] == key), "")


def _times(number: int) -> str:
    return {1: "Once", 2: "Twice"}.get(number, f"{number} times")
