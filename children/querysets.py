"""The two questions of access, as querysets: who may be found, and what may be read.

findable_by: that the person exists, their name, the stage, and who holds the case. readable_by:
the content. Every list in the product goes through one of them.
"""

from datetime import date
from typing import Any, Self

from django.db.models import BigIntegerField, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from casework import clock
from casework.asker import Asker
from casework.found_first import found_first
from casework.models import NoBulkChange, User, in_force
from casework.roles import RECORDS, SCREENING
from children.choices import MANAGERS_TELL, ONLY_READS, InvolvementKind


class InvolvementQuerySet(NoBulkChange):
    def live(self) -> Self:
        """Those in force at this moment."""
        now = clock.now()
        return self.filter(Q(starts_at__lte=now) & (Q(ends_at=None) | Q(ends_at__gt=now)))

    def giving(self, user: User | Asker) -> Self:
        """Those that open an unrestricted record to the user.

        Their own; those of people they manage, save a stated reason and a name on a restricted
        record, which do not pass upwards; the unit's screening, for whoever screens; and a
        receiving team's, for its managers and duty worker; a team's that is asked to take the child
        on, for its managers; and a shift's that was handed the child, for whoever screens in it.
        """
        theirs = Q(user=user.pk)
        if user.has_role(*SCREENING):
            theirs |= Q(kind=InvolvementKind.SCREENING)
            theirs |= Q(kind=InvolvementKind.HANDOVER) & Q(team__in=user.team_ids)
        if user.duty_team_ids:
            theirs |= Q(kind=InvolvementKind.RECEIVING) & Q(team__in=user.duty_team_ids)
            theirs |= Q(kind=InvolvementKind.TRANSFER) & Q(team__in=user.managed_team_ids)
        if user.managed_team_ids:
            personal = [InvolvementKind.STATED_REASON, InvolvementKind.NAMED]
            managed = User.objects.filter(
                in_force(clock.today(), "team_memberships__"),
                team_memberships__team__in=user.managed_team_ids,
            )
            theirs |= Q(user__in=managed.values("pk")) & ~Q(kind__in=personal)
        return self.live().filter(theirs)

    def working(self, user: User | Asker) -> Self:
        """Those that let the user add to the record: not what only reads."""
        if not user.has_role(*RECORDS):
            return self.none()
        return self.giving(user).exclude(kind__in=ONLY_READS)


def _involvements() -> InvolvementQuerySet:
    from children.models import Involvement

    return Involvement.objects.all()


def _former_names() -> NoBulkChange:
    from children.models import FormerName

    return FormerName.objects.all()


def _opened(user: User | Asker, involvements: InvolvementQuerySet) -> Q:
    """People an involvement opens, with whichever of their records; for the restricted, only being named
    on every one of these does."""
    person = involvements.filter(person__stands_as=OuterRef("stands_as"))
    return Q(Exists(person), restricted=False) | _named(user)


def _named(user: User | Asker) -> Q:
    """The restricted people on each of whose records the user is named."""
    named = _involvements().live().filter(user=user.pk, kind=InvolvementKind.NAMED, person=OuterRef("pk"))
    not_named = _people().filter(~Exists(named), stands_as=OuterRef("stands_as"))
    return Q(~Exists(not_named), restricted=True)


class PersonQuerySet(NoBulkChange):
    def readable_by(self, user: User | Asker) -> Self:
        """People whose record the user may read now."""
        if not user.is_authenticated or not user.sees_cases:
            return self.none()
        return self.filter(_opened(user, _involvements().giving(user)))

    def writable_by(self, user: User | Asker) -> Self:
        """People on whose record the user may write now."""
        if not user.is_authenticated or not user.has_role(*RECORDS):
            return self.none()
        return self.filter(_opened(user, _involvements().working(user)))

    def findable_by(self, user: User | Asker) -> Self:
        """People the user may know of: all but the restricted, and those of them they are named on."""
        if not user.is_authenticated or not user.sees_cases:
            return self.none()
        return self.filter(Q(restricted=False) | _named(user))

    def standing(self) -> Self:
        """Each person once: without the records that were merged into another."""
        return self.filter(merged_into=None)

    def matching(self, query: str) -> Self:
        """People each of whose words begins one of their names, or is their number: to shorten a list.

        Whoever looks for somebody asks children.finding_people, which forgives slips.
        """
        found = self
        for word in query.split()[:6]:
            names = Q()
            for field in ("given_name", "family_name", "known_as"):
                names |= Q(**{f"{field}__istartswith": word}) | Q(**{f"{field}__icontains": f" {word}"})
            former = _former_names().filter(
                Q(given_name__istartswith=word)
                | Q(family_name__istartswith=word)
                | Q(known_as__istartswith=word),
                person=OuterRef("pk"),
            )
            found = found.filter(names | Q(number__iexact=word) | Exists(former))
        return found


def one_of(people: QuerySet[Any], path: str) -> Exists:
    """Whether the person at the path is one of these people.

    Asked of one row after another, by the person’s key: “in” would first gather everybody that the user
    may read wherever it stands beside an “or”, which takes seconds in an office of real size.
    """
    return Exists(people.filter(pk=OuterRef(path)))


class ChildRecordQuerySet(NoBulkChange):
    """Records about a child: their model says by `child_path` how to reach the child."""

    def _of(self, people: QuerySet[Any]) -> Self:
        return self.filter(one_of(people, self.model.child_path))

    def readable_by(self, user: User | Asker) -> Self:
        """Those about children whose record the user may read."""
        return self._of(_people().readable_by(user))

    def within_reach(self, user: User | Asker) -> Self:
        """Those about children with whom the user, or somebody they manage, has to do: a first cut for lists
        of what is one’s own. Which of them may be read, readable_by says."""
        theirs = _involvements().giving(user).values("person__stands_as")
        people = _people().filter(stands_as__in=found_first(theirs)).values("pk")
        return self.filter(**{f"{self.model.child_path}__in": found_first(people)})

    def findable_by(self, user: User | Asker) -> Self:
        """Those about children the user may know of: for lists without content."""
        return self._of(_people().findable_by(user))


class MergeQuerySet(ChildRecordQuerySet):
    """What is said of two records: nobody is told of the one who may not know of the other."""

    def readable_by(self, user: User | Asker) -> Self:
        """Those about a child whose record the user may read, where they may know of the other too."""
        return super().readable_by(user).filter(one_of(_people().findable_by(user), "merged"))

    def findable_by(self, user: User | Asker) -> Self:
        """Those of which the user may know of both."""
        return super().findable_by(user).filter(one_of(_people().findable_by(user), "merged"))

    def waiting(self) -> Self:
        """Nobody has decided yet."""
        return self.filter(decided_at=None)


class NoteQuerySet(ChildRecordQuerySet):
    def significant(self) -> Self:
        """Those that say why they matter."""
        return self.exclude(significance="")


class DatedQuerySet(ChildRecordQuerySet):
    """What holds from a day to a day: `starts` and `ends`, either of which may not be known."""

    def on(self, day: date) -> Self:
        """Those in force on a day."""
        return self.filter(Q(starts=None) | Q(starts__lte=day), Q(ends=None) | Q(ends__gt=day))


class HeldQuerySet(ChildRecordQuerySet):
    """Records about a person that are somebody's to see to."""

    #: By which involvements somebody is the one who sees to it, the first of them before the next.
    seen_to_by: tuple[str, ...] = (InvolvementKind.ALLOCATED,)

    def with_holder(self) -> Self:
        """Each with `worker_id` and `worker_name` of the allocated worker, and `team_id` and `team_name`
        of that worker's team or, where nobody is allocated, of the team that received the child."""
        live = _involvements().live().filter(person__stands_as=OuterRef("person__stands_as"))
        workers = live.filter(kind__in=self.seen_to_by, user__is_active=True).order_by("kind", "starts_at")
        now = in_force(clock.today(), "user__team_memberships__")
        theirs = workers.filter(now).order_by("kind", "user__team_memberships__team_id")
        received = live.filter(kind=InvolvementKind.RECEIVING).order_by("-starts_at")
        of_worker, waiting = "user__team_memberships__team", "team"
        key = {"output_field": BigIntegerField()}
        return self.annotate(
            worker_id=Subquery(workers.values("user")[:1], **key),
            worker_name=Subquery(workers.values("user__full_name")[:1]),
            team_id=Coalesce(
                Subquery(theirs.values(of_worker)[:1], **key), Subquery(received.values(waiting)[:1], **key)
            ),
            team_name=Coalesce(
                Subquery(theirs.values(f"{of_worker}__name")[:1]),
                Subquery(received.values(f"{waiting}__name")[:1]),
            ),
        )


class WarningQuerySet(HeldQuerySet):
    #: A parent has no worker of their own: the worker of their child sees to it.
    seen_to_by = (InvolvementKind.ALLOCATED, InvolvementKind.FAMILY)

    def in_force(self) -> Self:
        """Those that nobody has ended."""
        return self.filter(ended_at=None)

    def to_review(self, by: date) -> Self:
        """Those in force that are to be looked at again by a day."""
        return self.in_force().filter(review_on__lte=by)

    def asked_of(self, user: User | Asker) -> Self:
        """Those on the user's own list: the worker's; where nobody is allocated, the managers' of the
        team that received the person; and, where nobody works with them, of whoever entered it."""
        mine = Q(worker_id=user.pk)
        ours = Q(worker_id=None, team_id__in=user.managed_team_ids)
        nobodys = Q(worker_id=None, team_id=None, created_by=user.pk)
        return self.with_holder().filter(mine | ours | nobodys)


class NotificationQuerySet(HeldQuerySet):
    def outstanding(self) -> Self:
        """Nobody has said yet how they were told, or why they need not be."""
        return self.filter(settled_at=None)

    def asked_of(self, user: User | Asker) -> Self:
        """Those on the user's own list: the worker's; the managers' where they see to it, or where
        nobody is allocated; and, where nobody works with the person, of whoever recorded it."""
        teams = Q(team_id__in=user.managed_team_ids)
        mine = Q(worker_id=user.pk) & ~Q(key__in=MANAGERS_TELL)
        ours = teams & (Q(key__in=MANAGERS_TELL) | Q(worker_id=None))
        nobodys = Q(worker_id=None, team_id=None, created_by=user.pk)
        return self.with_holder().filter(mine | ours | nobodys)


class MissingQuerySet(HeldQuerySet):
    def open(self) -> Self:
        """Those of children who are missing now."""
        return self.filter(returned_at=None)

    def to_interview(self) -> Self:
        """Those after which a return home interview is still to be offered, or held."""
        return self.filter(returned_at__isnull=False, held_at=None).exclude(answer="declined")

    def asking(self) -> Self:
        """Those that ask something of somebody: the child is missing, or the interview is not settled."""
        return self.filter(Q(returned_at=None) | Q(held_at=None) & ~Q(answer="declined"))

    def asked_of(self, user: User | Asker) -> Self:
        """Those on the user's own list: the worker's and their managers'; a missing child's, the MARU's too.

        The MARU is told who is missing among all whom its people may know of, and nothing more.
        """
        people = _people()
        theirs = Q(worker_id=user.pk) | Q(team_id__in=user.managed_team_ids)
        nobodys = Q(worker_id=None, team_id=None, created_by=user.pk)
        asked = (theirs | nobodys) & one_of(people.readable_by(user), "person")
        if user.has_role(*SCREENING):
            asked |= Q(returned_at=None) & one_of(people.findable_by(user), "person")
        return self.asking().with_holder().filter(asked)


def _people() -> PersonQuerySet:
    from children.models import Person

    return Person.objects.all()
