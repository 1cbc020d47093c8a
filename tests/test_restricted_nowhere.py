"""A restricted person shows on no page of anybody who is not named on the record.

Sennen is Amber's brother, his aunt Demelza is restricted too, and a dozen more children of his name
are in every state there is. Kerensa works with them all and is named on none. Every page that lists
anything is walked by somebody of every role.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.http import HttpResponse
from django.urls import reverse

from assessments.services import decide_assessment, submit_assessment
from casework import clock
from casework.models import User
from casework.roles import Role
from casework.searches import sealed
from casework.staff import take_on
from children.choices import InvolvementKind
from children.models import AccessEntry, Person
from children.services.family import relate
from children.services.involvement import involve, state_reason
from children.services.people import set_address
from children.services.restriction import restrict
from children.services.visits import record_visit
from plans.models import Plan
from plans.services import decide_plan, save_actions, save_plan_frame, submit_plan
from referrals.choices import ScreeningOutcome
from referrals.models import Contact
from referrals.services import allocate_referral, decide_screening, recommend
from supervision.overview import overview_for
from supervision.services import add_oversight
from supervision.waiting import AWAITING, OVERDUE
from tests import addresses, kinds, stories
from tests.cast import MONDAY, Cast
from tests.household import signed_in
from tests.states import told

LONG_AGO = MONDAY - timedelta(days=200)
#: What search and matching say, whoever it is.
THE_FIXED_LINE = "A restricted record may match."
#: Everybody but the two named, one of each role, and a colleague.
WALKERS = """
    tamsin jory merryn kerensa denzel morwenna lowenna cador elowen jago steren massen delen cubert ysella
    gerens rosenwyn mabyn talan piran
""".split()


@dataclass
class Hidden:
    """Amber, whom everybody opens, and the people she must not give away."""

    amber: Person
    plan: Plan
    contact: Contact
    people: list[Person]

    @property
    def traces(self) -> list[str]:
        """What gives a restricted person away: a name, a number, an address of their page."""
        told = [trace for who in self.people for trace in (str(who.pk), who.number)]
        return ["Sennen", "Demelza", *told]


@pytest.fixture
def hidden(cast: Cast) -> Iterator[Hidden]:
    with clock.at(LONG_AGO):
        home = family(cast)
        everybody_opens(cast, home.amber)
    with clock.at(MONDAY):
        for user in (cast.denzel, cast.rosenwyn, cast.talan, cast.lowenna, cast.tamsin, cast.jory):
            state_reason(by=user, person=home.amber, reason="A complaint has come to the director.")
        yield home


def brother(cast: Cast) -> Person:
    return stories.child(cast.tamsin, given_name="Sennen", date_of_birth=date(2017, 1, 9), sex="M")


def hide(cast: Cast, *people: Person) -> None:
    for person in people:
        restrict(by=cast.talan, person=person, named=[cast.hedra, _keeper(cast)], reason="A threat was made.")


def _keeper(cast: Cast) -> User:
    """The custodian: of the two from information governance, not the one who walks."""
    found = User.objects.filter(username="keeper").first()
    return found or take_on(
        by=None, username="keeper", full_name="Keeper of records", role=Role.INFORMATION_GOVERNANCE
    )


def family(cast: Cast) -> Hidden:
    """Amber and Sennen on one contact, visited together; Amber's plan asks something of their aunt."""
    amber, sennen = stories.child(cast.tamsin), brother(cast)
    aunt = stories.child(cast.tamsin, given_name="Demelza", date_of_birth=date(1990, 3, 1))
    relate(by=cast.tamsin, person=amber, other=sennen, kind="sibling", lives_with=True)
    relate(by=cast.tamsin, person=amber, other=aunt, kind="other_relative", lives_with=True)
    contact = stories.contact(cast, account="Sennen rang; Amber was on the stairs and Demelza had left.")
    rows = [stories.screening(cast, who, contact) for who in (amber, sennen)]
    for row in rows:
        accept(cast, row)
    told(cast, amber)
    case = amber.referrals.get().assessments.get()
    for who in (amber, sennen):
        allocate_referral(
            by=cast.morwenna, referral=who.referrals.get(), worker=cast.kerensa, reason="She knows them."
        )
    record_visit(
        by=cast.kerensa,
        visited_at=clock.now() - timedelta(minutes=5),
        place="Home",
        present="Mother",
        account="Both children showed their rooms.",
        children=[
            {"child": who, "seen": True, "seen_alone": True, "words": f"I am {who.given_name}."}
            for who in (amber, sennen)
        ],
    )
    stories.write(cast, case)
    copy = submit_assessment(by=cast.kerensa, assessment=case)
    decide_assessment(
        by=cast.morwenna, copy=copy, outcome="child_in_need_plan", rationale="It is sound.", closure_reason=""
    )
    plan = asked_of(cast, Plan.objects.get(assessment=case), aunt)
    hide(cast, sennen, aunt)
    return Hidden(amber, plan, contact, [sennen, aunt])


def accept(cast: Cast, row) -> None:
    answer = {"screening": row, "outcome": "assessment", "threshold": "4", "primary_need": "N1"}
    recommend(by=cast.tamsin, rationale="Third incident in four months.", **answer)
    decide_screening(by=cast.jory, rationale="Agreed.", receiving_team=cast.team("penwith"), **answer)


def asked_of(cast: Cast, plan: Plan, aunt: Person) -> Plan:
    """The plan approved, with an action that is the aunt's."""
    save_plan_frame(
        by=cast.kerensa, plan=plan, version=plan.version, visit_every_weeks=4, contingency="Ring 999."
    )
    goal, due = plan.goals.get(), clock.today() + timedelta(days=30)
    rows = [{"what": "Collect Amber on Fridays", "owner_person": aunt, "due_on": due}]
    save_actions(by=cast.kerensa, goal=goal, version=goal.version, rows=rows)
    copy = submit_plan(by=cast.kerensa, plan=Plan.objects.get(pk=plan.pk))
    decide_plan(by=cast.morwenna, copy=copy, outcome="approved", rationale="Every action has an owner.")
    return Plan.objects.get(pk=plan.pk)


def everybody_opens(cast: Cast, amber: Person) -> None:
    for user in (cast.elowen, cast.jago, cast.steren, cast.massen, cast.delen, cast.cubert, cast.ysella):
        involve(by=cast.jory, person=amber, kind=InvolvementKind.CO_WORKING, user=user)
    involve(by=cast.jory, person=amber, kind=InvolvementKind.AUDIT, user=cast.gerens)


def a_dozen_more(cast: Cast) -> list[Person]:
    """A restricted child in every state in which some list would show them."""
    with clock.at(LONG_AGO):
        found = [
            stories.screening(cast, brother(cast)).child,
            stories.recommended(cast, "assessment", brother(cast)).child,
            stories.decided(cast, ScreeningOutcome.ADVICE, brother(cast)).child,
            stories.decided(cast, ScreeningOutcome.EARLY_HELP, brother(cast)).child,
            stories.decided(cast, ScreeningOutcome.STRATEGY_DISCUSSION, brother(cast)).child,
            stories.referral(cast, brother(cast)).child,
            stories.submitted(cast, brother(cast)).child,
            stories.plan(cast, brother(cast)).child,
            stories.plan_submitted(cast, brother(cast)).child,
            stories.plan_in_force(cast, brother(cast)).child,
            stories.proposed(cast, who=brother(cast)).child,
        ]
        seen = stories.assessment(cast, brother(cast)).child
        stories.decided(cast, ScreeningOutcome.JOINS_EPISODE, seen)
        overseen(cast, seen)
    with clock.at(MONDAY - timedelta(hours=1)):
        found.append(stories.decided(cast, ScreeningOutcome.ADVICE, brother(cast)).child)
        found.append(stories.signed_off(cast, who=brother(cast)).child)
        hide(cast, seen, *found)
    return [seen, *found]


def overseen(cast: Cast, child: Person) -> None:
    for owner in (cast.kerensa, cast.morwenna, cast.rosenwyn):
        due = clock.today() + timedelta(days=1)
        action = {"what": "Look again", "owner": owner, "due_on": due}
        add_oversight(
            by=cast.morwenna,
            child=child,
            considered="The school rang twice.",
            decisions=[
                {"outcome": "as_planned", "decided": "Go on.", "rationale": "It works.", "actions": [action]}
            ],
        )


def lists() -> list[str]:
    """The product's own pages that list people."""
    pages = [
        reverse(name) for name in ("home", "team_home", "maru_desk", "find", "handovers", "consultations")
    ]
    pages += [f"{reverse('home')}?sort={sort}" for sort in ("stage", "seen")]
    return pages + [f"{reverse('maru_desk')}?show={shown}" for shown in ("waiting", "feedback", "decided")]


def leaders_lists() -> list[str]:
    """Every list of the admin site."""
    stages = ("screening", "assessment", "plan", "review", "passed_on")
    pages = [reverse("admin:index"), *(reverse("admin:open_children", args=[stage]) for stage in stages)]
    pages += [reverse("admin:awaiting", args=[kind.key]) for kind in AWAITING]
    pages += [reverse("admin:overdue", args=[kind.key]) for kind in OVERDUE]
    pages += [reverse("admin:decided", args=[day.date().isoformat()]) for day in (MONDAY, LONG_AGO)]
    return pages + [
        reverse(f"admin:{addresses.name(model, 'changelist')}") for model in addresses.kept_models()
    ]


def about(hidden: Hidden) -> list[str]:
    """Every page of Amber's, and of the contact she shares."""
    amber, plan, contact = hidden.amber, hidden.plan, hidden.contact
    case, action, review = plan.assessment, plan.goals.get().actions.get(), plan.reviews.get()
    of_each = {
        amber: """
            child child_words child_timeline child_family child_genogram child_assessments child_plans
            child_decisions child_access visit_add relationship_add oversight_add child_edit child_restrict
        """,
        contact: "contact contact_edit contact_child_find feedback_add",
        amber.screenings.get(): "screening",
        amber.visits.get(): "visit",
        case.referral: "referral referral_allocate",
        case: "assessment",
        case.copies.get(): "assessment_copy",
        plan: "plan plan_new_version",
        plan.copies.get(): "plan_copy",
        action: "action_progress",
        review: "review review_record",
    }
    found = [reverse(page, args=[row.pk]) for row, pages in of_each.items() for page in pages.split()]
    return [*found, reverse("contact_family", args=[contact.pk, amber.pk])]


def kept_of(hidden: Hidden) -> dict[str, list[str]]:
    """The history of every record about Amber, for her worker; its page in the admin site, for a leader."""
    contact = [hidden.contact.pk]
    told = [reverse("admin:referrals_contact_change", args=contact)]
    told.append(reverse("admin:referrals_contact_history", args=contact))
    changes = []
    for model in addresses.kept_models():
        for row in model._default_manager.all():
            if getattr(row, "child", None) == hidden.amber:
                told.append(reverse(f"admin:{addresses.name(model, 'change')}", args=[row.pk]))
                if model._meta.label_lower in kinds.WITH_HISTORY:
                    changes.append(reverse("record_history", args=[model._meta.label_lower, row.pk]))
    return {"kerensa": changes, "rosenwyn": told}


def walk(cast: Cast, name: str, pages: list[str], traces: list[str]) -> tuple[int, list[str]]:
    """How many of the pages open to somebody, and what each says that it must not."""
    client, opened, said = signed_in(cast.staff[name]), 0, []
    for page in pages:
        response = client.get(page)
        if response.status_code == 200:
            opened += 1
            shown = response.content.decode()
            said += [f"{name} at {page}: {trace}" for trace in traces if trace in shown]
    return opened, said


def all_walk(cast: Cast, names: Iterable[str], pages: list[str], traces: list[str]) -> int:
    """How often a page opened to somebody; fails with the whole list of what was given away."""
    walks = [walk(cast, name, pages, traces) for name in names]
    said = [line for _, lines in walks for line in lines]
    assert not said, "\n".join(said)
    return sum(opened for opened, _ in walks)


def test_no_list_names_a_restricted_child(cast: Cast, hidden: Hidden) -> None:
    hidden.people += a_dozen_more(cast)
    assert all_walk(cast, WALKERS, lists(), hidden.traces) > 80
    opened, said = walk(cast, "rosenwyn", leaders_lists(), hidden.traces)
    assert opened == len(leaders_lists())
    assert not said, "\n".join(said)


def test_no_page_of_their_brothers_and_sisters_gives_them_away(cast: Cast, hidden: Hidden) -> None:
    """The permission matrix asks the same of every role; here are they who have most to see."""
    readers = ("kerensa", "jory", "elowen", "rosenwyn")
    assert all_walk(cast, readers, about(hidden), hidden.traces) > 60
    for name, pages in kept_of(hidden).items():
        opened, said = walk(cast, name, pages, hidden.traces)
        assert opened > 20
        assert not said, "\n".join(said)


def test_looking_for_them_by_name_says_one_fixed_line_and_no_more(cast: Cast, hidden: Hidden) -> None:
    number = hidden.people[0].number
    traces = [str(who.pk) for who in hidden.people] + ["Demelza", "Newquay"]
    for name in WALKERS:
        for asked in ("Sennen", "Sennen Tregear", number):
            response = signed_in(cast.staff[name]).get(reverse("find"), {"search": sealed(asked)})
            page = response.content.decode()
            if response.status_code == 200:
                assert THE_FIXED_LINE in page, (name, asked)
            assert not [trace for trace in traces if trace in page], (name, asked)
    lists = [reverse(f"admin:{addresses.name(model, 'changelist')}") for model in addresses.kept_models()]
    family = reverse("relationship_add", args=[hidden.amber.pk])
    looked_for = [("kerensa", f"{family}?search={sealed('Sennen')}")]
    looked_for += [("rosenwyn", f"{each}?q=Sennen") for each in lists]
    clients = {name: signed_in(cast.staff[name]) for name, _ in looked_for}
    for name, page in looked_for:
        shown = clients[name].get(page).content.decode()
        assert not [trace for trace in traces if trace in shown], (name, page)


def test_the_figures_one_can_follow_to_names_leave_them_out(cast: Cast, hidden: Hidden) -> None:
    def figures() -> list[list[tuple[str, int]]]:
        shown = overview_for(cast.rosenwyn)
        parts = (shown.stages, shown.awaiting, shown.overdue, shown.decided)
        return [[(figure.label, figure.number) for figure in part] for part in parts]

    def desk() -> dict:
        return signed_in(cast.tamsin).get(reverse("maru_desk")).context["counts"]

    before = figures(), desk()
    hidden.people += a_dozen_more(cast)
    assert (figures(), desk()) == before


def test_whoever_is_named_finds_them_on_their_own_lists(cast: Cast, hidden: Hidden) -> None:
    """Or else the tests above would pass in an empty world."""
    hidden.people += a_dozen_more(cast)
    pages = [
        reverse("home"),
        f"{reverse('find')}?search={sealed('Sennen')}",
        reverse("child", args=[hidden.people[0].pk]),
    ]
    for page in pages:
        assert "Sennen" in signed_in(cast.hedra).get(page).content.decode(), page


def test_a_restricted_address_is_on_no_page_and_in_no_copy(cast: Cast, hidden: Hidden) -> None:
    for lines, restricted in (("Refuge Cottage\nHidden Lane", True), ("Refuge Cottage\nSecret Mews", True)):
        set_address(
            by=cast.kerensa, person=hidden.amber, lines=lines, postcode="TR9 9ZZ", restricted=restricted
        )
    traces = ["Refuge Cottage", "Hidden Lane", "Secret Mews", "TR9 9ZZ"]
    pages = [*about(hidden), *lists(), reverse("child_address", args=[hidden.amber.pk])]
    for name, kept in kept_of(hidden).items():
        opened, said = walk(cast, name, [*pages, *kept], traces)
        assert opened > 20
        assert not said, "\n".join(said)


def without_tokens(response: HttpResponse) -> str:
    """A page without what is new on every page: nonces and the tokens of forms."""
    return re.sub(r'(nonce|value)="[^"]{16,}"|reference">\w+<', "", response.content.decode())


def test_every_refusal_of_a_restricted_child_goes_to_the_access_log(cast: Cast, hidden: Hidden) -> None:
    sennen = hidden.people[0]
    unknown = "00000000-0000-0000-0000-000000000000"
    for name in WALKERS:
        client = signed_in(cast.staff[name])
        refused = client.get(reverse("child", args=[sennen.pk]))
        missing = client.get(reverse("child", args=[unknown]))
        assert refused.status_code == 404
        assert without_tokens(refused) == without_tokens(missing), name
    logged = AccessEntry.objects.filter(person=sennen, opened=False, page="child")
    assert {entry.user.username for entry in logged} == set(WALKERS)
    assert not AccessEntry.objects.filter(person=sennen, opened=True).exists()
