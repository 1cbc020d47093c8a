"""What an entry of the chronology meant, said by the worker some time after it happened."""

from children.models import CaseNote
from children.services.chronology import mark_entry
from cornwall_cs.demonstration.story.telling import Telling, prose


class Meaning(Telling):
    def means(self, key: str, begins: str, meaning: str, impact: str = "") -> None:
        """The note that begins with these words is significant, on one child's record."""
        self._mark(key, begins, significant=True, meaning=prose(meaning), impact=prose(impact))

    def not_significant(self, key: str, begins: str, why: str) -> None:
        """The note that begins with these words matters less than its writer held at first."""
        self._mark(key, begins, significant=False, meaning=prose(why))

    def _mark(self, key: str, begins: str, *, significant: bool, meaning: str, impact: str = "") -> None:
        child = self.person(key)
        note = CaseNote.objects.get(child=child, account__startswith=prose(begins))
        mark_entry(
            by=self.by,
            child=child,
            entry=f"children.note/{note.pk}",
            significant=significant,
            meaning=meaning,
            impact=impact,
        )
