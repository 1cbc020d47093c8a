"""Two records of one person: proposing them, deciding, undoing, and what was said of them."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from casework import searches
from casework.authority import outcomes_open_to
from casework.drafts import typed
from casework.guards import NotNow, NotYours
from casework.models import Act, User
from casework.pages import form_page, save_once, sent_already
from children.access import open_person
from children.forms.merging import DecideMergeForm, ProposeMergeForm, UndoMergeForm
from children.merging import compared, in_the_way
from children.merging_reading import chosen, laid_words, left_words, recorded_since
from children.models import Merge, MergeDecision, Person
from children.pages import child_context
from children.records import records_of
from children.search import search
from children.services import merging as services

NOT_YOURS = (
    "Those who work with the child propose and decide this, and information governance. Ask one of them."
)


def child_merges(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Whether there is a second record of this person, and what was said and decided of it."""
    person = open_person(request, pk)
    whole = records_of(person)
    rows = Merge.objects.readable_by(request.user).filter(Q(standing__in=whole) | Q(merged__in=whole))
    context = {
        **child_context(request, person),
        "title": "Two records of one person",
        "merges": list(rows.select_related("standing", "merged", "created_by")),
        "may_propose": services.may_propose(request.user, person),
    }
    return render(request, "children/merging/list.html", context)


def merge_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Find the other record, compare the two side by side, and propose that they are one person."""
    person = open_person(request, pk)
    if not services.may_propose(request.user, person):
        raise NotYours(NOT_YOURS)
    if "other" in request.GET:
        return _propose(request, person, _other(request, person))
    if found := searches.posted(request):
        return found
    context = {
        **child_context(request, person),
        **search(request, besides=person),
        "title": "Find the other record",
        "back_url": reverse("child_merges", args=[person.pk]),
    }
    return render(request, "children/merging/find.html", context)


def _other(request: HttpRequest, person: Person) -> Person:
    """The other record, opened like any other: who is not involved says why first."""
    try:
        other = open_person(request, UUID(request.GET["other"]))
    except ValueError:
        raise Http404 from None
    if other == person:
        raise NotNow("That is this record itself, or one merged into it already. Choose another.")
    return other


def _propose(request: HttpRequest, person: Person, other: Person) -> HttpResponse:
    form = ProposeMergeForm(typed(request), one=person, other=other)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            made = services.propose_merge(by=request.user, **form.proposal)
            messages.success(request, "Proposed. Information governance or a manager decides.")
            return reverse("merge", args=[made.pk])

        if response := save_once(request, form, save):
            return response
    return form_page(
        request,
        form,
        title="Are they one person?",
        template="children/merging/propose.html",
        cancel_url=reverse("child_merges", args=[person.pk]),
        one=person,
        other=other,
        parts=form.parts,
        **child_context(request, person),
    )


def merge(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Two records side by side: what is proposed, what was decided, and what was recorded since."""
    row, person = _open(request, pk)
    context = {
        **child_context(request, person),
        **_compared(row),
        "title": "One person?" if row.waits else "Two records of one person",
        "merge": row,
        "decisions": list(
            MergeDecision.objects.filter(merge=row).select_related(
                "decided_by", "supersedes", "superseded_by__decided_by"
            )
        ),
        "laid": laid_words(row),
        "left": left_words(row),
        "since": recorded_since(row) if row.merged_at else [],
        "may_decide": _may_decide(request.user, row),
    }
    return render(request, "children/merging/merge.html", context)


def merge_decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Decide whether they are one person."""
    row, person = _open(request, pk)
    _require_decider(request.user, row)
    if sent := sent_already(request):
        return sent
    if not row.waits:
        raise NotNow("This is decided. Its page says how.")
    form = DecideMergeForm(typed(request), user=request.user)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            services.decide_merge(by=request.user, merge=row, **form.decision_answers())
            messages.success(request, "Your decision is recorded.")
            return reverse("merge", args=[pk])

        if response := save_once(request, form, save):
            return response
    return form_page(
        request,
        form,
        title="Decide whether they are one person",
        template="children/merging/decide.html",
        cancel_url=reverse("merge", args=[pk]),
        merge=row,
        **_compared(row),
        **child_context(request, person),
    )


def merge_undo(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Decide that they are two people after all, and let both records stand again."""
    row, person = _open(request, pk)
    _require_decider(request.user, row)
    if sent := sent_already(request):
        return sent
    if not row.in_force:
        raise NotNow("These two records are not merged now. Their page says what was decided.")
    form = UndoMergeForm(typed(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            services.undo_merge(by=request.user, merge=row, reason=form.answers["reason"])
            messages.success(request, "Undone: both records stand by themselves again.")
            return reverse("merge", args=[pk])

        if response := save_once(request, form, save):
            return response
    return form_page(
        request,
        form,
        title="Undo the merge",
        template="children/merging/undo.html",
        cancel_url=reverse("merge", args=[pk]),
        merge=row,
        since=recorded_since(row),
        **child_context(request, person),
    )


def _open(request: HttpRequest, pk: UUID) -> tuple[Merge, Person]:
    """Two records, where both may be read, and the record that stands."""
    row = Merge.objects.select_related("standing", "merged", "created_by").filter(pk=pk).first()
    if row is None:
        raise Http404
    person = open_person(request, row.standing_id)
    if not row.in_force:
        open_person(request, row.merged_id)
    return row, person


def _compared(row: Merge) -> dict[str, object]:
    """While that is a question: the two side by side, whose answer is to stand, and what is in the way."""
    if not row.waits:
        return {}
    parts = [(part, chosen(row, part.key)) for part in compared(row.standing, row.merged)]
    return {"parts": parts, "in_the_way": in_the_way(row.standing, row.merged)}


def _may_decide(user: User, row: Merge) -> bool:
    has_authority = bool(outcomes_open_to(user, Act.DECIDE, "merge"))
    return has_authority and services.may_propose(user, row.standing, row.merged)


def _require_decider(user: User, row: Merge) -> None:
    if not _may_decide(user, row):
        raise NotYours(
            "A manager of the child’s work or information governance decides this. Ask one of them."
        )
