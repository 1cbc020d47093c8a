"""People at their own screens: what a browser test needs to tell a story in the words of the practice."""

from datetime import date

from playwright.sync_api import Locator, Page, expect

from tests.browser import NewPage, sign_in


class Actor:
    """Somebody signed in as themselves, on a page of their own."""

    def __init__(self, page: Page, username: str) -> None:
        self.page = sign_in(page, username)

    def go(self, path: str) -> "Actor":
        answer = self.page.goto(path)
        assert answer is not None
        assert answer.ok, f"{path}: {answer.status}"
        return self

    def home(self) -> "Actor":
        return self.go("/")

    def follow(self, name: str) -> "Actor":
        """Click a link or button by its words."""
        link = self.page.get_by_role("link", name=name).or_(self.page.get_by_role("button", name=name))
        link.first.click()
        return self

    def write(self, label: str, text: str) -> "Actor":
        self._field(label).fill(text)
        return self

    def choose(self, option: str, *, within: str = "") -> "Actor":
        """Choose a radio or tick a box; `within` is the question, where several have the same answers."""
        group: Page | Locator = self.page
        if within:
            group = self.page.get_by_role("group", name=within, exact=True)
        group.get_by_label(option, exact=True).first.check()
        return self

    def pick(self, label: str, option: str) -> "Actor":
        """Choose from a list."""
        self._field(label).select_option(label=option)
        return self

    def date(self, name: str, day: date) -> "Actor":
        """Fill in a date in its three parts, by the field's name."""
        for part, value in zip("day month year".split(), (day.day, day.month, day.year), strict=True):
            self.page.locator(f"[name='{name}-{part}']").fill(str(value))
        return self

    def save(self, label: str) -> "Actor":
        """Press the button and wait for the page that answers."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=label, exact=True).click()
        return self

    def sees(self, *texts: str) -> "Actor":
        for text in texts:
            expect(self.page.locator("body")).to_contain_text(text)
        return self

    def does_not_see(self, text: str) -> "Actor":
        expect(self.page.locator("body")).not_to_contain_text(text)
        return self

    @property
    def path(self) -> str:
        return self.page.url.split("/", 3)[-1]

    def _field(self, label: str) -> Locator:
        found = self.page.get_by_label(label, exact=True)
        optional = self.page.get_by_label(f"{label} (optional)", exact=True)
        return found.or_(optional).first


class Company:
    """Everybody in a story, each at their own screen, made when first called on."""

    def __init__(self, new_page: NewPage, *, javascript: bool) -> None:
        self._new_page, self._javascript = new_page, javascript
        self._actors: dict[str, Actor] = {}

    def __call__(self, username: str) -> Actor:
        if username not in self._actors:
            self._actors[username] = Actor(self._new_page(javascript=self._javascript), username)
        return self._actors[username]
