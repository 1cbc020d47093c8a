"""Specialist assessments of families told elsewhere, and of a boy of seventeen with nowhere to sleep."""

# fmt: off
from typing import Any

from assessments.choices import SpecialistOutcome as Agreed
from cornwall_cs.demonstration.families.terms import Channel, Level, Outcome, Source
from cornwall_cs.demonstration.story import Family, Said, seen

FREDDIE: dict[str, Any] = {
    "agreed": "yes",
    "known": "Five winters of a meter with no money in it. Nobody had graded the care before.",
    "nutrition": Said("4", """
        Hot food on three days of seven by his own count. Cereal without milk on the
        others.""", target=2, again=-25),
    "housing": Said("4", "No light after four on the days without credit. The flat itself is clean.",
                    target=2, again=-25),
    "clothing": Said("2", "Warm, second-hand, and the right size."),
    "hygiene": Said("3", "Washed cold. His hair is brushed every day."),
    "health": Said("2", "Both jabs done. She rang about his ear the same night."),
    "present": Said("2", "Kayla sees what he is about to do before he does it."),
    "absent": Said("3", "A neighbour of sixteen, asked late and not always told where Kayla is."),
    "warmth": Said("1", "He is on her lap before he asks."),
    "together": Said("1", "They finish each other's songs."),
    "stimulation": Said("2", "The crab has a house of cardboard, with rooms."),
    "approval": Said("2", '"Look what you did" was said four times in an hour.'),
    "disapproval": Said("3", "She goes quiet, and he does not know for how long."),
    "acceptance": Said("1", "There is nobody she would rather have, and she says so."),
    "parent": '"It\'s not that I don\'t. It\'s that there isn\'t." She thinks a 4 for the light is fair.',
    "child_says": '"In the dark you have to be a crab."',
    "means": """
        A boy who is loved will learn that hardship is to be hidden, and will be hungry while he
        does.""",
}
FREDDIE_AGAIN = FREDDIE | {
    "known": "The first profile, in the spring of the plan: food and light at grade 4.",
    "nutrition": Said("2", "Hot food every day for four weeks, by the playgroup's count and his."),
    "housing": Said("2", "The meter has not run out since the credit union. Two lamps work without it."),
    "hygiene": Said("2", "Bath on three evenings a week, with the crab."),
    "absent": Said("2", "Her aunt, whose number is on the door."),
    "disapproval": Said("3", "Still quiet; but now she says that she will be back."),
    "parent": '"I\'d have given us the same."',
    "child_says": '"It was light. I wasn\'t a crab."',
    "means": "What was wrong has changed, and has stayed so through five hard days.",
}
NO = "No sign of it."
SIGNS = {
    **dict.fromkeys(("older", "images", "health_signs", "papers", "group"), Said("no", NO)),
    "gifts": Said("yes", "The third telephone in five weeks. He will not say who paid."),
    "carries": Said("yes", "By the police analyst's note of the train tickets, and two hundred pounds."),
    "debt": Said("yes", '"What happens to somebody who owes for something that was taken off them?"'),
    "phones": Said("yes", "It rings at table, and he stands up."),
    "arrested_away": Said("yes", "Stopped at Plymouth station at four in the morning."),
    "moved_for": Said("yes", "Three nights away, each time by the same line."),
    "put_to_work": Said("unknown", "He has not said, and nobody else has seen."),
    "afraid_of_area": Said("yes", "He will not walk past the shops at Pengegon."),
    "injured": Said("yes", "The burn on his forearm."),
    "missing_often": Said("yes", "Three times in five weeks."),
    "out_of_school": Said("unknown", "On the register; by the side gate on most days."),
    "back_changed": Said("yes", "Thinner, silent, with new shoes."),
}


def freddies_care(f: Family) -> None:
    """Kayla’s care of Freddie, graded when the plan began and again before it ended."""
    with f.day(-88, "15:20", "lowdy"):
        f.specialist("freddie", "neglect", FREDDIE, carer="kayla")
    with f.day(-87, "11:10", "ives"):
        f.decide_specialist("freddie", "neglect", Agreed.AS_PLANNED, """
            The love is at 1 and the larder at 4: it is money and shame, not want of care. The plan has the
            meter in it already. Look at food and light again by the day that is set.""")
    with f.day(-26, "14:45", "lowdy"):
        f.specialist("freddie", "neglect", FREDDIE_AGAIN, carer="kayla")
    with f.day(-25, "10:40", "ives"):
        f.decide_specialist("freddie", "neglect", Agreed.NO_MORE, """
            Food and light have gone from 4 to 2 and held through a hard month. Nothing is left that needs
            grading; the review can decide on early help.""")


def kenvers_screening(f: Family) -> None:
    """Kenver: eight signs, most of them criminal. Who was told, and on what basis."""
    with f.day(-14, "15:30", "myghal"):
        f.specialist("kenver", "exploitation", {
            **SIGNS,
            "level": Said("significant", "Being used now, and threatened."),
            "why_level": "He carries for others, owes them for it, and was burnt.",
            "people": 'A man he calls "Bez", about twenty-five, with a grey car. Police have the number.',
            "places": "The last train up, the shops at Pengegon, a flat near Plymouth station.",
            "protects": "His grandfather and the boat; his mother, who gave up the money; the side gate.",
            "child_says": '"Everyone thinks I\'m thick or I\'m bad. I just said yes once."',
            "disrupt": "Railway police know the train. The number that rings him is with the analyst.",
            "panel_on": Said(on=-9),
            "nrm": Said("yes", "As a victim. He did not have to agree, and was told what it is."),
            "nrm_on": Said(on=-14),
            "nrm_reference": "Sent by the police, their reference 4471",
            "nrm_decision": "waiting",
            "told_police": Said("safety", "The signs, the number, the threat to the house.", on=-14),
            "told_health": Said("safety", "The burn, so that he is seen without a wait.", on=-14),
            "told_school": Said("consent", "That he comes by the side gate, and why. Not the debt.", on=-14),
            "told_youth_justice": Said("not_shared", "Not involved; he is charged with nothing."),
            "told_family": Said("consent", "Lisa and Ronald: what to look for, and whom to ring.", on=-14),
        })
    with f.day(-13, "09:50", "tegen"):
        f.decide_specialist("kenver", "exploitation", Agreed.EXPLOITATION_PANEL, """
            He is being used and threatened by grown men. The panel hears it on its next day; the national
            referral is made. He stays in assessment with Myghal, to whom he has begun to talk.""")


def before_meryn(f: Family) -> None:
    """The pre-birth assessment of a pregnancy learnt of late, agreed ten days before the birth."""
    with f.day(-20, "16:10", "myghal"):
        f.specialist("meryn", "pre_birth", {
            "booked_on": Said(on=-60),
            "care_taken": Said("2", "Twice gone before the doctor came; all kept since we drive her."),
            "unborn_harm": Said("1", "No alcohol, no drugs, four cigarettes."),
            "hospital": "Treliske. The ward sister has met her.",
            "children_apart": "yes",
            "what_happened": """
                Her first child was adopted eight years ago. She was nineteen, beaten, and hid it. She lives
                alone now, and told the midwife before she was asked.""",
            "mother_health": Said("2", "Low in the evenings; the perinatal team sees her on Tuesdays."),
            "mother_substances": Said("1", "Two tests, both clear."),
            "mother_safety": Said("1", "Nobody comes to the house. The old partner is in Leeds."),
            "mother_childhood": Said("3", "In care from six. She says she has nobody to copy."),
            "mother_ready": Said("2", "A cot by the bed, and a list of whom to ring, in order."),
            "mother_says": '"I\'ll do anything. I just don\'t always turn up to it."',
            "father_seen": Said("unknown", "She met him once."),
            **{f"father_{part}": Said("1", "Nobody knows who he is; he has no part in the care.")
               for part in ("health", "substances", "safety", "childhood", "ready")},
            "tell_when": "The ward rings Myghal by day, the out-of-hours service by night. Demelza agrees.",
            "goes_home": "with_others",
            "first_days": "Her support worker sleeps there for five nights. The midwife comes daily.",
            "if_alone": "If she leaves the ward: ring the police and us. She has been told that we would.",
            "means": "This baby can go home to a mother who is not left alone with it at first.",
        })
    with f.day(-18, "11:30", "tegen"):
        f.decide_specialist("meryn", "pre_birth", Agreed.SUPPORT, """
            What went wrong eight years ago was violence that nobody asked about, and there is none now. Home
            with somebody beside her, by a plan that the ward has in writing.""")


def hosken(f: Family) -> None:
    """A boy of seventeen put out by his stepfather. Assessed with housing the same day, and accommodated."""
    f.home = "2 Wheal Agar, Pool", "TR15 3OH"
    with f.day(-9, "11:05", "bryok"):
        f.contact(Channel.TELEPHONE, Source.HOUSING, "Marek Dunn, housing options", """
            Denzil Hosken, seventeen, is at our desk with a rucksack. His stepfather changed the lock last
            night and he slept in the launderette. He has college at two.""", came=(-9, "10:40"))
        f.child("denzil", "Denzil Hosken", age=(17, 2, 9), sex="M", school="Cornwall College, Camborne")
        f.about("denzil", '"I\'m not a kid. I just haven\'t got a key."')
    with f.day(-9, "11:25", "bryok"):
        f.recommend("denzil", Outcome.ASSESSMENT, Level.STATUTORY, """
            Seventeen, and nowhere to sleep tonight.""", need="N5")
    with f.day(-9, "11:40", "meraud"):
        f.decide("denzil", Outcome.ASSESSMENT, Level.STATUTORY, """
            Homeless at seventeen: presumed to be a child to be accommodated. Jointly with housing, today, and
            not bed and breakfast for a single night.""", need="N5", team="carrick")
    with f.day(-9, "11:50", "bryok"):
        f.tell_referrer("Marek Dunn", "Accepted. Kensa Luke comes to his desk at one.")
    with f.day(-9, "12:00", "tegen"):
        f.allocate("denzil", "kensa", "She can be there at one.")
    _denzil_has_a_bed(f)


def _denzil_has_a_bed(f: Family) -> None:
    with f.day(-9, "16:20", "kensa"):
        f.visit("The housing office at Camborne", "Marek Dunn; the advocate", """
            We ate chips first.""", seen("denzil", '"Can I finish the course? That\'s what I want to know."'),
            at=(-9, "13:00"))
        f.specialist("denzil", "homeless_16_17", {
            "presented_to": "Housing options, at their desk",
            "why_homeless": '"He changed the lock. Mum said she can\'t make him change it back."',
            "bed": "supported",
            "bed_safe": "A room at Trevenson House, staffed at night. Two others there, both known to us.",
            "money": "yes",
            "safe_home": Said("no", "He was pushed down the step in the spring."),
            "mediation": Said("under_way", "With his mother alone, at her sister's."),
            "family_view": "His mother wept and asked whether he had eaten.",
            "housing_officer": "Marek Dunn",
            "seen_on": Said(on=-9),
            "needs": "Second year of carpentry, thirty hours. Asthma. No debts. His girlfriend's family.",
            "matching": "One is eighteen and leaving; one is his age and quiet. It fits both ways.",
            "advocate": Said("yes", "Came at one and stayed with him."),
            "section_20": "yes", "section_17": "yes", "part_7": "yes",
            "wishes": '"The one where somebody still rings you when you\'re twenty."',
            "competent": "yes",
            "competent_why": "He said back to us what each would mean at eighteen, and got it right.",
            "proposed": "Section 20. He asks for it, and nothing speaks against it.",
        }, asked=-9)
    with f.day(-9, "17:10", "tegen"):
        f.decide_specialist("denzil", "homeless_16_17", Agreed.ACCOMMODATE, """
            Presumed, asked for, and understood by him with an advocate there. A registered place tonight;
            bed and breakfast was not considered. His mother was told and agrees.""")
