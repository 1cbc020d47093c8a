"""The Rosewarnes: a boy with few words and much to say, and the sister who carries the spare key."""

# fmt: off
from cornwall_cs.demonstration.families import notes
from cornwall_cs.demonstration.families.terms import (
    Channel,
    Kin,
    Level,
    Outcome,
    Part,
    Plan,
    Review,
    SignOff,
    Source,
    State,
    Warn,
)
from cornwall_cs.demonstration.story import Danger, Family, Judged, Mapped, Scaled, Todo, not_seen, seen

GO, HIGH = Outcome.ASSESSMENT, Level.STATUTORY

TOBY = Mapped(
    background="""
    Toby Rosewarne is nine, autistic, and speaks with a picture book of his own making. He is awake from two
    most nights. His parents, Jane and Mike, asked for a short break and were told that there was no form for
    it.""",
    harm="""
    He got out through the loft hatch and was found on the roof of the bus shelter, pleased. Mike has two
    broken ribs from a fall going after him. Nobody has had a whole night since he was six.""",
    complicating="""
    The residential school has no places. Mike works on the ferry and sleeps on it. Jane's mother, who
    understood him, has died.""",
    strengths="""
    They know him to the minute. They laugh. Toby's book has four hundred pictures, and he makes a new one
    for everyone whom he allows to stay.""",
    safety="""
    Jane and Mike sleep in turns by a chart. Each door has a chime of a different note, and the whole family
    can sing them.""",
    danger=(Danger("""
        Jane, Mike and Kensa Luke are worried that one of them will fall asleep on the wrong night and Toby
        will get out to the road or the harbour; and that they will break, and he lose the two people who can
        read him.""", """
        Toby sleeps, or is safely awake, each night. Two nights in the week somebody else is awake for him,
        and his parents sleep till six."""),
        Danger("""
        His teacher and Kensa Luke are worried that Toby, who tells a great deal by pictures, is not asked
        what he wants, because it takes a long time, and that things will be arranged over his head.""", """
        Before anything is changed for Toby he has had it in pictures for a week, and has answered.""")),
    scales=(Scaled("Jane", 4, "We haven't lost him yet.", "One night."), Scaled("Mike", 5,
    "The chimes are good.")),
    child_views="""
    By his book, in my presence: himself, the sea, a tick. The loft, a cross, then the stars, a tick. His
    father asleep, a tick. He then drew me, with a rather large bag, and put it in the back of the book under
    "sometimes".""",
    parent_views="They do not want less of Toby. They want to be awake when they are with him.",
    next_steps="""
    Short breaks: two nights a week at home, with somebody Toby has drawn. A hatch that he cannot open, and a
    star-gazing night so that he need not.""",
    factors="5A 6B 7A",
    effects=(("6B", """
        Both parents are worn out, and one night soon nobody will wake when Toby’s door chimes."""),),
    analysis="""
    Toby's needs are great and met with skill, at the price of his parents' health. The law gives him short
    breaks and nothing else will do. He should be asked how. The stars are a reason for the roof and ought to
    be in the plan.""",
)
EMILY = Mapped(
    child_views="""
    Emily is thirteen. "I've got the spare key, I know the notes, I'm not a carer, I'm his sister." She would
    like one thing that starts at nine at night. She did not want a plan, nor a badge.""",
    factors="7A",
    analysis="""
    Emily is a young carer and says that she is not one. What she needs is nights, which are in her brother's
    plan. The school and she have agreed whom she tells if it changes. I would close, as she asks, and put
    her nine o'clock in Toby's plan.""",
)


def rosewarne(f: Family) -> None:
    """A disabled child's plan, its review held and with the manager; and his sister's assessment, closed."""
    _asked(f)
    _a_warning_of_somebody_else(f)
    _assessed(f)
    _planned(f)
    _reviewed(f)
    notes.of_the_rosewarnes(f)


def _asked(f: Family) -> None:
    f.home = "1 Coastguard Row, Padstow", "PL28 8OK"
    with f.day(-122, "10:35", "jenifer"):
        f.contact(Channel.TELEPHONE, Source.FAMILY, "Jane Rosewarne, mother", """
            I would like somebody to be awake for my son for one night a week. He was on the bus shelter on
            Sunday. I have rung five numbers. You are the sixth and the first to ask his name, which is
            Toby.""")
        f.child("toby", "Toby Rosewarne", age=(9, 5, 18), sex="M", school="Doubletrees School",
            disabilities=["AUT", "LD", "COMM"])
        f.child("emily", "Emily Rosewarne", age=(13, 9, 9), sex="F", school="Wadebridge School")
        f.adult("jane", "Jane Rosewarne", age=37, sex="F")
        f.adult("mike", "Michael Rosewarne", age=39, sex="M", known_as="Mike")
        f.family("jane", Kin.MOTHER, "toby emily")
        f.family("mike", Kin.FATHER, "toby emily")
        f.siblings("toby emily")
        f.about("toby", "By picture: stars, a tick.")
        f.about("emily", '"Is it about him or about me?"')
    with f.day(-122, "13:20", "jenifer"):
        f.recommend("toby", GO, HIGH, """
            A disabled child whose parents have reached the end of their nights. He is entitled to be
            assessed.""", need="N2")
        f.recommend("emily", GO, Level.TARGETED, """
            She holds the spare key at thirteen. A young carer's needs, looked at in her own
            right.""", need="N2")
    with f.day(-121, "09:40", "meraud"):
        f.decide("toby", GO, HIGH, """
            Toby is a disabled child who is in danger at night and whose parents can no longer keep watch. He
            is entitled to an assessment and to be considered for short breaks. That five services turned his
            mother away I have raised with the service manager.""", need="N2", team="carrick")
        f.decide("emily", GO, Level.TARGETED, """
            A thirteen-year-old with the spare key is a young carer whether or not she uses the word.
            Accepted at level three, beside her brother, and her assessment is
            to be about Emily.""", need="N2", team="carrick")
    with f.day(-121, "10:30", "jenifer"):
        f.tell_referrer("Jane Rosewarne", "Kensa Luke will ring tomorrow, between the ferry and school.")
    with f.day(-120, "11:20", "tegen"):
        f.allocate("toby emily", "kensa", """
            She learnt to sign for another boy and is learning pictures for this one.""")
        f.warning("toby", Warn.HEALTH, """
            Toby has no fear of heights or of water. Shut the door behind you and listen for the note.""")


def _a_warning_of_somebody_else(f: Family) -> None:
    with f.day(-119, "09:15", "tegen"):
        f.warning("emily", Warn.HEALTH, "Carries an adrenaline pen for nuts. The spare is with the school.")
    with f.day(-119, "09:40", "kensa"):
        f.warning_was_wrong("emily", """
            Emily has no allergy. The pen belongs to an Emily Rosewall, who was the next line of the duty
            list.""")


def _assessed(f: Family) -> None:
    with f.day(-111, "18:00", "kensa"):
        f.visit("1 Coastguard Row", "Jane; Mike asleep upstairs on purpose", """
            I was shown the chimes. Toby let me sit on the third stair and then the second.""",
            seen("toby", """
                By his book: himself, the sea, a tick. The
                loft, a cross; the stars, a tick.""", why_not_alone="He chose his mother's knee."),
            seen("emily", '"I\'m not a carer, I\'m his sister."'), at=(-111, "15:50"))
    with f.day(-88, "12:40", "kensa"):
        f.write("toby", TOBY, use_for="emily")
    with f.day(-87, "11:10", "kensa"):
        f.write("emily", EMILY)
        f.read_through("emily")
        f.submit("toby emily")
    with f.day(-84, "15:30", "tegen"):
        f.sign_off("toby", SignOff.CHILD_IN_NEED_PLAN, """
            A thorough picture of Toby and of what his care costs his parents. The need for short breaks is
            made out, and I have asked the panel for two nights a week at home. His wish for the headland
            goes into the plan as his, with an owner.""")
        f.sign_off("emily", SignOff.CLOSE, """
            Emily's needs as a young carer are met by the nights in her brother's plan, and she has named the
            person at school whom she will tell if that changes. She was asked twice about a plan of her own
            and declined it. I respect that and close.""", closing="RC8", options="""
                A plan of her own, which she declined in plain words.""")


def _planned(f: Family) -> None:
    with f.day(-76, "11:50", "kensa"):
        f.plan_for("toby", 4, """
            If a night carer cannot come, Mike's employer gives him that night ashore: they have agreed to
            three.""", [
            Todo("""
                Two nights a week awake at home, with a carer whom Toby has
                drawn""", "Short breaks service", -55),
            Todo("A hatch that Toby cannot open", "mike", -68),
            Todo("One thing for Emily that starts at nine", "jane", -50)], [
            Todo("A week of pictures before each change", "Doubletrees School", 18),
            Todo("A night on the headland with the astronomers", "kensa", 0)])
        f.submit_plan("toby")
    with f.day(-73, "16:10", "tegen"):
        f.decide_plan("toby", Plan.APPROVED, """
            The panel has agreed two nights a week for six months. Toby's wishes are in the plan in pictures
            that he has accepted, and Emily's nine o'clock has a date. Approved, with the cover when a carer
            is ill still to be made firm.""")
    with f.day(-50, "17:30", "kensa"):
        f.visit("1 Coastguard Row", "Jane; Bettany, the night carer, arriving", """
            Toby has drawn Bettany. She is on page two.""",
            seen("toby", """
                By his book: Bettany, a tick,
                the moon, a tick.""", why_not_alone="He was in the bath."), at=(-50, "16:10"))
        f.progress("toby", "Two nights a week", "Begun, after three evenings of being drawn.", on=-54)
        f.progress("toby", "A hatch that", "A lock at the top, on the far side.", on=-69)
        f.progress("toby", "One thing for Emily", "Radio club. It ends at ten, and nobody rings her.", on=-51)
        f.progress("toby", "A week of pictures", """
            Done for Bettany and for the dentist; forgotten for the new bus.""", State.OPEN)
    with f.day(-22, "16:50", "kensa"):
        f.visit("Doubletrees School", "His teacher", "He was at the pool with the others when I came.",
            not_seen("toby", """
                I had come at the wrong hour by my own mistake. Seen at home two days
                later, with the book."""), at=(-22, "13:10"))
    with f.day(-20, "17:15", "kensa"):
        f.visit("1 Coastguard Row", "Mike, awake", """
            Mike has slept through twelve times by his own tally on the door.""",
            seen("toby", "By his book: my bag, a cross; he wished me to leave it in the car.",
                why_not_alone="His father read the pictures to me."), at=(-20, "16:20"))


def _reviewed(f: Family) -> None:
    with f.day(-6, "15:30", "kensa"):
        f.review("toby", Part.PN3, """
            He opened the book at the headland, which he has drawn already, and put a question mark in it. He
            wishes to know when.""",
            """
                Jane: I am a person again on Wednesdays. Mike would like a third night before the ferry's
                busy months.""",
            Judged(7, """
                Twenty-three nights out of twenty-six were covered. He has not been out of the house at night
                since the hatch.""", """
                    Three nights without a carer, when Bettany was ill and there was nobody else drawn."""),
            Judged(5, """
                Pictures came first for two changes in three,
                and he refused the one for which they did not.""", "The headland: cloud, twice."), held=-7)
        f.propose("toby", Review.CONTINUE, """
            It works for as long as there is one carer. A second must be drawn before we can think of
            less.""")
