"""The addresses of the front door about a child: the unit, forms sent online, and early help."""

from typing import Any

from casework.searches import sealed
from children.models import Person
from referrals.models import Acknowledgement
from tests.world import World

Places = dict[str, tuple[Person, list[Any], str]]


def of_the_front_door(world: World) -> Places:
    """By route: whose record, and what the address is made of."""
    return {**_front_door(world), **_unit(world), **_online(world), **_early_help(world)}


def _front_door(world: World) -> Places:
    told = world.records["emailed"].contact.feedback.get()
    waiting, advised, joined = (world.records[key] for key in ("screening", "advised", "joined"))
    child, contact = waiting.child, waiting.contact
    other = world.children["note"]
    asked = {row.due_from: row.pk for row in Acknowledgement.objects.filter(screening=joined)}
    work = world.records["passed on"]
    return {
        "contact": (child, [contact.pk], ""),
        "contact_edit": (child, [contact.pk], ""),
        "contact_child_find": (child, [contact.pk], f"?search={sealed('Tregear')}"),
        "contact_child_new": (child, [contact.pk], f"?search={sealed('Ysolt')}"),
        "contact_child_add": (child, [contact.pk, other.pk], ""),
        "contact_family": (child, [contact.pk, child.pk], f"?search={sealed('Tregear')}"),
        "contact_relative_new": (child, [contact.pk, child.pk], f"?search={sealed('Senara')}"),
        "contact_relative_add": (child, [contact.pk, child.pk, other.pk], ""),
        "contact_triage": (child, [contact.pk], ""),
        "contact_take_over": (child, [contact.pk], ""),
        "contact_pick_up": (child, [contact.pk], ""),
        "contact_put_down": (child, [contact.pk], ""),
        "partner_check_add": (child, [contact.pk], ""),
        "partner_check_answer": (child, [world.records["check"].pk], ""),
        **{
            page: (advised.child, [advised.screening.contact_id], "")
            for page in ("feedback_add", "feedback_letter", "feedback_email")
        },
        "feedback": (world.children["emailed"], [told.pk], ""),
        "screening": (child, [waiting.pk], ""),
        "record_in_error/screening": (child, ["referrals.screening", waiting.pk], ""),
        "screening_recommend": (child, [waiting.pk], ""),
        "screening_decide": (child, [waiting.pk], ""),
        "screening_decide/replacing": (advised.child, [advised.screening_id], f"?replaces={advised.pk}"),
        "acknowledge": (joined.child, [asked["worker"]], ""),
        "acknowledge/manager": (joined.child, [asked["manager"]], ""),
        "passed_on": (work.child, [work.pk], ""),
        "passed_on_accept": (work.child, [work.pk], ""),
        "passed_on_complete": (work.child, [work.pk], ""),
    }


def _early_help(world: World) -> Places:
    """Early help that is being given, and a meeting of the team around the family."""
    given = world.records["early help"]
    pages = """
        early_help early_help_decide early_help_consent early_help_lead early_help_worker
        early_help_consultation family_meeting_add
    """
    meeting = given.familymeetings.get()
    found: Places = {page: (given.child, [given.pk], "") for page in pages.split()}
    return {**found, "family_meeting": (given.child, [meeting.pk], "")}


def _unit(world: World) -> Places:
    asked, prepared, given, taken = (
        world.records[key] for key in ("consulted", "prepared", "given", "taken")
    )
    found: Places = {"handover_add": (asked.child, [asked.child.pk], "")}
    for page in ("consultation", "consultation_edit", "consultation_contact"):
        found[page] = (asked.child, [asked.pk], "")
    for page, row in (
        ("handover", given),
        ("handover_edit", prepared),
        ("handover_take_off", prepared),
        ("handover_answer", given),
        ("handover_done", taken),
    ):
        found[page] = (row.child, [row.pk], "")
    return found


def _online(world: World) -> Places:
    """A contact that was sent online: one child is on it, and of another nobody has said who they are."""
    screening, other = world.records["online"], world.children["note"]
    child, contact = screening.child, screening.contact
    file = contact.online_form.files.get()
    return {
        "online_child": (child, [contact.pk, 2], ""),
        "online_child_add": (child, [contact.pk, 2, other.pk], ""),
        "online_child_new": (child, [contact.pk, 2], ""),
        "online_child_out": (child, [contact.pk, 2], ""),
        "online_file": (child, [contact.pk, file.pk], ""),
    }
