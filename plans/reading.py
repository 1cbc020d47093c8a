"""A plan as one reads it: the words of a version, and how each goal and action stands today."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from casework import clock
from casework.models import User
from children.models import Person
from plans.choices import ActionState
from plans.document import Document
from plans.models import Action, ActionProgress, GoalReview, Plan

FAMILY_MEMBER = "A member of the family"
COLOURS = {ActionState.OPEN: "blue", ActionState.DONE: "green", ActionState.NOT_DONE: "grey"}


@dataclass(frozen=True)
class ActionLine:
    """One row of a goal's table."""

    id: str
    what: str
    owner: str
    due: date | None
    state: str = ActionState.OPEN
    last_word: str = ""
    last_on: date | None = None
    may_record: bool = False

    @property
    def late(self) -> bool:
        """Still to be done, and its day is past."""
        return self.state == ActionState.OPEN and self.due is not None and self.due < clock.today()

    @property
    def state_label(self) -> str:
        return str(ActionState(self.state).label)

    @property
    def sentence(self) -> str:
        """What, who and how it stands, in one line."""
        how = "late" if self.late else self.state_label.lower()
        return f"{self.what} ({self.owner or 'no owner'}, {how})."

    @property
    def colour(self) -> str:
        return COLOURS[ActionState(self.state)]


@dataclass(frozen=True)
class Score:
    """Where a goal stood at one review."""

    score: int
    on: date | None
    review: int


@dataclass(frozen=True)
class GoalLines:
    """One goal, with its scale over time and its actions, late ones first."""

    id: str
    number: int
    worry: str
    goal: str
    actions: list[ActionLine]
    scores: list[Score] = field(default_factory=list)

    @property
    def then(self) -> Score | None:
        """Where it stood before the latest review; nothing until there are two."""
        return self.scores[-2] if len(self.scores) > 1 else None

    @property
    def now(self) -> Score | None:
        """Where it stood at the latest review."""
        return self.scores[-1] if self.scores else None


@dataclass(frozen=True)
class PlanLines:
    """A whole version of a plan."""

    kind: str
    visit_every_weeks: int | None
    contingency: str
    why_new_version: str
    goals: list[GoalLines]

    @property
    def late(self) -> list[ActionLine]:
        """Every late action, the latest first."""
        rows = [action for goal in self.goals for action in goal.actions if action.late]
        return sorted(rows, key=lambda action: action.due or date.max)

    @property
    def outstanding(self) -> list[ActionLine]:
        return [a for goal in self.goals for a in goal.actions if a.state == ActionState.OPEN]


def for_reader(documents: Sequence[Document], user: User) -> list[Document]:
    """The documents without the names of people the reader may not know of. One query for all."""
    ids = {o["id"] for each in documents for o in _owners(each) if o["kind"] == "person"}
    if not ids:
        return list(documents)
    known = Person.objects.findable_by(user).filter(pk__in=ids).values_list("pk", flat=True)
    return [_without(each, ids - {str(pk) for pk in known}) for each in documents]


def _owners(document: Document) -> Iterable[Document]:
    return (a["owner"] for goal in document["goals"] for a in goal["actions"] if a["owner"])


def _without(document: Document, hidden: set[str]) -> Document:
    def shown(action: Document) -> Document:
        owner = action["owner"]
        if owner and owner["kind"] == "person" and owner["id"] in hidden:
            return {**action, "owner": {**owner, "name": FAMILY_MEMBER}}
        return action

    goals = [{**goal, "actions": [shown(action) for action in goal["actions"]]} for goal in document["goals"]]
    return {**document, "goals": goals}


@dataclass(frozen=True)
class Today:
    """How the actions and goals of a plan stand, by key; and on whose actions the reader may record."""

    states: dict[str, str] = field(default_factory=dict)
    words: dict[str, ActionProgress] = field(default_factory=dict)
    scores: dict[str, list[Score]] = field(default_factory=dict)
    may_record: Callable[[Document], bool] = lambda owner: False

    def line(self, action: Document) -> ActionLine:
        owner, said = action["owner"] or {}, self.words.get(action["id"])
        return ActionLine(
            id=action["id"],
            what=action["what"],
            owner=owner.get("name", ""),
            due=date.fromisoformat(action["due_on"]) if action["due_on"] else None,
            state=self.states.get(action["id"], ActionState.OPEN),
            last_word=said.text if said else "",
            last_on=said.happened_on if said else None,
            may_record=self.may_record(owner),
        )


def today_of(plan: Plan, user: User, *, works: bool) -> Today:
    """How a plan stands today. Three queries.

    `works` says whether the user works with the child; otherwise they record on their own actions only.
    """
    states = Action.objects.filter(goal__plan=plan).values_list("pk", "state")
    words: dict[str, ActionProgress] = {}
    for row in ActionProgress.objects.filter(action__goal__plan=plan):
        words.setdefault(str(row.action_id), row)
    scores: dict[str, list[Score]] = {}
    judged = GoalReview.objects.filter(goal__plan=plan, review__decided_at__isnull=False)
    for each in judged.select_related("review").order_by("review__number"):
        score = Score(each.score, each.review.held_on, each.review.number)
        scores.setdefault(str(each.goal_id), []).append(score)
    in_force = plan.is_open and plan.starts_on is not None

    def may_record(owner: Document) -> bool:
        return in_force and (works or (owner.get("kind") == "user" and owner["id"] == user.pk))

    return Today({str(pk): state for pk, state in states}, words, scores, may_record)


def lines_of(document: Document, today: Today | None = None) -> PlanLines:
    """A version as it was signed or is being written; given how it stands today, with that."""
    today = today or Today()
    goals = [
        GoalLines(
            id=goal["id"],
            number=number,
            worry=goal["worry"],
            goal=goal["goal"],
            actions=sorted(map(today.line, goal["actions"]), key=_late_first),
            scores=today.scores.get(goal["id"], []),
        )
        for number, goal in enumerate(document["goals"], start=1)
    ]
    return PlanLines(
        kind=document["kind"],
        visit_every_weeks=document["visit_every_weeks"],
        contingency=document["contingency"],
        why_new_version=document["why_new_version"],
        goals=goals,
    )


def _late_first(action: ActionLine) -> tuple[bool, bool, date]:
    """Late, then still to be done, then the rest; each by its date."""
    return (not action.late, action.state != ActionState.OPEN, action.due or date.max)
