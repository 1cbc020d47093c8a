"""Contacts, screening, referrals and transfers."""

from referrals.models.contact import Contact, ReferrerFeedback, Screening
from referrals.models.desk import Hold, PartnerCheck, Triage
from referrals.models.online import ChildMatch, OnlineFile, OnlineForm
from referrals.models.police import DomesticAbuseNotification
from referrals.models.referral import Referral, ReferralClosure
from referrals.models.screening import Acknowledgement, ScreeningDecision, ScreeningRecommendation
from referrals.models.transfer import Transfer, TransferAnswer, TransferApproval, TransferCopy
from referrals.models.twin import TwinDecision

__all__ = [
    "Acknowledgement",
    "ChildMatch",
    "Contact",
    "DomesticAbuseNotification",
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
