"""The network round the children: parental responsibility, professionals, ties, who must not be told."""

from typing import Any

from children.models import Professional, Warning
from children.services.network import (
    add_professional,
    add_tie,
    end_professional,
    record_responsibility,
)
from children.services.warnings import keep_from, review_warning
from cornwall_cs.demonstration.story.telling import Telling, prose


class Networking(Telling):
    def responsible(
        self, key: str, children: str, source: str, *, born: bool = False, more: str = "", council: str = ""
    ) -> None:
        """Somebody, or a council, has parental responsibility; `born`: since the birth."""
        for child in children.split():
            person = self.person(child)
            record_responsibility(
                by=self.by,
                person=person,
                holder=self.people[key] if key else None,
                council=council,
                source=source,
                starts=person.date_of_birth if born else None,
                details=prose(more),
            )

    def works_with(self, children: str, role: str, name: str, agency: str, **more: Any) -> None:
        """A professional round the children; `since` a day of the story."""
        since = more.pop("since", None)
        details = {"role": role, "name": prose(name), "agency": prose(agency), "starts": self.date(since)}
        for child in children.split():
            telephone = self.office.numbers.telephone()
            told = {**details, "telephone": telephone, **more}
            add_professional(by=self.by, person=self.people[child], details=told)

    def works_no_longer(self, child: str, name: str, why: str) -> None:
        """A professional has gone."""
        row = Professional.objects.get(person=self.people[child], name=prose(name), ends=None)
        end_professional(by=self.by, professional=row, version=row.version, reason=prose(why))

    def tied(self, child: str, kind: str, name: str, strength: str, flow: str, note: str = "") -> None:
        """What in the community a child is tied to."""
        add_tie(
            by=self.by,
            person=self.people[child],
            kind=kind,
            name=prose(name),
            strength=strength,
            flow=flow,
            note=prose(note),
        )

    def must_not_know(
        self, children: str, who: str, what: str, *, why: str, decided: str, review: int
    ) -> None:
        """Somebody must not be told something."""
        for child in children.split():
            keep_from(
                by=self.by,
                person=self.people[child],
                who=prose(who),
                what=prose(what),
                why=prose(why),
                decided_by=prose(decided),
                review_on=self.day_of(review),
            )

    def warning_holds(self, child: str, why: str, *, review: int) -> None:
        """The newest warning of a child was looked at again and holds."""
        row = Warning.objects.filter(person=self.people[child]).order_by("-entered_at")[0]
        review_warning(
            by=self.by,
            warning=row,
            version=row.version,
            outcome="kept",
            reason=prose(why),
            review_on=self.day_of(review),
        )
