"""The whole story, told in the browser by those who live it.

A police notification about Loveday, an unborn baby and a half-brother, Jowan, who lives elsewhere:
from the contact to the closing of Loveday's plan. Then the record is asked for every step.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from children.models import DecisionEntry, Person
from plans.models import Plan
from referrals.models import Contact, Referral
from tests.acting import Company
from tests.browser import NewPage
from tests.cast import Cast

SetClock = Callable[[str], datetime]

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "I take the baby's blanket and we hide in the airing cupboard."
CONCERN = "The parents separated in August and he has been arrested three times since."


@pytest.mark.parametrize(
    "javascript",
    [
        pytest.param(True, id="with JavaScript"),
        pytest.param(False, id="without JavaScript", marks=pytest.mark.in_earnest),
    ],
)
def test_from_contact_to_closure(
    cast: Cast, new_page: NewPage, clock_at: SetClock, settings: Any, javascript: bool
) -> None:
    # The story takes months, and everybody stays at their screen: nobody is signed out in between.
    settings.IDLE_MINUTES = 60 * 24 * 400
    company = Company(new_page, javascript=javascript)
    clock_at("2026-11-23 09:40")
    the_contact_comes_in(company)
    clock_at("2026-11-23 10:30")
    the_screener_recommends(company)
    clock_at("2026-11-23 14:05")
    the_manager_decides(company)
    clock_at("2026-11-23 15:20")
    the_police_are_told(company)
    clock_at("2026-11-24 09:00")
    the_children_are_allocated(company)
    clock_at("2026-11-26 17:30")
    loveday_is_seen_and_heard(company)
    clock_at("2026-12-10 12:00")
    the_assessment_is_written_and_submitted(company)
    clock_at("2026-12-11 09:15")
    it_is_returned_with_reasons(company)
    clock_at("2026-12-14 16:45")
    it_is_mended(company)
    clock_at("2026-12-15 10:00")
    it_is_signed_off_to_a_plan(company)
    clock_at("2026-12-17 11:00")
    a_plan_with_an_undated_action_is_refused(company)
    clock_at("2026-12-18 11:00")
    the_dated_plan_is_approved(company)
    clock_at("2027-03-16 14:00")
    the_plan_is_reviewed_and_continued(company)
    clock_at("2027-06-14 14:00")
    the_plan_is_reviewed_and_closed(company)
    clock_at("2027-06-15 09:00")
    the_record_tells_all_of_it(company)


def loveday() -> Person:
    return Person.objects.get(given_name="Loveday")


def the_contact_comes_in(company: Company) -> None:
    """Saved before any child is on it; then the children, each looked for first."""
    tamsin = company("tamsin").home().follow("Record a contact")
    tamsin.choose("Other police notification").choose("Police notification")
    tamsin.pick("Who it came from", "Police")
    tamsin.write("Referrer’s name", "PC Nancarrow").write("Referrer’s agency", "Devon and Cornwall Police")
    tamsin.write("What was reported", f"Called at 23:10 to shouting at the flat. {CONCERN}")
    tamsin.choose("No", within="Is a child in immediate danger?")
    tamsin.choose("Informed, and they agreed")
    tamsin.write("A safe way and time to reach a victim (optional)", "Text after 9am on weekdays.")
    tamsin.save("Save and add the children")
    assert Contact.objects.get().created_by.username == "tamsin"

    look_for(company, "Loveday Rosewarne")
    tamsin.date("date_of_birth", date(2017, 6, 2)).choose("Female")
    tamsin.write("What the child said", WORDS).save("Make the record and add the child")
    look_for(company, "Baby Rosewarne")
    if not tamsin.page.locator("[name=expected_date-day]").is_visible():
        tamsin.page.get_by_text("Not yet born?").click()
    tamsin.date("expected_date", date(2027, 3, 14)).choose("Not known or not yet born")
    tamsin.save("Make the record and add the child")
    add_sibling(company, "Loveday Rosewarne", "Brother or sister", same_home=True)
    look_for(company, "Jowan Pender")
    tamsin.date("date_of_birth", date(2014, 9, 30)).choose("Male")
    tamsin.save("Make the record and add the child")
    add_sibling(company, "Loveday Rosewarne", "Half-brother or half-sister", same_home=False)
    assert Contact.objects.get().screenings.count() == 3


def look_for(company: Company, name: str) -> None:
    tamsin = company("tamsin").go(f"/contacts/{Contact.objects.get().pk}/children/")
    tamsin.page.locator("main [name=q]").fill(name)
    tamsin.page.locator("main form").get_by_role("button").first.click()
    tamsin.follow("Make a record").sees("A child not yet on record")


def add_sibling(company: Company, name: str, kind: str, *, same_home: bool) -> None:
    tamsin = company("tamsin")
    tamsin.page.locator("main").get_by_role("link", name=f"{name},").first.click()
    tamsin.pick("What they are to the child", kind)
    if same_home:
        tamsin.page.locator("[name=lives_with]").first.check()
    tamsin.save("Add to the family").sees(kind)


def the_screener_recommends(company: Company) -> None:
    """One rationale for all three, and what is different for Jowan."""
    tamsin = company("tamsin").home().follow("Recommend what happens next")
    tamsin.write("Why, for all the children (optional)", "Third call-out in four months, each one worse.")
    for name in ("Loveday", "Baby"):
        tamsin.choose("Accepted as a referral, for assessment", within=f"What you recommend for {name}")
        tamsin.choose("Level 4: statutory", within=f"Level of need for {name}")
        tamsin.pick(f"Primary need, if {name} is accepted", "Abuse, neglect and exploitation")
    tamsin.choose("Information and advice", within="What you recommend for Jowan")
    tamsin.choose("Level 2: early help", within="Level of need for Jowan")
    tamsin.write("What is different for Jowan", "He lives with his father in Truro and was not there.")
    tamsin.save("Record the recommendation")


def the_manager_decides(company: Company) -> None:
    jory = company("jory").home().follow("Decide: Tamsin Rowe recommends accepted as a referral")
    jory.sees("Third call-out in four months").write(
        "Why, for all the children (optional)", "The pattern is rising and Loveday hides from it."
    )
    for name in ("Loveday", "Baby"):
        jory.choose("Accepted as a referral, for assessment", within=f"Decision for {name}")
        jory.choose("Level 4: statutory", within=f"Level of need for {name}")
        jory.pick(f"Primary need, if {name} is accepted", "Abuse, neglect and exploitation")
        jory.pick(f"Receiving team, if {name} is accepted", "Penwith team")
    jory.choose("Information and advice", within="Decision for Jowan")
    jory.choose("Level 2: early help", within="Level of need for Jowan")
    jory.write("What is different for Jowan", "His father is to be told what support his school has.")
    jory.save("Record the decision")
    assert Referral.objects.count() == 2


def the_police_are_told(company: Company) -> None:
    tamsin = company("tamsin").home().follow("Tell the referrer the outcome")
    tamsin.choose("Telephone")
    tamsin.write("What they were told, or why it was not possible", "An assessment of two of the children.")
    tamsin.save("Record the feedback")


def the_children_are_allocated(company: Company) -> None:
    morwenna = company("morwenna")
    for _ in range(2):
        morwenna.home().follow("Allocate to a social worker")
        morwenna.page.get_by_label("Kerensa Trembath").check()
        morwenna.page.locator("[name=reason]").fill("She worked with their mother two years ago.")
        morwenna.save("Allocate")
    company("kerensa").home().sees("Loveday Rosewarne", "Baby Rosewarne")


def loveday_is_seen_and_heard(company: Company) -> None:
    kerensa = company("kerensa").go(f"/people/{loveday().pk}/visits/add/")
    kerensa.choose("At home").write("What happened", "Loveday showed me the cupboard and shut us both in it.")
    kerensa.choose("Yes, alone", within="Was Loveday seen?").write("In Loveday’s words", WORDS)
    kerensa.save("Save the visit")
    kerensa.go(f"/people/{loveday().pk}/").sees(WORDS, "Last seen")


def section(company: Company, key: str) -> None:
    kerensa = company("kerensa").go(f"/people/{loveday().pk}/assessments/")
    case = Referral.objects.get(child=loveday()).assessments.get()
    kerensa.go(f"/assessments/{case.pk}/{key}/")


def the_assessment_is_written_and_submitted(company: Company) -> None:
    kerensa = company("kerensa")
    section(company, "background")
    kerensa.page.locator("[name=text]").fill(f"Three call-outs since August. {CONCERN}")
    kerensa.choose("Baby Rosewarne: nothing is written there yet").choose("This section is complete")
    kerensa.save("Save this section")
    section(company, "danger")
    if kerensa.page.locator("[name='rows-0-statement']").count() == 0:
        kerensa.follow("Add")
    kerensa.page.locator("[name='rows-0-statement']").fill(
        "Kerensa and the police worry that Loveday will be hurt, or stay afraid at night, if he comes back."
    )
    kerensa.page.locator("[name='rows-0-safety_goal']").fill(
        "Loveday sleeps in her own bed all night, every night."
    )
    kerensa.save("Save this section")
    section(company, "factors")
    kerensa.choose("A parent or carer is the victim", within="Domestic abuse")
    kerensa.page.locator("[name=effect_3b]").fill("She lies awake and listens for the car.")
    kerensa.save("Save this section")
    section(company, "analysis")
    kerensa.page.locator("[name=text]").fill("It is not safe enough.")
    kerensa.save("Save this section")
    submit(company)


def submit(company: Company) -> None:
    case = Referral.objects.get(child=loveday()).assessments.get()
    company("kerensa").go(f"/assessments/{case.pk}/submit/").save("Submit for sign-off")


def it_is_returned_with_reasons(company: Company) -> None:
    morwenna = company("morwenna").home().follow("Decide on the assessment")
    morwenna.choose("Returned to the worker").write(
        "Why", "Say what the nights are like for Loveday, and why."
    )
    morwenna.save("Record the decision")


def it_is_mended(company: Company) -> None:
    company("kerensa").home().sees("Returned to you", "Say what the nights are like for Loveday")
    section(company, "analysis")
    company("kerensa").page.locator("[name=text]").fill(
        "It is not safe enough. On most nights Loveday does not sleep until her mother does."
    )
    company("kerensa").save("Save this section")
    submit(company)


def it_is_signed_off_to_a_plan(company: Company) -> None:
    morwenna = company("morwenna").home().follow("Decide on the assessment")
    morwenna.sees("On most nights Loveday does not sleep until her mother does.", "Changed from")
    morwenna.choose("Signed off: child in need plan").write(
        "Why", "The nights are what must change, and she agrees."
    )
    morwenna.save("Record the decision")
    assert Plan.objects.get().goals.get().goal == "Loveday sleeps in her own bed all night, every night."


def plan_pages(company: Company) -> Plan:
    plan = Plan.objects.get()
    company("kerensa").go(f"/plan-goals/{plan.goals.get().pk}/")
    return plan


def a_plan_with_an_undated_action_is_refused(company: Company) -> None:
    plan = Plan.objects.get()
    kerensa = company("kerensa").go(f"/plans/{plan.pk}/visits/")
    kerensa.page.locator("[name=visit_every_weeks]").fill("4")
    kerensa.write("What happens if it does not work", "Their mother rings 999, then Gran, then Kerensa.")
    kerensa.save("Save")
    plan_pages(company)
    if kerensa.page.locator("[name='actions-0-what']").count() == 0:
        kerensa.follow("Add")
    kerensa.page.locator("[name='actions-0-what']").fill("Loveday’s gran stays on Friday nights")
    kerensa.page.locator("[name='actions-0-owner_agency']").fill("Gran, Morwen Rosewarne")
    kerensa.save("Save the goal")
    kerensa.go(f"/plans/{plan.pk}/submit/").save("Submit for approval")
    morwenna = company("morwenna").go(f"/plans/{plan.pk}/decide/")
    morwenna.choose("Approved").write("Why", "It answers what frightens her.").save("Record the decision")
    morwenna.sees("Loveday’s gran stays on Friday nights", "no date")
    morwenna.choose("Returned to the worker").write("Why", "Say from when Gran stays.").save(
        "Record the decision"
    )


def the_dated_plan_is_approved(company: Company) -> None:
    plan = plan_pages(company)
    kerensa = company("kerensa").date("actions-0-due_on", date(2027, 1, 8)).save("Save the goal")
    kerensa.go(f"/plans/{plan.pk}/submit/").save("Submit for approval")
    morwenna = company("morwenna").go(f"/plans/{plan.pk}/decide/")
    morwenna.choose("Approved").write("Why", "It answers what frightens her, from a day.").save(
        "Record the decision"
    )
    plan.refresh_from_db()
    assert plan.starts_on == date(2026, 12, 18)


def review(company: Company, day: date, score: str, evidence: str, proposal: str) -> str:
    held = Plan.objects.get().reviews.open().get()
    goal = Plan.objects.get().goals.get().pk.hex
    kerensa = company("kerensa").go(f"/reviews/{held.pk}/record/").date("held_on", day)
    kerensa.choose("Was there and spoke for themselves").write("The child’s view", f"I slept. {evidence}")
    kerensa.page.locator(f"[name=score_{goal}]").fill(score)
    kerensa.page.locator(f"[name=evidence_{goal}]").fill(evidence)
    kerensa.save("Save and go on").choose(proposal).write("Why", f"Proposed: {evidence}")
    kerensa.save("Propose to the manager")
    return f"/reviews/{held.pk}/decide/"


def the_plan_is_reviewed_and_continued(company: Company) -> None:
    page = review(
        company, date(2027, 3, 16), "6", "Four nights in five since Christmas.", "Continue the plan"
    )
    company("morwenna").go(page).choose("Continue the plan").write(
        "Why", "Not yet every night; three months more."
    )
    company("morwenna").save("Record the decision")


def the_plan_is_reviewed_and_closed(company: Company) -> None:
    page = review(company, date(2027, 6, 14), "9", "Every night since Easter, and Gran still comes.", "Close")
    morwenna = company("morwenna").go(page).choose("Close")
    morwenna.pick(
        "Why the referral closes", "Services ceased for another reason, including no longer in need"
    )
    morwenna.write("Why", "Loveday sleeps, and the family know what to do.").save("Record the decision")
    case = Referral.objects.get(child=loveday())
    assert (case.closed_on, case.closure_reason) == (date(2027, 6, 14), "RC7")


#: Every decision about Loveday: when, what, by whom, why. Times in UTC; June is an hour ahead of it.
STEPS = [
    (datetime(2026, 11, 23, 14, 5, tzinfo=UTC), "Screening: Accepted as a referral, for assessment", "jory"),
    (datetime(2026, 12, 11, 9, 15, tzinfo=UTC), "Assessment: Returned to the worker", "morwenna"),
    (datetime(2026, 12, 15, 10, 0, tzinfo=UTC), "Assessment: Signed off: child in need plan", "morwenna"),
    (datetime(2026, 12, 17, 11, 0, tzinfo=UTC), "Plan: Returned to the worker", "morwenna"),
    (datetime(2026, 12, 18, 11, 0, tzinfo=UTC), "Plan: Approved", "morwenna"),
    (datetime(2027, 3, 16, 14, 0, tzinfo=UTC), "Review: Continue the plan", "morwenna"),
    (datetime(2027, 6, 14, 13, 0, tzinfo=UTC), "Review: Close", "morwenna"),
    (
        datetime(2027, 6, 14, 13, 0, tzinfo=UTC),
        "Closure: Services ceased for another reason, including no longer in need",
        "morwenna",
    ),
]
REASONS = [
    "The pattern is rising and Loveday hides from it.",
    "Say what the nights are like for Loveday, and why.",
    "The nights are what must change, and she agrees.",
    "Say from when Gran stays.",
    "It answers what frightens her, from a day.",
    "Not yet every night; three months more.",
    "Loveday sleeps, and the family know what to do.",
]


def the_record_tells_all_of_it(company: Company) -> None:
    """Nobody works with Loveday now: the manager says why she looks, and the record shows it."""
    child = loveday()
    entries = DecisionEntry.objects.filter(child=child).order_by("decided_at", "pk")
    assert [(e.decided_at, e.label, e.decided_by.username) for e in entries] == STEPS

    morwenna = company("morwenna").go(f"/people/{child.pk}/").sees("Say why you need")
    morwenna.page.locator("main textarea").first.fill("Checking the learning from a closed plan.")
    morwenna.page.locator("main form").get_by_role("button").first.click()
    morwenna.go(f"/people/{child.pk}/timeline/").sees(*REASONS, WORDS.split(" and ")[0])
    morwenna.sees("Jory Pascoe", "Kerensa Trembath", "PC Nancarrow"[:2])
    morwenna.go(f"/people/{child.pk}/access/").sees("Checking the learning from a closed plan.")

    case = Referral.objects.get(child=child)
    analysis = case.assessments.get().sections.get(key="analysis")
    morwenna.go(f"/records/assessments.assessmentsection/{analysis.pk}/history/")
    morwenna.sees("Kerensa Trembath", "It is not safe enough.", "On most nights Loveday does not sleep")
    jowan = Person.objects.get(given_name="Jowan")
    labels = list(DecisionEntry.objects.filter(child=jowan).values_list("label", flat=True))
    assert labels == ["Screening: Information and advice"]
