"""Names for the copies, the most common first. All people of the benchmarks are invented."""

GIVEN_NAMES = """
    Amber Jack Oliver Olivia Amelia George Harry Isla Noah Ava Emily Mia Poppy Lily Jacob Freddie Alfie
    Charlie Oscar Ella Grace Sophie Evie Archie Theo Leo Ruby Daisy Florence Willow Arthur Muhammad Ivy
    Rosie Phoebe Elsie Sienna Henry Lucas Ethan Max Tommy Logan Reuben Zachary Jago Denzel Piran Kensa
    Tamsin Demelza Lowenna Morwenna Elowen Kerensa Merryn Jory Petroc Perran Cador Massen Steren Talan
    Gerens Ysella Delen Rosenwyn Mabyn Hedra Wenna Senara Meraud Tegen Ives Marina Nessa Honor Wella
    Ebrel Bryok Colan Austol Myghal Rosen Lowdy Cadan Bethany Daveth Endelyn Ruan Gwen Josef Silas
""".split()

_COMMON = """
    Smith Jones Williams Brown Taylor Davies Rowe Thomas Johnson Roberts Walker Wright White Thompson
    Hughes Edwards Green Harris Cooper King Lee Martin Clarke James Morgan Hill Moore Clark Harrison
    Scott Young Morris Hall Ward Turner Collins Mitchell Phillips Richards Stephens Harvey Pascoe
""".split()
_BEGIN = "Tre Pol Pen Bos Car Lan Ros Nan Chy Trev Pend Bolit Gwen Kes Men Por Ty Lis Hel Cos".split()
_END = """
    garthen loweth vean wartha venton glase rowse hale gear meor nance lyon withen thewey kenna sawsen
    vose warne carne dower rice leven bilcock mellen cudden fford gove herne jewell kerris
""".split()

FAMILY_NAMES = [*_COMMON, *(f"{begin}{end}" for begin in _BEGIN for end in _END)]
