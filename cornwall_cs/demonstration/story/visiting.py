"""Visits: what happened, and what each child said or was seen to do."""

from typing import Any

from children.services.visits import record_visit
from cornwall_cs.demonstration.story.telling import Telling, prose


def seen(
    key: str, words: str, *, alone: bool = True, why_not_alone: str = "", own: str = ""
) -> dict[str, Any]:
    """A child was seen, alone unless it is said why not, and said something."""
    return {
        "key": key,
        "seen": True,
        "seen_alone": alone and not why_not_alone,
        "not_alone_reason": prose(why_not_alone),
        "words": prose(words),
        "private_account": prose(own),
    }


def observed(
    key: str, what: str, *, why_not_alone: str = "Too young to be seen without a parent."
) -> dict[str, Any]:
    """A child too young for words was watched."""
    return seen(key, what, why_not_alone=why_not_alone)


def not_seen(key: str, why: str = "") -> dict[str, Any]:
    """A child was not seen: why, and what was done about it. Nothing is asked of an unborn child."""
    return {"key": key, "seen": False, "not_seen_reason": prose(why)}


class Visiting(Telling):
    def visit(
        self,
        where: str,
        present: str,
        account: str,
        *children: dict[str, Any],
        at: tuple[int, str],
    ) -> None:
        """A visit, written up later: `at` is when it was made."""
        record_visit(
            by=self.by,
            visited_at=self.office.days.at(*at),
            place=prose(where),
            present=prose(present),
            account=prose(account),
            children=[{**each, "child": self.person(each["key"])} for each in children],
        )
