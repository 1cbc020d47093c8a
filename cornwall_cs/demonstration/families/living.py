"""What happens in lives: twins born during the assessment, a death foreseen, a move to another team."""

# fmt: off
from cornwall_cs.demonstration.families.measured import before_meryn
from cornwall_cs.demonstration.families.terms import Channel, Kin, Level, Outcome, Source
from cornwall_cs.demonstration.story import Family, observed, seen

GO, HIGH = Outcome.ASSESSMENT, Level.STATUTORY


def trudgeon(f: Family) -> None:
    """One was expected and two came. The second has work of her own, by the manager's decision."""
    f.home = "4 Trelawney Road, Falmouth", "TR11 3OP"
    with f.day(-30, "11:20", "jenifer"):
        f.contact(Channel.FORM, Source.PRIMARY_HEALTH, "Oenone Blight, community midwife", """
            Demelza Trudgeon is thirty-three weeks pregnant and has twice gone home from the day unit before
            the doctor came. Her first child was adopted eight years ago. She says that she will do anything,
            and then does not come.""", came=(-30, "10:15"))
        f.unborn("meryn", "Trudgeon", expected=5)
        f.adult("demelza", "Demelza Trudgeon", age=29, sex="F")
        f.family("demelza", Kin.MOTHER, "meryn")
        f.about("meryn")
    with f.day(-30, "14:40", "jenifer"):
        f.recommend("meryn", GO, HIGH, """
            Seven weeks are left, and what went wrong for her first child is not yet
            understood.""", need="N1")
    with f.day(-29, "09:35", "meraud"):
        f.decide("meryn", GO, HIGH, """
            An earlier child adopted, care missed twice, and a mother who asks for help in the same breath.
            There is time to assess before the birth if it is begun this week, with the midwife in
            it.""", need="N1", team="carrick")
    with f.day(-29, "10:30", "jenifer"):
        f.tell_referrer("Oenone Blight", "Accepted; Myghal Penrose will ring her before he visits.")
    with f.day(-29, "11:45", "tegen"):
        f.allocate("meryn", "myghal", "He has time for the three visits a week that this will want.")
    before_meryn(f)
    _twins(f)


def _twins(f: Family) -> None:
    with f.day(-4, "12:10", "myghal"):
        f.is_born("meryn", "Meryn", on=-5, sex="M", at="04:52", place="Royal Cornwall Hospital, Treliske")
        f.twin_is_born("hedra", "meryn", "Hedra", on=-5, sex="F", at="05:09")
    with f.day(-3, "10:05", "tegen"):
        f.decide_on_twin("hedra", "assessment", """
            The scan had shown one; the second is as much the child of that referral as her brother. Hedra has
            an assessment of her own beside his, with the same worker and the same day to be finished by, so
            that neither is written into the other's story.""")
    with f.day(-2, "16:35", "myghal"):
        f.visit("The postnatal ward", "Demelza, the ward sister", """
            Demelza has not left the ward since the birth. She asked which of them I would take first, and
            wept when I said that I had come to see them both fed.""",
            observed("meryn", "Small, pink, asleep in the crook of her arm. Turned to her voice twice."),
            at=(-2, "14:30"))


def pryor(f: Family) -> None:
    """A girl whose illness was known from her first year. She died in the hospice, and all were told."""
    f.home = "Trevean, Blackwater", "TR4 8OH"
    with f.day(-64, "10:50", "bryok"):
        f.contact(Channel.FORM, Source.OTHER_HEALTH, "Dr Rowland Pask, community paediatrician", """
            Elowen Pryor has an illness that shortens life and is now awake for most of every night. Her
            father Garen has stopped work to nurse her. They ask for nights; I ask it with
            them.""", came=(-64, "09:30"))
        f.child("elowen", "Elowen Pryor", age=(6, 4, 11), sex="F", school="Blackwater Primary",
                disabilities=["MOB", "COMM"])
        f.adult("garen", "Garen Pryor", age=35, sex="M")
        f.family("garen", Kin.FATHER, "elowen")
        f.about("elowen", "She chose the blue blanket with her eyes, twice. To the ward play leader.")
    with f.day(-64, "15:30", "bryok"):
        f.recommend("elowen", GO, HIGH, """
            A disabled child whose father cannot go on as he is, and who says so.""", need="N2")
    with f.day(-63, "09:40", "colan"):
        f.decide("elowen", GO, HIGH, """
            A child in need by her disability alone. What is asked for is nights and a person to ring; assess
            for that, and do not ask her father to tell it three times.""", need="N2", team="caradon")
    with f.day(-63, "10:10", "bryok"):
        f.tell_referrer("Dr Pask's secretary", "Accepted, with short breaks in mind from the first day.")
    with f.day(-63, "11:20", "ives"):
        f.allocate("elowen", "bethany", "She worked in the hospice before she trained.")
    with f.day(-58, "16:20", "bethany"):
        f.visit("At home", "Garen", """
            Garen showed me the night in hours, on the back of an envelope. We have asked for two
            nights a week.""", seen("elowen", """
                Looked at the window when I asked what she liked; at me; at the window: starlings.""",
                why_not_alone="Her father holds her so that she can breathe."), at=(-58, "14:00"))
    _elowen_died(f)


def _elowen_died(f: Family) -> None:
    with f.day(-38, "09:20", "bethany"):
        f.has_died("elowen", on=-39, told_by="The sister at the hospice, by telephone", account="""
            Elowen died at the hospice in the early evening, with her father beside her. Her doctors had
            foreseen it for some days, and nothing in her care gives cause for concern.""",
            place="The children's hospice")
        f.told("elowen", "child_death_review", """
            Notified by the hospice; Bethany checked with the panel's office that it
            came.""")
        f.told("elowen", "partners", "Ives Tregear rang the director before nine.")
        f.told("elowen", "health", "Rang the surgery. Every appointment in her name is cancelled.")
        f.told("elowen", "school", "The head told her class herself, with her peg still up.")
        f.told("elowen", "letters", "Transport, short breaks, the equipment store. None writes to Garen.")
    with f.day(-37, "15:10", "bethany"):
        f.told("elowen", "bereavement", "The hospice's family worker. Garen has her number and has used it.")
        f.told("elowen", "registrar", "Garen went with his sister. It is registered.")
        f.told("elowen", "custodian", "E-mailed to information governance. The record is kept as it stands.")
    with f.day(-33, "11:00", "ives"):
        f.close("elowen", "RC2", """
            Elowen died as her doctors had foreseen, cared for by her father to the last. The assessment had
            not been finished and is not finished now; the nights that it asked for were given. Garen has
            people round him and wishes to hear no more from us. The work ends with our thanks to
            him.""")


def vosper(f: Family) -> None:
    """Mother and daughter have moved across the county; the team there has accepted them."""
    f.home = "12 Arwenack Avenue, Falmouth", "TR11 3OV"
    with f.day(-34, "13:15", "senara"):
        f.contact(Channel.TELEPHONE, Source.SCHOOL, "Miss Corin, King Charles School", """
            Talia Vosper has asked three times this week whether one can ring somebody "without a dad
            knowing". She has a mark on her arm in the shape of fingers. Her mother Loveday came at once and
            did not go home again.""", came=(-34, "12:05"))
        f.child("talia", "Talia Vosper", age=(9, 2, 16), sex="F", school="King Charles School, Falmouth")
        f.adult("loveday", "Loveday Vosper", age=33, sex="F")
        f.adult("dominick", "Dominick Vosper", age=36, sex="M")
        f.family("loveday", Kin.MOTHER, "talia")
        f.family("dominick", Kin.FATHER, "talia")
        f.about("talia", '"Is it telling, if nobody asks you?"')
    with f.day(-34, "16:30", "senara"):
        f.recommend("talia", GO, HIGH, """
            A held arm, a child who is looking for a telephone, and a mother who has
            left today.""", need="N1")
    with f.day(-33, "09:25", "meraud"):
        f.decide("talia", GO, HIGH, """
            Talia has told us in three questions what she cannot yet say. Loveday has acted, and is most at
            risk while she does. Accepted for assessment; the police have the mark, and the refuge worker
            has Loveday.""", need="N1", team="carrick")
    with f.day(-33, "10:00", "senara"):
        f.tell_referrer("Miss Corin", "Accepted. She may tell Talia that she was right to ask.")
    with f.day(-33, "10:50", "tegen"):
        f.allocate("talia", "austol", "He can see her at school this week.")
    with f.day(-29, "15:40", "austol"):
        f.visit("School", "Nobody", """
            We walked round the field. She asked what I write down, and I showed her.""",
            seen("talia", '"If I tell you a thing you have to tell your boss. So I\'m telling your boss."'),
            at=(-29, "13:50"))
    _talia_moved(f)


def _talia_moved(f: Family) -> None:
    with f.day(-20, "09:50", "austol"):
        f.moves("talia", "1 Greenbank Terrace, Liskeard", "PL14 3OG", along="loveday", on=-21)
        f.changes_school("talia", "Hillfort Primary, Liskeard", on=-20, why="moved_home", year="Year 5")
        f.transfer("talia", "caradon", """
            Loveday has taken a flat in Liskeard near her sister and means to stay. Talia asks to have a
            worker "who knows which bus".""", on=-8)
    with f.day(-19, "11:30", "tegen"):
        f.send_transfer("talia", """
            They have a tenancy and a school there, and the assessment is at a point where it can be handed
            over without Talia having to begin again. Austol will bring her new worker to meet her.""")
    with f.day(-16, "14:45", "ives"):
        f.answer_transfer("talia", "accepted", """
            The summary tells me what Talia said and what is still to be asked, and nothing in it is late. We
            take her on from the handover; Austol sees her once more, with Bethany.""")
    with f.day(-12, "10:15", "ives"):
        f.allocate("talia", "bethany", "She lives two bus stops from the school and has met her with Austol.")
