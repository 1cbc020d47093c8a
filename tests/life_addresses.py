"""The addresses of lives that change: missing, back, and whether what was assessed still holds."""

from tests.front_door_addresses import Places
from tests.world import World


def of_changing_lives(world: World) -> Places:
    """By route: whose record, and what the address is made of."""
    gone = world.records["missing"]
    child = gone.person
    back = child.missing_episodes.get(returned_at__isnull=False)
    question = child.still_holds.get(answered_at=None)
    return {
        "child_missing": (child, [child.pk], ""),
        "happening_add": (child, [child.pk, "arrest"], ""),
        "earlier_add": (child, [child.pk], ""),
        "new_adult_add": (child, [child.pk], ""),
        "missing_add": (child, [child.pk], ""),
        "missing_episode": (child, [gone.pk], ""),
        "missing_return": (child, [gone.pk], ""),
        "missing_offer": (child, [back.pk], ""),
        "still_holds": (child, [question.pk], ""),
        "still_holds_answer": (child, [question.pk], ""),
        "missing_interview": (child, [back.pk], ""),
    }
