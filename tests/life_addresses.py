"""The addresses of lives that change: missing, back, and whether what was assessed still holds."""

from tests.front_door_addresses import Places
from tests.world import World


def of_changing_lives(world: World) -> Places:
    """By route: whose record, and what the address is made of."""
    gone, back = world.records["missing"], world.records["back"]
    child = gone.person
    return {
        "child_missing": (child, [child.pk], ""),
        "missing_add": (child, [child.pk], ""),
        "missing_episode": (child, [gone.pk], ""),
        "missing_return": (child, [gone.pk], ""),
        "missing_offer": (child, [back.pk], ""),
        "missing_interview": (child, [back.pk], ""),
    }
