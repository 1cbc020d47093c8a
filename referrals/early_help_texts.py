"""The texts of early help: the story, views, agreements, advice and decisions."""

from children.finding import DECISION, Texts
from children.models import Person
from children.records import records_of
from referrals.early_help_choices import ConsentAnswer, EarlyHelpOutcome
from referrals.models import EarlyHelp, EarlyHelpConsent, EarlyHelpConsultation, EarlyHelpDecision


def of_early_help(child: Person) -> list[Texts]:
    """What is looked through for words, as referrals/texts.py gives it."""
    part, page = {"early_help__child": child}, ("early_help", "early_help_id")
    return [
        Texts(
            "Early help", EarlyHelp.objects.filter(child__in=records_of(child)), "asked_at",
            (
                "story", "family_view", "child_view", "asked_by", "asked_by_agency", "asked_by_contact",
                "lead_name", "lead_role", "lead_agency", "lead_contact",
            ),
            ("early_help", "pk"), title=lambda _: "Early help: what has happened so far",
        ),
        Texts(
            "Early help", EarlyHelpConsent.objects.filter(**part), "entered_at", ("asked_of", "explained"),
            page, title=lambda answer: f"Asked whether they agree: {ConsentAnswer(answer).label.lower()}",
            code="answer",
        ),
        Texts(
            "Early help", EarlyHelpConsultation.objects.filter(**part), "entered_at",
            ("adviser", "question", "advice", "will_do"), page, title=lambda who: f"Advice of {who}",
            code="adviser",
        ),
        Texts(
            "Early help", EarlyHelpDecision.objects.filter(**part), "decided_at", DECISION, page,
            by="decided_by__full_name",
            title=lambda outcome: str(EarlyHelpOutcome(outcome).label), code="outcome",
        ),
    ]  # fmt: skip
