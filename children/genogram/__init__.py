"""The family as a drawing: facts, then a graph, then positions, then shapes. Pure functions, no Django.

The symbols are those of McGoldrick, Gerson and Petry's genogram standard: a square for a male, a circle
for a female, a diamond where the sex is not known, a triangle for the unborn, a cross through the dead,
a double outline for the child it is about, a slash through the line of a couple who have separated.
"""

from children.genogram.facts import Facts, Tie, Who
from children.genogram.shapes import Drawing, draw

__all__ = ["Drawing", "Facts", "Tie", "Who", "draw"]
