"""The site, and a page with nothing on it: the floor that every other page is measured against."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from cornwall_cs.urls import handler500, urlpatterns

__all__ = ["handler500", "urlpatterns"]


def bare(request: HttpRequest) -> HttpResponse:
    """The frame of every page, for whoever is signed in."""
    return render(request, "base.html", {"title": "Nothing"})


urlpatterns = [*urlpatterns, path("benchmark/bare/", bare, name="bare")]
