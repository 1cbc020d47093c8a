"""Helped early: two who asked the hub themselves, one stepped up, one stepped down, one who said no."""

# fmt: off
from cornwall_cs.demonstration.families.terms import Ends, Informed, Kin, Part, Plan, Review, SignOff
from cornwall_cs.demonstration.story import Danger, Family, Judged, Mapped, Scaled, Todo, seen
from referrals.early_help_choices import Adviser, CameFrom, ConsentAnswer, EarlyHelpOutcome, Ending

BEGINS, CLOSED, UP = EarlyHelpOutcome.ACCEPTED, EarlyHelpOutcome.CLOSED, EarlyHelpOutcome.STEP_UP
EXPLAINED = """
    What the hub does, that school and surgery would hear only what helps, and that they can stop at any
    time."""


def dunstan(f: Family) -> None:
    """A brother and a sister. Their mother asked. His help goes on; hers met its goals and closed."""
    f.home = "2 Fore Street, Grampound", "TR2 4OQ"
    with f.day(-110, "10:10", "nessa"):
        f.child("perry", "Perry Dunstan", age=(9, 2, 8), sex="M", school="Grampound Primary")
        f.child("tryphena", "Tryphena Dunstan", age=(12, 7, 3), sex="F", school="Roseland Academy")
        f.adult("hannah", "Hannah Dunstan", age=36, sex="F")
        f.family("hannah", Kin.MOTHER, "perry tryphena")
        f.siblings("perry tryphena")
        for key in ("perry", "tryphena"):
            f.asks_for_help(key, CameFrom.FAMILY, "Hannah Dunstan", "Their mother", """
                Hannah rang after a hard half-term. Since their father's accident she works nights. Perry will
                not sleep until she is home, and Tryphena does what a mother would do: tea, washing, homework.
                Both are kind to each other and well liked at school.""",
                family="I want my girl to be twelve again.")
    with f.day(-109, "14:20", "gwen"):
        f.decide_help("perry", BEGINS, """
            Nobody is unsafe. A mother asks before it breaks, and the hub can help with evenings.""")
        f.decide_help("tryphena", BEGINS, """
            She does a grown-up's work at twelve. One worker for her and her brother, so that it is one
            family's help.""")
        for key in ("perry", "tryphena"):
            f.give_help_to(key, "nessa")
    with f.day(-105, "16:10", "nessa"):
        said = {"perry": "I can hear when it is not Mum.", "tryphena": "I am good at it, though."}
        for key, child in said.items():
            f.answers(key, "Hannah Dunstan, their mother", EXPLAINED)
            f.led_by(key, "Morag Bell", "Family support lead", "Roseland Academy",
                     "Evenings are the trouble. The rest of us is all right.", child, (4, 5))
        f.visit("At home", "Hannah", "Tea was on the table. They showed me the sleeping plan they had drawn.",
                seen("perry", '"I count the cars."'), seen("tryphena", '"If I sit down I think about Dad."'),
                at=(-105, "15:30"))
    _tryphena(f)
    _perry(f)


def _tryphena(f: Family) -> None:
    with f.day(-96, "11:00", "nessa"):
        f.write("tryphena", _map("Tryphena"))
        f.submit("tryphena")
    with f.day(-94, "09:30", "gwen"):
        f.sign_off("tryphena", SignOff.EARLY_HELP_PLAN, """
            What she needs is an aunt on Tuesdays and a young carers' group, and somebody who sees that both
            last.""")
    with f.day(-91, "13:00", "nessa"):
        f.plan_for("tryphena", 4, "We meet sooner.", [
            Todo("Aunt Jo has both of them on Tuesdays", "Aunt, Jo Veall", -80),
            Todo("A place in the young carers' group", "Young carers", -78)])
        f.submit_plan("tryphena")
    with f.day(-90, "09:20", "gwen"):
        f.decide_plan("tryphena", Plan.APPROVED, "Two actions, two names, two days. Enough.")
    with f.day(-50, "14:10", "nessa"):
        f.review("tryphena", Part.PN1, "I had a friend to tea and Mum cooked.", "She laughs again.",
                 Judged(9, "Tuesdays and Thursdays have held for eight weeks."))
        f.propose("tryphena", Review.END_EARLY_HELP_PLAN, "It holds without us.")
    with f.day(-49, "10:00", "gwen"):
        f.decide_review("tryphena", Review.END_EARLY_HELP_PLAN, "The goal is met, by her own account first.")
        f.decide_help("tryphena", CLOSED, """
            Her aunt has Tuesdays, the group has Thursdays, and she has had a friend to tea. School will ring
            us if that changes.""", ending=Ending.GOALS_MET, family_after=8, practitioner_after=9)


def _perry(f: Family) -> None:
    with f.day(-95, "11:00", "nessa"):
        f.write("perry", _map("Perry"))
        f.submit("perry")
    with f.day(-93, "10:00", "gwen"):
        f.sign_off("perry", SignOff.EARLY_HELP_PLAN, """
            He is worn out and so is she. The goal is theirs, in their words; a plan will hold everybody to
            it.""")
    with f.day(-90, "13:10", "nessa"):
        f.plan_for("perry", 4, "We meet sooner, and ask the surgery again.", [
            Todo("Nan sleeps in on the two late nights", "Nan, Pat Dunstan", -60),
            Todo("Perry and Mrs Bell make a bedtime book", "Roseland Academy", -75)])
        f.submit_plan("perry")
    with f.day(-89, "09:20", "gwen"):
        f.decide_plan("perry", Plan.APPROVED, "Each action has somebody's name and a day on it.")
    with f.day(-80, "15:00", "nessa"):
        f.consults("perry", Adviser.PSYCHOLOGIST, "Dr Ann Lugg, educational psychologist",
                   "Is a boy of nine who cannot sleep alone anxious, or only used to company?",
                   "Used to company, and worried with reason. Keep one bedtime whoever puts him to bed.",
                   "Hannah and Nan keep to half past eight. Mrs Bell asks again at half-term.")
    with f.day(-70, "15:30", "nessa"):
        f.meets("perry", "Hannah, Nan, Morag Bell, Nessa Goodman", "He slept through twice.", """
            Nan keeps Tuesdays and Thursdays. Mrs Bell asks the head about the late bus.""",
            part=(Part.PN6, "I want Nan's blanket here."), next_on=-35)
    with f.day(-48, "14:00", "nessa"):
        f.review("perry", Part.PN1, "I only count some cars.", "It is better by half.",
                 Judged(6, "Asleep before nine on four nights of five, in the book.",
                        "Fridays: the bus is late."))
        f.propose("perry", Review.CONTINUE_EARLY_HELP, "Half of the way is walked. Fridays are left.")
    with f.day(-47, "10:15", "gwen"):
        f.decide_review("perry", Review.CONTINUE_EARLY_HELP, "It moves, and Hannah wants the other half.")
    with f.day(-34, "15:30", "nessa"):
        f.meets("perry", "Hannah, Nan, Morag Bell, Nessa Goodman", "Fridays are the last of it.", """
            The school keeps him at club until the late bus.""",
            part=(Part.PN1, "Club has table football."), next_on=6,
            todo=Todo("Friday club until the late bus", "Roseland Academy", 5))


def _map(name: str, parent: str = "Hannah") -> Mapped:
    """A short assessment: a home that holds, and one thing that does not."""
    return Mapped(
        background=f"{parent} asked, and the school says the same.",
        strengths=f"A parent who asks. {name} is liked, fed and on time.",
        danger=(Danger(f"{parent} and the school worry that {name} carries too much for those years.",
                       f"{name} sleeps, plays and is fetched, like others in the class."),),
        scales=(Scaled(parent, 4, "We manage until we do not.", "Somebody to share it with."),),
        child_views=f"{name} says that most of it is all right, and which part is not.",
        parent_views=f"{parent} wants the old evenings back, and says how they used to be.",
        next_steps="Somebody else who helps, on days that are agreed.",
        analysis=f"A good home with one grown-up too few in it. {name} fills the gap, and need not.",
    )


def trebilcock(f: Family) -> None:
    """Asked for by the school; more was found; stepped up, and the MARU has it now."""
    f.home = "7 Old Mill Court, Tregony", "TR2 5OQ"
    with f.day(-30, "09:50", "josef"):
        f.child("denzil", "Denzil Trebilcock", age=(6, 5, 20), sex="M", school="Tregony Primary")
        f.adult("marcus", "Marcus Trebilcock", age=29, sex="M")
        f.family("marcus", Kin.FATHER, "denzil")
        f.asks_for_help("denzil", CameFrom.PARTNER, "Lynne Odgers", "Tregony Primary", """
            Denzil is collected late, hungry and by different people. His father Marcus is friendly and
            forgets. He says yes to anything that is offered.""")
    with f.day(-29, "11:00", "gwen"):
        f.decide_help("denzil", BEGINS, "A father who says yes. Let us find out what he says yes to.")
        f.give_help_to("denzil", "josef")
    with f.day(-26, "16:00", "josef"):
        f.answers("denzil", "Marcus Trebilcock, his father", EXPLAINED)
        f.led_by("denzil", "Lynne Odgers", "Deputy head", "Tregony Primary", "I could do with a hand.",
                 "Sometimes it is Uncle Gaz and he drives fast.", (5, 4))
    with f.day(-1, "15:20", "gwen"):
        f.decide_help("denzil", UP, """
            Josef was let in yesterday by a man Marcus does not know well, who had Denzil on his lap at the
            wheel of a car. Marcus was asleep upstairs and could not be woken at once. This is more than we
            may do by agreement.""", immediate_danger=False, family_informed=Informed.AGREED)


def chegwidden(f: Family) -> None:
    """Asked for by a health visitor; the parents were asked, and said no."""
    f.home = "Rose Cottage, Ladock", "TR2 4OW"
    with f.day(-12, "10:00", "nessa"):
        f.child("senna", "Senna Chegwidden", age=(1, 1, 9), sex="F")
        f.adult("alys", "Alys Chegwidden", age=31, sex="F")
        f.family("alys", Kin.MOTHER, "senna")
        f.asks_for_help("senna", CameFrom.PARTNER, "Lisa Roseveare", "Health visiting", """
            Alys is tired and alone a good deal. Senna thrives. Would somebody ring her?""")
    with f.day(-11, "09:30", "gwen"):
        f.decide_help("senna", BEGINS, "A call costs nothing and may be welcome.")
        f.give_help_to("senna", "nessa")
    with f.day(-2, "11:30", "nessa"):
        f.answers("senna", "Alys Chegwidden, her mother", """
            Explained at the door with Senna on her hip. She thanked me, has found a playgroup, and would
            rather not.""", ConsentAnswer.REFUSED)


def bolitho(f: Family) -> None:
    """Asked for by a father; assessed, and helped enough by that: no plan was needed."""
    f.home = "The Old Forge, Probus", "TR2 4OX"
    with f.day(-60, "10:20", "josef"):
        f.child("kitto", "Kitto Bolitho", age=(8, 1, 12), sex="M", school="Probus Primary")
        f.adult("jowan", "Jowan Bolitho", age=41, sex="M")
        f.family("jowan", Kin.FATHER, "kitto")
        f.asks_for_help("kitto", CameFrom.FAMILY, "Jowan Bolitho", "His father", """
            Kitto's grandfather died in the spring. He will not go to football, which was theirs.""",
            child="It was Grandad's seat.")
    with f.day(-59, "11:00", "gwen"):
        f.decide_help("kitto", BEGINS, "Grief, and a father who asks how to talk about it.")
        f.give_help_to("kitto", "josef")
    with f.day(-56, "16:00", "josef"):
        f.answers("kitto", "Jowan Bolitho, his father", EXPLAINED)
        f.led_by("kitto", "Josef Libby", "Family worker", "Early Help Hub", "We do not know what to say.",
                 "It was Grandad's seat.", (5, 6))
        f.visit("At home", "Jowan", "Kitto showed me the scarf and where it hangs.",
                seen("kitto", '"If I wear it, it stops smelling of him."'), at=(-56, "15:30"))
    with f.day(-50, "11:00", "josef"):
        f.write("kitto", _map("Kitto", "Jowan"))
        f.submit("kitto")
    with f.day(-48, "09:30", "gwen"):
        f.sign_off("kitto", SignOff.NO_EARLY_HELP_PLAN, """
            They have talked, and gone to a match together. The school has a bereavement group from
            September. No plan of ours is needed.""")
        f.decide_help("kitto", CLOSED, "He wore the scarf on Saturday.", ending=Ending.OTHER_SERVICE,
                      family_after=8, practitioner_after=8)


def oates_taken_over(f: Family) -> None:
    """Stepped down from social work, both: the hub has taken them over with their story."""
    f.known("freddie", "Freddie Oates")
    f.known("lacey", "Lacey Oates")
    with f.day(-1, "11:40", "gwen"):
        why = {
            "freddie": "Kayla asked for one person to text. Nessa has her number already.",
            "lacey": "Nursery is what holds for Lacey now; whoever sees Freddie can go there too.",
        }
        for key, reason in why.items():
            f.accept(key)
            f.complete(key, Ends.TO_EARLY_HELP, reason)
            f.give_help_to(key, "nessa")
