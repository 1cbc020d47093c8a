"""The addresses of what stands beside an assessment."""

from tests.front_door_addresses import Places
from tests.world import World


def of_assessments(world: World) -> Places:
    """By route: whose record, and what the address is made of."""
    case, made = world.records["assessment"], world.records["family copy"]
    asked, point = case.contributions.get(), case.reviewpoints.filter(held_on=None).first()
    of_case = "contribution_ask disagreement_add assessment_late review_point_add assessment_contributions"
    return {
        **{route: (case.child, [case.pk], "") for route in of_case.split()},
        "contribution": (case.child, [asked.pk], ""),
        "review_point": (case.child, [point.pk], ""),
        "parents_copy_prepare": (made.child, [made.copy_id], ""),
        "childs_copy_write": (made.child, [made.copy_id], ""),
        "family_copy": (made.child, [made.pk], ""),
        "family_copy_share": (made.child, [made.pk], ""),
    }
