"""A child who is missing: the episodes, and the return home interview after each."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from casework.drafts import typed
from casework.guards import NotNow
from children.access import open_person, open_record, require_writer
from children.forms.missing import InterviewForm, MissingForm, OfferForm, ReturnForm
from children.missing import clock_words, count_of, episodes_of, missing_now, span_words, state_words
from children.models import MissingEpisode
from children.pages import child_context
from children.person_forms import once, said, version_in, versioned
from children.services import life


def child_missing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Every episode of being missing, newest first, and how many there were."""
    person = open_person(request, pk)
    episodes = episodes_of(person)
    context = {
        **child_context(request, person),
        "title": "Missing episodes",
        "episodes": [(each, span_words(each), state_words(each)) for each in episodes],
        "count": count_of(episodes),
    }
    return render(request, "children/missing/list.html", context)


def missing_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record that a child is missing, or was."""
    person = open_person(request, pk)
    require_writer(request.user, person)
    if person.is_unborn or person.has_died:
        raise NotNow(f"{person.name} is not recorded as missing.")
    form = MissingForm(typed(request))

    def save() -> str:
        episode = life.record_missing(by=request.user, person=person, **form.told)
        messages.success(request, "It is recorded.")
        return reverse("missing_episode", args=[episode.pk])

    return once(
        request,
        person,
        form,
        save,
        title=f"Record that {person.called} is or was missing",
        template="children/missing/add.html",
        now=missing_now(person),
    )


def missing_episode(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One episode: from when to when, what the child said, and the interview."""
    episode = open_record(request, MissingEpisode, pk, "person", "created_by", "settled_by")
    span = span_words(episode)
    context = {
        **child_context(request, episode.person),
        "title": span if episode.is_open else f"{episode.get_kind_display()}, {span}",
        "episode": episode,
        "rule": clock_words(episode),
        "state": state_words(episode),
        "count": count_of(episodes_of(episode.person)),
    }
    return render(request, "children/missing/episode.html", context)


def missing_return(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record that a missing child is back."""
    episode = _to_write(request, pk)
    if not episode.is_open and request.method != "POST":
        raise NotNow("The record says already that they are back.")

    def build(data: Any, on: Any) -> ReturnForm:
        return ReturnForm(data, episode=on)

    form = build(typed(request), episode)

    def save() -> str:
        life.record_return(by=request.user, episode=episode, version=version_in(form), **said(form))
        messages.success(request, "They are back. Offer a return home interview within 72 hours.")
        return _page_of(episode)

    return versioned(
        request,
        episode.person,
        form,
        save,
        build,
        title=f"Record that {episode.person.called} is back",
        cancel_url=_page_of(episode),
    )


def missing_offer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record that a return home interview was offered, and what the child answered."""
    episode = _to_interview(request, pk)

    def build(data: Any, on: Any) -> OfferForm:
        return OfferForm(data, initial={"version": on.version})

    form = build(typed(request), episode)

    def save() -> str:
        life.offer_interview(by=request.user, episode=episode, version=version_in(form), **said(form))
        return _page_of(episode)

    return versioned(
        request,
        episode.person,
        form,
        save,
        build,
        title="Offer of a return home interview",
        intro=clock_words(episode),
        cancel_url=_page_of(episode),
    )


def missing_interview(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record the return home interview, and what the child said."""
    episode = _to_interview(request, pk)

    def build(data: Any, on: Any) -> InterviewForm:
        return InterviewForm(data, initial={"version": on.version})

    form = build(typed(request), episode)

    def save() -> str:
        life.record_interview(by=request.user, episode=episode, version=version_in(form), **said(form))
        return _page_of(episode)

    return versioned(
        request,
        episode.person,
        form,
        save,
        build,
        title="Return home interview",
        intro=clock_words(episode),
        cancel_url=_page_of(episode),
    )


def _to_write(request: HttpRequest, pk: UUID) -> MissingEpisode:
    episode = open_record(request, MissingEpisode, pk, "person")
    require_writer(request.user, episode.person)
    return episode


def _to_interview(request: HttpRequest, pk: UUID) -> MissingEpisode:
    """The episode of a child who is back and whose interview is not held yet."""
    episode = _to_write(request, pk)
    if request.method != "POST":
        if episode.is_open:
            raise NotNow("The child is still missing. Record that they are back first.")
        if episode.held_at:
            raise NotNow("The return home interview was held. Its episode says what was said.")
    return episode


def _page_of(episode: MissingEpisode) -> str:
    return reverse("missing_episode", args=[episode.pk])
