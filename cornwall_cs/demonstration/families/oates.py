"""The Oateses: a young mother who hid the dark, and a plan that ended when it said it would."""

# fmt: off
from cornwall_cs.demonstration.families import notes
from cornwall_cs.demonstration.families.measured import freddies_care
from cornwall_cs.demonstration.families.terms import (
    Channel,
    Informed,
    Kin,
    Level,
    Outcome,
    Part,
    Plan,
    Review,
    SignOff,
    Source,
    State,
)
from cornwall_cs.demonstration.story import Danger, Family, Judged, Mapped, Scaled, Todo, observed, seen

GO, HIGH, CIN = Outcome.ASSESSMENT, Level.STATUTORY, SignOff.CHILD_IN_NEED_PLAN

OATES = Mapped(
    background="""
    Kayla Oates was sixteen when Freddie was born and nineteen when Lacey was. The health visitor found both
    children well and the flat without electricity for the second time in a month. Kayla had hidden it with
    candles and said it was a game.""",
    harm="""
    Freddie singed his fringe. Both went four days without a hot meal. They have moved five times in two
    years.""",
    complicating="""
    Kayla grew up in care and will not be seen to need help. Freddie's father sends money when he
    remembers.""",
    strengths="""
    She plays with them on the floor for hours. She breastfed Lacey for a year against everybody's advice.
    She is funny.""",
    safety="""
    When the lights went she moved the beds together, sat up, and put the candles out before she slept.""",
    danger=(Danger("""
        The health visitor and Lowdy Minear are worried that Kayla will hide the next crisis too, and that
        Freddie will be burnt, or go hungry, before anybody is allowed to know.""", """
        When money, light or food runs short Kayla tells one person on the same day, and Freddie eats hot
        food and sleeps in a lit house."""),),
    scales=(Scaled("Kayla", 7, "They're happy. Ask them."), Scaled("The health visitor", 5,
        "They are. It is what she doesn't say.")),
    child_views="""
    Freddie, three: "We did camping in the bed. Mummy was the lamp."
    """.strip(),
    parent_views="""
    Kayla read every page and corrected the spelling of her road. "You can put that I was scared you'd do to
    them what they did to me." She has agreed to a plan if it has an end.""",
    next_steps="""
    A prepayment meter that shows the health visitor too. A care leaver's grant which she was never told of.
    A playgroup.""",
    factors="20 16A",
    analysis="""
    A capable young mother who was taught that to ask is to lose. That teaching is the risk. Each time she
    tells and nothing is taken from her, it is smaller. The plan should be short, kept to the letter, and end
    when it says.""",
)
LACEY = Mapped(
    danger=(Danger("""
        The health visitor and Lowdy Minear are worried that Lacey, who is not yet one, will be cold or unfed
        through a hidden crisis, when a day is long.""", """
        Lacey is warm and fed each day whatever the meter says, and two people besides her mother can tell us
        so."""),),
    scales=(Scaled("Kayla", 8, "She's on me. She's warm."),),
    child_views="""
    Lacey, at ten months, was carried on Kayla's hip the whole time and rode it as if it were a boat. Bright,
    fed, curious about my keys.""",
    factors="20",
    analysis="""
    Lacey is thriving at her mother's side and would be the first to suffer in a cold week. What is asked for
    Freddie covers her, with the feeding watched.""",
)


def oates(f: Family) -> None:
    """A young mother who hid the dark. Stepped down to early help, which has it waiting."""
    f.home = "Flat 6, Trenance House, Wadebridge", "PL27 6OK"
    with f.day(-125, "10:20", "jenifer"):
        f.contact(Channel.FORM, Source.HEALTH_VISITOR, "Sian Poad, Wadebridge health visitors", """
            I called by chance and Kayla Oates opened the door holding a candle at noon. She has Freddie,
            three, and Lacey. I have her leave to tell you, which took an hour. She said, "If you take them
            I'll know it was you.\"
            """,
            informed=Informed.AGREED)
        f.child("freddie", "Freddie Oates", age=(3, 11, 14), sex="M", school="Wadebridge playgroup")
        f.child("lacey", "Lacey Oates", age=(1, 3, 7), sex="F")
        f.adult("kayla", "Kayla Oates", age=20, sex="F")
        f.family("kayla", Kin.MOTHER, "freddie lacey")
        f.siblings("freddie lacey")
        f.about("freddie", '"Mummy was the lamp."')
        f.about("lacey")
    with f.day(-125, "14:10", "jenifer"):
        f.recommend("freddie", GO, HIGH, """
            Four days of candles and a singed fringe, hidden. She will need to see us keep our
            word.""", need="N7")
        f.recommend("lacey", GO, HIGH, """
            A baby in a flat with no power. The emergency credit runs to tomorrow.""", need="N7")
    with f.day(-125, "16:45", "colan"):
        f.decide("freddie", GO, HIGH, """
            Four days without power or hot food, and hidden. The primary need is low income; the difficulty
            is that Kayla, who grew up in care, is afraid of us. Accepted, with the health visitor to come on
            the first visit.""", need="N7", team="caradon")
        f.decide("lacey", GO, HIGH, """
            Lacey is a baby in a flat without power, and cannot wait for early help to be arranged. The meter
            was put on our account this afternoon so that she is warm tonight.
            Accepted with her brother.""", need="N7", team="caradon")
    with f.day(-124, "09:05", "jenifer"):
        f.tell_referrer("Sian Poad", "Accepted; the lights are on. Please go with the worker the first time.")
    with f.day(-124, "09:50", "ives"):
        f.allocate("freddie lacey", "lowdy", """
            Kayla may ask for somebody else after three visits, and has been told.""")
    _oates_assessed(f)
    _oates_planned(f)
    _oates_stepped_down(f)
    notes.of_the_oates(f)


def _oates_assessed(f: Family) -> None:
    with f.day(-119, "16:35", "lowdy"):
        f.visit("Trenance House", "Kayla; Sian Poad", "Kayla interviewed me. I think I passed.",
            seen("freddie", '"We did camping in the bed."', why_not_alone="""
                He is three, and she was finding out whether she could trust me with him."""),
            observed("lacey", "Rode on her mother's hip and tried all my keys."), at=(-119, "14:00"))
    with f.day(-98, "12:15", "lowdy"):
        f.write("freddie", OATES, use_for="lacey")
        f.write("lacey", LACEY)
        f.read_through("lacey")
        f.submit("freddie lacey")
    with f.day(-96, "10:50", "ives"):
        f.sign_off("freddie", CIN, """
            Kayla has read this, agrees with the worry and consents to a plan that has an end. Her care of
            Freddie is good; the danger lies in what she hides when money runs out. Three months, reviewed on
            the day we say, with help before judgement.""")
        f.sign_off("lacey", CIN, """
            Lacey is well now and too young to manage a cold or hungry day. She has her own plan, beside
            Freddie's, so that her weight and her feeding are looked at for themselves.""")


def _oates_planned(f: Family) -> None:
    with f.day(-92, "11:30", "lowdy"):
        f.plan_for("freddie", 3, """
            If the lights go out and Kayla tells us, we pay that day and nothing else happens. If she does
            not, we meet.""", [
            Todo("Apply for the care leaver's grant with her", "lowdy", -75),
            Todo("Text one person on the day that money, light or food runs short", "kayla", -30),
            Todo("Two mornings of playgroup", "Wadebridge playgroup", -70)])
        f.plan_for("lacey", 3, """
            If Lacey loses weight between two weighings the doctor sees her within the week.""", [
            Todo("Weigh Lacey at home each fortnight", "Health visitor, Wadebridge", -40)])
        f.submit_plan("freddie lacey")
    with f.day(-90, "14:55", "ives"):
        f.decide_plan("freddie", Plan.APPROVED, """
            Every action has an owner and a date. What matters most is the promise that if Kayla tells us of
            a bad day she gets help and nothing worse; we have to keep it. Approved for three months.""")
        f.decide_plan("lacey", Plan.APPROVED, """
            Lacey's one risk is that she goes without in a hidden crisis, and regular weighing at home will
            show it early. The health visitor has agreed to the dates. Approved.""")
    freddies_care(f)
    with f.day(-72, "16:00", "lowdy"):
        f.progress("freddie", "Apply for the care", "Granted, with eleven months' arrears.", on=-76)
        f.progress("freddie", "Two mornings", "He has a peg with a crab on it.", on=-73)
        f.progress("freddie", "Text one person", """
            She texted me at 7:40 that the fridge had died. One came by three.""", State.OPEN)


def _oates_stepped_down(f: Family) -> None:
    with f.day(-51, "17:00", "lowdy"):
        f.visit("Trenance House", "Kayla", "The fridge has a list on it, headed Things I Said Out Loud.",
            seen("freddie", '"The lamp is a lamp now."'), observed("lacey", """
                Walked to me, four steps, for the keys."""), at=(-51, "14:20"))
        f.progress("freddie", "Text one person", "Five texts in three months, each answered that day.")
        f.progress("lacey", "Weigh Lacey", "Up a line on the chart.")
    with f.day(-28, "14:20", "lowdy"):
        f.review("freddie", Part.PN0, """
            He answered the door with his mother and told me
            that the crab is called Lowdy.""", "Kayla: it ended when you said it would.",
            Judged(8, """
                Five hard days and five messages. Hot food each day by the playgroup's account and by his
                own."""))
        f.propose("freddie", Review.STEP_DOWN, """
            She would like one person at the hub to text. She asked for it.""")
        f.review("lacey", Part.PN0, "Into everything, and runs back to Kayla with it.", """
            She would like somebody to say that she did it herself.""",
            Judged(9, "Warm, fed, walking. The health visitor has gone to monthly."))
        f.propose("lacey", Review.STEP_DOWN, "With Freddie, to the same person.")
    with f.day(-3, "10:10", "ives"):
        f.decide_review("freddie", Review.STEP_DOWN, """
            Five hard days, five messages, and hot food on each of them: the goal is met, and Kayla has asked
            for one person at the hub. I agree to step down to early help. I ought to have decided this
            sooner and have apologised to her for the wait.""", closing="RC7")
        f.decide_review("lacey", Review.STEP_DOWN, """
            Lacey is warm, fed and growing, and her health visitor has gone to monthly. There is nothing left
            that needs a child in need plan. Early help will see her with Freddie, by the same worker and at
            her mother's request.""", closing="RC7")
