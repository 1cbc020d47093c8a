"""A transfer to another team, from its summary to its answer; and the work with a twin."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from casework.conflict import save_or_compare
from casework.drafts import typed
from casework.forms import PageForm
from casework.guards import NotNow, NotYours
from casework.pages import form_page, save_once
from children.access import open_record, require_worker, require_writer, works_with
from children.models import Birth, Person
from children.pages import child_context
from referrals.choices import IN_HAND, TransferState
from referrals.forms.transfers import (
    AnswerForm,
    ApprovalForm,
    ProposeForm,
    SummaryForm,
    TransferForm,
    TwinWorkForm,
    WithdrawForm,
)
from referrals.guards import require_manager, require_withdrawer, withdraws
from referrals.models import Referral, Transfer, TwinDecision
from referrals.open_work import kinds_open
from referrals.services import transfers as services
from referrals.services.twins import decide_on_twin, require_twins_referral
from referrals.timescales import ANSWER_TRANSFER

FORM_PAGE = "children/form_page.html"
RELATED = ("referral__child", "referral__team", "from_team", "to_team", "created_by")


def transfer_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Begin a transfer: to which team, why, from when, and which brothers and sisters go too."""
    case = open_record(request, Referral, pk, "child", "team")
    require_worker(request.user, case.child)
    if not case.is_open:
        raise NotNow("This referral has ended, so there is nothing to transfer.")
    mates = _mates_of(request.user, case)
    form = TransferForm(typed(request), case=case, mates=mates)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            said = form.answers
            along = list(said.pop("siblings", []))
            made = services.draft_transfer(by=request.user, referrals=[case, *along], **said)
            return reverse("transfer", args=[made[0].pk])

        if response := save_once(request, form, save):
            return response
    return _form(request, case.child, form, title="Transfer to another team", back=("referral", case.pk))


def transfer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Where a transfer is, its summary, what was decided, and what comes next."""
    row = open_record(request, Transfer, pk, *RELATED)
    user: Any = request.user
    ours = works_with(user, row.child)
    copies = row.copies.prefetch_related("approvals__decided_by", "answers__decided_by")
    decisions = [made for copy in copies for made in [*copy.answers.all(), *copy.approvals.all()]]
    in_hand = ours and row.state in IN_HAND
    context = {
        **child_context(request, row.child),
        "title": f"Transfer to {row.to_team}",
        "caption": row.get_state_display(),
        "transfer": row,
        "rule": ANSWER_TRANSFER.explain(row.sent_at) if row.sent_at else "",
        "mates": _together(user, row),
        "decisions": sorted(decisions, key=lambda made: made.decided_at, reverse=True),
        "in_hand": in_hand,
        "may_withdraw": ours and row.is_open and withdraws(user, row),
        "next_page": _next_page(user, row),
    }
    return render(request, "referrals/transfer.html", context)


def transfer_summary(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Mend the summary that the other team will read."""
    row = _in_hand(request, pk)

    def build(data: Any, on: Any) -> SummaryForm:
        return SummaryForm(data, transfer=on)

    form = build(typed(request), row)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            version = form.cleaned_data["version"]
            services.save_summary(by=request.user, transfer=row, version=version, parts=form.answers)
            return reverse("transfer", args=[pk])

        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    return _form(request, row.child, form, title="Transfer summary", back=("transfer", pk))


def transfer_propose(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Propose the transfer, with those of the brothers and sisters begun with it."""
    row = _in_hand(request, pk)

    def build(data: Any, on: Any) -> ProposeForm:
        return ProposeForm(data, initial={"version": on.version})

    form = build(typed(request), row)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            version = form.cleaned_data["version"]
            services.propose_transfer(by=request.user, transfer=row, version=version)
            messages.success(request, "The transfer is proposed. Its summary cannot be changed now.")
            return reverse("transfer", args=[pk])

        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    return _form(
        request,
        row.child,
        form,
        title=f"Propose the transfer to {row.to_team}",
        back=("transfer", pk),
        template="referrals/transfer_propose.html",
        transfer=row,
        mates=_together(request.user, row),
    )


def transfer_decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The sending manager's decision."""
    row = open_record(request, Transfer, pk, *RELATED)
    require_worker(request.user, row.child)
    _require_manager_of(request, row.from_team_id, str(row.from_team))
    _require_state(row, TransferState.WITH_MANAGER)
    form = ApprovalForm(typed(request), user=request.user)
    return _decide(request, row, form, services.decide_transfer, title="Decide on the transfer")


def transfer_answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The receiving manager's decision."""
    row = open_record(request, Transfer, pk, *RELATED)
    _require_manager_of(request, row.to_team_id, str(row.to_team))
    _require_state(row, TransferState.WITH_TEAM)
    form = AnswerForm(typed(request), user=request.user)
    return _decide(request, row, form, services.answer_transfer, title="Answer the transfer")


def transfer_withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Withdraw a transfer that is not accepted yet."""
    row = open_record(request, Transfer, pk, *RELATED)
    require_worker(request.user, row.child)
    require_withdrawer(request.user, row)
    if not row.is_open:
        raise NotNow("This transfer has ended already.")

    def build(data: Any, on: Any) -> WithdrawForm:
        return WithdrawForm(data, initial={"version": on.version})

    form = build(typed(request), row)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            version = form.cleaned_data["version"]
            services.withdraw_transfer(by=request.user, transfer=row, version=version, **form.answers)
            return reverse("transfer", args=[pk])

        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    return _form(request, row.child, form, title="Withdraw the transfer", back=("transfer", pk))


def twin_decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How the work goes on with a twin."""
    birth = open_record(request, Birth, pk, "person", "twin_of")
    require_writer(request.user, birth.person)
    first = require_twins_referral(birth)
    require_manager(request.user, first)
    if TwinDecision.objects.filter(birth=birth).exists() and request.method != "POST":
        raise NotNow("This has been decided already. The decisions about the child say how.")
    has_plan = "plan" in kinds_open(first)
    form = TwinWorkForm(typed(request), user=request.user, birth=birth, has_plan=has_plan)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            decide_on_twin(by=request.user, birth=birth, **form.decision_answers())
            return reverse("child", args=[birth.person_id])

        if response := save_once(request, form, save):
            return response
    return _form(request, birth.person, form, title="The work with a twin", back=("child", birth.person_id))


def _decide(request: HttpRequest, row: Transfer, form: Any, record: Any, **context: Any) -> HttpResponse:
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            record(by=request.user, transfer=row, **form.decision_answers())
            # Returned, the record closes to the team that was asked.
            messages.success(request, "Your decision is recorded.")
            return reverse("home")

        if response := save_once(request, form, save):
            return response
    template = "referrals/transfer_decide.html"
    return _form(
        request, row.child, form, back=("transfer", row.pk), template=template, transfer=row, **context
    )


def _form(
    request: HttpRequest, child: Person, form: PageForm, *, back: tuple[str, Any], **context: Any
) -> HttpResponse:
    template = context.pop("template", FORM_PAGE)
    cancel = reverse(back[0], args=[back[1]])
    around = child_context(request, child)
    return form_page(request, form, template=template, cancel_url=cancel, **around, **context)


def _in_hand(request: HttpRequest, pk: UUID) -> Transfer:
    row = open_record(request, Transfer, pk, *RELATED)
    require_worker(request.user, row.child)
    if row.state not in IN_HAND:
        raise NotNow("This transfer was proposed already. It changes only when it is returned.")
    return row


def _require_manager_of(request: HttpRequest, team: int, name: str) -> None:
    if team not in request.user.managed_team_ids:
        raise NotYours(f"A manager of {name} does this. Ask them.")


def _require_state(row: Transfer, state: TransferState) -> None:
    if row.state != state:
        raise NotNow(f"This transfer does not wait for that: {row.get_state_display().lower()}.")


def _mates_of(user: Any, case: Referral) -> list[Referral]:
    """The open referrals of brothers and sisters in the same team, on which the user may write."""
    kinds = ("sibling", "half_sibling", "step_sibling")
    siblings = case.child.relationships.filter(ends=None, kind__in=kinds).values("other")
    writable = Person.objects.writable_by(user).filter(pk__in=siblings)
    rows = Referral.objects.open().filter(child__in=writable, team=case.team_id)
    free = rows.exclude(pk__in=Transfer.objects.open().values("referral"))
    return list(free.select_related("child"))


def _together(user: Any, row: Transfer) -> list[Transfer]:
    """The transfers of brothers and sisters begun with this one, which the user may read."""
    rows = Transfer.objects.filter(together=row.together).exclude(pk=row.pk).readable_by(user)
    return list(rows.select_related("referral__child", "to_team"))


def _next_page(user: Any, row: Transfer) -> tuple[str, str] | None:
    """What the user can do next with it: the address and what the button says."""
    if row.state == TransferState.WITH_MANAGER and row.from_team_id in user.managed_team_ids:
        return reverse("transfer_decide", args=[row.pk]), "Decide on the transfer"
    if row.state == TransferState.WITH_TEAM and row.to_team_id in user.managed_team_ids:
        return reverse("transfer_answer", args=[row.pk]), "Answer the transfer"
    return None
