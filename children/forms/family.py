"""Forms about the family: who is what to a child."""

from collections.abc import Sequence
from typing import Any

from casework.forms import (
    CheckboxField,
    DateField,
    NamedForm,
    PageForm,
    SelectField,
    TextField,
    VersionedForm,
)
from children.choices import RelationshipKind
from children.forms.people import PersonForm

RELATIONSHIP = ("kind", "parental_responsibility", "lives_with", "starts")


class _RelationshipQuestions(PageForm):
    kind = SelectField(label="What they are to the child", choices=RelationshipKind.choices)
    parental_responsibility = CheckboxField(label="Has parental responsibility")
    lives_with = CheckboxField(label="Lives with the child")
    starts = DateField(label="Since when, if known", required=False, past=True)

    @property
    def relationship(self) -> dict[str, Any]:
        """What relate() takes of the answers."""
        return {name: self.cleaned_data[name] for name in RELATIONSHIP}


class RelationshipForm(_RelationshipQuestions):
    submit_label = "Add to the family"


class RelativeForm(PersonForm, _RelationshipQuestions):
    """Somebody not yet on record: who they are, and what they are to the child."""

    submit_label = "Add to the family"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, of_child=False, **kwargs)

    def get_layout(self) -> Sequence[Any]:
        return [*RELATIONSHIP, *super().get_layout()]


class ChangeRelationshipForm(VersionedForm):
    parental_responsibility = CheckboxField(label="Has parental responsibility")
    lives_with = CheckboxField(label="Lives with the child")
    starts = DateField(label="Since when, if known", required=False, past=True)


class AsOfForm(NamedForm):
    """As of which day to show the family. It does not tell who the child is: it may stand in the address."""

    on = DateField(label="As of", required=False, past=True)


class EndRelationshipForm(VersionedForm):
    submit_label = "End the relationship"

    reason = TextField(
        label="Why it ends", help_text="For example, they separated, or it was recorded wrongly."
    )
    ends = DateField(label="Until when, if known", required=False, past=True)
