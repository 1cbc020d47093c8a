"""The pages that belong to no one stage: each person's home, and a manager's team."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from casework import clock
from casework.guards import NotYours
from casework.roles import Role
from children.contributions import worklist
from cornwall_cs import home as reads


def home(request: HttpRequest) -> HttpResponse:
    """Each role's own worklist: what waits, what is due, what was returned, and their children."""
    user = request.user
    items = worklist(user, clock.today()) if user.sees_cases else []
    sort = request.GET.get("sort", "name")
    holds_cases = user.has_role(Role.SOCIAL_WORKER, Role.EARLY_HELP_WORKER)
    lines = reads.lines_of(reads.children_of(user, sort=sort), items) if holds_cases else []
    context = {
        "title": "Home",
        "groups": reads.groups_of(items, clock.today()),
        "empty": reads.empty_words(user),
        "holds_cases": holds_cases,
        "lines": lines,
        "sort": sort,
        "sorts": [("name", "name"), ("stage", "where they are"), ("seen", "longest since seen")],
    }
    return render(request, "cornwall_cs/home.html", context)


def team_home(request: HttpRequest) -> HttpResponse:
    """A manager's team: who holds how many children, who was not seen lately, what is late."""
    if not request.user.has_role(Role.TEAM_MANAGER, Role.SERVICE_MANAGER):
        raise NotYours("This page is for managers of teams. Your own work is on your home page.")
    context = {"title": "My team", "lines": reads.team_of(request.user)}
    return render(request, "cornwall_cs/team.html", context)
