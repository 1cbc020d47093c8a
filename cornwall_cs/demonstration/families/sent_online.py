"""What partners sent by the online form: one is on the desk, and two wait to be taken in."""

# fmt: off
from typing import Any

from cornwall_cs.demonstration.papers import letter
from cornwall_cs.demonstration.story import Family
from cornwall_cs.demonstration.story.telling import prose
from inbox.choices import Agency, Part, Told


def _from(name: str, role: str, kind: Agency, agency: str, telephone: str, email: str) -> dict[str, str]:
    return {
        "name": name, "role": role, "agency_kind": kind, "agency": agency,
        "telephone": telephone, "email": email,
    }


def _worries(happened: str, effect: str, wanted: str = "") -> dict[str, str]:
    return {"happened": prose(happened), "effect": prose(effect), "wanted": prose(wanted)}


def _well(well: str, tried: str = "") -> dict[str, str]:
    return {"well": prose(well), "tried": prose(tried)}


def _child(given: str, family: str, born: Any, **more: str) -> dict[str, Any]:
    return {
        "is_born": True, "given_name": given, "family_name": family, "born": born.isoformat(),
        **{name: prose(text) for name, text in more.items()},
    }


def lunch_box(f: Family) -> None:
    """A school asks about two sisters, one of them on record spelt otherwise. They are to be matched."""
    f.known("bryluen", "Bryluen Pendray")
    born = f.person("bryluen").date_of_birth
    with f.day(-1, "15:35", "senara"):
        f.online_form({
            "danger": {"danger": False, "danger_action": ""},
            "you": _from("Tressa Oldham", "Safeguarding lead", Agency.SCHOOL, "Carharrack Infants",
                         "01632 960201", "t.oldham@carharrack.example"),
            "family": {"told": Told.AGREED},
            "children": [
                _child("Briluen", "Pendray", born, school="Carharrack Infants", words="""
                    "I keep half for after, because after there is none." """),
                _child("Elestren", "Pendray", f.born(4, 1), school="Carharrack Infants nursery"),
            ],
            "adults": [
                {"name": "Lamorna Pendray", "part": Part.MOTHER, "lives_there": True,
                 "telephone": "01632 960202"},
            ],
            "worries": _worries("""
                The lunch boxes have come empty, or not at all, on seven days of the last ten. On Thursday
                the older girl put bread in her coat.""", """
                She falls asleep in the afternoon. The little one asks each grown-up what is for tea."""),
            "well": _well("""
                They are always clean, and their mother comes in when we ask her.""", """
                We give both a school dinner and have told the family about the larder at the chapel."""),
        }, {"Dinner register.pdf": letter("Carharrack Infants", prose("""
            Seven days without a lunch box are marked. On each of them a school dinner was given."""))})


def dark_landing(f: Family) -> None:
    """A health visitor writes about a baby. It waits in the inbox."""
    with f.day(-1, "18:20", "senara"):
        f.waiting_form({
            "danger": {"danger": False, "danger_action": ""},
            "you": _from("Noor Baddeley", "Health visitor", Agency.HEALTH_VISITOR, "Bodmin health visiting",
                         "01632 960203", "noor@bodmin-health.example"),
            "family": {"told": Told.NOT_AGREED},
            "children": [_child("Kitto", "Angove", f.born(0, 5), address="2 Barn Lane, Bodmin")],
            "adults": [{"name": "Demi Angove", "part": Part.MOTHER, "lives_there": True}],
            "worries": _worries("""
                Nobody answered at four booked visits. At the fifth the landing was dark, the meter had run
                out, and the baby lay in his car seat in yesterday's clothes.""", """
                His weight has crossed two lines since September."""),
            "well": _well("His grandmother has a key, and rang me herself."),
        })


def bus_stop(f: Family) -> None:
    """A youth club writes about a boy who is out all night. It waits in the inbox."""
    with f.day(-1, "19:05", "senara"):
        f.waiting_form({
            "danger": {"danger": True,
                       "danger_action": "The police were rung at 6.50pm and are looking for him."},
            "you": _from("Col Hambly", "Youth worker", Agency.OTHER, "Newquay Thursday club",
                         "01632 960204", "col@thursday-club.example"),
            "family": {"told": Told.NOT_INFORMED,
                       "not_told_reason": "He says that his uncle would lock him out."},
            "children": [_child("Zennor", "Keast", f.born(14, 8), school="Tretherras", words="""
                "It's warmer on the last bus than at ours." """)],
            "adults": [],
            "worries": _worries("""
                He rides the buses until they stop and has slept in the shelter at the fistral turning three
                nights this week.""", "He coughs, and he was crying when he thought nobody saw."),
            "well": _well("He comes to us every Thursday, and gave me his number himself."),
        })
