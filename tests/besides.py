"""What the stories of the world leave out: what else is known of a child, an entry struck out, and rules."""

from datetime import date, time

from casework import clock
from casework.duty import put_on_duty
from casework.exports import log_export
from casework.files.receiving import receive
from casework.local_rules import set_label
from casework.models import Team, TeamKind
from children.models import Person, RecordedInError
from children.services.chronology import mark_entry
from children.services.documents import add_document
from children.services.errors import record_in_error
from children.services.family import relate
from children.services.life import change_school
from children.services.people import change_name, create_person, set_address
from children.services.warnings import add_warning, review_warning
from plans.models import Plan
from plans.services import record_progress
from referrals.choices import ScreeningOutcome
from supervision.services import add_oversight
from tests import stories
from tests.cast import Cast
from tests.mapped import mapped
from tests.networks import networked
from tests.noting import noted
from tests.papers import KEPT
from tests.seeing import missed, worked
from tests.sent_online import half_matched


def struck_out(cast: Cast, child: Person) -> RecordedInError:
    """A warning about somebody else's dog."""
    warning = add_warning(
        by=cast.kerensa,
        person=child,
        kind="staff_safety",
        text="A large dog is loose.",
        review_on=clock.today(),
    )
    return record_in_error(by=cast.kerensa, record=warning, reason="The dog is at number 6.")


def keep_the_rules(cast: Cast) -> None:
    """What administrators and leaders have done: a label, a turn of duty, a team, a list taken out."""
    Team.objects.create(key="lizard", name="Lizard team", kind=TeamKind.SOCIAL_WORK)
    set_label(
        by=cast.piran,
        key="threshold.4",
        words="Level 4: specialist",
        effective_from=clock.today(),
        reason="The partnership’s new continuum of need.",
    )
    put_on_duty(
        by=cast.morwenna,
        team=cast.team("penwith"),
        user=cast.denzel,
        days=[clock.today()],
        starts=time(9),
        ends=time(17),
    )
    log_export(
        by=cast.rosenwyn,
        list_key="plans.plan",
        list_title="Plans",
        filters="",
        rows=1,
        reason="For the performance meeting.",
        query="",
    )


def complete_the_record(cast: Cast, child: Person, plan: Plan) -> None:
    """What the stories leave out: a relative, an old name, a disability, a warning, an opening, progress."""
    child = Person.objects.get(pk=child.pk)
    change_name(
        by=cast.jory,
        person=child,
        version=child.version,
        given_name="Amber",
        family_name="Tregear-Rowse",
        reason="Her mother married.",
    )
    child = Person.objects.get(pk=child.pk)
    change_school(
        by=cast.kerensa,
        person=child,
        version=child.version,
        setting="school",
        school="Pool Academy",
        starts=date(2026, 9, 7),
    )
    _what_else_is_known(cast, child)
    record_progress(
        by=cast.kerensa,
        action=plan.goals.get().actions.first(),
        happened_on=clock.today(),
        text="Gran came on Friday.",
        state="open",
    )


def _what_else_is_known(cast: Cast, child: Person) -> None:
    child.disabilities.create(code="HEAR")
    child.access_entries.create(user=cast.kerensa, page="child", opened=True, how="Allocated worker")
    mother = create_person(by=cast.jory, details={"given_name": "Rosen", "family_name": "Tregear"})
    relate(by=cast.jory, person=child, other=mother, kind="mother", lives_with=True)
    warning = add_warning(by=cast.jory, person=child, kind="safe_contact", text="Ring after nine only.")
    again = {"outcome": "kept", "reason": "She still sleeps by day.", "review_on": clock.today()}
    review_warning(by=cast.jory, warning=warning, version=warning.version, **again)
    networked(cast, child)
    stories.seen(cast, child)
    add_document(
        by=cast.kerensa,
        children=[child],
        received=receive(KEPT["txt"], "note.txt"),
        kind="letter",
        title="Note from the school office",
        dated=clock.today(),
    )
    told(cast, child)


def told(cast: Cast, child: Person) -> None:
    """What the worker writes: a note that matters, the map, a visit in vain, direct work."""
    note = noted(cast, child)
    mark_entry(
        by=cast.kerensa,
        child=child,
        entry=f"children.note/{note.pk}",
        significant=True,
        meaning="The first sign since June.",
        impact="She was too tired to learn.",
    )
    mapped(cast, child)
    missed(cast, child)
    worked(cast, child)


def whole_story(cast: Cast) -> Person:
    """A child with something of most kinds on the record."""
    child = stories.child(cast.tamsin)
    set_address(
        by=cast.tamsin, person=child, lines="3 Chapel Row", postcode="TR18 2AA", restricted=False, starts=None
    )
    stories.decided(cast, ScreeningOutcome.ASSESSMENT, child)
    return child


def everything(cast: Cast) -> Person:
    """A child on whom almost every kind of record is kept, from contact to review, with oversight."""
    child = whole_story(cast)
    grandmother = stories.child(cast.tamsin, given_name="Jenna", date_of_birth=None)
    kin = {"kind": "grandparent", "parental_responsibility": False, "lives_with": False}
    relate(by=cast.tamsin, person=child, other=grandmother, **kin)
    change_name(
        by=cast.tamsin,
        person=child,
        version=Person.objects.get(pk=child.pk).version,
        given_name="Amber",
        family_name="Rowse",
        reason="Was spelt Tregeare at birth.",
    )
    row = stories.reviewed(cast, who=stories.child(cast.tamsin))
    add_oversight(
        by=cast.morwenna,
        child=row.child,
        considered="Nine days without a visit.",
        decisions=[
            {
                "outcome": "as_planned",
                "decided": "Kerensa goes tomorrow.",
                "rationale": "The school rang twice.",
                "actions": [{"what": "See Amber", "owner": cast.kerensa, "due_on": clock.today()}],
            }
        ],
    )
    paper = {"received": receive(KEPT["txt"], "n.txt"), "kind": "police", "title": "Log of that night"}
    add_document(by=cast.kerensa, children=[row.child], dated=clock.today(), **paper)
    noted(cast, row.child)
    mapped(cast, row.child)
    missed(cast, row.child)
    worked(cast, row.child)
    half_matched(cast)
    return row.child
