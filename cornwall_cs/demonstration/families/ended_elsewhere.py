"""Closed after assessment to somebody else: a baby who had left the country, a young man nearly grown."""

# fmt: off
from cornwall_cs.demonstration.families.terms import (
    Channel,
    Informed,
    Kin,
    Level,
    Outcome,
    SignOff,
    Source,
    Warn,
)
from cornwall_cs.demonstration.story import Family, Mapped, not_seen, seen

GO, HIGH = Outcome.ASSESSMENT, Level.STATUTORY

COUCH = Mapped(
    background="""
    The surgery wrote that Otis Couch, ten months old, had missed three sets of vaccinations and the family
    had not answered letters. On the first visit the flat was empty and a neighbour said that they had gone
    to Portugal for good.""",
    parent_views="""
    Talitha answered by video from her mother's house near Tavira. They had gone for her grandfather's
    funeral and stayed. She held the telephone so that we could see Otis, and her mother, and the health
    centre's card with last week's date.""",
    strengths="""
    The Portuguese health centre confirms in writing that Otis is registered, weighed and vaccinated.""",
    factors="21",
    analysis="""
    There was nothing to suggest harm, only a family who moved faster than their post. Otis is in the care of
    a service that has seen him. I have not, except on a screen, and I do not count that.""",
)


def couch(f: Family) -> None:
    """Signed off though the child was never seen, with the manager's reason on the record."""
    f.home = "Flat 9, Marine Court, Bude", "EX23 8VK"
    with f.day(-92, "10:30", "bryok"):
        f.contact(Channel.LETTER, Source.GP, "Dr Simon Tyack, Bude surgery", """
            Otis Couch has had none of his vaccinations and his mother Talitha answers neither letters nor
            the door. I have no other reason to be worried, but no way to
            be reassured.""", informed=Informed.NOT_INFORMED,
                why_not_asked="The surgery could not reach them.")
        f.child("otis", "Otis Couch", age=(1, 2, 9), sex="M", ethnicity="MWBA")
        f.adult("talitha", "Talitha Couch", age=25, sex="F")
        f.family("talitha", Kin.MOTHER, "otis")
        f.about("otis")
    with f.day(-92, "15:40", "bryok"):
        f.recommend("otis", GO, Level.TARGETED, """
            A baby whom nobody has seen for five months. Early help cannot knock on a door that does not
            answer.""", need="N5")
    with f.day(-91, "11:15", "colan"):
        f.decide("otis", GO, Level.TARGETED, """
            A baby of no fixed whereabouts, unseen by any service for five months, with no sign of harm. The
            level is three. It is accepted because only we can make the
            enquiries that will find him.""", need="N5", team="caradon")
    with f.day(-91, "12:00", "bryok"):
        f.tell_referrer("Dr Tyack", "We shall look for the family and let the surgery know.")
    with f.day(-90, "10:05", "ives"):
        f.allocate("otis", "bethany", "Bethany covers the north coast.")
    _otis_is_found(f)


def _otis_is_found(f: Family) -> None:
    with f.day(-86, "16:30", "bethany"):
        f.visit("Marine Court", "The neighbour at number 8", """
            Blinds up, nothing behind them. The neighbour has the key and a postcard.""",
            not_seen("otis", """
                The family has moved to Portugal. Found through the neighbour; seen on video with his mother
                four days later, and his health centre written to."""), at=(-86, "14:30"))
    with f.day(-66, "11:30", "bethany"):
        f.write("otis", COUCH)
        f.submit("otis")
    with f.day(-64, "09:55", "ives"):
        f.sign_off("otis", SignOff.CLOSE, """
            The worry was that nobody had seen him. He is registered with a doctor, weighed, vaccinated and
            with his family, and that has been confirmed in writing. There is no sign of harm and no power or
            reason to do more.""", closing="RC8",
            not_seen="""
                He lives outside the country and was there before the assessment began. A health service that
                has seen him has said so in writing, and I have read it.""")


ANGWIN = Mapped(
    background="""
    Treve Angwin is nearly eighteen, has cerebral palsy, and lives with his mother Hilary. The children's
    disability nurse asked for his needs to be looked at before her own part ends on his birthday.""",
    strengths="""
    Treve runs an online shop for fishing lures from a tablet and an eye-gaze frame. Hilary has looked after
    him for seventeen years without missing a review. They make each other laugh.""",
    complicating="Hilary's back. The hoist is too short for him, and his night carer leaves with the nurse.",
    child_views="""
    By eye gaze, at his own speed: "I want my own place in two years and Mum to have a dog." He asked who
    decides, and for the meeting to be at eleven since he is no good before.""",
    parent_views="Hilary wants what he wants, and a hoist that fits first.",
    factors="6A 6B",
    effects=(("6B", """
        His mother’s back has gone with lifting him: Treve is hoisted by whoever is in, and waits for
        it."""),),
    analysis="""
    There is no worry about Treve's care. What he needs is a service that does not end on a birthday. Adult
    social care have met him, agree that he is theirs from then, and have begun; the hoist came on Monday's
    lorry.""",
)


def angwin(f: Family) -> None:
    """A young man nearly grown, handed over to adult social care."""
    f.home = "Kenwyn Hill, Truro", "TR1 3VM"
    with f.day(-186, "11:00", "senara"):
        f.contact(Channel.FORM, Source.OTHER_HEALTH, "Nurse Peter Coad, children's disability nursing", """
            Treve turns eighteen within the year. I do not want him to fall between two services. He asked me
            to say that he would like to be the one who is asked.""")
        f.child("treve", "Treve Angwin", age=(18, 1, 20), sex="M", school="Truro and Penwith College",
                disabilities=["MOB", "HAND", "PC"])
        f.adult("hilary", "Hilary Angwin", age=52, sex="F")
        f.family("hilary", Kin.MOTHER, "treve")
        f.about("treve", '"Ask me, not about me." Typed.')
    with f.day(-186, "14:35", "senara"):
        f.recommend("treve", GO, HIGH, """
            A disabled young person, whose needs must be assessed for the years ahead.""", need="N2")
    with f.day(-185, "10:50", "meraud"):
        f.decide("treve", GO, HIGH, """
            Treve has a right to an assessment as a disabled child, and his needs will not end at eighteen.
            Accepted, with adult social care invited to the first visit so
            that nothing has to be told twice.""", need="N2", team="carrick")
    with f.day(-185, "12:15", "senara"):
        f.tell_referrer("Nurse Coad", "Accepted. Treve chooses the hour.")
    with f.day(-184, "09:30", "tegen"):
        f.allocate("treve", "rosen", "Rosen trained in adult services.")
        f.warning("treve", Warn.HEALTH, """
            Treve must not be lifted without two people and the hoist.""", review=-130)
    with f.day(-176, "13:50", "rosen"):
        f.visit("Kenwyn Hill", "Hilary; a worker from adult social care", """
            We began at eleven. Treve showed us the shop's accounts.""",
            seen("treve", '"I want my own place in two years and Mum to have a dog."'), at=(-176, "11:00"))
    with f.day(-158, "11:10", "rosen"):
        f.write("treve", ANGWIN)
        f.submit("treve")
    with f.day(-155, "16:20", "tegen"):
        f.sign_off("treve", SignOff.CLOSE, """
            Treve was the one who was asked. Adult social care have him from this week with a named worker,
            and I close to them. His carer at night stays until theirs begins: that was my
            condition.""", closing="RC6")
