"""That a copy of a form was sent: what makes sending it twice write one record."""

from django.db import models

from casework import clock
from casework.models.user import User


class Submission(models.Model):
    """One page of one form, sent once.

    Holds no case content: where the sender then went, and a digest by which the same page sent
    again is told from a page that was changed in between.
    """

    token = models.UUIDField(unique=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    redirect_to = models.TextField()
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return str(self.token)
