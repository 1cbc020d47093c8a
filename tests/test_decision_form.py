"""The form of every decision: nothing chosen beforehand, a reason always, only what one may decide."""

import pytest

from casework.roles import Role
from children.choices import PassedOnOutcome
from children.forms.decisions import DecisionForm
from children.models import PassedOnDecision
from referrals.models import ScreeningDecision
from tests import stories


class Narrowed(DecisionForm):
    """A stage that asks something of its own for one outcome."""

    hints = {PassedOnOutcome.ENDED: "Nothing more follows."}


def form(user, data: dict | None = None, **options) -> DecisionForm:
    return DecisionForm(data, user=user, stage=PassedOnDecision, **options)


def test_only_the_outcomes_authority_lets_the_user_decide_are_offered(cast, monday) -> None:
    assert [value for value, _ in form(cast.morwenna).fields["outcome"].choices] == PassedOnOutcome.values
    assert form(cast.kerensa).fields["outcome"].choices == []
    assert not form(cast.kerensa, {"outcome": "ended", "rationale": "It ends."}).is_valid()


def test_no_outcome_is_chosen_beforehand(cast, monday) -> None:
    shown = form(cast.morwenna)
    assert shown["outcome"].value() is None
    assert "checked" not in str(shown["outcome"])


@pytest.mark.parametrize("rationale", ["", "   ", "\n"])
def test_a_decision_without_its_reason_is_refused_and_says_so(cast, monday, rationale) -> None:
    refused = form(cast.morwenna, {"outcome": "ended", "rationale": rationale})
    assert refused.errors["rationale"] == ["Say why: no decision is recorded without its reason"]


def test_what_was_known_and_the_options_may_be_left_out(cast, monday) -> None:
    sent = form(cast.morwenna, {"outcome": "ended", "rationale": "The family moved to Leeds."})
    assert sent.is_valid(), sent.errors
    assert sent.decision_answers() == {
        "outcome": "ended",
        "rationale": "The family moved to Leeds.",
        "known": "",
        "options_considered": "",
    }


def test_replacing_a_decision_asks_what_becomes_of_the_work_it_opened(cast, monday) -> None:
    first = stories.decided(cast, "early_help")
    answers = {"outcome": "advice", "rationale": "The school already does this.", "threshold": "1"}
    options = {"user": cast.jory, "stage": ScreeningDecision, "replaces": first}
    missing = DecisionForm(answers, **options)
    assert set(missing.errors) == {"old_work", "old_work_reason"}
    whole = DecisionForm(
        {**answers, "old_work": "stopped", "old_work_reason": "Nothing was begun."}, **options
    )
    assert whole.is_valid(), whole.errors
    kept = whole.decision_answers()
    assert (kept["replaces"], kept["old_work"], kept["old_work_reason"]) == (
        first,
        "stopped",
        "Nothing was begun.",
    )
    assert "old_work" not in form(cast.morwenna).fields


def test_hints_and_questions_belong_only_to_outcomes_that_are_offered(cast, monday) -> None:
    assert Role.SOCIAL_WORKER in cast.kerensa.roles
    shown = Narrowed(user=cast.morwenna, stage=PassedOnDecision).fields["outcome"]
    assert shown.hints == {"ended": "Nothing more follows."}
    assert Narrowed(user=cast.kerensa, stage=PassedOnDecision).fields["outcome"].reveals == {}
