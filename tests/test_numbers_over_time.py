"""Numbers from 0 to 10 over time: drawn so that nobody needs colours, and told in words beside it."""

from datetime import date

from django.urls import reverse

from assessments.services import add_number
from children.mapping import GOALS, SAFETY, numbers_of
from children.number_chart import BOTTOM, HEIGHT, TOP, chart_of
from plans.models import GoalReview
from tests import stories
from tests.household import signed_in

MAY, JUNE = date(2026, 5, 4), date(2026, 6, 8)


def test_each_line_has_its_own_letter_dashes_and_marks() -> None:
    chart = chart_of([("Mum", MAY, 2), ("Amber", MAY, 3), ("Mum", JUNE, 6), ("Amber", JUNE, 6)])
    mum, amber = chart.lines
    assert (mum.letter, amber.letter) == ("A", "B")
    assert mum.dashes != amber.dashes
    assert mum.points[0].mark != amber.points[0].mark
    assert abs(mum.letter_y - amber.letter_y) >= 13, "the letters of two who agree stand apart"
    assert (mum.first, mum.last, mum.moved) == ((MAY, 2), (JUNE, 6), True)


def test_ten_is_at_the_top_and_nought_at_the_bottom_and_one_day_stands_alone() -> None:
    [line] = chart_of([("Mum", MAY, 10), ("Mum", MAY, 0)]).lines
    assert [point.y for point in line.points] == [TOP, HEIGHT - BOTTOM]
    assert line.moved is False


def test_they_stand_on_the_map_the_childs_page_the_plan_and_its_review(cast, monday) -> None:
    review = stories.reviewed(cast).review
    child = review.child
    add_number(by=cast.kerensa, child=child, person="Gran", score=7, reason="He rings me now.")
    assert {each.key for each in numbers_of(child)} == {SAFETY, GOALS}
    client = signed_in(cast.kerensa)
    for name, pk in (
        ("child_map", child.pk),
        ("child", child.pk),
        ("plan", review.plan_id),
        ("review", review.pk),
    ):
        page = client.get(reverse(name, args=[pk])).content.decode()
        assert "Gran: <strong>7 out of 10</strong>" in page, name
        assert '<title id="numbers-safety-title">' in page
    score = GoalReview.objects.get(review=review).score
    whole = client.get(reverse("child_map", args=[child.pk])).content.decode()
    assert f"Review {review.number}" in whole
    assert f"<strong>{score}</strong>" in whole
    assert "He rings me now." in whole
