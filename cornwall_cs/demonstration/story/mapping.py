"""The map that lives on between assessments."""

from assessments.models import MapEntry
from assessments.services import add_number, add_to_map, end_on_map
from cornwall_cs.demonstration.story.telling import Telling, prose


class Mapping(Telling):
    def on_map(self, children: str, kind: str, text: str, *, goal: str = "") -> None:
        """Something is put on the map of each child."""
        for child in children.split():
            told = {"text": prose(text), "safety_goal": prose(goal)}
            add_to_map(by=self.by, child=self.people[child], kind=kind, **told)

    def number(self, child: str, who: str, score: int, why: str, one_higher: str = "") -> None:
        """Where somebody puts it, on the day of the story."""
        told = {"person": who, "score": score, "reason": prose(why), "one_higher": prose(one_higher)}
        add_number(by=self.by, child=self.people[child], **told)

    def off_map(self, child: str, begins: str, why: str) -> None:
        """An entry, by how it begins, no longer holds."""
        row = MapEntry.objects.standing().get(child=self.people[child], text__startswith=begins)
        end_on_map(by=self.by, entry=row, version=row.version, reason=prose(why))
