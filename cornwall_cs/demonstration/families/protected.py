"""Children who had to be protected at once: in police protection, and on the way to a conference."""

# fmt: off
from cornwall_cs.demonstration.families.terms import (
    Agency,
    Channel,
    Enquiry,
    Found,
    Held,
    Informed,
    Kin,
    Level,
    Order,
    Outcome,
    Source,
)
from cornwall_cs.demonstration.story import Family, seen


def curgenven(f: Family) -> None:
    """A girl of six taken from a van park before breakfast. Police protection, then a court’s order."""
    f.home = "Plot 14, Kelsey Head Park", "TR8 5OP"
    with f.day(-1, "08:05", "senara"):
        f.contact(Channel.POLICE, Source.POLICE, "Sergeant Lobb, Newquay police", """
            Called at ten past five to a caravan by a neighbour who heard a child ask to be let out. Demelza
            Curgenven, six, was in the wardrobe bed with the door wedged from outside. Her mother's partner
            was asleep across it and smelt of drink. Her mother is at work on a night shift in Truro.""",
            informed=Informed.INFORMED, why_not_asked="""
                Her mother was rung at work. She was told that Demelza is safe, and where.""",
            danger="Demelza was taken into police protection at six and is with her grandmother.")
        f.child("demelza", "Demelza Curgenven", age=(6, 3, 2), sex="F", school="Cubert School")
        f.adult("tamara", "Tamara Curgenven", age=27, sex="F")
        f.adult("nan", "Wilmot Curgenven", age=58, sex="F", lives="2 Chapel Terrace, Cubert; TR8 5OQ")
        f.family("tamara", Kin.MOTHER, "demelza")
        f.family("nan", Kin.GRANDPARENT, "demelza", together=False)
        f.about("demelza", '"I did knock. I knocked quiet because he gets cross."')
    with f.day(-1, "08:40", "senara"):
        f.order("demelza", Order.POLICE_PROTECTION, "Sergeant Lobb, Newquay police",
            "With her grandmother, Wilmot Curgenven, in Cubert", """
            A child shut in by night with a man who had been drinking, and no adult there who would have
            heard a fire.""")
        f.recommend("demelza", Outcome.STRATEGY_DISCUSSION, Level.STATUTORY, """
            She was shut in and frightened to knock. Seventy-two hours are running, and what happens when
            they end has to be agreed with the police and health this morning.""", need="N1")
    with f.day(-1, "09:05", "colan"):
        f.decide("demelza", Outcome.STRATEGY_DISCUSSION, Level.STATUTORY, """
            Reasonable cause to suspect significant harm, on what the officers saw. Accepted, and to the
            Carrick team by telephone as I write.""", need="N1", team="carrick")
    with f.day(-1, "09:20", "senara"):
        f.tell_referrer("Sergeant Lobb", "Tegen Roskilly holds the discussion at half past ten; please join.")
    _demelza_discussed(f)


def _demelza_discussed(f: Family) -> None:
    with f.day(-1, "11:15", "tegen"):
        f.discuss("demelza", Held.SECTION_47_JOINT, """
            Demelza was confined, more than once by what the neighbour has heard. Joint, because what was done
            may be an offence; her grandmother can have her, and her mother has said in writing that she may
            until we have all met.""", at=(-1, "10:30"))
        f.allocate("demelza", "austol", "Austol is free today, and he likes crabs, as Demelza asked.")
    with f.day(-1, "16:20", "tegen"):
        f.order("demelza", Order.EMERGENCY_PROTECTION, "District Judge Hayne, family court at Truro",
            "With her grandmother, Wilmot Curgenven, in Cubert", """
            Tamara took back her agreement at noon and went to the school with her partner to fetch Demelza.
            He would have been there tonight.""")
        f.order_ended("demelza", Order.POLICE_PROTECTION, """
            The court made an emergency protection order. Demelza stays where she is.""")


def nancarrow(f: Family) -> None:
    """A baby with two kinds of injury. Enquiry made and substantiated; the conference has its day."""
    f.home = "7 Pengelly Row, St Austell", "PL25 3OD"
    with f.day(-13, "10:25", "jenifer"):
        f.contact(Channel.TELEPHONE, Source.EMERGENCY_DEPARTMENT, "Dr Iyer, Treliske hospital", """
            Jowan Nancarrow, five months, brought in limp and pale. He has blood behind both eyes and a rib
            that broke about a fortnight ago. His parents have offered that his brother may have sat on him.
            There is no brother in the notes.""", came=(-13, "10:00"),
            informed=Informed.INFORMED, why_not_asked="""
                The parents were told by Dr Iyer that he would ring us.""")
        f.child("jowan", "Jowan Nancarrow", age=(0, 5, 4), sex="M")
        f.adult("elestren", "Elestren Nancarrow", age=22, sex="F")
        f.adult("kit", "Kit Nancarrow", age=24, sex="M")
        f.family("elestren", Kin.MOTHER, "jowan")
        f.family("kit", Kin.FATHER, "jowan")
        f.about("jowan")
    with f.day(-13, "10:50", "jenifer"):
        f.recommend("jowan", Outcome.STRATEGY_DISCUSSION, Level.STATUTORY, """
            Two injuries of two ages in a baby who cannot yet sit, and an account that cannot be
            so.""", need="N1")
    with f.day(-13, "11:30", "meraud"):
        f.decide("jowan", Outcome.STRATEGY_DISCUSSION, Level.STATUTORY, """
            There is more than cause to suspect: two injuries of different ages. He is on the ward and safe
            today; where he sleeps after that is what the discussion is for.""", need="N1", team="caradon")
    with f.day(-13, "12:05", "jenifer"):
        f.tell_referrer("Dr Iyer", "Ives Tregear of the Caradon team will be on the ward's telephone at two.")
    with f.day(-13, "15:40", "ives"):
        f.discuss("jowan", Held.SECTION_47_JOINT, """
            Neither injury is explained. The police will speak with both parents tonight; Jowan stays on the
            ward and is not left alone with either. Joint, for it may be a crime.""", at=(-13, "14:00"))
        f.allocate("jowan", "perran", "Perran has worked with this ward and its consultant before.")
    with f.day(-12, "09:30", "ives"):
        f.complete_discussion("jowan", [
            (Agency.CHILDRENS_SERVICES, "Ives Tregear", "Team manager", "Nothing of them before today."),
            (Agency.POLICE, "DS Wearne", "Child protection", "Kit was cautioned for assault at seventeen."),
            (Agency.HEALTH, "Dr Iyer", "Consultant", "Bleeding behind both eyes; a rib two weeks healing."),
        ], chaired_by="Ives Tregear", how="telephone", immediate_safety="On the ward, a nurse in the bay.",
            medical_needed="yes", medical_why="The full skeletal survey, at Treliske.",
            interview_needed="no", interview_why="He is five months old.",
            kept_from="The parents are not told of the rib until the police have seen them.")
    _jowan_enquired(f)


def _jowan_enquired(f: Family) -> None:
    with f.day(-12, "16:30", "perran"):
        f.visit("The ward at Treliske", "Elestren, and the ward sister", """
            Elestren held him as if he might go off. She asked me whether babies remember.""",
            seen("jowan", "Jowan slept, woke, followed my pen with his eyes and did not cry."),
            at=(-12, "14:00"))
        f.in_enquiry("jowan", "medical", examined_on=None, place="Treliske", examined_by="Dr Iyer",
            consent="Elestren Nancarrow", findings="A second healing rib. No illness that explains either.")
        f.in_enquiry("jowan", "check", agency=Agency.HEALTH, asked_of="Health visitor, St Austell",
            asked_on=None, answered_on=None, answer="Kit was at no visit. Elestren cried at the last two.")
    with f.day(-5, "15:20", "perran"):
        f.enquire("jowan", "perran", """
            Both parents seen by the police first and then by me, apart. The grandparents in Mevagissey asked
            whether they could have him.""", """
            Elestren now says that Kit shook Jowan when the shop let him go, and that she was in the room. Kit
            says that he cannot remember. Jowan's sight may never be whole. He is at Mevagissey with both
            grandparents, and would not be safe at Pengelly Row with anything we could put in.""")
        f.submit_enquiry("jowan")
    with f.day(-4, "11:00", "ives"):
        f.decide_enquiry("jowan", Enquiry.CONFERENCE, Found.AT_RISK, """
            Substantiated on the doctors' findings and on what his mother has told. The family is to hear it
            from all of us in one room, and a plan is to be made there.""",
            no_assessment_reason="The enquiry came first. The assessment starts with the conference.",
            conference_on=f.day_of(2))
