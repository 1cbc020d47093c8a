"""The census factors: chosen from the present list, and 'none' stands alone."""

import pytest
from django.urls import reverse

from assessments.choices import Factor, SectionKey
from assessments.document import document_of
from assessments.forms.factors import GROUPS, FactorsForm
from assessments.models import Assessment, AssessmentDecision, AssessmentFactor
from assessments.reading import parts_of
from assessments.services import decide_assessment, save_factors, submit_assessment
from assessments.services.sign_off import what_is_missing
from casework.guards import NotNow
from tests import stories
from tests.cast import Cast
from tests.household import signed_in

pytestmark = pytest.mark.usefixtures("monday")


@pytest.fixture
def case(cast: Cast) -> Assessment:
    return stories.assessment(cast)


SAID = {"3B": "Amber lies awake until the shouting stops."}


def save(cast: Cast, case: Assessment, *codes: str, complete: bool = False) -> None:
    version = stories.version_of(case, SectionKey.FACTORS)
    save_factors(
        by=cast.kerensa, assessment=case, version=version, codes=codes, complete=complete, effects=SAID
    )


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
        self.post(cast, case, domestic_abuse=["3B"], effect_3b=SAID["3B"], abuse=["17A"], complete="on")
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


class TestWhatItDoesToTheChild:
    """An adult's difficulty without its effect on the child was what inspectors found."""

    WITHOUT = {"codes": ["3B", "17A"], "effects": {}}

    def test_complete_is_refused_by_the_factors_name(self, cast: Cast, case: Assessment) -> None:
        told = {"by": cast.kerensa, "assessment": case, "version": 1, "complete": True}
        with pytest.raises(NotNow) as refused:
            save_factors(**told, **self.WITHOUT)
        wanted = "Domestic abuse: a parent or carer is the victim: say what it does to Amber."
        assert refused.value.reasons == [wanted]

    def test_it_is_not_submitted_without(self, cast: Cast, case: Assessment) -> None:
        stories.write(cast, case)
        version = stories.version_of(case, SectionKey.FACTORS)
        save_factors(by=cast.kerensa, assessment=case, version=version, complete=False, **self.WITHOUT)
        [missing] = what_is_missing(case)
        assert missing.endswith("say what it does to Amber.")

    def test_it_stands_beside_the_factor_in_the_document(self, cast: Cast, case: Assessment) -> None:
        save(cast, case, "3B", "17A")
        part = next(part for part in parts_of(document_of(case)) if part.key == SectionKey.FACTORS)
        assert [line.text for line in part.pieces[0].lines][1:] == [SAID["3B"]]
        assert len(part.pieces[1].lines) == 1


class TestWhatTheCensusAsks:
    """No factors, and the work goes on (rule 8873Q): passed with words, or not at all."""

    def decided(self, cast: Cast, case: Assessment, **given: str) -> AssessmentDecision:
        stories.seen(cast, case.child)
        stories.write(cast, case)
        save(cast, case, Factor.F21)
        copy = submit_assessment(by=cast.kerensa, assessment=case)
        why = {"rationale": "Fridays are described.", "outcome": "child_in_need_plan"}
        return decide_assessment(by=cast.morwenna, copy=copy, **{**why, **given})

    def test_it_is_asked_and_passed_with_words(self, cast: Cast, case: Assessment) -> None:
        with pytest.raises(NotNow, match="expects the referral to close"):
            self.decided(cast, case)
        copy = case.copies.get()
        why = "A disabled child has a right to a plan."
        told = {"outcome": "child_in_need_plan", "rationale": "Fridays.", "census_reason": why}
        made = decide_assessment(by=cast.morwenna, copy=copy, **told)
        assert ("What the census asks about, and why it is right", why) in made.particulars

    def test_closing_is_not_asked_about(self, cast: Cast, case: Assessment) -> None:
        made = self.decided(cast, case, outcome="close", closure_reason="RC8", census_reason="Not needed.")
        assert made.census_reason == ""
