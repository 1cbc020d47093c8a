"""Every page of the site in Chromium: filled, sent empty, with nothing on it, and refused.

Each is read by axe, fits 320 px and answers nothing beforehand. Then a decision by keyboard alone,
and the record on paper.
"""

from datetime import date
from functools import partial

import pytest
from django.apps import apps
from django.template.loader import get_template
from django.test import override_settings
from django.urls import reverse
from playwright.sync_api import Page, Route, expect

from assessments.choices import SectionKey
from assessments.models import AssessmentDecision
from assessments.services import save_section, stop_discussions
from casework.searches import sealed
from casework.staff import change_own_password
from children.services.involvement import allocate
from plans.choices import PlanOutcome
from plans.services import decide_plan
from tests import addresses, kinds, matrix, stories
from tests.browser import NewPage, axe_clean, sign_in
from tests.cast import MONDAY, PASSWORD, STAFF, Cast
from tests.household import person, restricted, signed_in
from tests.typing_away import draft_of, opened
from tests.visiting import A4, CUT_OFF, LOOKERS, STILL_THERE, Round, looker, press_until, sees_focus
from tests.world import World, whole

pytestmark = pytest.mark.django_db(transaction=True)

#: Routes that are no page: some take a post only; the others go on to a page that is visited here.
BY_POST_ONLY = {"draft_discard", *matrix.PRESSED_BY_ALL, *matrix.PRESSED}
#: A file to be saved, and a picture of a page of one.
NO_PAGE = {
    "document_download",
    "document_preview",
    "online_file",
    "child_chronology_paper",
    "family_chronology_paper",
}
A_FILE = {"admin:casework_exportentry_file"}
#: Looked at in drafts(), where there is one.
DRAFTS = {"draft"}
SENT_ON = {"admin:login", "still_here"} | {
    f"admin:{addresses.name(apps.get_model(label), 'history')}"
    for label in set(kinds.WITH_HISTORY) - set(kinds.OF_SEVERAL)
}


@pytest.fixture(autouse=True)
def this_monday(clock_at) -> None:
    clock_at(MONDAY)


@pytest.fixture
def world() -> World:
    return whole()


# Filled, and sent empty


def test_every_route_is_on_one_of_the_rounds(world: World) -> None:
    of_children = {route.partition("/")[0] for route in addresses.of_children(world)}
    in_admin = {f"admin:{route}" for route in addresses.admin_lists(world) | addresses.admin_records(world)}
    visited = of_children | set(addresses.of_no_child()) | in_admin
    unseen = sorted(addresses.routes() - visited - BY_POST_ONLY - NO_PAGE - A_FILE - SENT_ON - DRAFTS)
    assert not unseen, "routes that nobody looks at"


#: The pages about children make three rounds, which several workers can go at once.
ROUNDS = 3


#: Each time a third of the forms are sent empty and a fourth of the leaders' records are looked at; with
#: script/test --full, all.
WHOLE = pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.full)])


@WHOLE
@pytest.mark.parametrize("part", range(ROUNDS))
def test_every_page_about_children_filled_and_sent_empty(
    world: World, new_page: NewPage, part: int, *, whole: bool
) -> None:
    rounds = Round(new_page, whole=whole)
    about_children(rounds, world, part)
    rounds.settle()


@WHOLE
def test_every_other_page_filled_and_sent_empty(world: World, new_page: NewPage, *, whole: bool) -> None:
    rounds = Round(new_page, whole=whole)
    about_no_child(rounds, world)
    drafts(rounds, world)
    in_the_admin_site(rounds, world)
    rounds.settle()


def about_children(rounds: Round, world: World, part: int) -> None:
    places = addresses.of_children(world)
    not_here = {matrix.STATE_REASON, *matrix.NOT_NOW_HERE, *BY_POST_ONLY, *NO_PAGE}
    for route, (url, _) in list(places.items())[part::ROUNDS]:
        if route not in not_here:
            rounds.visit(route, url, looker(world, matrix.WHO[matrix.KIND_OF[route]]))
    if part:
        return
    case = world.records["assessment"]
    for key in SectionKey:
        section = reverse("assessment_section", args=[case.pk, key.value])
        rounds.visit(f"assessment_section/{key}", section, world.cast.kerensa)
    rounds.visit("state_reason", places["state_reason"][0], world.people["elsewhere"]["social_worker"])
    bare = stories.decided(world.cast, "strategy_discussion")
    stop_discussions(by=world.cast.morwenna, opened_by=bare.pk, reason="Another council holds it.")
    closable = reverse("referral_close", args=[bare.screening.referrals.get().pk])
    rounds.visit("referral_close", closable, world.cast.morwenna)


def about_no_child(rounds: Round, world: World) -> None:
    pages = addresses.of_no_child(world)
    for route, roles in matrix.OF_NO_CHILD.items():
        rounds.visit(route, pages[route], looker(world, roles))
    rounds.visit("find/found", f"{pages['find']}?search={sealed('Tregear')}", world.cast.kerensa)
    rounds.visit("sign_in", pages["sign_in"], None)
    with override_settings(DEMONSTRATION=True):
        rounds.visit("components", pages["components"], world.cast.jory)


def drafts(rounds: Round, world: World) -> None:
    """A section begun and left: on the list, in its form, offered by its form, and for reading."""
    case, worker = world.records["assessment"], world.cast.kerensa
    section = reverse("assessment_section", args=[case.pk, "analysis"])
    kept = opened(signed_in(worker), section)
    kept.keeps(text="On Fridays Amber packs a bag.\n\nShe listens for the car.")
    rounds.visit("my_drafts", reverse("my_drafts"), worker)
    rounds.visit("draft", reverse("draft", args=[kept.mark]), worker)
    rounds.visit("assessment_section/draft", draft_of(kept).url, worker)
    rounds.visit("assessment_section/offers a draft", section, worker)
    rounds.visit("my_drafts/none", reverse("my_drafts"), world.cast.denzel)


def in_the_admin_site(rounds: Round, world: World) -> None:
    lists = addresses.admin_lists(world)
    for route, roles in matrix.ADMIN_LISTS.items():
        if f"admin:{route}" not in A_FILE:
            rounds.visit(f"admin:{route}", lists[route], looker(world, roles))
    of_records = {route: url for route, url in lists.items() if route not in matrix.ADMIN_LISTS}
    for route, url in rounds.some(of_records).items():
        rounds.visit(f"admin:{route}", url, world.cast.rosenwyn, shape="list of records")
    rounds.visit("admin:index/administrator", reverse("admin:index"), world.cast.piran)
    for route, url in rounds.some(addresses.admin_records(world)).items():
        if f"admin:{route}" not in SENT_ON:
            # One template draws every kind of record.
            rounds.visit(f"admin:{route}", url, world.cast.rosenwyn, shape="record")


# With nothing on it


def test_every_home_and_list_with_nothing_on_it(cast: Cast, new_page: NewPage) -> None:
    rounds = Round(new_page)
    roles = {role: cast.staff[first] for first, (_, role, *_) in reversed(STAFF.items())}
    for role in LOOKERS:
        rounds.visit(f"home/{role}", reverse("home"), roles[role], shape="home")
    for route in ("maru_desk", "team_home"):
        rounds.visit(route, reverse(route), cast.jory if route == "maru_desk" else cast.morwenna)
    rounds.visit("find", f"{reverse('find')}?search={sealed('nobody')}", cast.kerensa)
    contact = stories.contact(cast)
    rounds.visit("contact", reverse("contact", args=[contact.pk]), cast.tamsin)
    child = person(cast.tamsin, "Zelah", date_of_birth=date(2015, 1, 1))
    sections = "child words timeline family decisions access assessments plans documents".split()
    for route in [name if name == "child" else f"child_{name}" for name in sections]:
        rounds.visit(route, reverse(route, args=[child.pk]), cast.tamsin)
    for route, args in {"index": [], "overdue": ["review"], "plans_plan_changelist": []}.items():
        rounds.visit(f"admin:{route}", reverse(f"admin:{route}", args=args), cast.rosenwyn)
    rounds.settle()


# Full, and awkward


def test_thirty_children_and_a_long_name(cast: Cast, new_page: NewPage) -> None:
    rounds = Round(new_page)
    long_name = {
        "given_name": "Christopher-Alexander-Mawgan" * 2,
        "family_name": "Featherstonehaugh" * 3,
    }
    child = person(cast.tamsin, **long_name, date_of_birth=date(2015, 1, 1))
    others = [person(cast.tamsin, f"Zelah {n}", date_of_birth=date(2015, 1, 1)) for n in range(30)]
    for other in [child, *others]:
        allocate(by=cast.morwenna, person=other, worker=cast.kerensa, reason="")
    rounds.visit("home/thirty", reverse("home"), cast.kerensa)
    rounds.visit("team_home/thirty", reverse("team_home"), cast.morwenna)
    rounds.visit("child/long name", reverse("child", args=[child.pk]), cast.kerensa)
    rounds.visit("find/long name", f"{reverse('find')}?search={sealed('Featherstone')}", cast.kerensa)
    rounds.settle()


def test_a_section_saved_by_two_shows_both(cast: Cast, browser_page: Page) -> None:
    case = stories.assessment(cast)
    page = sign_in(browser_page, "kerensa")
    page.goto(reverse("assessment_section", args=[case.pk, "analysis"]))
    version = stories.version_of(case, "analysis")
    save_section(
        by=cast.morwenna, assessment=case, key="analysis", version=version, text="Hers.", complete=False
    )
    page.locator("[name=text]").fill("Mine.")
    page.get_by_role("button", name="Save this section").click()
    expect(page.locator("main")).to_contain_text("Hers.")
    expect(page.locator("[name=text]")).to_have_value("Mine.")
    axe_clean(page)


# Refused


def test_every_refusal(world: World, new_page: NewPage) -> None:
    rounds, cast = Round(new_page), world.cast
    places = addresses.of_children(world)
    hidden, child = restricted(cast), world.children["note"]
    rounds.visit("maru_desk", reverse("maru_desk"), cast.kerensa, answers=403)
    rounds.visit("child", places["child"][0], world.people["elsewhere"]["lawyer"], answers=403)
    rounds.visit("child", reverse("child", args=[hidden.pk]), cast.kerensa, answers=404)
    rounds.visit("referral_close", places["referral_close"][0], cast.morwenna, answers=409)
    decided = reverse("assessment_decide", args=[world.records["drafted"].assessment_id])
    rounds.visit("assessment_decide", decided, cast.morwenna, answers=409)
    admin = reverse("admin:children_person_change", args=[hidden.pk])
    rounds.visit("admin:children_person_change", admin, cast.rosenwyn, answers=404)
    rounds.visit("child/for a reason", reverse("child", args=[child.pk]), cast.rosenwyn)
    rounds.settle()


def test_a_page_open_too_long_and_a_fault_of_ours(cast: Cast, browser_page: Page) -> None:
    browser_page.goto(reverse("sign_in"))
    browser_page.context.clear_cookies()
    browser_page.get_by_role("button", name="Sign in").click()
    expect(browser_page.get_by_role("heading", level=1)).to_have_text("This page was open too long")
    axe_clean(browser_page)
    for template in ("400.html", "500.html"):
        words = get_template(template).render()
        browser_page.route(f"**/{template}", partial(answer_with, words))
        browser_page.goto(f"/{template}")
        axe_clean(browser_page)


def answer_with(words: str, route: Route) -> None:
    route.fulfill(body=words, content_type="text/html")


# By keyboard alone


def test_a_decision_by_keyboard_alone(cast: Cast, browser_page: Page) -> None:
    stories.submitted(cast)
    change_own_password(by=cast.morwenna, password=PASSWORD)
    page, keys = browser_page, browser_page.keyboard
    page.goto("/")
    press_until(page, "Username")
    keys.type("morwenna")
    press_until(page, "Password")
    keys.type(PASSWORD)
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Sign in")

    the_skip_link_skips(page)
    press_until(page, "Decide on the assessment")
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Decide")
    press_until(page, "Record the decision")
    keys.press("Enter")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    press_until(page, "Choose the decision")
    keys.press("Enter")
    assert page.locator(":focus").get_attribute("name") == "outcome"
    sees_focus(page)
    keys.press("Space")
    while page.locator("[name=outcome]:checked").get_attribute("value") != "returned":
        keys.press("ArrowDown")
        sees_focus(page)
    press_until(page, "Why")
    keys.type("Say what the nights are like for Amber.")
    press_until(page, "Record the decision")
    with page.expect_navigation():
        keys.press("Enter")
    assert AssessmentDecision.objects.get().rationale == "Say what the nights are like for Amber."


def the_skip_link_skips(page: Page) -> None:
    """The first stop of a page; and the next after it stands in the content."""
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to main content"
    sees_focus(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**#*")
    page.keyboard.press("Tab")
    assert page.locator("main :focus").count() == 1, "the skip link leads past the content, or not to it"


# On paper


WHY = "She sleeps in her clothes on Fridays, and by Easter she did not. " * 12


@pytest.mark.parametrize("route", ["child", "child_timeline", "plan", "child_decisions"])
def test_the_record_on_paper(cast: Cast, browser_page: Page, route: str) -> None:
    """Nothing to press, nothing folded away, nothing cut off; and each rationale to its last word."""
    copy = stories.plan_submitted(cast)
    decide_plan(by=cast.morwenna, copy=copy, outcome=PlanOutcome.APPROVED, rationale=f"{WHY}Agreed.")
    about = copy.plan if route == "plan" else copy.plan.child
    page = sign_in(browser_page, "kerensa")
    page.goto(reverse(route, args=[about.pk]))
    page.emulate_media(media="print")
    page.set_viewport_size(A4)
    assert page.evaluate(STILL_THERE) == []
    assert page.evaluate(CUT_OFF) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= A4["width"] + 1  # One pixel is rounding.
    expect(page.locator("body")).to_contain_text("Amber Tregear")
    if route != "plan":
        expect(page.get_by_text("Agreed.").last).to_be_visible()
