"""What makes a password good enough: its length, and that nobody would try it early. Never composition.

National Cyber Security Centre, password guidance; NIST SP 800-63B-4, section 3.1.1.2.
"""

import re
import unicodedata
from collections.abc import Iterator

from django.conf import settings
from django.core.exceptions import ValidationError

from casework.models import User

#: Of what is left of a password when names are taken out of it.
LEFT_OVER = 8
#: A word of fewer letters stands in too many passwords by chance.
WORD = 4
#: The estimate’s own scale, from 0 to 4. 3 stands for a hundred million tries at the least.
GOOD_ENOUGH = 3
#: The estimate takes no more; what follows only makes a password better.
ESTIMATED = 72
ADVICE = "Three words that have nothing to do with one another, or with you, are easy to remember"


class Length:
    """At least so long that guessing it is hopeless; at most what a page can be asked to take."""

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def validate(self, password: str, user: User | None = None) -> None:
        if len(password) < self.least:
            raise ValidationError(f"The password must have at least {self.least} characters. {ADVICE}")
        if len(password) > self.most:
            raise ValidationError(f"The password must have {self.most} characters or fewer")

    def get_help_text(self) -> str:
        return f"At least {self.least} characters. {ADVICE}"


class NotAboutOneself:
    """Not made of one’s own name, username or email address, or of what the service is called."""

    def validate(self, password: str, user: User | None = None) -> None:
        left = folded(password)
        for word in sorted(words_about(user), key=len, reverse=True):
            left = left.replace(word, "")
        if left != folded(password) and len(left) < LEFT_OVER:
            raise ValidationError(
                f"The password is made of your name, your username or the name of the service. {ADVICE}"
            )

    def get_help_text(self) -> str:
        return "Not made of your name, your username or the name of the service."


class HardToGuess:
    """Not among what attackers try first: passwords from breaches, words, names, rows of keys, repeats.

    Estimated by zxcvbn, whose lists come with it, so that nothing is asked of anybody.
    """

    def validate(self, password: str, user: User | None = None) -> None:
        from zxcvbn import zxcvbn  # its lists take a moment, and few requests need them

        found = zxcvbn(password[:ESTIMATED], user_inputs=sorted(words_about(user)))
        if found["score"] < GOOD_ENOUGH:
            raise ValidationError(f"The password is too common, or too easy to guess. {ADVICE}")

    def get_help_text(self) -> str:
        return "Not one that is common or easy to guess."


def words_about(user: User | None) -> set[str]:
    """The words that whoever knows this person or the service would try."""
    known = [settings.SERVICE_NAME, "children services", "social worker", "council"]
    if user:
        known += [user.username, user.full_name, user.email.partition("@")[0]]
    return {word for text in known for word in _words(text)}


def _words(text: str) -> Iterator[str]:
    """The words of a text, and the whole of it as one."""
    plain = folded(text)
    for word in [*re.split(r"\W+", plain), re.sub(r"\W+", "", plain)]:
        if len(word) >= WORD:
            yield word


def folded(text: str) -> str:
    """Without capitals and accents, and with no apostrophe in a word."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’")
