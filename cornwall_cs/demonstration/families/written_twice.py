"""Two children who were written down twice: one merged by decision, one waiting for it."""

# fmt: off
from cornwall_cs.demonstration.families.terms import Channel, Level, Outcome, Source
from cornwall_cs.demonstration.story import Family


def ellis(f: Family) -> None:
    """A call at night, by a name misheard; weeks later his doctor rang, and he was written down again."""
    f.known("ellis", "Ellis Spargo")
    f.home = "Carn Brea Villas, Pool", "TR15 3OK"
    with f.day(-34, "22:15", "endelyn"):
        f.contact(Channel.TELEPHONE, Source.ANONYMOUS, "A neighbour", """
            Two people shouting behind the wall again, and a boy called Elis who sits on the back step with
            his coat on until it stops. The caller would not leave a name.""")
        f.child("elis", "Elis Spargo", age=(10, 3, 17), sex="M", nhs_number="", upn_unknown="UN4")
        f.about("elis")
        f.recommend("elis", Outcome.ADVICE, Level.EARLY_HELP, """
            Shouting and a coat: unhappy, and nobody hurt. The caller was told whom to ring if it gets
            worse.""")
    with f.day(-33, "09:50", "colan"):
        f.decide("elis", Outcome.ADVICE, Level.EARLY_HELP, """
            Nothing else is held under this name. Kept, so that a second call does not look like the
            first.""")
    with f.day(-5, "15:20", "gwen"):
        f.opens_for_a_reason("elis", "Found beside Ellis Spargo: one terrace, one birthday.")
        f.same_person("ellis", "elis", """
            Born on one day and living in one terrace, and Ellis told his worker about the back step and the
            coat before anybody had asked him. The name was misheard at night.""")
    with f.day(-4, "11:35", "ebrel"):
        f.opens_for_a_reason("ellis", "Asked to decide whether two records are one boy.")
        f.opens_for_a_reason("elis", "Asked to decide whether two records are one boy.")
        f.one_person("ellis", """
            Register of births asked: one Spargo boy on that day in Cornwall. The night call belongs to the
            story that his doctor told four weeks afterwards.""")


def aphra(f: Family) -> None:
    """Written down again by the name she has left behind. Kensa has seen both; her manager has to decide."""
    f.known("aphra", "Aphra Tregenza")
    with f.day(-3, "18:40", "ruan"):
        f.child("second", "Aphra Kneebone", age=(16, 2, 13), sex="F", nhs_number="", upn_unknown="UN4",
                school="Truro and Penwith College", lives="12 Lemon Row; TR1 2OM", known_as="Aff")
    with f.day(-1, "16:50", "kensa"):
        f.opens_for_a_reason("second", "She has the birthday and the college of Aphra, whom I visit.")
        f.same_person("aphra", "second", """
            The college wardens rang the night service and gave the surname in their register, which Aphra
            asked them a month ago to change. There is one girl of that first name in her year.""")
