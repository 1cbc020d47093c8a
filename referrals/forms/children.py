"""Forms that put children, and their family, on a contact."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from casework.forms import CheckboxesField, CheckboxField, LongTextField, PageForm
from casework.forms.words import name_messages
from casework.models import User
from children.access import RESTRICTED_LINE
from children.finding_people import hidden_match
from children.forms.people import PersonForm
from children.models import Person
from children.relatives import Relative

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

    Where somebody on record has the same name or date of birth, it asks once more before it makes
    a second record of them.
    """

    submit_label = "Make the record and add the child"

    different = CheckboxField(label="I have looked: this is somebody else")
    child_words = LongTextField(label="What the child said", required=False, rows=3, help_text=WORDS_HINT)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self.user = user
        self.matches: list[Person] = []
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
                "different", "This child may be on record already. Look at the records named above"
            )
        return data

    def _look_for_twins(self, data: dict[str, Any]) -> None:
        """Those on record with this family name and date of birth, or with this whole name."""
        name = f"{data['given_name']} {data['family_name']}".strip()
        same = Q(given_name__iexact=data["given_name"], family_name__iexact=data["family_name"])
        for field in ("date_of_birth", "expected_date"):
            if data[field]:
                same |= Q(family_name__iexact=data["family_name"], **{field: data[field]})
        self.matches = list(Person.objects.findable_by(self.user).filter(same)[:5])
        self.restricted_line = RESTRICTED_LINE if hidden_match(self.user, name) else ""
