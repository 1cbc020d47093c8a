"""Short words for declaring items, so that a kind reads as its questions."""

from collections.abc import Mapping

from assessments.specialist.shape import Asks, Item, Scale

GRADES = Scale(
    {
        1: "needs fully met, the child comes first",
        2: "needs met",
        3: "met at some times and not at others",
        4: "mostly not met",
        5: "not met, the child is not thought of",
    }
)
WORRY = Scale({1: "no worry", 2: "some worry", 3: "much worry", 4: "the child would not be safe"})
HELP = Scale({1: "as for any child of this age", 2: "some more help", 3: "much more help", 4: "all of it"})
LOAD = Scale({1: "like others of this age", 2: "now and then", 3: "most days", 4: "more than a child should"})
CARE = Scale(
    {1: "not yet", 2: "with somebody beside them", 3: "mostly", 4: "by themselves, each day"},
    higher_is_worse=False,
)


CHILDS_WORDS = "In their own words, with quotation marks. For a baby, what you saw"


def grade(key: str, label: str, hint: str = "") -> Item:
    return Item(key, label, Asks.GRADE, hint, required=True)


def level(key: str, label: str, hint: str = "") -> Item:
    return Item(key, label, Asks.LEVEL, hint, required=True)


def sign(key: str, label: str) -> Item:
    return Item(key, label, Asks.SIGN, required=True)


def choice(
    key: str,
    label: str,
    choices: Mapping[str, str],
    *,
    hint: str = "",
    required: bool = True,
    refused: Mapping[str, str] | None = None,
) -> Item:
    return Item(key, label, Asks.CHOICE, hint, choices, required, refused or {})


def day(key: str, label: str, *, hint: str = "", required: bool = False) -> Item:
    return Item(key, label, Asks.DATE, hint, required=required)


def number(key: str, label: str, hint: str = "") -> Item:
    return Item(key, label, Asks.NUMBER, hint)


def short(key: str, label: str, hint: str = "") -> Item:
    return Item(key, label, Asks.SHORT, hint)


def long(key: str, label: str, hint: str = "", *, required: bool = False) -> Item:
    return Item(key, label, Asks.LONG, hint, required=required)


def shared(key: str, agency: str) -> Item:
    return Item(key, agency, Asks.SHARED)


def quoted(key: str, label: str, *, required: bool = False) -> Item:
    """What the child said."""
    return Item(key, label, Asks.LONG, CHILDS_WORDS, required=required, quotes=True)
