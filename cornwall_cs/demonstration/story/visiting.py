"""Visits: what happened, and what each child said or was seen to do."""

from typing import Any

from casework.files.receiving import receive
from children.seeing_choices import MissedReason, PicturePermission, ShownTo, Tool
from children.services.direct_work import record_direct_work
from children.services.visits import record_missed_visit, record_visit
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
    return {**seen(key, "", why_not_alone=why_not_alone), "observed": prose(what)}


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

    def missed(self, keys: str, reason: MissedReason, why: str, done: str, *, at: tuple[int, str]) -> None:
        """A visit that did not happen, and what was done about it."""
        record_missed_visit(
            by=self.by,
            planned_for=self.office.days.at(*at),
            reason=reason,
            explanation=prose(why),
            done_about_it=prose(done),
            children=[self.person(key) for key in keys.split()],
        )

    def worked(
        self, key: str, tool: Tool, words: str, told: str, *, at: tuple[int, str], shown_to: ShownTo,
        drawn: bytes = b"", agreed: str = "", present: str = "",
    ) -> None:  # fmt: skip
        """Direct work with a child; `drawn` is a scan of what they made, `agreed` what they said to that."""
        record_direct_work(
            by=self.by,
            child=self.person(key),
            done_at=self.office.days.at(*at),
            tool=tool,
            words=prose(words),
            told_us=prose(told),
            present=prose(present),
            shown_to=shown_to,
            picture=receive(drawn, "scan.png") if drawn else None,
            permission=PicturePermission.YES if drawn else "",
            permission_words=prose(agreed),
        )
