"""The Hendras: a girl, a baby not yet born, and a half-brother with his father. From a night to closing.

Told from the notification to the end of two plans. The assessment of the baby is returned once; the
baby is born while the plan is young; each plan is reviewed twice, continued and then closed.
"""

# fmt: off
from cornwall_cs.demonstration.families import notes
from cornwall_cs.demonstration.families.hendra_plans import plans_and_reviews
from cornwall_cs.demonstration.families.terms import Channel, Informed, Kin, Level, Outcome, SignOff, Source
from cornwall_cs.demonstration.story import Danger, Family, Mapped, Scaled, not_seen, seen

TEGAN = Mapped(
    background="""
    Police were called to the flat late in the evening by the neighbour below. They found Karenza, then seven
    months pregnant, with a cut lip, and Darren Tippett on the stairs. Tegan, who was seven, was behind her
    bedroom door. Karenza told the officers it was the fourth time in eighteen months. There were two earlier
    notifications from another county which ended in advice.""",
    harm="""
    Tegan has been in the flat each time Darren hit her mother, four times that Karenza can name. On the last
    she heard the plate break and held the door shut with her feet. Since then she has wet the bed most
    nights and will not go to the toilet alone at school.""",
    complicating="""
    The flat is in Darren's name and he has the only spare key. Karenza's mother lives in Leeds and cannot
    travel. Darren drinks more when there is no work on the boats.""",
    strengths="""
    Karenza rang the midwife herself the morning after. She gets Tegan to school every day, on time, with her
    reading done. The neighbour below, Mrs Jose, has said she will knock at any hour.""",
    safety="""
    Three times Karenza has taken Tegan down to Mrs Jose's before Darren came up the stairs, and has stayed
    there until he slept. She has not let him back in since that night, and changed the lock at her own
    cost.""",
    danger=(
        Danger(
            """
            Kensa Luke, Mrs Oliver at the school and Karenza herself are worried that Darren will come back
            when he has been drinking and hurt Karenza while Tegan is there, and that Tegan will go on lying
            awake listening for him, be too tired and frightened to learn, and come to think that this is
            what homes are like.""",
            """
            Tegan goes to sleep in a home where nobody is hit or shouted at. Karenza and the people she has
            chosen show for six months that Darren does not come to the door, and that they know what to do
            if he does.""",
        ),
    ),
    scales=(
        Scaled("Karenza", 5, """
            He is out and the lock is changed, but he knows where we are.""", "A court order."),
        Scaled("Tegan", 4, "Because he might still have a key.", "If Mum said it on a promise."),
        Scaled("Kensa Luke, social worker", 4, """
            Karenza has acted every time, alone. Nobody else holds it yet."""),
    ),
    child_views="""
    Tegan drew two houses. In the worry house she drew a door with a very big handle. In the good house she
    drew the cat from downstairs. She said, "I listen with my feet. If the floor goes, it's him." She wants
    the baby to have "a room with a quiet door", and wants Locryn to come on Saturdays like he used to.""",
    parent_views="""
    Karenza says she wanted somebody to ask her, and is tired of being told to leave a flat that has her
    daughter's bed in it. She agrees with the danger statement and changed two words of it. Darren was
    offered three times to meet and came once: he says the police make it worse than it is, and that he would
    never touch Tegan.""",
    next_steps="""
    Help for Karenza to apply for the occupation of the flat and an order keeping Darren away. A safety plan
    written with Mrs Jose in it. Time at school for Tegan with somebody she picks. The midwife told, and told
    what changes.""",
    factors="3B 1C 17A",
    effects=(
        ("3B", """
            Tegan listens with her feet for the stairs, sleeps badly and cannot learn on Mondays."""),
        ("1C", """
            When Darren has been drinking Tegan lies awake until it is certain that he has gone."""),
    ),
    analysis="""
    Tegan is loved and well looked after, and she is frightened. What has hurt her is not one night but the
    listening for the next one: the wet bed and the tired mornings began with it and are its measure. Karenza
    has shown protection again and again, by herself and with nobody's name beside hers. Alone it will not
    hold when the baby comes and money is short. A plan that puts other people round her, by name and by
    date, would make it hold.""",
)

BABY = Mapped(
    background="""
    This baby was seven months on the way when police were called to the flat. The midwife already knew the
    pregnancy to be one of higher risk, because of an earlier miscarriage after a fall which Karenza now says
    was a push.""",
    harm="""
    Karenza was pushed against the worktop in this pregnancy, at about twenty weeks, and was kept in hospital
    for a night. The scan was sound. She says Darren counted the minutes whenever she was at the clinic.""",
    danger=(
        Danger(
            """
            The midwife and Kensa Luke are worried that if Darren attacks Karenza again before or after the
            birth, the baby will be hurt in the womb or in her arms, or be born early, and that Karenza will
            be too frightened to rest, feed and get to know her baby.""",
            """
            The baby is carried, born and looked after in a home without violence. Karenza goes to every
            appointment by herself or with somebody she picks, and has people round her day and night for the
            first six weeks.""",
        ),
    ),
    scales=(Scaled("Karenza", 5, "I know what I will do. I have not had to do it with a baby in my arms."),),
    child_views="""
    The baby is not born. Karenza imagines what the baby would say: keep it quiet in here, and then come home
    with me.""",
    factors="3B 6B",
    effects=(
        ("3B", """
            A blow to Karenza may be a blow to the baby, and fear keeps her from resting."""),
        ("6B", """
            Her blood pressure has risen; the midwife ties it to the nights, and to an early birth."""),
    ),
    analysis="""
    An unborn baby cannot be taken down the stairs by the hand as Tegan has been; for these weeks the baby's
    safety is Karenza's. The push at twenty weeks shows what can happen. She has kept every appointment
    since, and the midwife sees her at her friend's. The same plan as Tegan's, with health in it from the
    first week, is what is needed.""",
)
BABY_MENDED = Mapped(
    complicating="""
    Darren is the father and will be asked for on the ward. He has been told he may not come to the birth,
    and the ward has that in writing. There is no order yet; until there is one, the flat has only a lock and
    a neighbour.""",
    scales=(
        Scaled("Karenza", 5, "I know what I will do. I have not had to do it with a baby in my arms."),
        Scaled("The community midwife", 6, "She comes, she talks, and her bag is packed at her friend's."),
    ),
)


def hendra(f: Family) -> None:
    """The story, in four parts."""
    _the_call(f)
    _screened(f)
    _assessed(f)
    _signed_off(f)
    plans_and_reviews(f)
    notes.of_the_hendras(f)


def _the_call(f: Family) -> None:
    f.home = "Flat 3, 11 Chapel Row, Penryn", "TR10 8VK"
    with f.day(-400, "08:25", "senara"):
        f.contact(
            Channel.POLICE,
            Source.POLICE,
            "PC Alys Rounsevell, Devon and Cornwall Police",
            """
            A neighbour rang 999 at 22:52 to shouting and something breaking. Karenza Hendra, pregnant, had a
            cut lip and said that Darren Tippett had thrown a plate and pushed her. He was arrested on the
            stairs and is in custody until noon. A girl of seven was awake in her room. A boy of twelve,
            Karenza's son, lives with his father in Falmouth and was not there.""",
            came=(-401, "23:40"),
            abuse=("CR-401-1187", (-401, "22:52"), "present", "high", 16, True),
            informed=Informed.INFORMED,
            why_not_asked="""
                The officers told Karenza at the door that they would pass this on. Her partner was within
                hearing.""",
            safe_contact="""
                Ring Mrs Jose in the flat below after nine and ask for Karenza. Leave no message upstairs.""",
            referrer_contact="Through the police public protection unit, quoting the log of that night",
        )
        f.child("tegan", "Tegan Hendra", age=(8, 10, 9), sex="F", school="Chapel Row Primary, Penryn",
                ethnicity_detail="Cornish", first_language="English")
        f.unborn("wylow", "Hendra", expected=-352)
        f.child("locryn", "Locryn Pellow", age=(13, 7, 20), sex="M", school="Pendennis Academy, Falmouth",
                lives="6 Quarry Steps, Falmouth; TR11 3OM")
        f.adult("karenza", "Karenza Hendra", age=34, sex="F")
        f.adult("darren", "Darren Tippett", sex="M", lives="Not known since his release")
        f.adult("stephen", "Stephen Pellow", age=44, sex="M", lives="6 Quarry Steps, Falmouth; TR11 3OM")
        f.family("karenza", Kin.MOTHER, "tegan wylow")
        f.family("karenza", Kin.MOTHER, "locryn", together=False)
        f.family("darren", Kin.FATHER, "wylow", together=False, responsible=False)
        f.family("darren", Kin.PARENTS_PARTNER, "tegan", together=False)
        f.family("stephen", Kin.FATHER, "locryn")
        f.family("wylow", Kin.SIBLING, "tegan")
        f.family("locryn", Kin.HALF_SIBLING, "tegan wylow", together=False)
        f.about("tegan", "“Is Mum's lip going to fall off?” To the officer who sat with her.")
        f.about("wylow")
        f.about("locryn")


def _screened(f: Family) -> None:
    accepted, statutory = Outcome.ASSESSMENT, Level.STATUTORY
    with f.day(-400, "11:10", "senara"):
        f.recommend("tegan", accepted, statutory, need="N1", why="""
            The fourth attack by Karenza's own count, the first with an injury that police saw, and Tegan
            awake behind the door. Her school says she has begun to wet herself. Two notifications elsewhere
            ended in leaflets.""")
        f.recommend("wylow", accepted, statutory, need="N1", why="""
            Karenza was pushed in pregnancy before and kept in overnight. Birth is eight weeks off and there
            is time to plan for it, if it is begun now.""")
        f.recommend("locryn", Outcome.ADVICE, Level.UNIVERSAL, """
            He lives with his father, was not there, and has not stayed at the flat for four months. His
            father knew nothing and asked good questions.""")
    with f.day(-400, "15:35", "meraud"):
        f.decide("tegan", accepted, statutory, need="N1", team="carrick", why="""
            A child who holds a door shut with her feet needs more than advice to her mother. I accept Tegan
            for assessment so that somebody sits with her this week, and so that Karenza is asked what would
            help before Darren is released.""",
            known="Police log, school, midwife. Not known: where Darren will go when he is released.",
            options="""
                Early help was weighed: it would come too slowly, and without the power to bring agencies
                together.""")
        f.decide("wylow", accepted, statutory, need="N1", team="carrick", why="""
            The risk to the baby is the risk to Karenza and peaks before and soon after the birth. It is
            assessed beside Tegan's, by the same worker, so that Karenza tells it once.""")
        f.decide("locryn", Outcome.ADVICE, Level.UNIVERSAL, """
            Locryn is safe where he is and his father is able. What he needs is to hear of it from a parent
            and to see his mother and sister somewhere calm; Senara rings his father with how to do both.""")
    with f.day(-399, "09:30", "senara"):
        f.tell_referrer("PC Alys Rounsevell", """
            Tegan and the baby are to be assessed by the Carrick team; Locryn's father was advised.""")
    with f.day(-399, "10:15", "tegen"):
        f.allocate("tegan wylow", "kensa", """
            Kensa has room this week and has worked with the same midwives on two plans.""")


def _assessed(f: Family) -> None:
    with f.day(-395, "16:50", "kensa"):
        f.visit("Her school", "Mrs Oliver, for the first minutes", """
            Tegan chose the bean bags. We drew houses. She asked whether police cars have beds in them. She
            showed me how she sits against the door. I told her what I would do next and that she could ask
            Mrs Oliver to ring me.""",
            seen("tegan", "“I listen with my feet. If the floor goes, it's him.”"), at=(-395, "10:20"))
    with f.day(-386, "17:20", "kensa"):
        f.visit("Mrs Jose's flat", "Karenza; Mrs Jose in the kitchen", """
            Karenza talked for an hour and a half, the first half of it standing. We wrote down the four
            nights. She read the danger statement, crossed out “may” and wrote “will”. Tegan fed the cat.""",
            seen("tegan", "“This is where we come when it's loud. I know how many stairs.”", why_not_alone="""
            She had been seen alone at school and wanted to stay
            by the cat."""), not_seen("wylow"), at=(-386, "15:30"))
    with f.day(-374, "13:05", "kensa"):
        f.write("tegan", TEGAN, use_for="wylow")
    with f.day(-371, "10:20", "kensa"):
        f.write("wylow", BABY)
        f.read_through("wylow")
    with f.day(-370, "09:15", "kensa"):
        f.submit("tegan wylow")


def _signed_off(f: Family) -> None:
    with f.day(-368, "14:40", "tegen"):
        f.sign_off("tegan", SignOff.CHILD_IN_NEED_PLAN, """
            Tegan was seen alone and speaks on every page of this. I agree that Karenza protects and that she
            does it single-handed. A child in need plan, rather than strategy discussion, because Darren is
            out of the home and Karenza is ahead of us; that is looked at again if he returns.""",
            options="""
                Closing to early help was considered and rejected: without an order the flat rests on one
                lock.""")
        f.sign_off("wylow", SignOff.RETURNED, """
            It says little of Darren as this baby's father, and he will be at the ward door. Write what he
            has been told about the birth and who holds to it, and ask the midwife where she puts the baby's
            safety.""")
    with f.day(-366, "11:00", "kensa"):
        f.write("wylow", BABY_MENDED)
        f.submit("wylow")
    with f.day(-365, "15:10", "tegen"):
        f.sign_off("wylow", SignOff.CHILD_IN_NEED_PLAN, """
            What I asked for is here, and the ward has it in writing. With thirteen days to the birth the
            plan starts now, with the midwife's name in it, and not after the birth.""")
