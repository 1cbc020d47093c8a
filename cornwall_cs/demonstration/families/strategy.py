"""Where a strategy discussion was asked for: due, held, and asked for at sign-off and gone to enquiry."""

# fmt: off
from cornwall_cs.demonstration.families.edyvean_map import ALYS
from cornwall_cs.demonstration.families.measured import kenvers_screening
from cornwall_cs.demonstration.families.terms import (
    Agency,
    Channel,
    Held,
    Informed,
    Kin,
    Level,
    Looked,
    Outcome,
    SignOff,
    Source,
    Warn,
)
from cornwall_cs.demonstration.story import Ask, Family, Mapped, not_seen, seen


def curnow(f: Family) -> None:
    """A baby of nine weeks with a bruise. The strategy discussion is due today and not yet held."""
    f.home = "3 Bowling Green, St Just", "TR19 7OK"
    with f.day(-2, "16:20", "jenifer"):
        f.contact(Channel.TELEPHONE, Source.HEALTH_VISITOR, "Tressa Eddy, St Just health visitors", """
            At the nine-week clinic Ia had a bruise the size of a penny on her left cheekbone. She does not
            roll. Her parents, Zoe and Ben, looked at one another and Zoe said that it must have been the car
            seat. They are waiting here and have agreed to take her to the hospital
            with me now.""", came=(-2, "16:05"),
            informed=Informed.AGREED)
        f.child("ia", "Ia Curnow", age=(0, 2, 3), sex="F")
        f.adult("zoe", "Zoe Curnow", age=25, sex="F")
        f.adult("ben", "Ben Curnow", age=24, sex="M")
        f.family("zoe", Kin.MOTHER, "ia")
        f.family("ben", Kin.FATHER, "ia")
        f.about("ia")
    with f.day(-2, "17:05", "jenifer"):
        f.recommend("ia", Outcome.STRATEGY_DISCUSSION, Level.STATUTORY, """
            A bruise on a baby who cannot roll is an injury until a paediatrician says that it is not. The
            parents are with her and with a professional; it must be discussed with police and health before
            she goes home.""", need="N1")
    with f.day(-1, "08:15", "meraud"):
        f.decide("ia", Outcome.STRATEGY_DISCUSSION, Level.STATUTORY, """
            Ia was kept in overnight with her mother. The paediatrician will not say accident or otherwise
            before the second scan at eleven. The discussion is for today,
            before anybody speaks of home.""", need="N1", team="carrick",
            known="Health visitor, ward, police: nothing known. Not known: the second scan.", options="""
            Waiting for the scan first would save a meeting if it is clear, and lose the day if it is
            not.""")
    with f.day(-1, "08:50", "jenifer"):
        f.tell_referrer("Tressa Eddy", """
            Strategy discussion today; please be at the other end of the telephone from ten.""")


def trevaskis(f: Family) -> None:
    """A boy of fifteen who is away for nights at a time. It was held, and he is being assessed."""
    _kenver_is_missing(f)
    _kenver_is_found(f)
    kenvers_screening(f)
    _kenver_goes_again(f)
    _oversight_of_kenver(f)
    _kenver_is_away(f)


def _kenver_is_missing(f: Family) -> None:
    f.home = "41 Trevithick Road, Camborne", "TR14 8VM"
    with f.day(-24, "07:45", "endelyn"):
        f.contact(Channel.POLICE, Source.POLICE, "Missing persons desk, Devon and Cornwall Police", """
            Kenver was reported missing by his mother at one in the morning, the third time in five weeks. He
            came home at six by train from Plymouth with a new telephone, would not say who bought the
            ticket, and slept in his shoes. His mother found eleven hundred pounds in the lining of his coat
            and rang us again.""", came=(-24, "07:20"))
        f.child("kenver", "Kenver Trevaskis", age=(15, 6, 28), sex="M", school="Camborne Science Academy")
        f.adult("lisa", "Lisa Trevaskis", age=44, sex="F")
        f.adult("grandad", "Ronald Trevaskis", age=68, sex="M", lives="8 Moor Street, Camborne; TR14 8OV")
        f.family("lisa", Kin.MOTHER, "kenver")
        f.family("grandad", Kin.GRANDPARENT, "kenver", together=False)
        f.about("kenver", '"I went to see a mate. He\'s got a train, it\'s not a crime."')
    with f.day(-24, "09:30", "bryok"):
        f.recommend("kenver", Outcome.STRATEGY_DISCUSSION, Level.STATUTORY, """
            Three nights away, money he cannot have earned, a telephone that is not his. Put together they
            say that somebody is using him, and that somebody will come for what is in the
            coat.""", need="N1")
    with f.day(-24, "11:10", "colan"):
        f.decide("kenver", Outcome.STRATEGY_DISCUSSION, Level.STATUTORY, """
            I read this as exploitation and not as bad behaviour, and so do the police. Today, because
            whoever gave him the money knows where he lives and his mother has
            handed it in.""", need="N1", team="carrick")
    with f.day(-24, "12:00", "bryok"):
        f.tell_referrer("Missing persons desk", "Strategy discussion with the Carrick team this afternoon.")
    with f.day(-24, "13:10", "tegen"):
        f.warning("kenver", Warn.STAFF_SAFETY, """
            Men unknown to the family may be watching the house. Ring Lisa from the car; do not go in the
            dark.""", review=20)
    with f.day(-23, "15:45", "tegen"):
        f.discuss("kenver", Held.ASSESSMENT, """
            Held with the police, the academy, health and the youth justice service. The police follow the
            telephone and the money and will treat Kenver as a victim. A section 47 enquiry was considered:
            his mother protects him and agrees to everything asked, so an assessment begins today instead. We
            meet again if he is missing once more or if anybody comes to the house.""")
        f.allocate("kenver", "myghal", """
            Myghal has worked with boys in this position, and Kenver's grandfather already knows him from the
            gig club.""")


def _kenver_is_found(f: Family) -> None:
    with f.day(-21, "17:30", "myghal"):
        f.visit("41 Trevithick Road", "Lisa", """
            The kettle, the coat on its hook, and a window on the landing open at half past three in the
            afternoon.""",
            not_seen("kenver", """
                He went out of the window as I came in. I told Lisa when I would be back and left him my
                number on the coat. Police were told."""),
            at=(-21, "15:30"))
    with f.day(-17, "18:15", "myghal"):
        f.visit("The gig shed at Portreath", "His grandfather, at the other end of the boat", """
            He was sanding. He did not stop, and after a time he talked to the oar. He would not say names.
            He asked what happens to somebody who owes for something that was taken off them.""",
            seen("kenver", """
                "Everyone thinks I'm thick or I'm bad. I just said yes once."
                """), at=(-17, "16:20"))
    with f.day(-10, "12:15", "myghal"):
        f.write("kenver", Mapped(background="""
            Kenver is fifteen and until a year ago was in school each day and rowing twice a week. In five
            weeks he was away for three nights. Police believe that he carries for a group from outside the
            county.""", harm="""
            He has been threatened for a debt. There is a burn on his forearm, old, that he covers. He lost
            two stone in four months by his grandfather's reckoning, and gave up a boat
            he had a seat in.""", child_views="""
            "I just said yes once." He would like it to be over without anybody getting hurt on account of
            him, and thinks that this is not possible. He asked twice about his mother's
            door.""", strengths="""
            He came home by himself each time. He talks to his grandfather, and to wood. His mother rang and
            rang again."""))
        f.write("kenver", Mapped(safety="""
            Lisa gave the money to the police though it frightened her. The academy lets him in by the side
            gate."""), complete=False)


def _kenver_goes_again(f: Family) -> None:
    with f.day(-15, "08:50", "myghal"):
        f.is_missing("kenver", 13, "Lisa, his mother", "The police, on 101", reference="DC-7714", risk="""
            He owes money to people who know where he lives. He went without a coat and without his
            medicine.""")
    with f.day(-15, "15:10", "myghal"):
        f.is_back("kenver", "He rang his grandfather from the services at Exeter, who fetched him.", words="""
            "They said one more and it's paid. It's never one more."
            """, impact="He slept until three and has not been to school since. He flinches at cars.")
    with f.day(-14, "10:00", "myghal"):
        f.offers_interview("kenver", "Demelza Orchard, the return home service")
    with f.day(-13, "14:20", "myghal"):
        f.is_interviewed("kenver", "Demelza Orchard, the return home service", """
            "There's a flat. There's always somebody on the door. I was the youngest but not by
            much." """, """
            Police were told of the flat the same hour. He will not be driven by anybody but his
            grandfather.""")
        f.says_whether_it_holds("kenver", "reopen", """
            The assessment is half written and said that he comes home by himself. This time he could not.
            The debt, the flat and the younger boys go into it.""")


def _kenver_is_away(f: Family) -> None:
    with f.day(-5, "11:30", "myghal"):
        f.happens("kenver", "arrest", "On suspicion of possession with intent to supply", on=-6,
            place="Camborne police station", appropriate_adult="His grandfather",
            outcome="Released under investigation. The police treat him as a victim first.",
            impact="He says that it is a relief that somebody knows. He is more afraid of Friday.")
    with f.day(-1, "20:40", "tegen"):
        f.is_missing("kenver", 4, "The academy, at the end of the day", "The police, on 101",
            reference="DC-8120", risk="""
                He was seen at the station with two older boys. The debt falls due on Friday.""")


def _oversight_of_kenver(f: Family) -> None:
    with f.day(-12, "10:30", "tegen"):
        f.oversight("kenver", """
            Two visits, one of them out of a window. The police analyst's note on the number that rings him.
            His burn has not been looked at by a doctor. I asked Myghal how safe he himself feels on that
            road.""",
            "The work goes on as an assessment, with a weekly call to the police, and the burn is seen to.",
            "He has begun to talk. If we turn it into an enquiry now we gain powers and lose Kenver.",
            Ask("Get Kenver to a doctor about his arm, with his grandfather if he will", "myghal", -4),
            Ask("Ring the police analyst each week and write down what is said", "myghal", 8))
    with f.day(-8, "22:35", "endelyn"):
        f.opens_for_a_reason("kenver", """
            Lisa rang the night line: a car outside with its lights off. I need to know what was agreed.""")
    with f.day(-6, "16:05", "marina"):
        f.oversight("kenver", "I joined the call with the police because of the threat to the house.",
            "A place to go to is found, within the family if it can be.",
            """
                If the debt is called in there will be hours, not days, to move him. Better that his mother
                chooses where.""",
            Ask("""
                Agree with Lisa and Ronald where Kenver could go at
                an hour's notice""", "myghal", 4), outcome=Looked.CHANGED)


def edyvean(f: Family) -> None:
    """A thin girl, a father with a chart. Signed off to a strategy discussion; the enquiry has begun."""
    f.home = "Penhale, Blisland", "PL30 4OM"
    with f.day(-33, "11:05", "senara"):
        f.contact(Channel.FORM, Source.SCHOOL_NURSE, "Pam Kestle, school nursing", """
            Alys Edyvean was withdrawn to be taught at home a term ago. I kept up her weight checks by
            agreement. She has lost two kilograms in twelve weeks. She asked me not to write it down. Her
            father said that the chart has the answer and that I am welcome
            to a copy.""", informed=Informed.NOT_AGREED)
        f.child("alys", "Alys Edyvean", age=(9, 1, 14), sex="F")
        f.adult("gareth", "Gareth Edyvean", age=43, sex="M")
        f.adult("bron", "Bronwen Lewis", age=41, sex="F", lives="Coombe Road, Saltash; PL12 4OK")
        f.family("gareth", Kin.FATHER, "alys")
        f.family("bron", Kin.OTHER_RELATIVE, "alys", together=False)
        f.about("alys", '"Please don\'t put it in the book."')
    with f.day(-33, "15:20", "senara"):
        f.recommend("alys", Outcome.ASSESSMENT, Level.STATUTORY, """
            Weight lost where it should be gained, out of sight of any school, and a child who is afraid of a
            number.""", need="N1")
    with f.day(-32, "09:15", "colan"):
        f.decide("alys", Outcome.ASSESSMENT, Level.STATUTORY, """
            Alys has lost weight since she was taken out of school and is afraid of its being written down.
            Her father may teach her at home; he may not refuse to have her seen. Accepted, and to be seen
            without him within the week.""", need="N1", team="caradon")
    with f.day(-32, "10:30", "senara"):
        f.tell_referrer("Pam Kestle", "Alys will be seen at the surgery, with the nurse's weights in hand.")
    with f.day(-32, "14:00", "ives"):
        f.allocate("alys", "bethany", """
            A child who has met only men in authority this year may find it easier to talk with Bethany.""")
    _alys_is_seen(f)


def _alys_is_seen(f: Family) -> None:
    with f.day(-27, "17:10", "bethany"):
        f.visit("Blisland surgery", "The nurse, for the weighing", """
            Alys came because the surgery wrote to her father for a vaccination. She ate the biscuit in
            eleven bites.""",
            seen("alys", '"You go a bit floaty and then it\'s fine."'), at=(-27, "15:00"))
    with f.day(-6, "10:40", "bethany"):
        f.write("alys", ALYS)
    with f.day(-5, "09:20", "bethany"):
        f.submit("alys")
    with f.day(-2, "12:30", "ives"):
        f.sign_off("alys", SignOff.STRATEGY_DISCUSSION, """
            Alys was seen alone and what she said is consistent with her weights. Her father punishes hunger
            and does not accept that there is a worry, so I do not believe she can be protected by agreement.
            There is reasonable cause to suspect significant harm: a strategy discussion,
            today.""", options="""
            A child in need plan needs a parent who agrees there is a need. Gareth has told us three times
            that he does not.""")
    with f.day(-1, "10:50", "ives"):
        f.discuss("alys", Held.SECTION_47_SINGLE, """
            The paediatrician will not wait another month for the scales. Nobody at the table thinks that
            Gareth will change by being asked again. The police see no offence yet and leave it with us; her
            aunt can have her today if Alys has to be out of the house.""", at=(-1, "09:30"))
    with f.day(-1, "14:35", "bethany"):
        f.enquire("alys", "bethany", """
            Alys at the surgery tomorrow with the nurse, her father in the next room with me. The aunt's house
            looked at tonight. The paediatrician writes what hunger does at nine.""")
        f.in_enquiry("alys", "check", agency=Agency.EDUCATION, asked_of="Elective home education officer",
            asked_on=None)
