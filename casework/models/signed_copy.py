"""A signed copy: a whole document as it stood when it was submitted or approved."""

import hashlib
import json
from typing import Any, Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from casework import clock
from casework.guards import NotNow
from casework.models.recorded import AppendOnly
from casework.models.user import User


class AlteredCopy(NotNow):
    """The stored text of a signed copy no longer matches its checksum: it is shown to nobody."""

    heading = "This copy does not match what was signed"

    def __init__(self, copy: "SignedCopy") -> None:
        day = timezone.localdate(copy.signed_at)
        super().__init__(
            f"The stored text of copy {copy.number}, signed on {day.day} {day:%B %Y}, was altered afterwards."
            " It is not shown and cannot be decided on. Tell information governance today."
        )


def canonical(document: dict[str, Any]) -> str:
    """The one text of a document: sorted keys, no spare space, so that equal documents are equal texts."""
    return json.dumps(
        document, cls=DjangoJSONEncoder, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )


def checksum_of(text: str) -> str:
    """SHA-256 of the canonical text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


class SignedCopy(AppendOnly):
    """The base of every signed copy. A stage adds a foreign key to what was signed.

    Addresses do not stand in the document, only references to them: whether they may be shown is
    asked when the copy is read.
    """

    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    checksum = models.CharField(max_length=64)
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(default=clock.now)

    class Meta:
        abstract = True
        ordering = ["-number"]

    @property
    def document(self) -> dict[str, Any]:
        """The document as signed. Raises AlteredCopy if the stored text was tampered with."""
        if checksum_of(self.text) != self.checksum:
            raise AlteredCopy(self)
        return dict(json.loads(self.text))

    @classmethod
    def of(cls, document: dict[str, Any], **fields: Any) -> Self:
        """Freeze a document. `fields` name the subject, number and signer."""
        text = canonical(document)
        copy = cls(text=text, checksum=checksum_of(text), **fields)
        copy.save()
        return copy
