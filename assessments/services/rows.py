"""Saving the sections made of rows: danger statements with safety goals, scales, factors.

A row keeps its identity from save to save, so that what changed can be told. A row taken out stays
in the record, marked removed.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from assessments.choices import EFFECT_ASKED, Factor, SectionKey
from assessments.models import (
    Assessment,
    AssessmentFactor,
    AssessmentSection,
    DangerStatement,
    MapEntry,
    Scale,
)
from assessments.services.mapping import as_rows, take_entries
from assessments.services.sections import take_section, write
from assessments.services.still_holds import ask_about_lower_scales, scores_of
from assessments.wording import Pair, pair_words
from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from children.models import Person

Row = Mapping[str, Any]
R = TypeVar("R", DangerStatement, Scale, AssessmentFactor)


@service
def save_dangers(
    *,
    by: User,
    assessment: Assessment,
    version: int,
    rows: Sequence[Row],
    complete: bool,
    from_map: Sequence[MapEntry] = (),
) -> AssessmentSection:
    """Save the danger statements, each paired with the safety goal that answers it.

    A row has statement and safety_goal, and the id of the statement it changes. Signs of Safety
    pairs them: a row with one and not the other is refused by its number, and nothing is saved. Those
    taken over from the map follow the rows.
    """
    section = take_section(by=by, assessment=assessment, key=SectionKey.DANGER, version=version)
    rows = [*rows, *as_rows(take_entries(assessment, SectionKey.DANGER, from_map))]
    words = pair_words(early_help=assessment.is_early_help)
    _refuse(
        f"Some {words.worry.lower()}s are not paired with a {words.goal.lower()}.", _unpaired(rows, words)
    )
    _keep(DangerStatement, assessment, rows, ("statement", "safety_goal"))
    write(section, by=by, complete=complete)
    return section


@service
def save_scales(
    *,
    by: User,
    assessment: Assessment,
    version: int,
    rows: Sequence[Row],
    complete: bool,
    from_map: Sequence[MapEntry] = (),
) -> AssessmentSection:
    """Save where each person puts the child's safety, from 0 to 10.

    A row has person, score, reason and one_higher (what would make it one higher), perhaps
    scaled_on, and the id of the scale it changes. A number without its reason is refused. Where somebody
    goes lower than they last did, it is asked what else no longer holds.
    """
    section = take_section(by=by, assessment=assessment, key=SectionKey.SCALES, version=version)
    rows = [*rows, *as_rows(take_entries(assessment, SectionKey.SCALES, from_map))]
    _refuse("Some scales are not whole.", _incomplete_scales(rows))
    if complete and not rows:
        raise NotNow(
            "Record where at least one person puts the child’s safety before you mark this complete."
        )
    before = scores_of(assessment.child)
    fields = ("person", "score", "reason", "one_higher")
    dated = [{**row, "scaled_on": row.get("scaled_on") or clock.today()} for row in rows]
    _keep(Scale, assessment, dated, (*fields, "scaled_on"))
    ask_about_lower_scales(by=by, assessment=assessment, before=before)
    write(section, by=by, complete=complete)
    return section


@service
def save_factors(
    *,
    by: User,
    assessment: Assessment,
    version: int,
    codes: Sequence[str],
    complete: bool,
    effects: Mapping[str, str] | None = None,
) -> AssessmentSection:
    """Save the census factors, each adult’s with what it does to this child.

    21, none identified, stands alone (rule 8869); retired codes are refused (8945Q, 8950Q). The section
    is complete once every adult’s factor says what it does to the child; before that it is in progress.
    """
    effects = effects or {}
    section = take_section(by=by, assessment=assessment, key=SectionKey.FACTORS, version=version)
    chosen = list(dict.fromkeys(codes))
    unknown = [code for code in chosen if code not in Factor.values]
    if unknown:
        raise NotNow(f"The census does not take factor {', '.join(unknown)}. Choose from those shown.")
    if Factor.F21 in chosen and len(chosen) > 1:
        raise NotNow("Choose either ‘No factors identified’ or the factors, not both.")
    if complete and not chosen:
        raise NotNow("Choose the factors before you mark this complete. If there are none, choose that.")
    unsaid = [code for code in chosen if code in EFFECT_ASKED and not effects.get(code, "").strip()]
    if complete and unsaid:
        _refuse(
            "Some factors do not say what they do to the child.",
            [say_what_it_does(code, assessment.child) for code in unsaid],
        )
    known = {row.code: row.pk for row in AssessmentFactor.objects.live().filter(assessment=assessment)}
    rows = [
        {
            "id": known.get(Factor(code)),
            "code": code,
            "effect": effects.get(code, "").strip() if code in EFFECT_ASKED else "",
        }
        for code in Factor.values
        if code in chosen
    ]
    _keep(AssessmentFactor, assessment, rows, ("code", "effect"))
    write(section, by=by, complete=complete)
    return section


def say_what_it_does(code: str, child: Person) -> str:
    """What is asked of a factor that stands there without its effect."""
    return f"{Factor(code).label}: say what it does to {child.called}."


def _unpaired(rows: Sequence[Row], words: Pair) -> list[str]:
    found = []
    for number, row in enumerate(rows, start=1):
        if not str(row.get("safety_goal", "")).strip():
            found.append(
                f"{words.worry} {number} has no {words.goal.lower()}: write what we will see instead."
            )
        if not str(row.get("statement", "")).strip():
            found.append(f"{words.goal} {number} answers no {words.worry.lower()}: write what the worry is.")
    return found


def _incomplete_scales(rows: Sequence[Row]) -> list[str]:
    found = []
    for number, row in enumerate(rows, start=1):
        who = str(row.get("person", "")).strip()
        if not who:
            found.append(f"Scale {number}: say whose it is.")
        if row.get("score") not in range(11):
            found.append(f"Scale {number}: give a number from 0 to 10.")
        if not str(row.get("reason", "")).strip():
            found.append(f"Scale {number}: say why {who or 'they'} chose that number.")
    return found


def _refuse(message: str, reasons: list[str]) -> None:
    if reasons:
        raise NotNow(message, reasons=reasons)


def _keep(model: type[R], assessment: Assessment, rows: Sequence[Row], fields: Sequence[str]) -> None:
    """Make the live rows of a section those given, in their order."""
    live = {row.pk: row for row in model._default_manager.filter(assessment=assessment, removed_at=None)}
    kept = []
    for position, given in enumerate(rows):
        row = live.get(given.get("id")) or model(assessment=assessment)
        values = {"position": position, **{name: given.get(name, "") for name in fields}}
        if row._state.adding or any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            row.save()
        kept.append(row.pk)
    for pk, row in live.items():
        if pk not in kept:
            row.removed_at = clock.now()
            row.save()
