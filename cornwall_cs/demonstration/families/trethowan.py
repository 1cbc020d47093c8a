"""The Trethowans and a boy called Ruben: plans with things late, done and given up; one stepped up."""

# fmt: off
from cornwall_cs.demonstration.families import notes
from cornwall_cs.demonstration.families.terms import (
    Channel,
    Informed,
    Kin,
    Level,
    Looked,
    Outcome,
    Plan,
    SignOff,
    Source,
    State,
)
from cornwall_cs.demonstration.story import Ask, Danger, Family, Mapped, Scaled, Todo, observed, seen

GO, HIGH, CIN = Outcome.ASSESSMENT, Level.STATUTORY, SignOff.CHILD_IN_NEED_PLAN

GRACE = Mapped(
    background="""
    Grace and Arthur Trethowan's parents separated badly and have been in court eleven times. Grace, eleven,
    keeps a diary of what each says about the other, since each asks her for it. She fainted in assembly.""",
    harm="""
    Each handover is filmed by both. Grace has stopped eating on Fridays. Arthur, four, soils himself in the
    car.""",
    complicating="""
    Both parents have money and solicitors. A grandmother pays for one of them. Neither has ever been wrong
    in writing.""",
    strengths="""
    Each is tender with the children when the other is not thought of. Both taught Arthur to swim, on
    different days.""",
    safety="""
    When Grace was in hospital they sat either side of the bed for a night and did not speak, and nothing bad
    happened.""",
    danger=(Danger("""
        Grace's head teacher and Myghal Penrose are worried that Jago and Philippa will go on making Grace
        their witness until she is ill with it, and that she will learn that love is giving evidence.""", """
        Grace goes from one home to the other without being asked anything about it. For three months no
        adult films, quotes or questions her, and she eats on Fridays."""),),
    scales=(Scaled("Jago", 3, "With her mother."), Scaled("Philippa", 3, "With her father."), Scaled("Grace",
    5, "In between, it's five.")),
    child_views="""
    "I've got two toothbrushes and no room to be ill in." She gave me the diary, all three volumes, and asked
    me to lose it.""",
    parent_views="Each gave me a file. I have read both. On nineteen points they say the same thing.",
    next_steps="""
    Handovers at school. No devices. Both parents to the same course, in different weeks. The diary kept by
    us.""",
    factors="17A",
    analysis="""
    Nobody strikes these children and they are being hurt. Grace's body has said so in the middle of
    assembly. The night at the hospital shows that her parents can do it for a night. The plan asks for the
    other nights.""",
)
ARTHUR = Mapped(
    danger=(Danger("""
        His nursery and Myghal Penrose are worried that Arthur, who loses control of himself between one car
        and the other, will come to dread each of his parents.""", """
        Arthur goes from home to home dry, with the same rabbit, by way of the nursery."""),),
    scales=(Scaled("The nursery", 5, "Lovely from Monday to Thursday."),),
    child_views="""
    "Rabbit doesn't like the car park." He lined up the cars in two rows, put Rabbit in the middle, and then
    took Rabbit out and put him in his jumper.""",
    factors="17A",
    analysis="""
    Arthur at four has no words for a car park, so his bowels say it. It stops when the handover stops. That
    can be done on Monday.""",
)


def trethowan(f: Family) -> None:
    """Two parents, eleven hearings. A plan returned once; a worker who changed; a review that is late."""
    _called(f)
    _assessed(f)
    _planned(f)
    _as_it_went(f)
    notes.of_the_trethowans(f)


def _called(f: Family) -> None:
    f.home = "The Old Vicarage, Mawnan Smith", "TR11 5OM"
    with f.day(-128, "11:30", "senara"):
        f.contact(Channel.TELEPHONE, Source.LEGAL, "Cafcass early intervention", """
            Eleventh application in the matter of Grace and Arthur Trethowan. The judge has asked whether
            anybody has seen the children. The girl fainted at school on the
            morning of the last hearing.""", informed=Informed.INFORMED,
            why_not_asked="Both parents were told by the court.")
        f.child("grace", "Grace Trethowan", age=(11, 8, 8), sex="F", school="Constantine Primary")
        f.child("arthur", "Arthur Trethowan", age=(4, 11, 27), sex="M", school="Mawnan nursery")
        f.adult("philippa", "Philippa Trethowan", age=41, sex="F")
        f.adult("jago", "Jago Trethowan", age=33, sex="M", lives="Custom House Quay, Falmouth; TR11 3VK")
        f.family("philippa", Kin.MOTHER, "grace arthur")
        f.family("jago", Kin.FATHER, "grace arthur", together=False)
        f.siblings("grace arthur")
        f.about("grace", '"It was hot and I\'d had to remember a lot."')
        f.about("arthur")
    with f.day(-128, "15:10", "senara"):
        f.recommend("grace", GO, HIGH, "Emotional harm, in plain view of a court for three years.", need="N5")
        f.recommend("arthur", GO, HIGH, """
            Four years old, and soiled at every handover, on his nursery's word.""", need="N5")
    with f.day(-127, "10:30", "meraud"):
        f.decide("grace", GO, HIGH, """
            A court has watched eleven hearings and nobody has seen the children. Grace's fainting and her
            food show harm to her, whoever is in the right. Accepted, so that the court hears about the
            children as well as from the parents.""", need="N5", team="carrick")
        f.decide("arthur", GO, HIGH, """
            A four-year-old who soils himself at each handover is distressed by it. Accepted with his sister;
            I ask that a handover is seen by the worker and not described to
            them.""", need="N5", team="carrick")
    with f.day(-127, "11:45", "senara"):
        f.tell_referrer("Cafcass early intervention", "Both accepted. The court will have the assessment.")
    with f.day(-127, "13:15", "tegen"):
        f.allocate("grace arthur", "myghal", "Myghal is used to work that runs beside court proceedings.")


def _assessed(f: Family) -> None:
    with f.day(-121, "17:20", "myghal"):
        f.visit("Constantine Primary", "Nobody", "She had brought the diary in a freezer bag.",
            seen("grace", '"I\'ve got two toothbrushes and no room to be ill in."'), at=(-121, "11:30"))
    with f.day(-118, "17:45", "myghal"):
        f.visit("A supermarket car park", "Both parents, forty yards apart", """
            I stood by the trolleys. It took nineteen minutes to pass a boy of four from one car to the
            other.""",
            observed("arthur", """
                Rabbit in his jumper. He walked half of it with his eyes shut.""", why_not_alone="""
                    It was the handover that I had come to see."""), at=(-118, "16:30"))
    with f.day(-97, "12:35", "myghal"):
        f.write("grace", GRACE, use_for="arthur")
        f.write("arthur", ARTHUR)
        f.read_through("arthur")
        f.submit("grace arthur")
    with f.day(-94, "14:30", "tegen"):
        f.sign_off("grace", CIN, """
            The emotional harm is serious and both parents cause it, while each is able to care well. The
            nineteen points on which their files agree are where the plan should begin. Grace's diary is kept
            by us at her wish and goes to neither solicitor.""")
        f.sign_off("arthur", CIN, """
            Arthur walked between the cars with his eyes shut, which tells me what a handover is to him. That
            can be changed this week by way of the nursery, and should be, before the plan is written. The
            rest of his plan follows his sister's.""")


def _planned(f: Family) -> None:
    with f.day(-88, "13:10", "myghal"):
        f.plan_for("grace", 4, """
            If either parent films or questions Grace, the other is told by us, and so is the court.""", [
            Todo("Keep the telephone in the car at each handover", "jago", -70),
            Todo("Stop asking Grace what is said at her father's", "philippa", 10),
            Todo("""
                The course for separated parents, in different
                weeks""", "Separated parents' programme", -15)])
        f.plan_for("arthur", 4, "If Arthur is handed over anywhere but the nursery, he is seen that day.", [
            Todo("Handovers by way of the nursery, one parent at each end of the day", "Mawnan nursery", -80),
            Todo("A second rabbit", "jago", -84)])
        f.submit_plan("grace arthur")
    with f.day(-86, "15:20", "tegen"):
        f.decide_plan("grace", Plan.RETURNED, """
            The plan asks the right things of both parents and has nothing in it for Grace herself. She has
            given up three years of diary: who has time for her now, away from both homes? Add that and send
            it back; I shall turn it round the same day.""")
        f.decide_plan("arthur", Plan.APPROVED, """
            The handover moves to the nursery at once, with each parent at a different end of the day, and
            Arthur has the same comforter in both homes. These are the things that he showed us.
            Approved.""")
    with f.day(-84, "11:40", "myghal"):
        f.add_actions("grace", 0, Todo("""
            Friday supper at her friend Tilly's, in neither house""", "Tilly's mother, Mrs Bolt", -60),
            Todo("Six sessions with the school counsellor", "Constantine Primary", -25))
        f.submit_plan("grace")
    with f.day(-83, "09:30", "tegen"):
        f.decide_plan("grace", Plan.APPROVED, """
            The added actions give Grace one evening a week that belongs to neither parent, and somebody to
            talk to if she wishes. With those in it the plan answers what she told us. Approved.""")


def _as_it_went(f: Family) -> None:
    with f.day(-66, "16:40", "myghal"):
        f.progress("arthur", "Handovers by way", """
            One at nine and the other at three. Dry for a fortnight.""", on=-78)
        f.progress("arthur", "A second rabbit", """
            Bought, and washed six times in order to look the same.""", on=-85)
        f.progress("grace", "Keep the telephone", """
            In the glove box at every one but the first, and I was told of the first.""", on=-71)
        f.progress("grace", "Friday supper", "Fish fingers, three weeks running.", on=-68)
        f.progress("grace", "Six sessions", """
            She went to one and said that she has talked enough. Tilly's mother will do.""", State.NOT_DONE)
    with f.day(-50, "10:10", "tegen"):
        f.allocate("grace arthur", "austol", """
            Philippa's solicitor has named Myghal in an application. He has done nothing wrong; the children
            are better served by a worker who is not part of the case.""")
    with f.day(-43, "17:30", "austol"):
        f.visit("Mrs Bolt's kitchen", "Tilly, Mrs Bolt", """
            Fish fingers. Grace explained to me who I was instead of.""",
            seen("grace", '"I ate four. Tilly ate five but she\'s taller."'), at=(-43, "16:45"))
    with f.day(-12, "14:50", "tegen"):
        f.oversight("grace", """
            Both reviews are past their day and none is arranged. The course has not been booked by either
            parent. Grace has not been seen for six weeks.""",
            """
                Both children are seen this week and the reviews are held before the hearing.""", """
                    The court meets in a month and will ask what we ask here: who has seen them?""",
            Ask("See Grace and Arthur, each alone", "austol", -8), Ask("Hold both reviews", "austol", 4),
                outcome=Looked.CHANGED)
    with f.day(-9, "17:25", "austol"):
        f.visit("Mawnan nursery", "His key person", """
            Both rabbits were at nursery. He knows which is which and will not say.""",
            seen("arthur", '"This one is Rabbit and this one is also Rabbit."'), at=(-9, "14:15"))
