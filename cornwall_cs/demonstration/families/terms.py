"""The words of the stages under short names, so that a story reads as one."""

from assessments.choices import AssessmentOutcome as SignOff
from assessments.protection_choices import Agency
from assessments.protection_choices import EnquiryOutcome as Enquiry
from assessments.protection_choices import OrderKind as Order
from assessments.protection_choices import StrategyOutcome as Held
from assessments.protection_choices import Substantiated as Found
from children.choices import InvolvementKind as Involved
from children.choices import NoteKind as Note
from children.choices import PassedOnOutcome as Ends
from children.choices import RelationshipKind as Kin
from children.choices import WarningKind as Warn
from plans.choices import ActionState as State
from plans.choices import Participation as Part
from plans.choices import PlanOutcome as Plan
from plans.choices import ReviewOutcome as Review
from referrals.choices import Channel, Partner, Rating
from referrals.choices import CheckResult as Answered
from referrals.choices import FamilyInformed as Informed
from referrals.choices import FeedbackMethod as Told
from referrals.choices import ReferralSource as Source
from referrals.choices import ScreeningOutcome as Outcome
from referrals.choices import ThresholdLevel as Level
from supervision.choices import OversightOutcome as Looked

__all__ = [
    "Agency",
    "Answered",
    "Channel",
    "Ends",
    "Enquiry",
    "Found",
    "Held",
    "Informed",
    "Involved",
    "Kin",
    "Level",
    "Looked",
    "Note",
    "Order",
    "Outcome",
    "Part",
    "Partner",
    "Plan",
    "Rating",
    "Review",
    "SignOff",
    "Source",
    "State",
    "Told",
    "Warn",
]
