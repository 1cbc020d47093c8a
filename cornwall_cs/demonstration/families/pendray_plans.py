"""The Pendrays' five plans: four months of them, the first reviews, and a version that must change."""

# fmt: off
from cornwall_cs.demonstration.families.terms import Part, Plan, Review, State
from cornwall_cs.demonstration.story import Family, Judged, Todo, not_seen, observed, seen

ALL = "morwen kit sennen bryluen lamorna"


def plans(f: Family) -> None:
    _written(f)
    _approved(f)
    _as_it_went(f)
    _the_older_three(f)
    _the_younger_two(f)
    _decided(f)
    _since(f)
    _lately(f)


def _written(f: Family) -> None:
    fails = """
        If {} happens again before the review, we meet that week with both parents and ask for a strategy
        discussion."""
    with f.day(-117, "13:10", "perran"):
        f.plan_for("morwen", 3, fails.format("Morwen missing school to mind the others"), [
            Todo("Get everybody up and out on Mondays and Fridays, from the night before", "nan", 20),
            Todo("""
                Be home until half past eight on the other days: ask the market for day
                shifts""", "gary", 15),
            Todo("Find Morwen a way home after drama club", "Gwennap School", -96)])
        f.plan_for("kit", 4, fails.format("an exclusion, or a day without food,"), [
            Todo("Keep Kit a breakfast at school, and not make a speech about it", "Gwennap School", -105),
            Todo("Come and watch one match", "gary", -80),
            Todo("Boots, in his size, by the first match", "perran", -106)])
        f.plan_for("sennen", 4, fails.format("a missed appointment with no telephone call"), [
            Todo("Take Sennen to the dentist for the two fillings that are left", "sherryl", -90),
            Todo("Mend or replace the boiler, as the landlord must", "Housing association", -108)])
        f.plan_for("bryluen", 4, fails.format("a third missed speech appointment"), [
            Todo("Read with Bryluen every night, the same book if she likes", "gary", 12),
            Todo("""
                Six sessions with the speech therapist, at school
                so that none is lost""", "Speech and language therapy", -10)])
        f.plan_for("lamorna", 2, fails.format("Lamorna being found alone or outside"), [
            Todo("See the doctor about the tablets and go back to them", "sherryl", -110),
            Todo("Write on the kitchen wall who has Lamorna at every hour of the week", "sherryl", -108),
            Todo("""
                Weigh Lamorna each month and tell Sherryl what is good
                first""", "Health visitor, Redruth", 18)])
        f.submit_plan(ALL)


def _approved(f: Family) -> None:
    ok = Plan.APPROVED
    with f.day(-113, "09:50", "ives"):
        f.decide_plan("morwen", ok, """
            This plan asks three adults, by name and by date, to do what Morwen has been doing. That is the
            change she needs. I have asked Perran to check with Morwen herself, and not only with her mother,
            whether it happens.""")
        f.decide_plan("kit", ok, """
            The actions are small, owned and dated, and they go to what Kit says troubles him. I would rather
            see breakfast, boots and his father at a match than a course for his anger. Approved; the
            school's part is to be checked monthly.""")
        f.decide_plan("sennen", ok, """
            Both actions can be done in a month and both are for others to do and for us to check. If his
            parents keep each appointment until the review I shall ask whether Sennen still needs a plan.
            Approved.""")
        f.decide_plan("bryluen", ok, """
            Speech therapy at school, so that no session is lost, and reading each night by her father: the
            plan works at both places where Bryluen needs words. Approved, with a second speech assessment
            asked for before the next review.""")
        f.decide_plan("lamorna", ok, """
            Lamorna's safety depends on somebody being awake and in charge, and the chart says who that is. I
            approve it with fortnightly visits, some of them unannounced and early, until Sherryl's doctor
            says that she is well.""")


def _as_it_went(f: Family) -> None:
    with f.day(-104, "16:20", "perran"):
        f.progress("sennen", "Mend or replace", """
            A new boiler. Sennen showed me the bath, with the water in it.""", on=-107)
        f.progress("kit", "Boots, in his size", "Bought with him. He wore them out of the shop.", on=-106)
        f.progress("lamorna", "Write on the kitchen wall", """
            It is up, in three colours. Wednesday mornings were blank and are now Nan.""")
    with f.day(-92, "17:45", "perran"):
        f.visit("2 Wheal Cottages", "Sherryl, dressed and cooking", """
            Warm. Sherryl is nine weeks from her last bad morning by her own reckoning; she started the
            tablets again and told Gary why she had stopped. The chart is right for today, I asked Lamorna's
            nan to check it from memory.""",
            observed("lamorna", """
                Brought her mother a shoe, then the other, then her coat. She wants to go out by the door,
                with somebody."""),
            seen("sennen", '"I had two baths. One was for fun."'),
            seen("bryluen", '"Daddy did the bear voice."'), at=(-92, "15:35"))
        f.progress("lamorna", "See the doctor", """
            Seen, and taking them. A call from the surgery each fortnight.""", on=-109)
        f.progress("sennen", "Take Sennen", """
            Both fillings done, his mother with him. He kept the sticker for Lamorna.""", on=-93)
    with f.day(-71, "16:55", "perran"):
        f.visit("Gwennap School", "Nobody for Morwen; the head of year for Kit", """
            Each came out of a lesson, Kit by agreement and in good humour.""",
            seen("morwen", '"I forgot it was bin day. I actually forgot."'),
            seen("kit", '"He came. He shouted at the ref. It was brilliant."'), at=(-71, "11:00"))
        f.progress("kit", "Come and watch", """
            Gary came to the away match and was told off by the linesman.""", on=-74)
        f.progress("kit", "Keep Kit a breakfast", """
            Toast in the site office with the caretaker, every day since.""", on=-100)
        f.progress("morwen", "Find Morwen a way", """
            She walks with two girls from the year above, whose mother has asked her for tea.""", on=-88)
        f.progress("morwen", "Get everybody up", """
            Maureen has done each Monday and Friday but one.""", State.OPEN)
        f.progress("bryluen", "Six sessions", """
            Four of six done. She names eleven animals and argues about two.""", State.OPEN)


def _the_older_three(f: Family) -> None:
    with f.day(-52, "13:40", "perran"):
        f.review("morwen", Part.PN1, """
            "It's better, and I'm scared to say so in case
            everyone goes home."
            """, "Sherryl: she is giving me my job back.",
            Judged(6, """
                Mornings are her nan's on two days and her father's on one. Up a set in English. Drama each
                week.""",
            "Gary is still on nights for half the month: the market has day shifts only from the new rota."))
        f.propose("morwen", Review.CONTINUE, """
            It works on three mornings in five. She needs the other two before anybody goes.""")
        f.review("kit", Part.PN6, """
            Sent by text from the bus: all good, boots still
            fit.""", "Gary has found that he likes football.",
            Judged(7, """
                No exclusion since the plan began. First name on the team sheet. Breakfast every day."""))
        f.propose("kit", Review.CONTINUE, """
            Three more months will carry him over the move to the older team, which is where it went wrong
            for his cousin.""")
        f.review("sennen", Part.PN1, '"Nothing hurts. Can I go now?"', """
            Both say that it was the shame that kept them from the dentist.""",
            Judged(8, "No pain for two months; five appointments kept out of five, each time with a parent."))
        f.propose("sennen", Review.CONTINUE, """
            His goal asks for six months and he has three. He stays beside the others until then.""")


def _the_younger_two(f: Family) -> None:
    with f.day(-52, "15:00", "perran"):
        f.review("bryluen", Part.PN3, """
            She chose the big bear for home and the small bear for
            school, then swapped them.""", "Gary knows the book by heart.",
            Judged(6, """
                Sentences of three and four words at school. Her father has read on all but six nights by the
                chart.""",
            "Two therapy sessions fell out when the therapist was ill, and are booked."))
        f.propose("bryluen", Review.CONTINUE, """
            She has begun to talk. The last sessions and one more month of bear will tell us whether it
            keeps.""")
        f.review("lamorna", Part.PN0, """
            Two years old soon. She waits at the gate for someone to take her hand, and goes less readily to
            strangers.""",
            "Sherryl would like to be asked how she is before she is asked how Lamorna is.",
            Judged(6, """
                Not once alone or outside in three months, on the word of the postman, her nan and the
                neighbour. Her weight is back on its line.""",
            "The chart is not always kept at weekends, when everybody is in and each thinks it is another."))
        f.propose("lamorna", Review.CONTINUE, """
            Safe by day. Weekends are the gap, and her mother's recovery is young.""")


def _decided(f: Family) -> None:
    on = Review.CONTINUE
    with f.day(-49, "11:05", "ives"):
        f.decide_review("morwen", on, """
            Morwen is doing better and told us what she fears: that everybody will go home because of it. Two
            mornings in five are still hers. The plan continues until the adults have all five, and I want
            her told that it does.""")
        f.decide_review("kit", on, """
            Kit has met everything asked of him and his father has met his part. I continue the plan over the
            move to the older team, where it might be lost, with visits at a rate that Kit can bear.""")
        f.decide_review("sennen", on, """
            No pain for two months and five appointments kept out of five, each by a parent. The goal asks
            for six months, so the plan continues; if the next three are the same I shall want to hear a
            reason for not ending it.""")
        f.decide_review("bryluen", on, """
            Bryluen is talking and her father's reading is part of the reason. Two therapy sessions are still
            to come. Continue, with a second assessment of her speech before the next review so that we know
            what is left to do.""")
        f.decide_review("lamorna", on, """
            Lamorna has been safe for three months, and that is confirmed by people outside the family.
            Weekends are the gap. The plan continues, fortnightly, and the chart is to have one name against
            each weekend hour.""")


def _since(f: Family) -> None:
    with f.day(-46, "14:55", "jenifer"):
        f.opens_for_a_reason("morwen", """
            Her grandmother rang the MARU by mistake, upset about a school letter. I need to see who her
            worker is.""")
    with f.day(-30, "17:10", "perran"):
        f.visit("2 Wheal Cottages", "Gary, in an apron", """
            Gary was making a roast to Maureen's instructions by telephone. Sherryl was at a class, her
            first.""",
            seen("kit", '"Ask him about the gravy."', why_not_alone="""
                He would not leave the kitchen, and nobody wanted him to."""),
            observed("lamorna", "On the floor with pans. Says 'no', 'more' and 'Dada'."),
            not_seen("bryluen", """
                At a birthday party, by car, with an invitation on the fridge. Seen at school four days
                later."""), at=(-30, "16:00"))
    with f.day(-26, "12:30", "perran"):
        f.visit("Wheal Rose Primary", "Miss Tangye in the room", """
            She read me the bear book. She did the voice.""",
            seen("bryluen", """
                "Bear goes home. Bear has tea. Bear has a bath, a hot one."
                """, why_not_alone="She asked Miss Tangye to turn the pages."),
            seen("sennen", '"I\'ve got a new tooth coming and it\'s ginormous."'), at=(-26, "10:45"))
        f.progress("lamorna", "Weigh Lamorna", "On her line for a third month.", State.OPEN)


def _lately(f: Family) -> None:
    with f.day(-9, "17:20", "perran"):
        f.visit("2 Wheal Cottages", "Sherryl, Gary", """
            Everybody but Morwen was at the table. The chart has one name for each hour at weekends. Sherryl
            wanted it seen.""",
            seen("kit", """
                "Morwen's got her own room at
                Nan's. I've got her drawer."
                """, why_not_alone="He talked while he dried the plates."),
            seen("sennen", '"It came through. Feel it."', why_not_alone="We were all at the table."),
            seen("bryluen", '"I read to Lamorna. She was the bear."',
                why_not_alone="She had the book and an audience."),
            observed("lamorna", """
                In her high chair, then on her father. Asked for 'more book' in two
                words."""), at=(-9, "15:50"))
        f.on_map("kit sennen", "strengths", """
            Kit dries up and Sennen lays the table without being asked, and their father thanks them.""")
        f.number("kit", "Kit", 7, '"There\'s tea. And Dad came Saturday."', "Boots without holes.")
    _at_her_nans(f)


def _at_her_nans(f: Family) -> None:
    with f.day(-8, "16:40", "perran"):
        f.visit("Higher Ninnis", "Her nan, in the garden", """
            Morwen has slept at her nan's since an argument about her telephone. Nobody is angry any more;
            she asked whether she may stay until the examinations. Sherryl and Gary both agree, and Lamorna's
            mornings have to be arranged anew.""",
            seen("morwen", '"I\'m not running away. I can hear myself think here."'), at=(-8, "14:20"))
    with f.day(-8, "17:05", "perran"):
        f.number("morwen", "Morwen", 6, """
            "I sleep. I'd say seven but I keep checking my phone for Lamorna." """, "A text when she's up.")
        f.number("morwen", "Nan", 7, "She ate two teas and laughed at the dog.")
        f.on_map("morwen", "danger", """
            Her nan and Perran Cundy are worried that Morwen will go back to Wheal Cottages at five each
            morning, as she did on two days last week, and be too tired to sit her examinations.""", goal="""
            Morwen wakes at her nan's every school day until the examinations, and hears from her mother by
            eight that the others are up.""")
        f.on_map("lamorna kit sennen bryluen", "complicating", """
            Morwen is not there in the mornings: Gary has left by four, and Sherryl is alone with four.""")
    with f.day(-7, "10:20", "perran"):
        f.new_version("morwen", """
            Morwen lives at her nan's for now. Who does the mornings at home, and who sees to Morwen, have
            both changed.""")
        f.add_actions("morwen", 0, Todo("""
            Agree in writing with Sherryl, Gary and Maureen where Morwen lives until her
            examinations""", "perran", 6))
