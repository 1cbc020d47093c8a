"""The map lives on between assessments: added to, ended with a reason, taken over by the next assessment."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from assessments.choices import SectionKey
from assessments.models import DangerStatement, MapEntry, Scale
from assessments.services import add_number, add_to_map, end_on_map, save_dangers, save_scales, save_section
from casework import clock
from casework.guards import NotNow, NotYours, StaleRecord
from children.mapping import numbers_of, placed_on
from tests import stories
from tests.household import signed_in

DANGER = {"text": stories.DANGER["statement"], "safety_goal": stories.DANGER["safety_goal"]}


@pytest.fixture
def case(cast, monday):
    return stories.assessment(cast)


def number(cast, case, score: int, **more) -> MapEntry:
    said = {"person": "Amber", "score": score, "reason": "Fridays are better."}
    return add_number(by=cast.kerensa, child=case.child, **{**said, **more})


def test_it_is_added_to_at_any_time_by_whoever_may_write(cast, case) -> None:
    client, page = signed_in(cast.kerensa), reverse("child_map", args=[case.child.pk])
    sent = {"kind": "strengths", "text": "Nan has the children on Fridays."}
    assert client.post(reverse("map_entry_add", args=[case.child.pk]), sent).status_code == 302
    assert "Nan has the children on Fridays." in client.get(page).content.decode()
    assert "Added to the map: what is working well" in _timeline(client, case)
    with pytest.raises(NotYours):
        add_to_map(by=cast.denzel, child=case.child, kind="strengths", text="She sings.")


def _timeline(client, case) -> str:
    return client.get(reverse("child_timeline", args=[case.child.pk]) + "?kind=map").content.decode()


def test_a_danger_on_the_map_is_paired_with_a_goal(cast, case) -> None:
    with pytest.raises(NotNow, match="safety goal"):
        add_to_map(by=cast.kerensa, child=case.child, kind="danger", text=DANGER["text"])
    page = signed_in(cast.kerensa).post(
        reverse("map_entry_add", args=[case.child.pk]), {"kind": "danger", "text": DANGER["text"]}
    )
    assert 'href="#id_safety_goal' in page.content.decode()


def test_nothing_is_on_it_that_is_still_to_come(cast, case) -> None:
    with pytest.raises(NotNow, match="today or earlier"):
        number(cast, case, 4, on=clock.today() + timedelta(days=1))
    with pytest.raises(NotNow, match="0 to 10"):
        number(cast, case, 11)


def test_what_no_longer_holds_is_ended_with_why_and_stays_on_the_timeline(cast, case) -> None:
    row = add_to_map(by=cast.kerensa, child=case.child, kind="safety", text="Nan came on 2 and 9 May.")
    client, address = signed_in(cast.kerensa), reverse("map_entry_end", args=[row.pk])
    assert client.post(address, {"version": "1", "reason": "Nan has moved to Truro."}).status_code == 302
    assert "Nan came on" not in client.get(reverse("child_map", args=[case.child.pk])).content.decode()
    told = _timeline(client, case)
    assert "No longer on the map: safety already shown" in told
    assert "Nan has moved to Truro." in told
    with pytest.raises(StaleRecord):
        end_on_map(by=cast.kerensa, entry=row, version=1, reason="Again.")
    with pytest.raises(NotNow, match="already"):
        end_on_map(by=cast.kerensa, entry=row, version=2, reason="Again.")


def test_a_number_said_on_a_day_stays_as_it_was_said(cast, case) -> None:
    with pytest.raises(NotNow, match="stays as it was said"):
        end_on_map(by=cast.kerensa, entry=number(cast, case, 4), version=1, reason="It is 6 now.")


def test_the_next_assessment_takes_text_over_by_a_tick(cast, case) -> None:
    row = add_to_map(by=cast.kerensa, child=case.child, kind="strengths", text="Nan has them on Fridays.")
    client = signed_in(cast.kerensa)
    address = reverse("assessment_section", args=[case.pk, "strengths"])
    assert "Nan has them on Fridays." in client.get(address).content.decode()
    version = str(stories.version_of(case, SectionKey.STRENGTHS))
    sent = {"version": version, "text": "They sing.", "from_map": str(row.pk)}
    assert client.post(address, sent).status_code == 302
    assert case.sections.get(key="strengths").text == "They sing.\n\nNan has them on Fridays."
    row.refresh_from_db()
    assert row.taken_into == case
    assert [each.text for each in placed_on(case.child) if each.part == "strengths"] == [
        "They sing.\n\nNan has them on Fridays."
    ]
    with pytest.raises(NotNow, match="An assessment has taken this over"):
        end_on_map(by=cast.kerensa, entry=row, version=row.version, reason="It is there.")


def test_it_takes_dangers_and_numbers_over_as_rows(cast, case) -> None:
    danger = add_to_map(by=cast.kerensa, child=case.child, kind="danger", **DANGER)
    said = number(cast, case, 4, on=date(2026, 9, 1))
    for save, key, entry in (
        (save_dangers, SectionKey.DANGER, danger),
        (save_scales, SectionKey.SCALES, said),
    ):
        version = stories.version_of(case, key)
        told = {"version": version, "rows": [], "complete": True, "from_map": [entry]}
        save(by=cast.kerensa, assessment=case, **told)
    assert DangerStatement.objects.get().safety_goal == DANGER["safety_goal"]
    assert (Scale.objects.get().person, Scale.objects.get().scaled_on) == ("Amber", date(2026, 9, 1))
    [numbers] = numbers_of(case.child)
    assert len(numbers.rows) == 1, "a number taken over is shown once"


def test_it_takes_over_nothing_twice_nor_what_is_of_another_child_or_section(cast, case) -> None:
    other = stories.assessment(cast)
    theirs = add_to_map(by=cast.kerensa, child=other.child, kind="strengths", text="He swims.")
    harm = add_to_map(by=cast.kerensa, child=case.child, kind="harm", text="She was hit on 3 May.")
    for entry in (theirs, harm):
        with pytest.raises(NotNow, match="Open the section again"):
            save_section(
                by=cast.kerensa,
                assessment=case,
                key=SectionKey.STRENGTHS,
                version=stories.version_of(case, SectionKey.STRENGTHS),
                text="",
                complete=False,
                from_map=[entry],
            )


def test_a_new_assessment_does_not_hide_what_is_known(cast, case) -> None:
    save_section(
        by=cast.kerensa,
        assessment=case,
        key=SectionKey.HARM,
        version=stories.version_of(case, SectionKey.HARM),
        text="She was hit on 3 May.",
        complete=False,
    )
    add_to_map(by=cast.kerensa, child=case.child, kind="harm", text="She was hit again on 9 June.")
    texts = [each.text for each in placed_on(case.child) if each.part == "harm"]
    assert texts == ["She was hit on 3 May.", "She was hit again on 9 June."]


def test_brothers_and_sisters_each_have_their_own_numbers(cast, case) -> None:
    number(cast, case, 4)
    assert not numbers_of(stories.assessment(cast).child)
