"""What an ecomap is drawn from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Around:
    """Somebody or something the household is tied to, how the tie is, and which way help goes.

    group: family, professional, school or community. strength: strong, weak, stressful, or not known.
    flow: to_family, from_family, both, or not known.
    """

    group: str
    kind: str
    name: str
    strength: str = ""
    flow: str = ""

    @property
    def place(self) -> tuple[int, str, str]:
        """The family first, then professionals, school and community, each by name."""
        order = ("family", "professional", "school", "community")
        return order.index(self.group), self.kind, self.name


@dataclass(frozen=True)
class Facts:
    """Who lives in the household, the child first, and what is round it."""

    household: tuple[str, ...]
    around: tuple[Around, ...] = ()
