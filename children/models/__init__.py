"""The child's record."""

from children.models.access import AccessEntry, Involvement
from children.models.address import Address
from children.models.chronology import ChronologyMark
from children.models.decision_index import DecisionEntry
from children.models.direct_work import DirectWork
from children.models.document import Document, DocumentVersion
from children.models.error import RecordedInError
from children.models.family import NetworkTie, ParentalResponsibility, Professional, WarningReview
from children.models.life import Birth, Death, LifeEvent, Notification, Schooling, SharedHome
from children.models.lookup import LookupFact, NamedAs, NamePair, Slip, Spelling
from children.models.merging import Merge, MergeDecision
from children.models.missing import MissingEpisode
from children.models.note import CaseNote
from children.models.passed_on import PassedOn, PassedOnDecision
from children.models.person import Disability, FormerName, IssuedNumber, Person, Relationship
from children.models.pin import Pin
from children.models.visit import MissedVisit, Visit, Warning

__all__ = [
    "AccessEntry",
    "Address",
    "Birth",
    "CaseNote",
    "ChronologyMark",
    "Death",
    "DecisionEntry",
    "DirectWork",
    "Disability",
    "Document",
    "DocumentVersion",
    "FormerName",
    "Involvement",
    "IssuedNumber",
    "LifeEvent",
    "LookupFact",
    "Merge",
    "MergeDecision",
    "MissedVisit",
    "MissingEpisode",
    "NamePair",
    "NamedAs",
    "NetworkTie",
    "Notification",
    "ParentalResponsibility",
    "PassedOn",
    "PassedOnDecision",
    "Person",
    "Pin",
    "Professional",
    "RecordedInError",
    "Relationship",
    "Schooling",
    "SharedHome",
    "Slip",
    "Spelling",
    "Visit",
    "Warning",
    "WarningReview",
]
