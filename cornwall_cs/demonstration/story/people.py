"""The people of a story, and who they are to each other."""

from collections.abc import Iterable
from typing import Any

from casework import clock
from children.choices import Ethnicity, RelationshipKind, Sex, UpnUnknown
from children.models import Person, Relationship
from children.services.family import end_relationship, relate
from children.services.people import change_name, create_person, set_address
from cornwall_cs.demonstration.story.telling import Telling, prose

#: Children have a pupil number from the term after this birthday.
SCHOOL_AGE = 5


class People(Telling):
    """Makes the record of each person once, and says what they are to the children."""

    home: tuple[str, str] = ("", "")

    def child(
        self, key: str, name: str, *, age: tuple[int, ...], sex: str, lives: str = "", **more: Any
    ) -> Person:
        """A child, of an age on the day of loading: years, months, days. `lives` where it is not at home."""
        born = self.office.days.born(*age)
        details = {
            **_named(name),
            "date_of_birth": born,
            "sex": sex,
            "ethnicity": Ethnicity.WBRI,
            "nhs_number": self.office.numbers.nhs_number(),
            **self._pupil(born.replace(year=born.year + SCHOOL_AGE, day=min(born.day, 28)) <= clock.today()),
        }
        return self._make(key, details, lives, **more)

    def known(self, key: str, name: str) -> None:
        """Somebody whose own story was told before this one."""
        named = _named(name)
        self.people[key] = Person.objects.get(
            given_name=named["given_name"], family_name=named["family_name"]
        )

    def unborn(self, key: str, family_name: str, *, expected: int, **more: Any) -> Person:
        """A child not yet born, expected on a day of the story."""
        details = {
            "given_name": "Baby",
            "family_name": family_name,
            "expected_date": self.date(expected),
            "sex": Sex.UNKNOWN,
            "upn_unknown": UpnUnknown.UN6,
        }
        return self._make(key, details, "", **more)

    def adult(self, key: str, name: str, *, age: int | None = None, lives: str = "", **more: Any) -> Person:
        """A grown-up of the family, of an age on the day of loading where it is known."""
        numbers = self.office.numbers
        details: dict[str, Any] = {**_named(name), "telephone": numbers.telephone()}
        since_birthday = numbers.days()
        if age is not None:
            details["date_of_birth"] = self.office.days.born(age, 0, since_birthday)
        return self._make(key, details, lives, **more)

    def family(
        self,
        key: str,
        kind: RelationshipKind,
        children: str,
        *,
        together: bool = True,
        responsible: bool | None = None,
        since: int | None = None,
    ) -> None:
        """What somebody is to each of the children named, and whether they live together.

        Parents have parental responsibility unless it is said that they have not.
        """
        parents = {RelationshipKind.MOTHER, RelationshipKind.FATHER}
        for child in children.split():
            relate(
                by=self.by,
                person=self.people[child],
                other=self.people[key],
                kind=kind,
                parental_responsibility=kind in parents if responsible is None else responsible,
                lives_with=together,
                starts=None if since is None else self.date(since),
            )

    def siblings(self, children: str) -> None:
        """Brothers and sisters who live together."""
        keys = children.split()
        for place, key in enumerate(keys[1:], start=1):
            self.family(key, RelationshipKind.SIBLING, " ".join(keys[:place]))

    def moves_out(self, key: str, child: str, reason: str) -> None:
        """Somebody is no longer what they were to a child."""
        row = Relationship.objects.get(person=self.people[child], other=self.people[key], ends=None)
        end_relationship(by=self.by, relationship=row, version=row.version, reason=reason)

    def moves_to(self, keys: str, lines: str, postcode: str = "", *, restricted: bool = False) -> None:
        """People live somewhere else from today."""
        for key in keys.split():
            set_address(
                by=self.by,
                person=self.people[key],
                lines=lines,
                postcode=postcode,
                restricted=restricted,
            )

    def renamed(self, key: str, given_name: str, family_name: str, reason: str) -> None:
        """Somebody has a new name."""
        person = self.person(key)
        change_name(
            by=self.by,
            person=person,
            version=person.version,
            given_name=given_name,
            family_name=family_name,
            reason=prose(reason),
        )

    def _pupil(self, at_school: bool) -> dict[str, str]:
        # Drawn either way, so that whoever comes next has the same number on every day of loading.
        upn = self.office.numbers.upn()
        return {"upn": upn} if at_school else {"upn_unknown": UpnUnknown.UN1}

    def _make(
        self, key: str, details: dict[str, Any], lives: str, disabilities: Iterable[str] = (), **more: Any
    ) -> Person:
        if more.get("upn_unknown"):
            details.pop("upn", None)
        where = prose(lives).rpartition("; ")[::2] if lives else self.home
        lines, postcode = (where[0] or where[1], where[1] if where[0] else "")
        address = {"lines": lines, "postcode": postcode} if lines else None
        said = {
            name: prose(value) if isinstance(value, str) else value
            for name, value in {**details, **more}.items()
        }
        self.people[key] = create_person(by=self.by, details=said, disabilities=disabilities, address=address)
        return self.people[key]


def _named(name: str) -> dict[str, str]:
    """First name and family name; a single name is a first name."""
    given, _, family = name.rpartition(" ")
    return {"given_name": given or family, "family_name": family if given else ""}
