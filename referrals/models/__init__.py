"""Contacts, screening, referrals and transfers."""

from referrals.models.contact import Contact, ReferrerFeedback, Screening
from referrals.models.desk import Hold, PartnerCheck, Triage
from referrals.models.early_help import (
    EarlyHelp,
    EarlyHelpConsent,
    EarlyHelpConsultation,
    EarlyHelpDecision,
)
from referrals.models.police import DomesticAbuseNotification
from referrals.models.referral import Referral, ReferralClosure
from referrals.models.screening import Acknowledgement, ScreeningDecision, ScreeningRecommendation
from referrals.models.transfer import Transfer, TransferAnswer, TransferApproval, TransferCopy
from referrals.models.twin import TwinDecision

__all__ = [
    "Acknowledgement",
    "Contact",
    "DomesticAbuseNotification",
    "EarlyHelp",
    "EarlyHelpConsent",
    "EarlyHelpConsultation",
    "EarlyHelpDecision",
    "Hold",
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
