"""Advice that was asked for and led to nothing else, but for one child who is on record."""

# fmt: off
from cornwall_cs.demonstration.families.terms import Level, Source
from cornwall_cs.demonstration.story import Family


def advice_line(f: Family) -> None:
    """Five calls to the Multi-Agency Advice Team: three families never named."""
    with f.day(-41, "11:20", "jenifer"):
        f.advise(Source.SCHOOL, "Head of year, a secondary school", """
            A girl in year nine has begun to wear long sleeves in games. She is cheerful, her mother is easy
            to reach, and the school did not want to make too much of it.""", """
            Ask her mother first, and tell the girl that you will. The school nurse sees her without an
            appointment on Thursdays. If either of them is frightened by the question, ring back by
            name.""", Level.UNIVERSAL)
    with f.day(-26, "15:05", "bryok"):
        f.advise(Source.ACQUAINTANCE, "", """
            A grandfather wondered whether it is allowed to leave a boy of eleven alone after school until
            five. He would not say whose boy.""", """
            There is no age in law; what counts is the boy. We went through what to look at, and he wrote
            down the number of the family information service.""", Level.UNIVERSAL)
    with f.day(-9, "09:35", "senara"):
        f.known("harrison", "Harrison Jose")
        f.advise(Source.SCHOOL, "Jan Pascoe, Tywardreath School", """
            Harrison has had two good weeks. His mother asks whether school should stop the breakfast place
            now that he is doing well.""", """
            Keep it: it may be why he is. The nurse’s letter is on its way, and school tells his mother that
            it asked us and what we said.""", Level.EARLY_HELP, about="harrison")
    with f.day(-2, "12:50", "senara"):
        f.advise(Source.HEALTH_VISITOR, "Health visitor, Bodmin", """
            A mother says that she is afraid of her sister’s new partner. The sister has a baby. No names:
            the mother has not agreed.""", """
            Go back today and ask her to agree; say what we can do and what we would not do without telling
            her. If she will not, and the baby is in that home, ring us with names all the same: that needs
            nobody’s agreement.""", Level.TARGETED)
    with f.day(-1, "10:25", "jenifer"):
        f.advise(Source.GP, "Practice nurse, Launceston", """
            How long does an assessment last, and will the family be told who asked for it?""", """
            45 working days at most. Yes, unless that would put a child in danger; we would ring the practice
            before.""", Level.UNIVERSAL)
