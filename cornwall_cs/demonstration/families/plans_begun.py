"""Plans at their beginning: being written, submitted, and one that cannot be approved as it stands."""

# fmt: off
from cornwall_cs.demonstration.families.terms import Channel, Kin, Level, Outcome, SignOff, Source
from cornwall_cs.demonstration.story import Danger, Family, Mapped, Scaled, Todo, observed, seen

GO, HIGH, CIN = Outcome.ASSESSMENT, Level.STATUTORY, SignOff.CHILD_IN_NEED_PLAN

JOWAN = Mapped(
    background="""
    Two fires in one month in the Carlyons' kitchen, at night, and neither an accident. Jowan is ten. His
    brother Mawgan, who was seven months, slept upstairs both times. Their father Tobias died at work a year
    ago.""",
    harm="""
    A curtain and a worktop burnt. Jowan has a blister. He stood in the yard both times and watched until
    somebody came.""",
    complicating="""
    Rhian went back to work after a week as there was no sick pay. The inquest has been put off three times,
    and each time the letter comes he lights something.""",
    strengths="""
    He rang 999 himself on the second night, gave the address and the names of all of them, and fetched
    Mawgan. The crew want him as a cadet when he is old enough.""",
    safety="""
    Rhian sleeps across his door by her own choice. The fire station sends the same man, Hedley, every
    Saturday.""",
    danger=(Danger("""
        Rhian, the watch manager and Perran Cundy are worried that when the next letter comes Jowan will set
        a third fire and that he, his brother or his mother will die in it.""", """
        When it is too much Jowan tells his mother or Hedley, in words or by the red card, before there is a
        match. Nothing burns for six months, a letter from the coroner among them."""),),
    scales=(Scaled("Rhian", 4, "I can't not sleep for a year.", "The inquest."), Scaled("Jowan", 5,
    "Hedley says I'm a six.")),
    child_views="""
    "When Dad died it was in the day and nobody stopped. When it's a fire everybody stops." He asked whether
    one can ring a coroner. He wants Mawgan to know which way is out.""",
    parent_views="""
    Rhian thinks that she taught him not to cry. She would like to be told what to say when he asks how it
    happened.""",
    next_steps="""
    A bereavement worker for Jowan this month. The coroner's officer to ring before writing. Alarms in every
    room.""",
    factors="14A 4A",
    analysis="""
    Jowan makes the world stop, which it did not do when his father died. He is not cruel nor careless: he
    raises the alarm as well as the fire. Punishing him would be one more thing nobody stopped for. The date
    to plan for is the letter.""",
)
MAWGAN = Mapped(
    danger=(Danger("""
        Rhian and Perran Cundy are worried that Mawgan, who cannot walk, would not be got out of an upstairs
        room if there were a third fire at night and his mother were asleep or at work.""", """
        Mawgan sleeps in a room from which he can be carried out in one minute, and somebody has practised
        it."""),),
    scales=(Scaled("Hedley Coad, fire service", 6, """
        I timed it. Ninety seconds, with the stair gate open.""", "Move the cot down."),),
    child_views="""
    Mawgan at seven months: on his brother's knee, holding his brother's ears. He cried when Jowan left the
    room and for nobody else.""",
    factors="20",
    analysis="""
    Mawgan is well cared for, and in danger only from fire, to which he sleeps closest. That is put right
    with a cot and a gate. His love for Jowan is one reason why Jowan rang.""",
)


def carlyon(f: Family) -> None:
    """A boy who lights fires and rings for them to be put out. Two plans, just begun to be written."""
    f.home = "15 Stippy Stappy, St Agnes", "TR5 0OV"
    with f.day(-41, "07:25", "endelyn"):
        f.contact(Channel.TELEPHONE, Source.OTHER, "Watch manager Hedley Coad, fire and rescue service", """
            We have been to the Carlyons twice in a month. The boy lit both and rang for the second. He
            brought his brother down in a blanket, very correctly. I do not want him in trouble. I want
            somebody to ask him.""", came=(-41, "02:50"))
        f.child("jowan", "Jowan Carlyon", age=(10, 7, 5), sex="M", school="St Agnes School")
        f.child("mawgan", "Mawgan Carlyon", age=(0, 9, 16), sex="M")
        f.adult("rhian", "Rhian Carlyon", age=31, sex="F", ethnicity_detail="Welsh")
        f.family("rhian", Kin.MOTHER, "jowan mawgan")
        f.siblings("jowan mawgan")
        f.about("jowan", '"There are three of us and it is the kitchen." On the 999 call.')
        f.about("mawgan")
    with f.day(-41, "10:15", "jenifer"):
        f.recommend("jowan", GO, HIGH, """
            Two fires at night in a house with a baby. A grieving boy who rings for help, and who needs it to
            come sooner.""", need="N6")
        f.recommend("mawgan", GO, HIGH, "Upstairs, asleep, both times.", need="N1")
    with f.day(-41, "14:20", "meraud"):
        f.decide("jowan", GO, HIGH, """
            Two deliberate fires at night in a house with a baby are a danger to life. Jowan raised the alarm
            himself and his mother is working with us. Accepted for assessment; alarms are being fitted today
            by the fire service.""", need="N6", team="caradon")
        f.decide("mawgan", GO, HIGH, """
            Mawgan is seven months old and sleeps upstairs. Accepted for the danger that a third fire would
            be to him, and with no criticism of how his mother looks after
            him.""", need="N1", team="caradon")
    with f.day(-40, "09:15", "jenifer"):
        f.tell_referrer("Hedley Coad", """
            Perran Cundy will see Jowan; would he go along the first time? He would.""")
    with f.day(-40, "09:50", "ives"):
        f.allocate("jowan mawgan", "perran", """
            Perran has worked with bereaved children and knows the fire service's scheme.""")
    _carlyons_assessed(f)


def _carlyons_assessed(f: Family) -> None:
    with f.day(-36, "18:10", "perran"):
        f.visit("15 Stippy Stappy", "Rhian; Hedley Coad for the alarms", """
            Jowan held the ladder. He explained all the alarms to me, then to Mawgan.""",
            seen("jowan", '"When it\'s a fire everybody stops."'),
            observed("mawgan", "On his brother's knee, holding his brother's ears."), at=(-36, "16:15"))
    with f.day(-19, "17:50", "perran"):
        f.visit("St Agnes fire station", "Hedley, in the next bay", """
            Jowan was polishing a hose coupling. The coroner has put it off again and nothing has burnt.""",
            seen("jowan", """
                "I used the red card. Mum said okay and we sat on the stairs."
                """), at=(-19, "16:10"))
    with f.day(-16, "17:05", "perran"):
        f.visit("15 Stippy Stappy", "Rhian", """
            We walked through the house with a watch. The gate was open, and the cot is still upstairs.""",
            observed("mawgan", """
                Pulled himself up on the stair gate and shouted through it for Jowan."""), at=(-16, "15:45"))
    with f.day(-13, "13:00", "perran"):
        f.write("jowan", JOWAN, use_for="mawgan")
        f.write("mawgan", MAWGAN)
        f.read_through("mawgan")
    with f.day(-12, "09:10", "perran"):
        f.submit("jowan mawgan")
    with f.day(-9, "16:35", "ives"):
        f.sign_off("jowan", CIN, """
            I accept that these fires are grief and not malice, and that Jowan raised the alarm. The risk to
            life is real all the same. I want the coroner's officer in the plan and the plan approved before
            the next letter, which is expected in a month.""")
        f.sign_off("mawgan", CIN, """
            Mawgan is in danger only from fire, and cannot save himself. His plan may be short, but he must
            have one of his own: where he sleeps, who carries him out, and when that was last practised. The
            cot is to come down this week.""")
    with f.day(-5, "12:25", "perran"):
        f.plan_for("mawgan", 4, "If the cot cannot come down, the door to the stairs is taken off.", [
            Todo("Move the cot to the front room", "rhian", 1)])


MENNA = Mapped(
    background="""
    Menna Nicholls, twelve, has been to school on nine days this year. She does not go to the shops either.
    Her mother Delyth was told by one service that it is anxiety and by another that it is autism, and each
    sent her to the other.""",
    harm="""
    She was dragged from the car by two members of staff of her first secondary school and has bitten her
    hands since.""".strip(),
    complicating="""
    The penalty notice. Delyth has lost her job over the mornings. Two services are waiting for each other's
    letter.""",
    strengths="""
    Menna has taught herself to mend clocks. She will talk for as long as there is something in her
    hands.""",
    safety="""
    When Menna holds up her flat hand her mother stops asking, and it passes in about ten minutes, where it
    used to last a day.""",
    danger=(Danger("""
        Menna, Delyth and Bethany Rashleigh are worried that she will be forced again, will hurt herself more
        badly than her hands, and that at sixteen she will have a room full of clocks and nobody to show them
        to.""", """
        Menna learns something each weekday with somebody who is not her mother, in a place she has agreed
        to, without being touched. By the end of the year she chooses to leave the house once a week."""),),
    scales=(Scaled("Menna", 6, """
        At home eight. Outside two. Six is fair.""", "If nobody said 'pop'."), Scaled("Delyth", 5,
        "It holds while I hold it.")),
    child_views="""
    "They say pop in, pop along, pop to the office. I am not a thing that pops." She agreed to one hour with
    the clock museum's conservator by video, and named the day.""",
    parent_views="""
    Delyth would like one person to be in charge of the letters. She said this four times and then
    laughed.""",
    next_steps="""
    One meeting of both services, with us in the chair. The fine withdrawn. Education otherwise than at
    school, asked for.""",
    factors="4A 15A",
    analysis="""
    Menna was hurt by being made to go and has been made ill by everybody's waiting. She knows what she can
    bear and says so exactly. The risk is not that she is out of school but that she is out of everything.
    There is one thread, and it is made of brass.""",
)


def nicholls(f: Family) -> None:
    """A girl who mends clocks and cannot go to school. Her plan is with the manager."""
    f.home = "2 Chapel Ope, Fowey", "PL23 1OK"
    with f.day(-57, "10:50", "bryok"):
        f.contact(Channel.FORM, Source.EDUCATION, "Fiona Rundle-Hay, education inclusion service", """
            Menna Nicholls has been absent for all but nine days. The fine was issued by our own office,
            against my advice. She bites her hands. Her mother would accept help from anyone who does not
            begin with the word attendance.""")
        f.child("menna", "Menna Nicholls", age=(12, 8, 11), sex="F", school="Fowey River Academy",
            disabilities=["BEH"])
        f.adult("delyth", "Delyth Nicholls", age=40, sex="F")
        f.family("delyth", Kin.MOTHER, "menna")
        f.about("menna", '"I am not a thing that pops."')
    with f.day(-57, "14:45", "bryok"):
        f.recommend("menna", GO, HIGH, """
            She hurts herself, two services have left her between them, and early help has no authority over
            either.""", need="N4")
    with f.day(-56, "09:35", "colan"):
        f.decide("menna", GO, HIGH, """
            Menna harms herself and is out of school, and two services each wait for the other. That is
            beyond what early help can resolve. I have asked the education service to hold the penalty notice
            while she is assessed.""", need="N4", team="caradon")
    with f.day(-56, "10:10", "bryok"):
        f.tell_referrer("Fiona Rundle-Hay", "Accepted, and thank you for the footnote about the fine.")
    with f.day(-55, "10:30", "ives"):
        f.allocate("menna", "bethany", """
            Bethany has the time that Menna will need: two of her cases close this month.""")
    with f.day(-49, "16:30", "bethany"):
        f.visit("2 Chapel Ope", "Delyth, downstairs", """
            I held the small screws. We spoke for two hours, mostly about escapements.""",
            seen("menna", '"They hurt less when I know what time it is."'), at=(-49, "13:30"))
    _menna_planned(f)


def _menna_planned(f: Family) -> None:
    with f.day(-20, "11:30", "bethany"):
        f.write("menna", MENNA)
        f.submit("menna")
    with f.day(-16, "14:15", "ives"):
        f.sign_off("menna", CIN, """
            Menna's needs fall between two services and have done so for a year; that is now for us to put
            right. I agree to a plan and shall chair the meeting of the two services myself. Nothing in it
            may bring her to be forced again.""")
    with f.day(-9, "16:50", "bethany"):
        f.visit("2 Chapel Ope", "Delyth, in the garden on purpose", """
            A carriage clock lay in forty pieces on a tea towel. I was allowed to wind the mainspring.""",
            seen("menna", """
                "The conservator said I have good hands. Nobody has ever said which
                part of me is good."
                """), at=(-9, "14:00"))
    with f.day(-6, "12:05", "bethany"):
        f.plan_for("menna", 3, """
            If she bites through the skin or is touched against her will, the teaching stops that day and her
            doctor is rung.""", [
            Todo("One hour each week by video with the museum's conservator", "menna", 10),
            Todo("Both services in one room, and one letter from them", "ives", 12),
            Todo("Withdraw the penalty notice", "Education welfare service", 5),
            Todo("Two mornings a week at the sailmaker's loft, when Menna says", "delyth", 40)])
    with f.day(-4, "15:35", "bethany"):
        f.submit_plan("menna")
