"""What may be done with entries on the child's record that were recorded in error."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from casework.guards import NotNow
from casework.models import User
from children.choices import MUTUAL, DisabilityCode, InvolvementKind
from children.household import hide_shared_address
from children.life import stands_by_itself
from children.models import (
    Address,
    Birth,
    CaseNote,
    ChronologyMark,
    Death,
    DirectWork,
    Disability,
    Document,
    DocumentVersion,
    FormerName,
    Involvement,
    LifeEvent,
    Merge,
    MissedVisit,
    MissingEpisode,
    NetworkTie,
    Notification,
    ParentalResponsibility,
    PassedOn,
    Person,
    Professional,
    Relationship,
    Schooling,
    SharedHome,
    Visit,
    Warning,
)
from children.services.family import between, tell_worker
from children.services.life.missing import refuse_impossible, refuse_overlap
from children.services.network import keep_in_step
from children.struck_out import InError, copied, never


def visit_to(visit: Visit, child: Person, *, by: User) -> Visit:
    if visit.seen and child.is_unborn:
        raise NotNow(f"{child} is not yet born and cannot have been seen. Choose another child.")
    return copied(visit, child, by=by)


# Names and addresses


def take_back_name(name: FormerName, by: User) -> None:
    """Where the newest change of name was the mistake, the name is again what it was."""
    later = FormerName.objects.filter(person=name.person, entered_at__gt=name.entered_at)
    if not later.exists():
        person = Person.take(name.person_id)
        person.given_name, person.family_name = name.given_name, name.family_name
        person.save()


def move_back(address: Address, by: User) -> None:
    """The address that ended because of the mistake goes on, unless there is a present one."""
    rows = Address.objects.filter(person=address.person)
    if address.ends is None and not rows.filter(ends=None).exists():
        before = rows.filter(ends=address.starts).order_by("-starts", "-entered_at").first()
        if before:
            before = Address.take(before.pk)
            before.ends = None
            before.save()


def address_to(address: Address, child: Person, *, by: User) -> Address:
    """A present address ends the one the child had, as any change of address does."""
    present = Address.objects.select_for_update(of=("self",)).filter(person=child, ends=None).first()
    if present and address.ends is None:
        if address.starts < present.starts:
            since = f"{present.starts.day} {present.starts:%B %Y}"
            raise NotNow(f"{child} has lived at another address since {since}, which is later than this one.")
        present.ends = address.starts
        present.save()
    copy = copied(address, child, by=by)
    hide_shared_address(child)
    return copy


def missing_to(episode: MissingEpisode, child: Person, *, by: User) -> MissingEpisode:
    """No two episodes of the other child overlap either."""
    refuse_impossible(child, episode.missing_from)
    refuse_overlap(child, episode.missing_from, episode.returned_at)
    return copied(episode, child, by=by)


def changed_the_record(event: LifeEvent) -> list[str]:
    """A birth, a death, a move or a school stands in several places."""
    return [] if stands_by_itself(event) else [str(LIFE.instead)]


def event_to(event: LifeEvent, child: Person, *, by: User) -> LifeEvent:
    """On the other record it says what happened; who came to live there is that family's to say."""
    return copied(event, child, by=by, relationship=None)


# The family


def twin_of(row: Relationship) -> Iterable[Any]:
    """The same relationship as it stands on the other's record."""
    if row.kind not in MUTUAL:
        return []
    return Relationship.objects.filter(person=row.other_id, other=row.person_id, kind=row.kind, ends=row.ends)


def relationship_to(row: Relationship, child: Person, *, by: User) -> Relationship:
    if row.other_id == child.pk:
        raise NotNow("Nobody is their own relative. Choose somebody else.")
    if row.ends is None and between(child, row.other):
        raise NotNow(f"{row.other} is on {child}’s record already.")
    copy = copied(row, child, by=by)
    if row.kind in MUTUAL and not between(row.other, child):
        copied(row, row.other, by=by, other=child, parental_responsibility=False)
    tell_worker(by, child)
    hide_shared_address(child)
    return copy


def no_longer_responsible(row: ParentalResponsibility, by: User) -> None:
    """What stands on the holder’s relationship to the child says the same."""
    keep_in_step(row.person, row.holder, has_it=False)


def responsibility_to(row: ParentalResponsibility, child: Person, *, by: User) -> ParentalResponsibility:
    if row.holder_id == child.pk:
        raise NotNow("Nobody has parental responsibility for themselves. Choose another child.")
    copy = copied(row, child, by=by)
    if row.ends is None:
        keep_in_step(child, row.holder, has_it=True)
    return copy


def leave_family(row: Relationship, by: User) -> None:
    tell_worker(by, row.person)


def disability_to(row: Disability, child: Person, *, by: User) -> Disability:
    present = {each.code for each in child.disabilities.filter(ended_at=None)}
    if row.ended_at is None and present and DisabilityCode.NONE in {row.code, *present}:
        raise NotNow(f"{child}’s record says both ‘No disability’ and a disability then. Correct it first.")
    return copied(row, child, by=by)


# Notes and documents


def note_to(note: CaseNote, child: Person, *, by: User) -> CaseNote:
    """On the other record it stands by itself: what it was written together with is a mistake there."""
    return copied(note, child, by=by, written_together=None)


def document_to(document: Document, child: Person, *, by: User) -> Document:
    """With every version of its file."""
    copy = copied(document, child, by=by)
    for version in document.versions.order_by("number"):
        DocumentVersion.objects.create(
            document=copy,
            number=version.number,
            file=version.file,
            reason=version.reason,
            added_by=version.added_by,
            added_at=version.added_at,
        )
    return copy


def work_to(work: DirectWork, child: Person, *, by: User) -> DirectWork:
    """With the picture of what was made, as a document on that child's record."""
    if child.is_unborn:
        raise NotNow(f"{child} is not yet born and cannot have done this. Choose another child.")
    picture = document_to(work.picture, child, by=by) if work.picture and kept(work.picture) else None
    return copied(work, child, by=by, picture=picture)


def kept(document: Document) -> bool:
    """Whether a document was not itself struck out."""
    return document.struck_out_at is None


def picture_of(work: DirectWork) -> Iterable[Any]:
    """The picture goes with the work it was made in."""
    return [work.picture] if work.picture and kept(work.picture) else []


# Work passed on


def those_it_involved(work: PassedOn) -> Iterable[Any]:
    """The team that received it and whoever accepted it, where that is what involved them."""
    theirs = Q(kind=InvolvementKind.RECEIVING, team=work.to_team, starts_at__gte=work.passed_on_at)
    if work.accepted_by:
        theirs |= Q(kind=InvolvementKind.CO_WORKING, user=work.accepted_by, starts_at__gte=work.accepted_at)
    return Involvement.objects.filter(theirs, person=work.child)


LIFE = InError(
    instead="This changed who the person is or where they live, in several places. Correct those details;"
    " their history then says what was wrong, and since when it is right."
)


def also_goes(record: Any) -> Iterable[Any]:
    """What was said of an entry on the chronology goes with it: it points to it by its key alone."""
    return ChronologyMark.objects.filter(entry_id=record.pk)


RULES = {
    Person: InError(
        instead="A person’s own record is not struck out. Correct the details; where the same person is on"
        " record twice, propose the two records to be merged."
    ),
    FormerName: InError(afterwards=take_back_name),
    Disability: InError(copy_to=disability_to),
    Address: InError(afterwards=move_back, copy_to=address_to),
    Relationship: InError(goes_too=twin_of, afterwards=leave_family, copy_to=relationship_to),
    LifeEvent: InError(refused=changed_the_record, copy_to=event_to),
    **dict.fromkeys([Birth, Death, Notification, Schooling, SharedHome], LIFE),
    Warning: InError(),
    ChronologyMark: InError(
        why_not_refiled=never(
            "This was said of an entry on this child’s record. File the entry itself there."
        )
    ),
    ParentalResponsibility: InError(afterwards=no_longer_responsible, copy_to=responsibility_to),
    Professional: InError(),
    NetworkTie: InError(),
    Visit: InError(copy_to=visit_to),
    MissingEpisode: InError(copy_to=missing_to),
    MissedVisit: InError(),
    # A picture struck out by itself leaves the child's words where they stand.
    DirectWork: InError(copy_to=work_to, goes_too=picture_of, refers=("picture",)),
    CaseNote: InError(copy_to=note_to),
    Document: InError(copy_to=document_to),
    Involvement: InError(
        instead="Who is involved follows from the work. Change the allocation, or strike out the work that"
        " was begun in error: those it involved go with it."
    ),
    Merge: InError(
        instead="What was said of two records is decided on, and a merge is undone by a new decision: neither"
        " is struck out.",
        refers=("merged",),
    ),
    PassedOn: InError(
        instead="Work is passed on by a decision. Replace that decision, or strike out what it was made on.",
        goes_too=those_it_involved,
    ),
}
