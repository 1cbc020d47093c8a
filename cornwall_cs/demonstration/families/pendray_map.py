"""What was written of the Pendrays in five assessments: what is common to them, and what is each child's."""

# fmt: off
from cornwall_cs.demonstration.story import Danger, Mapped, Scaled

MORWEN = Mapped(
    development="""
    Learning: top set in Year 8, third set now; her teachers speak of tiredness, never of trouble.

    Health: well, thin; has not seen a dentist for two years.

    Who she feels she is: "the one that does it". She could not think of anything she is good at for herself,
    and then said drama.""",
    parenting="""
    Sherryl: warm, and asleep for most of the day. She knows each child's favourite song and not what day it
    is. Before Lamorna was born she did everything that Morwen does now, and her tablets were the turning.

    Gary: out before four, asleep by seven. He does the money, the shopping and the bolt. He has never been
    asked to do a morning.""",
    family="""
    Seven people in a two-bedroom council house at the end of a lane. Nan is a bus and a walk away and comes
    when she is rung; she is not rung often, because of the pride in it. Nobody else visits. The rent is
    fourteen weeks behind and the boiler waits on the landlord. School is where all the good grown-ups
    are.""",
    background="""
    The school put together what five teachers had each noticed: coats that do not fit, the same packed
    lunch, a girl of fourteen at the primary gate every afternoon. The health visitor has been turned from
    the door four times. Two offers of early help were accepted and then not answered.""",
    harm="""
    The boiler has been broken for seven weeks, with five children in two bedrooms. Three dental abscesses
    went untreated until the school drove a child to the dentist. The little one was found by the postman in
    the lane, twice, in a nappy, while her mother slept.""",
    complicating="""
    Sherryl has been low since Lamorna was born and stopped her tablets when the prescription moved to
    another pharmacy. Gary leaves at four for the fish market and is asleep by seven. They owe fourteen
    weeks' rent and open no post.""",
    strengths="""
    They eat together on Sundays and all of them speak of it. The children are fond of each other and settle
    their own quarrels. Gary has never missed a shift. Sherryl sang for us, when Lamorna asked, without being
    embarrassed.""",
    safety="""
    Since the second time Lamorna got out, Gary has fitted a high bolt on the door and nobody has found her
    outside since. When Sennen's face swelled up, Morwen rang her nan, and her nan came.""",
    danger=(Danger("""
        Her head of year and Perran Cundy are worried that Morwen will go on being the one who gets everybody
        up, fed and to school, as she has for a year; that she will be too tired for her own lessons and
        friends, and will come to believe that nothing holds unless she does.""", """
        Morwen comes home to be fourteen. For three months the mornings are done by her mother, her father or
        her nan, and she can name what she did with the time."""),),
    scales=(
        Scaled("Sherryl", 6, "They're fed and they're loved.", "The boiler."),
        Scaled("Gary", 5, "I'm not there to see it, am I.", "To be on days."),
        Scaled("Morwen", 3, "It's fine as long as I'm in.", "If somebody else knew what day the bins go."),
    ),
    child_views="""
    Morwen talked with her hands in her sleeves. She wants her mum back like she was before, and is not cross
    with her. "If I stop, it just doesn't get done. I'm not being dramatic, I tried it once and nobody had
    tea." She would like to stay for drama club on a weekday and not to be thanked for things.""",
    parent_views="""
    Sherryl cried at the word neglect and then said that she would have used it too. She thinks the trouble
    is the boiler and the tablets. Gary thinks it is the money. Both want it put right and neither had told
    the other about the letters.""",
    next_steps="""
    The boiler and the rent in the first fortnight, since nothing else can stand on them. Sherryl back with
    her doctor. A morning that somebody grown up is in charge of. Dentist, coats, and a named person at each
    school.""",
    factors="16A 7A 4B",
    effects=(("4B", """
        Morwen is up at six to be the grown-up. She has stopped bringing friends home and dropped two
        sets."""),),
    analysis="""
    Morwen is holding up a house. She does it well, which is why it took so long to be noticed, and it is
    costing her: from the top set to the third in a year, and no friend home since. What harms her is not a
    bad parent but an absent one, and the absence has a cause that can be treated. She needs to be relieved
    of it by someone she can see doing it.""",
)

KIT = Mapped(
    danger=(Danger("""
        Kit's football coach and Perran Cundy are worried that Kit, who is hungry and angry when he arrives,
        will be put out of the team and then out of school as he was for two days last term, and lose the one
        place where he is good at something.""", """
        Kit has had breakfast every day that he plays or learns. He keeps his place in the team for the
        season and comes home from school by the front door, not by telephone call."""),),
    scales=(Scaled("Kit", 5, "Home's alright. It's everybody going on about it.", "My own shelf."),),
    child_views="""
    Kit answered while kicking a ball at a wall and stopped to say: "I don't bring mates back because of the
    smell. You can write that down. Don't say I said it to Mum." He would like boots that are his and for his
    dad to come once.""",
    factors="16A 4B",
    effects=(("4B", """
        Kit comes to school hungry and ashamed, and hits first so that nobody asks about home."""),),
    analysis="""
    Kit has gone from a cheerful boy to a boy who hits first, over the months in which home went cold. The
    shame of it is bigger for him than the cold. He is close to losing football, and with it the only
    grown-up who sees him every week. Breakfast, boots and his father on the touchline once would do more
    than anger management.""",
)

SENNEN = Mapped(
    danger=(Danger("""
        The dentist, the school nurse and Perran Cundy are worried that Sennen will again be left in pain
        because nobody makes or keeps the appointment; he has lost two grown-up teeth already, and sleeps and
        eats badly for it.""", """
        Sennen is out of pain and stays so. Every appointment for six months is kept, and it is his mother or
        father who takes him."""),),
    scales=(Scaled("Sennen", 6, "My tooth's gone so it's better.", "Hot bath."),),
    child_views="""
    Sennen drew his mouth with a red cloud in it. "I didn't tell because Mum was asleep and you can't wake
    Mum." He likes the dentist now; the dentist has a fish. What he wants most is a bath that is hot the
    whole way down.""",
    factors="16A 6A 4B",
    effects=(("4B", """
        Sennen kept six weeks of toothache to himself so as not to wake his mother."""),),
    analysis="""
    Sennen put up with six weeks of pain so as not to wake his mother. That tells how well these children
    have learnt not to ask. His health is the plainest measure of whether things change: either the
    appointments are kept or they are not, and his parents can do it.""",
)

BRYLUEN = Mapped(
    danger=(Danger("""
        Her class teacher and Perran Cundy are worried that Bryluen, who is five and speaks in single words
        at school, will fall further behind because nobody has talked, read or played with her at home for
        months, and the speech therapist was cancelled three times.""", """
        Bryluen tells somebody at home about her day. She sees the speech therapist as offered and one of the
        family reads with her each night."""),),
    scales=(Scaled("Miss Tangye, class teacher", 4, """
        She lights up and then she looks at the door.""", "Sleep."),),
    child_views="""
    Bryluen did not say much. She put all the animals in the box, closed the lid and sat on it. "Mine," she
    said, and after a while, "Morwen does hair." She showed me how, on the pony.""",
    factors="16A 4B",
    effects=(("4B", """
        Nobody has talked or read with Bryluen for months, and she speaks in single words at five."""),),
    analysis="""
    Bryluen has words and keeps them for Morwen. The speech therapist thinks there is nothing wrong with her
    hearing or her tongue; she has not been talked with enough. At five this mends quickly if it begins now,
    and it can begin with a book and ten minutes.""",
)

LAMORNA = Mapped(
    danger=(Danger("""
        The health visitor, the postman's own word, and Perran Cundy: we are worried that Lamorna, who walks
        and climbs, will get out or get hurt while her mother sleeps in the day, and that a child of her age
        alone in that lane will not be found a third time.""", """
        Whenever Lamorna is awake, so is somebody who is looking after her. Her mother, father and nan can
        say at any hour of the week whose turn it is."""),),
    scales=(
        Scaled("Her nan", 4, """
            I can't be there at six in the morning and I think about it.""", "Me having a key."),
        Scaled("The health visitor", 3, "She has been weighed once since her birth."),
    ),
    child_views="""
    Lamorna is too young to say. She came to me at once and sat in my lap, and went to her sister, and to
    Kit's coach at the gate: anybody will do. She ate three bananas. When Sherryl sang she stopped, turned,
    and crawled to her.""",
    factors="16A 4B",
    effects=(("4B", """
        While her mother sleeps nobody watches Lamorna, who has twice been found in the lane."""),),
    analysis="""
    Lamorna is the one who can come to harm in a minute. The bolt has made her safer and does not make up for
    waking hours with nobody in them. That she goes so easily to strangers is a worry, that she goes most
    readily to her mother's voice is a hope. Somebody must be in charge of her by the clock until Sherryl is
    well.""",
)
