"""The pages of the form in their order, and how far somebody has come."""

from dataclasses import dataclass
from typing import Any

from casework.forms import NamedForm
from inbox import forms
from inbox.writing import Draft


@dataclass(frozen=True)
class Step:
    """One page. `form` is empty for a list; `many` says whether it is one."""

    key: str
    title: str
    form: type[NamedForm] | None = None
    one: str = ""


STEPS = {
    step.key: step
    for step in (
        Step("danger", "Immediate danger", forms.DangerForm),
        Step("you", "About you", forms.YouForm),
        Step("family", "What the family knows", forms.FamilyForm),
        Step("children", "The children", forms.ChildForm, one="child"),
        Step("adults", "The adults round them", forms.AdultForm, one="adult"),
        Step("worries", "What you are worried about", forms.WorriesForm),
        Step("well", "What is working well", forms.WellForm),
        Step("files", "Files"),
    )
}
ORDER = list(STEPS)


def is_done(draft: Draft, key: str) -> bool:
    """Whether a page was answered. A list of adults or files may be left empty, on purpose."""
    if key == "children":
        return bool(draft.rows("children"))
    return key in draft.answers.get("passed", []) if key in ("adults", "files") else key in draft.answers


def first_missing(draft: Draft) -> str:
    """The first page not answered yet, or nothing."""
    return next((key for key in ORDER if not is_done(draft, key)), "")


def after(draft: Draft, key: str) -> str:
    """Where one goes on: the check, once everything was answered; until then the next page."""
    return first_missing(draft) or "check"


def before(key: str) -> str:
    """The page before this one, or nothing before the first."""
    place = ORDER.index(key) if key in ORDER else len(ORDER)
    return ORDER[place - 1] if place else ""


def progress(key: str) -> tuple[int, int]:
    return ORDER.index(key) + 1, len(ORDER) + 1


def answers_in_words(form_class: type[NamedForm], said: dict[str, Any]) -> list[tuple[str, str]]:
    """What was asked and what was answered, in the order of the questions; nothing of what was left empty."""
    form = form_class(initial=said)
    found = []
    for name in form.in_page_order():
        value = said.get(name)
        if value in (None, ""):
            continue
        choices = dict(getattr(form.fields[name], "choices", []))
        if isinstance(value, bool):
            words = "Yes" if value else "No"
        elif hasattr(value, "strftime"):
            words = f"{value.day} {value:%B %Y}"
        else:
            words = str(choices.get(value, value))
        found.append((str(form.fields[name].label), words))
    return found
