"""Children somebody keeps at hand."""

from django.db import models

from casework import clock
from casework.models import User
from children.models.person import Person


class Pin(models.Model):
    """That a user keeps a person’s record at hand. Theirs alone, and it opens nothing."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="pins")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="pins")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "person"], name="person_pinned_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.person}"
