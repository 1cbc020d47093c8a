"""The Tresawles: twelve children of one mother and three fathers, in three households."""

# fmt: off
from cornwall_cs.demonstration.families.terms import Channel, Kin, Level, Outcome, Source, Warn
from cornwall_cs.demonstration.story import Family, not_seen, seen

FIRST, SECOND, THIRD = "jago elowen petroc wenna massen", "lamorna gerren isolde", "tegen kitto morwenna"
GO, HIGH = Outcome.ASSESSMENT, Level.STATUTORY


def tresawle(f: Family) -> None:
    """Three brothers of two households are assessed; most of the others live with their fathers."""
    f.home = "3 Wheal Kitty Terrace, St Agnes", "TR5 0OG"
    with f.day(-30, "10:05", "jenifer"):
        f.contact(Channel.TELEPHONE, Source.SCHOOL, "Averil Opie, St Agnes School", """
            Peder Tresawle, seven, has come back from his father's to his mother's and brings his little
            brother Kitto to school in his pyjamas. He says that "Mum's asleep till dinner". Their mother
            Loveday has twelve children; three live with her, and since last week Peder.""",
            came=(-30, "09:20"))
        _children(f)
        _grown_ups(f)
        _who_is_what(f)
        f.about("peder", '"I know how to do toast and I know how to do Kitto."')
        f.about("kitto")
        f.about("massen", '"I rang school about them, because I could see from the bus."')
    _accepted(f)
    _known(f)
    _visited(f)


def _children(f: Family) -> None:
    """The first five live with their father, the next with theirs but for Peder, the youngest at home."""
    ruan, denzil = "11 Tolgus Vean, Redruth; TR15 0OT", "Fore Street, Grampound; TR2 0OF"
    for key, name, age, sex in (
        ("jago", "Jago", (17, 2, 4), "M"), ("elowen", "Elowen", (16, 0, 20), "F"),
        ("petroc", "Petroc", (14, 7), "M"),
        ("wenna", "Wenna", (13, 3, 2), "F"), ("massen", "Massen", (12, 1, 9), "M"),
    ):
        f.child(key, f"{name} Tresawle", age=age, sex=sex, lives=ruan, school="Pool Academy")
    for key, name, age, sex in (
        ("lamorna", "Lamorna", (10, 10), "F"), ("gerren", "Gerren", (9, 8, 3), "M"),
        ("isolde", "Isolde", (8, 7), "F"),
    ):
        f.child(key, f"{name} Tresawle", age=age, sex=sex, lives=denzil, school="Grampound School")
    f.child("peder", "Peder Tresawle", age=(7, 5, 12), sex="M", school="St Agnes School")
    f.child("tegen", "Tegen Tresawle", age=(5, 6), sex="F", school="St Agnes School")
    f.child("kitto", "Kitto Tresawle", age=(4, 3, 6), sex="M", school="St Agnes School")
    f.child("morwenna", "Morwenna Tresawle", age=(0, 10, 5), sex="F")


def _grown_ups(f: Family) -> None:
    f.adult("loveday", "Loveday Tresawle", age=36, sex="F")
    f.adult("ruan", "Ruan Bray", age=39, sex="M", lives="11 Tolgus Vean, Redruth; TR15 0OT")
    f.adult("denzil", "Denzil Uren", age=41, sex="M", lives="Fore Street, Grampound; TR2 0OF")
    f.adult("clem", "Clement Nance", age=33, sex="M")
    f.adult("tamsyn", "Tamsyn Bray", age=37, sex="F", lives="11 Tolgus Vean, Redruth; TR15 0OT")
    f.adult("hedra", "Hedra Tresawle", age=63, sex="F", lives="Polbreen Lane, St Agnes; TR5 0OL")
    f.adult("tomas", "Tomas Tresawle", age=66, sex="M", lives="Polbreen Lane, St Agnes; TR5 0OL")
    f.adult("beryan", "Beryan Bray", age=70, sex="F", lives="Illogan; TR16 0OI")
    f.adult("cubert", "Cubert Bray", age=72, sex="M", lives="Illogan; TR16 0OI")


def _who_is_what(f: Family) -> None:
    at_home, away = f"peder {THIRD}", f"{FIRST} {SECOND}"
    f.family("loveday", Kin.MOTHER, at_home)
    f.family("loveday", Kin.MOTHER, away, together=False)
    f.family("ruan", Kin.FATHER, FIRST)
    f.family("denzil", Kin.FATHER, SECOND)
    f.family("denzil", Kin.FATHER, "peder", together=False)
    f.family("clem", Kin.FATHER, THIRD)
    f.family("tamsyn", Kin.STEP_PARENT, FIRST)
    f.family("clem", Kin.STEP_PARENT, "peder", responsible=False)
    for parent, child, kind in (
        ("hedra", "loveday", Kin.MOTHER), ("tomas", "loveday", Kin.FATHER),
        ("beryan", "ruan", Kin.MOTHER), ("cubert", "ruan", Kin.FATHER),
    ):
        f.family(parent, kind, child, together=False, responsible=False)
    f.family("clem", Kin.PARTNER, "loveday")
    f.family("ruan", Kin.FORMER_PARTNER, "loveday", together=False, since=-1300)
    f.family("denzil", Kin.FORMER_PARTNER, "loveday", together=False, since=-700)
    f.family("tamsyn", Kin.PARTNER, "ruan", since=-900)
    f.family("tomas", Kin.PARTNER, "hedra")
    f.family("cubert", Kin.PARTNER, "beryan")
    f.siblings(FIRST)
    f.siblings(SECOND)
    f.siblings(THIRD)
    f.family("peder", Kin.SIBLING, SECOND, together=False)
    f.family("peder", Kin.HALF_SIBLING, THIRD)
    for child in FIRST.split():
        f.family(child, Kin.HALF_SIBLING, "peder kitto", together=False)
    f.family("kitto", Kin.HALF_SIBLING, SECOND, together=False)


def _accepted(f: Family) -> None:
    with f.day(-30, "14:20", "jenifer"):
        f.recommend("peder", GO, HIGH, """
            A boy of seven is getting a boy of four up, fed and to school. Nobody has said why he left his
            father's.""", need="N5")
        f.recommend("kitto", GO, HIGH, """
            Two mornings in pyjamas, hungry, with Peder in charge of him.""", need="N5")
        f.recommend("massen", GO, HIGH, """
            Massen, twelve, rang the school about his brothers from his father's. What he has seen of all this
            needs asking.""", need="N5")
    with f.day(-29, "09:50", "meraud"):
        f.decide("peder", GO, HIGH, """
            Peder is looking after others when he should be looked after. Accepted; why he moved is to be
            asked of him and of Denzil.""", need="N5", team="carrick")
        f.decide("kitto", GO, HIGH, """
            Accepted with Peder, who is the one who dresses him.""", need="N5", team="carrick")
        f.decide("massen", GO, HIGH, """
            He is worried for his brothers and passes between the two homes. Accepted with them.""",
            need="N5", team="carrick")
    with f.day(-29, "11:30", "meraud"):
        f.tell_referrer("Averil Opie", """
            Peder, Kitto and Massen will each have an assessment. Please ring if they are late.""")
    with f.day(-28, "10:15", "tegen"):
        f.allocate("peder kitto massen", "kensa", "She knows the school, and has room for three.")


def _known(f: Family) -> None:
    with f.day(-27, "15:30", "kensa"):
        f.responsible("loveday", "peder kitto", "birth_mother")
        f.responsible("clem", "kitto", "certificate", born=True)
        f.responsible("denzil", "peder", "certificate", born=True)
        f.works_with("peder kitto", "safeguarding_lead", "Averil Opie", "St Agnes School",
                     strength="strong", flow="to_family", since=-300)
        f.works_with("peder", "school_nurse", "Jacqui Tripp", "Cornwall Partnership", since=-120)
        f.works_with("peder kitto", "gp", "Dr Nisha Rao", "St Agnes Surgery",
                     strength="weak", flow="to_family")
        f.works_with("peder kitto", "housing", "Marek Dunn", "Cornwall Housing",
                     strength="stressful", flow="both")
        f.tied("peder", "club", "St Agnes minis, rugby", "strong", "to_family",
               "Tomas drives him on Sundays.")
        f.tied("peder", "neighbours", "Mrs Hicks at number 5", "strong", "both")
        f.tied("peder", "money", "A loan from a man in Redruth", "stressful", "from_family")
        f.tied("peder", "faith", "Chapel on Sundays, now and then", "weak", "to_family")
        f.tied("kitto", "club", "Little Miners playgroup", "strong", "to_family")
    with f.day(-26, "09:35", "kensa"):
        f.warning("peder kitto", Warn.STAFF_SAFETY, """
            The man who lent the money waits in a van outside on Fridays. Ring before you get
            out.""", review=3)
    with f.day(-26, "11:05", "kensa"):
        f.must_not_know("peder kitto", "Clement's brother, Aaron Nance", "who told us, and that they did",
            why="He threatened the school's secretary last year.",
            decided="Tegen Roskilly, team manager", review=60)
    with f.day(-6, "12:10", "kensa"):
        f.works_no_longer("peder", "Jacqui Tripp", """
            She has left; the team rings the school from now on.""")
        f.warning_holds("kitto", """
            Aaron rang the school again on Monday and was given nothing.""", review=80)


def _visited(f: Family) -> None:
    with f.day(-25, "17:20", "kensa"):
        f.visit("3 Wheal Kitty Terrace", "Loveday, Clement and the little ones", """
            Loveday was up and had been crying. Clement works nights; she does not sleep when he is out.
            Peder had made a list of who has to be where.""",
            seen("peder", '"I came back because Kitto rang me. He can do my number."'),
            seen("kitto", '"Peder does my shoes."', why_not_alone="He would not let go of Peder's sleeve."),
            at=(-25, "15:45"))
    with f.day(-24, "18:05", "kensa"):
        f.visit("11 Tolgus Vean", "Ruan and Tamsyn, in the kitchen", """
            The house was full and warm. Massen showed me the bus timetable he keeps for Peder.""",
            seen("massen", '"If I go on the top deck I can see if their curtains are open."'),
            at=(-24, "16:30"))
    with f.day(-8, "16:50", "kensa"):
        f.visit("St Agnes School", "Averil Opie, in the next room", """
            Both in clean clothes. Hedra takes them on Mondays and Thursdays now.""",
            seen("peder", '"Gran does Thursdays so I can be seven on Thursdays."'),
            not_seen("kitto", "Asleep in the book corner; Averil asked that he be left. To be seen at home."),
            at=(-8, "13:30"))
