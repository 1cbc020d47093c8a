"""Direct work with children whose stories were told before, and visits to them that did not happen."""

# fmt: off
from children.seeing_choices import MissedReason as Why
from children.seeing_choices import ShownTo, Tool
from cornwall_cs.demonstration.papers import drawing
from cornwall_cs.demonstration.story import Family


def heard(f: Family) -> None:
    """Morwen and Bryluen Pendray, and Toby Rosewarne."""
    for key, name in (("morwen", "Morwen Pendray"), ("bryluen", "Bryluen Pendray"),
                      ("toby", "Toby Rosewarne")):
        f.known(key, name)
    with f.day(-23, "16:45", "perran"):
        f.worked("morwen", Tool.THREE_HOUSES, """
            "In the house of dreams somebody else sets the alarm. In the house of worries the big one stands
            outside the fence and I am the one who has to open." """, """
            She drew herself in the doorway and would not say who stands beyond the fence. The alarm is what
            she can bear to ask for, and it is ours to answer.""",
            at=(-25, "15:50"), shown_to=ShownTo.ASK_FIRST, drawn=drawing(),
            agreed="Yes, but Mum would cry. Ask me before.")
        f.worked("bryluen", Tool.DRAWING, '"Sock. Sock. Big sock."', """
            Three pairs on a line, all dry. Her first drawing with us.""",
            at=(-25, "15:20"), shown_to=ShownTo.WORKING, present="Mrs Hore")
    with f.day(-13, "09:20", "perran"):
        f.missed("morwen bryluen", Why.NOBODY_IN, """
            Curtains drawn, the dog barking. A neighbour thought they were at Maureen's.""", """
            I rang Gary at the depot: all were with their grandmother, and Maureen put Morwen on the
            telephone. I told my manager, and went again four days later.""", at=(-15, "16:00"))
    with f.day(-12, "17:05", "kensa"):
        f.missed("toby", Why.US, "I was called to court.", """
            Jane was rung before nine and Toby was shown the picture for "not today". A colleague could not
            take my place, since he has not drawn her yet.""", at=(-12, "15:30"))
