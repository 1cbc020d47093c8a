"""Numbers that others issue, invented: the same ones at every loading, and none that anybody has.

NHS numbers begin with 999, which the NHS keeps for tests. Telephone numbers are of the ranges that
Ofcom keeps for drama. Unique pupil numbers carry Cornwall's number and schools that do not exist.
"""

from random import Random

from children.identifiers import UPN_LETTERS

SEED = 908


class Numbers:
    """A source of invented numbers, none given twice."""

    def __init__(self, seed: int = SEED) -> None:
        self._random = Random(seed)  # noqa: S311 - to be repeatable is the point
        self._given: set[str] = set()

    def nhs_number(self) -> str:
        """Ten digits with the right last one."""
        while True:
            first = f"999{self._random.randrange(10**6):06d}"
            check = 11 - sum(int(digit) * (10 - place) for place, digit in enumerate(first)) % 11
            if check != 10:
                return self._once(f"{first}{0 if check == 11 else check}") or self.nhs_number()

    def upn(self) -> str:
        """A check letter and twelve digits, Cornwall's 908 first."""
        digits = f"908{self._random.randrange(9000, 10000)}{self._random.randrange(12, 24)}"
        digits += f"{self._random.randrange(1000):03d}"
        check = sum(int(digit) * place for place, digit in enumerate(digits, start=2)) % 23
        return self._once(f"{UPN_LETTERS[check]}{digits}") or self.upn()

    def telephone(self) -> str:
        """A mobile telephone."""
        return self._once(f"07700 900{self._random.randrange(1000):03d}") or self.telephone()

    def days(self) -> int:
        """Some days of a year: how long ago a birthday was."""
        return self._random.randrange(1, 360)

    def _once(self, number: str) -> str:
        if number in self._given:
            return ""
        self._given.add(number)
        return number
