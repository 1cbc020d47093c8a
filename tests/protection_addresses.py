"""The addresses of strategy discussions, section 47 enquiries and protective orders."""

from tests.front_door_addresses import Places
from tests.world import World


def of_protection(world: World) -> Places:
    """By route: whose record, and what the address is made of."""
    kept = world.records
    asked, held = kept["strategy asked"], kept["strategy held"]
    running, submitted, order = kept["enquiry running"], kept["enquiry submitted"], kept["emergency order"]
    conference = kept["passed on"].child
    return {
        "child_protection": (running.child, [running.child.pk], ""),
        "strategy": (asked.child, [asked.pk], ""),
        "strategy_ask": (running.child, [running.referral_id], ""),
        "strategy_hold": (asked.child, [asked.pk], ""),
        "strategy_complete": (held.child, [held.pk], ""),
        "strategy_decide": (held.child, [held.pk], ""),
        "enquiry": (running.child, [running.pk], ""),
        "enquiry_write": (running.child, [running.pk], ""),
        "enquiry_add": (running.child, [running.pk, "check"], ""),
        "enquiry_part": (running.child, ["medical", running.medicalexaminations.get().pk], ""),
        "enquiry_submit": (running.child, [running.pk], ""),
        "enquiry_decide": (submitted.child, [submitted.pk], ""),
        "enquiry_conference": (conference, [conference.enquirys.get().pk], ""),
        "order": (order.child, [order.pk], ""),
        "order_add": (order.child, [order.child.pk], ""),
        "order_extend": (order.child, [order.pk], ""),
        "order_end": (order.child, [order.pk], ""),
    }
