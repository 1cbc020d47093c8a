"""The Mitchells: a plan that was not enough, and the review that stepped it up."""

# fmt: off
from cornwall_cs.demonstration.families import notes
from cornwall_cs.demonstration.families.terms import (
    Channel,
    Informed,
    Kin,
    Level,
    Looked,
    Outcome,
    Part,
    Plan,
    Review,
    SignOff,
    Source,
    State,
)
from cornwall_cs.demonstration.story import Ask, Danger, Family, Judged, Mapped, Scaled, Todo, observed

GO, HIGH = Outcome.ASSESSMENT, Level.STATUTORY

RUBEN = Mapped(
    background="""
    Ruben Mitchell, two, weighed less at his two-year check than at eighteen months. He has an illness of the
    gut for which he must have a special milk and no wheat. His mother Jade and her partner Kyle find it hard
    to credit.""",
    harm="""
    Four admissions in a year. Each time he gains on the ward and loses at home. He was given a sausage roll
    on the way out of the last one, which Kyle thought a kindness.""",
    complicating="""
    Kyle was ill as a boy, was told it was nerves, and got over it. He does the cooking. Jade believes the
    doctors when she is at the hospital and Kyle when she is at home.""",
    strengths="""
    Jade writes everything down. They came to every appointment. Ruben runs to Kyle, and Kyle is kind to
    him.""",
    safety="""
    For three weeks in one month, with the dietitian in the kitchen twice a week, he had nothing that he
    should not, and grew.""",
    danger=(Danger("""
        The paediatrician, the dietitian and Lowdy Minear are worried that Jade and Kyle will go on giving
        Ruben food that makes him ill, not believing that it does, and that he will stop growing, or die of
        an infection that another child would throw off.""", """
        Ruben eats only what is on the dietitian's list, whoever cooks; he gains at home as he does on the
        ward, for three months."""),),
    scales=(Scaled("Jade", 7, "He looks alright, doesn't he."), Scaled("Kyle", 8,
    "He's small. I was small."), Scaled("The dietitian", 3, "Three weeks in fifty.")),
    child_views="""
    Ruben, at two: he fetched the biscuit tin and hid it under his coat. He said "tummy" with his hand on it,
    twice, and held up his arms to Kyle.""",
    parent_views="""
    Kyle would like one doctor to look him in the eye and say that it is not nerves. Jade would like Kyle to
    come to that.""",
    next_steps="""
    The consultant to see Kyle. The dietitian in the kitchen twice weekly for eight weeks. Weighed every
    Friday.""",
    factors="6A 16A",
    analysis="""
    Two fond people who do not believe in an illness that could kill. The three good weeks show that it can
    be done with somebody standing there. I propose a plan, with a line in it: if his weight falls again, it
    was not enough.""",
)


def mitchell(f: Family) -> None:
    """Eight weeks in the kitchen, and his weight fell again."""
    f.home = "33 Springfield Park, Torpoint", "PL11 2OK"
    with f.day(-105, "12:40", "senara"):
        f.contact(Channel.FORM, Source.OTHER_HEALTH, "Dr Leila Haddad, paediatrician, Derriford", """
            Ruben Mitchell has been admitted for the fourth time. I have no doubt about his illness nor about
            his parents' fondness. I have begun to doubt that fondness will be enough. I have told them that
            I am writing.""", informed=Informed.NOT_AGREED)
        f.child("ruben", "Ruben Mitchell", age=(2, 9, 25), sex="M", disabilities=["DDA"])
        f.adult("jade", "Jade Mitchell", age=25, sex="F")
        f.adult("kyle", "Kyle Dingle", age=25, sex="M")
        f.family("jade", Kin.MOTHER, "ruben")
        f.family("kyle", Kin.PARENTS_PARTNER, "ruben")
        f.about("ruben", '"Tummy."')
    _ruben_accepted(f)
    _ruben_planned(f)
    _ruben_stepped_up(f)
    notes.of_the_mitchells(f)


def _ruben_accepted(f: Family) -> None:
    with f.day(-105, "15:25", "senara"):
        f.recommend("ruben", GO, HIGH, "Harm by disbelief is harm. Four admissions in one year.", need="N1")
    with f.day(-104, "09:50", "colan"):
        f.decide("ruben", GO, HIGH, """
            Four admissions, and weight lost each time at home, in a child whose illness can be treated. His
            parents are willing and do not believe in it. Accepted for assessment, with Dr Haddad part of it
            from the first day.""", need="N1", team="caradon")
    with f.day(-104, "10:40", "senara"):
        f.tell_referrer("Dr Haddad's secretary", "Accepted. Lowdy Minear will come to the ward round.")
    with f.day(-104, "11:15", "ives"):
        f.allocate("ruben", "lowdy", "She knows the hospital.")
    with f.day(-100, "16:50", "lowdy"):
        f.visit("The children's ward", "Jade, Kyle, Dr Haddad", """
            The doctor drew the gut on a paper towel. Kyle kept the towel.""",
            observed("ruben", """
                Fetched the biscuit tin and hid it under his coat. Held up his arms
                to Kyle."""), at=(-100, "14:30"))
    with f.day(-79, "12:20", "lowdy"):
        f.write("ruben", RUBEN)
        f.submit("ruben")
    with f.day(-76, "10:15", "ives"):
        f.sign_off("ruben", SignOff.CHILD_IN_NEED_PLAN, """
            I weighed a strategy discussion: four admissions are harm. What decides me is the three weeks in
            which, with help in the kitchen, he grew. The plan gives eight weeks to make that last, and says
            what we shall do if his weight falls on two Fridays running. I shall hold us to that line.""",
            known="Growth chart, four discharge letters, the dietitian's own record of the good weeks.")


def _ruben_planned(f: Family) -> None:
    with f.day(-70, "12:50", "lowdy"):
        f.plan_for("ruben", 2, """
            If he weighs less on two Fridays running, this was not enough, and we ask for a strategy
            discussion that day.""", [
            Todo("Cook with the dietitian twice a week for eight weeks", "kyle", -28),
            Todo("Weigh Ruben every Friday", "Health visitor, Torpoint", 14),
            Todo("Keep a book of all that he eats, from everybody", "jade", 14)])
        f.submit_plan("ruben")
    with f.day(-67, "16:20", "ives"):
        f.decide_plan("ruben", Plan.APPROVED, """
            Eight weeks of practical help, weekly weights, and a plain statement of what follows if it does
            not work. Jade and Kyle have both read that statement. Approved, with visits every two weeks.""")
    with f.day(-47, "16:00", "lowdy"):
        f.progress("ruben", "Cook with the dietitian", """
            Eleven sessions of sixteen. Kyle is a good cook.""", State.OPEN)
        f.progress("ruben", "Keep a book", "Neat, and it stops when his other nan minds him.", State.OPEN)
    with f.day(-41, "17:10", "lowdy"):
        f.visit("33 Springfield Park", "Jade, Kyle", """
            The list is on the fridge. There were crusts under the high chair.""",
            observed("ruben", "Pale, busy, a round hard belly. He offered me his cup."), at=(-41, "15:20"))
    with f.day(-24, "16:45", "lowdy"):
        f.visit("33 Springfield Park", "Jade", """
            Jade said that he is better and did not look up from the book.""",
            observed("ruben", """
                Sat rather than ran. Went to sleep on the floor at four in the
                afternoon."""), at=(-24, "15:00"))


def _ruben_stepped_up(f: Family) -> None:
    with f.day(-8, "16:25", "lowdy"):
        f.visit("33 Springfield Park", "Jade, Kyle", """
            Kyle was grating cheese. Neither asked me what he weighed on Friday, so I asked them.""",
            observed("ruben", """
                Thin in the arms, with a tight belly. Wished to be carried, and was."""), at=(-8, "14:50"))
    with f.day(-5, "14:10", "lowdy"):
        f.review("ruben", Part.PN0, "He is carried more than he was. He says 'tummy' and waits.", """
            Jade said, when Kyle was out of the room, that it is bread. Kyle says that a bit does not
            hurt.""",
            Judged(2, """
                He gained for five Fridays while the dietitian came and has lost on the last two. Admitted
                once for two nights.""",
            "Five of the sixteen sessions: Kyle was at work and Jade did not think it worth doing alone."))
        f.propose("ruben", Review.STEP_UP, """
            It is the line that we wrote. He is ill again of something that all of us understand but one.""")
    with f.day(-2, "15:50", "ives"):
        f.decide_review("ruben", Review.STEP_UP, """
            Ruben has lost weight on two Fridays running, which is the point at which we said that this plan
            was not enough. There is reasonable cause to suspect significant harm. Strategy discussion with
            Dr Haddad and the police; the plan and the visits go on meanwhile, and Jade is to be seen by
            herself tomorrow.""", known="Weights to last Friday; what Jade said about bread.",
            options="Another eight weeks of cooking: kinder to Kyle, and not to Ruben.")
    with f.day(-1, "09:40", "ives"):
        f.oversight("ruben", """
            Dr Haddad's ward has one bed, and Kyle has said that he will not have Ruben admitted again.""",
            "Raised today with the service manager.", """
                If Ruben has to be kept in hospital against Kyle's wish, that is not for a team manager
                alone.""",
            Ask("""
                Speak with our solicitor about Ruben's admission,
                and ring Ives before noon tomorrow""", "marina", 0), outcome=Looked.ESCALATED)
