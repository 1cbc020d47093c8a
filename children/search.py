"""Searching for people: what every page that looks somebody up shows."""

import re
from typing import Any

from django.db.models import Case, CharField, Value, When
from django.http import HttpRequest

from casework import searches
from casework.journey import Journey
from casework.models import User
from casework.pages import page_of
from children.access import RESTRICTED_LINE, restricted_match, with_readability
from children.models import Person
from children.summaries import summarised

#: As many as a search shows: whoever finds more adds a word.
MOST = 200


def search(request: HttpRequest, *, besides: Person | None = None) -> dict[str, Any]:
    """The context of children/search_results.html for the words looked for.

    Each person found has `stage_label`, `holder` and `is_readable`: whether the record opens without
    a reason. A fixed number of queries, however many are found.
    """
    user: Any = request.user
    query = searches.looked_for(request)
    people = Person.objects.findable_by(user).matching(query) if query else Person.objects.none()
    if besides is not None:
        people = people.exclude(pk=besides.pk)
    # Looked for once: what each line says is then asked of those found alone.
    found = list(people.values_list("pk", flat=True)[: MOST + 1])
    shown = Person.objects.filter(pk__in=found[:MOST])
    page = page_of(request, labelled(with_readability(user, summarised(shown))))
    line = RESTRICTED_LINE if restricted_match(user, query) else ""
    return {"query": query, "page": page, "restricted_line": line, "more": len(found) > MOST}


def by_number(user: User, words: str) -> Person | None:
    """The person whose number this is, if the user may know of them: C0000123, c 123 or 123."""
    digits = re.fullmatch(r"[cC]?\s*0*(\d{1,9})", words.strip())
    number = f"C{int(digits[1]):07d}" if digits else ""
    return Person.objects.findable_by(user).filter(number=number).first() if number else None


def labelled(people: Any) -> Any:
    """The people summarised, each also with `stage_label`, the stage in words."""
    whens = [When(stage=stage.value, then=Value(stage.label)) for stage in Journey]
    return people.annotate(stage_label=Case(*whens, default=Value(""), output_field=CharField()))
