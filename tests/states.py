"""A record in every state, told through the services: what the world of the tests of access is made of."""

from datetime import timedelta
from typing import Any

from assessments.models import Assessment
from casework import clock
from casework.models import Position, Team, TeamKind, TeamMembership, User
from children.models import Merge, PassedOn, Person
from children.services.merging import propose_merge
from children.services.passed_on import accept, complete
from referrals.models import Contact, EarlyHelp, PartnerCheck
from referrals.services import answer_transfer, decide_on_twin, pick_up, record_feedback, triage
from referrals.services.early_help_access import release
from tests import changing_lives, early_help_stories, life_stories, stories
from tests.assessing import beside, for_the_family
from tests.cast import Cast
from tests.front_door import answered, ask, notified
from tests.merging import merged, twice
from tests.protection_stories import enquiry_decided, every_protection
from tests.sent_online import half_matched
from tests.specialist_stories import in_the_world
from tests.unit import consulted, emailed, given, prepared, taken


def every_state(cast: Cast) -> dict[str, Any]:
    """Each record by the name of its state."""
    kept: dict[str, Any] = {}
    kept["screening"] = stories.recommended(cast, "assessment")
    kept["check"] = in_the_unit(cast, kept["screening"].contact)
    kept["advised"] = stories.decided(cast, "advice")
    note = kept["note"] = stories.overseen(cast)
    kept["assessment"] = Assessment.objects.get(referral__child=note.child)
    told(cast, note.child)
    kept |= in_the_world(cast, note.child)
    kept["emailed"] = emailed(cast, stories.decided(cast, "no_further_action").screening.contact)
    kept["consulted"] = consulted(cast, stories.child(cast.tamsin))
    kept["asked about nobody"] = consulted(cast)
    kept["prepared"] = prepared(cast, stories.screening(cast).child)
    kept["given"] = given(cast, stories.screening(cast).child)
    kept["taken"] = taken(cast, stories.screening(cast).child)
    kept["joined"] = stories.decided(cast, "joins_episode", note.child).screening
    kept["notified"] = stories.screening(cast, kept["advised"].child, on=notified(cast))
    kept["online"] = half_matched(cast)
    kept["submitted"] = stories.submitted(cast)
    kept["drafted"] = stories.plan(cast)
    _alongside(cast, kept)
    kept["plan copy"] = stories.plan_submitted(cast)
    kept["proposed"] = stories.proposed(cast)
    kept["reviewed"] = stories.reviewed(cast)
    kept["closed"] = stories.signed_off(cast, "close")
    kept["early help"] = helped_early(cast)
    _lives(cast, kept)
    kept["passed on"] = conference_accepted(cast)
    kept |= every_protection(cast)
    ended = passed_on(cast, "early_help", cast.jago)
    kept["ended"] = complete(
        by=cast.jago, passed_on=ended, outcome="ended", rationale="The school can do this with the family."
    )
    kept["merge"] = two_records(cast, kept["closed"].child, kept["ended"].child)
    kept["merged"] = merged(cast, *twice(cast))
    return kept


def two_records(cast: Cast, standing: Person, other: Person) -> Merge:
    """Two records proposed to be one person’s."""
    why = "One mother brought one child to both."
    return propose_merge(by=cast.tamsin, standing=standing, merged=other, choices={}, reason=why)


def helped_early(cast: Cast) -> EarlyHelp:
    """Early help with its plan, advice and a meeting, by a hub that the two managers manage as well."""
    for manager in (cast.morwenna, cast.cador):
        TeamMembership.objects.create(
            user=manager, team=cast.team("hub"), position=Position.MANAGER, starts=clock.today()
        )
    row = early_help_stories.planned(cast).early_help
    early_help_stories.advised(cast, row)
    early_help_stories.met(cast, row)
    # The world allocates every child to the social worker, beside whom the hub's then works.
    release(by=cast.jago, child=row.child, worker=cast.elowen)
    return row


def in_the_unit(cast: Cast, contact: Contact) -> PartnerCheck:
    """A contact is rated and picked up, and two partners are asked; health has answered."""
    triage(by=cast.tamsin, contact=contact, rating="amber", rationale="Seen at school today.")
    pick_up(by=cast.wenna, contact=contact)
    police, health = ask(cast.tamsin, contact, "police", "health")
    answered(cast.tamsin, health)
    return police


def _alongside(cast: Cast, kept: dict[str, Any]) -> None:
    """What stands beside an assessment that is being written, and beside one that was signed off."""
    beside(cast, kept["assessment"])
    arrest = changing_lives.arrested(cast, stories.assessment(cast).child)
    kept["still right"] = changing_lives.answered(cast, arrest.person)
    kept["family copy"] = for_the_family(cast, kept["drafted"].assessment.copies.get().decisions.get())


def _lives(cast: Cast, kept: dict[str, Any]) -> None:
    """One is expected, three are born together, one died, three are on their way to another team."""
    kept["expected"] = stories.assessment(cast, life_stories.unborn(cast.tamsin))
    kept["born"] = life_stories.born(cast, stories.assessment(cast, life_stories.unborn(cast.tamsin)).child)
    first = kept["born"].person
    kept["twin"] = life_stories.twin_born(cast, first)
    decided = life_stories.twin_born(cast, first, given_name="Gwenver")
    kept["twin decided"] = decide_on_twin(
        by=cast.morwenna, birth=decided, outcome="none", rationale="Adopted from the ward."
    )
    kept["missing"] = changing_lives.missing_again(cast, stories.assessment(cast).child)
    kept["death"] = life_stories.died(cast, stories.assessment(cast).child)
    other = Team.objects.create(
        key="kerrier", name="Kerrier team", kind=TeamKind.SOCIAL_WORK, parent=cast.team("service")
    )
    for key, by in (("submitted", cast.morwenna), ("plan copy", cast.kerensa), ("proposed", cast.morwenna)):
        case = kept[key].child.referrals.get()
        kept[f"transfer of {key}"] = life_stories.proposed(cast, by, case, other)
    returned = kept["transfer of submitted"]
    answer_transfer(by=cast.cador, transfer=returned, outcome="returned", rationale="What says school?")
    returned.refresh_from_db()


def passed_on(cast: Cast, outcome: str, taker: User) -> PassedOn:
    """Work passed on by a screening, and accepted."""
    work = PassedOn.objects.get(opened_by=stories.decided(cast, outcome).pk)
    return accept(by=taker, passed_on=work, version=work.version)


def conference_accepted(cast: Cast) -> PassedOn:
    """A conference that a section 47 enquiry ended in, accepted by the team's manager."""
    made = enquiry_decided(cast, "conference", conference_on=clock.today() + timedelta(days=7))
    work = PassedOn.objects.get(opened_by=made.pk)
    return accept(by=cast.morwenna, passed_on=work, version=work.version)


def told(cast: Cast, child: Person) -> None:
    """The referrer is told the outcome."""
    record_feedback(
        by=cast.tamsin,
        contact=child.screenings.order_by("entered_at").first().contact,
        given_at=clock.now(),
        method="telephone",
        given_to="PC Hosking",
        text="Amber is being assessed.",
    )
