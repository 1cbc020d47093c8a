"""Forms about warnings: what everybody must know before they act, and who must not be told what."""

from casework.forms import DateField, LongTextField, PageForm, RadioField, TextField, VersionedForm
from children.choices import WarningKind
from children.family_choices import ReviewOfWarning

#: What somebody must not be told is asked for on a page of its own, which says who and why.
KINDS = [choice for choice in WarningKind.choices if choice[0] != WarningKind.NOT_TO_BE_TOLD]


class WarningForm(PageForm):
    submit_label = "Add the warning"
    required_if = {"review_on": ("kind", WarningKind.STAFF_SAFETY)}

    kind = RadioField(label="What it is about", choices=KINDS)
    text = LongTextField(
        label="The warning",
        rows=3,
        max_length=300,
        help_text="What somebody must know before they act. It stands on every page of this record.",
    )
    review_on = DateField(
        label="Look at it again on",
        required=False,
        future=True,
        help_text="A warning about the safety of staff must have a date: it is judged anew then.",
    )


class NotToBeToldForm(PageForm):
    submit_label = "Add the instruction"

    who = TextField(
        label="Who must not be told",
        max_length=150,
        help_text="For example, her father, Rob Tregear, and anybody who asks for him.",
    )
    what = LongTextField(
        label="What they must not be told",
        rows=2,
        max_length=300,
        help_text="Say what kind of thing, and not the thing itself: ‘the new address’, ‘the school’.",
    )
    why = LongTextField(label="Why", rows=2, max_length=300)
    decided_by = TextField(
        label="Who decided it", max_length=150, help_text="For example, the team manager, or which court."
    )
    starts = DateField(label="Since when", required=False, past=True, help_text="Today, if left empty.")
    review_on = DateField(label="Look at it again on", future=True)


class ReviewWarningForm(VersionedForm):
    submit_label = "Save the decision"

    outcome = RadioField(
        label="Does the warning still hold?",
        choices=ReviewOfWarning.choices,
        reveals={ReviewOfWarning.KEPT: ["review_on"]},
    )
    review_on = DateField(label="Look at it again on", future=True)
    reason = TextField(
        label="Why", max_length=300, help_text="What has changed, or has not, and how you know."
    )


class EndWarningForm(VersionedForm):
    submit_label = "End the warning"

    reason = TextField(label="Why it no longer holds", max_length=300)
