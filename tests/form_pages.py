"""Every page with a form to send, and somebody who may send it, in the world of tests/world.py."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import reverse

from assessments.choices import SectionKey
from casework.models import User
from casework.searches import sealed
from plans.services import decide_plan
from supervision.models import OversightDecision
from tests import addresses, matrix, stories
from tests.clumsy import Form, Page
from tests.household import restricted
from tests.test_closing import bare
from tests.world import World


@dataclass
class FormPage:
    route: str
    url: str
    user: User
    client: Client
    form: Form


def form_pages(world: World) -> Iterator[FormPage]:
    """The forms of every address, each found on its page by the first role that opens it."""
    for route, (url, role) in {**_addresses(world), **_further(world)}.items():
        user = world.people["involved"][role]
        client = world.client(user)
        answer = client.get(url)
        if answer.status_code != 200 or answer.streaming:
            continue
        for form in Page(answer.content.decode(errors="replace")).forms:
            # A search saves nothing; tests/test_searches.py has its clumsy input.
            # A button by itself asks nothing that could be answered clumsily.
            answers = form.controls.keys() - {"csrfmiddlewaretoken", "on", "unpin"}
            if form.method == "post" and answers and "q" not in answers:
                yield FormPage(route, form.action or url, user, client, form)


def _addresses(world: World) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for route, (url, _) in addresses.of_children(world).items():
        if route in matrix.KIND_OF:
            found[route] = (url, _first(matrix.WHO[matrix.KIND_OF[route]]))
    found["state_reason"] = (reverse("state_reason", args=[world.records["outsider"].pk]), "senior_leader")
    for route, url in addresses.of_no_child(world).items():
        if route in matrix.OF_NO_CHILD:
            found[route] = (url, _first(matrix.OF_NO_CHILD[route]))
    # Leaders' lists of records, which one base class makes, have no form to send.
    for route, url in addresses.admin_lists(world).items():
        if roles := matrix.ADMIN_LISTS.get(route):
            found[f"admin:{route}"] = (url, "system_administrator" if len(roles) > 1 else _first(roles))
    return found


def _first(roles: set[str]) -> str:
    """Who does a thing in the ordinary way, if they may; else the first who may."""
    usual = ("social_worker", "team_manager", "maru_screener", "maru_manager")
    return next((role for role in usual if role in roles), sorted(roles)[0])


def _further(world: World) -> dict[str, tuple[str, str]]:
    """The same addresses in another state: each section, and each decision replaced by a later one."""
    kept, manager = world.records, "team_manager"
    case, plan = kept["assessment"], kept["drafted"]
    found = {
        f"assessment_section/{key}": (reverse("assessment_section", args=[case.pk, key]), "social_worker")
        for key in SectionKey.values
    }
    signed, reviewed, note = plan.assessment, kept["reviewed"], kept["note"]
    decided: list[tuple[str, Any, Any]] = [
        ("assessment_decide", signed.pk, signed.copies.get().decisions.get()),
        ("plan_decide", world.records["returned"].copy.plan_id, world.records["returned"]),
        ("review_decide", reviewed.review_id, reviewed),
        ("oversight_decision_add", note.pk, OversightDecision.objects.filter(note=note).first()),
    ]
    for name, pk, decision in decided:
        found[f"{name}/replacing"] = (f"{reverse(name, args=[pk])}?replaces={decision.pk}", manager)
    ask, outsider = reverse("early_help_ask"), kept["outsider"]
    found["early_help_ask/known"] = (f"{ask}?person={outsider.pk}", "early_help_worker")
    found["early_help_ask/new"] = (f"{ask}?new=1&search={sealed('Ysolt')}", "early_help_worker")
    closable, restricted_one = kept["closable"], kept["restricted"]
    found["referral_close/nothing open"] = (reverse("referral_close", args=[closable.pk]), manager)
    found["child_restrict/restricted"] = (
        reverse("child_restrict", args=[restricted_one.pk]),
        "maru_manager",
    )
    return found


def more_states(world: World) -> None:
    """What the world of the matrix leaves out: work that can be closed, returned, restricted, unheard of."""
    cast, kept = world.cast, world.records
    kept["returned"] = decide_plan(
        by=cast.morwenna,
        copy=stories.plan_submitted(cast),
        outcome="returned",
        rationale="Gran has not been asked yet whether she can do Fridays.",
    )
    kept["closable"] = bare(cast)
    kept["restricted"] = restricted(cast, "Sennen")
    kept["outsider"] = stories.child(cast.tamsin, given_name="Loveday", family_name="Penrose")
