"""Pages read as a browser reads them, and the clumsy things people send. A form is known by its page."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from uuid import uuid4

from tests.papers import Chosen

VOID = {"input", "br", "img", "meta", "link", "hr"}
PARTS = ("day", "month", "year", "time")


@dataclass
class Control:
    """One control, or all the radios or boxes of one name."""

    name: str
    kind: str  # text, long, number, select, radio, checkbox, hidden, file
    ids: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    shown: bool = True  # False under an answer that is not chosen
    optional: bool = False

    @property
    def part(self) -> str:
        """Which part of a date or a moment this is, if one."""
        end = self.name.rpartition("-")[2]
        return end if self.kind == "text" and end in PARTS else ""

    @property
    def is_words(self) -> bool:
        return self.kind in {"text", "long"} and not self.part


@dataclass
class Form:
    action: str
    method: str
    controls: dict[str, Control] = field(default_factory=dict)

    def sent(self, **changes: str | list[str]) -> dict[str, str | list[str]]:
        """What a browser sends when the button is pressed as the page stands, but for the changes."""
        own = {c.name: c.values for c in self.controls.values() if c.values}
        return {**own, **changes}

    def text_of(self, name: str) -> str:
        return next(iter(self.controls[name].values), "")

    def those(self, test: Callable[[Control], bool]) -> list[Control]:
        return [control for control in self.controls.values() if test(control)]

    def dated(self, day: str, month: str, year: str, time: str = "9:40") -> dict[str, str]:
        parts = dict(zip(PARTS, (day, month, year, time), strict=True))
        return {control.name: parts[control.part] for control in self.those(lambda c: bool(c.part))}


class Page(HTMLParser):
    """What stands on a page: its forms, its ids, the error summary, and anything that would run."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.ids: set[str] = set()
        self.problems: list[tuple[str, str]] = []  # what the summary says, and the id it leads to
        self.runs: list[str] = []
        self._form: Form | None = None
        self._text: Control | None = None
        self._select: Control | None = None
        self._divs: list[str] = []
        self._in_summary = self._problem = False
        self._words: list[str] = []
        self._labels: dict[str, str] = {}
        self._label = ""
        self.feed(markup)
        for control in [each for form in self.forms for each in form.controls.values()]:
            control.optional = self._labels.get(control.ids[0], "").endswith("(optional)")

    @property
    def text(self) -> str:
        """All that stands on the page outside its boxes, as one line."""
        return " ".join(" ".join(self._words).split())

    def handle_starttag(self, tag: str, pairs: list[tuple[str, str | None]]) -> None:
        got = {key: value or "" for key, value in pairs}
        self.ids.add(got.get("id", ""))
        self.runs += [f"<{tag} {key}>" for key in got if key.startswith("on")]
        if tag == "script" and "src" not in got:
            self.runs.append("<script>")
        step = getattr(self, f"_start_{tag}", None)
        if step:
            step(got)
        if tag == "a" and self._problem:
            self.problems[-1] = ("", got.get("href", "").removeprefix("#"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "textarea":
            self._text = None
        elif tag == "select" and self._select:
            # A browser chooses the first of a list in which nothing is chosen.
            self._select.values = self._select.values or self._select.options[:1]
            self._select = None
        elif tag == "div":
            self._divs.pop()
            self._in_summary = any("govuk-error-summary" in each for each in self._divs)
        elif tag == "li":
            self._problem = False
        elif tag == "label":
            self._label = ""

    def handle_data(self, data: str) -> None:
        if self._text:
            # The line break after the tag is the page's, not the text's.
            first = not self._text.values[0] and data.startswith(("\n", "\r\n"))
            self._text.values[0] += data.lstrip("\r").removeprefix("\n") if first else data
        else:
            self._words.append(data)
        if self._label:
            self._labels[self._label] = (self._labels.get(self._label, "") + data).strip()
        if self._problem:
            text, target = self.problems[-1]
            self.problems[-1] = (text + data.strip("\n"), target)

    def _start_div(self, got: dict[str, str]) -> None:
        self._divs.append(got.get("class", ""))
        self._in_summary = self._in_summary or "govuk-error-summary" in self._divs[-1]

    def _start_label(self, got: dict[str, str]) -> None:
        self._label = got.get("for", "")

    def _start_li(self, got: dict[str, str]) -> None:
        if self._in_summary:
            self._problem = True
            self.problems.append(("", ""))

    def _start_form(self, got: dict[str, str]) -> None:
        self._form = Form(got.get("action", ""), got.get("method", "get").lower())
        self.forms.append(self._form)

    def _start_textarea(self, got: dict[str, str]) -> None:
        self._text = self._control(got, "long")
        self._text.values = [""]

    def _start_select(self, got: dict[str, str]) -> None:
        self._select = self._control(got, "select")

    def _start_option(self, got: dict[str, str]) -> None:
        if self._select:
            self._select.options.append(got.get("value", ""))
            self._select.values += [got["value"]] if "selected" in got else []

    def _start_input(self, got: dict[str, str]) -> None:
        kind = got.get("type", "text")
        if kind in {"submit", "button"} or not got.get("name") or got["name"] == "csrfmiddlewaretoken":
            return
        if kind in {"radio", "checkbox"}:
            control, value = self._control(got, kind), got.get("value", "on")
            control.options.append(value)
            control.values += [value] if "checked" in got else []
            return
        plain = {"hidden": "hidden", "password": "password", "file": "file"}.get(kind, "text")
        part = got["name"].rpartition("-")[2] in PARTS
        numeric = got.get("inputmode") == "numeric" and not part
        self._control(got, "number" if numeric else plain).values = [got.get("value", "")]

    def _control(self, got: dict[str, str], kind: str) -> Control:
        form = self._form or Form("", "get")
        known = form.controls.setdefault(got["name"], Control(got["name"], kind))
        known.ids.append(got.get("id", ""))
        known.shown = not any("__conditional--hidden" in each for each in self._divs)
        return known


# What is sent

ALTERED = "never-offered"
STRANGE = (
    'Amber "><img src=x onerror=alert(1)><script>alert(1)</script>'
    '{{ 7|add:"6" }}{% now "Y" %}\u202eevil\u202c =cmd|calc'
)
#: Questions that may be left out, but not both they and another.
ASKED_OF_TWO = {"given_name", "referrer_agency", "words", "answer"}
ANSWERS = {"different": "A cousin", "checked": "on", "to_address": "s@c.example", "again": "s@c.example"}
NUL = "Amber\x00Tregear"
BAD_DATES = {
    "31 February": ("31", "2", "2026", "25:61"),
    "1890": ("1", "1", "1890", "9:40"),
    "9999": ("31", "12", "9999", "9:40"),
    "letters": ("one", "Tuesday", "soon", "teatime"),
    "NUL and minus": ("\x001", "-2", "2026\x00", "\x00"),
    "a day without the rest": ("3", "", "", ""),
    "figures without end": ("1" * 5000, "1" * 5000, "1" * 5000, "1" * 5000),
}


@dataclass(frozen=True)
class Clumsy:
    """One thing sent: what it is called, what it says, and whether it must be refused."""

    called: str
    data: dict[str, str | list[str]]
    #: The names of the fields of which each, where it is asked, must be told to be wrong.
    wrong: tuple[str, ...] = ()
    #: Whether it is left to the long run.
    rare: bool = False
    #: Whether what the page itself carries was altered, or how many rows it has.
    tampered: bool = False


def everything_clumsy(form: Form) -> Iterator[Clumsy]:
    yield from _texts(form)
    yield from _moments(form)
    yield from _choices(form)
    yield from _carried(form)


def _texts(form: Form) -> Iterator[Clumsy]:
    words = [control.name for control in form.those(lambda c: c.is_words)]
    numbers = [control.name for control in form.those(lambda c: c.kind == "number")]
    choices = form.those(lambda c: c.kind in {"radio", "checkbox"})
    empty = {**dict.fromkeys([*words, *numbers], ""), **form.dated("", "", "", "")}
    nothing: dict[str, list[str]] = {control.name: [] for control in choices}
    yield Clumsy("empty", form.sent(**empty, **nothing))
    if words:
        yield Clumsy("spaces", form.sent(**dict.fromkeys(words, " \t\r\n\u2003 "), **nothing), rare=True)
        yield Clumsy("strange text", form.sent(**dict.fromkeys(words, STRANGE), **nothing))
        yield Clumsy("NUL", form.sent(**dict.fromkeys(words, NUL)), wrong=tuple(words))
        # Each answer in turn, so that every question that an answer reveals is asked at least once.
        for turn in range(max([1, *(len(c.options) for c in choices if c.kind == "radio")])):
            chosen = {c.name: c.options[turn % len(c.options)] for c in choices if c.kind == "radio"}
            for length in (20_001, 10_001) if not turn else (20_001,):
                long = dict.fromkeys(words, "long " * (length // 5) + "x")
                wrong, rare = tuple(words) if length > 20_000 else (), turn > 1 or length < 20_000
                yield Clumsy(f"{length} characters, answer {turn}", form.sent(**long, **chosen), wrong, rare)
    for number in ("ten", "9" * 400, "-1", "1.5", "\x00", "1e9") if numbers else ():
        typed = form.sent(**dict.fromkeys(numbers, number))
        yield Clumsy(f"number {number[:9]!r}", typed, tuple(numbers), number not in ("ten", "9" * 400))


def _moments(form: Form) -> Iterator[Clumsy]:
    dates = form.those(lambda c: c.part == "day")
    for called, parts in BAD_DATES.items() if dates else ():
        wrong = tuple(control.name for control in dates)
        rare = called not in ("31 February", "1890", "9999")
        yield Clumsy(f"date: {called}", form.sent(**form.dated(*parts)), wrong, rare)


def _choices(form: Form) -> Iterator[Clumsy]:
    choices = form.those(lambda c: c.kind in {"select", "radio", "checkbox"} and len(c.options) != 1)
    names = tuple(control.name for control in choices)
    for value in (ALTERED, str(uuid4()), "\x00", "9" * 400) if choices else ():
        sent = form.sent(**dict.fromkeys(names, value))
        yield Clumsy(f"choice {value[:13]!r}", sent, names, value in (ALTERED, "\x00"), tampered=True)


def _carried(form: Form) -> Iterator[Clumsy]:
    # What the page carries is altered only by somebody who means to. One at a time.
    words = {control.name: "Something said" for control in form.those(lambda c: c.is_words)}
    for control in form.those(lambda c: c.kind == "hidden"):
        for value in ("x", "-1", "", "9" * 400, "\x00", str(uuid4())):
            sent = form.sent(**{**words, control.name: value})
            yield Clumsy(
                f"{control.name} {value[:9]!r}", sent, rare=value not in ("x", "9" * 400), tampered=True
            )
    rows = {re.split(r"-\d+-", name)[0] for name in form.controls if re.search(r"-\d+-", name)}
    for prefix in sorted(rows):
        for count in ("-1", "x", "999999999", "\x00"):
            sent = form.sent(**words, **{f"{prefix}-count": count})
            yield Clumsy(f"{prefix} count {count!r}", sent, rare=True, tampered=True)
        yield Clumsy("a row that is not there removed", form.sent(**words, **{f"{prefix}-remove": "77"}))


def plausible(form: Form, mark: str = "") -> dict[str, Any]:
    """The form filled in as by somebody in a hurry: what stands there kept, the rest answered somehow."""
    data: dict[str, Any] = form.sent()
    for control in form.controls.values():
        given = next((value for value in control.values if value), "")
        if control.name in ANSWERS:
            data[control.name] = ANSWERS[control.name]
        elif control.is_words and (given or not control.optional or control.name in ASKED_OF_TWO):
            data[control.name] = f"{given or 'Something said at last'}{mark}"
        elif given:
            continue
        elif control.part and not control.name.startswith("expected"):
            data[control.name] = {"day": "23", "month": "11", "year": "2026", "time": "9:00"}[control.part]
        elif control.kind == "file":
            data[control.name] = Chosen()
        elif control.kind == "number":
            data[control.name] = "4"
        elif control.kind in {"radio", "select"}:
            data[control.name] = next((option for option in control.options if option), "")
        elif control.kind == "checkbox" and control.options[1:] and not control.optional:
            data[control.name] = control.options[:1]
    return data
