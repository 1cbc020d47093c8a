"""Codes of strategy discussions, section 47 enquiries and protective orders."""

from django.db import models


class StrategyOutcome(models.TextChoices):
    SECTION_47_SINGLE = "section_47_single", "Section 47 enquiry, by children’s services alone"
    SECTION_47_JOINT = "section_47_joint", "Section 47 enquiry, jointly with the police"
    ASSESSMENT = "assessment", "Assessment, without a section 47 enquiry"
    NO_FURTHER_ACTION = "no_further_action", "No further action"
    GOES_ON = "goes_on", "The section 47 enquiry goes on"
    CONCLUDE = "conclude", "The section 47 enquiry is to be brought to its findings"


#: Outcomes that start an enquiry.
STARTS_ENQUIRY = (StrategyOutcome.SECTION_47_SINGLE, StrategyOutcome.SECTION_47_JOINT)
#: What a discussion held while an enquiry runs decides, and what any other does.
WITHIN_ENQUIRY = (StrategyOutcome.GOES_ON, StrategyOutcome.CONCLUDE)
OUTSIDE_ENQUIRY = tuple(each for each in StrategyOutcome if each not in WITHIN_ENQUIRY)


class Agency(models.TextChoices):
    CHILDRENS_SERVICES = "childrens_services", "Children’s services"
    POLICE = "police", "Police"
    HEALTH = "health", "Health"
    EDUCATION = "education", "Education"
    OTHER = "other", "Somebody else"


#: Without one of these a discussion is short of its quorum (Working Together, chapter 3).
QUORUM = (Agency.CHILDRENS_SERVICES, Agency.POLICE, Agency.HEALTH)


class TookPart(models.TextChoices):
    PRESENT = "present", "Took part"
    SENT_WORD = "sent_word", "Sent what they know, and was not there"


class HeldHow(models.TextChoices):
    TOGETHER = "together", "Together in one place"
    VIDEO = "video", "By video"
    TELEPHONE = "telephone", "By telephone"


class YesNo(models.TextChoices):
    YES = "yes", "Yes"
    NO = "no", "No"


class EnquiryOutcome(models.TextChoices):
    RETURNED = "returned", "Returned to the worker"
    CONFERENCE = "conference", "Initial child protection conference"
    CONTINUE_ASSESSMENT = "continue_assessment", "No conference: the assessment continues"
    NO_FURTHER_ACTION = "no_further_action", "No conference: no further action"


#: Outcomes that end the enquiry without a conference.
WITHOUT_CONFERENCE = (EnquiryOutcome.CONTINUE_ASSESSMENT, EnquiryOutcome.NO_FURTHER_ACTION)


class Substantiated(models.TextChoices):
    AT_RISK = "at_risk", "Substantiated, and the child is at continuing risk of significant harm"
    NOT_AT_RISK = "not_at_risk", "Substantiated, but the child is not at continuing risk"
    NOT_SUBSTANTIATED = "not_substantiated", "Not substantiated"


class OrderKind(models.TextChoices):
    POLICE_PROTECTION = "police_protection", "Police protection"
    EMERGENCY_PROTECTION = "emergency_protection", "Emergency protection order"
