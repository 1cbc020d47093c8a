"""Early help: asked for, decided on by the hub, stepped up, ended."""

from datetime import datetime
from typing import TypedDict, Unpack

from casework import clock
from casework.contributions import gather
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from children.choices import InvolvementKind
from children.decisions import record_decision
from children.models import DecisionEntry, PassedOn, Person
from children.records import records_of
from children.services.involvement import involve
from referrals.early_help_choices import (
    ASKED_DIRECTLY,
    AT_TRIAGE,
    ENDS_ALL,
    NEVER_BEGUN,
    CameFrom,
    EarlyHelpOutcome,
    Ending,
)
from referrals.early_help_guards import require_hub, require_hub_manager, require_open
from referrals.early_help_timescales import CONSENT, TRIAGE
from referrals.models import EarlyHelp, EarlyHelpDecision, Screening
from referrals.services.early_help_access import hold_early_help, leave_early_help
from referrals.services.early_help_step_up import send_to_maru

#: Stands between what was said before and what came later.
LINE = "———"


@service
def ask_for_early_help(
    *,
    by: User,
    child: Person,
    came_from: str,
    asked_at: datetime,
    story: str,
    asked_by: str = "",
    asked_by_agency: str = "",
    asked_by_contact: str = "",
    family_view: str = "",
    child_view: str = "",
) -> EarlyHelp:
    """Take down a request that came straight to the hub, from the family or a partner.

    It waits for the hub manager’s triage. A child has one open episode of early help: a second request
    is told so. Whoever is worried that a child is not safe tells the MARU instead.
    """
    team = require_hub(by)
    child = Person.take(child.pk)
    _refuse_request(child, came_from, asked_at, asked_by, asked_by_agency, story)
    early_help = EarlyHelp.objects.create(
        child=child,
        team=team,
        came_from=came_from,
        asked_at=asked_at,
        asked_by=asked_by.strip(),
        asked_by_agency=asked_by_agency.strip(),
        asked_by_contact=asked_by_contact.strip(),
        story=story.strip(),
        family_view=family_view.strip(),
        child_view=child_view.strip(),
        triage_due_on=TRIAGE.due(asked_at),
    )
    hold_early_help(by=by, child=child)
    if team.pk not in by.managed_team_ids:
        # Whoever took it down can go on with it until the manager has decided who works on it.
        involve(by=by, person=child, kind=InvolvementKind.CO_WORKING, user=by)
    return early_help


def _refuse_request(
    child: Person, came_from: str, asked_at: datetime, name: str, agency: str, story: str
) -> None:
    if came_from not in ASKED_DIRECTLY:
        raise NotNow("What the MARU or social work passes on comes by their decision. It is on your list.")
    if asked_at > clock.now():
        raise NotNow("The hub cannot have been asked later than now. Check the date and the time.")
    if not (name.strip() or agency.strip()):
        raise NotNow("Enter who asked, or their agency.")
    if not story.strip():
        raise NotNow("Say what has happened, and what is asked for.")
    if child.has_died:
        raise NotNow(f"{child} has died. Early help is for a child who is living.")
    age = child.age_on(clock.today())
    if age is not None and age >= 18:
        raise NotNow(f"{child} is {age}. Early help is for children and their families.")
    if EarlyHelp.objects.open().filter(child__in=records_of(child)).exists():
        raise NotNow(f"{child} has open early help already. Go on with that.")


@service
def take_over_passed_on(*, by: User, passed_on: PassedOn) -> EarlyHelp:
    """Begin early help from what was passed on, once the hub decided so. The story comes with it.

    Where the child has early help already, that goes on and takes the new story in.
    """
    child = Person.take(passed_on.child_id)
    entry = DecisionEntry.objects.filter(decision_id=passed_on.opened_by).first()
    from_maru = entry is None or entry.stage == "screening"
    story = story_of(child, passed_on.why)
    open_one = (
        EarlyHelp.objects.open().select_for_update(of=("self",)).filter(child__in=records_of(child)).first()
    )
    if open_one is None:
        open_one = EarlyHelp(
            child=child,
            team=passed_on.to_team,
            came_from=CameFrom.MARU if from_maru else CameFrom.SOCIAL_WORK,
            asked_at=passed_on.passed_on_at,
            story=story,
            screening=_screening_of(passed_on) if from_maru else None,
            stepped_down=None if from_maru else child.referrals.order_by("-received_at").first(),
            passed_on=passed_on,
        )
    else:
        open_one.story = f"{open_one.story.rstrip()}\n\n{LINE}\n\n{story}"
    _accept(open_one)
    hold_early_help(by=by, child=child)
    return open_one


def _screening_of(passed_on: PassedOn) -> Screening | None:
    return Screening.objects.filter(decisions=passed_on.opened_by).first()


def story_of(child: Person, why: str) -> str:
    """What a child’s record tells whoever takes the work on, so that nobody starts again.

    The reason of the decision, then the worries, goals and open actions that stand on the record, and
    how the child was seen last. Who is round the child stands on their page and is not said twice.
    """
    parts: list[tuple[str, str]] = gather("handing_over", "parts_for", child, clock.today())
    told = [text for kind, text in parts if kind != "who_must_know"]
    return "\n\n".join([why.strip(), *dict.fromkeys(told)])


def _accept(early_help: EarlyHelp) -> None:
    if early_help.accepted_at is None:
        early_help.accepted_at = clock.now()
        early_help.consent_due_on = CONSENT.due(clock.now())
    early_help.save()


@service
def accept_early_help(*, by: User, early_help: EarlyHelp) -> None:
    """Begin the early help the hub has decided to give: the family is asked, a lead practitioner named."""
    _accept(EarlyHelp.take(early_help.pk))


class DecisionFacts(TypedDict, total=False):
    """What goes with a decision on early help: how it ended, its outcome scale, what the MARU is told."""

    ending: str
    family_after: int | None
    practitioner_after: int | None
    immediate_danger: bool
    danger_action: str
    family_informed: str
    family_reason: str
    known: str
    options_considered: str


@service
def decide_early_help(
    *,
    by: User,
    early_help: EarlyHelp,
    version: int,
    outcome: str,
    rationale: str,
    **facts: Unpack[DecisionFacts],
) -> EarlyHelpDecision:
    """Decide as the hub’s manager: early help begins or not, is stepped up to the MARU, or closes.

    Closing measures the outcome, by the family’s number and the practitioner’s, wherever help was
    begun. Stepping up records a contact with the whole story; the help goes on while it is screened.
    """
    taken, ending = EarlyHelp.take(early_help.pk, version=version), facts.get("ending", "")
    # Said first: whoever decides second may have no part in it any more.
    require_open(taken)
    require_hub_manager(by, taken)
    _refuse_outcome(taken, outcome, ending)
    if outcome == EarlyHelpOutcome.CLOSED:
        taken.family_after = facts.get("family_after")
        taken.practitioner_after = facts.get("practitioner_after")
        _refuse_unmeasured(taken, ending)
        _end_open_work(taken, by=by, ending=ending, reason=rationale)
    if outcome == EarlyHelpOutcome.STEP_UP:
        taken.stepped_up = _step_up(taken, by=by, why=rationale, facts=facts)
    taken.save()
    return record_decision(
        EarlyHelpDecision,
        by=by,
        subject=taken,
        outcome=outcome,
        rationale=rationale,
        ending=ending,
        known=facts.get("known", ""),
        options_considered=facts.get("options_considered", ""),
    )


def _step_up(early_help: EarlyHelp, *, by: User, why: str, facts: DecisionFacts) -> Screening:
    return send_to_maru(
        by=by,
        early_help=early_help,
        account=story_of(early_help.child, f"{why.strip()}\n\n{early_help.story}"),
        immediate_danger=facts.get("immediate_danger"),
        danger_action=facts.get("danger_action", ""),
        family_informed=facts.get("family_informed", ""),
        family_reason=facts.get("family_reason", ""),
    )


def outcomes_now(early_help: EarlyHelp) -> tuple[EarlyHelpOutcome, ...]:
    """What the hub’s manager can decide as things stand."""
    given = early_help.accepted_at is not None
    offered = (EarlyHelpOutcome.STEP_UP, EarlyHelpOutcome.CLOSED) if given else AT_TRIAGE
    sent = early_help.stepped_up
    waits = sent is not None and sent.decided_at is None
    return tuple(each for each in offered if not (waits and each == EarlyHelpOutcome.STEP_UP))


def _refuse_outcome(early_help: EarlyHelp, outcome: str, ending: str) -> None:
    if outcome not in outcomes_now(early_help):
        if outcome == EarlyHelpOutcome.STEP_UP:
            raise NotNow("The MARU has this from the last step up and has not decided. Wait for that.")
        raise NotNow("That cannot be decided as things stand. Open the page again; choose what it offers.")
    ends = outcome in (EarlyHelpOutcome.CLOSED, EarlyHelpOutcome.NOT_ACCEPTED)
    if ends != bool(ending):
        raise NotNow("Choose why early help ends; leave it out where it goes on.")
    if outcome == EarlyHelpOutcome.NOT_ACCEPTED and ending not in NEVER_BEGUN:
        raise NotNow(f"‘{Ending(ending).label}’ cannot be why it never began. Choose another reason.")


def _refuse_unmeasured(early_help: EarlyHelp, ending: str) -> None:
    """Where help was begun, its outcome is measured: begin and end, family and practitioner."""
    names = ("family_before", "practitioner_before", "family_after", "practitioner_after")
    scores = [getattr(early_help, name) for name in names]
    if any(score is not None and not 0 <= score <= 10 for score in scores):
        raise NotNow("Give numbers from 0 to 10.")
    if ending == Ending.DIED or ending in NEVER_BEGUN:
        return
    if None in scores[:2]:
        raise NotNow(
            "The numbers from the beginning are not recorded. Enter them with the lead practitioner first."
        )
    if None in scores[2:]:
        raise NotNow("Give the family’s number and the practitioner’s number at the end.")


def _end_open_work(early_help: EarlyHelp, *, by: User, ending: str, reason: str) -> None:
    """Refuse to close while work is open, unless how it ends leaves that work no ground to stand on."""
    if ending == Ending.DIED and not early_help.child.has_died:
        raise NotNow("Record the child’s death first, from ‘Something has changed’.")
    if ending in ENDS_ALL:
        gather("early_help", "ended_early", early_help, by=by, reason=reason)
    still_open = everything_open(early_help)
    if still_open:
        raise NotNow("Early help cannot close while work on it is open.", reasons=still_open)


def everything_open(early_help: EarlyHelp) -> list[str]:
    """What is open on early help, in words, asked of every app."""
    return gather("early_help", "open_work", early_help)


@service
def end_early_help(*, by: User, early_help: EarlyHelp, ending: str) -> EarlyHelp:
    """End early help today; who was involved only by it no longer is."""
    taken = EarlyHelp.take(early_help.pk)
    taken.ended_on, taken.ending = clock.today(), ending
    taken.save()
    leave_early_help(by=by, early_help=taken)
    return taken
