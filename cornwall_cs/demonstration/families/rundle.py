"""The Rundles: a plan in force, and a new contact that joins it. One has acknowledged it, one has not."""

# fmt: off
from cornwall_cs.demonstration.families import notes
from cornwall_cs.demonstration.families.terms import (
    Channel,
    Informed,
    Involved,
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
from cornwall_cs.demonstration.story import Ask, Danger, Family, Judged, Mapped, Scaled, Todo, seen

GO, HIGH, CIN = Outcome.ASSESSMENT, Level.STATUTORY, SignOff.CHILD_IN_NEED_PLAN

ALFRED = Mapped(
    background="""
    Alf Rundle, thirteen, hit his mother Gail with a chair, and rang the police on himself. She has multiple
    sclerosis. It was the fourth time in the month. Violet, seven, was under the table with the dog.""",
    harm="""
    Gail was bruised on four days. Alf has scratched his own arms. Violet has begun to flinch at chairs being
    moved.""",
    complicating="""
    Their father Owen did to Gail what Alf does, and left when Alf was eight. She can no longer get up the
    stairs, where Alf's room is. Nobody has told either child how her illness goes.""",
    strengths="""
    Alf rings for help against himself. Gail never shames him. They have a joke, about a heron, that ends
    most quarrels.""",
    safety="""
    Twice Alf has gone out to the shed and hit the sack there until it passed. Violet has the neighbour's
    door code.""",
    danger=(Danger("""
        Alf, Gail and Perran Cundy are worried that Alf will hurt his mother badly when he is frightened
        about her illness, and will come to think that he is his father.""", """
        When it rises Alf goes to the shed, or to Geoff next door, and his mother lets him go. Nobody is hit
        for three months. He knows what her illness does and does not do."""),),
    scales=(Scaled("Alf", 3, "I can feel it in my hands.", """
        If someone told me the actual truth
        about her legs."""), Scaled("Gail", 6, "He rings. His father never rang.")),
    child_views="""
    "I'm scared she'll die and the last thing will be me shouting." He asked to see the scans. He would give
    up his telephone for a week for an answer.""",
    parent_views="""
    Gail kept it from them so that they would not worry. "That went well," she said.""",
    next_steps="""
    The nurse to talk to Alf with the scans. The programme for young people who hit a parent. A
    stairlift.""",
    factors="6B 3B 7A 18B",
    effects=(
        ("6B", """
            Alf is frightened that his mother will die, and nobody has told him the truth about it."""),
        ("3B", """
            He saw his father do it, and does with his hands what he saw when he is most afraid."""),
    ),
    analysis="""
    Alf's violence is fear with nowhere to go, in the one shape that he has seen. It is grave, for she cannot
    get out of the way. He hates it and reports it. The truth about her illness, a place to take his hands,
    and a man next door who is not his father are what the plan must give.""",
)
VIOLET = Mapped(
    danger=(Danger("""
        Her teacher and Perran Cundy are worried that Violet will be hit by mistake, and that she is learning
        to be small and under things.""", """
        Violet has somewhere to go that is not under the table, and goes on making a noise."""),),
    scales=(Scaled("Violet", 5, "Bosun sits on my feet.", "If Alf was only sad."),),
    child_views="""
    "When Alf's hands go I do the dog's ears." She has taught the dog to come when a chair scrapes. She would
    like Alf to be told that she is not cross.""",
    factors="3C",
    effects=(("3C", """
        Violet goes under the table with the dog, and is learning to make no noise."""),),
    analysis="""
    Violet is frightened for her brother as well as of him. She has made a safe place out of a dog, and can
    be given a better.""",
)


def rundle(f: Family) -> None:
    """A brother and sister on plans, and what their school heard last week."""
    _called(f)
    _assessed(f)
    _planned(f)
    _visited(f)
    _reviewed(f)
    _joined(f)
    notes.of_the_rundles(f)


def _called(f: Family) -> None:
    f.home = "19 Tregolls Park, Camelford", "PL32 9OM"
    with f.day(-117, "08:05", "ruan"):
        f.contact(Channel.POLICE, Source.POLICE, "PC Tom Hoskyn, Devon and Cornwall Police", """
            A boy rang at 21:15 to say that he had hit his mum with a chair and would somebody come and stop
            him. Gail Rundle, who walks with two sticks, has a bruised shoulder and would not complain. He
            was in the porch with his hands under his legs.""",
            came=(-118, "22:10"), informed=Informed.AGREED,
            abuse=("CR-118-0931", (-118, "21:15"), "present", "standard", 6, False))
        f.child("alf", "Alfred Rundle", age=(13, 11, 21), sex="M", school="Sir James Smith's School",
            known_as="Alf")
        f.child("violet", "Violet Rundle", age=(7, 10, 15), sex="F", school="Camelford Primary")
        f.adult("gail", "Gail Rundle", age=43, sex="F")
        f.adult("owen", "Owen Rundle", sex="M", lives="Not known")
        f.adult("geoff", "Geoffrey Maker", age=61, sex="M", lives="21 Tregolls Park, Camelford; PL32 9OM")
        f.family("gail", Kin.MOTHER, "alf violet")
        f.family("owen", Kin.FATHER, "alf violet", together=False)
        f.family("geoff", Kin.FRIEND, "alf violet", together=False)
        f.siblings("alf violet")
        f.about("alf", '"Can someone come and stop me."')
        f.about("violet", '"I was doing the dog\'s ears."')
    _accepted(f)


def _accepted(f: Family) -> None:
    with f.day(-117, "10:30", "bryok"):
        f.recommend("alf", GO, HIGH, """
            A boy who reports himself wants something different to happen. His mother cannot get away from
            him.""", need="N5")
        f.recommend("violet", GO, HIGH, """
            She was under the table, and by her teacher's account has been for a month.""", need="N5")
    with f.day(-117, "15:05", "meraud"):
        f.decide("alf", GO, HIGH, """
            Four assaults on his mother in one month, by a boy of thirteen who asks to be stopped. Gail and
            Violet are both at risk. The police will hold their decision while we assess, unless Gail asks
            otherwise or it happens again.""", need="N5", team="caradon")
        f.decide("violet", GO, HIGH, """
            Violet has seen her mother hurt and hides from it. Seeing and hearing abuse is harm to her in
            law, whoever does it and why. Accepted, to be seen by herself at
            school.""", need="N5", team="caradon")
    with f.day(-116, "09:20", "bryok"):
        f.tell_referrer("PC Hoskyn", """
            Accepted. Alf asked that the officer be told that he has not done it again.""")
    with f.day(-116, "10:10", "ives"):
        f.allocate("alf violet", "perran", """
            Perran has worked with young people who hurt a parent, and has room for two.""")


def _assessed(f: Family) -> None:
    with f.day(-110, "17:40", "perran"):
        f.visit("19 Tregolls Park", "Gail", """
            Alf showed me the shed. Violet showed me the dog. Gail showed me the scans, which were in the
            bread bin.""",
            seen("alf", '"I can feel it in my hands."'), seen("violet", """
                "When Alf's hands go I do the dog's ears."
                """), at=(-110, "15:45"))
    with f.day(-90, "13:15", "perran"):
        f.write("alf", ALFRED, use_for="violet")
        f.write("violet", VIOLET)
        f.read_through("violet")
        f.submit("alf violet")
    with f.day(-87, "16:25", "ives"):
        f.sign_off("alf", CIN, """
            Alf's violence is serious, and Gail cannot get away from him. He reports it himself and asks to
            be stopped, so I judge that a plan made with him will protect her better than an enquiry into
            him. The first action is that somebody tells him the truth about her illness. If she is hit again
            I want to know that day.""")
        f.sign_off("violet", CIN, """
            Violet has seen her mother hurt four times and has learnt to hide. She is not to be treated as a
            witness to her brother's plan: hers gives her somewhere to go, somebody to tell, and a place
            where she may be loud.""")


def _planned(f: Family) -> None:
    with f.day(-82, "12:30", "perran"):
        f.plan_for("alf", 3, """
            If Gail is hit again we meet the same day with the police. Alf asked that this be written
            first.""", [
            Todo("Sit down with the nurse and the scans", "Multiple sclerosis nurse", -66),
            Todo("Let Alf in, at any hour, without asking why", "geoff", 20),
            Todo("""
                Ten sessions of the programme for young people who hurt a
                parent""", "Youth justice service", 8),
            Todo("A stairlift", "Adult social care", -20)])
        f.plan_for("violet", 4, """
            If Violet is under the table when we come, Alf's plan is looked at that week.""", [
            Todo("Choir on Tuesdays", "Camelford Primary", -60)])
        f.submit_plan("alf violet")
    with f.day(-80, "10:05", "ives"):
        f.decide_plan("alf", Plan.APPROVED, """
            Alf's own first line, what happens if Gail is hit again, stands first, and every action has an
            owner. The programme, the nurse and the neighbour together meet what the assessment found.
            Approved, with visits every three weeks.""")
        f.decide_plan("violet", Plan.APPROVED, """
            Violet's plan is short because her safety depends on her brother's. Choir gives her a regular
            place with an adult who would notice. Approved; if she is found hiding again her plan is to be
            looked at that week.""")
    with f.day(-62, "16:30", "perran"):
        f.progress("alf", "Sit down with", """
            An hour and a half. He had twenty-two questions on his hand.""", on=-67)
        f.progress("alf", "Let Alf in", """
            Five times. They are building a boat, which will not float.""", State.OPEN)
        f.progress("violet", "Choir on Tuesdays", "Second from the left. Loud.", on=-63)
        f.progress("alf", "A stairlift", """
            Adult services will not fund one in a rented house. Gail sleeps downstairs and Alf has moved down
            to the box room, which suits them better.""", State.NOT_DONE)


def _visited(f: Family) -> None:
    with f.day(-64, "17:15", "perran"):
        f.visit("The shed", "Nobody; Gail indoors", "The boat has a name, which is the Heron. We sanded.",
            seen("alf", """
                "It's not in her brain. I thought it was going to be in her brain."
                """), at=(-64, "16:00"))
    with f.day(-50, "16:55", "perran"):
        f.visit("19 Tregolls Park", "Gail, Geoff from next door", """
            A quarrel had been about to start when I came. It turned into the joke about the heron.""",
            seen("alf", '"I went out. I came back. That\'s it, that\'s the whole thing."'),
            seen("violet", '"Nobody\'s hands went."', why_not_alone="She was practising on all of us."),
                at=(-50, "15:40"))
    with f.day(-36, "17:05", "perran"):
        f.visit("19 Tregolls Park", "Gail", """
            Gail had had a bad week with her eyes. Alf has put tape on the edges of the steps.""",
            seen("alf", '"If she can\'t see them she can\'t fall off them, so now she can."'),
            seen("violet", '"I\'m an alto. It means low and important."'), at=(-36, "15:50"))
    with f.day(-10, "16:40", "perran"):
        f.visit("19 Tregolls Park", "Gail, asleep for most of it", """
            We ate in the kitchen so as not to wake her. Alf cooked.""",
            seen("alf", '"Thirteen weeks. I\'ve got it on the calendar."'), seen("violet", """
                "I've been loud at school but in the right place."
                """),
            at=(-10, "16:05"))


def _reviewed(f: Family) -> None:
    with f.day(-21, "14:45", "perran"):
        f.review("alf", Part.PN1, '"I\'ve not hit her for eleven weeks. I\'ve hit the boat."', """
            Gail says that he makes her tea and asks about her feet by name.""",
            Judged(7, """
                No blow in eleven weeks, on her word, on his and on the neighbour's. Six of ten sessions
                done.""", "The stairlift, which turned out not to be the point."))
        f.propose("alf", Review.CONTINUE, "Four sessions are left, and the next relapse is the test.")
        f.review("violet", Part.PN1, '"I had a solo. It was two lines."', "She sings in the bath.",
            Judged(8, "Not under the table since the scans. Her teacher has had to ask her to be quiet."))
        f.propose("violet", Review.CONTINUE, "As long as his does.")
    with f.day(-19, "11:15", "ives"):
        f.decide_review("alf", Review.CONTINUE, """
            No violence for eleven weeks, on three people's word, and four sessions of the programme still to
            come. A relapse in Gail's illness will be the real test. The plan continues until there has been
            one and it has held.""")
        f.decide_review("violet", Review.CONTINUE, """
            Violet no longer hides, sings in public, and her teacher sees a different child. Her safety still
            depends upon her brother's progress, so the plan continues beside his, with visits every eight
            weeks.""")


def _joined(f: Family) -> None:
    with f.day(-4, "13:50", "senara"):
        f.contact(Channel.TELEPHONE, Source.SCHOOL, "Jo Farr, Camelford Primary", """
            Violet told me that a man with Alf's face was outside choir and gave her a bag of sweets and a
            letter for her mother. She has eaten the sweets and hidden the letter. We think that this is
            their father, whom nobody has seen in five years.""",
            came=(-4, "13:20"), informed=Informed.AGREED)
        f.about("violet", '"He had Alf\'s face on."')
        f.about("alf")
    with f.day(-4, "15:00", "senara"):
        f.recommend("violet", Outcome.JOINS_EPISODE, HIGH, """
            She has a worker and a plan. He needs to know today that Owen is near.""")
        f.recommend("alf", Outcome.JOINS_EPISODE, HIGH, "He does not know yet. It concerns nobody more.")
    with f.day(-3, "09:10", "colan"):
        f.decide("violet", Outcome.JOINS_EPISODE, HIGH, """
            Violet has a plan and a worker. Her father's approach outside school is new and may be a risk;
            those who know the history are to judge it. I have asked the school not to release her to anybody
            but Gail or Geoff.""")
        f.decide("alf", Outcome.JOINS_EPISODE, HIGH, """
            Alf's plan rests on his fear of being like his father, who is now nearby. His worker and manager
            need to know today and to decide how Alf is told. I have rung both as well as sending this.""")
    with f.day(-3, "12:20", "perran"):
        f.acknowledge("violet", """
            I saw Violet at lunch and have the letter, unopened, for Gail. The school keeps choir
            indoors.""")
        f.acknowledge("alf", "Gail and I tell Alf together tonight, with Geoff.")
    with f.day(-2, "09:35", "ives"):
        f.acknowledge("alf", "Agreed. I have asked our solicitor what Owen may and may not do.")
    with f.day(-2, "10:20", "ives"):
        f.involve("alf", Involved.AUDIT, "silas", """
            Chosen for this month's audit of work with young people who hurt a parent.""")
        f.oversight("alf", """
            The new contact, and how well the plan fits it. I also wish to know whether what Perran does here
            could be taught.""",
            "The plan stands; the return of Owen is put to Gail as hers to decide upon.", """
                She has dealt with him once alone. This time it is to be in her hands, with us beside
                her.""",
            Ask("Audit the work with Alf, and say what others could learn from it", "silas", 12))
