"""Referrals newly open: four children not yet allocated, two not yet seen, one late, one with a new name."""

# fmt: off
from assessments.choices import SectionKey
from cornwall_cs.demonstration.families import notes
from cornwall_cs.demonstration.families.terms import (
    Channel,
    Informed,
    Kin,
    Level,
    Looked,
    Outcome,
    Source,
    Told,
    Warn,
)
from cornwall_cs.demonstration.story import Ask, Family, Mapped, not_seen, observed, seen

GO, HIGH = Outcome.ASSESSMENT, Level.STATUTORY


def tonkin(f: Family) -> None:
    """Four accepted, one of them not yet born. Nobody is allocated; the referrer has not been told."""
    f.home = "Unit 7, Trewartha caravan site, Perranporth", "TR6 0OK"
    with f.day(-3, "14:25", "senara"):
        f.contact(Channel.TELEPHONE, Source.HOUSING, "Marek Dunn, housing options", """
            Leanne Tonkin and three children have lived in a touring caravan for five weeks since they were
            put out by her landlord. The gas is a camping stove inside. Her partner Wayne "comes when he is
            skint". The eldest, Shannon, rang the council line herself and waited fifty minutes to be put
            through.""", came=(-3, "13:30"))
        f.child("shannon", "Shannon Tonkin", age=(13, 3, 30), sex="F", school="Newquay Tretherras")
        f.child("cody", "Cody Tonkin", age=(9, 8, 8), sex="M", school="Perranporth School")
        f.child("skye", "Skye Tonkin", age=(2, 10, 22), sex="F")
        f.unborn("baby", "Tonkin", expected=75)
        f.adult("leanne", "Leanne Tonkin", age=34, sex="F")
        f.family("leanne", Kin.MOTHER, "shannon cody skye baby")
        f.siblings("shannon cody skye baby")
        f.about("shannon", '"I\'m not being funny but is there a grown-up?" To the council line.')
        f.about("cody", '"It\'s like camping, but you can\'t stop."')
        f.about("skye")
        f.about("baby")
    _tonkins_accepted(f)


def _tonkins_accepted(f: Family) -> None:
    with f.day(-3, "16:50", "senara"):
        f.recommend("baby", GO, HIGH, """
            Leanne is five months pregnant, has seen no midwife since she lost the house, and will have
            nowhere to bring a baby home to.""", need="N4")
        f.recommend("shannon", GO, HIGH, """
            She is doing her mother's telephoning. What Wayne does when he comes has to be asked of her
            without her mother there.""", need="N4")
        f.recommend("cody", GO, HIGH, """
            In the same two beds with the stove, and late every day for want of a bus.""", need="N4")
        f.recommend("skye", GO, HIGH, """
            At two she can reach the stove. Housing alone cannot be waited for.""", need="N4")
    with f.day(-2, "09:50", "meraud"):
        f.decide("baby", GO, HIGH, """
            There are four months in which to find this baby a home and Leanne a midwife, and they should be
            used. Accepted with the brothers and sisters; the community midwives will see her on the site
            this week.""", need="N4", team="carrick")
        f.decide("shannon", GO, HIGH, """
            Shannon is carrying her family's affairs at thirteen, in a caravan with an open flame, and has
            not been asked what Wayne does when he visits. Accepted at statutory level; I have told her that
            her call was the right thing to do.""", need="N4", team="carrick")
        f.decide("cody", GO, HIGH, """
            Five weeks in two beds, late for school every day, with adults calling for money. Housing alone
            will not answer it. Accepted with his sister for acute stress.""", need="N4", team="carrick")
        f.decide("skye", GO, HIGH, """
            The site manager took the stove out last night and lent a safe one. The assessment can therefore
            begin tomorrow and not tonight.""", need="N4", team="carrick")


def maddern(f: Family) -> None:
    """A father who is always just out. Two children not seen, past the day they were to be."""
    f.home = "Chy an Mor, Mousehole", "TR19 6VK"
    with f.day(-19, "10:40", "jenifer"):
        f.contact(Channel.EMAIL, Source.SCHOOL, "Delia Rowett, Mousehole School", """
            Finn and Pearl Maddern have not been in for nine days. Their father Dominic answers every message
            within the hour, charmingly, with a new illness each time. On the last day she was in Pearl told
            a friend that they "might be going on the boat for a long time
            because of Mummy's judge".""", informed=Informed.INFORMED,
            why_not_asked="""
                The school told Dominic it would have to pass this on. He said that he quite understood.""")
        f.child("finn", "Finn Maddern", age=(8, 9, 17), sex="M", school="Mousehole School")
        f.child("pearl", "Pearl Maddern", age=(6, 1, 4), sex="F", school="Mousehole School")
        f.adult("dominic", "Dominic Maddern", age=30, sex="M")
        f.adult("isabel", "Isabel Frost", age=33, sex="F", lives="Clarence Street, Penzance; TR18 2OV")
        f.family("dominic", Kin.FATHER, "finn pearl")
        f.family("isabel", Kin.MOTHER, "finn pearl", together=False)
        f.siblings("finn pearl")
        f.about("finn")
        f.about("pearl", '"We might be going on the boat because of Mummy\'s judge." To her friend Ottilie.')
    _finn_and_pearl_accepted(f)
    _on_the_step(f)
    notes.of_the_madderns(f)


def _finn_and_pearl_accepted(f: Family) -> None:
    with f.day(-19, "15:15", "jenifer"):
        f.recommend("finn", GO, HIGH, """
            Nine days unseen, a hearing about where he lives in three weeks, and a father with
            a boat.""", need="N1")
        f.recommend("pearl", GO, HIGH, """
            It is Pearl who said what may be planned. She needs to be asked, kindly and soon.""", need="N1")
    with f.day(-18, "10:05", "colan"):
        f.decide("finn", GO, HIGH, """
            Nine days out of school, a hearing in three weeks, and a remark about a boat. Finn has to be
            seen. The harbour office says that the boat has no engine in her; the mother's solicitor has been
            told that we are assessing.""", need="N1", team="carrick")
        f.decide("pearl", GO, HIGH, """
            It is Pearl who said that they might go away for a long time. It may be nothing more than a
            child's fear of a hearing, but she has to be asked, gently and alone, this week. Accepted with
            her brother.""", need="N1", team="carrick")
    with f.day(-18, "11:00", "jenifer"):
        f.tell_referrer("Delia Rowett", """
            Both will be seen; please ring us the hour they come in.""", method=Told.EMAIL)
    with f.day(-17, "09:25", "tegen"):
        f.allocate("finn pearl", "rosen", "Rosen lives the far side of the bay and can call early and late.")


def _on_the_step(f: Family) -> None:
    with f.day(-13, "18:20", "rosen"):
        f.visit("Chy an Mor", "Dominic, on the step", """
            Dominic said both were at his sister's with chickenpox. He gave a telephone number which rings
            out.""",
            not_seen("finn", """
                Said to be at an aunt's. The number does not answer; the aunt's doctor has not seen him.
                Rosen went on to the harbour, where the boat lay empty."""),
            not_seen("pearl", """
                With her brother, by their father's account. Their mother was rung and had last spoken to
                Pearl on the screen two nights before."""),
            at=(-13, "16:40"))
    with f.day(-5, "17:35", "rosen"):
        f.visit("Chy an Mor", "Nobody", """
            No answer at eight or at half past four. Two small wet suits on the line, dripping.""",
            not_seen("finn", """
                Nobody came to the door. Wet suits on the line mean they are near. A letter was left with a
                time, and the police were asked for a welfare check."""),
            not_seen("pearl", """
                Nobody came to the door. Told Tegen the same evening; the mother's solicitor is asking the
                court for an earlier day."""), at=(-5, "16:30"))
    with f.day(-4, "10:10", "tegen"):
        f.oversight("finn", """
            Two visits and neither child seen, past the day by which they should have been. Neighbour,
            harbour office, mother, police.""",
            "They are seen within two days, with the police if need be.", """
                A polite father has kept us on the step for a fortnight. Finn's and Pearl's account of it is
                the one that is missing.""",
            Ask("""
                Visit with a police officer and see both children,
                each alone""", "rosen", -1), outcome=Looked.CHANGED)


def tregenza(f: Family) -> None:
    """A girl of sixteen who has left her father's name behind. Her assessment is half written."""
    f.home = "12 Lemon Row, Truro", "TR1 2OM"
    with f.day(-16, "09:20", "senara"):
        f.contact(Channel.FORM, Source.SCHOOL_NURSE, "Olwen Pascho, school nursing", """
            Aphra Kneebone showed me cuts on both thighs, some a week old. She is sixteen. It began when her
            father's trial was reported with her surname in the paper; he was sent to prison for what he did
            to a girl of her age. She wants help and for her mother to be told by
            somebody else.""", came=(-16, "08:50"))
        f.child("aphra", "Aphra Kneebone", age=(16, 2, 13), sex="F", school="Truro and Penwith College",
                ethnicity="WOTH",
                ethnicity_detail="Cornish and Breton")
        f.adult("morgane", "Morgane Tregenza", age=40, sex="F")
        f.family("morgane", Kin.MOTHER, "aphra")
        f.about("aphra", '"Every time somebody reads the register I want to be somebody else."')
    with f.day(-16, "12:10", "senara"):
        f.recommend("aphra", GO, HIGH, """
            She is hurting herself, knows why, and asks for help. Nobody has yet asked whether her father
            hurt her.""", need="N1")
    with f.day(-16, "16:15", "meraud"):
        f.decide("aphra", GO, HIGH, """
            Aphra harms herself and links it to her father's crime. Nobody has asked whether he hurt her too;
            it must be asked by one person whom she can come to know. Her mother protects her and he is in
            prison, so an assessment and not a strategy discussion.""", need="N1", team="carrick",
            options="""
                Mental health services alone: they see her from this week in any case, and cannot look at
                home.""")
    with f.day(-15, "09:10", "senara"):
        f.tell_referrer("Olwen Pascho", """
            Aphra is to be assessed; her mother was told by the nurse and me together, and held her.""")
    with f.day(-15, "10:20", "tegen"):
        f.allocate("aphra", "kensa", "Aphra asked for a woman and for somebody from this side of the county.")
    _aphra_talks(f)


def _aphra_talks(f: Family) -> None:
    with f.day(-12, "17:15", "kensa"):
        f.visit("A bench by the river at Malpas", "Nobody", """
            We walked, which she had asked for. She talked about the name before anything else.""",
            seen("aphra", """
                "He didn't. I've thought about it a lot, and he didn't. I just can't have it on my exam
                papers."
                """), at=(-12, "15:30"))
    with f.day(-8, "11:50", "kensa"):
        f.renamed("aphra", "Aphra", "Tregenza", """
            By deed poll: she has taken her mother's name, and asks that nobody uses the other.""")
    with f.day(-7, "13:20", "kensa"):
        f.write("aphra", Mapped(background="""
            Aphra has lived with her mother since she was eleven. Her father was sentenced in the month
            before the nurse's form. She was not a witness and learnt what he had done from a telephone at
            the back of a bus.""", child_views="""
            She wants three things: her own name, to sit her examinations somewhere that nobody turns round,
            and for her mother to stop saying sorry. She scaled herself before I asked: "Four. Five on a
            Kensa day."
            """.strip(), strengths="""
            Aphra went to the nurse by herself. She has a friend, Mabel, who keeps the blades for her and
            gives her a pen to draw with instead. Her mother believes her."""))
    with f.day(-2, "16:52", "kensa"):
        f.begin_section("aphra", SectionKey.ANALYSIS, """
            Aphra is not in danger from her father, who is in prison and whom she says never touched her. She
            is in danger from what the name does to her in a room full of people, and from the nights after.

            What helps is small and already there: the nurse, Mabel, the pen. What is missing is""")
    with f.day(-1, "17:38", "kensa"):
        f.begin_visit("aphra", """
            Morgane was at work. We had toast. Aphra showed me the letter from the college about the room she
            may sit her examinations in, and read it to me twice.""", """
            "It says Tregenza on it. They just wrote it, like it was nothing." """, at=(-1, "16:05"))


def goldsworthy(f: Family) -> None:
    """Begun well, and late: the forty-five days ran out a week ago, and her manager has asked why."""
    f.home = "Trevanion Terrace, Bodmin", "PL31 1OK"
    with f.day(-53, "11:40", "bryok"):
        f.contact(Channel.TELEPHONE, Source.OTHER_HEALTH, "Ward manager, Bodmin Hospital", """
            Jenna Goldsworthy was admitted last night under section after three days without sleep. Her
            daughter Lowri is four. A neighbour has her. Jenna asked every nurse in turn to see that Lowri
            has the blue cup.""",
            informed=Informed.INFORMED, why_not_asked="Jenna was told; she was too unwell to agree or not.")
        f.child("lowri", "Lowri Goldsworthy", age=(4, 3, 26), sex="F", school="St Petroc's Nursery, Bodmin")
        f.adult("jenna", "Jenna Goldsworthy", age=37, sex="F")
        f.adult("val", "Valerie Keen", age=58, sex="F", lives="14 Trevanion Terrace, Bodmin; PL31 1OK")
        f.family("jenna", Kin.MOTHER, "lowri")
        f.family("val", Kin.CARER, "lowri", together=False)
        f.about("lowri", '"Mummy was being very fast."')
    with f.day(-53, "15:50", "bryok"):
        f.recommend("lowri", GO, HIGH, """
            Nobody with parental responsibility is at home. A kind neighbour is not yet an
            arrangement.""", need="N3")
    with f.day(-52, "08:55", "meraud"):
        f.decide("lowri", GO, HIGH, """
            Nobody with parental responsibility is at home. The neighbour is willing and known to us as a
            childminder; that has to be seen and put on a footing today. Accepted for parental illness, with
            a plan to be ready for the day when Jenna comes home.""", need="N3", team="caradon")
    with f.day(-52, "09:40", "bryok"):
        f.tell_referrer("Ward manager", """
            Lowri is with Valerie Keen, who is known to us as a childminder; Caradon team will ring the
            ward.""")
    with f.day(-52, "10:15", "ives"):
        f.allocate("lowri", "lowdy", """
            The duty worker was out with another family; Lowdy can go this morning.""")
    _lowri_waits(f)


def _lowri_waits(f: Family) -> None:
    with f.day(-52, "15:10", "lowdy"):
        f.visit("Mrs Keen's house", "Valerie Keen", """
            Lowri had slept. The blue cup was on the draining board. She is used to this kitchen and goes to
            the right drawer.""",
            seen("lowri", '"I told her the sun was up so she could stop."', why_not_alone="""
                She is four and it was her first night away; Mrs Keen stayed in the next room."""),
            at=(-52, "11:45"))
        f.warning("lowri", Warn.HEALTH, """
            Lowri carries an adrenaline pen for nuts. Mrs Keen has one, the nursery the other.""")
    with f.day(-34, "16:25", "lowdy"):
        f.visit("Trevanion Terrace", "Jenna, a week home; her nurse", """
            Jenna had tidied for us and was very tired. She asked Lowri's leave to show us the drawing of the
            hospital.""",
            observed("lowri", """
                Leant on her mother and watched her face a good deal. Put the cup in her
                hand.""", why_not_alone="Seen with her mother on purpose, in the first week home."),
            at=(-34, "14:30"))
    with f.day(-30, "12:40", "lowdy"):
        f.write("lowri", Mapped(background="""
            Jenna became ill over three days. She had stopped her tablets in order to be wide awake for
            Lowri's birthday. Lowri stayed with the neighbour for eighteen days and was visited by her mother
            on nine of them.""", strengths="""
            Jenna asked for help at the door of the hospital. Valerie Keen has known Lowri from birth. The
            nursery noticed nothing for the good reason that Lowri was well looked after until the third
            day."""))
    with f.day(-6, "14:15", "ives"):
        f.oversight("lowri", """
            Forty-five working days ran out two days ago. Lowri was seen on the first day and again, and is
            well. What is missing is the writing: the nurse's report was asked for twice and came last
            week.""",
            "The assessment is finished in six days; the reason that it is late is written in it.",
            """
                Nobody has been harmed by the lateness and Jenna has been left not knowing, which does her no
                good.""",
            Ask("Finish the assessment of Lowri and read it to Jenna before it is submitted", "lowdy", -2))
