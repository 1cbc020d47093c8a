"""What brothers and sisters are to each other, worked out from the parents on record."""

from collections.abc import Iterable

from children.genogram.facts import PARENTS, Tie

WORDS = {"mother": "mother", "father": "father"}


def parents_of(ties: Iterable[Tie]) -> dict[str, dict[str, str]]:
    """By the key of a child: the key of each parent on record, and whether mother or father."""
    found: dict[str, dict[str, str]] = {}
    for tie in ties:
        if tie.kind in PARENTS:
            found.setdefault(tie.person, {})[tie.other] = WORDS[tie.kind]
    return found


def worked_out(one: str, other: str, parents: dict[str, dict[str, str]]) -> str:
    """Full or half, in words, as far as the parents on record tell; nothing where they tell nothing.

    Full takes two parents in common. Half takes one, and another known for each who is not the
    other's. With one in common and the rest not recorded it says no more than that.
    """
    ours, theirs = parents.get(one, {}), parents.get(other, {})
    shared = sorted(ours.keys() & theirs.keys(), key=lambda key: ours[key] != "mother")
    words = " and ".join(ours[key] for key in shared)
    if len(shared) >= 2:
        return f"full, same {words}"
    if shared and len(ours) > 1 and len(theirs) > 1:
        return f"half, same {words}"
    if shared:
        return f"same {words}; the other parent is not recorded for both"
    if len(ours) > 1 and len(theirs) > 1:
        return "no parent in common on record"
    return ""
