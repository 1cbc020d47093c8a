"""Who must be told of a life event, worked out from the facts: the rule of each, in words.

Sources: Children Act 2004, section 16C (serious incidents, and every death of a child in care);
Child Death Review: Statutory and Operational Guidance (a stillbirth is not reviewed under it); Births
and Deaths Registration Act 1953. What is local says so on its clock.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from children.choices import Known, NotificationKey
from children.models import Notification


@dataclass(frozen=True)
class Facts:
    """What decides who must be told of a death."""

    of_child: bool = False
    stillborn: bool = False
    expected: str = Known.NOT_KNOWN
    suspected: str = Known.NO
    in_care: bool = False
    at_school: bool = False
    has_siblings: bool = False
    has_children: bool = False

    @property
    def died_a_child(self) -> bool:
        return self.of_child and not self.stillborn


@dataclass(frozen=True)
class Rule:
    """When somebody must be told, and what it is about."""

    applies: Callable[[Facts], bool]
    about: str


RULES: dict[NotificationKey, Rule] = {
    NotificationKey.CORONER: Rule(
        lambda facts: facts.died_a_child and facts.expected != Known.YES,
        "A death that was not expected goes to the coroner through the police, and begins a joint agency"
        " response. Check that the police have it.",
    ),
    NotificationKey.CHILD_DEATH_REVIEW: Rule(
        lambda facts: facts.died_a_child,
        "Every death of a child is notified to the child death overview panel, whatever the cause.",
    ),
    NotificationKey.SERIOUS_INCIDENT: Rule(
        lambda facts: facts.died_a_child and (facts.suspected != Known.NO or facts.in_care),
        "Where abuse or neglect is known or suspected, or the child was in care. Where it is not known yet,"
        " decide within the same time. The safeguarding partners then hold a rapid review.",
    ),
    NotificationKey.OFSTED: Rule(
        lambda facts: facts.died_a_child and (facts.suspected == Known.YES or facts.in_care),
        "Told by the same notification as the national panel.",
    ),
    NotificationKey.PARTNERS: Rule(
        lambda facts: facts.died_a_child,
        "The safeguarding partnership and the director of children’s services hear it from us first.",
    ),
    NotificationKey.BEREAVEMENT: Rule(
        lambda facts: facts.died_a_child or facts.stillborn,
        "The family has one named person to turn to, and knows how to reach them.",
    ),
    NotificationKey.LETTERS: Rule(
        lambda facts: True,
        "Appointments, letters and automatic messages in this person’s name are stopped, so that none"
        " reaches the family.",
    ),
    NotificationKey.HEALTH: Rule(
        lambda facts: facts.died_a_child or facts.stillborn,
        "So that no appointment or reminder is sent, and the family is looked after.",
    ),
    NotificationKey.SCHOOL: Rule(
        lambda facts: facts.died_a_child and facts.at_school,
        "Other children there, and those who taught this child, will need support too.",
    ),
    NotificationKey.SIBLINGS: Rule(
        lambda facts: (facts.of_child or facts.stillborn) and facts.has_siblings,
        "Their plans are looked at again: what they need now, and whether they are safe.",
    ),
    NotificationKey.CHILDRENS_PLANS: Rule(
        lambda facts: facts.has_children,
        "The plans of the children are looked at again: who cares for them, and who has parental"
        " responsibility now.",
    ),
    NotificationKey.REGISTRAR: Rule(
        lambda facts: facts.died_a_child,
        "The family registers the death. Check that they can, and who goes with them.",
    ),
    NotificationKey.STILLBIRTH_REGISTRAR: Rule(
        lambda facts: facts.stillborn,
        "The family registers the stillbirth and may give the baby a name. Check that they can, and who"
        " goes with them.",
    ),
    NotificationKey.CUSTODIAN: Rule(
        lambda facts: facts.died_a_child,
        "The record is kept as it stands, and who opens it is watched.",
    ),
    NotificationKey.HANDOVER: Rule(
        lambda facts: False,
        "Tell the council where they now live what has been done, what is open and what worries us, and"
        " agree who does what until it is theirs.",
    ),
}


def about(key: str) -> str:
    """What somebody is told for."""
    return RULES[NotificationKey(key)].about


def who_must_be_told(facts: Facts) -> list[NotificationKey]:
    """Everybody the facts call for, in the order in which they are told."""
    return [key for key, rule in RULES.items() if rule.applies(facts)]


def in_order(notice: Notification) -> tuple[date, int]:
    """Where one stands on the page: by the day, then as the rules have them."""
    return notice.due_on, list(RULES).index(NotificationKey(notice.key))
