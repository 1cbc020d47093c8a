"""Receiving and screening, and what they pass on."""

from datetime import datetime

from casework import clock
from children.choices import PassedOnOutcome
from children.models import PassedOn, Person
from children.services.passed_on import accept, complete
from cornwall_cs.demonstration.story.telling import Telling, prose
from referrals.choices import (
    Arrival,
    Channel,
    CheckResult,
    FamilyInformed,
    FeedbackMethod,
    Partner,
    Rating,
    ReferralSource,
    SharingBasis,
)
from referrals.models import Acknowledgement, Contact, PartnerCheck, Referral, Screening
from referrals.services import (
    acknowledge,
    add_child,
    allocate_referral,
    answer_check,
    ask_partners,
    decide_screening,
    pick_up,
    recommend,
    record_contact,
    record_feedback,
    triage,
)
from referrals.services.contacts import DomesticAbuseFacts

#: What a contact from this source is, where the story does not say; from others, an inter-agency referral.
ARRIVES_AS = {
    ReferralSource.ANONYMOUS: Arrival.ANONYMOUS,
    ReferralSource.POLICE: Arrival.POLICE,
    ReferralSource.ANOTHER_COUNCIL: Arrival.OTHER_COUNCIL,
    ReferralSource.COUNCIL_EARLY_HELP: Arrival.STEP_UP,
    ReferralSource.FAMILY: Arrival.PUBLIC,
    ReferralSource.ACQUAINTANCE: Arrival.PUBLIC,
    ReferralSource.SELF: Arrival.PUBLIC,
}


#: What the police told: incident number, when, whether a child was there, risk, DASH score, MARAC.
Abuse = tuple[str, tuple[int, str], str, str, int | None, bool]


class FrontDoor(Telling):
    """The arrival, what the screener recommends, what the manager decides."""

    arrival: Contact

    def contact(
        self,
        channel: Channel,
        source: ReferralSource,
        referrer: str,
        account: str,
        *,
        came: tuple[int, str] | None = None,
        informed: FamilyInformed = FamilyInformed.AGREED,
        why_not_asked: str = "",
        danger: str = "",
        abuse: Abuse | None = None,
        **more: str,
    ) -> None:
        """Something comes in. `referrer` reads "name, agency"; `came` is when, if not this minute."""
        name, _, agency = prose(referrer).rpartition(", ")
        self.arrival = record_contact(
            by=self.by,
            arrival=Arrival.DOMESTIC_ABUSE if abuse else ARRIVES_AS.get(source, Arrival.REFERRAL),
            domestic_abuse=self._told(abuse) if abuse else None,
            received_at=self._moment(came),
            channel=channel,
            source=source,
            referrer_name=name or agency,
            referrer_agency=agency if name else "",
            account=prose(account),
            immediate_danger=bool(danger),
            danger_action=prose(danger),
            family_informed=informed,
            family_reason=prose(why_not_asked),
            **{field: prose(text) for field, text in more.items()},
        )

    def _told(self, abuse: Abuse) -> DomesticAbuseFacts:
        number, happened, there, risk, score, marac = abuse
        return {
            "incident_number": number,
            "happened_at": self._moment(happened),
            "child_present": there,
            "risk": risk,
            "dash_score": score,
            "marac": marac,
        }

    def about(self, key: str, words: str = "") -> None:
        """A child is put on the contact, with their own words where it has any."""
        add_child(by=self.by, contact=self.arrival, child=self.person(key), child_words=prose(words))

    def rate(self, rating: Rating, why: str) -> None:
        """How urgent what came in is."""
        triage(by=self.by, contact=self.arrival, rating=rating, rationale=prose(why))

    def pick_up(self, why: str = "") -> None:
        """Whoever acts has it in hand; from somebody else, with the reason."""
        held = self.arrival.holds.now().first()
        pick_up(by=self.by, contact=self.arrival, seen=held.pk if held else None, reason=prose(why))

    def ask(self, partners: str, question: str, shared: str, *, without_agreement: str = "") -> None:
        """Partners are asked what they know, this minute."""
        ask_partners(
            by=self.by,
            contact=self.arrival,
            partners=partners.split(),
            asked_at=clock.now(),
            question=prose(question),
            shared=prose(shared),
            basis=SharingBasis.SAFEGUARDING if without_agreement else SharingBasis.AGREED,
            basis_reason=prose(without_agreement),
        )

    def answer(
        self, partner: Partner, whom: str, words: str, *, result: CheckResult = CheckResult.SHARED
    ) -> None:
        """What a partner says, this minute."""
        check = PartnerCheck.objects.out().get(contact=self.arrival, partner=partner)
        answer_check(
            by=self.by,
            check=check,
            version=check.version,
            result=result,
            answered_at=clock.now(),
            answered_by=prose(whom),
            answer=prose(words),
        )

    def recommend(
        self, key: str, outcome: str, level: str, why: str, *, need: str = "", cumulative: str = ""
    ) -> None:
        recommend(
            by=self.by,
            screening=self.screening(key),
            outcome=outcome,
            threshold=level,
            rationale=prose(why),
            primary_need=need,
            cumulative=prose(cumulative),
        )

    def decide(
        self,
        key: str,
        outcome: str,
        level: str,
        why: str,
        *,
        need: str = "",
        team: str = "",
        cumulative: str = "",
        known: str = "",
        options: str = "",
        **replacing: str,
    ) -> None:
        """The decision on one child; with `old_work` and `old_work_reason`, in place of the one before."""
        screening = self.screening(key)
        before = screening.decisions.order_by("-decided_at").first() if replacing else None
        decide_screening(
            by=self.by,
            screening=screening,
            outcome=outcome,
            threshold=level,
            rationale=prose(why),
            primary_need=need,
            receiving_team=self.office.teams.get(team),
            cumulative=prose(cumulative),
            known=prose(known),
            options_considered=prose(options),
            replaces=before,
            **{field: prose(said) for field, said in replacing.items()},
        )

    def tell_referrer(
        self, whom: str, what: str, *, method: FeedbackMethod = FeedbackMethod.TELEPHONE
    ) -> None:
        record_feedback(
            by=self.by,
            contact=self.arrival,
            given_at=clock.now(),
            method=method,
            given_to=prose(whom),
            text=prose(what),
        )

    def allocate(self, keys: str, worker: str, why: str = "") -> None:
        for key in keys.split():
            allocate_referral(
                by=self.by,
                referral=self.referral(key),
                worker=self.office.staff[worker],
                reason=prose(why),
            )

    def acknowledge(self, key: str, what_follows: str) -> None:
        """Whoever acts acknowledges what was asked of them about the newest contact."""
        asked = Acknowledgement.objects.pending().filter(screening=self.screening(key))
        mine = asked.filter(worker=self.by).first() or asked.get(worker=None)
        acknowledge(by=self.by, acknowledgement=mine, note=prose(what_follows))

    def accept(self, key: str) -> None:
        """Work passed on is accepted."""
        work = self._passed_on(self.people[key])
        accept(by=self.by, passed_on=work, version=work.version)

    def complete(
        self,
        key: str,
        outcome: PassedOnOutcome,
        why: str,
        *,
        need: str = "",
        team: str = "",
        closing: str = "",
    ) -> None:
        """Work passed on is completed by a decision."""
        complete(
            by=self.by,
            passed_on=self._passed_on(self.people[key]),
            outcome=outcome,
            rationale=prose(why),
            primary_need=need,
            closure_reason=closing,
            receiving_team=self.office.teams.get(team),
        )

    def screening(self, key: str) -> Screening:
        """The child's screening on the newest contact."""
        return Screening.objects.get(contact=self.arrival, child=self.people[key])

    def referral(self, key: str) -> Referral:
        """The child's open referral."""
        return Referral.objects.open().get(child=self.people[key])

    def _passed_on(self, child: Person) -> PassedOn:
        return PassedOn.objects.get(child=child, ended_at=None)

    def _moment(self, came: tuple[int, str] | None) -> datetime:
        return self.office.days.at(*came) if came else clock.now()
