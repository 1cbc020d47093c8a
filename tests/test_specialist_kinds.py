"""What the kinds of specialist assessment declare, and how their answers add up."""

from datetime import date

import pytest

from assessments.choices import SpecialistOutcome
from assessments.specialist.checking import missing, unanswered, wrong_in
from assessments.specialist.kinds import KINDS
from assessments.specialist.reading import change_words
from assessments.specialist.scoring import rolled_up
from assessments.specialist.shape import Answer, Asks, Kind, Result

NEGLECT, HOMELESS, EXPLOITATION = (KINDS[key] for key in ("neglect", "homeless_16_17", "exploitation"))
DAY = date(2027, 2, 1)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_is_whole(kind: Kind) -> None:
    items = [item for section in kind.sections for item in section.items]
    keys = [item.key for item in items]
    assert len(set(keys)) == len(keys)
    assert all(len(key) <= 40 for key in keys)
    assert kind.outcomes[0] == SpecialistOutcome.RETURNED
    assert len(kind.outcomes) > 2
    assert any(item.quotes for item in items) or kind.key == "pre_birth", "the child speaks, once born"
    levels = [part for part in kind.sections if any(i.asks in (Asks.GRADE, Asks.LEVEL) for i in part.items)]
    assert all(part.scale and part.adds_up for part in levels)


@pytest.mark.parametrize(
    ("grades", "stands"),
    [
        ([2, 2, 5], 5),
        ([1, 4, 1], 4),
        ([1, 1, 3], 1),
        ([2, 2, 3, 3], 3),
        ([3], 3),
        ([], None),
    ],
)
def test_the_worst_governs_above_three_and_otherwise_what_is_met_most_often(
    grades: list[int], stands: int | None
) -> None:
    assert rolled_up(grades) == stands


def test_signs_are_counted_and_what_is_not_known_is_said() -> None:
    said = {"carries": Answer("yes"), "debt": Answer("unknown"), "phones": Answer("yes")}
    (result,) = EXPLOITATION.results(said)
    assert (result.value, result.words) == (2, "2 of 4 signs, 1 not known")
    assert EXPLOITATION.says([result], said) == "2 signs in all: criminal exploitation."


def test_what_nobody_answered_comes_to_nothing() -> None:
    assert NEGLECT.results({}) == ()
    assert NEGLECT.says((), {}) == ""


@pytest.mark.parametrize(
    ("now", "before", "higher_is_worse", "words"),
    [
        (4, 2, True, "Worse by 2"),
        (2, 4, True, "Better by 2"),
        (4, 2, False, "Better by 2"),
        (3, 3, True, "The same"),
        (3, None, True, "First time"),
    ],
)
def test_what_changed_is_said_in_words(
    now: int, before: int | None, higher_is_worse: bool, words: str
) -> None:
    result = Result("body", "Care of the body", now, str(now), higher_is_worse)
    earlier = None if before is None else Result("body", "Care of the body", before, str(before))
    assert change_words(result, earlier)[0] == words


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer("4", target=2), "a grade to reach and a day"),
        (Answer("2", target=3, review_on=DAY), "better than the one given"),
        (Answer("", target=3, review_on=DAY), "grade it before"),
        (Answer("9"), "one of the answers offered"),
    ],
)
def test_a_priority_has_a_better_grade_to_reach_and_a_day(answer: Answer, said: str) -> None:
    body = NEGLECT.section("body")
    assert body
    (wrong,) = wrong_in(body, {"nutrition": answer})
    assert said in wrong.words
    assert not wrong_in(body, {"nutrition": Answer("4", target=2, review_on=DAY)})


def test_bed_and_breakfast_is_refused_in_words() -> None:
    tonight = HOMELESS.section("tonight")
    assert tonight
    (wrong,) = wrong_in(tonight, {"bed": Answer("bed_and_breakfast")})
    assert "not even for one night" in wrong.words


def test_sharing_says_with_whom_on_what_basis_when_and_what() -> None:
    sharing = EXPLOITATION.section("sharing")
    assert sharing
    said = {"told_police": Answer("safety"), "told_school": Answer("not_shared")}
    assert [(wrong.item, wrong.part) for wrong in wrong_in(sharing, said)] == [
        ("told_police", "dated"),
        ("told_police", "words"),
        ("told_school", "words"),
    ]


def test_options_explained_without_an_advocate_need_a_reason() -> None:
    options = HOMELESS.section("options")
    assert options
    assert "advocate" in [item.key for item in unanswered(options, {})]
    without = {"advocate": Answer("declined")}
    assert any("without an advocate" in words for words in missing(HOMELESS, without))
    said = {"advocate": Answer("declined", "She wanted it over. Offered again for Tuesday.")}
    assert not any("without an advocate" in words for words in missing(HOMELESS, said))


def test_signs_of_trafficking_without_a_national_referral_need_a_reason() -> None:
    said = {"moved_for": Answer("yes"), "nrm": Answer("no")}
    assert any("not referred nationally" in words for words in missing(EXPLOITATION, said))
    said = {"nrm": Answer("yes")}
    assert any("reference of the national referral" in words for words in missing(EXPLOITATION, said))
