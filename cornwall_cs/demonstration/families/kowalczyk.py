"""The Kowalczyks: a girl who interpreted for everybody, and a family who now have their own interpreter."""

# fmt: off
from cornwall_cs.demonstration.families import notes
from cornwall_cs.demonstration.families.terms import Channel, Held, Informed, Kin, Level, Outcome, Source
from cornwall_cs.demonstration.story import Danger, Family, Mapped, Scaled, seen

KOWALCZYK = Mapped(
    background="""
    The family came from Łódź six years ago. Zofia interprets for her parents at the bank, the surgery and
    the school. She told a supply teacher that her uncle Marcin, who lodges with them, comes and sits on her
    bed.""",
    harm="""
    Zofia says that he has talked to her at night on about ten evenings and has touched her hair and her
    neck. He gave her a telephone to keep secret. A police interview in Polish was held; she said the same
    and no more than that.""",
    complicating="""
    Marcin's wages pay half of the rent. Until now everything that this family knew of the authorities had
    gone through a girl of nine. The parents were first told by letter, which she had to read out to
    them.""",
    strengths="""
    Her parents believed her at once and did not make her say it again. The parish priest and two families
    from church have found room and money without asking what for.""",
    safety="""
    Marcin was put out of the house on the same evening and has not been back. Her father walks her to school
    and changed his shift to do it.""",
    danger=(Danger("""
        Zofia's parents, her teacher and Kensa Luke are worried that Marcin, who was gaining her trust in
        secret, will reach Zofia again by telephone or through the family, and will hurt her; and that she
        will think that it came of telling.""", """
        Marcin has no way to reach Zofia. She tells her mother or Mrs Quick when something feels wrong, and
        finds that it is a good thing to have done."""),),
    scales=(
        Scaled("Agnieszka, her mother", 8, """
            He is gone from here and he will not come back to here.""", "To know what the police do."),
        Scaled("Zofia", 7, "Tata walks with me.", "If I didn't have to see his car."),
    ),
    child_views="""
    Seen with an interpreter outside in case she wished for one; she did not. "I'm the one who tells people
    things. This was the only thing I didn't have the words for, in either." She does not want to interpret
    for anyone any more.""",
    parent_views="""
    Through Mrs Nowak, interpreter: they are ashamed to have let rooms and not thought. They ask what their
    daughter needs to hear from them. They were not told of their right to an interpreter, in six years, by
    any of us.""",
    next_steps="""
    Keyworking for Zofia by the centre for children who have been abused. An interpreter booked for every
    appointment, in writing. The police told that they are to ring Mrs Nowak and not the house.""",
    factors="19C",
    analysis="""
    What was begun with Zofia was stopped early, because she spoke and because her parents acted within the
    hour. Her safety is good and it is theirs. What remains is what it meant to her and what we did by making
    a child our interpreter. I propose help by agreement, without a plan, if the police are content; I am not
    sure that this is right.""",
)

ANTEK = Mapped(
    danger=(Danger("""
        His parents and Kensa Luke are worried that Antek, who shared a wall and a games console with Marcin,
        was being drawn in as well, and has been told to keep quiet, and that he will lie awake with
        it.""", """
        Antek has been asked, in the language he chooses and by somebody he likes, and has had time to
        answer."""),),
    scales=(Scaled("Piotr, his father", 8, "He is only sad for the games."),),
    child_views="""
    Antek is six. He wanted to know where the console went. "Wujek said I was his best player." Asked about
    secrets, he said that he has one, about a tooth, and showed it to me.""",
    factors="19C",
    analysis="""
    There is nothing to show that Antek was harmed. He has lost somebody who played with him, and may not be
    sad about it at table. His parents have been told what to say, and what to listen for later.""",
)


def kowalczyk(f: Family) -> None:
    """A brother and sister of six and nine. Submitted; the manager has them both to read."""
    f.home = "60 Dolcoath Road, Camborne", "TR14 8OK"
    with f.day(-38, "11:20", "bryok"):
        f.contact(Channel.TELEPHONE, Source.SCHOOL, "Caroline Quick, St Meriadoc School", """
            Zofia Kowalczyk, nine, told a supply teacher that her uncle sits on her bed when everybody is
            asleep, and that he gave her a telephone. She asked how one says in Polish that one does not want
            a thing.""", came=(-38, "10:45"),
            informed=Informed.NOT_INFORMED, why_not_asked="""
                The uncle lives in the house. The police go first, with an interpreter, this afternoon.""")
        f.child("zofia", "Zofia Kowalczyk", age=(9, 4, 10), sex="F", school="St Meriadoc School",
                ethnicity="WOTH",
                ethnicity_detail="Polish", first_language="Polish")
        f.child("antek", "Antoni Kowalczyk", age=(6, 2, 20), sex="M", school="St Meriadoc School",
                ethnicity="WOTH",
                ethnicity_detail="Polish", first_language="Polish", known_as="Antek")
        f.adult("aga", "Agnieszka Kowalczyk", age=34, sex="F", first_language="Polish", interpreter="Polish")
        f.adult("piotr", "Piotr Kowalczyk", age=37, sex="M", first_language="Polish", interpreter="Polish")
        f.family("aga", Kin.MOTHER, "zofia antek")
        f.family("piotr", Kin.FATHER, "zofia antek")
        f.siblings("zofia antek")
        f.about("zofia", '"How do you say no thank you so that it\'s really no?"')
        f.about("antek")
    _kowalczyks_accepted(f)
    _kowalczyks_discussed(f)
    _kowalczyks_written(f)
    notes.of_the_kowalczyks(f)


def _kowalczyks_accepted(f: Family) -> None:
    ask, high = Outcome.STRATEGY_DISCUSSION, Level.STATUTORY
    with f.day(-38, "13:05", "bryok"):
        f.recommend("zofia", ask, high, """
            A man sitting on a child's bed at night and a secret telephone: reasonable cause to suspect
            sexual harm. Police and health need to be in it this afternoon, with an
            interpreter.""", need="N1")
        f.recommend("antek", ask, high, """
            He shares a wall with the uncle and nobody has asked him. To be discussed with his
            sister.""", need="N1")
    with f.day(-38, "15:10", "colan"):
        f.decide("zofia", ask, high, """
            Zofia gave a clear account and the man lives in her home. The threshold for a strategy discussion
            is met. The police are on their way to the house with Mrs Nowak, so that her parents hear it from
            an interpreter and not from Zofia.""",
            need="N1", team="carrick", known="""
                The school's note. Nothing known of the uncle to police or to us.""")
        f.decide("antek", ask, high, """
            There is no account from Antek yet, but he has had the same man beside him at night. He is to be
            part of the same discussion and to be asked by somebody trained to
            do it.""", need="N1", team="carrick")
    with f.day(-37, "09:15", "bryok"):
        f.tell_referrer("Caroline Quick", """
            A strategy discussion was held. Please let Zofia off interpreting, at the office too.""")


def _kowalczyks_discussed(f: Family) -> None:
    with f.day(-37, "11:05", "tegen"):
        f.discuss("zofia", Held.ASSESSMENT, """
            Held with police, health and the school. The police interviewed Zofia in Polish; her uncle has
            left the home and is forbidden by his bail to come near it. With him gone and her parents
            protecting her, all agreed that the section 47 enquiry is complete and that what she needs next
            is an assessment.""")
        f.discuss("antek", Held.ASSESSMENT, """
            Antek was asked by a trained officer and said nothing of harm. The discussion agreed that he is
            not at risk now and should be assessed with Zofia, because he has lost somebody too and may have
            more to say later.""")
    with f.day(-37, "11:30", "tegen"):
        f.allocate("zofia antek", "kensa", "Kensa has worked with Mrs Nowak before.")


def _kowalczyks_written(f: Family) -> None:
    with f.day(-33, "17:40", "kensa"):
        f.visit("60 Dolcoath Road", "Agnieszka and Piotr, with Mrs Nowak to interpret", """
            They gave us soup. Piotr had counted the nights on a calendar. Zofia came in to interpret and her
            mother told her, in English, to go and play.""",
            seen("zofia", '"This was the only thing I didn\'t have the words for, in either."'),
            seen("antek", '"Wujek said I was his best player."'), at=(-33, "15:30"))
    with f.day(-14, "17:15", "kensa"):
        f.visit("St Meriadoc School", "Mrs Quick, out of hearing", """
            Zofia has been elected to the school council and made a speech in one language.""",
            seen("zofia", """
                "Mama has her own lady for words now. I was in the next room and I didn't listen."
                """),
            seen("antek", """
                "I've got a different best player. It's Tata and he's terrible."
                """), at=(-14, "13:30"))
    with f.day(-8, "11:15", "kensa"):
        f.write("zofia", KOWALCZYK, use_for="antek")
    with f.day(-6, "10:45", "kensa"):
        f.write("antek", ANTEK)
        f.read_through("antek")
    with f.day(-3, "16:20", "kensa"):
        f.submit("zofia antek")
