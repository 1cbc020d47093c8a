"""What a genogram is drawn from."""

from dataclasses import dataclass
from datetime import date

PARENTS = ("mother", "father")
COUPLES = ("partner", "former_partner")
#: How many generations above a person the other stands, where the kind says so.
ABOVE = {
    "mother": 1, "father": 1, "step_parent": 1, "parents_partner": 1, "carer": 1, "grandparent": 2,
    "sibling": 0, "half_sibling": 0, "step_sibling": 0, "partner": 0, "former_partner": 0,
}  # fmt: skip


@dataclass(frozen=True)
class Who:
    """Somebody to be drawn, as they were on the day."""

    key: str
    name: str
    age: str = ""
    sex: str = ""
    born: date | None = None
    unborn: bool = False
    died: bool = False

    @property
    def place(self) -> tuple[date, str, str]:
        """By age, the eldest first, those of unknown age last."""
        return self.born or date.max, self.name, self.key


@dataclass(frozen=True)
class Tie:
    """What the other is to a person, by the keys of both."""

    person: str
    other: str
    kind: str


@dataclass(frozen=True)
class Facts:
    """The people, what they are to each other, who lives together; `about` is whose genogram it is."""

    about: str
    people: tuple[Who, ...]
    ties: tuple[Tie, ...] = ()
    households: tuple[frozenset[str], ...] = ()
