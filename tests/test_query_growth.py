"""What pages cost: as many statements with fifty rows as with one, and never more than a page may ask.

Every case is one of a family: a sister stands on the same contact and lives with the child, and so
does a brother whose record is restricted. So decisions, siblings and hidden rows are among the fifty.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import FrameType
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casework import clock
from casework.contributions import HOUSE
from casework.files.receiving import receive
from casework.models import Team
from casework.roles import Role
from casework.searches import sealed
from casework.staff import take_on
from children.choices import InvolvementKind
from children.models import Address, Document, DocumentVersion, Person, Relationship
from children.services.documents import add_document
from children.services.family import relate
from children.services.involvement import involve, state_reason
from children.services.people import change_name
from children.services.restriction import restrict
from children.services.warnings import add_warning, end_warning
from referrals.services import add_child, decide_screening, recommend
from supervision.services import add_oversight
from tests import stories, unit
from tests.cast import MONDAY, Cast, everybody
from tests.copies import copied, everything_about
from tests.household import signed_in
from tests.papers import KEPT
from tests.states import conference_accepted, told
from tests.test_restricted_nowhere import leaders_lists

pytestmark = pytest.mark.django_db

LONG_AGO = MONDAY - timedelta(days=200)
ROWS, A_LIST, A_WORKLIST, A_CHILDS_PAGE, THE_TIMELINE = 50, 12, 20, 42, 44
#: Assessments ask apart for the assessment, what stands beside it, the map, whether it still holds,
#: specialist assessments and the three parts of section 47. Each is prepared: a millisecond or two.
AN_APP, OF_ASSESSMENTS = 5, 9
#: The unit's own work is the front door's: what waits, what is out, what is to be handed over and told.
THE_FRONT_DOOR, IN_THE_UNIT = 8, {"tamsin", "jory", "hedra"}
WORKLISTS = ("/", "/team/")


@dataclass
class Cost:
    """The statements of one page."""

    sql: list[str]

    @property
    def repeated(self) -> list[str]:
        """The statements that differ in their values only, and how often each came."""
        shapes = Counter(re.sub(r"'[^']*'|\b\d+\b", "?", each) for each in self.sql)
        return [f"      {times} x {shape[:300]}" for shape, times in shapes.items() if times > 1]


def cost(client: Client, page: str, *, again: bool = False) -> Cost:
    """What a page costs, once what is read once and for all has been read."""
    if not again:
        client.get(page)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(page)
    assert response.status_code == 200, (page, response.status_code)
    return Cost([query["sql"] for query in captured])


@dataclass
class Lists:
    """Pages as somebody sees them, and what each costs with one row and with fifty."""

    cast: Cast
    at_most: int = A_LIST
    pages: list[tuple[str, str]] = field(default_factory=list)
    #: Leaders’ lists, which one base class makes: asked with fifty rows only, where the limit alone tells.
    alike: list[str] = field(default_factory=list)

    def add(self, names: str, *pages: str) -> None:
        self.pages += [(name, page) for name in names.split() for page in pages]

    def costs(self, *, again: bool = False) -> dict[tuple[str, str], Cost]:
        clients = {name: signed_in(self.cast.staff[name]) for name, _ in self.pages}
        return {(name, page): cost(clients[name], page, again=again) for name, page in self.pages}

    def compare(self, grow: Callable[[], None]) -> None:
        before = self.costs()
        grow()
        found = []
        for (name, page), after in self.costs(again=True).items():
            one, fifty = len(before[name, page].sql), len(after.sql)
            at_most = A_WORKLIST if page in WORKLISTS else self.at_most
            at_most = THE_TIMELINE if page.endswith("/timeline/") else at_most
            if one != fifty or fifty > at_most:
                found += [f"{page} for {name}: {one} with one row, {fifty} with fifty", *after.repeated]
        leader = signed_in(self.cast.rosenwyn)
        for page in self.alike:
            after = cost(leader, page, again=True)
            if len(after.sql) > self.at_most:
                found += [f"{page} for a leader: {len(after.sql)} with fifty", *after.repeated]
        if found:
            pytest.fail("\n".join(found), pytrace=False)


@pytest.fixture
def cast(django_db_setup: None, db: None) -> Iterator[Cast]:
    with clock.at(LONG_AGO):
        everyone = everybody()
    with clock.at(MONDAY):
        yield everyone


def sister_of(cast: Cast, child: Person) -> Person:
    """A sister on the same contact, who lives with the child."""
    contact = child.screenings.latest("contact__entered_at").contact
    sister = stories.child(cast.tamsin, given_name="Kensa")
    relate(by=cast.tamsin, person=child, other=sister, kind="sibling", lives_with=True)
    row = add_child(by=cast.tamsin, contact=contact, child=sister, child_words="I ran to Gran.")
    answer = {"screening": row, "outcome": "advice", "threshold": "2"}
    recommend(by=cast.tamsin, rationale="She was not at home.", **answer)
    decide_screening(by=cast.jory, rationale="She was away.", **answer)
    return sister


def brother_of(cast: Cast, child: Person) -> Person:
    """A restricted brother, who lives with the child."""
    brother = stories.child(cast.tamsin, given_name="Sennen")
    relate(by=cast.tamsin, person=child, other=brother, kind="sibling", lives_with=True)
    return hidden(cast, brother)


def hidden(cast: Cast, child: Person) -> Person:
    return restrict(by=cast.talan, person=child, named=[cast.hedra, cast.talan], reason="A threat was made.")


def families_in_every_state(cast: Cast) -> list[Person]:
    """A child in every state in which some list holds them, with sister and brother; and one restricted."""
    joined = stories.assessment(cast).child
    stories.decided(cast, "joins_episode", joined)
    looked_into(cast, joined)
    handed = stories.screening(cast).child
    unit.consulted(cast, unit.given(cast, handed).child)
    children = [
        joined,
        handed,
        stories.screening(cast).child,
        stories.recommended(cast, "assessment").child,
        stories.decided(cast, "advice").child,
        stories.decided(cast, "early_help").child,
        stories.referral(cast).child,
        stories.signed_off(cast, "returned").child,
        stories.submitted(cast).child,
        stories.plan(cast).child,
        stories.plan_submitted(cast).child,
        stories.plan_in_force(cast).child,
        stories.proposed(cast).child,
        stories.signed_off(cast, "early_help").child,
        conference_accepted(cast).child,
        stories.decided(cast, "strategy_discussion").child,
    ]
    family = [make(cast, child) for child in children for make in (sister_of, brother_of)]
    with_maru = stories.recommended(cast, "assessment").child
    return [*children, *family, hidden(cast, with_maru)]


def looked_into(cast: Cast, child: Person) -> None:
    """Oversight with an action on everybody's list."""
    involve(by=cast.jory, person=child, kind=InvolvementKind.CO_WORKING, user=cast.elowen)
    due = clock.today() + timedelta(days=1)
    owners = (cast.kerensa, cast.morwenna, cast.jory, cast.rosenwyn, cast.elowen)
    actions = [{"what": "Look again", "owner": owner, "due_on": due} for owner in owners]
    decision = {"outcome": "as_planned", "decided": "Go on.", "rationale": "It works.", "actions": actions}
    add_oversight(by=cast.morwenna, child=child, considered="The school rang twice.", decisions=[decision])


def test_lists_of_many_children_cost_no_more_with_fifty_than_with_one(cast: Cast) -> None:
    with clock.at(LONG_AGO):
        people = families_in_every_state(cast)
    with clock.at(MONDAY - timedelta(minutes=30)):
        people.append(stories.decided(cast, "no_further_action").child)
    lists = Lists(cast)
    lists.add("tamsin wenna jory hedra merryn kerensa morwenna cador elowen jago rosenwyn", reverse("home"))
    lists.add("morwenna cador", reverse("team_home"))
    desk = reverse("maru_desk")
    lists.add("tamsin jory", *(f"{desk}?show={shown}" for shown in ("waiting", "feedback", "decided")))
    lists.add("tamsin merryn", reverse("handovers"), reverse("consultations"))
    lists.add("kerensa rosenwyn", f"{reverse('find')}?search={sealed('Tregear')}")
    lists.alike = leaders_lists()
    lists.compare(lambda: copied(everything_about(people), ROWS - 1))


def test_users_and_teams_cost_no_more_with_fifty_than_with_one(cast: Cast) -> None:
    lists = Lists(cast)
    lists.add("piran", reverse("admin:casework_user_changelist"), reverse("admin:casework_team_changelist"))

    def grow() -> None:
        for number in range(ROWS):
            team = Team.objects.create(
                key=f"team{number}", name=f"Team {number}", parent=cast.team("service")
            )
            take_on(
                by=None, username=f"u{number}", full_name=f"U {number}", role=Role.SOCIAL_WORKER, team=team
            )

    lists.compare(grow)


# One long record


def an_episode_that_ended(cast: Cast) -> Person:
    """Amber's first episode, from contact to closure, with everything that can hang on a child."""
    child = stories.reviewed(cast, "close").child
    child = Person.objects.get(pk=child.pk)
    change_name(
        by=cast.jory, person=child, version=child.version, given_name="Amber", family_name="Rowse", reason="–"
    )
    moved_in = {"lines": "1 Chapel Row", "postcode": "TR18 5AA", "restricted": False}
    Address.objects.create(person=child, starts=date(2026, 1, 1), ends=date(2026, 2, 1), **moved_in)
    warning = add_warning(by=cast.jory, person=child, kind="safe_contact", text="Ring after nine only.")
    end_warning(by=cast.jory, warning=warning, version=warning.version, reason="She has moved.")
    told(cast, child)
    return child


RECORD = """
    child_timeline child_family child_assessments child_plans child_decisions child_access child_words
    child_documents child_genogram family_children child_households child_ecomap
"""


def two_episodes(cast: Cast) -> tuple[Person, Callable[[], None]]:
    """A child with an episode that ended and one that goes on; and how to give them fifty that ended."""
    with clock.at(LONG_AGO - timedelta(days=200)):
        child = an_episode_that_ended(cast)
        signed_in(cast.denzel).get(reverse("child", args=[child.pk]))
        ended = everything_about([child])
    with clock.at(LONG_AGO):
        stories.proposed(cast, who=child)
        looked_into(cast, child)
        note = {"received": receive(KEPT["txt"], "note.txt"), "kind": "school", "title": "Attendance"}
        add_document(by=cast.kerensa, children=[child], dated=clock.today(), **note)
        family = [sister_of(cast, child), brother_of(cast, child)]
    state_reason(by=cast.rosenwyn, person=child, reason="A complaint.")

    def grow() -> None:
        copied(ended, ROWS - 1, keep={child.pk})
        relations = list(Relationship.objects.filter(person=child, other__in=family))
        copied({Person: family, Relationship: relations}, ROWS - 1, keep={child.pk})
        versions = list(DocumentVersion.objects.filter(document__child=child))
        copied({Document: [each.document for each in versions], DocumentVersion: versions}, ROWS - 1)

    return child, grow


def test_a_long_record_costs_no_more_than_a_short_one(cast: Cast) -> None:
    """Every page inside a record, about ten statements of which are its frame and the access log."""
    child, grow = two_episodes(cast)
    pages = Lists(cast, at_most=A_CHILDS_PAGE)
    pages.add("kerensa morwenna tamsin rosenwyn", reverse("child", args=[child.pk]))
    pages.add("kerensa morwenna", *(reverse(page, args=[child.pk]) for page in RECORD.split()))
    pages.compare(grow)


# What each app contributes to a page


def asked_by(client: Client, page: str) -> Counter[str]:
    """How many statements of a page each app's contributions asked, told by who was on the stack."""
    asked: Counter[str] = Counter()

    def note(execute: Callable[..., Any], *arguments: Any) -> Any:
        frame: FrameType | None = sys._getframe()
        found = ""
        while frame:
            app, _, module = frame.f_globals["__name__"].partition(".")
            if app in HOUSE and module in {"panels", "timeline", "worklist"}:
                found = app
            frame = frame.f_back
        asked[found] += 1
        return execute(*arguments)

    client.get(page)
    with connection.execute_wrapper(note):
        assert client.get(page).status_code == 200
    del asked[""]
    return asked


def test_no_app_asks_more_than_it_may_for_its_part_of_a_page(cast: Cast) -> None:
    with clock.at(LONG_AGO):
        families_in_every_state(cast)
        child = stories.proposed(cast).child
        stories.decided(cast, "joins_episode", child)
        looked_into(cast, child)
        sister_of(cast, child)
    state_reason(by=cast.rosenwyn, person=child, reason="A complaint.")
    pages = [(reverse("child", args=[child.pk]), "kerensa morwenna cador jory rosenwyn")]
    pages += [(reverse("home"), "tamsin jory hedra kerensa morwenna cador jago elowen rosenwyn")]
    pages += [(reverse("team_home"), "morwenna cador")]
    found, heard = [], set()
    for page, names in pages:
        for name in names.split():
            asked = asked_by(signed_in(cast.staff[name]), page)
            heard |= {*asked}
            limits = {"assessments": OF_ASSESSMENTS}
            limits |= {"referrals": THE_FRONT_DOOR} if name in IN_THE_UNIT else {}
            found += [
                f"{page} for {name}: {app} {number}"
                for app, number in asked.items()
                if number > limits.get(app, AN_APP)
            ]
    assert heard == {"children", "referrals", "assessments", "plans", "supervision"}
    assert not found, "\n".join(found)


# One long contact, one long plan


def test_a_contact_about_many_children_costs_no_more_than_about_one(cast: Cast) -> None:
    child = stories.recommended(cast, "assessment").child
    contact = child.screenings.get().contact
    stories.screening(cast, stories.child(cast.tamsin, given_name="Kensa"), contact)
    lists = Lists(cast, at_most=A_CHILDS_PAGE)
    lists.add("tamsin jory", reverse("contact", args=[contact.pk]))
    lists.add("tamsin", f"{reverse('contact_child_find', args=[contact.pk])}?search={sealed('Tregear')}")
    lists.add("tamsin", reverse("contact_family", args=[contact.pk, child.pk]))
    lists.add("jory", reverse("screening_decide", args=[child.screenings.get().pk]))
    lists.compare(lambda: copied(everything_about([child]), ROWS - 1, keep={contact.pk}))


def test_a_plan_of_many_actions_costs_no_more_than_a_plan_of_one(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pages(actions: int) -> dict[str, str]:
        monkeypatch.setattr(stories, "ACTIONS", [stories.ACTIONS[0]] * actions)
        draft, review = stories.plan_submitted(cast), stories.proposed(cast)
        routes = {
            "plan_decide": draft.plan_id,
            "plan": review.plan_id,
            "plan_copy": review.plan.copies.get().pk,
            "review": review.pk,
            "review_record": review.pk,
            "review_decide": review.pk,
        }
        return {name: reverse(name, args=[pk]) for name, pk in routes.items()}

    client, found = signed_in(cast.morwenna), []
    one, fifty = pages(1), pages(ROWS)
    for name, page in one.items():
        few, many = cost(client, page), cost(client, fifty[name])
        if len(few.sql) != len(many.sql) or len(many.sql) > A_CHILDS_PAGE:
            found += [f"{name}: {len(few.sql)} with one action, {len(many.sql)} with fifty", *many.repeated]
    if found:
        pytest.fail("\n".join(found), pytrace=False)
