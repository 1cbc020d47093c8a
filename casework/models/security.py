"""What happened at the door: the security log, and the counters that slow down guessing."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from casework import clock
from casework.models.recorded import AppendOnly
from casework.models.user import User


class SecurityEventKind(models.TextChoices):
    SIGNED_IN = "signed_in", "Signed in"
    SIGN_IN_FAILED = "sign_in_failed", "Sign-in failed"
    HELD = "held", "Sign-in held back"
    SIGNED_OUT = "signed_out", "Signed out"
    PASSWORD_CHANGED = "password_changed", "Password changed"
    PASSWORD_SET = "password_set", "Password set by somebody else"
    USER_OPENED = "user_opened", "Account opened"
    USER_CLOSED = "user_closed", "Account closed"
    ROLE_GIVEN = "role_given", "Role given"
    ROLE_ENDED = "role_ended", "Role ended"
    TEAM_CHANGED = "team_changed", "Team changed"
    EXPORTED = "exported", "Export made"


class SecurityEvent(AppendOnly):
    """One thing that happened to an account, or by one, that a system administrator may have to look into.

    Holds no case content and no name of a child. People type passwords where their username belongs,
    so what was typed is kept only where it is somebody’s username: as that user. Otherwise it is a
    mark, made with a key, by which the same name typed again can be told.
    """

    kind = models.CharField(max_length=20, choices=SecurityEventKind.choices)
    at = models.DateTimeField(default=clock.now)
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    unknown_name = models.CharField(max_length=16, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    address = models.GenericIPAddressField(null=True)
    reference = models.CharField(max_length=8, blank=True)
    detail = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = "security event"
        indexes = [
            models.Index(fields=["-at", "-id"], name="security_event_at"),
            models.Index(fields=["kind", "-at"], name="security_event_kind"),
            models.Index(fields=["user", "-at"], name="security_event_user"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(unknown_name="") | Q(user=None), name="security_event_of_a_user_or_of_a_mark"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.user or self.unknown_name}"


class SignInCounter(models.Model):
    """How often sign-in failed in one respect lately, and until when the next try must wait.

    The key is a digest: neither the name that was typed nor the address can be read from it.
    """

    key = models.CharField(max_length=64, primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    since = models.DateTimeField(default=clock.now, db_index=True)
    waits_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.failures} since {self.since}"

    def count(self, *, free: int, longest: timedelta, within: timedelta) -> None:
        """One more failure: `free` cost nothing; after that each doubles the wait, to the longest."""
        now = clock.now()
        if self.since + within <= now:
            self.since, self.failures = now, 0
        self.failures += 1
        over = self.failures - free
        wait = min(timedelta(minutes=2 ** min(over, 20)), longest) if over >= 0 else None
        self.waits_until = now + wait if wait else None

    def held_until(self) -> datetime | None:
        """When the next try may be made, where that is yet to come."""
        return self.waits_until if self.waits_until and self.waits_until > clock.now() else None
