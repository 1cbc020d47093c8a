"""Finding people by what somebody typed: misspelt, misheard, out of date, or by something else than a name.

keys: what of a person is compared, as plain words. index: the rows kept of that. typed: what somebody
typed, taken apart. candidates: who might be meant, a bounded number. ranking: who is, and why.
"""

from children.finding_people.ranking import Hit, Looked, find_people

__all__ = ["Hit", "Looked", "find_people"]
