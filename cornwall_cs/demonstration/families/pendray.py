"""The Pendrays: five children, a cold house, and a sister of fourteen who holds it up."""

# fmt: off
from cornwall_cs.demonstration.families import notes
from cornwall_cs.demonstration.families.pendray_map import BRYLUEN, KIT, LAMORNA, MORWEN, SENNEN
from cornwall_cs.demonstration.families.pendray_plans import plans
from cornwall_cs.demonstration.families.terms import Channel, Kin, Level, Outcome, SignOff, Source
from cornwall_cs.demonstration.story import Family, not_seen, observed, seen

ALL = "morwen kit sennen bryluen lamorna"


def pendray(f: Family) -> None:
    """Five assessments, five plans, and a version that must change."""
    _received(f)
    _recommended(f)
    _decided(f)
    _seen(f)
    _assessed(f)
    _signed_off(f)
    plans(f)
    notes.of_the_pendrays(f)


def _received(f: Family) -> None:
    f.home = "2 Wheal Cottages, Carharrack", "TR16 5VK"
    senior, primary = "Gwennap School", "Wheal Rose Primary, Carharrack"
    with f.day(-160, "10:05", "jenifer"):
        f.contact(Channel.FORM, Source.SCHOOL, "Rachel Odgers, Wheal Rose Primary", """
            Four of the Pendray children are with us and the eldest collects them. In one week: Sennen held
            his jaw all morning and was taken to the dentist by our deputy; Kit ate from the lost-property
            lunch boxes; Bryluen fell asleep at ten; their sister told our secretary that there has been no
            hot water since half-term and that "Mum's having a lie down". The postman says the baby has been
            out in the lane by herself.""",
            came=(-160, "08:45"), referrer_contact="School office, until five")
        f.child("morwen", "Morwen Pendray", age=(14, 5, 2), sex="F", school=senior)
        f.child("kit", "Christopher Pendray", age=(11, 2, 14), sex="M", school=senior, known_as="Kit")
        f.child("sennen", "Sennen Pendray", age=(8, 7, 25), sex="M", school=primary)
        f.child("bryluen", "Bryluen Pendray", age=(5, 9, 6), sex="F", school=primary,
                disabilities=["COMM"])
        f.child("lamorna", "Lamorna Pendray", age=(2, 1, 19), sex="F")
        f.adult("sherryl", "Sherryl Pendray", age=36, sex="F")
        f.adult("gary", "Gary Pendray", age=41, sex="M")
        f.adult("nan", "Maureen Bray-Johns", age=63, sex="F", lives="Higher Ninnis, Lanner; TR16 6OM")
        f.family("sherryl", Kin.MOTHER, ALL)
        f.family("gary", Kin.FATHER, ALL)
        f.family("nan", Kin.GRANDPARENT, ALL, together=False)
        f.siblings(ALL)
        _three_generations(f)
        f.about("morwen", '"It\'s only till Mum\'s better." To the school secretary.')
        f.about("kit", '"I wasn\'t stealing, it was lost."')
        f.about("sennen", '"It goes boom boom." Of his tooth.')
        f.about("bryluen")
        f.about("lamorna")


def _three_generations(f: Family) -> None:
    """Sherryl's parents, and her two eldest, who live with their own father in Camborne."""
    elsewhere = "7 Dolcoath Row, Camborne; TR14 8OP"
    f.adult("grandad", "Leonard Bray-Johns", age=67, sex="M", lives="Higher Ninnis, Lanner; TR16 6OM")
    f.adult("lee", "Lee Trewin", age=43, sex="M", lives=elsewhere)
    f.adult("rowan", "Rowan Trewin", age=19, sex="M", lives=elsewhere)
    f.adult("elowen", "Elowen Trewin", age=18, sex="F", lives=elsewhere)
    grown = "rowan elowen"
    f.family("nan", Kin.MOTHER, "sherryl", together=False, responsible=False)
    f.family("grandad", Kin.FATHER, "sherryl", together=False, responsible=False)
    f.family("grandad", Kin.PARTNER, "nan", since=-10400)
    f.family("gary", Kin.PARTNER, "sherryl", since=-3900)
    f.family("lee", Kin.FORMER_PARTNER, "sherryl", together=False, since=-4150)
    f.family("sherryl", Kin.MOTHER, grown, together=False, responsible=False)
    f.family("lee", Kin.FATHER, grown, responsible=False)
    f.siblings(grown)
    for half in grown.split():
        f.family(half, Kin.HALF_SIBLING, ALL, together=False)


def _recommended(f: Family) -> None:
    go, high = Outcome.ASSESSMENT, Level.STATUTORY
    with f.day(-160, "14:30", "jenifer"):
        f.recommend("morwen", go, high, """
            A year of running a household at fourteen. Early help was agreed to twice and not
            taken up.""", need="N1")
        f.recommend("kit", go, high, """
            Hungry enough to take food, and excluded for two days last term.""", need="N1")
        f.recommend("sennen", go, high, """
            Three abscesses, treated only because the school drove him. That is medical need
            not met.""", need="N1")
        f.recommend("bryluen", go, high, """
            Asleep at ten, and a child of five with hardly any speech.""", need="N1")
        f.recommend("lamorna", go, high, """
            Twenty months would be generous: she is younger and was out in a lane alone,
            twice.""", need="N1")


def _decided(f: Family) -> None:
    go, high = Outcome.ASSESSMENT, Level.STATUTORY
    with f.day(-159, "09:20", "colan"):
        f.decide("morwen", go, high, """
            What five teachers each saw is one thing when it is put side by side. Assessed together with her
            brothers and sisters, but asked on her own what it is
            like.""", need="N1", team="caradon", known="""
            School, health visitor, housing officer. The doctor has not answered yet.""")
        f.decide("kit", go, high, """
            Kit is going without food and has been excluded. Early help was offered twice to his parents and
            not taken up. Accepted with the others, because the next incident may cost him his school
            place.""",
            need="N1", team="caradon")
        f.decide("sennen", go, high, """
            Six weeks of untreated pain is harm that has happened, and the school acted where his parents did
            not. Accepted at statutory level; I have asked the dentist for a list of what was offered and
            missed.""",
            need="N1", team="caradon")
        f.decide("bryluen", go, high, """
            Bryluen cannot yet tell us much in words, so she has to be watched as well as asked, and the
            speech therapist's view is needed. Accepted with her brothers and sisters.""",
            need="N1", team="caradon")
        f.decide("lamorna", go, high, """
            The youngest is the least safe. Gary fitted a bolt while Jenifer was on the telephone to him,
            which is why this is assessment and not a strategy
            discussion today.""", need="N1", team="caradon", options="""
            Strategy discussion: kept in hand, if she is out alone once more.""")
    with f.day(-159, "12:05", "jenifer"):
        f.tell_referrer("Rachel Odgers", """
            All five are to be assessed by the Caradon team. The deputy was thanked for the dentist.""")
    with f.day(-158, "09:35", "ives"):
        f.allocate(ALL, "perran", """
            Five children with one worker, so that the family tells it once. His caseload is held at this
            until the assessments are in.""")


def _seen(f: Family) -> None:
    with f.day(-153, "18:05", "perran"):
        f.visit("2 Wheal Cottages", "Sherryl; Gary for the last quarter of an hour, in his work boots", """
            Cold enough to see our breath. Sherryl took me through every room because she would rather I saw
            it than imagined it. Washing hung over doors. A full fridge for the first time this month, she
            said, and whose idea that was. Morwen put a plate in front of each child without sitting
            down.""",
            seen("morwen", '"If I stop, it just doesn\'t get done."', own="""
            She asked that her mother should not be told about the set she was moved down to."""),
            seen("sennen", '"You can\'t wake Mum."'),
            seen("bryluen", """
                Nothing in words. She held up one sock and
                then the other.""", why_not_alone="She would not leave Morwen."),
            observed("lamorna", """
                Climbed the stair gate in a few seconds, looked round for applause, and ate a whole
                banana."""),
            not_seen("kit", """
                At training. Perran rang the coach and met him at the ground two
                days later."""), at=(-153, "15:40"))
    with f.day(-151, "17:25", "perran"):
        f.visit("The football ground at Lanner", "His coach, out of hearing", """
            Kit kicked a ball at a wall for twenty minutes, and talked.""",
            seen("kit", '"I don\'t bring mates back because of the smell."'), at=(-151, "16:30"))
    with f.day(-145, "14:05", "perran"):
        f.happened_before("morwen kit", "2016", "Moved out of Camborne to the cottage at Carharrack",
                          "Their nan told me on the telephone: they left with what fitted into one car.")
        f.happened_before("morwen", "2021-03", "Mother in hospital for some weeks",
                          "From an old file of the health visitors. Morwen was kept at her nan's.",
                          "She says that this was when she learned to cook.")
    with f.day(-138, "16:35", "perran"):
        f.visit("2 Wheal Cottages", "Sherryl, Gary, and her mother Maureen", """
            The boiler man was under the sink. Gary had opened the letters and laid them out by date. We read
            the five danger statements round the table and Maureen asked for a copy in bigger print.""",
            seen("morwen", """
                "Nan's doing Mondays. I went to
                drama. I was a tree."
                """, why_not_alone="Seen alone before; she chose to stay."),
            observed("lamorna", "Slept through it on her father's shoulder."), at=(-138, "14:10"))


def _assessed(f: Family) -> None:
    with f.day(-130, "11:15", "perran"):
        f.write("morwen", MORWEN, use_for="kit sennen bryluen lamorna")
    each = {"kit": KIT, "sennen": SENNEN, "bryluen": BRYLUEN, "lamorna": LAMORNA}
    for day, (key, mapped) in enumerate(each.items(), start=-129):
        with f.day(day, "10:30", "perran"):
            f.write(key, mapped)
            f.read_through(key)
    with f.day(-125, "15:50", "perran"):
        f.submit(ALL)


def _signed_off(f: Family) -> None:
    plan = SignOff.CHILD_IN_NEED_PLAN
    with f.day(-121, "10:40", "ives"):
        f.sign_off("morwen", plan, """
            I had thought of Morwen as the strong one, and this shows me what that costs. The plan gives her
            mornings to grown-ups by name. I will ask her at the review whether it is true.""", options="""
            A young carer's referral by itself was considered: it would help her carry, and she should not be
            carrying.""")
        f.sign_off("kit", plan, """
            The assessment shows how a cold, ashamed home has brought Kit to the edge of exclusion. He needs
            a plan of his own and not a line in his sister's: food, kit, his father's time, and his coach
            told as much as Kit allows. I expect no further exclusion by the first review.""")
        f.sign_off("sennen", plan, """
            The harm to Sennen is plain in the dentist's record, and the goal can be counted: appointments
            kept, by a parent. I agree that it should be for Sherryl and Gary to take him and for us to see
            that they do.""")
        f.sign_off("bryluen", plan, """
            Bryluen's silence at school is understood here through watching and play, which is right at her
            age. The speech therapist's view makes it a matter of neglect and not of disability. I want her
            teacher asked each month, as well as her parents.""")
        f.sign_off("lamorna", plan, """
            I weighed strategy discussion again. Nobody has seen her outside since the bolt, her nan has a
            key, and her father has asked for day shifts. A plan with hours in it, visited every fortnight,
            is right, and no less than that.""",
            known="""
                Health visitor's record read with her consent; weight between the lines but falling
                behind.""")
