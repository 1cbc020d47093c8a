"""The Rickards: a boy between a van and his nan, whose home with her was made his in law."""

# fmt: off
from cornwall_cs.demonstration.families.terms import (
    Channel,
    Kin,
    Level,
    Outcome,
    Part,
    Plan,
    Review,
    SignOff,
    Source,
    State,
)
from cornwall_cs.demonstration.story import Danger, Family, Judged, Mapped, Scaled, Todo, seen

GO, HIGH, CIN = Outcome.ASSESSMENT, Level.STATUTORY, SignOff.CHILD_IN_NEED_PLAN

DAVY = Mapped(
    background="""
    Davy Rickard, then five, was living between a van, three sofas and his nan's. His mother Kim uses heroin
    and tells everyone so. His nan, Brenda, drove round Camborne each evening to find out where he was.""",
    harm="""
    He slept in the van in a frost. He picked up a needle and handed it, point down, to a teaching
    assistant.""",
    complicating="""
    Kim owes money in two towns. Brenda is fifty-nine, works at the laundry and has one bedroom.""",
    strengths="""
    Kim has never pretended. She rings Brenda when she is too ill to have him. Davy has never been hit or
    shouted at.""",
    safety="""
    Whenever Kim has rung, Brenda has been there within the half-hour. Since the needle he has slept at
    Brenda's.""",
    danger=(Danger("""
        Brenda, his teacher and Austol Grigg are worried that Kim will take him with her again when she is
        unwell and that he will be hurt by a needle, by the cold or by somebody to whom she owes
        money.""", """
        Davy has one bed, in a home where nobody uses drugs, and sees his mother when she is well enough,
        with his nan there."""),),
    scales=(Scaled("Kim", 3, """
        With me, three. With Mum, nine. I'm not
        daft."""), Scaled("Brenda", 8, "He's here. That's my eight.")),
    child_views="""
    "I know not to touch the pointy end." He made two beds of the building blocks and put himself in his
    nan's. His mother went in next door, "so I can knock".""",
    parent_views="""
    Kim asked how a mother gives her child to her own mother without giving him away. Brenda asked about the
    bedroom.""",
    next_steps="""
    A family meeting. A solicitor for Brenda, paid for. A two-bedroomed flat. Kim's worker at the table.""",
    factors="2B 16A",
    effects=(("2B", """
        Davy is left where the drug leaves his parent: strange beds, missed meals, nobody certain to
        come."""),),
    analysis="""
    All three of them agree what would make Davy safe. It wants only to be made lawful and to be housed. The
    danger is that Kim, on a good day, has the right to take him; she says this herself.""",
)


def rickard(f: Family) -> None:
    """A boy whose nan's home was made his in law. Closed with a child arrangements order."""
    f.home = "Beside the Basset Centre, Camborne", ""
    with f.day(-380, "15:30", "bryok"):
        f.contact(Channel.TELEPHONE, Source.SCHOOL, "Lynne Goninan, Roskear School", """
            Davy Rickard gave me a used needle this morning with the cap on, and told me where the others
            are. He is five. His mother came when we rang, was honest with us, and asked for her own mother
            to be sent for.""", came=(-380, "14:10"))
        f.child("davy", "David Rickard", age=(6, 11, 2), sex="M", school="Roskear School", known_as="Davy")
        f.adult("kim", "Kimberley Rickard", age=29, sex="F", known_as="Kim")
        f.adult("brenda", "Brenda Rickard", age=60, sex="F", lives="27 Vyvyan Street, Camborne; TR14 8VK")
        f.family("kim", Kin.MOTHER, "davy")
        f.family("brenda", Kin.GRANDPARENT, "davy", together=False)
        f.about("davy", '"You put the lid on and you tell a grown-up."')
    with f.day(-380, "16:40", "bryok"):
        f.recommend("davy", GO, HIGH, """
            He is safe at his nan's tonight by his mother's wish. Nothing but goodwill keeps
            him there.""", need="N1")
    with f.day(-379, "09:25", "colan"):
        f.decide("davy", GO, HIGH, """
            Davy has handled needles and slept in a van, and only his mother's goodwill keeps him at his
            nan's. That is a child in need under section 17 at the least. I accept for assessment rather than
            enquiry because Kim herself asked for him to be with Brenda.""", need="N1", team="carrick")
    with f.day(-379, "10:20", "bryok"):
        f.tell_referrer("Lynne Goninan", "Davy is at his nan's and Austol Grigg will see him at school.")
    with f.day(-379, "11:10", "tegen"):
        f.allocate("davy", "austol", "He and Kim's drug worker have done this together before.")
        f.moves_to("davy", "27 Vyvyan Street, Camborne", "TR14 8VK")
    _davy_assessed(f)
    _davy_planned(f)


def _davy_assessed(f: Family) -> None:
    with f.day(-373, "16:50", "austol"):
        f.visit("Roskear School", "Nobody", """
            We built a street. He housed everyone, the needle lady from the van included.""",
            seen("davy", '"I know not to touch the pointy end."'), at=(-373, "13:40"))
    with f.day(-345, "12:00", "austol"):
        f.write("davy", DAVY)
        f.submit("davy")
    with f.day(-342, "15:15", "tegen"):
        f.sign_off("davy", CIN, """
            Davy, Kim and Brenda all want him to live with Brenda, and the assessment shows why that is right
            for him. What is missing is the law: Kim could take him on any day that she is unwell. A child in
            need plan, to help Brenda to an order and a second bedroom, with Kim's contact in it.""")


def _davy_planned(f: Family) -> None:
    with f.day(-336, "12:40", "austol"):
        f.plan_for("davy", 4, """
            If Kim takes Davy when she is unwell, Brenda rings us and then the police, which Kim has agreed
            to in writing.""", [
            Todo("Apply for a child arrangements order, so that Davy lives with Brenda", "brenda", -300),
            Todo("A flat with two bedrooms", "Housing options", -290),
            Todo("See Davy on Sundays, at Brenda's, if she is well", "kim", -310)])
        f.submit_plan("davy")
    with f.day(-333, "10:10", "tegen"):
        f.decide_plan("davy", Plan.APPROVED, """
            Each action is owned by one of the three people who will make it happen, with a date that the
            court timetable allows. Kim's own words about her good days stay in the plan, since they say what
            we are guarding against. Approved.""")
    with f.day(-306, "16:20", "austol"):
        f.visit("27 Vyvyan Street", "Brenda", """
            Davy has the bed and Brenda the settee. Kim came for two Sundays in three.""",
            seen("davy", '"Nan snores in the lounge. I can hear that it\'s her."'), at=(-306, "15:45"))
        f.progress("davy", "See Davy on Sundays", """
            Two in three, and a telephone call before on the third.""", State.OPEN)
    _davy_reviewed(f)


def _davy_reviewed(f: Family) -> None:
    with f.day(-276, "14:10", "austol"):
        f.review("davy", Part.PN3, """
            He put the two beds back in one house,
            and his mother's next door but one.""", "Kim asked that the judge be told that she agreed.",
            Judged(8, "One bed for a hundred nights. The hearing is in two weeks and nobody opposes it."))
        f.propose("davy", Review.CONTINUE, "Until the order is made and there is a second bedroom.")
    with f.day(-274, "11:40", "tegen"):
        f.decide_review("davy", Review.CONTINUE, """
            The plan is working and Davy is settled, but his home still rests on Kim's goodwill until the
            order is made. It continues to the hearing, with support for Brenda on the day.""")
    with f.day(-262, "16:15", "austol"):
        f.progress("davy", "Apply for a child", "The order was made. The judge thanked Kim.", on=-263)
        f.progress("davy", "A flat with two bedrooms", "Two streets off, with a yard.", on=-264)
    with f.day(-258, "15:00", "austol"):
        f.review("davy", Part.PN1, '"I live at Nan\'s. It\'s on a paper."', """
            Brenda would like to be left to get on, and to be able to ring.""",
            Judged(9, """
                The order gives what everybody wished. Kim sees him weekly and has started treatment."""))
        f.propose("davy", Review.CLOSE, "He has his bed, in law.")
    with f.day(-256, "10:25", "tegen"):
        f.decide_review("davy", Review.CLOSE, """
            A child arrangements order gives Davy a home with his nan in law, with his mother's agreement,
            and they have the room they needed. His contact with Kim is regular and safe. The purpose of the
            plan is met and the referral closes with the order.""", closing="RC3")
