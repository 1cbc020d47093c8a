"""Going round the pages of the site, each as somebody to whom it opens, and noting all that is wrong."""

from collections.abc import Iterable
from zlib import crc32

from playwright.sync_api import Locator, Page

from casework.models import User
from tests import matrix
from tests.browser import NewPage, axe_clean, fits_narrow, sign_in
from tests.world import World

#: Who looks at a page that opens to several: the first of these roles.
LOOKERS = (
    "social_worker", "team_manager", "maru_screener", "maru_manager", "information_governance",
    "senior_leader", "system_administrator",
)  # fmt: skip
#: Forms that may be sent with nothing in them: who looks for nothing finds nothing, a section is
#: saved as far as it is written, and where a relative lives, or that a work is taken out, is said by
#: a tick or none.
MAY_BE_EMPTY = {
    "assessment_section", "relationship_change", "contact_child_add", "contact_relative_add", "find",
    "relationship_add", "contact_child_find", "contact_family", "in_error_child", "in_error_list",
    "merge_add", "consultations", "consultation_child", "handover_find", "online_child_add",
    "early_help_ask", "specialist_section", "enquiry_write",
}  # fmt: skip

A_FORM = "form[method=post]:has(input:not([type=hidden]), textarea, select)"
EMPTIED = """form => {
    for (const field of form.elements) {
        if (['checkbox', 'radio'].includes(field.type)) field.checked = false;
        else if (!['hidden', 'submit', 'button'].includes(field.type)) field.value = '';
    }
    form.requestSubmit();
}"""
CHOSEN_FOR_ONE = """() => [...document.querySelectorAll('[name*=outcome], [name*=rationale]')]
    .filter(field => ['radio', 'checkbox'].includes(field.type) ? field.checked : field.value)
    .map(field => field.name)"""


class Round:
    """Everybody at their own screen; which routes were seen; and the list of what was found."""

    def __init__(self, new_page: NewPage, *, whole: bool = False) -> None:
        self._new_page, self._pages, self._whole = new_page, {}, whole
        self.visited: set[str] = set()
        self.findings: list[str] = []
        self._shapes: set[str] = set()
        self._sent_empty = False

    def page_of(self, user: User | None) -> Page:
        """The page of somebody signed in; None is somebody who is not."""
        name = user.username if user else ""
        if name not in self._pages:
            page = self._new_page()
            self._pages[name] = sign_in(page, name) if user else page
        return self._pages[name]

    def visit(self, route: str, url: str, user: User | None, *, answers: int = 200, shape: str = "") -> None:
        """Open a page as it stands; and where it has a form, send that empty.

        Of pages that one template makes alike, named by their shape, axe reads the first; and on a round
        that is not whole, contrast is read on every fourth page, since all wear the same styles.
        """
        self.visited.add(route.partition("/")[0])
        page = self.page_of(user)
        response = page.goto(url)
        if response is None or response.status != answers:
            self.findings.append(f"{route}: answers {response and response.status}, not {answers}")
            return
        self._look(route, page, known=shape in self._shapes, colours=self._whole or _one_of(4, route))
        self._shapes |= {shape} - {""}
        self._nothing_is_chosen(route, page)
        form = page.locator("main").locator(A_FORM)
        if answers == 200 and form.count() and self._is_sent_empty(route):
            self._send_empty(route, page, form.last)

    def _is_sent_empty(self, route: str) -> bool:
        """Every third form, or on a whole round every one: what each says of bad input, and where its
        messages lead, tests/test_clumsy_input.py asks of all of them."""
        return route.partition("/")[0] not in MAY_BE_EMPTY and (self._whole or _one_of(3, route))

    def some(self, alike: dict[str, str]) -> dict[str, str]:
        """Every fourth of the addresses that one template answers alike; on a whole round all of them."""
        return {route: url for route, url in alike.items() if self._whole or _one_of(4, route)}

    def settle(self) -> None:
        assert self.visited, "nothing was visited"
        assert not self.findings, f"{len(self.findings)} found\n" + "\n".join(self.findings)

    def _look(self, route: str, page: Page, *, known: bool = False, colours: bool = True) -> None:
        try:
            fits_narrow(page) if known else axe_clean(page, colours=colours)
        except AssertionError as wrong:
            self.findings.append(f"{route}: {str(wrong)[:1500]}")

    def _nothing_is_chosen(self, route: str, page: Page) -> None:
        for name in page.evaluate(CHOSEN_FOR_ONE):
            self.findings.append(f"{route}: {name} is answered beforehand")

    def _send_empty(self, route: str, page: Page, form: Locator) -> None:
        with page.expect_navigation():
            form.evaluate(EMPTIED)
        if not page.locator(".govuk-error-summary, .errornote").count():
            self.findings.append(f"{route}: sent empty, and no error is shown")
        # All pages sent empty wear the same red: the first of a round is read for its contrast.
        self._look(f"{route}, sent empty", page, colours=not self._sent_empty)
        self._sent_empty = True


def _one_of(number: int, route: str) -> bool:
    return not crc32(route.encode()) % number


def looker(world: World, opens_to: Iterable[str]) -> User:
    """Somebody involved to whom the address opens."""
    roles = set(opens_to)
    role = next((role for role in LOOKERS if role in roles), None) or min(roles)
    return world.those(matrix.INVOLVED)[role]


FOCUS_IS_SEEN = """() => {
    const field = document.activeElement, label = field.labels?.[0];
    const box = (field.getClientRects()[0] ?? field.getBoundingClientRect());
    const looks = [getComputedStyle(field), ...(label ? [getComputedStyle(label, '::before')] : [])];
    const marked = looks.some(look => look.boxShadow !== 'none'
        || (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0));
    const above = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, 20) / 2);
    const inSight = above && (field.contains(above) || above.contains(field) || label?.contains(above));
    return marked && inSight ? '' : `${marked ? 'under ' + above?.outerHTML.slice(0, 90) : 'not marked'}`;
}"""
STANDS_ON = """() => (document.activeElement.labels?.[0] ?? document.activeElement).innerText.trim()"""


def sees_focus(page: Page) -> None:
    """Assert that whoever looks at the page can tell where the keyboard stands."""
    assert page.evaluate(FOCUS_IS_SEEN) == "", f"{page.url}: {page.evaluate(STANDS_ON)!r} has focus unseen"


def press_until(page: Page, words: str) -> None:
    """Press Tab until the keyboard stands on what these words begin."""
    for _ in range(150):
        page.keyboard.press("Tab")
        sees_focus(page)
        if page.evaluate(STANDS_ON).startswith(words):
            return
    raise AssertionError(f"{page.url}: Tab never comes to {words!r}")


#: A4 in pixels, at 96 to the inch.
A4 = {"width": 794, "height": 1123}
TO_PRESS = "button, input, select, [role=button], nav, .app-no-print, body > header, body > footer"
STILL_THERE = f"""() => [...document.querySelectorAll('{TO_PRESS}')]
    .filter(element => element.checkVisibility())
    .map(element => element.outerHTML.slice(0, 120))"""
CUT_OFF = """() => [...document.querySelectorAll('body *')]
    .filter(element => !element.closest('.govuk-visually-hidden') && element.checkVisibility())
    .filter(element => getComputedStyle(element).overflow !== 'visible'
        && (element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2)
        || element.matches('details > :not(summary)') && element.getBoundingClientRect().height === 0)
    .map(element => element.outerHTML.slice(0, 120))"""
