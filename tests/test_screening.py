"""Screening: the screener recommends, the manager decides, each child by themselves."""

import re
from datetime import UTC, date, datetime

import pytest

from casework import clock
from casework.guards import NotNow, NotYours
from casework.models import Act, Authority, Submission
from casework.roles import Role
from children.contributions import worklist
from children.models import DecisionEntry
from children.services.restriction import restrict
from referrals.models import Referral, Screening, ScreeningDecision, ScreeningRecommendation
from referrals.services import add_child
from referrals.timeline import events_for
from tests import household, stories
from tests.cast import Cast
from tests.front_door import WHY, advise, answers, decide, tell
from tests.household import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

BLOCK = {"outcome": "advice", "threshold": "2", "why": WHY}
SHARED = "Police were called three times since August; the children were at home each time."


# Recommending


def test_the_screener_recommends_and_the_manager_decides_something_else_and_both_are_kept(cast: Cast) -> None:
    row = stories.screening(cast)
    address = f"/screenings/{row.pk}/recommend/"
    block = {"outcome": "assessment", "threshold": "4", "need": "N1", "why": "Third incident."}
    response = signed_in(cast.tamsin).post(address, answers(row, **block))
    assert response.headers["Location"] == f"/contacts/{row.contact_id}/"
    made = ScreeningRecommendation.objects.get()
    assert (made.outcome, made.threshold, made.primary_need, made.rationale) == (
        "assessment",
        "4",
        "N1",
        "Third incident.",
    )
    assert (made.recommended_by, made.recommended_in_role) == (cast.tamsin, Role.MARU_SCREENER)
    jory = signed_in(cast.jory)
    page = jory.get(f"/screenings/{row.pk}/decide/").content.decode()
    assert "Third incident." in page
    assert " checked" not in page, "nothing of it is chosen for the manager"
    assert set(re.findall(r'value="([^"]*)" selected', page)) == {""}
    jory.post(f"/screenings/{row.pk}/decide/", answers(row, **BLOCK))
    decision = ScreeningDecision.objects.get()
    assert (decision.outcome, decision.threshold, decision.rationale) == ("advice", "2", WHY)
    assert (decision.decided_by, decision.decided_in_role) == (cast.jory, Role.MARU_MANAGER)
    whole = jory.get(f"/screenings/{row.pk}/").content.decode()
    assert "Third incident." in whole
    assert WHY in whole


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"outcome": ""}, "Choose what you recommend for Amber"),
        ({"outcome": "adoption"}, "choose one of the answers shown"),
        ({"threshold": ""}, "Choose level of need for Amber"),
        ({"outcome": "assessment"}, "Choose primary need, if Amber is accepted"),
        ({"why": "  "}, "Say why"),
    ],
)
def test_a_recommendation_without_its_parts_is_shown_again_with_what_was_typed(
    cast: Cast, told: dict[str, str], error: str
) -> None:
    row = stories.screening(cast)
    address = f"/screenings/{row.pk}/recommend/"
    page = signed_in(cast.tamsin).post(address, answers(row, **{**BLOCK, **told})).content.decode()
    assert error in page
    assert "why" in told or WHY in page
    assert not ScreeningRecommendation.objects.exists()


def test_who_may_not_recommend_is_told_who_may(cast: Cast) -> None:
    row = stories.assessment(cast).referral.screening
    page = signed_in(cast.kerensa).get(f"/screenings/{row.pk}/recommend/")
    assert page.status_code == 403
    assert "MARU screener" in page.content.decode()
    with pytest.raises(NotYours):
        advise(cast.kerensa, stories.screening(cast, stories.child(cast.tamsin, given_name="Kensa")))


def test_a_decided_screening_takes_no_more_recommendations(cast: Cast) -> None:
    row = stories.screening(cast)
    decide(cast, row)
    with pytest.raises(NotNow, match="decided on already"):
        advise(cast.tamsin, row)


# Deciding


def test_a_screener_does_not_decide(cast: Cast) -> None:
    row = stories.screening(cast)
    assert signed_in(cast.tamsin).get(f"/screenings/{row.pk}/decide/").status_code == 403
    with pytest.raises(NotYours, match="MARU manager"):
        decide(cast, row, by=cast.tamsin)


def test_a_manager_who_recommended_does_not_decide_it(cast: Cast) -> None:
    row = stories.screening(cast)
    advise(cast.jory, row)
    advise(cast.tamsin, row)
    assert signed_in(cast.jory).get(f"/screenings/{row.pk}/decide/").status_code == 403
    with pytest.raises(NotYours, match="You wrote this"):
        decide(cast, row)
    assert decide(cast, row, by=cast.hedra).decided_by == cast.hedra


def test_a_delegation_lets_the_screener_decide_their_own_from_its_day_to_its_last(cast: Cast) -> None:
    Authority.objects.create(
        role=Role.MARU_SCREENER,
        stage="screening",
        outcome="advice",
        act=Act.DECIDE,
        starts=date(2026, 11, 24),
        ends=date(2026, 11, 25),
        reason="While both managers are at the conference.",
    )
    row = stories.screening(cast)
    advise(cast.tamsin, row)
    with pytest.raises(NotYours):
        decide(cast, row, by=cast.tamsin)
    with clock.at(datetime(2026, 11, 26, 9, 0, tzinfo=UTC)), pytest.raises(NotYours):
        decide(cast, row, by=cast.tamsin)
    with clock.at(datetime(2026, 11, 25, 9, 0, tzinfo=UTC)):
        assert decide(cast, row, by=cast.tamsin).decided_in_role == Role.MARU_SCREENER


def test_an_accepted_referral_needs_its_primary_need_and_its_team(cast: Cast) -> None:
    row = stories.screening(cast)
    address = f"/screenings/{row.pk}/decide/"
    page = (
        signed_in(cast.jory)
        .post(address, answers(row, **{**BLOCK, "outcome": "assessment"}))
        .content.decode()
    )
    assert "Choose primary need, if Amber is accepted" in page
    assert "Choose receiving team, if Amber is accepted" in page
    for missing in ({"primary_need": ""}, {"receiving_team": None}):
        with pytest.raises(NotNow, match="primary need and the receiving team"):
            decide(cast, row, "assessment", **missing)
    with pytest.raises(NotNow, match="does not receive referrals"):
        decide(cast, row, "assessment", receiving_team=cast.team("hub"))
    assert not Referral.objects.exists()


def test_a_referral_is_dated_when_the_contact_came_and_goes_to_the_team_chosen(cast: Cast) -> None:
    came = datetime(2026, 11, 20, 18, 5, tzinfo=UTC)
    row = stories.screening(cast, on=stories.contact(cast, received_at=came))
    jory = signed_in(cast.jory)
    block = {"outcome": "assessment", "threshold": "4", "need": "N3", "team": str(cast.team("penwith").pk)}
    jory.post(f"/screenings/{row.pk}/decide/", answers(row, **block, why="He was hurt."))
    case = Referral.objects.get()
    assert (case.received_at, case.opened_at) == (came, clock.now())
    assert (case.source, case.primary_need, case.team) == ("6", "N3", cast.team("penwith"))
    [item] = [i for i in worklist(cast.morwenna, clock.today()) if i.group == "allocate"]
    assert (item.holder, item.child) == (cast.team("penwith"), row.child)


def test_the_decision_stands_in_the_index_once(cast: Cast) -> None:
    decision = decide(cast, stories.screening(cast))
    entry = DecisionEntry.objects.get()
    assert (entry.decision_id, entry.stage, entry.leads_to) == (decision.pk, "screening", "closed")


def test_a_second_decision_is_refused_and_the_second_decider_told_who_was_first(cast: Cast) -> None:
    row = stories.screening(cast)
    hedra, address = signed_in(cast.hedra), f"/screenings/{row.pk}/decide/"
    assert hedra.get(address).status_code == 200
    decide(cast, row)
    page = hedra.post(address, answers(row, **{**BLOCK, "why": "Hedra’s own reason."})).content.decode()
    assert "Jory Pascoe has decided this: Information and advice" in page
    assert "Hedra’s own reason." in page, "what she typed is not lost"
    assert ScreeningDecision.objects.count() == 1
    assert hedra.get(address).headers["Location"] == f"/screenings/{row.pk}/"


def test_the_same_decision_sent_twice_is_one_decision(cast: Cast) -> None:
    row = stories.screening(cast)
    jory = signed_in(cast.jory)
    form = {**answers(row, **BLOCK), "submission": "7a1d8a52-9d7c-4b0e-8f0e-5b1f7f6f2a10"}
    sent = [jory.post(f"/screenings/{row.pk}/decide/", form) for _ in range(2)]
    assert [each.status_code for each in sent] == [302, 302]
    assert ScreeningDecision.objects.count() == Submission.objects.count() == 1


# Brothers and sisters


def siblings(cast: Cast) -> tuple[Screening, Screening, Screening]:
    contact = stories.contact(cast)
    names = ("Amber", "Kensa", "Jowan")
    people = [stories.child(cast.tamsin, given_name=name, date_of_birth=None) for name in names]
    return tuple(add_child(by=cast.tamsin, contact=contact, child=each) for each in people)  # type: ignore[return-value]


def test_one_reason_written_once_goes_into_each_childs_own_record_with_what_is_different(cast: Cast) -> None:
    amber, kensa, jowan = siblings(cast)
    form = {
        "shared": SHARED,
        **answers(amber, outcome="assessment", threshold="4", need="N1", why="Amber was hurt."),
        **answers(kensa, outcome="advice", threshold="1", why=""),
    }
    assert signed_in(cast.tamsin).post(f"/screenings/{amber.pk}/recommend/", form).status_code == 302
    made = {row.screening_id: row for row in ScreeningRecommendation.objects.all()}
    assert made[amber.pk].rationale == f"{SHARED}\n\nAmber was hurt."
    assert made[kensa.pk].rationale == SHARED
    assert (made[amber.pk].outcome, made[kensa.pk].outcome) == ("assessment", "advice")
    assert jowan.pk not in made, "a block left empty is left for another time"


def test_a_block_half_filled_saves_nothing_for_anybody(cast: Cast) -> None:
    amber, kensa, _ = siblings(cast)
    form = {
        "shared": SHARED,
        **answers(amber, outcome="advice", threshold="1"),
        **answers(kensa, threshold="2"),
    }
    page = signed_in(cast.tamsin).post(f"/screenings/{amber.pk}/recommend/", form).content.decode()
    assert "Choose what you recommend for Kensa" in page
    assert not ScreeningRecommendation.objects.exists()


def test_if_one_child_was_decided_meanwhile_none_is_saved_and_the_person_is_told(cast: Cast) -> None:
    amber, kensa, _ = siblings(cast)
    decide(cast, kensa, by=cast.hedra)
    form = {"shared": SHARED}
    for row in (amber, kensa):
        form |= answers(row, outcome="advice", threshold="1")
    page = signed_in(cast.jory).post(f"/screenings/{amber.pk}/decide/", form).content.decode()
    assert "Hedra Angove has decided this" in page
    assert [each.screening for each in ScreeningDecision.objects.all()] == [kensa]


def test_a_restricted_sister_is_on_nobody_elses_page(cast: Cast) -> None:
    amber, kensa, _ = siblings(cast)
    restrict(by=cast.talan, person=kensa.child, named=[cast.jory, cast.talan], reason="A threat was made.")
    for user in (cast.hedra, cast.tamsin):
        page = signed_in(user).get(f"/screenings/{amber.pk}/recommend/").content.decode()
        assert "Kensa" not in page
        assert amber.contact.account not in page
        assert signed_in(user).get(f"/screenings/{kensa.pk}/recommend/").status_code == 404


# What the page and the lists show


def test_the_page_shows_what_came_before_with_its_reasons_and_the_clock_explained(cast: Cast) -> None:
    with clock.at(datetime(2026, 8, 3, 10, 0, tzinfo=UTC)):
        earlier = stories.decided(cast, "no_further_action", who := stories.child(cast.tamsin))
        tell(cast, earlier.screening.contact)
    row = stories.screening(cast, who)
    page = signed_in(cast.tamsin).get(f"/screenings/{row.pk}/recommend/").content.decode()
    assert f"/screenings/{earlier.screening_id}/" in page
    assert earlier.rationale in page
    assert "by the end of Tue 24 Nov 2026" in page
    assert "Working Together" in page


def test_the_desk_puts_danger_first_then_the_least_time_left(cast: Cast) -> None:
    told = [
        ("Kensa", datetime(2026, 11, 23, 9, 0, tzinfo=UTC), False),
        ("Jowan", datetime(2026, 11, 20, 9, 0, tzinfo=UTC), False),
        ("Amber", datetime(2026, 11, 23, 9, 30, tzinfo=UTC), True),
    ]
    for name, came, danger in told:
        done = "Police are at the house." if danger else ""
        on = stories.contact(cast, received_at=came, immediate_danger=danger, danger_action=done)
        stories.screening(cast, stories.child(cast.tamsin, given_name=name), on)
    page = signed_in(cast.tamsin).get("/maru/").content.decode()
    assert page.index("Amber Tregear") < page.index("Jowan Tregear") < page.index("Kensa Tregear")
    assert "in 1 working day" in page
    items = worklist(cast.tamsin, clock.today())
    assert [item.child.given_name for item in items] == ["Amber", "Jowan", "Kensa"]


def test_work_to_decide_is_on_the_managers_list_and_off_the_screeners(cast: Cast) -> None:
    row = stories.recommended(cast, "advice")
    assert worklist(cast.tamsin, clock.today()) == []
    [item] = worklist(cast.jory, clock.today())
    assert (item.group, item.url, item.holder) == (
        "decide",
        f"/screenings/{row.pk}/decide/",
        cast.team("maru"),
    )


def test_the_desk_costs_the_same_however_long_the_queue(cast: Cast, django_assert_max_num_queries) -> None:
    tamsin = signed_in(cast.tamsin)
    for number in range(12):
        amber, *_ = siblings(cast)
        advise(cast.tamsin, amber)
        if number == 0:
            household.restricted(cast)
    for shown in ("waiting", "feedback", "decided"):
        with django_assert_max_num_queries(12):
            tamsin.get(f"/maru/?show={shown}")


def test_the_timeline_tells_the_screening_whole_and_the_account_only_to_its_readers(cast: Cast) -> None:
    decision = stories.decided(cast, "assessment")
    child = decision.child
    tell(cast, decision.screening.contact)
    later = clock.now().replace(year=2027)
    events = events_for(cast.morwenna, [child], later, 50, ())
    assert {event.title for event in events} == {
        "Police notification, Devon and Cornwall Police",
        "Recommended: Accepted as a referral, for assessment",
        "Decided: Accepted as a referral, for assessment",
        "Referral opened, Penwith team: abuse, neglect and exploitation",
        "The referrer was told (The head teacher)",
    }
    contact = next(event for event in events if event.kind == "contact")
    assert contact.text == decision.screening.contact.account
    assert events_for(cast.kerensa, [child], later, 50, ()) == [], "not hers to read yet"
    sister = household.restricted(cast)
    hidden = Screening(contact=decision.screening.contact, child=sister, due_on=clock.today())
    hidden.save()
    events = events_for(cast.morwenna, [child], later, 50, ("contact", "feedback"))
    assert {(event.title, event.text) for event in events} == {
        ("The referrer was told", ""),
        ("Police notification", ""),
    }
