"""Searching for people: what every page that looks somebody up shows."""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, Value, When
from django.http import HttpRequest

from casework import searches
from casework.journey import Journey
from casework.models import User
from casework.pages import page_of
from children.access import RESTRICTED_LINE, with_readability
from children.finding_people import Hit, find_people
from children.models import Person
from children.summaries import summarised

#: As many as a search shows: whoever finds more adds a word.
MOST = 200
#: How many are named beside a form.
FEW = 5


def search(request: HttpRequest, *, besides: Person | None = None) -> dict[str, Any]:
    """The context of children/search_results.html for the words looked for.

    Each person found has `stage_label`, `holder`, `is_readable`: whether the record opens without a
    reason, and `why` they were found. A fixed number of queries, however many are found.
    """
    user: Any = request.user
    query = searches.looked_for(request)
    looked = find_people(user, query)
    hits = [hit for hit in looked.hits if besides is None or hit.person != besides.pk]
    page = page_of(request, hits[:MOST])
    page.object_list = _people(user, list(page.object_list))
    line = RESTRICTED_LINE if looked.hidden else ""
    return {"query": query, "page": page, "restricted_line": line, "more": len(hits) > MOST}


def _people(user: User, hits: list[Hit]) -> list[Person]:
    """The people of one page, the likeliest first, each with `why`."""
    found = Person.objects.filter(pk__in=[hit.person for hit in hits])
    people = {person.pk: person for person in labelled(with_readability(user, summarised(found)))}
    for hit in hits:
        people[hit.person].why = hit.why
    return [people[hit.person] for hit in hits]


@dataclass(frozen=True)
class Likely:
    """Who may be meant: the first few, each with `why`; and whether a hidden record may be."""

    people: list[Person]
    hidden: bool


def likely(user: User, text: str) -> Likely:
    """Who on record may be the person somebody writes down."""
    looked = find_people(user, text)
    return Likely(_people(user, looked.hits[:FEW]), looked.hidden)


def by_number(user: User, words: str) -> Person | None:
    """The person whose number this is, if the user may know of them: C0000123, c 123 or 123."""
    digits = re.fullmatch(r"[cC]?\s*0*(\d{1,9})", words.strip())
    number = f"C{int(digits[1]):07d}" if digits else ""
    return Person.objects.findable_by(user).filter(number=number).first() if number else None


def labelled(people: Any) -> Any:
    """The people summarised, each also with `stage_label`, the stage in words."""
    whens = [When(stage=stage.value, then=Value(stage.label)) for stage in Journey]
    return people.annotate(stage_label=Case(*whens, default=Value(""), output_field=CharField()))
