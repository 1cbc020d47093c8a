"""The pages of the duty rota: a team's week, with who is on duty, the gaps, and turns to add."""

from datetime import date, timedelta
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_POST

from casework import clock
from casework.duty import call_off, members_of, put_on_duty, require_keeper, teams_kept_by, week_of_rota
from casework.forms import CheckboxesField, Fieldset, Inline, PageForm, RecordField, TimeField
from casework.guards import NotYours
from casework.models import DutyTurn, Team, User
from casework.pages import save_once
from casework.previews import counted
from casework.timescales import local_date, words_for
from casework.working_days import calendar

WEEK = timedelta(days=7)
NOT_YOURS = "The duty rota is written by managers of teams and by system administrators."


class TurnForm(PageForm):
    """Somebody put on duty on several days of a week, between the same hours."""

    submit_label = "Put on the rota"
    layout = [Fieldset("Add turns", "user", "days", Inline("starts", "ends"))]

    user = RecordField(label="Who")
    days = CheckboxesField(label="Days", error_messages={"required": "Choose at least one day"})
    starts = TimeField(label="From", initial="09:00")
    ends = TimeField(label="Until", initial="17:00", help_text="At or before the start: the next morning")

    def __init__(self, *args: Any, team: Team, monday: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = members_of(team)  # type: ignore[attr-defined]
        days = [monday + timedelta(days=n) for n in range(7)]
        offered = [(day.isoformat(), words_for(day)) for day in days if day >= clock.today()]
        self.fields["days"].choices = offered  # type: ignore[attr-defined]

    def clean_days(self) -> list[date]:
        return [date.fromisoformat(day) for day in self.cleaned_data["days"]]


def team_rota(request: HttpRequest) -> HttpResponse:
    """A manager's page of the rota of the teams they manage."""
    return rota_page(request, layout="base.html", address="team_rota")


def rota_page(request: HttpRequest, *, layout: str, address: str) -> HttpResponse:
    """A week of one team's rota. Which team and week stand in the address."""
    user = cast(User, request.user)
    teams = list(teams_kept_by(user))
    if not teams:
        raise NotYours(NOT_YOURS)
    team, monday = _team(request, teams), _monday(request)

    def here(week: date, of: Team = team) -> str:
        return f"{reverse(address)}?{urlencode({'team': of.key, 'week': week.isoformat()})}"

    may_add = monday + WEEK > clock.today()
    form = _form(request, team, monday) if may_add else None
    if form and request.method == "POST" and form.is_valid():

        def save() -> str:
            turns = put_on_duty(by=user, team=team, **form.answers)
            messages.success(request, f"{counted(len(turns), 'turn')} added for {form.answers['user']}.")
            return here(monday)

        if response := save_once(request, form, save):
            return response
    context = {
        "layout": layout,
        "title": "Duty rota",
        "caption": str(team),
        "form": form,
        "week": week_of_rota(team, monday, calendar()),
        "now": clock.now(),
        "in_admin": layout != "base.html",
        "teams": [(str(each), here(monday, each), each == team) for each in teams],
        "weeks": [
            ("Week before", here(monday - WEEK)),
            ("This week", here(_monday_of(clock.today()))),
            ("Week after", here(monday + WEEK)),
        ],
    }
    return render(request, "casework/rota.html", context)


def _form(request: HttpRequest, team: Team, monday: date) -> TurnForm:
    return TurnForm(request.POST if request.method == "POST" else None, team=team, monday=monday)


def _team(request: HttpRequest, teams: list[Team]) -> Team:
    """The team asked for, if it is one of these; the first where none is asked for."""
    asked = request.GET.get("team")
    if not asked:
        return teams[0]
    chosen = next((team for team in teams if team.key == asked), None)
    if chosen is None:
        raise NotYours(NOT_YOURS)
    return chosen


def _monday(request: HttpRequest) -> date:
    """The Monday of the week asked for; of this one where the address asks for nonsense."""
    try:
        asked = parse_date(request.GET.get("week", "")) or clock.today()
    except ValueError:
        asked = clock.today()
    # Far off there is no rota, and counting on from there would run out of dates.
    return _monday_of(asked if 2000 <= asked.year <= 2100 else clock.today())


def _monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


@require_POST
def duty_turn_end(request: HttpRequest) -> HttpResponse:
    """Take somebody off duty, by one press, and go back to the week it was on."""
    user = cast(User, request.user)
    try:
        turn = DutyTurn.objects.select_related("team").filter(pk=request.POST.get("turn", "")).first()
    except (ValueError, ValidationError):
        turn = None
    if turn is None:
        raise Http404
    require_keeper(user, turn.team)
    call_off(by=user, turn=turn)
    messages.success(request, "The turn is taken off the rota.")
    return HttpResponseRedirect(_back(request, turn))


def _back(request: HttpRequest, turn: DutyTurn) -> str:
    """The week of the rota the press came from: the managers' page, or the admin site's."""
    admin = request.POST.get("from") == "admin"
    where = reverse("admin:casework_dutyturn_changelist" if admin else "team_rota")
    week = _monday_of(local_date(turn.starts_at))
    return f"{where}?{urlencode({'team': turn.team.key, 'week': week.isoformat()})}"
