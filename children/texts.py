"""The texts of the child's record itself: notes, visits, direct work, warnings, names,
the network, work passed on."""

from typing import Any

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Concat

from casework.matching import Words
from casework.models import User
from children.choices import LifeEventKind, MergeOutcome, PassedOnKind, WarningKind
from children.contributions import Found
from children.family_choices import ProfessionalRole, ResponsibilitySource, ReviewOfWarning, TieKind
from children.finding import DECISION, Texts, find
from children.life_choices import MissingKind
from children.models import (
    CaseNote,
    ChronologyMark,
    DirectWork,
    FormerName,
    LifeEvent,
    Merge,
    MergeDecision,
    MissedVisit,
    MissingEpisode,
    NetworkTie,
    ParentalResponsibility,
    PassedOn,
    PassedOnDecision,
    Person,
    Professional,
    Visit,
    Warning,
    WarningReview,
)
from children.models.note import note_title
from children.records import records_of
from children.seeing_choices import MissedReason, Tool

THIRD_PARTY = "Third-party information"


def found_in(user: User, child: Person, words: Words, limit: int) -> list[Found]:
    """The records that hold every word, newest first. One query."""
    whole = records_of(child)
    told = ("account", "opinion", "private_account", "third_party", "with_whom", "significance")
    return find(
        words,
        limit,
        Texts(
            "Note", CaseNote.objects.filter(child__in=whole), "happened_at", told, ("note", "pk"),
            title=_note, code=Concat(F("kind"), Value(" "), F("with_whom")),
            warning="third_party", warns=THIRD_PARTY,
        ),
        *_of_seeing(whole),
        Texts(
            "Warning", Warning.objects.filter(person__in=whole), "entered_at",
            ("text", "ended_reason", "kept_from", "why", "decided_by"),
            ("child_family", "person_id"), title=lambda kind: str(WarningKind(kind).label), code="kind",
        ),
        *_of_a_life(whole),
        *_round_them(user, whole),
        Texts(
            "Passed on", PassedOn.objects.filter(child__in=whole), "passed_on_at", ("why", "stopped_reason"),
            ("passed_on", "pk"), title=_passed_on, code="kind",
        ),
        Texts(
            "Passed on", PassedOnDecision.objects.filter(passed_on__child__in=whole), "decided_at",
            DECISION, ("passed_on", "passed_on_id"),
            by="decided_by__full_name", title=lambda kind: f"{_passed_on(kind)} completed",
            code="passed_on__kind",
        ),
    )  # fmt: skip


def _of_a_life(whole: QuerySet[Any]) -> list[Texts]:
    """Missing episodes, names of before, and what else happened in the child's life."""
    return [
        Texts(
            "Name", FormerName.objects.filter(person__in=whole), "entered_at",
            ("given_name", "family_name", "reason"), ("child_family", "person_id"),
            title=lambda name: f"Name before: {name.strip()}",
            code=Concat(F("given_name"), Value(" "), F("family_name")),
        ),
        Texts(
            "Life event", LifeEvent.objects.filter(person__in=whole), "happened_at",
            ("title", "text", "place", "appropriate_adult", "outcome", "impact"),
            ("life_event", "pk"), title=lambda kind: str(LifeEventKind(kind).label), code="kind",
            exactness="exactness",
        ),
        Texts(
            "Missing episode", MissingEpisode.objects.filter(person__in=whole), "missing_from",
            (
                "reported_by", "reported_to", "police_reference", "how_back", "own_words", "risk", "impact",
                "offered_by", "declined_why", "held_by", "interview_words", "interview_meaning",
            ),
            ("missing_episode", "pk"), title=lambda kind: str(MissingKind(kind).label), code="kind",
        ),
    ]  # fmt: skip


def _of_seeing(whole: QuerySet[Any]) -> list[Texts]:
    """Visits, those that did not happen, and direct work."""
    reasons = ("not_seen_reason", "not_alone_reason")
    seen = ("account", "private_account", "words", "observed", *reasons, "present", "place")
    told = ("words", "told_us", "present", "permission_words")
    return [
        Texts(
            "Visit", Visit.objects.filter(child__in=whole), "visited_at", seen, ("visit", "pk"),
            by="visited_by__full_name", title=lambda place: f"Visit: {place}", code="place",
        ),
        Texts(
            "Visit that did not happen", MissedVisit.objects.filter(child__in=whole), "planned_for",
            ("explanation", "done_about_it"), ("missed_visit", "pk"),
            title=lambda reason: f"Visit did not happen: {MissedReason(reason).label.lower()}", code="reason",
        ),
        Texts(
            "Direct work", DirectWork.objects.filter(child__in=whole), "done_at", told, ("direct_work", "pk"),
            by="done_by__full_name", title=lambda tool: str(Tool(tool).label), code="tool",
        ),
    ]  # fmt: skip


def _round_them(user: User, whole: QuerySet[Any]) -> list[Texts]:
    """What was said of two records, of entries of the chronology, and of the network."""
    marks = ChronologyMark.objects.filter(child__in=whole)
    meant = Texts(
        "Chronology", marks, "entered_at", ("meaning", "impact"), ("child_chronology", "child_id"),
        title=lambda _: "What an entry meant",
    )  # fmt: skip
    return [*_two_records(user, whole), meant, *_of_the_network(whole)]


def _of_the_network(whole: QuerySet[Any]) -> list[Texts]:
    """Parental responsibility, professionals, ties, and what was said when a warning was looked at again."""
    family = ("child_family", "person_id")
    responsible = ParentalResponsibility.objects.filter(person__in=whole)
    return [
        Texts(
            "Parental responsibility", responsible, "entered_at",
            ("council", "details", "end_reason"), family,
            title=lambda code: str(ResponsibilitySource(code).label), code="source",
        ),
        Texts(
            "Professional", Professional.objects.filter(person__in=whole), "entered_at",
            ("name", "agency", "telephone", "email", "end_reason"), family,
            title=lambda code: str(ProfessionalRole(code).label), code="role",
        ),
        Texts(
            "Tie to the community", NetworkTie.objects.filter(person__in=whole), "entered_at",
            ("name", "note", "end_reason"), ("child_ecomap", "person_id"),
            title=lambda code: str(TieKind(code).label), code="kind",
        ),
        Texts(
            "Warning", WarningReview.objects.filter(warning__person__in=whole), "reviewed_at", ("reason",),
            ("child_family", "warning__person_id"), by="reviewed_by__full_name",
            title=lambda code: f"Looked at again: {ReviewOfWarning(code).label.lower()}", code="outcome",
        ),
    ]  # fmt: skip


def _note(code: str) -> str:
    kind, _, with_whom = code.partition(" ")
    return note_title(kind, with_whom)


def _passed_on(kind: str) -> str:
    return str(PassedOnKind(kind).label)


def _two_records(user: User, whole: QuerySet[Any]) -> list[Texts]:
    """Why two records were held to be of one person, where both may be read."""
    both = Merge.objects.readable_by(user).filter(standing__in=whole)
    decided = MergeDecision.objects.filter(merge__in=both.values("pk"))
    return [
        Texts(
            "Two records", both, "entered_at", ("reason",), ("merge", "pk"),
            title=lambda _: "Why two records are held to be one person’s",
        ),
        Texts(
            "Two records", decided, "decided_at", DECISION, ("merge", "merge_id"), by="decided_by__full_name",
            title=lambda outcome: str(MergeOutcome(outcome).label), code="outcome",
        ),
    ]  # fmt: skip
