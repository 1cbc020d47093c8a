"""Forms that partners sent online: as they came, the files with them, and which child each was about."""

from django.db import models
from django.db.models import Q

from casework import clock
from casework.models import AppendOnly, StoredFile, User
from referrals.models.contact import Contact, Screening


class OnlineForm(AppendOnly):
    """A form as it was sent, word for word. The contact made of it may be corrected; this is not.

    `inbox_key` is the key it had in the inbox: the database takes each in once. Nobody took it in where
    the timer did.
    """

    contact = models.OneToOneField(Contact, on_delete=models.PROTECT, related_name="online_form")
    inbox_key = models.UUIDField(unique=True, editable=False)
    reference = models.CharField("the reference its sender has", max_length=20)
    sent_at = models.DateTimeField("sent")
    taken_in_at = models.DateTimeField("taken in", default=clock.now)
    taken_in_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    words = models.JSONField("as it was sent")
    children_named = models.PositiveSmallIntegerField("how many children it names")

    class Meta:
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return f"Form sent online, {self.reference}"


class OnlineFile(AppendOnly):
    """A file that came with a form: kept, or refused and why."""

    form = models.ForeignKey(OnlineForm, on_delete=models.PROTECT, related_name="files")
    number = models.PositiveSmallIntegerField()
    label = models.CharField("name of the file", max_length=150)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    refused = models.TextField("why it was not kept", blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["form", "number"], name="online_file_numbered_once"),
            models.CheckConstraint(
                condition=Q(file__isnull=False, refused="") | (Q(file=None) & ~Q(refused="")),
                name="online_file_is_kept_or_says_why_not",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def contact(self) -> Contact:
        return self.form.contact


class ChildMatch(AppendOnly):
    """That somebody said which child one of those named on a form is; or that they are not added, and why.

    Where the screening is struck out, because it was another child, it counts no longer and is said anew.
    """

    form = models.ForeignKey(OnlineForm, on_delete=models.PROTECT, related_name="matches")
    number = models.PositiveSmallIntegerField("which of the children named")
    screening = models.ForeignKey(
        Screening, on_delete=models.PROTECT, null=True, related_name="online_matches"
    )
    reason = models.TextField("why they are not added", blank=True)
    matched_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    matched_at = models.DateTimeField(default=clock.now)

    child_path = "screening__child"

    class Meta:
        ordering = ["number", "matched_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(screening__isnull=False, reason="") | (Q(screening=None) & ~Q(reason="")),
                name="child_match_is_a_child_or_says_why_not",
            ),
        ]

    def __str__(self) -> str:
        return f"Child {self.number} on {self.form}"

    @property
    def contact(self) -> Contact:
        return self.form.contact
