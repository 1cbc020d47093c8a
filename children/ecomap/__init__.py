"""The network round a household as a drawing: facts, then shapes. Pure functions, no Django.

The symbols are Hartman's: the household in the middle, what it is tied to in circles round it; a thick
line for a strong tie, a broken one for a weak one, a jagged one for a stressful one, and arrows along
which help, time or strain goes.
"""

from children.ecomap.facts import Around, Facts
from children.ecomap.shapes import Drawing, draw

__all__ = ["Around", "Drawing", "Facts", "draw"]
