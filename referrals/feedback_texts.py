"""The drafts of what goes back to a referrer: per outcome, and no more than this reader may be told.

A professional is told what was decided and what is asked of them. A parent with parental
responsibility is told what happens next, and nothing of a strategy discussion, which can belong to a
police investigation. Everybody else is thanked. An e-mail names nobody, whoever it goes to.
Source: Working Together, chapter 1 (sharing what is needed) and chapter 3 (feedback to referrers).
"""

import re
from collections.abc import Iterable

from casework.models import User
from casework.templatetags.casework import day_words
from children.finding_people.keys import words_of
from children.models import Person, Relationship
from children.records import keys_of
from referrals.choices import Audience, ReferralSource, ScreeningOutcome
from referrals.models import Contact, ScreeningDecision

#: Printed under every letter and e-mail: the MARU by day and the out-of-hours service by night.
TELEPHONE = "0300 123 1116"
#: Whoever is none of these wrote for an agency.
PEOPLE = {
    ReferralSource.FAMILY,
    ReferralSource.ACQUAINTANCE,
    ReferralSource.SELF,
    ReferralSource.OTHER_INDIVIDUAL,
    ReferralSource.ANONYMOUS,
    ReferralSource.UNKNOWN,
}
_EMAIL = re.compile(r"[^\s,;<>()]+@[^\s,;<>()]+\.[a-zA-Z]{2,}")

TOLD: dict[str, dict[str, str]] = {
    Audience.PROFESSIONAL: {
        ScreeningOutcome.ADVICE: "We have given information and advice. Children’s social care is not"
        " starting an assessment. Please go on with the help you give, and tell the family what we advised.",
        ScreeningOutcome.NO_FURTHER_ACTION: "Children’s social care is taking no further action now.",
        ScreeningOutcome.EARLY_HELP: "We have asked the Early Help Hub to offer help, with the family’s"
        " agreement. The hub may ring you to plan it together.",
        ScreeningOutcome.JOINS_EPISODE: "What you told us has gone to the social worker who is working with"
        " the family already. They will ring you if they need to know more.",
        ScreeningOutcome.ASSESSMENT: "We have accepted this as a referral. A social worker will assess what"
        " help is needed, within 45 working days, and will ask you what you know.",
        ScreeningOutcome.STRATEGY_DISCUSSION: "We have accepted this as a referral, and are talking with our"
        " partners about what must happen now. Please do not raise it with the family before you have spoken"
        " with us.",
    },
    Audience.PARENT: {
        ScreeningOutcome.ADVICE: "We have given information and advice, and are not starting an assessment.",
        ScreeningOutcome.NO_FURTHER_ACTION: "We are not doing anything more now.",
        ScreeningOutcome.EARLY_HELP: "The Early Help Hub will ring you to talk about the help you would"
        " like. It is yours to accept or not.",
        ScreeningOutcome.JOINS_EPISODE: "What you told us has gone to the social worker you know already.",
        ScreeningOutcome.ASSESSMENT: "A social worker will ring you, meet you and your family, and work out"
        " with you what help is needed. That takes 45 working days at most.",
        ScreeningOutcome.STRATEGY_DISCUSSION: "A social worker will be in touch with you.",
    },
}
THANKS = (
    "What you told us has been read and considered by people whose work this is. What follows is private to"
    " the family, so we cannot tell you what was decided. Thank you for thinking of a child."
)
CLOSING = {
    Audience.PROFESSIONAL: "Please keep this with your own record. If you do not agree, ring us to talk it"
    " through; the safeguarding partnership’s escalation procedure is open to you after that.",
    Audience.PARENT: "If you do not agree, or want to know what we have written down, ring us. You may also"
    " make a complaint, and we will tell you how.",
    Audience.PUBLIC: "",
}
AGAIN = f"If anything new worries you, ring us again on {TELEPHONE}. If a child is in danger now, ring 999."


def audience_of(contact: Contact) -> Audience:
    """For whom to write, as far as the contact tells: a relative counts as a parent only where the record
    says that they have parental responsibility for each child on it."""
    if contact.source not in PEOPLE:
        return Audience.PROFESSIONAL
    name = words_of(contact.referrer_name)
    children = keys_of(contact.screenings.values_list("child_id", flat=True))
    held = Relationship.objects.filter(person__in=children, ends=None, parental_responsibility=True)
    whose = {
        children[row.person_id]
        for row in held.select_related("other")
        if name and words_of(row.other.name) == name
    }
    return Audience.PARENT if children and whose == {*children.values()} else Audience.PUBLIC


def composed(contact: Contact, audience: str, decisions: Iterable[ScreeningDecision], *, email: bool) -> str:
    """The draft: without a greeting and a signature, which are put to it when it goes."""
    made = list(decisions)
    came = day_words(contact.received_at)
    about = ""
    if not email and audience != Audience.PUBLIC:
        about = f" about {_listed([d.screening.child for d in made])}"
    first = (
        f"Thank you for telling us on {came} what worried you{about}. Our reference is {contact.reference}."
    )
    parts = [first]
    if email and audience == Audience.PROFESSIONAL:
        parts.append("This e-mail names nobody. The date and the reference say which of your concerns it is.")
    parts += [THANKS] if audience == Audience.PUBLIC else _outcomes(audience, made, email=email)
    return "\n\n".join(part for part in (*parts, CLOSING[Audience(audience)], AGAIN) if part)


def _outcomes(audience: str, decisions: list[ScreeningDecision], *, email: bool) -> list[str]:
    """What was decided, once for all of whom it was decided alike."""
    alike: dict[str, list[Person]] = {}
    for decision in decisions:
        alike.setdefault(decision.outcome, []).append(decision.screening.child)
    said = []
    for outcome, children in alike.items():
        whom = f"{len(children)} of the children" if email else _listed(children)
        words = TOLD[audience][outcome]
        said.append(words if len(alike) == 1 else f"For {whom}: {words[0].lower()}{words[1:]}")
    return said


def _listed(children: list[Person]) -> str:
    names = [child.name for child in children]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else "a child"


def address_in(text: str) -> str:
    """The e-mail address among how the referrer can be reached, if there is one."""
    found = _EMAIL.search(text)
    return found[0].rstrip(".") if found else ""


def signature(by: User) -> str:
    return (
        f"{by.full_name}\n{by.role_names}\nMulti-Agency Referral Unit (MARU), Cornwall Council\n{TELEPHONE}"
    )


def whole_letter(contact: Contact, to_name: str, body: str, by: User) -> str:
    """The letter as it is printed: the child is named in it, so it goes by post."""
    return f"Dear {to_name},\n\n{body.strip()}\n\nYours sincerely,\n\n{signature(by)}"


def email_subject(contact: Contact) -> str:
    return f"What you told us: reference {contact.reference}"


def whole_email(contact: Contact, body: str, by: User) -> str:
    """The e-mail as it goes. It greets nobody by name: a parent’s name is a detail of the family too."""
    return f"Hello,\n\n{body.strip()}\n\n{signature(by)}"
