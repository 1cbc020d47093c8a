"""Two families of whom little may be known: a restricted record, and an address that is shown nowhere."""

# fmt: off
from cornwall_cs.demonstration.families.terms import (
    Channel,
    Informed,
    Kin,
    Level,
    Outcome,
    Plan,
    SignOff,
    Source,
    State,
)
from cornwall_cs.demonstration.story import Ask, Danger, Family, Mapped, Scaled, Todo, seen

GO, HIGH = Outcome.ASSESSMENT, Level.STATUTORY


def skewes(f: Family) -> None:
    """The child of somebody who works for the council. Only those named on the record may know of him."""
    f.home = "Bosvean, Feock", "TR3 6OM"
    with f.day(-31, "16:30", "meraud"):
        f.contact(Channel.TELEPHONE, Source.SCHOOL, "Head teacher, by direct line to the MARU manager", """
            Perryn's mother works in the council's finance office and is known to many of us. Perryn, who is
            eleven, told his form teacher that she locks him in the utility room when he has panic attacks
            "so the neighbours don't hear". He asked whether everybody at County
            Hall would read it.""", came=(-31, "16:00"))
        f.child("perryn", "Perryn Skewes", age=(11, 5, 7), sex="M", school="Feock School")
        f.adult("joanna", "Joanna Skewes", age=36, sex="F")
        f.family("joanna", Kin.MOTHER, "perryn")
        f.about("perryn", '"Will everyone at Mum\'s work read it?"')
    with f.day(-31, "17:15", "ebrel"):
        f.restrict("perryn", "ebrel meraud tegen austol marina", """
            His mother works for the council and is known to its staff. Those named screen, assess, manage
            and answer for this record.""")
    with f.day(-30, "09:05", "meraud"):
        f.decide("perryn", GO, HIGH, """
            Screened by me alone, as the record asks. Being shut away when he is most afraid is harm, done it
            seems in shame and not in temper. I told Perryn by his teacher who will read this: five people,
            by name.""", need="N1", team="carrick")
        f.tell_referrer("The head teacher", """
            Perryn will be seen at school by one worker. Nobody else at the council is told.""")
    with f.day(-30, "10:40", "tegen"):
        f.allocate("perryn", "austol", """
            Austol is named on the record and has never worked in the same building as Joanna.""")
    _perryn_is_seen(f)


def _perryn_is_seen(f: Family) -> None:
    with f.day(-26, "16:50", "austol"):
        f.visit("The library at Feock School", "Nobody", """
            He had brought a list of rules for our talk. The first was that I should say when it was nearly
            over.""",
            seen("perryn", """
                "It's not the dark, it's that she goes quiet outside the door."
                """), at=(-26, "11:15"))
    with f.day(-14, "18:05", "austol"):
        f.visit("Bosvean", "Joanna", """
            Joanna cried and then made a list too. She has taken the bolt off and asked what one does instead
            of a bolt.""",
            seen("perryn", """
                "She sat on the floor with me. It was four minutes. I timed it."
                """), at=(-14, "16:30"))
    with f.day(-10, "15:35", "marina"):
        f.oversight("perryn", """
            Whether the restriction holds. Two people at County Hall have asked Joanna why she is off
            work.""",
            """
                Nothing in the work changes; who has tried to open the record is looked at each
                month.""", """
                    He asked us who would read it, and we told him five people. Somebody has to count.""",
            Ask("Look at who has opened or tried to open Perryn's record, and tell Marina", "ebrel", 5))
    with f.day(-9, "12:10", "austol"):
        f.write("perryn", Mapped(background="""
            Perryn has had panic attacks since he was knocked over outside school two years ago. Joanna has
            told nobody, at work or at home, for fear of being thought unable to cope.""", child_views="""
            "I know she's scared too. I'd like it if we were scared in the same
            room."
            """.strip(), strengths="""
            Perryn explains himself better than most adults. Joanna acted on what he said within the hour of
            hearing it.""",
            danger=(Danger("""
            Perryn, his form teacher and Austol Grigg are worried that when Joanna is frightened of being
            overheard she will shut him away again, and that he will learn to be afraid of being
            afraid.""", """
            When Perryn panics, somebody sits with him until it passes. For two months no door is locked on
            him, and he keeps the count himself."""),)))


FAULL = Mapped(
    background="""
    Chloe Faull left at night with two children and a pillowcase of clothes after her husband Ross held her
    head under the kitchen tap. Friends of his had already told him of two places where she had stayed. They
    have been moved to a house of which he knows nothing, and nobody who does not have to is to know.""",
    harm="""
    Ross has strangled Chloe twice that Isaac saw. He drove with both children and no lights along the coast
    road to make her say sorry. Erin stopped speaking to anybody but her brother for two months.""",
    complicating="""
    Ross is a locksmith and a patient man. His sister works at a surgery in the same county. Chloe has no
    money of her own until the benefit is changed, and still answers to his ring tone.""",
    strengths="""
    Chloe planned it for five weeks and took the vaccination books. Isaac knows when to be quiet and when he
    need not be. A refuge worker whom all three of them like rings each evening at seven.""",
    safety="""
    She changed the telephone by herself on the first day and has told nobody where they are, her own mother
    included. When Isaac saw a van like his father's he did what they had practised, and it was not his
    father's.""",
    danger=(Danger("""
        Chloe, the refuge worker and Austol Grigg are worried that Ross will find out where they live,
        through a school, a surgery or a friend, and come; that Chloe could be killed, and that Isaac would
        try to stop him.""", """
        Ross does not learn where they are. For a year everybody who must know keeps to the rule of not
        writing it down, and Isaac goes a whole week without looking at the vans."""),),
    scales=(
        Scaled("Chloe", 6, """
            He doesn't know. If he did it would be nothing.""", "An order that covers the school."),
        Scaled("Isaac", 5, "Because the door is heavy.", "If Dad had a tag on."),
    ),
    child_views="""
    Isaac, who is eight, made a map of the house with a place in each room marked with a star. "Stars are for
    if." He wants to tell his old friend Kai that he has not died. He asked that we park round the corner,
    and we do.""",
    parent_views="""
    Chloe wants to be asked before anybody telephones anybody. She would put the danger higher than we did
    and the children's sadness first. Ross has not been told that there is an assessment; her solicitor and
    ours agree.""",
    next_steps="""
    The order widened to the school. One doctor, one school, both told by word of mouth. A way for Isaac to
    send Kai a letter. Time with somebody who understands why a child stops talking.""",
    factors="3B 3A 17A",
    effects=(("3B", "They left two homes in the night and learnt to pack without being told why."),
        ("3A", "What was done was done to the child too; certain sounds bring it back in class.")),
    analysis="""
    The danger is not in this home and its measure is distance. Chloe has done more for her children's safety
    in ten weeks than any of us; what she cannot do by herself is to make forty offices discreet. Isaac is on
    guard, which has kept him safe and is wearing him away. The plan is there so that somebody else may stand
    watch.""",
)

ERIN = Mapped(
    danger=(Danger("""
        Her mother, the nursery and Austol Grigg are worried that Erin, who stopped speaking when she was
        frightened, will have to leave one more place in a night and will close up again for good.""", """
        Erin stays in one home, one nursery and one bed, and speaks to four people outside her family by her
        next birthday."""),),
    scales=(Scaled("The nursery's key worker", 6, "She whispers to the guinea pig, in sentences."),),
    child_views="""
    Erin, at three, put a finger on my lips and then on her own. Later she told Isaac to tell me that the
    house in the book has "a bad tap". She will have the bathroom door open and a towel over the basin.""",
    factors="3B 17A",
    effects=(("3B", """
        Erin stopped speaking outside the family when the shouting was at its worst."""),),
    analysis="""
    Silence was the one thing in Erin's power and she used it. It lifts where things stay the same: she
    speaks at home, then to an animal, and soon perhaps to the one who feeds it. Each move costs months.
    Whatever is decided for the family's safety has to count that in.""",
)


def faull(f: Family) -> None:
    """Two children in a house that is written nowhere. A new version of a plan is being written."""
    _faulls_arrive(f)
    _faulls_assessed(f)
    _faulls_plans(f)
    _faulls_since(f)


def _faulls_arrive(f: Family) -> None:
    with f.day(-99, "08:40", "endelyn"):
        f.contact(Channel.TELEPHONE, Source.OTHER, "Night worker, a refuge in Cornwall", """
            Chloe Faull came at three in the morning with Isaac and Erin. She has bruises round the throat
            and cannot swallow well; an ambulance has been and gone. Her husband found the last address in
            four days.""", came=(-99, "04:10"),
            safe_contact="""
                Through the refuge only, and only by those who have its number. Never to any earlier
                telephone or address.""",
            informed=Informed.AGREED)
        f.child("isaac", "Isaac Faull", age=(8, 6, 6), sex="M", upn_unknown="UN4")
        f.child("erin", "Erin Faull", age=(3, 9, 18), sex="F")
        f.adult("chloe", "Chloe Faull", age=33, sex="F")
        f.adult("ross", "Ross Faull", age=36, sex="M")
        f.family("chloe", Kin.MOTHER, "isaac erin")
        f.family("ross", Kin.FATHER, "isaac erin", together=False)
        f.siblings("isaac erin")
        f.moves_to("chloe isaac erin", "Known to the refuge and the allocated worker", restricted=True)
        f.must_not_know("isaac erin", "Ross Faull, and anybody who rings for him", """
            Where the family lives, which school or which surgery. Ask Chloe before any call.""", why="""
            He has found them twice.""", decided="Truro Family Court, non-molestation order", review=90)
        f.about("isaac", '"Is this one on the map?"')
        f.about("erin")
    _faulls_accepted(f)


def _faulls_accepted(f: Family) -> None:
    with f.day(-99, "10:20", "senara"):
        f.recommend("isaac", GO, HIGH, """
            Strangulation, a hunt, and a boy who checks the map. The highest risk that our own
            tool knows.""", need="N1")
        f.recommend("erin", GO, HIGH, """
            She has said nothing to anybody since she arrived, and is three.""", need="N1")
    with f.day(-99, "12:45", "colan"):
        f.decide("isaac", GO, HIGH, """
            Strangulation is among the strongest signs of risk to life, and Ross found them once in four
            days. Chloe has protected the children by leaving. Accepted today; the address is held by two
            people and is marked restricted.""", need="N1", team="carrick")
        f.decide("erin", GO, HIGH, """
            Erin is three and has stopped speaking since she arrived. She is accepted with Isaac and should
            have the same worker, so that the family meets one person and the
            address is known to one more.""", need="N1", team="carrick")
    with f.day(-99, "13:30", "senara"):
        f.tell_referrer("The refuge's day manager", """
            Both are accepted. One worker will ring, from one number, at seven.""")
    with f.day(-99, "14:10", "tegen"):
        f.allocate("isaac erin", "austol", """
            He has done the training on stalking, and can be there at short notice.""")


def _faulls_assessed(f: Family) -> None:
    with f.day(-93, "19:05", "austol"):
        f.visit("The house", "Chloe; the refuge worker at the start", """
            Isaac showed me round by his map. Chloe talked with her back to the wall and her eyes on the
            road, and after an hour sat down.""",
            seen("isaac", '"Stars are for if."'),
            seen("erin", """
                Nothing to me. She told her brother about the tap.""", why_not_alone="""
                    She would only be in a room with Isaac."""), at=(-93, "16:00"))
    with f.day(-71, "13:15", "austol"):
        f.write("isaac", FAULL, use_for="erin")
    with f.day(-70, "10:30", "austol"):
        f.write("erin", ERIN)
        f.read_through("erin")
        f.submit("isaac erin")
    with f.day(-68, "15:00", "tegen"):
        f.sign_off("isaac", SignOff.CHILD_IN_NEED_PLAN, """
            The evidence is complete, and Isaac's own map of the house says more than any of it. Chloe has
            protected both children at great cost; the danger is that he finds them. I agree to a plan whose
            purpose is distance and discretion, and have referred Chloe to the multi-agency risk assessment
            conference.""")
        f.sign_off("erin", SignOff.CHILD_IN_NEED_PLAN, """
            Erin's needs are told as her own. The cost to her of another move is now on record for whoever
            may have to decide one at short notice. A plan beside Isaac's, with therapy that comes to her and
            one bed that stays.""")


def _faulls_plans(f: Family) -> None:
    with f.day(-63, "12:00", "austol"):
        f.plan_for("isaac", 3, """
            If Ross is seen within ten miles, or is told, they go that hour to the second house, and Chloe is
            asked before anybody else.""", [
            Todo("Have the order widened to cover the school and the road to it", "chloe", -41),
            Todo("Tell the school in person what is never to be written", "austol", -59),
            Todo("A letter to Kai, sent on by way of the refuge", "austol", -21)])
        f.plan_for("erin", 3, """
            If they must move, Erin's key worker goes with her for the first week, wherever it is.""", [
            Todo("""
                Twelve sessions of play with a therapist who comes to
                the nursery""", "Nursery and play therapy", 15),
            Todo("Keep the same bed through every move", "chloe", -51)])
        f.submit_plan("isaac erin")
    with f.day(-61, "10:15", "tegen"):
        f.decide_plan("isaac", Plan.APPROVED, """
            The actions protect the family by distance: the order, the school told in person, one route for
            post. Each has an owner and none of them writes the address down. Approved, with any sighting of
            Ross to be reported to me the same day.""")
        f.decide_plan("erin", Plan.APPROVED, """
            Erin needs things to stay the same, and the plan makes that an action with an owner, beside the
            therapy. Approved. Should a move become necessary, her key worker goes with her, as is written
            here.""")


def _faulls_since(f: Family) -> None:
    with f.day(-39, "16:10", "austol"):
        f.progress("isaac", "Have the order", "Granted, and served on Ross by post at his work.", on=-42)
        f.progress("isaac", "Tell the school", """
            Told the head and the secretary, over tea, nothing on paper.""", on=-60)
        f.progress("erin", "Keep the same bed", """
            One move since, of two streets. The bed went first.""", State.DONE)
    with f.day(-24, "18:20", "austol"):
        f.visit("The house", "Chloe", """
            Chloe laughed at something on the radio and looked surprised. The towel is off the basin.""",
            seen("isaac", '"I forgot to count vans on the way. Then I counted them all in one go."'),
            seen("erin", """
                "His name is Biscuit." Of the guinea pig; the first thing she has said
                to me.""", why_not_alone="""
                    She was on her mother's knee and staying there."""), at=(-24, "16:30"))
        f.progress("isaac", "A letter to Kai", "Sent, and answered with a drawing of a shark.")
    with f.day(-7, "18:10", "austol"):
        f.visit("The house", "Chloe", """
            I parked where Isaac had asked, and he timed me from the window. Chloe had packed the second bag
            again.""",
            seen("isaac", '"Eighty-one seconds. You could be quicker."'),
            seen("erin", '"Biscuit had babies. Five."',
                why_not_alone="She wanted her mother to hear it too."), at=(-7, "16:40"))
    with f.day(-6, "11:20", "austol"):
        f.new_version("isaac", """
            Ross has been seen at a petrol station eight miles off. The order, the school run and who has the
            second key must be planned anew.""")
        f.add_actions("isaac", 0, Todo("Change the time and the way of the school run each week", "chloe", 3),
            Todo("Take the second key to the second house", "austol", 1))
