"""What was noted between the visits: calls, messages and letters, told family by family."""

# fmt: off
from cornwall_cs.demonstration.families.terms import Note
from cornwall_cs.demonstration.story import Family


def of_the_hendras(f: Family) -> None:
    with f.day(-390, "12:15", "kensa"):
        f.note("tegan wylow", Note.TELEPHONE, "PC Alys Rounsevell", """
            Darren has been in Penryn twice this week, once in the shop across from Tegan's school. He has not
            come to the flat. The officer will tell me if he is seen again, at whatever hour.""",
            third_party="The shopkeeper told the police and is afraid of being known to have done so.",
            significant="He is within sight of her school gate, a week after we began.",
            tegan="Mrs Oliver is told, and Tegan now leaves by the kitchen door.")
    with f.day(-306, "10:40", "kensa"):
        f.note("wylow", Note.LETTER_IN, "Penryn health visitors", """
            At her clinic Wylow was weighed, on her line, and turned to every voice in the room. Karenza asked
            about sleep and about nothing else.""", at=(-308, "09:00"))
    with f.day(-300, "16:20", "kensa"):
        f.means("tegan", "Darren has been in Penryn twice", """
            Leaving him did not keep him away: he was near her school within a week.""", """
            She walked home by the kitchen door and the back lane, and asked each morning which door it was.
            She wet the bed again on both nights.""")
        f.means("wylow", "At her clinic Wylow was weighed", "The first weight without a worry beside it.")


def of_the_pendrays(f: Family) -> None:
    with f.day(-149, "10:05", "perran"):
        f.note("sennen bryluen", Note.TELEPHONE, "Rachel Odgers, Wheal Rose Primary", """
            Both have come to breakfast club every day this week. Sennen eats two bowls. Bryluen's feet were
            wet on Tuesday and again on Wednesday, in the same socks.""",
            opinion="The breakfasts are new and the shoes are not. What Sherryl has been told of, she mends.",
            bryluen='She said "sock" to Mrs Hore: the first word that anybody there has heard this term.')
    with f.day(-143, "09:10", "perran"):
        f.note("morwen kit sennen bryluen lamorna", Note.MEETING, "Gary Pendray, in the depot canteen", """
            He had asked to talk away from the house. He brought forty-one letters, unopened till last week,
            and wanted them read to him in order. We made three piles: pay, ring, ignore.""",
            at=(-144, "13:00"),
            third_party="""
                Sherryl's sister has lent them four hundred pounds, and Maureen is not to
                hear of it.""",
            opinion="He cannot read well and has hidden it. I shall ask him, and not write to him again.")
    with f.day(-112, "17:20", "perran"):
        f.note("kit", Note.CONVERSATION, "His coach, at the ground in Lanner", """
            Kit has asked him whether one may wash kit at the club. One may. He was shown the machine and did
            his own and another boy's.""", significant="The first adult outside the family that Kit told.")
    with f.day(-59, "08:50", "perran"):
        f.note("morwen", Note.TEXT, "Morwen, and then her grandmother", """
            Morwen, at ten past eight: "Is it you who knows what happens if Mum goes in hospital." I rang at
            once. Sherryl had a bad chest and the doctor had said the word. Maureen was already on the bus
            with her slippers. Sherryl was not admitted.""", at=(-60, "20:30"),
            opinion="She asked before she planned. Two months ago she would have packed the bags.",
            significant="Morwen asked a grown-up who does what, in place of doing it.")
    with f.day(-57, "14:00", "perran"):
        f.means("bryluen", "Both have come to breakfast club", """
            Five mornings in a row of being fed; and wet feet on two of them.""", """
            She ate, and stayed in the room with the others. Her feet were cold till dinner time, and she said
            the word for what was wrong.""")
        f.means("morwen", 'Morwen, at ten past eight: "Is it you', """
            Eleven years old, and the plan for her mother's illness was in her hands.""", """
            She lay awake listening to the cough. When her grandmother came she went to bed unasked,
            and slept until the bell.""")


def of_the_rosewarnes(f: Family) -> None:
    with f.day(-117, "14:35", "kensa"):
        f.note("toby", Note.TELEPHONE, "Mike Rosewarne, on the ferry", """
            He rang from mid-channel and was cut off twice. He can be ashore next week if his mate swaps. He
            asked me to bring a drawing of myself, with the bag.""",
            opinion="He jokes about the ribs. He was out of breath from one flight of steps.")
    with f.day(-105, "18:15", "kensa"):
        f.note("emily", Note.CONVERSATION, "Emily, on the way to the bus stop", """
            She walked with me to the stop to see that I caught it. She told me the notes of the chimes by
            singing them and asked who would do Thursdays if she went to something.""", at=(-105, "17:05"),
            third_party="She thinks that her father's job is not safe, and heard it through the floor.")
    with f.day(-66, "11:30", "kensa"):
        f.note("toby", Note.EMAIL, "Short breaks service", """
            Bettany Rule can begin as soon as Toby has drawn her. They have nobody trained to stand in when
            she is ill and hope to by the spring.""",
            opinion="One carer is one cold away from none. I have said so to Tegen.")
    with f.day(-64, "09:15", "kensa"):
        f.means("toby", "He rang from mid-channel", """
            The third call in which his father planned to be there and could not say when.""", """
            Toby keeps a place laid for him. He asked twice whether the boat was broken.""")


def of_the_trethowans(f: Family) -> None:
    with f.day(-78, "10:25", "myghal"):
        f.note("grace arthur", Note.LETTER_IN, "Philippa Trethowan's solicitors", """
            Four pages. They ask for every note of mine since the spring and quote Grace, by date, eleven
            times.""", at=(-79, "09:00"),
            opinion="The quotations can only have come from questions. They stop when the plan is kept.",
            significant="Grace is again being used as a witness, in writing.")
    with f.day(-38, "09:40", "austol"):
        f.note("grace", Note.EMAIL, "Mrs Bolt, Tilly's mother", """
            Grace comes on Fridays with her homework done and goes home with it done again. She has laughed at
            table. Mrs Bolt would like to know whether she may take both girls camping.""",
            third_party="""
                Mrs Bolt has been rung by Jago's mother, twice, to be asked what
                Grace says.""")


def of_the_oates(f: Family) -> None:
    with f.day(-110, "09:15", "lowdy"):
        f.note("freddie lacey", Note.TELEPHONE, "Kayla Oates", """
            Two pounds left on the meter. She was ringing, she said, to see what I would do. I put on thirty
            from the fund while she listened, and then asked how Lacey's tooth was.""",
            significant="The first time that she told somebody before the light went out.")
    with f.day(-58, "15:50", "lowdy"):
        f.note("freddie", Note.MEETING, "Freddie's key person, Wadebridge playgroup", """
            He eats all of his lunch and none of anybody else's now. He has taught two others to camp under
            the table, with a torch, and it is called the Lamp.""")


def of_the_mitchells(f: Family) -> None:
    with f.day(-90, "16:10", "lowdy"):
        f.note("ruben", Note.TELEPHONE, "The dietitian, Derriford", """
            He put on two hundred grams on the ward in nine days and lost three hundred at home in the seven
            after. She has the dates and will send the chart.""")
    with f.day(-89, "09:05", "lowdy"):
        f.corrects("ruben", "He put on two hundred", """
            He put on three hundred grams on the ward in nine days and lost two hundred at home in the seven
            after. She has the dates and has sent the chart.""", "I had the two figures the wrong way round.")
    with f.day(-29, "13:20", "lowdy"):
        f.note("ruben", Note.TELEPHONE, "Kyle's mother, who minds him on Thursdays", """
            She gives him toast because he asks for it. Nobody has shown her the list. I offered to bring it
            and go through her cupboard with her, and we fixed a morning.""",
            third_party="""
                Kyle was in intensive care at six with the same illness, she says, and it has never been
                spoken of. She would rather that he did not know that she rang.""",
            opinion="If it is true, Kyle may need it not to be the same thing.",
            significant="It may explain why four admissions have not convinced him.")
    with f.day(-6, "10:15", "lowdy"):
        f.note("ruben", Note.TELEPHONE, "Health visitor, Torpoint", """
            Friday's weight is below that of the Friday before, which was below the one before that. She told
            Jade at the scales. Jade wrote it in the book.""",
            significant="Two Fridays running: the line that the plan draws.")
    with f.day(-5, "09:40", "lowdy"):
        f.means("ruben", "Friday's weight is below", """
            The line that the plan draws was crossed, with everybody watching.""", """
            He is too tired to crawl to the window and cries without tears when he is put down.""")
        f.not_significant("ruben", "She gives him toast", """
            One piece of toast a week does not explain the weights; it stays as a thing to put right.""")


def of_the_rundles(f: Family) -> None:
    with f.day(-101, "17:50", "perran"):
        f.note("alf violet", Note.CONVERSATION, "Geoff Maker, over the fence", """
            He hears the shed most evenings, and then he hears the radio in it, and then he puts his own light
            out. Violet let herself in on Sunday and fed his cat.""",
            third_party="Geoff once called the police to Owen. Gail does not know that it was he.")
    with f.day(-75, "11:45", "perran"):
        f.note("alf", Note.LETTER_OUT, "Head of year nine, Sir James Smith's School", """
            Written with Alf, who chose the words: that he may leave a lesson by showing a card, that he will
            be in the boat shed behind technology, and that he will come back.""")
    with f.day(-29, "09:00", "perran"):
        f.note("alf violet", Note.TEXT, "Gail Rundle", """
            Alf went to the shed by himself after supper and was back in twenty minutes. Violet asked whether
            he would do the dog's ears with her, and he did the left.""", at=(-30, "20:15"),
            opinion="It was Gail who sent this, unasked, and she sent it as good news.")


def of_the_bennetts(f: Family) -> None:
    with f.day(-10, "12:30", "rosen"):
        f.note("isla harry", Note.TELEPHONE, "Mark Tredre, Gulval School", """
            Both were in all week and on time, brought from Helston by their father. Desmond was at the gate
            on Wednesday; Mr Tredre walked over to him and he left.""",
            significant="Desmond came to the school although he had been asked not to.",
            harry="He ate his peas at dinner and told the cook that nobody had made him.")
    with f.day(-7, "18:20", "rosen"):
        f.note("isla harry", Note.CONVERSATION, "Kate Bennetts, in my car outside her work", """
            She has changed to mornings so as to meet them herself. She asked me twice whether Isla is angry
            with her. I said that I would ask Isla whether she wants to be asked.""", at=(-7, "15:10"),
            third_party="""
                As a girl Kate was fed in the same way by Desmond. Rob has never been told, and she asks that
                he is not.""",
            opinion="She knew what it was before I said it. That makes her safer and makes this harder.")


def of_the_lanyons(f: Family) -> None:
    with f.day(-30, "09:10", "cadan"):
        f.note("pasco meliora", Note.TELEPHONE, "Phil Lanyon, ringing from work", """
            He had rung home at seven and nobody answered; Trudy went round and both were in bed, with Cheryl
            asleep in her coat. He asked what would happen if he said that he cannot leave them on those
            nights. I said that we would work out the nights.""", at=(-31, "21:40"),
            significant="Phil says for the first time that they are not safe when he is away.")
    with f.day(-6, "13:30", "cadan"):
        f.note("meliora", Note.MEETING, "Tracy Carbis, Bluebell Nursery", """
            We found an hour when Pasco is at his speech group, so that Meliora can be seen without him. Tracy
            will be in the book corner with her back to us.""")


def of_the_kowalczyks(f: Family) -> None:
    with f.day(-28, "15:25", "kensa"):
        f.note("zofia antek", Note.TELEPHONE, "DC Ruth Pollard, Devon and Cornwall Police", """
            The bail was renewed with the same conditions. She will ring Mrs Nowak first and the parents
            through her, and has had that written on the front of the file.""",
            zofia="Her interview is not to be repeated.")
    with f.day(-20, "10:50", "kensa"):
        f.note("zofia antek", Note.EMAIL, "Mrs Nowak, interpreter", """
            Agnieszka has asked her for the Polish for three words in my letter and whether "plan" means a
            court. She explained and asks me to write shorter.""",
            third_party="Two women at church have asked Mrs Nowak what she knows, and she told them nothing.",
            opinion="She is right about the letters.")


def of_the_madderns(f: Family) -> None:
    with f.day(-9, "17:15", "rosen"):
        f.note("finn pearl", Note.TELEPHONE, "Isabel Frost, their mother", """
            On the screen last night Pearl held up a drawing of a boat with four windows. Finn was behind her
            and did not come nearer. Isabel could hear gulls. She will ring me, at any hour, when they speak
            again.""", opinion="Gulls are no proof. They are at home or near it, and up late.")
