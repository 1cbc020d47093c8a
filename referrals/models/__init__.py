"""Contacts, screening, referrals and transfers."""

from referrals.models.consultation import Consultation
from referrals.models.contact import Contact, Screening
from referrals.models.desk import Hold, PartnerCheck, Triage
from referrals.models.early_help import (
    EarlyHelp,
    EarlyHelpConsent,
    EarlyHelpConsultation,
    EarlyHelpDecision,
)
from referrals.models.feedback import FeedbackEmail, ReferrerFeedback
from referrals.models.handover import Handover
from referrals.models.online import ChildMatch, OnlineFile, OnlineForm
from referrals.models.police import DomesticAbuseNotification
from referrals.models.referral import Referral, ReferralClosure
from referrals.models.screening import Acknowledgement, ScreeningDecision, ScreeningRecommendation
from referrals.models.transfer import Transfer, TransferAnswer, TransferApproval, TransferCopy
from referrals.models.twin import TwinDecision

__all__ = [
    "Acknowledgement",
    "ChildMatch",
    "Consultation",
    "Contact",
    "DomesticAbuseNotification",
    "EarlyHelp",
    "EarlyHelpConsent",
    "EarlyHelpConsultation",
    "EarlyHelpDecision",
    "FeedbackEmail",
    "Handover",
    "Hold",
    "OnlineFile",
    "OnlineForm",
    "PartnerCheck",
    "Referral",
    "ReferralClosure",
    "ReferrerFeedback",
    "Screening",
    "ScreeningDecision",
    "ScreeningRecommendation",
    "Transfer",
    "TransferAnswer",
    "TransferApproval",
    "TransferCopy",
    "Triage",
    "TwinDecision",
]
