"""The forms of a document: added, put right, and come in anew."""

from collections.abc import Mapping, Sequence
from typing import Any

from casework.files.kinds import KINDS
from casework.forms import (
    CheckboxesField,
    CheckboxField,
    Choice,
    DateField,
    LongTextField,
    PageForm,
    SelectField,
    TextField,
    UploadField,
    VersionedForm,
)
from children.choices import DocumentKind
from children.models import Document, Person
from children.seeing_choices import ASK_FIRST_WORDS

#: What the window for choosing a file offers. What it holds is judged when it arrives.
OFFERED = ",".join(sorted({kind.suffix for kind in KINDS.values()} | {".jpeg", ".tiff"}))


def _file(**more: Any) -> UploadField:
    field = UploadField(
        label="File",
        help_text="A PDF, a picture, a Word or Excel document, plain text, an email or a sound recording.",
        error_messages={
            "required": "Choose the file",
            "missing": "Choose the file again: a browser does not keep it when something else is wrong",
        },
        **more,
    )
    field.widget.attrs["accept"] = OFFERED
    return field


class _Details(PageForm):
    """What is said of a document."""

    kind = SelectField(label="What it is", choices=DocumentKind.choices)
    title = TextField(
        label="What it is called",
        max_length=150,
        help_text="So that somebody else finds it. For example, Letter from school about attendance.",
    )
    dated = DateField(
        label="Date on the document", past=True, help_text="If it has none, the day it came to us."
    )
    from_whom = TextField(
        label="From whom", max_length=150, required=False, help_text="A person, a school, a court."
    )
    description = LongTextField(label="What it says that matters", rows=3, max_length=2000, required=False)
    third_party = CheckboxField(
        label="Third party: check before sharing",
        help_text="Somebody gave this in confidence, or it tells of somebody else.",
    )
    ask_child_first = CheckboxField(label=ASK_FIRST_WORDS)
    significant = CheckboxField(label="Significant in the child’s story")


class DocumentForm(_Details):
    """A document of a child, and of the brothers and sisters ticked: those the user may write about."""

    submit_label = "Add the document"

    file = _file()

    def __init__(self, *args: Any, child: Person, siblings: Sequence[Person] = (), **kwargs: Any) -> None:
        self.child, self.siblings = child, list(siblings)
        if self.siblings:
            offered = [Choice(each.pk.hex, each.name) for each in self.siblings]
            also = CheckboxesField(label="Who else it is about", choices=offered, required=False)
            self.base_fields = {**self.base_fields, "siblings": also}
        super().__init__(*args, **kwargs)

    def get_layout(self) -> Sequence[Any]:
        siblings = ["siblings"] if self.siblings else []
        said = ["kind", "title", "dated", "from_whom", "description"]
        return ["file", *said, *siblings, "third_party", "ask_child_first", "significant"]

    def document_answers(self) -> Mapping[str, Any]:
        """The keyword arguments of add_document, all but `by`."""
        answers = {name: value for name, value in self.answers.items() if name not in ("file", "siblings")}
        chosen = self.cleaned_data.get("siblings", [])
        also = [each for each in self.siblings if each.pk.hex in chosen]
        return {**answers, "received": self.cleaned_data["file"], "children": [self.child, *also]}


class DocumentEditForm(VersionedForm, _Details):
    def __init__(self, *args: Any, document: Document, **kwargs: Any) -> None:
        said = {name: getattr(document, name) for name in _Details.base_fields if name != "submission"}
        super().__init__(*args, initial={**said, "version": document.version}, **kwargs)


class NewVersionForm(PageForm):
    submit_label = "Add the new version"

    file = _file()
    reason = TextField(
        label="Why there is a new version",
        max_length=300,
        help_text="For example, the signed copy came, or the first scan lacked a page.",
    )
