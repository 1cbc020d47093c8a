"""What the children in need census would ask about a sign-off: a query, which words may pass.

What it refuses is refused where it is typed: two assessments open at once (8863Q, 8896), a start before
the referral (1103), none or retired or repeated factors (8897Q, 8898, 8945Q, 8950Q), ‘no factors’ beside
others (8869), a referral closed over an open assessment (8867) or for a reason that does not fit what
happened (8585Q, 8825Q).
"""

from assessments.choices import CLOSING, SIGNED_OFF, Factor
from assessments.document import Document

#: The outcomes after which a referral goes on although no factor was found.
GOES_ON = frozenset(SIGNED_OFF) - CLOSING


def finds_nothing(document: Document) -> bool:
    """Whether ‘no factors identified’ is what it found."""
    return any(row["code"] == Factor.F21 for row in document["factors"])


def census_question(document: Document, outcome: str) -> str:
    """What the census asks about this outcome; nothing where it asks nothing.

    Rule 8873Q: after an assessment that identified no factors the referral is expected to close.
    """
    if outcome not in GOES_ON or not finds_nothing(document):
        return ""
    return "No factors were identified, so the census expects the referral to close after this."
