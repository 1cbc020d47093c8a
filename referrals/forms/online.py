"""Forms that say which child one named on an online form is."""

from collections.abc import Sequence
from typing import Any

from casework.forms import CheckboxesField, LongTextField, PageForm
from referrals.forms.children import WORDS_HINT, NewChildForm
from referrals.models import OnlineFile
from referrals.online import NamedChild

FILES = "Files to put on this child’s record"


class _WithFiles(PageForm):
    """Which of the files that came with the form go on this child’s record."""

    def offer(self, files: Sequence[OnlineFile]) -> None:
        self.kept = {each.pk.hex: each for each in files}
        if files:
            self.fields["files"].choices = [(key, each.label) for key, each in self.kept.items()]
            self.fields["files"].initial = list(self.kept)
        else:
            del self.fields["files"]

    @property
    def chosen_files(self) -> list[OnlineFile]:
        return [self.kept[key] for key in self.cleaned_data.get("files", [])]


class MatchChildForm(_WithFiles):
    """The child found is the one meant."""

    submit_label = "This is the child: add to the contact"

    child_words = LongTextField(label="What the child said", required=False, rows=3, help_text=WORDS_HINT)
    files = CheckboxesField(label=FILES, required=False)

    def __init__(self, *args: Any, named: NamedChild, files: Sequence[OnlineFile], **kwargs: Any) -> None:
        kwargs["initial"] = {"child_words": named.words, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.offer(files)


class NewNamedChildForm(_WithFiles, NewChildForm):
    """A child whom nobody on record is: what the form says of them is filled in."""

    files = CheckboxesField(label=FILES, required=False)

    def __init__(self, *args: Any, named: NamedChild, files: Sequence[OnlineFile], **kwargs: Any) -> None:
        kwargs["initial"] = {
            "given_name": named.given_name,
            "family_name": named.family_name,
            "date_of_birth": named.born,
            "expected_date": named.expected,
            "address_lines": named.address,
            "school": named.school,
            "child_words": named.words,
            **kwargs.get("initial", {}),
        }
        super().__init__(*args, **kwargs)
        self.offer(files)

    def get_layout(self) -> Sequence[Any]:
        files = ["files"] if "files" in self.fields else []
        return [*super().get_layout(), *files]


class LeaveOutForm(PageForm):
    submit_label = "Leave them out"

    reason = LongTextField(
        label="Why they are not added",
        rows=3,
        help_text="For example: they are an adult, or are named twice on the form.",
    )
