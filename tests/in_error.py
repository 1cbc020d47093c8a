"""A child whose record says something unmistakable in entries of every kind, to be struck out again."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.urls import reverse

from assessments.models import SpecialistAssessment
from assessments.services import submit_specialist
from casework import clock
from casework.files.receiving import receive
from casework.searches import sealed
from children.models import Document, Person
from children.services.documents import add_document
from children.services.family import relate
from children.services.people import change_name, set_address, update_person
from children.services.warnings import add_warning
from plans.models import Plan
from plans.services import record_progress
from referrals.models import Contact, Handover
from referrals.services import give_handovers
from supervision.models import OversightNote
from supervision.services import add_oversight
from tests import addresses, kinds, stories
from tests.cast import Cast
from tests.changing_lives import arrested, was_missing
from tests.networks import COUNCIL, VISITOR, networked
from tests.noting import noted
from tests.papers import KEPT
from tests.seeing import missed, worked
from tests.specialist_stories import filled, started
from tests.unit import consulted, prepared

#: What each entry says that nothing else does.
TELLTALES = {
    "children.visit": "I like it when Daddy is at work.",
    "children.lifeevent": "On suspicion of stealing a trombone",
    "children.missingepisode": "A fox in the telephone box",
    "children.casenote": "The parrot was on the telephone",
    "children.missedvisit": "A peacock barred the way",
    "children.directwork": "The wizard took the stairs away",
    "children.document": "Bill from the piano tuner",
    "children.warning": "A goose guards the gate",
    "children.address": "Lantern Loft",
    "children.parentalresponsibility": COUNCIL,
    "children.professional": VISITOR["name"],
    "children.networktie": "Newlyn minis",
    "children.formername": "The registrar misread it",
    "children.relationship": "Step-parent",
    "children.disability": "Incontinence",
    "referrals.consultation": "A gull took the key",
    "referrals.handover": "A seal lies at the door",
    "plans.actionprogress": "The piano arrived",
    "supervision.oversightnote": "The lighthouse rang twice",
    "assessments.specialistassessment": "A heron stands in the hall",
    "plans.review": "Amber drew the house",
    "plans.plan": "If Father comes to the house",
    "assessments.assessment": "what Kerensa found",
    "referrals.screening": "I hid upstairs.",
}


#: Kinds with a page that is called like them.
PAGES = {"visit", "document", "review", "plan", "assessment", "screening", "consultation", "handover"}


@dataclass
class Told:
    """The child, and the entry of each kind."""

    child: Person
    contact: Contact
    entries: dict[str, Any] = field(default_factory=dict)


def told(cast: Cast) -> Told:
    """Amber, with an episode up to a decided review and every other kind of entry."""
    child = stories.child(cast.tamsin)
    review = stories.reviewed(cast, who=child).review
    plan = Plan.objects.get(pk=review.plan_id)
    screening = child.screenings.get()
    whole = {"plans.review": review, "plans.plan": plan, "assessments.assessment": plan.assessment}
    entries = {**_small(cast, child, plan), **whole, "referrals.screening": screening}
    return Told(child, screening.contact, entries)


def _small(cast: Cast, child: Person, plan: Plan) -> dict[str, Any]:
    """Everything that is not a whole piece of work."""
    by, today = cast.kerensa, clock.today()
    update_person(by=by, person=child, version=child.version, details={}, disabilities=["INC"])
    now = Person.objects.get(pk=child.pk)
    now = change_name(
        by=by,
        person=now,
        version=now.version,
        given_name="Ambrosine",
        family_name="Tregear",
        reason=TELLTALES["children.formername"],
    )
    stepfather = stories.child(cast.tamsin, given_name="Perran", date_of_birth=None)
    row = relate(by=by, person=now, other=stepfather, kind="step_parent")
    action = plan.goals.get().actions.first()
    progress = record_progress(
        by=by, action=action, happened_on=today, text=TELLTALES["plans.actionprogress"], state="done"
    )
    responsible, professional, tie = networked(cast, child)
    return {
        "children.parentalresponsibility": responsible,
        "children.professional": professional,
        "children.networktie": tie,
        "children.visit": child.visits.get(),
        "children.lifeevent": arrested(cast, child, what=TELLTALES["children.lifeevent"]),
        "children.casenote": noted(cast, child, account=TELLTALES["children.casenote"]),
        **_seen_and_not(cast, child),
        "children.document": _paper(cast, child),
        "children.warning": _warned(by, child),
        "children.address": set_address(by=by, person=child, lines=TELLTALES["children.address"]),
        "children.formername": child.former_names.get(),
        "children.disability": child.disabilities.get(),
        "children.relationship": row,
        "referrals.consultation": consulted(cast, child, question=TELLTALES["referrals.consultation"]),
        "referrals.handover": _handed_over(cast, child),
        "plans.actionprogress": progress,
        "supervision.oversightnote": _oversight(cast, child),
        "assessments.specialistassessment": _measured(cast, child),
    }


def _warned(by: Any, child: Person) -> Warning:
    return add_warning(by=by, person=child, kind="health", text=TELLTALES["children.warning"])


def _seen_and_not(cast: Cast, child: Person) -> dict[str, Any]:
    """What is told of a child who was away, was not in, and sat down to draw."""
    return {
        "children.missingepisode": was_missing(cast, child, how_back=TELLTALES["children.missingepisode"]),
        "children.missedvisit": missed(cast, child, explanation=TELLTALES["children.missedvisit"]),
        "children.directwork": worked(cast, child, words=TELLTALES["children.directwork"]),
    }


def _measured(cast: Cast, child: Person) -> SpecialistAssessment:
    row = filled(cast, started(cast, child, "young_carer"))
    for answer in row.answers.filter(item__in=["child_says", "would_help"]):
        answer.words = TELLTALES["assessments.specialistassessment"]
        answer.save()
    submit_specialist(by=cast.kerensa, assessment=row)
    return row


def _handed_over(cast: Cast, child: Person) -> Handover:
    row = prepared(cast, child, risks=TELLTALES["referrals.handover"])
    return give_handovers(by=cast.tamsin, seen=[row])[0]


def _paper(cast: Cast, child: Person) -> Document:
    (paper,) = add_document(
        by=cast.kerensa,
        children=[child],
        received=receive(KEPT["txt"], "bill.txt"),
        kind="letter",
        title=TELLTALES["children.document"],
        dated=clock.today(),
    )
    return paper


def _oversight(cast: Cast, child: Person) -> OversightNote:
    tomorrow = clock.today() + timedelta(days=1)
    made = {"outcome": "as_planned", "decided": "Go on as it is.", "rationale": "It works."}
    asked = [{"what": "Ring the lighthouse", "owner": cast.kerensa, "due_on": tomorrow}]
    return add_oversight(
        by=cast.morwenna,
        child=child,
        considered=TELLTALES["supervision.oversightnote"],
        decisions=[{**made, "actions": asked}],
    )


def pages_of(kept: Told) -> list[str]:
    """Every page of the product on which one of the entries could show, by the addresses they had before."""
    child = kept.child
    names = """
        child child_words child_timeline child_family child_assessments child_plans
        child_decisions child_access child_notes child_documents child_ecomap
        child_missing
    """
    found = [reverse(name, args=[child.pk]) for name in names.split()]
    found += [reverse(name) for name in ("home", "team_home", "maru_desk", "handovers", "consultations")]
    found += [f"{reverse('find')}?search={sealed(word)}" for word in ("Tregear", "Amber")]
    found.append(reverse("record_history", args=["children.person", child.pk]))
    found += [reverse("contact", args=[kept.contact.pk]), reverse("admin:index")]
    for label, row in kept.entries.items():
        kind = label.partition(".")[2]
        found += [reverse(kind, args=[row.pk])] if kind in PAGES else []
        found.append(reverse("record_history", args=[label, row.pk]))
    plan, review = kept.entries["plans.plan"], kept.entries["plans.review"]
    measured = kept.entries["assessments.specialistassessment"]
    found += [
        reverse("note", args=[kept.entries["children.casenote"].pk]),
        reverse("missed_visit", args=[kept.entries["children.missedvisit"].pk]),
        reverse("direct_work", args=[kept.entries["children.directwork"].pk]),
        f"{reverse('child_search', args=[child.pk])}?search={sealed('parrot')}",
        reverse("assessment_copy", args=[plan.assessment.copies.get().pk]),
        reverse("specialist_kinds", args=[child.pk]),
        reverse("specialist", args=[measured.pk]),
        reverse("specialist_copy", args=[measured.copies.get().pk]),
        reverse("plan_copy", args=[plan.copies.get().pk]),
        reverse("review_copy", args=[review.copies.get().pk]),
        reverse("oversight", args=[kept.entries["supervision.oversightnote"].pk]),
        reverse("action_progress", args=[plan.goals.get().actions.first().pk]),
    ]
    return found


def admin_pages_of(child: Person) -> list[str]:
    """The list of every kind in the admin site, and the page of every record about the child."""
    models = addresses.kept_models()
    found = [reverse(f"admin:{addresses.name(model, 'changelist')}") for model in models]
    return found + [
        reverse(f"admin:{addresses.name(model, 'change')}", args=[row.pk])
        for model in models
        if model._meta.label_lower not in kinds.OF_SEVERAL
        for row in model._default_manager.all()
        if row.child == child
    ]
