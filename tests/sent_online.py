"""A form that was sent online, as the record has it: two children named, of whom one was matched."""

from typing import Any
from uuid import uuid4

from casework import clock
from children.models import Person
from referrals.models import OnlineForm, Screening
from referrals.services import match_child, take_in_form
from tests import stories
from tests.cast import Cast
from tests.papers import KEPT


def words(**changed: Any) -> dict[str, Any]:
    """What a school wrote, as the form’s site packs it."""
    child = {"given_name": "Amber", "family_name": "Tregear", "born": "2018-03-09", "words": "I ran to Gran."}
    return {
        "reference": "7KQM-2XPD",
        "sent_at": clock.now().isoformat(),
        "danger": {"danger": False, "danger_action": ""},
        "you": {
            "name": "Jane Rosevear",
            "role": "Teacher",
            "agency_kind": "2A",
            "agency": "Mousehole Primary School",
            "telephone": "01632 960777",
            "email": "jane@mousehole.example",
        },
        "family": {"told": "agreed"},
        "children": [child, {**child, "given_name": "Jory", "words": ""}],
        "adults": [{"name": "Jenna Tregear", "part": "mother", "lives_there": True}],
        "worries": {"happened": "She came in with a bruise.", "effect": "She is quiet."},
        "well": {"well": "Gran feeds her."},
        "files": [{"label": "chronology.txt"}],
        **changed,
    }


def taken_in(cast: Cast, **changed: Any) -> OnlineForm:
    """The form is taken in by Tamsin."""
    contact = take_in_form(by=cast.tamsin, key=uuid4(), words=words(**changed), files=[KEPT["txt"]])
    return OnlineForm.objects.get(contact=contact)


def half_matched(cast: Cast, child: Person | None = None) -> Screening:
    """The first child named is on the contact, the file on their record; of the second nobody said who."""
    form = taken_in(cast)
    child = child or stories.child(cast.tamsin)
    return match_child(
        by=cast.tamsin, form=form, number=1, child=child, child_words="I ran to Gran.", files=form.files.all()
    )
