"""The map of Alys Edyvean: what her assessment says."""

# fmt: off
from cornwall_cs.demonstration.story import Danger, Mapped, Scaled

ALYS = Mapped(
    background="""
    The school nurse weighed Alys for the third time in a term. She is nine, and lighter than she was at
    eight. Her father Gareth has brought her up by himself since her mother died, has her educated at home
    now, and turned our first two visits away at the gate.""",
    harm="""
    Alys is fed by the clock and by the gram. She showed the nurse the chart. She has fainted twice that we
    know of. When she asks for more she is made to write out why, and there are forty-one such pages in a
    ring binder.""",
    complicating="""
    Gareth was himself a hungry child and believes that he is saving her. Since she left school nobody sees
    her who is not us. The dog is fed from the same chart and is thin.""",
    strengths="""
    Alys reads everything. She is sure that her mother loved her. Her aunt Bronwen in Saltash has kept a room
    for her since the funeral and writes each week.""",
    safety="None that has been shown. Bronwen has been told that she may not come.",
    danger=(Danger("""
        The nurse, the paediatrician and Bethany Rashleigh are worried that Gareth will go on feeding Alys
        less than she needs and punishing her for asking; that she will faint where it is dangerous, stop
        growing, and come to think hunger a fault of hers.""", """
        Alys eats when she is hungry until she is full, at every meal, with nobody counting; she grows as a
        nine-year-old does, and there are people who see her every day."""),),
    scales=(
        Scaled("Gareth", 9, "She has never been in better condition."),
        Scaled("Alys", 3, "It's safe if you don't ask.", "If Aunty Bron could be there at tea."),
        Scaled("Bethany Rashleigh, social worker", 1, "Nothing that we have asked for has been done."),
    ),
    child_views="""
    Seen at the surgery, by herself. She asked whether the scales there are the same as at home, then whether
    the biscuit would be written down. "I'm good at being hungry. You go a bit floaty and then it's fine."
    She would like to be ten, to have a library card, and for the dog to get fat.""",
    parent_views="""
    Gareth met us on the step and gave a talk of forty minutes on nutrition, with references. He does not
    accept that there is a worry. He will not consent to a blood test and asked for my qualifications.""",
    next_steps="""
    A strategy discussion this week, with the paediatrician in the room and her aunt's offer on the
    table.""",
    factors="16A 17A 18C",
    analysis="""
    This is not a disagreement about diet. A child is losing weight, is punished for hunger, and was taken
    out of every place where it would be noticed. Her father's reasons are sincere and make it worse, for he
    will not see a sign that he is wrong. We have come to the end of what can be done by agreement.""",
)
