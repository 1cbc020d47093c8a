"""What a form says when something is wrong: the field by its label, and how to put it right."""

from django import forms
from django.forms.fields import Field

QUESTION = "?"
#: A label that begins with one of these is an indirect question: 'Who was told'.
ASKING = ("who", "what", "when", "where", "why", "how", "which", "by when")


def noun(label: str) -> str:
    """The label as it stands inside a sentence: 'Date of birth' becomes 'date of birth'."""
    first, _, rest = label.partition(" ")
    if len(first) > 1 and first[1:].islower():
        first = first.lower()
    return f"{first} {rest}".strip()


def subject(label: str) -> str:
    """The label at the start of a sentence. A question is quoted, so that the sentence still reads."""
    return f"‘{label}’" if label.endswith(QUESTION) else label


def _required(field: Field, label: str) -> str:
    if isinstance(field, forms.BooleanField):
        return f"Tick ‘{label}’ to go on"
    if label.endswith(QUESTION):
        return f"Answer ‘{label}’"
    if isinstance(field, forms.ChoiceField | forms.FileField):
        return f"Choose {noun(label)}"
    asking = label.lower().startswith(tuple(f"{word} " for word in ASKING)) or label.lower() in ASKING
    return f"{'Say' if asking else 'Enter'} {noun(label)}"


def _plain_messages(field: Field, label: str) -> dict[str, str]:
    """Our wording for each code for which Django has one that does not name the field."""
    name = subject(label)
    longest = getattr(field, "max_length", None) or 0
    invalid = "could not be understood. Check it and try again"
    if isinstance(field, forms.EmailField):
        invalid = "must be an email address, such as name@example.org"
    elif isinstance(field, forms.IntegerField):
        invalid = "must be a whole number, such as 3"
    elif isinstance(field, forms.FileField):
        invalid = "did not arrive. Choose the file again"
    return {
        "required": _required(field, label),
        "invalid": f"{name} {invalid}",
        "max_length": f"{name} must be {longest:,} characters or fewer",
        "min_length": f"{name} is too short",
        "max_value": f"{name} must be %(limit_value)s or less",
        "min_value": f"{name} must be %(limit_value)s or more",
        "invalid_choice": f"{name}: choose one of the answers shown",
        "invalid_list": f"{name}: choose from the answers shown",
        "invalid_pk_value": f"{name}: choose from the answers shown",
        "missing": f"{name}: choose the file again",
        "empty": f"{name}: the file is empty. Choose another",
        "null_characters_not_allowed": f"{name} contains a character that cannot be kept. Type it again",
    }


def _django_messages(field: Field) -> dict[str, str]:
    found: dict[str, str] = {}
    for cls in reversed(type(field).__mro__):
        if cls.__module__.startswith("django."):
            found.update(getattr(cls, "default_error_messages", {}))
    return found


def name_messages(field: Field, label: str) -> None:
    """Make every message of a field name it. Wording given by the form's author is left alone.

    {label} and {noun} may stand in an author's wording.
    """
    stock = _django_messages(field)
    ours = _plain_messages(field, label)
    for code, message in ours.items():
        given = field.error_messages.get(code)
        if given is None or str(given) == str(stock.get(code)):
            field.error_messages[code] = message
    for code, worded in field.error_messages.items():
        text = str(worded).replace("{label}", subject(label)).replace("{noun}", noun(label))
        field.error_messages[code] = text
