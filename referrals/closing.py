"""Which census reasons a referral may close with, by what happened on it.

Source: children in need census, reasons for closure RC1 to RC9.
"""

from casework import clock
from casework.contributions import gather
from children.models import PassedOn, Person
from referrals.choices import ClosureReason
from referrals.models import Referral

#: Reasons that may be given however far the work went: adopted, an order made, moved to another council.
WHENEVER = [ClosureReason.RC1, ClosureReason.RC3, ClosureReason.RC4, ClosureReason.RC5]
ADULT_SERVICES_FROM = 17

#: How the work came to its end, and the reason of its own that each way has.
PATHS: dict[str, ClosureReason] = {
    "direct": ClosureReason.RC7,
    "passed_on_ended": ClosureReason.RC7,
    "assessment_close": ClosureReason.RC8,
    "assessment_early_help": ClosureReason.RC9,
    "review_close": ClosureReason.RC7,
    "review_step_down": ClosureReason.RC7,
}
#: Paths that go on elsewhere, so that nothing else can be the reason.
ONE_REASON = frozenset({"assessment_early_help", "review_step_down"})


def closure_reasons(child: Person, path: str) -> list[ClosureReason]:
    """The reasons the census allows for a child when the work ends in a certain way.

    "Closed after assessment" (RC8, RC9) is only for a referral that ends with its signed
    assessment, no plan ever made. Adult social care (RC6) takes nobody under 17. "Died" (RC2)
    needs a date of death, or a child who was expected: of a stillbirth the expected date stays.
    """
    own = PATHS[path]
    if path in ONE_REASON:
        return [own]
    age = child.age_on(clock.today())
    reasons = {*WHENEVER, own}
    if age is not None and age >= ADULT_SERVICES_FROM:
        reasons.add(ClosureReason.RC6)
    if child.has_died or child.is_unborn:
        reasons.add(ClosureReason.RC2)
    return [reason for reason in ClosureReason if reason in reasons]


def path_of(referral: Referral) -> str:
    """How a referral would end now, when no assessment or review decision is what ends it."""
    happened = gather("open_work", "happened", referral)
    if "plan" in happened:
        return "review_close"
    passed_on = PassedOn.objects.filter(episode=referral.pk, ended_at__isnull=False)
    if "protection" in happened or passed_on.exists():
        # Something came after the assessment, if there was one.
        return "passed_on_ended"
    return "assessment_close" if "assessment" in happened else "direct"


def allowed_closure_reasons(referral: Referral, path: str = "") -> list[ClosureReason]:
    """The reasons a referral may close with. Without a path, by what happened on it so far."""
    return closure_reasons(referral.child, path or path_of(referral))


def every_reason_for_what_happened(referral: Referral) -> set[ClosureReason]:
    """The reasons of every way of ending after what happened: closing itself refuses any other.

    Which of two ways it was, an assessment that closes or one that goes to early help, the
    decision that ends the work knows, and offers its own.
    """
    happened = gather("open_work", "happened", referral)
    paths = {path_of(referral)}
    if "assessment" in happened and "plan" not in happened:
        paths |= {"assessment_close", "assessment_early_help"}
    return {reason for path in paths for reason in closure_reasons(referral.child, path)}
