"""What a contact that was sent online shows besides: who is named, which child each is, and the files."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from casework.files.keeping import scan_state
from casework.models import User
from children.documents import SCAN_WORDS, size_words
from inbox.steps import STEPS, answers_in_words
from inbox.writing import as_initial
from referrals.choices import Channel
from referrals.models import ChildMatch, Contact, OnlineFile, OnlineForm
from referrals.online import NamedChild, children_of


@dataclass
class Named:
    """One child named on a form, and what was said of whom they are."""

    child: NamedChild
    match: ChildMatch | None


@dataclass
class SentOnline:
    """A form that was sent online, as its contact shows it."""

    form: OnlineForm
    named: list[Named] = field(default_factory=list)
    files: list[OnlineFile] = field(default_factory=list)

    @property
    def to_match(self) -> NamedChild | None:
        """The first child of whom nobody has said yet who they are."""
        return next((each.child for each in self.named if each.match is None), None)

    def unmatched(self, number: int) -> NamedChild | None:
        """That child, if nobody has said who they are."""
        return next((n.child for n in self.named if n.child.number == number and n.match is None), None)

    @cached_property
    def kept_files(self) -> list[OnlineFile]:
        """The files that were kept."""
        return [each for each in self.files if each.file]

    @property
    def as_sent(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """The whole form as it was written, page by page."""
        found = []
        for key, step in STEPS.items():
            if step.form is None:
                continue
            rows = self.form.words.get(key, [] if step.one else {})
            for number, said in enumerate(rows if step.one else [rows], start=1):
                title = f"{step.one.capitalize()} {number}" if step.one else step.title
                found.append((title, answers_in_words(step.form, as_initial(said))))
        return found


def sent_online(contact: Contact) -> SentOnline | None:
    """The form a contact was made of, or nothing. Three queries for a contact that came so, else none."""
    if contact.channel != Channel.ONLINE or not hasattr(contact, "online_form"):
        return None
    form = contact.online_form
    rows = form.matches.select_related("screening__child", "matched_by")
    matches = {row.number: row for row in rows}
    files = list(form.files.select_related("file").prefetch_related("file__scans"))
    for each in files:
        _mark(each)
    return SentOnline(
        form, [Named(child, matches.get(child.number)) for child in children_of(form.words)], files
    )


def _mark(each: Any) -> None:
    if each.file:
        each.scan, each.size_words = SCAN_WORDS[scan_state(each.file)], size_words(each.file.size)


def to_match(user: User) -> QuerySet[Any]:
    """Forms that name a child of whom nobody has said who they are, on contacts the user may read."""
    counted = Q(matches__screening__struck_out_at=None) & Q(matches__isnull=False)
    forms = OnlineForm.objects.filter(contact__in=Contact.objects.unfinished().readable_by(user))
    said = forms.annotate(said=Count("matches__number", filter=counted, distinct=True))
    return said.filter(said__lt=F("children_named")).select_related("contact").order_by("sent_at")
