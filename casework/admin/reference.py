"""Dated rules in the admin site: who may decide, and the bank holidays. Leaders read, administrators keep."""

from typing import Any, ClassVar, cast
from uuid import UUID

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, reverse

from casework import clock
from casework.admin.base import ReferenceAdmin, shows
from casework.admin.history import entries_of
from casework.admin.propose import propose
from casework.admin.rule_forms import EndForm, GiveForm, HolidayForm
from casework.authority_changes import end, give, outcome_labels, stage_labels
from casework.authority_preview import preview_of_ended, preview_of_given
from casework.bank_holidays import (
    add_bank_holiday,
    preview_of_added,
    preview_of_withdrawn,
    withdraw_bank_holiday,
)
from casework.models import Authority, BankHoliday, User
from casework.previews import counted
from casework.roles import Role
from casework.templatetags.casework import date_words
from casework.timescales import words_for

#: The fields that say which rule it is: its page says so.
WHICH_RULE = frozenset({"key", "stage", "outcome", "role", "act", "date"})


class RuleAdmin(ReferenceAdmin):
    """A rule that administrators change without a developer, and leaders read."""

    #: What the links of the list are for, where there are several.
    links_title: ClassVar[str] = ""

    def links(self, request: HttpRequest) -> list[tuple[str, str]]:
        """Where administrators add a rule of this kind: words and address."""
        return []

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        links = self.links(request) if self.keeps(request) else []
        context = {"links": links, "links_title": self.links_title if links else ""}
        return super().changelist_view(request, {**context, **(extra_context or {})})

    def get_list_display_links(self, request: HttpRequest, list_display: Any) -> list[Any]:
        return list(list_display)[:1]

    def keeps(self, request: HttpRequest) -> bool:
        return isinstance(request.user, User) and request.user.has_role(Role.SYSTEM_ADMINISTRATOR)

    def require(self, request: HttpRequest, *, keeper: bool = False) -> User:
        """The user, who may read here, or change. Raises PermissionDenied."""
        if not (self.keeps(request) if keeper else self.has_view_permission(request)):
            raise PermissionDenied
        return cast(User, request.user)

    def row(self, pk: UUID) -> Any:
        found = self.model._default_manager.filter(pk=pk).first()
        if found is None:
            raise Http404
        return found

    @property
    def list_url(self) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")

    def frame(
        self, request: HttpRequest, history: QuerySet[Any] | None = None, **more: Any
    ) -> dict[str, Any]:
        """What every page of a rule shows round its content."""
        return {
            **self.admin_site.each_context(request),
            "back_url": self.list_url,
            "back_label": self.list_title,
            "entries": entries_of([history], WHICH_RULE) if history is not None else None,
            "keeps": self.keeps(request),
            **more,
        }


def _words(stage: str, outcome: str) -> str:
    return outcome_labels(stage)[outcome]


@admin.display(description="Stage")
def stage_column(row: Authority) -> str:
    return stage_labels()[row.stage]


@admin.display(description="Outcome")
def outcome_column(row: Authority) -> str:
    return _words(row.stage, row.outcome)


@admin.display(description="State")
def state_column(row: Any) -> str:
    """Whether a right holds today."""
    if row.withdrawn_at:
        return "Withdrawn"
    if row.starts > clock.today():
        return "To come"
    return "Over" if row.ends and row.ends < clock.today() else "In force"


class StageFilter(admin.SimpleListFilter):
    title = "stage"
    parameter_name = "stage"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(stage_labels().items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(stage=self.value()) if self.value() else queryset


@admin.register(Authority)
class AuthorityAdmin(RuleAdmin):
    called = "Authority table"
    links_title = "Give a role a right in"
    intro = "Who may recommend and who may decide, from when, and why. Nothing in force is rewritten."
    list_display = (
        outcome_column,
        stage_column,
        shows("May", "act"),
        shows("Role", "role"),
        shows("From", "starts"),
        shows("To", "ends"),
        state_column,
        shows("Why", "reason"),
    )
    ordering = ("stage", "outcome", "act", "role", "starts")
    list_filter = (StageFilter, "role", "act")

    def get_urls(self) -> list[URLPattern]:
        return [
            *super().get_urls(),
            self.route("give/<slug:stage>/", self.give_view, "give"),
            self.route("<uuid:object_id>/change/", self.right_view, "change"),
        ]

    def links(self, request: HttpRequest) -> list[tuple[str, str]]:
        return [
            (label, reverse("admin:casework_authority_give", args=[stage]))
            for stage, label in stage_labels().items()
        ]

    def give_view(self, request: HttpRequest, stage: str) -> HttpResponse:
        """Give a role the right to recommend or decide outcomes of a stage."""
        me = self.require(request, keeper=True)
        if stage not in stage_labels():
            raise Http404

        def save(asked: dict[str, Any], reason: str) -> str:
            given = give(by=me, stage=stage, reason=reason, **_given(asked))
            messages.success(request, f"{counted(len(given), 'right')} given to {asked['role'].label}.")
            return f"{self.list_url}?stage={stage}"

        return propose(
            request,
            ask=GiveForm(request.GET or None, stage=stage),
            preview=lambda asked: preview_of_given(me, stage=stage, **_given(asked)),
            save=save,
            **self.frame(request, title="Give a role a right", caption=stage_labels()[stage]),
        )

    def right_view(self, request: HttpRequest, object_id: UUID) -> HttpResponse:
        """One right: what it is, who changed what, and, for administrators, ending it."""
        me, row = self.require(request, keeper=request.method == "POST"), self.row(object_id)

        def save(asked: dict[str, Any], reason: str) -> str:
            ended = end(by=me, right=row, last_day=asked["last_day"], reason=reason)
            said = f"It ends on {date_words(ended.ends)}."
            messages.success(request, "It is withdrawn." if ended.withdrawn_at else said)
            return reverse("admin:casework_authority_change", args=[row.pk])

        # A page sent twice goes where the first went, even if the right is over by then.
        over = state_column(row) in {"Over", "Withdrawn"} and request.method != "POST"
        return propose(
            request,
            ask=None if over or not self.keeps(request) else EndForm(request.GET or None, right=row),
            reads_only=over or not self.keeps(request),
            preview=lambda asked: preview_of_ended(me, row, asked["last_day"]),
            save=save,
            **self.frame(
                request,
                row.history.all(),
                title=f"{row.get_role_display()}: {_words(row.stage, row.outcome)}",
                caption=f"{stage_labels()[row.stage]}, {row.get_act_display().lower()}",
                ask_title="End this right",
                facts=[
                    ("From", words_for(row.starts)),
                    ("To", words_for(row.ends) if row.ends else "Goes on"),
                    ("State", state_column(row)),
                    ("Why", row.reason),
                ],
            ),
        )


def _given(asked: dict[str, Any]) -> dict[str, Any]:
    """The answers to GiveForm, as the service calls them."""
    return {"outcomes" if name == "which" else name: value for name, value in asked.items()}


@admin.display(description="State")
def holiday_state(row: BankHoliday) -> str:
    return "Withdrawn" if row.withdrawn_at else "Counts"


@admin.register(BankHoliday)
class BankHolidayAdmin(RuleAdmin):
    intro = "Days that working days leave out. Source: bank holidays in England."
    list_display = (shows("Date", "date"), shows("Name", "name"), holiday_state)
    ordering = ("-date",)

    def get_urls(self) -> list[URLPattern]:
        return [
            *super().get_urls(),
            self.route("add/", self.add_holiday, "add"),
            self.route("<uuid:object_id>/change/", self.holiday_view, "change"),
        ]

    def links(self, request: HttpRequest) -> list[tuple[str, str]]:
        return [("Add a bank holiday", reverse("admin:casework_bankholiday_add"))]

    def add_holiday(self, request: HttpRequest) -> HttpResponse:
        """Add a bank holiday, and move the clocks still running across it."""
        me = self.require(request, keeper=True)

        def save(asked: dict[str, Any], reason: str) -> str:
            moved = add_bank_holiday(by=me, reason=reason, **asked)
            messages.success(request, f"{asked['name']} was added. {counted(moved, 'clock')} moved.")
            return self.list_url

        return propose(
            request,
            ask=HolidayForm(request.GET or None),
            preview=lambda asked: preview_of_added(asked["date"]),
            save=save,
            **self.frame(request, title="Add a bank holiday"),
        )

    def holiday_view(self, request: HttpRequest, object_id: UUID) -> HttpResponse:
        """One bank holiday: who changed what, and, for administrators, withdrawing it."""
        me, row = self.require(request, keeper=request.method == "POST"), self.row(object_id)

        def save(asked: dict[str, Any], reason: str) -> str:
            moved = withdraw_bank_holiday(by=me, holiday=row, reason=reason)
            messages.success(request, f"{row.name} is withdrawn. {counted(moved, 'clock')} moved.")
            return self.list_url

        return propose(
            request,
            reads_only=not self.keeps(request) or bool(row.withdrawn_at and request.method != "POST"),
            preview=lambda asked: preview_of_withdrawn(row),
            save=save,
            submit_label="Withdraw it",
            **self.frame(
                request,
                row.history.all(),
                title=row.name,
                caption="Bank holiday",
                preview_title="What withdrawing it would change",
                facts=[("Date", words_for(row.date)), ("State", holiday_state(row))],
            ),
        )
