"""Forms sent online: taking them in, and saying which child each one named is."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from casework import clock
from casework.drafts import typed
from casework.files.keeping import content_of, kind_of_file
from casework.files.serving import attachment
from casework.guards import NotNow
from casework.pages import form_page, page_of, save_once
from children.access import RESTRICTED_LINE, find_person
from children.search import likely
from children.services.people import create_person
from inbox.models import SealedForm
from referrals.access import OpenContact, open_contact
from referrals.forms.online import LeaveOutForm, MatchChildForm, NewNamedChildForm
from referrals.guards import require_front_door, require_work_on
from referrals.online import NamedChild
from referrals.sent_online import SentOnline, sent_online, to_match
from referrals.services import leave_out, match_child, take_in_waiting


def online_forms(request: HttpRequest) -> HttpResponse:
    """Forms that wait to be taken in, and those on which children are still to be matched."""
    user: Any = request.user
    require_front_door(user)
    context = {
        "title": "Forms sent online",
        "caption": "MARU",
        "waiting": SealedForm.objects.count(),
        "oldest": SealedForm.objects.order_by("sent_at").values_list("sent_at", flat=True).first(),
        "page": page_of(request, to_match(user)),
        "opens": bool(settings.INBOX_PRIVATE_KEYS),
    }
    return render(request, "referrals/online/forms.html", context)


@require_POST
def online_take_in(request: HttpRequest) -> HttpResponse:
    """Take in all that waits."""
    user: Any = request.user
    require_front_door(user)
    if not settings.INBOX_PRIVATE_KEYS:
        raise NotNow("This record has no key that opens forms sent online. Tell whoever runs the service.")
    taken = take_in_waiting(by=user)
    number = len(taken.contacts)
    messages.success(
        request, f"{number} form{'' if number == 1 else 's'} taken in. The contacts are on the desk."
    )
    if taken.left:
        words = "1 form was" if taken.left == 1 else f"{taken.left} forms were"
        messages.error(request, f"{words} not taken in, and still there. Tell whoever runs the service.")
    return redirect("online_forms")


def _named(request: HttpRequest, pk: UUID, number: int) -> tuple[OpenContact, SentOnline, NamedChild]:
    """A contact that was sent online, and one of the children named of whom nobody has said who they are."""
    opened = open_contact(request, pk)
    require_work_on(request.user, opened.contact)
    opened.require_account()
    sent = sent_online(opened.contact)
    if sent is None or not 1 <= number <= sent.form.children_named:
        raise Http404
    named = sent.unmatched(number)
    if named is None:
        raise NotNow("Somebody has said already who this child is. Open the contact again.")
    return opened, sent, named


def online_child(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """What the form says of a child, beside who on record may be meant, each with the reasons."""
    user: Any = request.user
    opened, sent, named = _named(request, pk, number)
    by_name = likely(user, named.looked_for)
    by_number = likely(user, named.id_number) if named.id_number else None
    people = {person.pk: person for person in [*(by_number.people if by_number else []), *by_name.people]}
    for person in people.values():
        age = person.age_on(clock.today())
        person.is_adult = age is not None and age >= 18
    context = {
        "title": f"Who is {named.name}?",
        "caption": f"Child {number} of {sent.form.children_named} on the form",
        "contact": opened.contact,
        "named": named,
        "people": list(people.values()),
        "restricted_line": RESTRICTED_LINE if by_name.hidden or (by_number and by_number.hidden) else "",
        "on_it": {row.child_id for row in opened.screenings},
        "back_url": reverse("contact", args=[pk]),
        "back_label": "Back to the contact",
    }
    return render(request, "referrals/online/child.html", context)


def online_child_add(request: HttpRequest, pk: UUID, number: int, person: UUID) -> HttpResponse:
    """Somebody on record is the child named: they go on the contact, and the files on their record."""
    user: Any = request.user
    _, sent, named = _named(request, pk, number)
    child = find_person(request, person)
    form = MatchChildForm(typed(request), named=named, files=sent.kept_files)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            match_child(
                by=user,
                form=sent.form,
                number=number,
                child=child,
                child_words=form.cleaned_data["child_words"],
                files=form.chosen_files,
            )
            return reverse("contact", args=[pk])

        if response := save_once(request, form, save):
            messages.success(request, f"{child.name} is on the contact.")
            return response
    return form_page(
        request,
        form,
        title=f"Is this {named.name}?",
        draft_title="Say which child this is",
        template="referrals/online/add.html",
        person=child,
        named=named,
        caption="Contact",
        cancel_url=reverse("online_child", args=[pk, number]),
    )


def online_child_new(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """Nobody on record is the child named: a record is made, with what the form says filled in."""
    user: Any = request.user
    _, sent, named = _named(request, pk, number)
    form = NewNamedChildForm(typed(request), named=named, files=sent.kept_files, user=user)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            because = form.cleaned_data["different"]
            child = create_person(by=user, different_because=because, **form.person_answers())
            match_child(
                by=user,
                form=sent.form,
                number=number,
                child=child,
                child_words=form.cleaned_data["child_words"],
                files=form.chosen_files,
            )
            return reverse("contact_family", args=[pk, child.pk])

        if response := save_once(request, form, save):
            messages.success(request, "The record is made, and the child is on the contact.")
            return response
    looked = likely(user, named.looked_for)
    return form_page(
        request,
        form,
        title="A child not yet on record",
        draft_title="A child named on a form",
        template="referrals/child_new.html",
        caption="Contact",
        matches=form.matches or looked.people,
        restricted_line=form.restricted_line,
        cancel_url=reverse("online_child", args=[pk, number]),
    )


def online_child_out(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """A child named is not put on the contact, and why."""
    opened, sent, named = _named(request, pk, number)
    form = LeaveOutForm(typed(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            leave_out(by=request.user, form=sent.form, number=number, **form.answers)
            return reverse("contact", args=[pk])

        if response := save_once(request, form, save):
            messages.success(request, "They are left out. What the form says of them stays.")
            return response
    return form_page(
        request,
        form,
        title=f"Leave {named.name} out",
        draft_title="Leave a child named on a form out",
        draft_about=opened.first_child,
        caption="Contact",
        cancel_url=reverse("online_child", args=[pk, number]),
    )


def online_file(request: HttpRequest, pk: UUID, file: UUID) -> HttpResponse:
    """A file that came with the form, to be saved: for whoever may read what was reported."""
    opened = open_contact(request, pk)
    opened.require_account()
    sent = sent_online(opened.contact)
    found = next((each.file for each in sent.kept_files if each.pk == file), None) if sent else None
    if found is None:
        raise Http404
    return attachment(content_of(found), kind_of_file(found), found.label)
