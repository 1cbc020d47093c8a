"""Documents: papers that came in, and those that came in again."""

from casework.files.receiving import receive
from children.choices import DocumentKind
from children.models import Document, Person
from children.services.documents import add_document, add_version
from cornwall_cs.demonstration.story.telling import Telling, prose


class Filing(Telling):
    def known(self, key: str, name: str) -> None:
        """Somebody of another story, by their first and family name."""
        given, _, family = name.partition(" ")
        self.people[key] = Person.objects.get(given_name=given, family_name=family)

    def paper(
        self,
        keys: str,
        kind: DocumentKind,
        title: str,
        content: bytes,
        name: str,
        *,
        dated: int,
        whom: str = "",
        note: str = "",
        confided: bool = False,
        significant: bool = False,
    ) -> Document:
        """A paper about one child or more, dated on a day of the story; the first child’s document of it."""
        made = add_document(
            by=self.by,
            children=[self.person(key) for key in keys.split()],
            received=receive(content, name),
            kind=kind,
            title=prose(title),
            dated=self.office.days.on(dated),
            from_whom=prose(whom),
            description=prose(note),
            third_party=confided,
            significant=significant,
        )
        return made[0]

    def paper_again(self, document: Document, content: bytes, name: str, why: str) -> None:
        """The same paper, come in anew."""
        add_version(by=self.by, document=document, received=receive(content, name), reason=prose(why))
