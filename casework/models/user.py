"""Users, their roles and their teams. A user is deactivated, never deleted."""

from functools import cached_property
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models import Q

from casework import clock
from casework.asker import HoldsRoles, in_a_question
from casework.history import History
from casework.labels import local
from casework.models.recorded import NoBulkChange, Recorded
from casework.models.standing import TEAM_FIELDS, columns, fields_of, in_force, question
from casework.prepared import Gap, ask
from casework.roles import IN_ADMIN, MANAGING, Role


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        """Make a user. Without a password nobody can sign in as them."""
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def standing(self, pk: Any) -> list[dict[str, Any]]:
        """Roles held, teams worked in and duty turns now, each with each, and with each team under a team.

        And how many notices are unread and drafts kept, because every page says so; and the fields of
        the user, in every row.
        """
        return [dict(zip(columns(User), row, strict=True)) for row in ask(_standing, pk)]

    def with_standing(self, pk: Any) -> "User | None":
        """The user with what they hold today: one query, because every page asks both."""
        rows = self.standing(pk)
        if not rows:
            return None
        fields = fields_of(User)
        user = self.model.from_db(self.db, fields, [rows[0][name] for name in fields])
        user._standing = rows
        return user


class User(HoldsRoles, AbstractBaseUser):
    """A member of staff who signs in.

    There is no superuser: what somebody may do comes from the roles they hold, the authority
    table, and their involvement with a person.
    """

    username = models.CharField(
        max_length=150,
        unique=True,
        validators=[UnicodeUsernameValidator()],
        error_messages={"unique": "Somebody already signs in with this name. Choose another."},
    )
    full_name = models.CharField(max_length=150)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(
        "may sign in",
        default=True,
        help_text="Clear this when somebody leaves. Their name stays on what they did.",
    )
    joined_at = models.DateTimeField(default=clock.now, editable=False)
    daily_email = models.BooleanField(
        "a daily e-mail of what waits", default=True, db_default=True, editable=False
    )
    #: Somebody else knows the password: at the next sign-in the user chooses another.
    must_change_password = models.BooleanField(default=False, db_default=False, editable=False)

    history = History(excluded_fields=["password", "last_login", "must_change_password"], inherit=False)
    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        ordering = ["full_name"]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Signing in stamps last_login, which history leaves out: a row for it would say nothing.
        if set(kwargs.get("update_fields") or ()) == {"last_login"}:
            self.skip_history_when_saving = True
        try:
            super().save(*args, **kwargs)
        finally:
            self.__dict__.pop("skip_history_when_saving", None)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("A user is deactivated, never deleted.")

    @cached_property
    def _standing(self) -> list[Any]:
        """Roles held, teams worked in and duty turns now: one query for each user object that has none."""
        return User.objects.standing(self.pk)

    @property
    def unread_notices(self) -> int:
        """How many notices the user has not read."""
        return next((row["unread"] or 0 for row in self._standing), 0)

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The roles held today; asked alone where the user did not come with all that they hold."""
        if "_standing" in self.__dict__:
            return frozenset(Role(row["role"]) for row in self._standing if row["role"])
        held = self.roles_held.filter(in_force(clock.today()))
        return frozenset(Role(role) for role in held.values_list("role", flat=True))

    @cached_property
    def teams(self) -> list["Team"]:
        """The teams worked in today."""
        rows = {row["team_id"]: [row[f"team_{name}"] for name in TEAM_FIELDS] for row in self._standing}
        return [Team.from_db(self._state.db, TEAM_FIELDS, row) for pk, row in rows.items() if pk]

    @property
    def role_names(self) -> str:
        """The roles held, as shown beside the user's name."""
        return ", ".join(role.label for role in Role if role in self.roles) or "No role"

    @property
    def drafts_waiting(self) -> int:
        """How many drafts of theirs wait to be gone on with."""
        return next((row["drafts_kept"] for row in self._standing), None) or 0

    @cached_property
    def team_ids(self) -> frozenset[int]:
        """Every team the user belongs to today."""
        return frozenset(team.pk for team in self.teams)

    @cached_property
    def managed_team_ids(self) -> frozenset[int]:
        """The teams the user manages today, those under them included (a service manager's)."""
        if not self.has_role(*MANAGING):
            return frozenset()
        managed = [row for row in self._standing if row["position"] == Position.MANAGER]
        return frozenset(pk for row in managed for pk in (row["team_id"], row["under"]) if pk)

    @cached_property
    def duty_team_ids(self) -> frozenset[int]:
        """The teams whose new work the user reads until it is allocated: those managed or on duty for.

        On duty is whose position in the team it is, and whose turn it is on the duty rota now.
        """
        duty = {row["team_id"] for row in self._standing if row["position"] == Position.DUTY}
        turns = {row["on_duty"] for row in self._standing if row["on_duty"]}
        return frozenset(duty | turns) | self.managed_team_ids

    def in_a_question(self, name: str) -> Gap:
        """What stands for the user while a question is prepared (casework.prepared)."""
        return in_a_question(self, name)

    @property
    def is_staff(self) -> bool:
        """Django's word for who may sign in to the admin site."""
        return self.is_active and self.has_role(*IN_ADMIN)

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """No Django permission opens anything; each admin page asks for a role."""
        return False

    def has_module_perms(self, app_label: str) -> bool:
        """The admin's index asks this; who may be in the admin may see that an app is there."""
        return self.is_staff


def _standing(pk: Any) -> Any:
    """Who somebody is today, which every request asks."""
    return question(User, pk)


class TeamKind(models.TextChoices):
    MARU = "maru", local("team_kind.maru", "MARU")
    SOCIAL_WORK = "social_work", local("team_kind.social_work", "Social work team")
    EARLY_HELP = "early_help", local("team_kind.early_help", "Early help hub")
    OUT_OF_HOURS = "out_of_hours", local("team_kind.out_of_hours", "Out of hours")
    SERVICE = "service", local("team_kind.service", "Service")


class Team(models.Model):
    """A team, or a service made of teams."""

    key = models.SlugField(unique=True)
    name = models.CharField(max_length=100, unique=True)
    kind = models.CharField(max_length=20, choices=TeamKind.choices)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="teams")
    is_active = models.BooleanField("in use", default=True)
    closed_on = models.DateField(null=True, blank=True, editable=False)

    history = History(inherit=False)
    objects = NoBulkChange.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class RoleHeld(Recorded):
    """That a user holds a role, from one date to another."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="roles_held")
    role = models.CharField(max_length=30, choices=Role.choices)
    starts = models.DateField(default=clock.today)
    ends = models.DateField(null=True, blank=True, help_text="The last day. Leave empty while it goes on.")

    class Meta:
        verbose_name = "role held"
        verbose_name_plural = "roles held"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=models.F("starts")),
                name="role_held_ends_after_it_starts",
                violation_error_message="A role cannot end before it starts.",
            ),
            models.UniqueConstraint(
                fields=["user", "role"],
                condition=Q(ends=None),
                name="role_held_once_at_a_time",
                violation_error_message="This person holds that role already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"


class Position(models.TextChoices):
    MEMBER = "member", "Member"
    DUTY = "duty", "Duty worker"
    MANAGER = "manager", "Manager"


class TeamMembership(Recorded):
    """That a user works in a team, as what, from one date to another."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="team_memberships")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="team_memberships")
    position = models.CharField(max_length=10, choices=Position.choices, default=Position.MEMBER)
    starts = models.DateField(default=clock.today)
    ends = models.DateField(null=True, blank=True, help_text="The last day. Leave empty while it goes on.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=models.F("starts")),
                name="membership_ends_after_it_starts",
                violation_error_message="A membership cannot end before it starts.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_position_display().lower()}, {self.team}"
