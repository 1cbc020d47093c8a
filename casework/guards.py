"""Refusals: what a guard raises when work is not yours to do, or not now.

casework.middleware turns each into a page in plain English. The message is shown to the user as
it stands, so it says what is refused and what would put it right.
"""


class Refused(Exception):
    """Base of every refusal."""

    status = 409
    heading = "This cannot be done"
    #: Where to send the user instead of showing the message, if anywhere.
    redirect_to = ""

    def __init__(self, message: str, *, reasons: list[str] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.reasons = reasons or []


class NotYours(Refused):
    """The work belongs to somebody else, or to another role."""

    status = 403
    heading = "This is not yours to do"


class NotNow(Refused):
    """The work cannot be done in the present state of the record."""

    heading = "This cannot be done now"


class StaleRecord(NotNow):
    """The record was saved since the page was opened, by whomever. Carries the record as it is now."""

    heading = "This was saved meanwhile"

    def __init__(self, current: object) -> None:
        super().__init__(
            "This was saved by someone else, or by you in another window, after you opened it."
            " Nothing of that was overwritten. Open the page again to see it as it is now."
        )
        self.current = current
