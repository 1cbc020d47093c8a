"""With the worker again: an assessment being mended, and a plan with an action that has no date."""

# fmt: off
from cornwall_cs.demonstration.families.terms import (
    Channel,
    Held,
    Informed,
    Kin,
    Level,
    Looked,
    Outcome,
    Plan,
    SignOff,
    Source,
)
from cornwall_cs.demonstration.story import Ask, Danger, Family, Mapped, Scaled, Todo, seen

GO, HIGH = Outcome.ASSESSMENT, Level.STATUTORY

COLBY = Mapped(
    background="""
    Colby Retallack, eleven, came to the accident department with a broken wrist, his third fracture in two
    years. His stepfather Dean said quad bike, as he had the last time. Colby nodded.""",
    harm="Three fractures. Each has an account by Dean and a nod.",
    complicating="""
    The farm is a mile from the road. His mother Sandra's first words were that Dean would lose the
    tenancy.""",
    strengths="""
    Colby's calf won at the show. His mother rang back by herself from the milking parlour, to ask what he
    had said.""",
    safety="Sandra has taken Colby with her to her sister's on the nights when Dean has been to market.",
    danger=(Danger("""
        The consultant and Cadan Yelland are worried that Colby has been hurt by Dean and made to agree to a
        story, and that the next break will be worse.""", """
        Colby tells how he is hurt, when he is hurt, to somebody who was not there. He is not alone with Dean
        until we know."""),),
    scales=(Scaled("Sandra", 5, "Five, if he's with me."),),
    child_views="""
        "It was the quad. Ask Dean." He showed me a picture of the calf, whose name is Gus.""",
    parent_views="""
    Sandra says that they have to live here. Dean gave me a list of lads who have come off quads.""",
    next_steps="The three sets of films to one specialist. Colby seen away from the farm.",
    factors="18C 3C",
    effects=(("3C", """
        Colby watches the weather in the house before he speaks, and agrees with whatever Dean says."""),),
    analysis="""
        Three breaks, each with an account given by the same adult, and a boy who nods. His mother already
        arranges for him to be away on certain nights. The specialist's opinion is awaited; until then he is
        safer at his aunt's.""",
)


def retallack(f: Family) -> None:
    """Returned once, for a reason, and being mended."""
    f.home = "Higher Trenoweth Farm, St Neot", "PL14 6OK"
    with f.day(-37, "11:15", "jenifer"):
        f.contact(Channel.TELEPHONE, Source.EMERGENCY_DEPARTMENT, """
            Mr Anand, consultant, Derriford Hospital""", """
            A boy of eleven, Colby Retallack: fracture of the wrist, said to be from a quad bike. On the film
            there are two older breaks, one never treated. I asked him what happened and he looked at his
            stepfather before he answered.""",
            came=(-37, "10:40"), informed=Informed.INFORMED, why_not_asked="""
                They were told that every third fracture is reported.""")
        f.child("colby", "Colby Retallack", age=(11, 6, 4), sex="M", school="Liskeard School")
        f.adult("sandra", "Sandra Retallack", age=42, sex="F")
        f.adult("dean", "Dean Cardew", age=43, sex="M")
        f.family("sandra", Kin.MOTHER, "colby")
        f.family("dean", Kin.STEP_PARENT, "colby")
        f.about("colby", '"It was the quad."')
    _colby_discussed(f)
    _colby_returned(f)


def _colby_discussed(f: Family) -> None:
    ask = Outcome.STRATEGY_DISCUSSION
    with f.day(-37, "14:55", "jenifer"):
        f.recommend("colby", ask, HIGH, """
            Three fractures, one of them never treated, and a boy who looks at his stepfather before he
            answers. That is for a strategy discussion, with the consultant in it, before he leaves the
            hospital.""", need="N1")
    with f.day(-37, "16:30", "meraud"):
        f.decide("colby", ask, HIGH, """
            Reasonable cause to suspect that Colby is being hurt. He is kept in hospital tonight with his
            mother. The discussion is to settle where he goes tomorrow and who asks him what happened, away
            from Dean.""", need="N1", team="caradon",
            known="""
                The consultant's films. No police record of Dean; one earlier attendance at another
                hospital.""")
    with f.day(-36, "09:20", "jenifer"):
        f.tell_referrer("Mr Anand's registrar", """
            A strategy discussion is at ten and the consultant is asked to join it.""")
    with f.day(-36, "11:30", "ives"):
        f.discuss("colby", Held.ASSESSMENT, """
            Held with the police, Mr Anand and the school nurse. The films go to a specialist, whose opinion
            the police and the consultant want before anybody is interviewed. Colby and Sandra stay at her
            sister's, and Dean has agreed not to sleep there. The assessment begins today; we meet again on
            the opinion, or at once if Colby says anything.""")
        f.allocate("colby", "cadan", "He grew up on a farm and can talk with Colby about his.")
    with f.day(-30, "17:20", "cadan"):
        f.visit("The yard of his aunt's house, Dobwalls", "Dean, Sandra", """
            Dean had brought clothes over and did not leave. He answered two questions in three.""",
            seen("colby", '"Ask Dean." He showed me the calf on his telephone.', why_not_alone="""
            Dean stayed within hearing. I did not find a way to change that on the
            day."""), at=(-30, "15:40"))


def _colby_returned(f: Family) -> None:
    with f.day(-11, "13:30", "cadan"):
        f.write("colby", COLBY)
    with f.day(-10, "10:10", "cadan"):
        f.submit("colby")
    with f.day(-7, "15:45", "ives"):
        f.sign_off("colby", SignOff.RETURNED, """
            Colby has been seen once, with Dean within hearing, so we do not know what he would say. I cannot
            sign an assessment of three fractures on that. See him by himself within three days. Write also
            what Sandra sees on the nights after market, which is in one line under safety and may be the
            most important thing here.""")
    with f.day(-4, "17:25", "cadan"):
        f.visit("His aunt's kitchen in Dobwalls", "His aunt, upstairs", """
            I said that I had asked him in the wrong place. He thought about that. We drew the yard, and
            where each person was standing.""",
            seen("colby", '"There wasn\'t a quad out. It was in bits in the shed."'), at=(-4, "15:50"))
    with f.day(-3, "11:20", "cadan"):
        f.write("colby", Mapped(child_views="""
            In the yard he said that it was the quad. In his aunt's kitchen he drew the quad in pieces under
            a sheet, and himself by the gate with Dean. "There wasn't a quad out." He asked if Gus could come
            to his aunt's as well."""))
    with f.day(-3, "14:30", "ives"):
        f.oversight("colby", """
            What Colby told Cadan yesterday evening contradicts the account of the quad bike. The
            specialist's opinion has been promised for the end of the week.""", """
                The strategy discussion meets again tomorrow, without waiting for the opinion.""", """
            We agreed to meet at once if Colby said anything, and he has. He should not be asked again by us
            before the police have been.""",
            Ask("""
                Ring the police and Mr Anand today with Colby's own words, and stay with
                Sandra this evening""", "cadan", -1),
            outcome=Looked.CHANGED)


TAMSYN = Mapped(
    background="""
    Tamsyn Gluyas is five. Her great-aunt Ivy, who is seventy-four, has brought her up since her mother
    Lauren went to prison. Ivy fell in the garden; Tamsyn covered her with coats and sat down beside her for
    two hours.""",
    strengths="""
    A garden, a bedtime, a school jumper with a darned elbow. Ivy reads to her in two languages. Lauren
    writes each Sunday.""",
    safety="""
    Tamsyn now knows how to ring 999 and did so for practice with the ambulance crew. A neighbour knocks at
    nine and at six.""",
    complicating="""
    Ivy has no legal standing and was afraid to ask for help because of it. Her hip will take three
    months.""",
    danger=(Danger("""
        Ivy, the ward sister and Bethany Rashleigh are worried that Ivy will fall again with nobody else
        there, and that Tamsyn, who would not leave her, will come to harm or lose the only home that she
        remembers.""", """
        There is always a second grown-up whom Tamsyn can call and who comes. Ivy may bring her up in law as
        she does in fact."""),),
    scales=(Scaled("Ivy", 7, "We manage, my lover. We do."), Scaled("Tamsyn", 8, "I did the coats.")),
    child_views="""
    "I did the coats and then I did the singing." She thinks that prison is a kind of college, since her
    mother is learning hairdressing there, and nobody has told her otherwise.""",
    parent_views="""
    Lauren, by video from prison, would sign whatever Ivy needs. Ivy would like it to be said that she did
    not steal a child.""",
    next_steps="""
    Advice on a special guardianship order. A carer for Ivy's hip. Words and pictures about where Lauren
    is.""",
    factors="6B",
    effects=(("6B", """
        Tamsyn does up her brothers’ coats because her grandmother cannot bend, and is proud of it."""),),
    analysis="""
    A very good home resting on one hip. Nothing in Ivy's care is wanting but a second pair of hands and a
    piece of paper. A short plan can bring both.""",
)


def gluyas(f: Family) -> None:
    """Submitted with an action that has no date and one that nobody owns, and returned. Still so."""
    f.home = "Ropewalk Cottage, Porthleven", "TR13 9OM"
    with f.day(-44, "15:05", "senara"):
        f.contact(Channel.TELEPHONE, Source.OTHER_HEALTH, "Sister Wenna Dash, Treliske", """
            Mrs Ivy Gluyas was brought in with a broken hip, and a little girl under her arm who would not be
            parted from her. It seems that nobody else is in charge of the girl and that nobody has been, on
            paper, since she was two.""")
        f.child("tamsyn", "Tamsyn Gluyas", age=(5, 4, 29), sex="F", school="Porthleven School",
            known_as="Tam")
        f.adult("ivy", "Ivy Gluyas", age=74, sex="F")
        f.adult("lauren", "Lauren Gluyas", age=30, sex="F", lives="HM Prison Eastwood Park")
        f.family("ivy", Kin.OTHER_RELATIVE, "tamsyn")
        f.family("lauren", Kin.MOTHER, "tamsyn", together=False)
        f.about("tamsyn", '"I did the coats."')
    with f.day(-44, "16:20", "senara"):
        f.recommend("tamsyn", GO, HIGH, """
            Nobody with parental responsibility within reach, and her only carer on a ward.""", need="N3")
    with f.day(-43, "08:50", "colan"):
        f.decide("tamsyn", GO, HIGH, """
            Tamsyn has no carer with legal standing and the only one in fact is on a ward. Her mother
            consented by telephone from prison to last night's arrangement. Accepted, so that it does not go
            on by chance.""", need="N3", team="caradon")
    with f.day(-43, "09:35", "senara"):
        f.tell_referrer("Sister Dash", "Bethany Rashleigh will come to the ward and then to the school.")
    with f.day(-43, "10:10", "ives"):
        f.allocate("tamsyn", "bethany", "Two of her families are in the same street.")
    with f.day(-41, "16:45", "bethany"):
        f.visit("Ropewalk Cottage", "Mrs Angove-Hill, the neighbour", """
            She showed me where it happened and lay down in the place.""",
            seen("tamsyn", '"I did the coats and then I did the singing."'), at=(-41, "15:40"))
    _tamsyn_planned(f)


def _tamsyn_planned(f: Family) -> None:
    with f.day(-18, "12:10", "bethany"):
        f.write("tamsyn", TAMSYN)
        f.submit("tamsyn")
    with f.day(-14, "16:00", "ives"):
        f.sign_off("tamsyn", SignOff.CHILD_IN_NEED_PLAN, """
            Ivy gives Tamsyn a good home which rests on one person's health. She is a child in need because
            nobody else could step in. A short plan: help in the house, a legal footing for Ivy, and Tamsyn
            told with care where her mother is before somebody at school tells her.""")
    with f.day(-12, "16:40", "bethany"):
        f.visit("Ropewalk Cottage", "Ivy, on two sticks", """
            Ivy is home. She has put the coats on the lowest hooks.""",
            seen("tamsyn", '"I know my address and my number and Auntie\'s hip."', why_not_alone="""
                She wished to show me things and Ivy was one of them."""), at=(-12, "15:30"))
    with f.day(-5, "11:45", "bethany"):
        f.plan_for("tamsyn", 2, """
            If Ivy is back in hospital, Tamsyn stays at the neighbour's and we ask the court for an order
            that day.""", [
            Todo("See a solicitor about a special guardianship order", "ivy", 12),
            Todo("Words and pictures about where Mum is, agreed with Lauren", "bethany"),
            Todo("Somebody in the house overnight until the hip has healed", due=8)])
        f.submit_plan("tamsyn")
    with f.day(-2, "14:20", "ives"):
        f.decide_plan("tamsyn", Plan.RETURNED, """
            I tried to approve this and could not, and quite rightly: the words and pictures have no date,
            and nobody at all is down for the nights. The nights are the reason for the plan. Ring the home
            care service today.""")
