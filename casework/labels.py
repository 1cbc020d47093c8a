"""The council’s own words: labels that are no statutory code, and what the council calls them instead.

An app marks such a label where it stands, local("plan_kind.child_in_need", "Child in need plan"),
and everything that shows it shows the council’s words from the day they are set for. Codes stay as
they are, and so do the words in a signed copy, which keeps what was signed.
"""

from django.utils.functional import lazy

from casework import clock
from casework.kept import remembers

#: Every label that may be the council’s own, by its key, with the words it comes with.
CATALOGUE: dict[str, str] = {}

#: What each group of labels is called, by the part of the key before the point.
GROUPS = {
    "service": "The service",
    "team_kind": "Kinds of team",
    "threshold": "Levels of need",
    "passed_on": "Work passed on",
    "plan_kind": "Kinds of plan",
}


def local(key: str, words: str) -> str:
    """A label that the council may put in its own words. Shown, it is whatever it is called today."""
    CATALOGUE[key] = words
    return _shown(key)


def called(key: str) -> str:
    """What the council calls it today; outside a request, or where it set nothing, the words it came with."""
    if remembers():
        from casework.standing import standing

        today = clock.today()
        for since, words in standing().labels.get(key, ()):
            if since <= today:
                return words
    return CATALOGUE[key]


_shown = lazy(called, str)
