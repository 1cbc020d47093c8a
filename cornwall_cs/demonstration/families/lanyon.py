"""The Lanyons: twins of four, whose assessments came back; one of them twice."""

# fmt: off
from cornwall_cs.demonstration.families import notes
from cornwall_cs.demonstration.families.terms import Channel, Informed, Kin, Level, Outcome, SignOff, Source
from cornwall_cs.demonstration.story import Danger, Family, Mapped, Scaled, seen

GO, HIGH = Outcome.ASSESSMENT, Level.STATUTORY

PASCO = Mapped(
    background="""
    The nursery kept a diary of collection times. On eleven days out of thirty, Cheryl Lanyon smelt of drink
    at three; on two she had driven. Her husband Phil works away. The twins are four.""",
    harm="""
    Cheryl fell asleep with a pan on. Pasco, who is the one who wakes, put a wet towel on it as he had seen
    on television and burnt two fingers. Both have waited in the car outside a supermarket for as long as an
    hour.""",
    complicating="""
    Nobody in the family says the word. Phil rings at seven and Cheryl is at her best at seven. Her own
    father died of it and her mother cleans for people who drink.""",
    strengths="""
    The house is warm, the twins are talked to and sung to, and Cheryl is never harsh with them. She went to
    one meeting by herself two years ago and still has the card.""",
    safety="""
    On the days when Cheryl's sister Trudy collects them, there has been no drinking until she has gone.""",
    danger=(Danger("""
        The nursery, Trudy and Cadan Yelland are worried that Cheryl will be asleep from drink when Pasco
        needs her, or will drive with him; that he will be hurt by fire or on the road, or will try to put
        right what a boy of four cannot.""", """
        When Pasco is at home, somebody sober is in charge of him, and he knows who. Nobody drives him who
        has had a drink. It is seen to be so for four months, Trudy and the nursery saying so too."""),),
    scales=(
        Scaled("Cheryl", 7, "I'd never let anything happen to them."),
        Scaled("Trudy, her sister", 4, "She means that, and it happened.", "Phil home two nights a week."),
    ),
    child_views="""
    Pasco built a fire station and put himself in it. "I am on nights," he said. He showed me the two
    fingers, which had healed, and how one holds the towel. He would like Daddy to be on nights and for
    himself to be on days.""",
    parent_views="""
    Cheryl says two glasses. Phil, by telephone, says that he has wondered. Trudy said it in front of both of
    them, and the sisters have not spoken for a week.""",
    next_steps="""
    Cheryl to the alcohol service, with Trudy if she will. The car keys at Trudy's. The nursery to ring Trudy
    and not the house if they are unsure.""",
    factors="1B 16A",
    effects=(("1B", """
        They have twice been alone with a danger while their mother could not be woken, and look at her
        face before they ask."""),),
    analysis="""
    Cheryl's drinking has twice come within minutes of a disaster. It is kept from us by shame, with the
    whole family's help. Pasco has drawn his own conclusion, that somebody has to stay awake.""",
)
PASCO_ONCE_MENDED = Mapped(
    analysis="""
    Cheryl's drinking has twice come within minutes of a disaster. It is kept from us by shame, with the
    whole family's help. Pasco has drawn his own conclusion, that somebody has to stay awake. I now have the
    nursery's dates: ten of the eleven days fall in weeks when Phil is away, and none in a week when Trudy
    collects.""",
)

MELIORA = Mapped(
    danger=(Danger("""
        The nursery and Cadan Yelland are worried that Meliora, who copies her mother's every mood, will go
        on being her comforter when she has been drinking, and will be missed because she is so quiet about
        it.""", """
        Meliora is looked after by her mother and not the other way about, and brings her own troubles to a
        grown-up at least now and then."""),),
    scales=(Scaled("The nursery", 5, "She pats the other children's backs when they cry. And the staff's."),),
    child_views="""
    Meliora tucked the doll in, then a second doll to look after the first. "Mummy has her sleepy cup. I do
    the blanket."
    """,
    factors="1B 16A",
    effects=(("1B", """
        They have twice been alone with a danger while their mother could not be woken, and look at her
        face before they ask."""),),
    analysis="What is said of her brother holds for Meliora.",
)
MELIORA_ONCE_MENDED = Mapped(
    analysis="""
    Meliora looks like the easy twin. At four she watches her mother's face to know what the evening will be,
    and makes her own wishes small. If nothing changes she will be very good at this.""",
)


def lanyon(f: Family) -> None:
    """Twins of four. Both assessments returned; one of them twice, and past its day."""
    f.home = "Tresillian Avenue, Newquay", "TR7 2OK"
    with f.day(-49, "15:40", "jenifer"):
        f.contact(Channel.FORM, Source.EDUCATION, "Tracy Carbis, Bluebell Nursery", """
            I have written down thirty collection times for Pasco and Meliora Lanyon because I did not want
            to trust my nose. I told their mother that I would send this. She said, "Do what you have to,"
            and then, "Please don't.\"
            """,
            informed=Informed.NOT_AGREED)
        f.child("pasco", "Pasco Lanyon", age=(4, 6, 19), sex="M", school="Bluebell Nursery")
        f.child("meliora", "Meliora Lanyon", age=(4, 6, 19), sex="F", school="Bluebell Nursery")
        f.adult("cheryl", "Cheryl Lanyon", age=34, sex="F")
        f.adult("phil", "Philip Lanyon", age=32, sex="M", known_as="Phil")
        f.adult("trudy", "Trudy Mewton", age=36, sex="F", lives="Treninnick Hill, Newquay; TR7 2VM")
        f.family("cheryl", Kin.MOTHER, "pasco meliora")
        f.family("phil", Kin.FATHER, "pasco meliora")
        f.family("trudy", Kin.OTHER_RELATIVE, "pasco meliora", together=False)
        f.siblings("pasco meliora")
        f.about("pasco", '"I can do fires."')
        f.about("meliora")
    with f.day(-48, "09:40", "jenifer"):
        f.recommend("pasco", GO, HIGH, """
            A diary of thirty days is better than most evidence that we get. Driving twice makes it more than
            early help.""", need="N1")
        f.recommend("meliora", GO, HIGH, """
            The same risks. She is described in one line to her brother's ten, which is itself a reason to
            look.""", need="N1")
    with f.day(-48, "13:30", "meraud"):
        f.decide("pasco", GO, HIGH, """
            Drink, driving and a pan fire, recorded by date over thirty days, take this beyond early help.
            The children are collected by their aunt from today, which makes an assessment possible. If
            Cheryl drives them again there is to be a strategy discussion.""", need="N1", team="caradon")
        f.decide("meliora", GO, HIGH, """
            Meliora lives with the same risks as Pasco and is hardly described. I accept her and ask for an
            assessment that is about her.""", need="N1", team="caradon")
    with f.day(-48, "14:20", "jenifer"):
        f.tell_referrer("Tracy Carbis", "Both twins will be assessed. The diary was what decided it.")
    _twins_written(f)
    _twins_returned(f)
    notes.of_the_lanyons(f)


def _twins_written(f: Family) -> None:
    with f.day(-47, "10:10", "ives"):
        f.allocate("pasco meliora", "cadan", "He has two other families at this nursery.")
    with f.day(-41, "17:00", "cadan"):
        f.visit("Bluebell Nursery", "Tracy Carbis, across the room", """
            They play near each other and look up at the same moment.""",
            seen("pasco", '"I am on nights."'),
            seen("meliora", '"I do the blanket."', why_not_alone="""
                She sought out Pasco each time we moved; seen with him in sight."""), at=(-41, "13:45"))
    with f.day(-20, "12:30", "cadan"):
        f.write("pasco", PASCO, use_for="meliora")
    with f.day(-19, "11:00", "cadan"):
        f.write("meliora", MELIORA)
        f.read_through("meliora")
        f.submit("pasco meliora")


def _twins_returned(f: Family) -> None:
    with f.day(-17, "16:10", "ives"):
        f.sign_off("pasco", SignOff.RETURNED, """
            This is careful and humane. Before I sign it, set the nursery's thirty dates against Phil's rota
            and the days when Trudy collects, so that we know when it happens and when not. The plan will
            depend on that.""")
        f.sign_off("meliora", SignOff.RETURNED, """
            There is one line of analysis and it sends me to her brother's. Your notes hold a story of her
            own: the blanket, and a child of four who comforts. Write what this is doing to Meliora and what
            she needs, apart from Pasco.""")
    with f.day(-14, "17:35", "cadan"):
        f.visit("Trudy's garden", "Trudy and Cheryl, speaking again", """
            Trudy has the keys on a ribbon round her neck. Cheryl went to the first meeting and sat in the
            car for the second.""",
            seen("pasco", '"I slept. Aunty Trudy was on nights."'),
            seen("meliora", '"Mummy had water in the sleepy cup."', why_not_alone="""
                She would not leave Pasco, and I did not press her."""), at=(-14, "16:00"))
    with f.day(-12, "15:20", "cadan"):
        f.write("pasco", PASCO_ONCE_MENDED)
        f.write("meliora", MELIORA_ONCE_MENDED)
        f.submit("pasco meliora")
    with f.day(-10, "11:25", "ives"):
        f.sign_off("pasco", SignOff.CHILD_IN_NEED_PLAN, """
            The dates now show the pattern: it happens when Phil is away and Trudy is not there. That makes
            it possible to protect Pasco with a plan that names who is sober and when, and who holds the
            keys. If he is driven by somebody who has been drinking there will be a strategy discussion.""")
        f.sign_off("meliora", SignOff.RETURNED, """
            This is much better and it is about Meliora. But she was seen only with her brother beside her,
            twice. See her by herself, with the dolls if that is her language, and tell me whether she will
            show it to anyone.""")
