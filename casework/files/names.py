"""The name a file came with: kept as a label, never as a path nor as a word on what the file is."""

import unicodedata

LONGEST = 120
#: No file of any kind is called so.
FORBIDDEN = set('\\/:*?"<>|')
NAMELESS = "file"


def label_of(name: str) -> str:
    """The name without its folders, and without what would break a line, turn it round or hide its end."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C" and sign not in FORBIDDEN)
    kept = " ".join(kept.split()).strip(". ")
    stem, dot, suffix = kept.rpartition(".")
    if not dot or len(suffix) > 8:
        return kept[:LONGEST].rstrip() or NAMELESS
    return f"{stem[: LONGEST - len(suffix) - 1].rstrip()}.{suffix}"


def download_name(label: str, suffix: str) -> str:
    """What a file is called where it is saved: by its label, with the ending of what it really is."""
    stem, dot, ending = label.rpartition(".")
    kept = stem if dot and len(ending) <= 8 else label
    return f"{kept or NAMELESS}{suffix}"
