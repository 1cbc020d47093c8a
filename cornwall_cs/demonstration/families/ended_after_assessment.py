"""Closed straight after assessment: to early help, and to another council."""

# fmt: off
from cornwall_cs.demonstration.families.terms import (
    Channel,
    Ends,
    Kin,
    Level,
    Outcome,
    SignOff,
    Source,
)
from cornwall_cs.demonstration.story import Danger, Family, Mapped, Scaled, observed, seen

GO, HIGH = Outcome.ASSESSMENT, Level.STATUTORY

CHENOWETH = Mapped(
    background="""
    Merryn's mother Jess told the health visitor that she sometimes walks out to the end of the garden and
    counts, since if she stayed she does not know what she would do. Merryn was four months old. Jess asked
    for somebody to come.""",
    harm="""
    None to Merryn. Jess shook the cot, once, with Merryn in it, and rang her own mother within the
    minute.""",
    complicating="""
    Adam drives lorries to Spain and is home two days in nine. The birth went badly and nobody has talked it
    through with her.""",
    strengths="""
    Jess says what she feels before it is too late to say it. Merryn is fed, dressed, weighed and sung
    to.""",
    safety="""
    Each time Jess felt it coming she put Merryn down somewhere safe and went out, and rang her mother. Her
    mother came by car in nine minutes, four times.""",
    danger=(Danger("""
        Jess and the health visitor are worried that when she is alone, has not slept, and Merryn will not
        stop crying, Jess will shake her as she shook the cot; a baby can die of that.""", """
        On the bad nights Jess is not alone. She puts Merryn down, rings one of three people, and one of them
        always answers."""),),
    scales=(
        Scaled("Jess", 6, "I haven't and I've got a way of not.", "Sleep. Four hours in a row."),
        Scaled("Her mother", 7, "She rings me. I worried when she didn't.", "Adam at home for a month."),
        Scaled("Myghal Penrose, social worker", 7, "The safety has been tested four times and held."),
    ),
    child_views="""
    Merryn at five months: watched her mother across the room, and when Jess came near she kicked both legs
    and laughed. When a lorry went by she startled, looked for Jess, found her, and let her shoulders
    down.""",
    parent_views="""
    Jess is glad that it is written down, Adam was frightened to read it. He has asked for a month on the
    local round.""",
    next_steps="""
    A family worker on two afternoons. The birth talked through with the midwife. The doctor, for sleep. Adam
    at home.""",
    factors="4B",
    effects=(("4B", """
        Merryn startles, looks for her mother and finds her: none that we saw, because the plan held."""),),
    analysis="""
    A mother with a dangerous thought who turned it into a plan before anybody else did. What she built has
    held four times out of four. She needs sleep and company more than she needs us. Early help can give her
    both, and she is asking for it.""",
)


def chenoweth(f: Family) -> None:
    """A baby too young for words. Closed to early help, which did what was asked and has ended."""
    f.home = "Trevose, Kestle Mill", "TR8 4OK"
    with f.day(-104, "12:15", "jenifer"):
        f.contact(Channel.FORM, Source.HEALTH_VISITOR, "Anne Lugg, Newquay health visitors", """
            Jess Chenoweth asked me to write to you for her. She is afraid of what she could do to Merryn
            when nobody is there. She has not done it. She shook the cot.""")
        f.child("merryn", "Merryn Chenoweth", age=(0, 9, 8), sex="F")
        f.adult("jess", "Jessica Chenoweth", age=32, sex="F", known_as="Jess")
        f.adult("adam", "Adam Chenoweth", age=25, sex="M")
        f.adult("pauline", "Pauline Hicks-Ley", age=57, sex="F", lives="Quintrell Road, Newquay; TR7 3OM")
        f.family("jess", Kin.MOTHER, "merryn")
        f.family("adam", Kin.FATHER, "merryn")
        f.family("pauline", Kin.GRANDPARENT, "merryn", together=False)
        f.about("merryn")
    with f.day(-104, "14:50", "jenifer"):
        f.recommend("merryn", GO, HIGH, """
            She asks, and what she fears is grave. To answer it with a leaflet would teach her
            not to ask.""", need="N3")
    with f.day(-103, "09:30", "colan"):
        f.decide("merryn", GO, HIGH, """
            Jess fears that she may harm her baby and has told us so before it happens. The risk is grave,
            and her openness and her mother's help reduce it. Accepted, and to
            be seen today.""", need="N3", team="carrick")
    with f.day(-103, "10:20", "jenifer"):
        f.tell_referrer("Anne Lugg", "Somebody will be with Jess by two o'clock.")
    with f.day(-103, "10:45", "tegen"):
        f.allocate("merryn", "myghal", """
            Myghal can go today, and works well with the perinatal mental health team.""")
    _chenoweth_ends(f)


def _chenoweth_ends(f: Family) -> None:
    with f.day(-103, "16:40", "myghal"):
        f.visit("Trevose", "Jess and her mother", """
            We drew up the list of three numbers. I rang all three from the kitchen to see that they
            answer.""",
            observed("merryn", """
                Fed, then lay on the mat and talked to the light. Cried hard when she was moved, and stopped
                in Jess's arms."""), at=(-103, "14:00"))
    with f.day(-82, "15:50", "myghal"):
        f.visit("Trevose", "Jess", """
            One bad night since. She rang; Pauline came. Jess told it as one tells of something that
            worked.""",
            observed("merryn", "Kicked both legs and laughed when her mother came near."), at=(-82, "13:15"))
    with f.day(-70, "12:10", "myghal"):
        f.write("merryn", CHENOWETH)
        f.submit("merryn")
    with f.day(-68, "10:20", "tegen"):
        f.sign_off("merryn", SignOff.EARLY_HELP, """
            A safety plan that has been used four times and worked four times is worth more than one that we
            would write. I close to early help at Jess's wish, and with the surgery told whom to
            ring.""", options="A child in need plan: it would bring more meetings and no more sleep.")
    with f.day(-66, "11:15", "gwen"):
        f.accept("merryn")
    with f.day(-21, "15:10", "gwen"):
        f.complete("merryn", Ends.ENDED, """
            Nine weeks of two afternoons. Adam has the local round. Jess sleeps, went through her birth notes
            with the midwife, and has not needed the list since the third week. She ended it herself, with
            cake.""")


PARWANA = Mapped(
    background="""
    Parwana and her daughter Yusra, who each have one name, were brought here from Afghanistan with two days'
    notice and have lived for five months in one hotel room. The hotel is to be closed and they are to be
    sent on.""",
    harm="""
    Yusra has not been in a school for eleven months. She saw her father taken away. She hides when there is
    knocking.""",
    complicating="""
    Parwana has one working ear, since a blast, and we had been telephoning her. Nobody can say where they
    will live next month.""",
    strengths="""
    Parwana was a teacher of mathematics. She has taught Yusra each morning from nine to twelve with a
    kitchen roll for paper.""",
    safety="""
    The room is locked at night and Yusra knows who may open it. Mother and daughter have a word for when one
    of them is frightened and use it.""",
    danger=(Danger("""
        Parwana, the hotel's nurse and Lowdy Minear are worried that another move without notice will undo
        what Yusra has built, and that she will be out of school and without help for another year.""", """
        Yusra moves once, knowing where and when. She has a school place, a doctor and somebody who speaks
        Dari on the first day."""),),
    scales=(Scaled("Parwana", 6, "Here is quiet. After here I do not know.", "An address."),),
    child_views="""
    With Mr Rahimi interpreting and then without. Yusra is eight. "In my old school I sat at the front. I
    would like to sit at the front." She drew a plane with very many windows and one person.""",
    parent_views="""
    Parwana says that she is not in need of a parent's lesson but of a desk. She is courteous about the
    ear.""",
    next_steps="""
    The assessment goes with them to Leicester, who have a house, a school and a worker ready. We telephone
    on the first day.""",
    factors="4A 20",
    analysis="""
    Yusra is a frightened child with a mother who knows exactly what to do, in circumstances that allow her
    to do little of it. What they need is a place. They have been offered one in Leicester, near a cousin,
    and want it. Our part is to see that nothing is lost on the way.""",
)


def parwana(f: Family) -> None:
    """A mother and daughter with one name each. Moved, and with them the work, to another council."""
    f.home = "Room 114, Headland Hotel annexe, Falmouth", "TR11 4OV"
    with f.day(-262, "14:10", "senara"):
        f.contact(Channel.IN_PERSON, Source.OTHER_HEALTH, "Sister Bridget Lyle, nurse to the hotels", """
            I have brought Parwana to the counter with me, because you keep ringing her and she is deaf in
            that ear. She is anxious for Yusra, who is eight and hides behind the bath when there is
            knocking.""")
        f.child("yusra", "Yusra", age=(9, 3, 1), sex="F", ethnicity="AOTH", ethnicity_detail="Tajik",
                first_language="Dari", interpreter="Dari",
                upn_unknown="UN3")
        f.adult("parwana", "Parwana", age=29, sex="F", ethnicity="AOTH", first_language="Dari",
                interpreter="Dari; speak on her left side")
        f.family("parwana", Kin.MOTHER, "yusra")
        f.about("yusra", '"I can count the knocks." Through the nurse\'s telephone.')
    with f.day(-262, "16:30", "senara"):
        f.recommend("yusra", GO, HIGH, """
            Eleven months out of school, a father lost, and a move to come. She needs more than a hotel can
            arrange.""", need="N4")
    with f.day(-261, "10:00", "meraud"):
        f.decide("yusra", GO, HIGH, """
            Yusra has lost her father and her home, is out of school, and is to be moved again. The level is
            statutory because no one service can meet that. All contact is face to face, with an interpreter,
            on her mother's left side.""", need="N4", team="caradon")
    with f.day(-261, "11:20", "senara"):
        f.tell_referrer("Sister Lyle", "Lowdy Minear will come to the hotel with an interpreter.")
    with f.day(-260, "09:40", "ives"):
        f.allocate("yusra", "lowdy", "She has worked with resettled families since the first of them came.")
    _yusra_moves_on(f)


def _yusra_moves_on(f: Family) -> None:
    with f.day(-255, "16:25", "lowdy"):
        f.visit("The hotel's card room", "Parwana; Mr Rahimi to interpret",
            "Yusra corrected Mr Rahimi's fractions.",
            seen("yusra", '"I would like to sit at the front."', why_not_alone="""
                She asked that her mother stay for the first visit, and afterwards spoke to me in the
                corridor."""), at=(-255, "13:30"))
    with f.day(-236, "11:50", "lowdy"):
        f.write("yusra", PARWANA)
        f.submit("yusra")
    with f.day(-233, "14:45", "ives"):
        f.sign_off("yusra", SignOff.CLOSE, """
            They move next week and Leicester have accepted the case in writing, with this assessment. Lowdy
            rings the new worker on the day. I close as transferred and not as finished,
            because it is not.""", closing="RC5")
