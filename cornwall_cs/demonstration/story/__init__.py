"""Telling one family's story: verbs over the services, at a day and a time, by somebody.

    with f.day(-210, "09:40", "senara"):
        f.contact(Channel.POLICE, ReferralSource.POLICE, ...)
        f.child("tegan", "Tegan Hendra", age=(7, 3), sex="F")

Days are counted in working days before the loading. Texts may be written over several indented
lines: they are joined again, and an empty line begins a new paragraph.
"""

from cornwall_cs.demonstration.story.assessing import Assessing, Danger, Mapped, Scaled
from cornwall_cs.demonstration.story.changing import Changing
from cornwall_cs.demonstration.story.correcting import Correcting
from cornwall_cs.demonstration.story.drafting import Drafting
from cornwall_cs.demonstration.story.filing import Filing
from cornwall_cs.demonstration.story.helping_early import HelpingEarly
from cornwall_cs.demonstration.story.living import Living
from cornwall_cs.demonstration.story.mapping import Mapping
from cornwall_cs.demonstration.story.meaning import Meaning
from cornwall_cs.demonstration.story.measuring import Measuring, Said
from cornwall_cs.demonstration.story.networking import Networking
from cornwall_cs.demonstration.story.noting import Noting
from cornwall_cs.demonstration.story.overseeing import Ask, Overseeing
from cornwall_cs.demonstration.story.people import People
from cornwall_cs.demonstration.story.planning import Judged, Planning, Todo
from cornwall_cs.demonstration.story.protecting import Protecting
from cornwall_cs.demonstration.story.sending import Sending
from cornwall_cs.demonstration.story.telling import Office
from cornwall_cs.demonstration.story.unit import Unit
from cornwall_cs.demonstration.story.visiting import Visiting, not_seen, observed, seen

__all__ = [
    "Ask",
    "Danger",
    "Family",
    "Judged",
    "Mapped",
    "Office",
    "Said",
    "Scaled",
    "Todo",
    "not_seen",
    "observed",
    "seen",
]


class Family(
    People,
    Changing,
    Correcting,
    Visiting,
    Noting,
    Meaning,
    Assessing,
    Measuring,
    Drafting,
    Planning,
    Overseeing,
    Filing,
    Living,
    HelpingEarly,
    Protecting,
    Networking,
    Mapping,
    Unit,
    Sending,
):
    """One family, its people by the names the story gives them, and everything that can be done."""
