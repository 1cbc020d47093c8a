"""Case notes: what happened between the visits."""

from datetime import timedelta

from casework import clock
from children.choices import NoteKind
from children.models import CaseNote
from children.services.notes import correct_note, record_note
from cornwall_cs.demonstration.story.telling import Telling, prose

#: What a call or a message takes, where the story does not say when it was.
A_WHILE = timedelta(minutes=20)


class Noting(Telling):
    def note(
        self,
        keys: str,
        kind: NoteKind,
        with_whom: str,
        account: str,
        *,
        at: tuple[int, str] | None = None,
        opinion: str = "",
        third_party: str = "",
        significant: str = "",
        **own: str,
    ) -> None:
        """A note on the record of each child named, with a line of their own where one is given."""
        record_note(
            by=self.by,
            kind=kind,
            happened_at=self.office.days.at(*at) if at else clock.now() - A_WHILE,
            with_whom=prose(with_whom),
            account=prose(account),
            opinion=prose(opinion),
            third_party=prose(third_party),
            significance=prose(significant),
            children=[
                {"child": self.person(key), "private_account": prose(own.get(key, ""))}
                for key in keys.split()
            ],
        )

    def corrects(self, key: str, begins: str, account: str, why: str) -> None:
        """The note that begins with these words is put right, on one child's record."""
        note = CaseNote.objects.get(child=self.people[key], account__startswith=prose(begins))
        correct_note(by=self.by, note=note, version=note.version, reason=prose(why), account=prose(account))
