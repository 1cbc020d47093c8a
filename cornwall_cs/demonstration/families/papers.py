"""The papers on the children’s records: letters, a drawing, a photograph, an order that came twice."""

# fmt: off
from children.choices import DocumentKind as Paper
from cornwall_cs.demonstration.papers import drawing, letter, photograph
from cornwall_cs.demonstration.story import Family
from cornwall_cs.demonstration.story.telling import prose


def received(f: Family) -> None:
    """A dozen papers, each where it belongs."""
    for key, name in (("sennen", "Sennen"), ("bryluen", "Bryluen"), ("morwen", "Morwen")):
        f.known(key, f"{name} Pendray")
    _of_the_pendrays(f)
    _morwens_list(f)
    _of_the_trethowans(f)
    f.known("ruben", "Ruben Mitchell")
    _ruben_and_wheat(f)
    _ruben_weighed(f)
    _islas_bruise(f)
    _orders_and_consent(f)
    _from_home(f)


def _page(text: str) -> str:
    return "\n\n".join(prose(paragraph) for paragraph in text.split("\n\n"))


def _of_the_pendrays(f: Family) -> None:
    with f.day(-150, "10:20", "perran"):
        f.paper("sennen bryluen", Paper.SCHOOL, "Letter from school about mornings", letter(
            "Wheal Rose Primary, Carharrack", _page("""
            Dear Perran Cundy,

            You asked what we see in the mornings. Sennen and Bryluen are brought by their sister at twenty to
            nine, before we open. Since half-term Bryluen has come without breakfast on eleven days out of
            nineteen, and Sennen has asked for toast on all of them.

            Their clothes are clean and often damp. They are collected on time, always by Morwen.

            Neither has ever been brought by an adult. We like them very much.

            Rachel Odgers, deputy head""")), "mornings.pdf", dated=-152,
            whom="Wheal Rose Primary", note="Eleven mornings of nineteen without breakfast. Never an adult.",
            significant=True)
    with f.day(-144, "09:15", "perran"):
        f.paper("sennen", Paper.MEDICAL, "Dentist's report", letter("Redruth Dental Practice", _page("""
            Sennen Pendray attended with a member of his school's staff. Two lower molars are decayed past
            saving and were the cause of his pain. Both were taken out under sedation.

            He had not been seen here before. He told my nurse that he brushes with the tap water, because
            the tube ran out.

            I ask to see him in three months, and his brother and sisters as soon as they can come.""")),
            "S Pendray.pdf", dated=-148, whom="Mr Anselm Kitto, dentist",
            note="Two teeth out. He wants to see the others.")


def _morwens_list(f: Family) -> None:
    with f.day(-137, "16:40", "perran"):
        f.paper("morwen", Paper.DRAWING, "Morwen's list for a Monday", prose("""
            5.50 alarm

            6.00 fire, kettle x 4 for washing

            6.30 Sennen up (3 goes)

            7.00 Lamorna changed, bottle, back to Mum

            7.20 Bryluen hair. Not the blue band

            8.10 out

            8.40 drop, then run

            Things I would stop first if I could: the kettles
            """).encode(), "monday.txt", dated=-138, whom="Morwen",
            note="She wrote it out when I asked her what a morning is.", significant=True)


def _of_the_trethowans(f: Family) -> None:
    f.known("grace", "Grace Trethowan")
    f.known("arthur", "Arthur Trethowan")
    with f.day(-82, "15:10", "myghal"):
        f.paper("arthur", Paper.DRAWING, "Arthur's drawing of going home", drawing(), "arthur.png", dated=-83,
            whom="Mawnan nursery", note="""
            His key person wrote down what he said: "That's me in the door. That one has to wait at the
            fence."
            """)
    with f.day(-41, "11:05", "austol"):
        order = f.paper("grace", Paper.COURT, "Order on living arrangements", _order("DRAFT, not yet sealed"),
            "draft order.pdf", dated=-42, whom="Truro Family Court",
            note="Handovers at school; no recording of either child.")
    with f.day(-33, "09:50", "austol"):
        f.paper_again(order, _order("Sealed by the court"), "sealed order.pdf", """
            The sealed copy came. It is the same but for the holidays.""")
    with f.day(-31, "14:25", "austol"):
        f.paper("grace", Paper.LETTER, "A parent at school, who asks not to be named", letter("", _page("""
            I would rather not be named, because our girls are friends and I have to stand next to both of
            them at the gate.

            On Friday the father asked Grace in front of me what her mother's car had been doing outside the
            solicitor's. Grace said that she had not seen it. She had her hand in her bag the whole time and
            I think that she was holding on to something.""")), "from a parent.pdf", dated=-32,
            whom="A parent at Constantine Primary", note="Asked about her mother's car, at the gate.",
            confided=True)


def _order(state: str) -> bytes:
    return letter(f"In the Family Court at Truro. {state}", _page("""
        The children Grace and Arthur Trethowan.

        1. The children live with each parent in alternate weeks, from Friday after school.

        2. Every handover is at school or nursery. Neither parent comes to the other's door.

        3. Neither parent records, films or photographs a child in order to show the other or the court.

        4. Neither parent asks a child what is said or done in the other home."""), _page("""
        5. The holidays are shared by halves, the first half with the father in even years.

        6. There is a further hearing in the new year, with the local authority's report before it."""))


def _ruben_and_wheat(f: Family) -> None:
    with f.day(-94, "10:45", "lowdy"):
        f.paper("ruben", Paper.MEDICAL, "Dr Haddad on what wheat does to Ruben", letter(
            "Royal Cornwall Hospital, children's outpatients", _page("""
            Ruben Mitchell has coeliac disease, proved by blood and by a sample of his bowel.

            When he eats wheat the lining of his gut is destroyed and he cannot take in what he is fed. A
            child of his age who goes on eating it stops growing, and may die of it.

            He was 11.4 kg at eighteen months and is 10.6 kg now."""), _page("""
            I have explained this to his mother on four occasions and to her partner on two. Both listened.

            A crumb is enough. I would be glad if nobody were to tell them that a little does not matter.

            Dr Rima Haddad, consultant paediatrician""")), "Haddad 2 pages.pdf", dated=-97,
            whom="Dr Rima Haddad", note="Proved, not suspected. He weighs less than at eighteen months.",
            significant=True)


def _ruben_weighed(f: Family) -> None:
    with f.day(-27, "09:25", "lowdy"):
        f.paper("ruben", Paper.REPORT, "Friday weights", prose("""
            Friday weights in kg, taken at home by the dietitian

            week 1: 10.6

            week 2: 10.8

            week 3: 11.0

            week 4: 11.1

            week 5: 11.2

            week 6: not in

            week 7: 11.0
            """).encode(), "weights.txt", dated=-28, whom="The dietitian",
            note="Up for five weeks, then down after the one she missed.")


def _islas_bruise(f: Family) -> None:
    f.known("isla", "Isla Bennetts")
    with f.day(-221, "12:15", "myghal"):
        f.paper("isla", Paper.MEDICAL, "Paediatrician on the bruise", letter(
            "Community paediatrics, Penzance", _page("""
            Isla was seen with her mother and grandfather. There is one bruise on the outer side of the left
            upper arm, four marks in a row and a fifth opposite, brown at the edges.

            It is of the kind made by a hand. A catch in mid-air could make it. So could a grip.

            Isla gave the account of a trampoline without being asked for it. I did not see her by
            herself.""")), "bruise.pdf", dated=-224, whom="Dr Owen Pascall",
            note="A hand made it. He did not see her by herself.", significant=True)


def _orders_and_consent(f: Family) -> None:
    for key, name in (("freddie", "Freddie Oates"), ("lacey", "Lacey Oates"), ("tegan", "Tegan Hendra")):
        f.known(key, name)
    with f.day(-388, "14:05", "kensa"):
        f.paper("tegan", Paper.COURT, "Non-molestation order against Darren Tippett", letter(
            "In the Family Court at Truro", _page("""
            Darren Tippett must not use or threaten violence against Karenza Hendra, nor ask anybody else to.

            He must not come within one hundred metres of the flat, of Tegan's school, or of the maternity
            unit.

            This order lasts for twelve months. To break it is a crime.""")), "order.pdf", dated=-391,
            whom="Truro Family Court", note="Twelve months. School and maternity unit are named in it.",
            significant=True)
    with f.day(-117, "09:30", "lowdy"):
        f.paper("freddie lacey", Paper.CONSENT, "Kayla's consent to our speaking with the playgroup", letter(
            "Consent to share information", _page("""
            I agree that Lowdy Minear and the Wadebridge playgroup may tell each other how Freddie and Lacey
            are, what they have eaten, and whether they are tired.

            Not where we live, and not what I said about when I was in care.

            I can change my mind by telling either of them.

            Signed: Kayla Oates""")), "consent.pdf", dated=-119, whom="Kayla Oates",
            note="Two things are left out of it on purpose; keep to that.")


def _from_home(f: Family) -> None:
    f.known("toby", "Toby Rosewarne")
    f.known("perryn", "Perryn Skewes")
    with f.day(-48, "17:15", "kensa"):
        f.paper("toby", Paper.PHOTOGRAPH, "The beach where Toby goes when he gets out", photograph(),
            "IMG_0412.jpg", dated=-50, whom="Mike Rosewarne",
            note="Taken by his father for Toby's book. Twelve minutes from the house, across the main road.")
    with f.day(-25, "09:10", "austol"):
        f.paper("perryn", Paper.DRAWING, "Perryn's rules for our talk", prose("""
            Rules

            1. Say when it is nearly over

            2. No writing while I am talking

            3. If I stop, do not say take your time

            4. You can ask about the door. Not the first time
            """).encode(), "rules.txt", dated=-26, whom="Perryn", note="He read them out. We kept to them.")
