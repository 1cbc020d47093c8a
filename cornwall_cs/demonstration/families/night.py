"""A night between the two shifts: what the MARU hands to out of hours, and what comes back."""

# fmt: off
from cornwall_cs.demonstration.story import Family


def olver_overnight(f: Family) -> None:
    """Given at ten to seven, accepted at five past; one done by midnight, handed back, not yet accepted."""
    with f.day(-1, "18:40", "senara"):
        f.hand_over("rowan", """
            An injury in the shape of a belt, and a boy who has told us whose. He is with his grandmother
            tonight by agreement; his father knows where she lives.""", """
            Ring the grandmother at nine and at eleven. If he comes to the door, or she does not answer, 999
            and then the on-call manager. The paediatrician rings about the morning before ten.""")
        f.hand_over("elowyn", """
            She has said nothing. She is where her brother is, and follows him about.""", """
            Ask after her by name in the same calls. She has an inhaler, in the red bag.""")
    with f.day(-1, "18:50", "senara"):
        f.give_handover("rowan elowyn")
    with f.day(-1, "19:05", "endelyn"):
        f.accept_handover("rowan elowyn", "Read, and talked through with Senara on the telephone.")
    with f.day(-1, "23:20", "endelyn"):
        f.finish_handover("rowan", """
            Grandmother answered both times: both asleep, nobody came. The paediatrician sees Rowan at half
            past nine.""")
    with f.day(-1, "23:35", "ruan"):
        f.hand_over("rowan", """
            A quiet night. His father rang the switchboard at ten and asked where the children were; he was
            told nothing.""", """
            Rowan is at the children’s clinic by half past nine: his mother brings him, and must be rung at
            eight. The strategy discussion waits for a manager.""")
    with f.day(-1, "23:40", "ruan"):
        f.give_handover("rowan")
