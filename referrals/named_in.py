"""What a text says of a family: found before it leaves the house, and named so that it can be taken out.

Names, dates of birth, addresses, numbers and telephones of the children on a contact, of their
relatives and of those they live with; and every NHS number, whoever's it is.
"""

import re
from collections.abc import Iterator
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Q

from children.finding_people.keys import words_of
from children.identifiers import validate_nhs_number
from children.models import Address, FormerName, Person, Relationship
from children.records import keys_of
from referrals.models import Contact

#: Names that are everyday words too: small letters say nothing of them.
EVERYDAY = frozenset(
    """
    will may mark grace hope rose joy faith dawn sky summer autumn april june august amber ruby violet
    daisy lily ivy holly robin jack bill frank art pat sue drew chance early close day long new short
    young hill west north small best case law head moon page price read church field brown white black
    green gray king ash reed wells pearl star eve jay ray dean baby
    """.split()
)
#: Shorter names are looked for whole, with the family name, and not by themselves.
SHORTEST = 3
MONTHS = "january february march april may june july august september october november december".split()
_DIGITS = re.compile(r"\+?\d[\d \-/().]{5,}\d")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_DATE = re.compile(
    r"\b(?:(\d{1,2})(?:st|nd|rd|th)?[\s./\-]+(?:of\s+)?(\d{1,2}|[a-z]{3,9})[\s.,/\-]+(\d{4}|\d{2})"
    r"|(\d{4})-(\d{1,2})-(\d{1,2})"
    r"|([a-z]{3,9})\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}))\b",
    re.IGNORECASE,
)


def details_in(text: str, contact: Contact) -> list[str]:
    """Each detail of the family that the text holds, in words; nothing where it holds none."""
    people = _family_of(contact)
    found = [
        *_names(text, people),
        *_births(text, people),
        *_addresses(text, people),
        *_numbers(text, people),
    ]
    return list(dict.fromkeys(found))


def _family_of(contact: Contact) -> list[Person]:
    """The children, everybody recorded as related to one of them, and who is related to those."""
    keys = set(keys_of(contact.screenings.values_list("child_id", flat=True)))
    for _ in range(2):
        rows = Relationship.objects.filter(Q(person__in=keys) | Q(other__in=keys))
        keys |= {pk for pair in rows.values_list("person_id", "other_id") for pk in pair}
    return list(Person.objects.filter(pk__in=keys_of(keys)))


def _names(text: str, people: list[Person]) -> Iterator[str]:
    rows = [(p.given_name, p.family_name, p.known_as) for p in people]
    former = FormerName.objects.filter(person__in=people)
    rows += list(former.values_list("given_name", "family_name", "known_as"))
    names = {word for row in rows for part in row for word in words_of(part)}
    for match in _WORD.finditer(text):
        typed = match[0]
        for plain in words_of(re.sub(r"['’]s$", "", typed)):
            if plain in names and len(plain) >= SHORTEST and not _is_everyday(plain, match):
                yield f"the name “{typed}”"
    whole = f" {' '.join(words_of(text))} "
    for given, family, known_as in rows:
        for first in {given, known_as} - {""}:
            full = " ".join(words_of(f"{first} {family}"))
            if family and f" {full} " in whole:
                yield f"the name “{first} {family}”"


def _is_everyday(plain: str, match: re.Match[str]) -> bool:
    """Whether a name stands there as another word: will in small letters, May within a date."""
    if plain in MONTHS and re.search(r"\d\s*$", match.string[: match.start()]):
        return True
    return plain in EVERYDAY and match[0].islower()


def _births(text: str, people: list[Person]) -> Iterator[str]:
    born = {p.date_of_birth or p.expected_date for p in people} - {None}
    for match in _DATE.finditer(text):
        if _day(match) in born:
            yield f"the date of birth “{match[0]}”"


def _day(match: re.Match[str]) -> date | None:
    """The date that was typed, where it is one: 4 May 2019, 04/05/2019, 4.5.19, 2019-05-04, May 4 2019."""
    day, month, year = match[1], match[2], match[3]
    if match[4]:
        year, month, day = match[4], match[5], match[6]
    elif match[7]:
        month, day, year = match[7], match[8], match[9]
    named = next((n for n, name in enumerate(MONTHS, 1) if name[:3] == month.lower()[:3]), 0)
    number = int(month) if month.isdigit() else named
    full = int(year) + (2000 if len(year) == 2 else 0)
    try:
        return date(full, number, int(day))
    except ValueError:
        return None


def _addresses(text: str, people: list[Person]) -> Iterator[str]:
    plain, close = " ".join(words_of(text)), "".join(words_of(text))
    for address in Address.objects.filter(person__in=people):
        first = address.lines.strip().splitlines()[0] if address.lines.strip() else ""
        line = " ".join(words_of(first))
        if len(line) > 5 and f" {line} " in f" {plain} ":
            yield f"the address “{first}”"
        postcode = "".join(words_of(address.postcode))
        if len(postcode) > 4 and postcode in close:
            yield f"the postcode “{address.postcode}”"


def _numbers(text: str, people: list[Person]) -> Iterator[str]:
    telephones = {_bare(p.telephone) for p in people} - {""}
    for match in _DIGITS.finditer(text):
        digits = _bare(match[0])
        if len(digits) == 10 and _is_nhs_number(digits):
            yield f"the NHS number “{match[0].strip()}”"
        elif len(digits) > 6 and digits in telephones:
            yield f"the telephone number “{match[0].strip()}”"
    close = text.upper()
    for person in people:
        for number, what in ((person.number, "person number"), (person.upn, "pupil number")):
            if number and number.upper() in close:
                yield f"the {what} “{number}”"


def _bare(number: str) -> str:
    """The digits, with the country's code as the nought it stands for."""
    return re.sub(r"^(?:0044|44)(?=\d{10}$)", "0", re.sub(r"\D", "", number))


def _is_nhs_number(digits: str) -> bool:
    try:
        validate_nhs_number(digits)
    except ValidationError:
        return False
    return True
