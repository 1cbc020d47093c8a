"""The addresses of the site, and some that break: what the log and the error page then say."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

from children.models import Person
from cornwall_cs.urls import urlpatterns as own


@login_not_required
def breaks(request: HttpRequest) -> HttpResponse:
    """Breaks with what was typed in its message, in a local variable, and in the address."""
    typed = request.POST["given_name"]
    raise ValueError(f"{typed} cannot be saved")


@login_not_required
def breaks_twice(request: HttpRequest) -> HttpResponse:
    try:
        {}[request.POST["given_name"]]
    except KeyError as missing:
        raise RuntimeError(f"No {missing}") from missing


@login_not_required
def refused_by_the_database(request: HttpRequest) -> HttpResponse:
    """Two people of one number: the database says which, and what the row holds."""
    name = request.POST["given_name"]
    for _ in range(2):
        Person.objects.create(given_name=name, family_name=name, number="AAAA11")


@login_not_required
def without_a_database(request: HttpRequest) -> HttpResponse:
    connection.execute_wrappers.append(refused)
    raise RuntimeError


def refused(*args: Any) -> None:
    raise AssertionError("the error page asked the database")


urlpatterns = [
    path("breaks/", breaks, name="breaks"),
    path("breaks/twice/", breaks_twice, name="breaks_twice"),
    path("breaks/database/", refused_by_the_database, name="refused_by_the_database"),
    path("breaks/without/", without_a_database, name="without_a_database"),
    *own,
]
