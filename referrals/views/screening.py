"""The screening of the children on a contact: read, recommended on, decided."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from casework.authority import outcomes_open_to
from casework.drafts import typed
from casework.models import Act, User
from casework.pages import form_page, save_once
from children.access import may_write, open_record, require_writer
from children.models import Person
from children.pages import child_context
from referrals.access import note_openings, readable_screenings, tells
from referrals.desk import checks_of
from referrals.forms.screening import DecideForm, ScreeningForm
from referrals.guards import may_decide_on_own, require_act, require_other_than_recommender
from referrals.models import Referral, Screening, ScreeningDecision, ScreeningRecommendation
from referrals.picture import known_of
from referrals.services import decide_screening, recommend
from referrals.timescales import SCREENING_DECISION


def screening(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How the contact about one child was screened: recommended, decided, acknowledged."""
    user: Any = request.user
    row = open_record(request, Screening, pk, "contact", "child")
    whole = ("decided_by", "supersedes", "superseded_by__decided_by", "receiving_team")
    decisions = list(row.decisions.select_related(*whole).order_by("-decided_at"))
    # The one in force first: two taken in the same moment are told apart by what replaced what.
    decisions.sort(key=lambda decision: decision.successor is not None)
    context = {
        **child_context(request, row.child),
        "title": "Screening",
        "screening": row,
        "tells": tells(user, row.contact),
        "decision": decisions[0] if decisions else None,
        "earlier": decisions[1:],
        "recommendations": row.recommendations.select_related("recommended_by"),
        "acknowledgements": row.acknowledgements.select_related("worker", "team", "acknowledged_by"),
        "acts": _acts(user, row, bool(decisions)),
        "clock_words": SCREENING_DECISION.explain(row.contact.received_at),
    }
    return render(request, "referrals/screening.html", context)


def _acts(user: User, row: Screening, decided: bool) -> set[str]:
    """What the user may do next on this screening."""
    if not may_write(user, row.child):
        return set()
    decides = bool(outcomes_open_to(user, Act.DECIDE, "screening"))
    if decided:
        return {"replace"} if decides else set()
    acts = {"recommend"} if outcomes_open_to(user, Act.RECOMMEND, "screening") else set()
    return acts | ({"decide"} if decides else set())


def screening_recommend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Recommend what happens next for a child, and for others on the contact in the same go."""
    user: Any = request.user
    row = open_record(request, Screening, pk, "contact__domestic_abuse", "child")
    require_act(user, Act.RECOMMEND)
    require_writer(user, row.child)
    if row.decided_at and request.method != "POST":
        return _to_decision(request, row)
    rows = _together(request, row)
    form = ScreeningForm(typed(request), user=user, screenings=rows, referrals=_open_referrals(rows))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            for answer in form.answers_by_child():
                recommend(by=user, **answer)
            return reverse("contact", args=[row.contact_id])

        if response := save_once(request, form, save):
            messages.success(request, "The recommendation is recorded. It waits for a MARU manager.")
            return response
    return _page(request, row, form, "Recommend what happens next")


def screening_decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Decide what happens next, beside what was recommended; or replace a decision made before."""
    user: Any = request.user
    row = open_record(request, Screening, pk, "contact__domestic_abuse", "child")
    require_act(user, Act.DECIDE)
    replaces = _replaced(request, row)
    require_writer(user, row.child)
    if replaces is None and row.decided_at and request.method != "POST":
        return _to_decision(request, row)
    require_other_than_recommender(user, row)
    rows = _together(request, row, decides=True) if replaces is None else [row]
    referrals = _open_referrals(rows)
    form = DecideForm(typed(request), user=user, screenings=rows, referrals=referrals, replaces=replaces)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            for answer in form.answers_by_child():
                decide_screening(by=user, **answer)
            return reverse("contact", args=[row.contact_id])

        if response := save_once(request, form, save):
            messages.success(request, "The decision is recorded.")
            return response
    return _page(request, row, form, "Replace the decision" if replaces else "Decide what happens next")


def _to_decision(request: HttpRequest, row: Screening) -> HttpResponse:
    messages.info(
        request, "This has been decided. A changed mind replaces the decision, and both stay visible."
    )
    return redirect("screening", row.pk)


def _replaced(request: HttpRequest, row: Screening) -> ScreeningDecision | None:
    """The decision that the address says is replaced. Raises Http404 for one of another screening."""
    asked = request.GET.get("replaces")
    if not asked:
        return None
    try:
        return row.decisions.select_related("decided_by").get(pk=asked)
    except (ScreeningDecision.DoesNotExist, ValidationError):
        raise Http404 from None


def _together(request: HttpRequest, row: Screening, *, decides: bool = False) -> list[Any]:
    """The child whose page it is, then the others on the contact the user may do the same for.

    One decided on since the page was opened stays on it if it was answered, so that the person is told.
    """
    user: Any = request.user
    rows = readable_screenings(user, row.contact)
    writable = set(Person.objects.writable_by(user).filter(screenings__in=rows).values_list("pk", flat=True))
    own = set()
    if decides and not may_decide_on_own(user):
        made = ScreeningRecommendation.objects.filter(screening__in=rows, recommended_by=user)
        own = set(made.values_list("screening", flat=True))
    others = [
        each
        for each in rows
        if each.pk not in {row.pk, *own}
        and each.child_id in writable
        and (each.decided_at is None or f"outcome_{each.pk.hex}" in request.POST)
    ]
    note_openings(request, [each.child for each in others])
    return [next(each for each in rows if each.pk == row.pk), *others]


def _open_referrals(rows: list[Any]) -> dict[Any, Referral]:
    """The open referral of each child that has one."""
    found = Referral.objects.open().filter(child__in=[row.child_id for row in rows]).select_related("team")
    return {referral.child_id: referral for referral in found}


def _page(request: HttpRequest, row: Screening, form: ScreeningForm, title: str) -> HttpResponse:
    """What came in and what is known at the left; a block for each child at the right."""
    user: Any = request.user
    rows = [block.screening for block in form.blocks]
    newest: dict[Any, ScreeningRecommendation] = {}
    made = ScreeningRecommendation.objects.filter(screening__in=rows).select_related("recommended_by")
    for each in made.order_by("recommended_at"):
        newest[each.screening_id] = each
    told = tells(user, row.contact)
    known = known_of(user, row.contact, [each.child for each in rows])
    return form_page(
        request,
        form,
        title=title,
        draft_about=row.child,
        template="referrals/screening_form.html",
        caption="Screening a contact",
        contact=row.contact,
        screening=row,
        tells=told,
        checks=checks_of(row.contact) if told else [],
        known=known,
        blocks=[(block, newest.get(block.screening.pk)) for block in form.blocks],
        clock_words=SCREENING_DECISION.explain(row.contact.received_at),
        cancel_url=reverse("contact", args=[row.contact_id]),
    )
