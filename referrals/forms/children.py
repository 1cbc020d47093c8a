"""Forms that put children, and their family, on a contact."""

from collections.abc import Sequence
from typing import Any

from casework.forms import CheckboxesField, LongTextField, PageForm, TextField
from casework.forms.words import name_messages
from casework.models import User
from children.access import RESTRICTED_LINE
from children.forms.people import PersonForm
from children.models import Person
from children.relatives import Relative
from children.search import likely

WORDS_HINT = "As they were reported, in the child’s own words. Leave empty if none were."


class ChildWordsForm(PageForm):
    """The child found is the one meant: what they said, and which brothers and sisters come too."""

    submit_label = "Add to the contact"

    child_words = LongTextField(label="What the child said", required=False, rows=3, help_text=WORDS_HINT)
    siblings = CheckboxesField(label="Also on this contact", required=False)

    def __init__(self, *args: Any, child: Person, siblings: Sequence[Relative], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.child, self.offered = child, {str(each.person.pk): each for each in siblings}
        if not siblings:
            del self.fields["siblings"]
            return
        field = self.fields["siblings"]
        field.choices = [(key, f"{r.person.name}, {r.person.age_words}") for key, r in self.offered.items()]
        for key, each in self.offered.items():
            field.hints[key] = f"{each.words}, {'same household' if each.lives_with else 'lives elsewhere'}"
            field.reveals[key] = [f"words_{key}"]
            words = LongTextField(label=f"What {each.person.called} said", required=False, rows=3)
            self.fields[f"words_{key}"] = words
            name_messages(words, str(words.label))

    def words_by_child(self) -> dict[Person, str]:
        """The child, and each brother and sister chosen, with what they said."""
        data = self.cleaned_data
        chosen = {self.offered[key].person: data[f"words_{key}"] for key in data.get("siblings", [])}
        return {self.child: data["child_words"], **chosen}


class NewChildForm(PersonForm):
    """A child nobody found: who they are, and what they said.

    Where somebody on record is like them, by one slip or none, it asks why this is somebody else before
    it makes another record.
    """

    submit_label = "Make the record and add the child"

    different = TextField(
        label="Why this is somebody else",
        required=False,
        max_length=200,
        help_text="For example: another address, other parents, a twin.",
    )
    child_words = LongTextField(label="What the child said", required=False, rows=3, help_text=WORDS_HINT)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self.user = user
        self.matches: list[Any] = []
        self.restricted_line = ""
        super().__init__(*args, **kwargs)

    def get_layout(self) -> Sequence[Any]:
        ask = ["different"] if self.matches or self.restricted_line else []
        return [*ask, *super().get_layout(), "child_words"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors:
            self._look_for_twins(data)
        if (self.matches or self.restricted_line) and not data["different"]:
            self.add_error(
                "different", "This child may be on record already. Look at the records named, or say why not"
            )
        return data

    def _look_for_twins(self, data: dict[str, Any]) -> None:
        """Those on record whose name and date of birth fit, or all but one part of them."""
        born = data["date_of_birth"] or data["expected_date"]
        name = f"{data['given_name']} {data['family_name']}".strip()
        looked = likely(self.user, f"{name} {born:%d/%m/%Y}" if born else name)
        # One name alone fits too many to ask about each.
        self.matches = looked.people if born or " " in name else []
        self.restricted_line = RESTRICTED_LINE if looked.hidden else ""
