"""Checks on what stands beside the writing: who was asked, and what the census asks of the child's record."""

from dataclasses import dataclass

from assessments.document import Document
from assessments.models import Assessment
from casework import clock

#: A child of these ages goes to school, and the census expects a unique pupil number.
SCHOOL_AGES = range(5, 16)


@dataclass(frozen=True)
class Check:
    """One question and its answer. `ok` is None where there is nothing to pass or fail."""

    question: str
    answer: str
    ok: bool | None = None

    @property
    def word(self) -> str:
        return {True: "Yes", False: "No", None: "To note"}[self.ok]

    @property
    def colour(self) -> str:
        return {True: "green", False: "red", None: "grey"}[self.ok]


def contribution_checks(document: Document) -> list[Check]:
    """Who was asked and who answered: those who did not are named, with what is known of why."""
    rows = document.get("contributions", [])
    question = "Other agencies asked"
    if not rows:
        return [Check(question, "Nobody was asked.", ok=False)]
    answered = [row for row in rows if row["received_on"]]
    silent = [
        f" {row['agency']}, {row['name']}, not: {row['nothing_because'].rstrip('.') or 'still to come'}."
        for row in rows
        if not row["received_on"]
    ]
    said = f"Asked of {len(rows)}, {len(answered)} answered."
    return [Check(question, said + "".join(silent), ok=not silent)]


def census_checks(assessment: Assessment) -> list[Check]:
    """What the census will ask of a child whose referral goes on: pupil number (8770Q), disability (8540)."""
    child = assessment.child
    if assessment.is_early_help or child.is_unborn:
        return []
    found = []
    if child.age_on(clock.today()) in SCHOOL_AGES:
        known = bool(child.upn or child.upn_unknown)
        said = "Recorded." if known else "Neither the number nor why it is not known is recorded."
        found.append(Check("Unique pupil number", said, ok=known or None))
    told = child.disabilities.exists()
    said = "Recorded." if told else "Not recorded. The census asks it of every child; ‘none’ is an answer."
    return [*found, Check("Disability", said, ok=told or None)]
