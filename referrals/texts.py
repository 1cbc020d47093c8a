"""The texts of the front door: what was reported, recommended, decided and said back."""

from django.db.models import QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from casework.found_first import found_first
from casework.matching import Words
from casework.models import User
from children.contributions import Found
from children.finding import DECISION, Texts, find
from children.models import Person
from children.records import records_of
from referrals.choices import CAME_AS, ClosureReason, Partner, ScreeningOutcome
from referrals.early_help_texts import of_early_help
from referrals.models import (
    Acknowledgement,
    Consultation,
    Contact,
    DomesticAbuseNotification,
    Handover,
    PartnerCheck,
    Referral,
    ReferralClosure,
    ReferrerFeedback,
    Screening,
    ScreeningDecision,
    ScreeningRecommendation,
    Triage,
)


def found_in(user: User, child: Person, words: Words, limit: int) -> list[Found]:
    """The records that hold every word, newest first. One query."""
    # What concerns all on a contact is found only where the contact may be read.
    on = Screening.objects.filter(child__in=records_of(child)).values("contact")
    about = Contact.objects.readable_by(user).filter(pk__in=found_first(on))
    unit = [*_desk(about), *_unit(child)]
    return find(words, limit, *_reported(about, child), *unit, *_decided(child), *of_early_help(child))


def _reported(about: QuerySet[Contact], child: Person) -> list[Texts]:
    """What came in."""
    whole = records_of(child)
    abuse = DomesticAbuseNotification.objects.filter(contact__in=about.values("pk"))
    reported = (
        "account",
        "danger_action",
        "family_reason",
        "safe_contact",
        "referrer_name",
        "referrer_agency",
    )
    return [
        Texts(
            "Contact", about, "received_at", reported, ("contact", "pk"),
            title=lambda came_as: str(CAME_AS[came_as]),
            code=Coalesce(NullIf("arrival", Value("")), "channel"),
        ),
        Texts(
            "Contact", Screening.objects.filter(child__in=whole), "contact__received_at", ("child_words",),
            ("screening", "pk"), title=lambda _: "In the child’s words, when it came in",
        ),
        Texts(
            "Contact", abuse, "happened_at", ("incident_number",), ("contact", "contact_id"),
            title=lambda _: "The police told of domestic abuse",
        ),
    ]  # fmt: skip


def _desk(about: QuerySet[Contact]) -> list[Texts]:
    """What the unit asked of its partners, how urgent it found it, and what it said back."""
    checks = PartnerCheck.objects.filter(contact__in=about.values("pk"))
    told = ReferrerFeedback.objects.filter(contact__in=about.values("pk"))
    return [
        Texts(
            "Contact", checks, "asked_at", ("question", "shared", "basis_reason", "answer", "answered_by"),
            ("contact", "contact_id"), title=lambda partner: f"{Partner(partner).label} was asked",
            code="partner",
        ),
        Texts(
            "Contact", Triage.objects.filter(contact__in=about.values("pk")), "triaged_at", ("rationale",),
            ("contact", "contact_id"), by="triaged_by__full_name",
            title=lambda rating: f"Rated {rating}", code="rating",
        ),
        Texts(
            "Feedback", told, "given_at", ("text", "given_to"), ("contact", "contact_id"),
            title=lambda _: "The referrer was told",
        ),
    ]  # fmt: skip


def _unit(child: Person) -> list[Texts]:
    """What advice was given about this child, and what one shift handed to the other."""
    whole = records_of(child)
    consulted = Consultation.objects.filter(child__in=whole)
    handed = Handover.objects.filter(child__in=whole, given_at__isnull=False)
    return [
        Texts(
            "Consultation", consulted, "asked_at", ("question", "advice", "asker_name", "asker_agency"),
            ("consultation", "pk"), by="adviser__full_name", title=lambda _: "Advice was asked for",
        ),
        Texts(
            "Handover", handed, "given_at", ("risks", "must_happen", "answer_note", "done_note"),
            ("handover", "pk"), by="given_by__full_name", title=lambda _: "Shift handover",
        ),
    ]  # fmt: skip


def _decided(child: Person) -> list[Texts]:
    """What was recommended, decided, acknowledged and closed about this child."""
    whole = records_of(child)
    mine = {"screening__child": child}
    return [
        Texts(
            "Screening", ScreeningRecommendation.objects.filter(**mine), "recommended_at",
            ("rationale", "cumulative"),
            ("screening", "screening_id"), by="recommended_by__full_name",
            title=lambda outcome: f"Recommended: {ScreeningOutcome(outcome).label}", code="outcome",
        ),
        Texts(
            "Screening", ScreeningDecision.objects.filter(**mine), "decided_at", (*DECISION, "cumulative"),
            ("screening", "screening_id"), by="decided_by__full_name",
            title=lambda outcome: f"Decided: {ScreeningOutcome(outcome).label}", code="outcome",
        ),
        Texts(
            "Referral", Acknowledgement.objects.filter(**mine, acknowledged_at__isnull=False),
            "acknowledged_at", ("note",), ("screening", "screening_id"), by="acknowledged_by__full_name",
            title=lambda _: "New contact acknowledged",
        ),
        Texts(
            "Referral", Referral.objects.filter(child__in=whole, stopped_at__isnull=False), "stopped_at",
            ("stopped_reason",), ("referral", "pk"), title=lambda _: "Referral stopped",
        ),
        Texts(
            "Referral", ReferralClosure.objects.filter(referral__child__in=whole), "decided_at", DECISION,
            ("referral", "referral_id"), by="decided_by__full_name",
            title=lambda reason: f"Referral closed: {ClosureReason(reason).label}", code="outcome",
        ),
    ]  # fmt: skip
