"""The addresses of specialist assessments about a child: one being written, one with the manager."""

from tests.front_door_addresses import Places
from tests.world import World


def of_specialist_assessments(world: World) -> Places:
    """By route: whose record, and what the address is made of."""
    written, sent = world.records["specialist"], world.records["specialist sent"]
    child = written.child
    return {
        "specialist_kinds": (child, [child.pk], ""),
        "specialist_start": (child, [child.pk, "exploitation"], ""),
        "specialist": (child, [written.pk], ""),
        "specialist_section": (child, [written.pk, "wishes"], ""),
        "specialist_submit": (child, [written.pk], ""),
        "specialist_stop": (child, [written.pk], ""),
        "specialist_copy": (child, [sent.pk], ""),
        "specialist_decide": (child, [sent.assessment_id], ""),
    }
