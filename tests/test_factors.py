"""The census factors: chosen from the present list, and 'none' stands alone."""

import pytest
from django.urls import reverse

from assessments.choices import Factor, SectionKey
from assessments.forms import GROUPS, FactorsForm
from assessments.models import Assessment, AssessmentFactor
from assessments.services import save_factors
from casework.guards import NotNow
from tests import stories
from tests.cast import Cast
from tests.household import signed_in

pytestmark = pytest.mark.usefixtures("monday")


@pytest.fixture
def case(cast: Cast) -> Assessment:
    return stories.assessment(cast)


def save(cast: Cast, case: Assessment, *codes: str, complete: bool = False) -> None:
    version = stories.version_of(case, SectionKey.FACTORS)
    save_factors(by=cast.kerensa, assessment=case, version=version, codes=codes, complete=complete)


def codes_of(case: Assessment) -> list[str]:
    return [row.code for row in AssessmentFactor.objects.live().filter(assessment=case)]


def test_they_are_kept_in_the_order_of_the_census_each_once(cast: Cast, case: Assessment) -> None:
    save(cast, case, "17A", "3B", "17A")
    assert codes_of(case) == ["3B", "17A"]


def test_none_identified_stands_alone(cast: Cast, case: Assessment) -> None:
    with pytest.raises(NotNow, match="not both"):
        save(cast, case, Factor.F21, "16A")
    save(cast, case, Factor.F21)
    assert codes_of(case) == ["21"]


@pytest.mark.parametrize("code", ["8A", "18A", "19A", "3D", "99"])
def test_retired_and_unknown_codes_are_refused(cast: Cast, case: Assessment, code: str) -> None:
    with pytest.raises(NotNow, match=f"does not take factor {code}"):
        save(cast, case, "16A", code)
    assert codes_of(case) == []


def test_complete_needs_a_choice(cast: Cast, case: Assessment) -> None:
    with pytest.raises(NotNow, match="If there are none, choose that"):
        save(cast, case, complete=True)


def test_one_taken_out_may_come_back(cast: Cast, case: Assessment) -> None:
    save(cast, case, "16A", "10A")
    save(cast, case, "16A")
    assert codes_of(case) == ["16A"]
    save(cast, case, "16A", "10A")
    assert codes_of(case) == ["10A", "16A"]
    assert AssessmentFactor.objects.filter(assessment=case, code="10A").count() == 2


def test_the_page_offers_every_factor_of_the_census_once() -> None:
    offered = [code for name in GROUPS for code, _ in FactorsForm.base_fields[name].choices]
    assert sorted([*offered, Factor.F21.value]) == sorted(Factor.values)


class TestThePage:
    def post(self, cast: Cast, case: Assessment, **answers: object):
        address = reverse("assessment_section", args=[case.pk, SectionKey.FACTORS])
        version = stories.version_of(case, SectionKey.FACTORS)
        return signed_in(cast.kerensa).post(address, {"version": version, **answers})

    def test_groups_are_saved_together_and_shown_again(self, cast: Cast, case: Assessment) -> None:
        self.post(cast, case, domestic_abuse=["3B"], abuse=["17A"], complete="on")
        assert codes_of(case) == ["3B", "17A"]
        address = reverse("assessment_section", args=[case.pk, SectionKey.FACTORS])
        form = signed_in(cast.kerensa).get(address).context["form"]
        assert (form["domestic_abuse"].value(), form["abuse"].value()) == (["3B"], ["17A"])

    def test_none_with_others_is_named_at_the_box(self, cast: Cast, case: Assessment) -> None:
        page = self.post(cast, case, abuse=["16A"], none="on").content.decode()
        assert "Choose either ‘No factors identified’ or the factors above, not both" in page
        assert codes_of(case) == []

    def test_a_retired_code_slipped_in_is_refused(self, cast: Cast, case: Assessment) -> None:
        assert self.post(cast, case, abuse=["18A"]).status_code == 200
        assert codes_of(case) == []
