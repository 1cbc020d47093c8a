"""The council's own figures and words in the admin site, and beside them, to read, what law sets."""

from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, reverse

from casework import clock
from casework.admin.propose import propose
from casework.admin.reference import RuleAdmin
from casework.admin.rule_forms import FigureForm, LabelForm
from casework.labels import CATALOGUE, GROUPS
from casework.local_rules import (
    all_timescales,
    amount_words,
    group_of,
    labels_on,
    preview_of_figure,
    preview_of_label,
    set_figure,
    set_label,
    timescale_of,
)
from casework.models import LocalLabel, LocalTimescale
from casework.timescales import Timescale, words_for


class KeyedRuleAdmin(RuleAdmin):
    """Rules that the product names by a key: listed whether or not the council has set its own."""

    def get_urls(self) -> list[URLPattern]:
        return [*super().get_urls(), self.route("<str:key>/change/", self.rule_view, "change")]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        self.require(request)
        context = self.frame(request, title=self.list_title, intro=self.intro, groups=self.groups())
        return TemplateResponse(request, "admin/rules.html", {**context, "back_url": ""})

    def groups(self) -> list[dict[str, Any]]:
        raise NotImplementedError

    def rule_view(self, request: HttpRequest, key: str) -> HttpResponse:
        raise NotImplementedError

    def page_of(self, key: str) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[key])


@admin.register(LocalTimescale)
class LocalTimescaleAdmin(KeyedRuleAdmin):
    called = "Timescales"
    intro = (
        "A clock keeps the figure in force on the day it started. What law or a return sets changes with a "
        "release, and is here to read."
    )

    def groups(self) -> list[dict[str, Any]]:
        today, coming = clock.today(), self._coming()

        def cells(rule: Timescale) -> list[str]:
            figure = amount_words(rule, rule.on(today).amount)
            return [rule.name, figure, coming.get(rule.key, ""), rule.counts_from, rule.source]

        columns = ["Timescale", "Figure today", "To come", "Counted from", "Source"]
        rules = list(all_timescales())
        own = [(self.page_of(rule.key), cells(rule)) for rule in rules if rule.local]
        fixed = [("", [*cells(rule)[:2], *cells(rule)[3:]]) for rule in rules if not rule.local]
        return [
            {"title": "Set by the council", "columns": columns, "rows": own},
            {"title": "Set by law or a return", "columns": [*columns[:2], *columns[3:]], "rows": fixed},
        ]

    def _coming(self) -> dict[str, str]:
        """For each rule, the next figure that has not begun."""
        rows = LocalTimescale.objects.filter(effective_from__gt=clock.today()).order_by("-effective_from")
        return {row.key: f"{row.amount} from {words_for(row.effective_from)}" for row in rows}

    def rule_view(self, request: HttpRequest, key: str) -> HttpResponse:
        """One timescale of the council's: who set what, and, for administrators, setting it."""
        me, rule = self.require(request, keeper=request.method == "POST"), timescale_of(key)
        if rule is None or not rule.local:
            raise Http404

        def save(asked: dict[str, Any], reason: str) -> str:
            row = set_figure(by=me, key=key, reason=reason, **asked)
            figure = amount_words(rule, row.amount)
            messages.success(request, f"{rule.name}: {figure} from {words_for(row.effective_from)}.")
            return self.list_url

        return propose(
            request,
            ask=FigureForm(request.GET or None, key=key) if self.keeps(request) else None,
            reads_only=not self.keeps(request),
            preview=lambda asked: preview_of_figure(key, **asked),
            save=save,
            **self.frame(
                request,
                LocalTimescale.history.filter(key=key),
                title=rule.name,
                caption="Timescale set by the council",
                ask_title="Set another figure",
                facts=[
                    ("Today", amount_words(rule, rule.on(clock.today()).amount)),
                    ("Counted from", rule.counts_from),
                    ("Source", rule.source),
                ],
            ),
        )


@admin.register(LocalLabel)
class LocalLabelAdmin(KeyedRuleAdmin):
    called = "The council’s own words"
    intro = "Labels that are no statutory code, and what the council calls them. Codes never change here."

    def groups(self) -> list[dict[str, Any]]:
        today = labels_on(clock.today())
        rows = LocalLabel.objects.filter(effective_from__gt=clock.today()).order_by("-effective_from")
        coming = {row.key: f"{row.words}, from {words_for(row.effective_from)}" for row in rows}
        columns = ["As the product comes", "Called today", "To come"]
        return [
            {
                "title": title,
                "columns": columns,
                "rows": [
                    (self.page_of(key), [CATALOGUE[key], today[key], coming.get(key, "")])
                    for key in CATALOGUE
                    if group_of(key) == group
                ],
            }
            for group, title in GROUPS.items()
        ]

    def rule_view(self, request: HttpRequest, key: str) -> HttpResponse:
        """One label: who called it what, and, for administrators, calling it something else."""
        me = self.require(request, keeper=request.method == "POST")
        if key not in CATALOGUE:
            raise Http404

        def save(asked: dict[str, Any], reason: str) -> str:
            row = set_label(by=me, key=key, reason=reason, **asked)
            messages.success(request, f"It is called “{row.words}” from {words_for(row.effective_from)}.")
            return self.list_url

        return propose(
            request,
            ask=LabelForm(request.GET or None, key=key) if self.keeps(request) else None,
            reads_only=not self.keeps(request),
            preview=lambda asked: preview_of_label(key, **asked),
            save=save,
            **self.frame(
                request,
                LocalLabel.history.filter(key=key),
                title=labels_on(clock.today())[key],
                caption=GROUPS[group_of(key)],
                ask_title="Call it something else",
                facts=[("As the product comes", CATALOGUE[key])],
            ),
        )
