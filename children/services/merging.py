"""Merging two records of one person, by decision, and undoing it completely.

Nothing is moved: the record that stands is pointed to by the other, and whoever reads the one reads
both (children.records). Fields chosen from the other are laid on the record that stands, with history,
and what they were is kept, so that undoing lays them back even after more has been recorded.
"""

from collections.abc import Mapping

from casework import actor, clock
from casework.guards import NotNow, NotYours
from casework.models import OldWork, User
from casework.roles import RECORDS, Role
from casework.services import service
from children.access import may_read, may_write
from children.choices import MergeOutcome
from children.decisions import record_decision
from children.laying import lay, lay_back
from children.merging import chosen_for_them, compared, in_the_way
from children.models import Merge, MergeDecision, Person


def may_propose(user: User, *people: Person) -> bool:
    """Whoever works with one of these; and information governance, where one is open to them."""
    if user.has_role(Role.INFORMATION_GOVERNANCE):
        return any(may_read(user, person) for person in people)
    return user.has_role(*RECORDS) and any(may_write(user, person) for person in people)


@service
def propose_merge(
    *, by: User, standing: Person, merged: Person, choices: Mapping[str, str], reason: str
) -> Merge:
    """Hold two records to be of one person, and say whose answer stands where they differ.

    Changes neither record. Somebody with authority for it decides; who proposes it does not.
    """
    standing, merged = _both(standing, merged)
    if not may_propose(by, standing, merged) or not may_read(by, standing, merged):
        raise NotYours("Whoever works with the child proposes this, and can read both records.")
    if not reason.strip():
        raise NotNow("Say why the two records are of one person.")
    if standing.merged_into_id or merged.merged_into_id:
        raise NotNow("One of the two is merged into another record already. Propose that record instead.")
    waiting = Merge.objects.waiting().filter(standing__in=[standing, merged], merged__in=[standing, merged])
    if waiting.exists():
        raise NotNow("These two are proposed already, and wait for a decision.")
    return Merge.objects.create(
        standing=standing, merged=merged, reason=reason, choices=_whole(standing, merged, choices)
    )


def _whole(standing: Person, merged: Person, choices: Mapping[str, str]) -> dict[str, str]:
    """A choice for every part in which the two differ, and for those of which only one says anything."""
    parts = compared(standing, merged)
    found = chosen_for_them(standing, merged, parts)
    for part in parts:
        if part.differs:
            given = str(choices.get(part.key, ""))
            if given not in {str(standing.pk), str(merged.pk)}:
                raise NotNow(f"{part.label}: choose which of the two records is right.")
            found[part.key] = given
    return found


@service
def decide_merge(
    *,
    by: User,
    merge: Merge,
    outcome: MergeOutcome,
    rationale: str,
    known: str = "",
    options_considered: str = "",
) -> MergeDecision:
    """Decide whether two records are of one person. One person: they are merged with the decision.

    Refused while work is open on both: that is brought together first, by a decision on it.
    """
    taken = Merge.take(merge.pk)
    standing, merged = _both(taken.standing, taken.merged)
    if not may_propose(by, standing, merged) or not may_read(by, standing, merged):
        raise NotYours(
            "Those who work with the child decide this, or information governance; both records open to them."
        )
    author = taken.created_by
    decision = record_decision(
        MergeDecision,
        by=by,
        subject=taken,
        outcome=outcome,
        rationale=rationale,
        known=known,
        options_considered=options_considered,
        authors=[author] if author else [],
    )
    taken.refresh_from_db()
    taken.decided_at = decision.decided_at
    taken.save()
    return decision


@service
def join_records(*, by: User, merge: Merge, reason: str) -> Merge:
    """Let one record stand for both: what was chosen is laid on it, and the other points to it."""
    row = Merge.take(merge.pk)
    standing, merged = _both(row.standing, row.merged)
    reasons = in_the_way(standing, merged)
    if reasons:
        raise NotNow("The two records cannot be merged as they stand.", reasons=reasons)
    with actor.acting(by, because=reason):
        row.laid = lay(standing, merged, row.choices, by=by)
        for before in Person.objects.filter(merged_into=merged).select_for_update(of=("self",)):
            _point(before, standing)
            row.carried = [*row.carried, str(before.pk)]
        _point(merged, standing)
        row.merged_at = clock.now()
        row.save()
    return row


@service
def undo_merge(*, by: User, merge: Merge, reason: str) -> MergeDecision:
    """Decide that the two are two people after all: everything stands again as it did.

    What was recorded since stays on the record on which it was written, to be filed on the other
    where it belongs there. A field that somebody has changed since is left as it is.
    """
    taken = Merge.take(merge.pk)
    if not may_propose(by, taken.standing):
        raise NotYours("Who undoes this works with the child, or is in information governance.")
    first = MergeDecision.objects.filter(merge=taken, superseded_by=None).first()
    if first is None or not taken.in_force:
        raise NotNow("These two records are not merged now.")
    return record_decision(
        MergeDecision,
        by=by,
        subject=taken,
        outcome=MergeOutcome.TWO_PEOPLE,
        rationale=reason,
        replaces=first,
        old_work=OldWork.STOPPED,
        old_work_reason=reason,
    )


@service
def part_records(*, by: User, merge: Merge, reason: str) -> Merge:
    """Let both records stand by themselves again, as they did before they were merged."""
    row = Merge.take(merge.pk)
    standing, merged = _both(row.standing, row.merged)
    if standing.merged_into_id or merged.merged_into_id != standing.pk:
        raise NotNow("The record was itself merged into another since. Undo that first, then this.")
    with actor.acting(by, because=reason):
        _point(merged, None)
        for key in row.carried:
            before = Person.take(key)
            if before.merged_into_id == standing.pk:
                _point(before, merged)
        row.left = lay_back(standing, row.laid, by=by, reason=reason)
        row.undone_at = clock.now()
        row.save()
    return row


def _point(person: Person, standing: Person | None) -> None:
    person.merged_into = standing
    person.save()


def _both(standing: Person, merged: Person) -> tuple[Person, Person]:
    """The two, locked, always in the same order, so that two who merge them do not wait for each other."""
    if standing.pk == merged.pk:
        raise NotNow("These are one record. Choose another person.")
    found = {pk: Person.take(pk) for pk in sorted([standing.pk, merged.pk])}
    return found[standing.pk], found[merged.pk]
