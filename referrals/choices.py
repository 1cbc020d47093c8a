"""Codes of the front door. Statutory lists follow the children in need census, 2025 to 2026."""

from django.db import models

from casework.labels import local


class Arrival(models.TextChoices):
    """What kind of arrival a contact is. How it travelled is its channel, who sent it its source."""

    REFERRAL = "referral", "Inter-agency referral"
    DOMESTIC_ABUSE = "domestic_abuse", "Police domestic abuse notification"
    POLICE = "police", "Other police notification"
    ANONYMOUS = "anonymous", "Anonymous call or letter"
    OTHER_COUNCIL = "other_council", "Another council’s enquiry or notification"
    TRANSFER_IN = "transfer_in", "Transfer in from another council"
    STEP_UP = "step_up", "Step up from early help"
    ADVICE = "advice", "Request for advice"
    PUBLIC = "public", "Worry from the family or the public"


class ChildPresent(models.TextChoices):
    PRESENT = "present", "A child saw or heard it"
    LIVES_THERE = "lives_there", "A child lives there, and was not there at the time"
    NOT_KNOWN = "not_known", "Not known"


class AbuseRisk(models.TextChoices):
    """How the police grade the risk to the victim, from the DASH checklist."""

    STANDARD = "standard", "Standard"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"


class Channel(models.TextChoices):
    TELEPHONE = "telephone", "Telephone call"
    FORM = "form", "Inter-agency referral form"
    ONLINE = "online", "Online referral form"
    POLICE = "police", "Police notification"
    EMAIL = "email", "Secure e-mail"
    LETTER = "letter", "Letter"
    IN_PERSON = "in_person", "In person"


#: What a contact is called in a line: its arrival or, where that is not asked or told, its channel.
CAME_AS = {
    **dict(Channel.choices),
    **dict(Arrival.choices),
    Arrival.DOMESTIC_ABUSE: "Domestic abuse notification",
    Arrival.POLICE: "Police notification",
}


class ReferralSource(models.TextChoices):
    """Who it came from: the census list, used for contacts and referrals alike."""

    FAMILY = "1A", "Family member, relative or carer"
    ACQUAINTANCE = "1B", "Acquaintance, such as a neighbour or childminder"
    SELF = "1C", "The child themselves"
    OTHER_INDIVIDUAL = "1D", "Another individual"
    SCHOOL = "2A", "School"
    EDUCATION = "2B", "Education services"
    GP = "3A", "GP"
    HEALTH_VISITOR = "3B", "Health visitor"
    SCHOOL_NURSE = "3C", "School nurse"
    PRIMARY_HEALTH = "3D", "Other primary health services"
    EMERGENCY_DEPARTMENT = "3E", "Emergency department"
    OTHER_HEALTH = "3F", "Other health services"
    HOUSING = "4", "Housing"
    SOCIAL_CARE = "5A", "Council social care, such as adults’ services"
    OTHER_COUNCIL_SERVICE = "5B", "Other council service"
    ANOTHER_COUNCIL = "5C", "Another council"
    COUNCIL_EARLY_HELP = "5D", "Council early help"
    POLICE = "6", "Police"
    LEGAL = "7", "Other legal agency, such as a court, probation or Cafcass"
    OTHER = "8", "Other, such as a children’s centre or voluntary body"
    ANONYMOUS = "9", "Anonymous"
    UNKNOWN = "10", "Unknown"


class FamilyInformed(models.TextChoices):
    """What the family knows of the contact. Not telling them needs a reason."""

    AGREED = "agreed", "Informed, and they agreed"
    NOT_AGREED = "not_agreed", "Informed, and they did not agree"
    INFORMED = "informed", "Informed; agreement was not asked for"
    NOT_INFORMED = "not_informed", "Not informed"


class ThresholdLevel(models.TextChoices):
    """The continuum of need. The council may put the labels in its own words."""

    UNIVERSAL = "1", local("threshold.1", "Level 1: universal")
    EARLY_HELP = "2", local("threshold.2", "Level 2: early help")
    TARGETED = "3", local("threshold.3", "Level 3: targeted or complex early help")
    STATUTORY = "4", local("threshold.4", "Level 4: statutory")


class ScreeningOutcome(models.TextChoices):
    ADVICE = "advice", "Information and advice"
    NO_FURTHER_ACTION = "no_further_action", "No further action"
    EARLY_HELP = "early_help", "Early help"
    JOINS_EPISODE = "joins_episode", "Joins the open episode"
    ASSESSMENT = "assessment", "Accepted as a referral, for assessment"
    STRATEGY_DISCUSSION = "strategy_discussion", "Accepted as a referral, for strategy discussion"


#: Outcomes that open a referral, and so need a primary need and a receiving team.
ACCEPTED = frozenset({ScreeningOutcome.ASSESSMENT, ScreeningOutcome.STRATEGY_DISCUSSION})


#: Outcomes after which nothing is open: a decision that replaces one has no work to keep or stop.
ENDED_THERE = frozenset({ScreeningOutcome.ADVICE, ScreeningOutcome.NO_FURTHER_ACTION})


class ClosureReason(models.TextChoices):
    """Why a referral closed: the census list. Which may be given depends on what happened."""

    RC1 = "RC1", "Adopted"
    RC2 = "RC2", "Died"
    RC3 = "RC3", "Child arrangements order"
    RC4 = "RC4", "Special guardianship order"
    RC5 = "RC5", "Transferred to another council"
    RC6 = "RC6", "Transferred to adult social care"
    RC7 = "RC7", "Services ceased for another reason, including no longer in need"
    RC8 = "RC8", "Closed after assessment, no further action"
    RC9 = "RC9", "Closed after assessment, referred to early help"


class FeedbackMethod(models.TextChoices):
    TELEPHONE = "telephone", "Telephone"
    LETTER = "letter", "Letter"
    EMAIL = "email", "Secure e-mail"
    SENT_HERE = "sent_here", "E-mail sent from here"
    IN_PERSON = "in_person", "In person"
    NOT_POSSIBLE = "not_possible", "Not possible"


class Audience(models.TextChoices):
    """Whom feedback is written for: it sets how much may be said."""

    PROFESSIONAL = "professional", "A professional"
    PARENT = "parent", "A parent or carer with parental responsibility"
    PUBLIC = "public", "A neighbour, another relative or a member of the public"


class MailState(models.TextChoices):
    """How far an e-mail is: on its way, gone, or not gone."""

    WAITING = "waiting", "Being sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Not sent"


class HandoverState(models.TextChoices):
    """Where the handover of a child to the other shift is: changed by services only."""

    PREPARED = "prepared", "Being prepared"
    GIVEN = "given", "Given, not accepted yet"
    RETURNED = "returned", "Returned"
    ACCEPTED = "accepted", "Accepted"
    DONE = "done", "Done"
    TAKEN_OFF = "taken_off", "Taken off"


#: A handover is open until it is done with or taken off.
OPEN_HANDOVER = (
    HandoverState.PREPARED,
    HandoverState.GIVEN,
    HandoverState.RETURNED,
    HandoverState.ACCEPTED,
)
#: And with the other side while they decide on it or work on it.
WITH_THEM = (HandoverState.GIVEN, HandoverState.ACCEPTED)


class HandoverAnswer(models.TextChoices):
    ACCEPT = "accept", "Accept it"
    RETURN = "return", "Return it, and say what is missing"


class Rating(models.TextChoices):
    """How urgent a contact is on first reading. It sets how soon partners are asked to answer."""

    RED = "red", "Red: a child may be suffering significant harm, or is likely to"
    AMBER = "amber", "Amber: serious worries, and no sign of harm today"
    GREEN = "green", "Green: worries that may call for help"

    @property
    def colour(self) -> str:
        """The colour of its tag, and its name in short."""
        return {"amber": "orange"}.get(self.value, self.value)


class DeskState(models.TextChoices):
    """Where a contact is in the unit: worked out from its record, never set by hand."""

    RECEIVED = "received", "Received"
    TRIAGED = "triaged", "Triaged"
    CHECKS = "checks", "Checks out"
    READY = "ready", "Ready to decide"
    FEEDBACK = "feedback", "Feedback due"
    DECIDED = "decided", "Decided"


class Partner(models.TextChoices):
    """Whom the MARU asks what they know."""

    POLICE = "police", "Police"
    HEALTH = "health", "Health"
    EDUCATION = "education", "Education"
    HOUSING = "housing", "Housing"
    PROBATION = "probation", "Probation"
    EARLY_HELP = "early_help", "Early help"
    ADULT_CARE = "adult_care", "Adult social care"


class SharingBasis(models.TextChoices):
    """On what basis information goes to a partner. Without agreement, it needs a reason.

    Source: Working Together, chapter 1, and the information sharing advice for safeguarding: agreement
    is not needed where asking for it would put a child at risk.
    """

    AGREED = "agreed", "The family knows, and agreed"
    SAFEGUARDING = "safeguarding", "To keep a child safe, without agreement"
    REQUIRED = "required", "The law or a court requires it"


class CheckResult(models.TextChoices):
    """How a partner answered."""

    SHARED = "shared", "They shared information"
    NOTHING = "nothing", "They know nothing"
    REFUSED = "refused", "They will not share"
    NOT_NEEDED = "not_needed", "No longer needed"


class AcknowledgedAs(models.TextChoices):
    WORKER = "worker", "Allocated worker"
    MANAGER = "manager", "Manager"


class TwinOutcome(models.TextChoices):
    """How the work goes on with a twin of a child whose birth was expected."""

    ASSESSMENT = "assessment", "A referral and an assessment of their own"
    PLAN = "plan", "A referral and a plan of their own, from their twin’s"
    NONE = "none", "No work of their own"


class TransferState(models.TextChoices):
    """Where a transfer is: one column, changed by services only."""

    WRITING = "writing", "Being written"
    WITH_MANAGER = "with_manager", "With the sending manager"
    WITH_TEAM = "with_team", "With the receiving team"
    RETURNED = "returned", "Returned"
    ACCEPTED = "accepted", "Accepted"
    WITHDRAWN = "withdrawn", "Withdrawn"


#: A transfer is open until it is accepted or withdrawn.
OPEN_TRANSFER = (
    TransferState.WRITING,
    TransferState.WITH_MANAGER,
    TransferState.WITH_TEAM,
    TransferState.RETURNED,
)
#: Whoever proposes it has it in hand.
IN_HAND = (TransferState.WRITING, TransferState.RETURNED)


class TransferApprovalOutcome(models.TextChoices):
    SENT = "sent", "It goes to the receiving team"
    RETURNED = "returned", "Return it to be changed"


class TransferAnswerOutcome(models.TextChoices):
    ACCEPTED = "accepted", "Our team takes the child on"
    RETURNED = "returned", "Return it, and say what is missing"


def lower(label: str) -> str:
    """A label inside a sentence; what is all capitals stays so."""
    first, _, rest = str(label).partition(" ")
    return f"{first if first.isupper() and len(first) > 1 else first.lower()} {rest}".strip()
