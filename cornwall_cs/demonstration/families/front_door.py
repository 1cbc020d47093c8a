"""What has just come in, and what ended at the front door: seven arrivals, two of them with no child yet."""

# fmt: off
from cornwall_cs.demonstration.families.night import olver_overnight
from cornwall_cs.demonstration.families.terms import (
    Answered,
    Channel,
    Informed,
    Kin,
    Level,
    Outcome,
    Partner,
    Rating,
    Source,
    Told,
)
from cornwall_cs.demonstration.story import Family


def net_loft(f: Family) -> None:
    """A call about a child nobody can name yet. It waits in the queue."""
    with f.day(-1, "16:40", "bryok"):
        f.contact(Channel.TELEPHONE, Source.ANONYMOUS, "", """
            A woman who works nights hears a small child crying "for ages, then stopping as if somebody had
            put a door between us" in the flat over the net loft, three mornings running, between five and
            six. She has never seen the child. There is a pushchair on the stair and a man's bicycle. The
            caller would not give her name because she rents from the same owner.""",
            informed=Informed.NOT_INFORMED, why_not_asked="""
                Nobody knows yet who lives there. Housing has been asked for the tenant.""")
    with f.day(-1, "16:55", "bryok"):
        f.known("noah", "Noah Nankivell")
        f.about("noah")
    with f.day(-1, "17:20", "meraud"):
        f.was_not_about("noah", """
            Bryok knew of a pushchair over a shop and chose Noah. Noah lives in Liskeard with his mother, and
            the net loft is in Newlyn. The child there is still to be found.""")


def taxi_rank(f: Family) -> None:
    """A note left by the night for the morning: a girl who gave no name."""
    with f.day(-1, "23:58", "ruan"):
        f.contact(Channel.POLICE, Source.POLICE, "Sergeant Ken Laity, Devon and Cornwall Police", """
            A taxi driver took home a girl of about thirteen who had been left at the rank by a man in his
            twenties. She paid with a twenty-pound note and asked to be put down at the end of the road, not
            at a house. She said that her name was "nobody's business". The driver's dashboard camera is
            being looked at.""",
            came=(-1, "23:20"), informed=Informed.NOT_INFORMED, why_not_asked="""
            Her family is not known. The officers will tell the MARU if the film shows which house she went
            to.""")


def olver(f: Family) -> None:
    """A boy who does not want to go home tonight. Immediate danger; one recommended, both undecided."""
    f.home = "17 Trelowth Close, St Austell", "PL25 4OV"
    with f.day(-1, "15:10", "senara"):
        f.contact(Channel.TELEPHONE, Source.SCHOOL, "Hannah Blight, Trelowth Primary", """
            Rowan, who is eight, would not change for swimming. He has three straight marks across his lower
            back, red and raised. He said, "Dad's belt, because of the milk." He asked what time school shuts
            and whether he could help to put out the chairs. His sister Elowyn is in Reception and says
            nothing. Both are in the head teacher's room with a
            jigsaw.""", came=(-1, "14:50"), referrer_contact="""
                Head teacher's mobile, any time tonight""",
            danger="""
            The school keeps both children. Police asked to attend with us; the duty worker told at 15:05.
            Their mother is at work until six and has not been rung, at the advice of the police.""",
            informed=Informed.NOT_INFORMED, why_not_asked="""
                Telling either parent before the children are safe could put Rowan in danger.""")
        f.child("rowan", "Rowan Olver", age=(8, 1, 11), sex="M", school="Trelowth Primary")
        f.child("elowyn", "Elowyn Olver", age=(4, 10, 3), sex="F", school="Trelowth Primary")
        f.adult("craig", "Craig Olver", age=39, sex="M")
        f.adult("sarah", "Sarah Olver", age=34, sex="F")
        f.family("craig", Kin.FATHER, "rowan elowyn")
        f.family("sarah", Kin.MOTHER, "rowan elowyn")
        f.siblings("rowan elowyn")
        f.about("rowan", '"Dad\'s belt, because of the milk. Can I do the chairs?"')
        f.about("elowyn")
    _olver_in_the_unit(f)
    olver_overnight(f)


def _olver_in_the_unit(f: Family) -> None:
    with f.day(-1, "15:20", "senara"):
        f.rate(Rating.RED, """
            A fresh injury, the child's own account, and the man he names at home tonight.""")
        f.pick_up()
        f.ask("police health housing", """
            What is known of Craig and Sarah Olver and of the children, Rowan and Elowyn: call-outs, injuries,
            who else has lived at the address?""", """
            That Rowan has marks on his back and says how they came. Not his words.""", without_agreement="""
            Telling either parent before the children are safe could put Rowan in danger.""")
    with f.day(-1, "15:50", "senara"):
        f.answer(Partner.POLICE, "PC Dawn Rickeard, police desk", """
            Craig: a caution for affray eleven years ago, nothing since. No call-out to the address. An
            officer is on the way to the school.""")
        f.answer(Partner.HOUSING, "Tenancy team", "Tenants since 2019, rent paid, no complaint either way.",
                 result=Answered.NOTHING)
    with f.day(-1, "16:20", "senara"):
        f.recommend("rowan", Outcome.STRATEGY_DISCUSSION, Level.STATUTORY, """
            An injury in the shape of a belt, a clear account given without being asked for, and a boy
            looking for reasons to stay at school. Police and paediatrician are needed
            tonight.""", need="N1")


def harvey(f: Family) -> None:
    """Late: the doctor has not rung back, and the day has gone by."""
    f.home = "Rose-an-Grouse, Hayle", "TR27 6OK"
    with f.day(-4, "10:55", "jenifer"):
        f.contact(Channel.EMAIL, Source.OTHER, "Kath Sweet, Young Carers Kernow", """
            Jodie is sixteen and has looked after her father since his stroke. At our group she said that she
            has not been to college for a month as the morning carer was stopped, and that she lifts him by
            herself. She laughed about her back. We asked whether we could tell you and she said "if it gets
            Mandy back". Mandy was the carer.""",
            came=(-4, "09:30"))
        f.child("jodie", "Jodie Harvey", age=(16, 3, 8), sex="F", school="Penwith College")
        f.adult("clive", "Clive Harvey", age=52, sex="M")
        f.family("clive", Kin.FATHER, "jodie")
        f.about("jodie", '"I\'m fine. He\'s not heavy, he\'s just long."')
        f.rate(Rating.AMBER, "A child lifts a grown man by herself every morning, and is losing college.")
        f.ask("health adult_care", """
            Does the surgery know who lifts Clive Harvey? Why was the morning carer stopped?""",
            "That Jodie cares for her father alone and has stopped going to college.")
    with f.day(-3, "09:15", "jenifer"):
        f.answer(Partner.ADULT_CARE, "Duty worker, adult social care", """
            The agency gave the visit back for want of staff. Nobody told us that a child had taken it on. A
            review of his care is booked.""")


def stephens(f: Family) -> None:
    """A brother and sister, screened within the day, waiting for the manager."""
    f.home = "9 Barras Place, Liskeard", "PL14 3OC"
    with f.day(-1, "09:25", "bryok"):
        f.contact(Channel.FORM, Source.HEALTH_VISITOR, "Gill Haddy, Liskeard health visitors", """
            Amy Stephens is twenty-two and on her own with Alfie, three, and Maisie, one. Since her partner
            left she has not answered on two visits of mine; on the third I saw both children, clean and fed,
            and Amy in tears. There are eleven bin bags in the hall that she says she cannot face. She agreed
            to this form and asked that I write it with her.""", came=(-1, "08:40"))
        f.child("alfie", "Alfie Stephens", age=(3, 4, 16), sex="M", school="Barras Nursery")
        f.child("maisie", "Maisie Stephens", age=(1, 2, 5), sex="F")
        f.adult("amy", "Amy Stephens", age=22, sex="F")
        f.family("amy", Kin.MOTHER, "alfie maisie")
        f.siblings("alfie maisie")
        f.about("alfie", '"Mummy\'s got a hurty tummy in her eyes."')
        f.about("maisie")
    with f.day(-1, "09:40", "bryok"):
        f.rate(Rating.GREEN, "Both children seen, clean and fed. A mother who is asking.")
        f.ask("early_help", "Is anybody from early help with Amy Stephens and her children already?",
              "That Amy has asked for help since her partner left.")
    with f.day(-1, "13:30", "bryok"):
        f.answer(Partner.EARLY_HELP, "The hub", "Not known. A place in the Thursday group is free.",
                 result=Answered.NOTHING)
    with f.day(-1, "14:05", "bryok"):
        f.recommend("alfie", Outcome.EARLY_HELP, Level.TARGETED, """
            Both are well cared for today and Amy is asking. Alfie's nursery would have him for two more
            mornings. Early help with one named person in it, soon, could be all that is needed.""")
        f.recommend("maisie", Outcome.EARLY_HELP, Level.TARGETED, """
            For Maisie I asked the health visitor twice whether she was worried: not about feeding, growth or
            handling. About her mother's sleep, yes. That is for early help and the doctor together.""")


def jose(f: Family) -> None:
    """A mother who wanted to know where to turn; and the fourth contact in a year: do they add up?"""
    f.home = "22 Fore Street, Tywardreath", "PL24 2OM"
    _the_neighbour_and_the_school(f)
    _rebecca_rings(f)
    _the_fourth(f)


def _the_neighbour_and_the_school(f: Family) -> None:
    with f.day(-201, "17:30", "senara"):
        f.contact(Channel.TELEPHONE, Source.ACQUAINTANCE, "Mr Ivor Hext, neighbour", """
            A boy shouting for an hour on Sunday, then glass. He has lived next door for six years and has
            never rung anybody before. Afterwards he saw the boy and his mother sweep the path together.""")
        f.child("harrison", "Harrison Jose", age=(9, 6, 1), sex="M", school="Tywardreath School")
        f.adult("rebecca", "Rebecca Jose", age=42, sex="F")
        f.family("rebecca", Kin.MOTHER, "harrison")
        f.about("harrison")
    with f.day(-201, "18:05", "senara"):
        f.recommend("harrison", Outcome.NO_FURTHER_ACTION, Level.UNIVERSAL, """
            Rebecca told me of the window before I asked. School knows of no other worry.""")
    with f.day(-200, "10:00", "colan"):
        f.decide("harrison", Outcome.NO_FURTHER_ACTION, Level.UNIVERSAL, """
            One loud Sunday, told by both sides alike, and nobody hurt.""")
    with f.day(-200, "10:40", "senara"):
        f.tell_referrer("Mr Hext", "Thanked. He is right to ring, and may again.")
    with f.day(-141, "13:10", "bryok"):
        f.contact(Channel.FORM, Source.SCHOOL, "Jan Pascoe, Tywardreath School", """
            Harrison has fallen asleep in class three times. He says that he waits until the house is quiet.
            Is there anything else we should be asking?""")
        f.about("harrison", '"I stop awake till Mum goes up. Then it\'s quiet in my head."')
    with f.day(-141, "14:30", "bryok"):
        f.recommend("harrison", Outcome.ADVICE, Level.EARLY_HELP, """
            Tired, not afraid. The school nurse has a sleep clinic and school can refer him there.""")
    with f.day(-140, "09:40", "colan"):
        f.decide("harrison", Outcome.ADVICE, Level.EARLY_HELP, """
            I agree: it is for the school nurse, and his mother has said yes to her.""")
    with f.day(-140, "11:00", "bryok"):
        f.tell_referrer("Jan Pascoe", "The sleep clinic, and what would make us want to hear from her again.")


def _rebecca_rings(f: Family) -> None:
    with f.day(-75, "11:15", "bryok"):
        f.contact(Channel.TELEPHONE, Source.FAMILY, "Rebecca Jose, mother", """
            Rebecca has a boy of nine, Harrison, who throws things when the tablet is put away and has broken
            a window. Nobody was hurt. The wait to be seen about his attention is fourteen months. She is not
            frightened of him; she is worn out and wanted to know whether ringing us would be held against
            her.""")
        f.about("harrison")
    with f.day(-75, "12:30", "bryok"):
        f.recommend("harrison", Outcome.ADVICE, Level.UNIVERSAL, """
            A hard time in a safe home. Rebecca rang for information and I can give it: the parents' group
            that takes children still waiting, and the school's own referral.""")
    with f.day(-75, "15:15", "colan"):
        f.decide("harrison", Outcome.ADVICE, Level.UNIVERSAL, """
            I agree with Bryok. She is told plainly that ringing was a strength, given the two telephone
            numbers, and may ring again without starting from the beginning.""")
    with f.day(-74, "09:05", "bryok"):
        f.letter("Rebecca Jose", "22 Fore Street\nTywardreath")


def _the_fourth(f: Family) -> None:
    with f.day(-20, "10:20", "bryok"):
        f.contact(Channel.EMAIL, Source.SCHOOL_NURSE, "Lowen Vian, school nurse", """
            Harrison came to the sleep clinic with his mother. He has a graze on his knuckles from a door he
            hit and was sorry about. Rebecca cried when I asked how she slept. They left holding hands.""")
        f.about("harrison", '"I say sorry to the door as well."')
    with f.day(-20, "12:15", "bryok"):
        f.recommend("harrison", Outcome.ADVICE, Level.EARLY_HELP, """
            What the nurse saw is what Rebecca has told us herself. The clinic goes on.""",
            cumulative="""
            I read the four side by side. Each is the same thing seen from another window, none is worse than
            the one before, and two came because his mother asked for help.""")
    with f.day(-19, "11:30", "colan"):
        f.decide("harrison", Outcome.ADVICE, Level.EARLY_HELP, """
            Advice to the nurse, and a letter to the service he waits for that says what the wait is
            costing.""", cumulative="""
            Four contacts in nine months would be a pattern of harm if they told of fear, injury or a parent
            who hides things. They tell of a boy who waits to be seen and a mother who rings. If a fifth
            comes before he is seen I want the family offered early help and not asked to wait.""")
    with f.day(-19, "12:10", "bryok"):
        f.email("Lowen Vian", "lowen.vian@nhs.example")


def blewett(f: Family) -> None:
    """An anonymous letter that nothing bears out. No further action."""
    f.home = "Trevarth Farm, St Keverne", "TR12 6OV"
    with f.day(-131, "09:50", "senara"):
        f.contact(Channel.LETTER, Source.ANONYMOUS, "", """
            A typed letter without a signature says that the Blewett boys "run wild on the farm at all hours"
            and "drive machinery". It gives no date and no harm. The same typewriter wrote about the family's
            planning application, the parish clerk tells
            us.""", informed=Informed.INFORMED, why_not_asked="""
                They were told of the letter when we rang, and not asked to agree to anything.""")
        f.child("sam", "Samuel Blewett", age=(12, 9, 12), sex="M", school="Mullion School",
                known_as="Sam")
        f.child("wilf", "Wilfred Blewett", age=(10, 0, 21), sex="M", school="St Keverne Primary",
                known_as="Wilf")
        f.adult("tom", "Thomas Blewett", age=44, sex="M")
        f.adult("anna", "Anna Blewett", age=42, sex="F")
        f.family("tom", Kin.FATHER, "sam wilf")
        f.family("anna", Kin.MOTHER, "sam wilf")
        f.siblings("sam wilf")
        f.about("sam")
        f.about("wilf")
    with f.day(-131, "14:20", "senara"):
        f.recommend("sam", Outcome.NO_FURTHER_ACTION, Level.UNIVERSAL, """
            School: attends, cheerful, smells of sheep. His father showed him a tractor course certificate
            over the telephone before I had asked.""")
        f.recommend("wilf", Outcome.NO_FURTHER_ACTION, Level.UNIVERSAL, """
            Wilf feeds lambs before school, which he told his class about. Nothing here needs anything of
            us.""")
    with f.day(-130, "10:10", "meraud"):
        f.decide("sam", Outcome.NO_FURTHER_ACTION, Level.UNIVERSAL, """
            School, doctor and parish were asked and none has a worry; farm safety was talked through with
            his father all the same. A letter with no harm in it opens nothing.""", known="""
                Two schools, the doctor, one earlier letter from the same hand.""")
        f.decide("wilf", Outcome.NO_FURTHER_ACTION, Level.UNIVERSAL, """
            Decided for Wilf by himself: his teacher calls him the happiest boy in the class, he is well
            looked after, and the letter reports no harm to him. No further action.""")
    with f.day(-130, "11:00", "senara"):
        f.tell_referrer("", "The letter gave no name and no address to answer.", method=Told.NOT_POSSIBLE)
