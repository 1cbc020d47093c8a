"""What stands on each role's home page, and on a manager's team page."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from django.db.models import DateTimeField, OuterRef, Subquery

from casework import clock
from casework.models import User, in_force
from casework.roles import Role
from children.choices import InvolvementKind
from children.contributions import Item
from children.contributions import due as due_of
from children.models import AccessEntry, Involvement, Person
from children.querysets import PersonQuerySet
from children.summaries import summarised

#: The order in which groups of work stand on the page, and what each is called.
GROUPS = {
    "missing": "Missing now",
    "returned": "Returned to you",
    "decide": "Waiting for your decision",
    "acknowledge": "To acknowledge",
    "accept": "To accept",
    "allocate": "To allocate",
    "due": "Due and late",
    "do": "To do",
    "later": "Coming up",
}

#: What is due after this long is coming up, and stands below what is due now.
SOON = timedelta(weeks=2)

#: What would appear on an empty home page, by role; the first role held that is here is used.
WOULD_APPEAR = {
    Role.MARU_SCREENER: "Contacts to screen and feedback to give appear here, the most urgent first.",
    Role.MARU_MANAGER: "Screenings that wait for your decision appear here, the most urgent first.",
    Role.OUT_OF_HOURS: "Contacts to screen appear here when the MARU has any open.",
    Role.SOCIAL_WORKER: "What is due, what was returned to you and what you must acknowledge appear here.",
    Role.TEAM_MANAGER: "What waits for your decision, and children to allocate, appear here.",
    Role.SERVICE_MANAGER: "What waits for a decision in your teams appears here.",
    Role.EARLY_HELP_WORKER: "Actions given to you appear here.",
    Role.SENIOR_LEADER: "Actions given to you appear here. The leaders’ overview is in the menu.",
    Role.SYSTEM_ADMINISTRATOR: "You run the system and see no child’s record. Users, teams and roles are in "
    "the admin site.",
    Role.DATA_ANALYST: "You work on the statutory returns, which this service does not make yet. "
    "You see no child’s record.",
}


@dataclass(frozen=True)
class Group:
    key: str
    heading: str
    items: list[Item]


def groups_of(items: list[Item], today: date) -> list[Group]:
    """The items in groups, in the order of GROUPS; empty groups are left out.

    Raises KeyError for an item of a group that is not on the page: nothing is left off a worklist.
    """
    by_key: dict[str, list[Item]] = {key: [] for key in GROUPS}
    for item in items:
        by_key[_group_of(item, today)].append(item)
    return [Group(key, heading, by_key[key]) for key, heading in GROUPS.items() if by_key[key]]


def _group_of(item: Item, today: date) -> str:
    """What has a date stands by its date, and immediate danger with what is due."""
    if item.group not in {"due", "do"}:
        return item.group
    if item.urgent:
        return "due"
    if item.due is None:
        return "do"
    return "later" if item.due > today + SOON else "due"


def empty_words(user: User) -> str:
    """What would appear on this user's home page if it had anything."""
    fitting = (words for role, words in WOULD_APPEAR.items() if role in user.roles)
    return next(fitting, "Work that is given to you by name appears here.")


SORTS = {
    "name": ("family_name", "given_name"),
    "stage": ("stage", "family_name"),
    "seen": ("last_seen_at", "family_name"),
}


def children_of(user: User, *, sort: str = "name") -> PersonQuerySet:
    """The children a worker holds or co-works: one line each, marked where something is new to them."""
    mine = Involvement.objects.live().filter(
        user=user, kind__in=[InvolvementKind.ALLOCATED, InvolvementKind.CO_WORKING]
    )
    looked = AccessEntry.objects.filter(person=OuterRef("pk"), user=user, opened=True).order_by("-at")
    people = summarised(Person.objects.readable_by(user).filter(pk__in=mine.values("person__stands_as")))
    return people.annotate(
        looked_at=Subquery(looked.values("at")[:1], output_field=DateTimeField())
    ).order_by(*SORTS.get(sort, SORTS["name"]))


@dataclass
class ChildLine:
    """One child on a worker's home page."""

    child: Person
    next: Item | None = None
    open_items: int = 0

    @property
    def is_changed(self) -> bool:
        """Whether a decision was made since the worker last looked."""
        changed: datetime | None = self.child.changed_at
        looked: datetime | None = self.child.looked_at
        return bool(changed and (looked is None or changed > looked))


def lines_of(people: PersonQuerySet, items: list[Item]) -> list[ChildLine]:
    """The children with the next thing due for each, out of work already gathered."""
    lines = {person.pk: ChildLine(person) for person in people}
    for item in sorted(items, key=lambda each: each.due or date.max):
        line = lines.get(item.child.pk) if item.child else None
        if line:
            line.open_items += 1
            line.next = line.next or item
    return list(lines.values())


NEVER = datetime.min.replace(tzinfo=UTC)

#: A child not seen for longer than this stands out on the team page.
NOT_SEEN_FOR = timedelta(weeks=6)


@dataclass
class WorkerLine:
    """One worker on the team page: their children, those not seen lately, and what is late."""

    worker: User
    children: list[Person] = field(default_factory=list)
    unseen: list[Person] = field(default_factory=list)
    late: list[Item] = field(default_factory=list)


def team_of(user: User) -> list[WorkerLine]:
    """A line for everybody in the teams a manager manages, with what needs the manager's eye."""
    today = clock.today()
    members = (
        User.objects.filter(
            in_force(today, "team_memberships__"),
            team_memberships__team__in=user.managed_team_ids,
            is_active=True,
        )
        .exclude(pk=user.pk)
        .distinct()
    )
    lines = {member.pk: WorkerLine(member) for member in members.order_by("full_name")}
    held = Involvement.objects.live().filter(kind=InvolvementKind.ALLOCATED, user__in=lines)
    of_child = held.filter(person__stands_as=OuterRef("pk")).values("user")
    readable = Person.objects.readable_by(user).filter(pk__in=held.values("person__stands_as"))
    readable = readable.annotate(worker=Subquery(of_child[:1]))
    people = list(summarised(readable).order_by("family_name", "given_name"))
    for person in people:
        line = lines[person.worker]
        line.children.append(person)
        if (
            not (person.is_unborn or person.has_died)
            and (person.last_seen_at or NEVER) < clock.now() - NOT_SEEN_FOR
        ):
            line.unseen.append(person)
    for item in due_of(people, today):
        late = item.due and item.due < today
        if late and isinstance(item.holder, User) and item.holder.pk in lines:
            lines[item.holder.pk].late.append(item)
    return list(lines.values())
