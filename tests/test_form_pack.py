"""Forms: what they accept, what they say when something is wrong, and how they are drawn."""

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

import pytest
from django.http import QueryDict
from django.template import Context, Template

from casework import clock
from casework.forms import (
    CheckboxesField,
    DateField,
    DateTimeField,
    LongTextField,
    NumberField,
    PageForm,
    PageFormSet,
    RadioField,
    RowForm,
    SelectField,
    TextField,
    TimeField,
    VersionedForm,
    YesNoField,
)

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _noon():
    with clock.at(NOON):
        yield


class Row(RowForm):
    what = TextField(label="Action")
    due = DateField(label="Due date")


class Rows(PageFormSet):
    form_class = Row
    item = "action"
    maximum = 3


class Visit(PageForm):
    rows = {"actions": Rows}
    required_if = {"where_else": ("where", "elsewhere")}

    day = DateField(label="Date of the visit", past=True)
    at = TimeField(label="Time", required=False)
    told = DateTimeField(label="When the manager was told", required=False, past=True)
    where = SelectField(label="Place", choices=[("home", "Home"), ("elsewhere", "Somewhere else")])
    where_else = TextField(label="Where", required=False)
    alone = YesNoField(label="Was Amber seen alone?", reveals={"no": ["why_not"]})
    why_not = LongTextField(label="Why not", max_length=20)
    present = CheckboxesField(
        label="Who was there", choices=[("mum", "Mum"), ("none", "Nobody")], exclusive="none", required=False
    )
    scale = NumberField(label="Scale", min_value=0, max_value=10, required=False)


GOOD = {
    "day-day": "20",
    "day-month": "Nov",
    "day-year": "2026",
    "where": "home",
    "alone": "yes",
    "actions-0-what": "See Amber at school",
    "actions-0-due-day": "1",
    "actions-0-due-month": "12",
    "actions-0-due-year": "2026",
}


def posted(**changes: Any) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in {**GOOD, **{k.replace("__", "-"): v for k, v in changes.items()}}.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def wrong(**changes: Any) -> dict[str, list[str]]:
    return dict(Visit(posted(**changes)).errors)


def drawn(form: PageForm) -> str:
    return Template("{% load crispy_forms_tags govuk %}{% error_summary %}{% crispy form %}").render(
        Context({"form": form})
    )


def test_a_whole_visit_is_understood() -> None:
    form = Visit(posted(at="2.15pm"))
    assert form.is_valid(), form.errors
    assert form.answers["day"] == date(2026, 11, 20)
    assert form.answers["at"] == time(14, 15)
    assert form.answers["alone"] is True
    assert form.answers["told"] is None
    assert form.answers["actions"] == [{"what": "See Amber at school", "due": date(2026, 12, 1)}]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("9:40", time(9, 40)), ("0940", time(9, 40)), ("940", time(9, 40)), ("9.40am", time(9, 40)),
     ("12am", time(0)), ("12 p.m.", time(12)), ("14:30", time(14, 30)), ("noon", time(12))],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(typed: str, meant: time) -> None:
    assert TimeField().clean(typed) == meant


@pytest.mark.parametrize("typed", ["9", "25:00", "9:75", "13pm", "teatime", "9:40m", "0:30am"])
def test_a_time_that_is_none_or_could_be_two_is_refused(typed: str) -> None:
    assert wrong(at=typed) == {"at": ["Time must be a time, such as 9:40 or 2:15pm"]}


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (("", "", ""), "Enter date of the visit"),
        (("31", "2", "2026"), "Date of the visit must be a real date, such as 27 3 2026"),
        (("4", "", "2026"), "Date of the visit must have a month"),
        (("4", "", ""), "Date of the visit must have a month and a year"),
        (("4", "3", "26"), "Date of the visit must have a year of 4 figures, such as 2026"),
        (("4", "3", "1826"), "Date of the visit must be 1 January 1900 or later. Check the year"),
        (("24", "11", "2026"), "Date of the visit must be today or earlier"),
        (("4\x00", "3", "2026"), "Date of the visit must be a real date, such as 27 3 2026"),
        (("9" * 5000, "3", "2026"), "Date of the visit must be a real date, such as 27 3 2026"),
    ],
)
def test_a_date_says_what_is_wrong_with_it(parts: tuple[str, str, str], message: str) -> None:
    day, month, year = parts
    assert wrong(day__day=day, day__month=month, day__year=year) == {"day": [message]}


def test_a_date_too_far_ahead_is_refused() -> None:
    form = Row({"what": "See Amber", "due-day": "1", "due-month": "1", "due-year": "2226"})
    assert form.errors["due"][0].endswith("or earlier. Check the year")


def test_a_moment_is_kept_with_its_zone_and_summer_time_is_counted() -> None:
    told = {"told__day": "6", "told__month": "july", "told__year": "2026", "told__time": "9:40"}
    form = Visit(posted(**told))
    assert form.is_valid(), form.errors
    assert form.answers["told"].astimezone(UTC) == datetime(2026, 7, 6, 8, 40, tzinfo=UTC)


def test_a_moment_that_never_was_or_has_not_come_is_refused() -> None:
    told = {"told__day": "29", "told__month": "3", "told__year": "2026", "told__time": "1:30"}
    assert "clocks went forward" in wrong(**told)["told"][0]
    told |= {"told__day": "23", "told__month": "11", "told__time": "12:01"}
    assert wrong(**told) == {"told": ["When the manager was told must not be later than now"]}


def test_a_revealed_question_is_asked_only_under_its_answer() -> None:
    assert wrong(alone="no") == {"why_not": ["Say why not"]}
    form = Visit(posted(alone="yes", why_not="Typed before yes was chosen, and far too long"))
    assert form.is_valid(), form.errors
    assert form.answers["why_not"] == ""


def test_a_question_asked_only_after_another_answer_is_demanded_then() -> None:
    assert wrong(where="elsewhere") == {"where_else": ["Say where"]}
    assert Visit(posted(where="elsewhere", where_else="Gran’s")).is_valid()


def test_messages_name_the_field_and_the_remedy() -> None:
    assert wrong(alone="") == {"alone": ["Answer ‘Was Amber seen alone?’"]}
    assert wrong(where="") == {"where": ["Choose place"]}
    assert wrong(where="prison") == {"where": ["Place: choose one of the answers shown"]}
    assert wrong(alone="no", why_not="x" * 21) == {"why_not": ["Why not must be 20 characters or fewer"]}
    assert wrong(scale="eleven") == {"scale": ["Scale must be a whole number, such as 3"]}
    assert wrong(scale="11") == {"scale": ["Scale must be 10 or less"]}
    assert wrong(scale="9" * 5000) == {"scale": ["Scale must be a whole number, such as 3"]}
    assert wrong(alone="no", why_not="a\x00b") == {
        "why_not": ["Why not contains a character that cannot be kept. Type it again"]
    }
    assert wrong(present=["mum", "none"]) == {
        "present": ["Who was there: choose either the others or ‘Nobody’, not both"]
    }


def test_an_author_s_own_wording_stands() -> None:
    class Sign(PageForm):
        why = LongTextField(label="Rationale", error_messages={"required": "Say why, in your own words"})

    assert Sign({}).errors == {"why": ["Say why, in your own words"]}


def test_a_line_break_counts_as_one_character_as_the_page_counts_it() -> None:
    form = Visit(posted(alone="no", why_not="\r\n".join(["x"] * 10)))
    assert form.is_valid(), form.errors


def test_nothing_is_chosen_beforehand() -> None:
    page = drawn(Visit())
    assert "checked" not in page
    assert '<option value="" selected>Choose</option>' in page
    assert 'value="no"' in page
    assert "checked" in drawn(Visit(initial={"alone": False}))


def test_the_label_says_what_may_be_left_out() -> None:
    page = drawn(Visit())
    assert "Time (optional)" in page
    assert "Date of the visit (optional)" not in page


def test_errors_are_tied_to_their_control_and_the_summary_follows_the_page() -> None:
    form = Visit(posted(day__day="", alone="", actions__0__what=""))
    assert not form.is_valid()
    page = drawn(form)
    assert 'aria-describedby="id_day_helptext id_day_error"' in page
    assert 'href="#id_day_day"' in page
    assert 'href="#id_alone_0"' in page
    assert 'href="#id_actions-0-what"' in page
    assert "Action 1: Enter action" in page
    assert page.index("#id_day_day") < page.index("#id_alone_0") < page.index("#id_actions-0-what")


def test_what_was_typed_is_never_lost() -> None:
    page = drawn(Visit(posted(day__day="31", day__month="Febuary", at="teatime", scale="lots")))
    for typed in ("31", "Febuary", "teatime", "lots", "See Amber at school"):
        assert f'value="{typed}"' in page


def test_what_was_typed_cannot_become_markup() -> None:
    page = drawn(Visit(posted(actions__0__what='"><script>alert(1)</script>', at="<b>")))
    assert "<script>" not in page
    assert "<b>" not in page


def test_a_row_more_keeps_what_was_typed_and_judges_nothing() -> None:
    form = Visit(posted(day__day="31", actions__add="1"))
    assert not form.is_valid()
    assert len(form.row_sets["actions"]) == 2
    page = drawn(form)
    assert "There is a problem" not in page
    assert 'value="See Amber at school"' in page
    assert 'value="31"' in page
    assert 'name="actions-1-what"' in page


def test_a_row_fewer_takes_out_that_row_alone() -> None:
    two = {"actions__1__what": "Ring school", "actions__2__what": "Write to Dad", "actions__count": "3"}
    form = Visit(posted(**two, actions__remove="1"))
    assert not form.is_valid()
    assert [row["what"].value() for row in form.row_sets["actions"]] == [
        "See Amber at school",
        "Write to Dad",
    ]


def test_rows_left_blank_are_left_out_and_enough_must_be_filled() -> None:
    form = Visit(posted(actions__1__what="", actions__count="2"))
    assert form.is_valid(), form.errors
    assert len(form.answers["actions"]) == 1
    empty = {
        "actions__0__what": "",
        "actions__0__due-day": "",
        "actions__0__due-month": "",
        "actions__0__due-year": "",
    }
    form = Visit(posted(**empty))
    assert not form.is_valid()
    assert form.row_sets["actions"].forms[0].errors["what"] == ["Enter action"]


@pytest.mark.parametrize("count", ["-1", "lots", "9999", "1e9", ""])
def test_an_altered_row_count_is_no_more_than_nonsense(count: str) -> None:
    assert 1 <= len(Visit(posted(actions__count=count)).row_sets["actions"]) <= 3


def test_the_first_button_of_a_page_with_rows_is_not_remove() -> None:
    page = drawn(Visit(posted(actions__1__what="Ring school", actions__count="2")))
    first = page[page.index("<button") :]
    assert "remove" not in first[: first.index("</button>")]


def test_an_altered_mark_is_refused_and_replaced() -> None:
    form = Visit(posted(submission="senseless"))
    assert not form.is_valid()
    assert "did not arrive whole" in drawn(form)
    assert UUID(form["submission"].value())


def test_an_altered_version_is_refused_with_a_reason() -> None:
    class Correct(VersionedForm):
        name = TextField(label="Name")

    for version in ("", "x", "-1"):
        form = Correct({"name": "Amber", "version": version})
        assert not form.is_valid()
        assert "lost track" in drawn(form)
    assert Correct({"name": "Amber", "version": "3"}).is_valid()


def test_a_hint_stands_under_its_own_choice_and_or_stands_between() -> None:
    class Ask(PageForm):
        told = RadioField(
            label="Told",
            choices=[("y", "Yes"), ("u", "Not known")],
            hints={"y": "By whom"},
            divider_before="u",
        )

    page = drawn(Ask())
    assert 'aria-describedby="id_told_0-hint"' in page
    assert page.index("id_told_0-hint") < page.index("__divider") < page.index('id="id_told_1"')
