"""What belongs to an episode of work with a child, be it a referral or early help.

An assessment and a plan serve both, on the same tables: goals, actions, reviews, sign-off and lists
are written once. Each is of exactly one episode, and of that episode's child.
"""

from collections.abc import Collection
from typing import Any

from django.db import models
from django.db.models import BigIntegerField, Case, CharField, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce

from casework.asker import Asker
from casework.guards import NotYours
from casework.journey import Journey
from casework.models import Decision, Recorded, Team, User
from children.choices import InvolvementKind
from children.models import Involvement, Person
from referrals.models import EarlyHelp, Referral
from referrals.models.early_help import place_in_early_help

Episode = Referral | EarlyHelp


def of_one_episode(name: str) -> models.CheckConstraint:
    """The rule that a record is of a referral or of early help, and never of both."""
    return models.CheckConstraint(
        condition=Q(referral__isnull=False, early_help=None) | Q(referral=None, early_help__isnull=False),
        name=name,
        violation_error_message="It belongs to a referral or to early help: to one of them.",
    )


def episode_field(episode: Episode) -> dict[str, Episode]:
    """The episode as a record of one keeps it: {"referral": …} or {"early_help": …}."""
    return {"early_help" if isinstance(episode, EarlyHelp) else "referral": episode}


def of_teams(teams: Collection[Any], path: str = "") -> Q:
    """Records whose episode one of these teams holds."""
    return Q(**{f"{path}referral__team__in": teams}) | Q(**{f"{path}early_help__team__in": teams})


def team_name(path: str = "") -> Coalesce:
    """The name of the team that holds a record's episode, for a queryset."""
    return Coalesce(F(f"{path}referral__team__name"), F(f"{path}early_help__team__name"))


def worker_of() -> dict[str, Any]:
    """`worker_id` and `worker_name` for a queryset: the child’s allocated worker, or early help’s own."""
    allocated = Involvement.objects.live().filter(
        person__stands_as=OuterRef("child__stands_as"), kind=InvolvementKind.ALLOCATED
    )
    return {
        "worker_id": _worker("early_help__worker", allocated.values("user"), BigIntegerField()),
        "worker_name": _worker(
            "early_help__worker__full_name", allocated.values("user__full_name"), CharField()
        ),
    }


def worked_on_by(user: User | Asker) -> Q:
    """Records of an episode on which the user works: allocated to the child, or early help’s own worker."""
    mine = Involvement.objects.live().filter(
        user=user.pk, kind=InvolvementKind.ALLOCATED, person__stands_as=OuterRef("child__stands_as")
    )
    return Q(Exists(mine), early_help=None) | Q(early_help__worker=user.pk)


def _worker(of_early_help: str, allocated: Any, kind: Any) -> Case:
    found = Subquery(allocated[:1], output_field=kind)
    return Case(When(early_help__isnull=False, then=F(of_early_help)), default=found, output_field=kind)


def with_episode(path: str = "") -> tuple[str, ...]:
    """What to fetch with a record so that its child, its episode and its team are at hand."""
    return (f"{path}child", f"{path}referral__team", f"{path}early_help__team")


def leaves_at(decision: Decision, record: "OfAnEpisode") -> str:
    """Where a decision on a record leaves the child: in early help, unless social work is open as well."""
    place = decision.leads_to[decision.outcome]
    if not record.is_early_help or not place:
        return place
    return place_in_early_help(record.child, decision.decided_at, place=Journey.EARLY_HELP)


class OfAnEpisode(Recorded):
    """A record of one episode. Its child is kept on it, so that access and lists ask of one column."""

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="%(class)ss", editable=False)
    referral = models.ForeignKey(
        Referral, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)ss"
    )
    early_help = models.ForeignKey(
        EarlyHelp, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)ss"
    )

    child_path = "child"

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            self.child = self.episode.child
        super().save(*args, **kwargs)

    @property
    def episode(self) -> Episode:
        """The referral or the early help it belongs to."""
        episode: Episode = getattr(self, "early_help" if self.early_help_id else "referral")
        return episode

    @property
    def team(self) -> Team:
        """The team that holds the episode."""
        return self.episode.team

    @property
    def is_early_help(self) -> bool:
        return self.early_help_id is not None


def require_own_hub(user: User, record: OfAnEpisode) -> None:
    """Raises NotYours where a record is of early help, and the user does not manage the hub that gives it."""
    if record.is_early_help and record.team.pk not in user.managed_team_ids:
        raise NotYours(f"A manager of {record.team} decides on this. Ask them.")
