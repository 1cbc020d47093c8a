"""The Hendras, second half: two plans, a birth, two reviews of each, and the end."""

# fmt: off
from cornwall_cs.demonstration.families.terms import Part, Plan, Review, State, Warn
from cornwall_cs.demonstration.story import Ask, Family, Judged, Todo, observed, seen


def plans_and_reviews(f: Family) -> None:
    _plans(f)
    _birth(f)
    _first_reviews(f)
    _last_months(f)
    _ends_for_tegan(f)
    _ends_for_wylow(f)


def _plans(f: Family) -> None:
    with f.day(-362, "12:20", "kensa"):
        f.warning("tegan wylow", Warn.STAFF_SAFETY, """
            Darren Tippett has followed a worker to her car. Visit in pairs if he may be
            there.""", review=-240)
        f.plan_for("tegan", 3, """
            If Darren is let in or comes to the door in drink, Karenza and Tegan go to Mrs Jose's, she rings
            999, and we meet within a day to ask whether this is still enough.""", [
            Todo("""
                Apply to the court for the occupation of the flat and an order keeping
                Darren away""", "karenza", -348),
            Todo("Write the safety plan with Karenza and Mrs Jose, and give each a copy", "kensa", -355),
            Todo("""
                Half an hour each week for Tegan with Mrs Oliver, drawing or
                talking""", "Chapel Row Primary", -340),
            Todo("Have Locryn over on the first Saturday and tell Tegan the day before", "stephen", -345),
        ])
        f.plan_for("wylow", 2, """
            If Darren comes to the ward the midwife in charge calls security and then us; mother and baby go
            home only to the flat with the new lock, or to Mrs Jose.""", [
            Todo("""
                See Karenza at her friend's each week until the
                birth, and daily for ten days after""", "Community midwives, Penryn", -340),
            Todo("Ask the ward to write on the notes who may visit", "kensa", -360),
            Todo("Set up the cot and the quiet room with the church furniture store", "karenza", -350),
        ])
        f.submit_plan("tegan wylow")
    with f.day(-360, "16:00", "tegen"):
        f.decide_plan("tegan", Plan.APPROVED, """
            Every action has an owner and a date, and it is written so that Tegan could read it. The order is
            the step on which the rest depends; I shall look at that myself in a fortnight. Approved.""")
        f.decide_plan("wylow", Plan.APPROVED, """
            The plan begins before the birth, gives the midwives a part by name, and settles who may come to
            the ward. That meets what I returned the assessment for. Approved, and to be looked at again
            within ten days of the birth.""")


def _birth(f: Family) -> None:
    with f.day(-349, "10:10", "kensa"):
        f.is_born("wylow", "Wylow", on=-350, sex="F")
    with f.day(-347, "17:35", "kensa"):
        f.visit("The flat at Chapel Row", "Karenza, Mrs Jose", """
            Wylow is three days old. Karenza fed her while we talked and stopped talking when she stirred.
            The lock works, the cot stands away from the window. Tegan came in from school and washed her
            hands without being asked.""",
            observed("wylow", """
                Asleep, then rooting and fed until she let go by herself. Settled on her mother's chest to
                her voice."""),
            seen("tegan", "“She's got a quiet door. I tested it.”"), at=(-347, "15:10"))
        f.progress("wylow", "Set up the cot", "The cot is up and made. The room has a curtain Tegan chose.")
        f.progress("wylow", "Ask the ward", """
            The ward wrote it on the front of the notes. Darren rang once and was told so.""", on=-352)
        f.progress("tegan", "Write the safety plan", """
            Written at Mrs Jose's table in Karenza's words; both have it on the fridge.""", on=-356)
    with f.day(-341, "11:25", "tegen"):
        f.oversight("tegan", """
            I read the plan, the visit after the birth and the court papers. Darren has rung twice from a
            withheld number. Karenza's application has gone back because a page was missing.""",
            "The application is made good this week, with our letter in it.",
            """
                Everything in the plan leans on the order. A missing page is no reason for Karenza to lie
                awake another month.""",
            Ask("Sit with Karenza and put the application right, with a letter from us", "kensa", -337))
    with f.day(-338, "15:50", "kensa"):
        f.done("tegan", "Sit with Karenza", """
            Done at the library, copied and handed in together. The clerk gave a hearing in nine days.""")
    with f.day(-326, "16:15", "kensa"):
        f.progress("tegan", "Apply to the court", """
            The order was made for twelve months, with the flat to Karenza. Darren did not attend.""")
        f.progress("tegan", "Half an hour each week", """
            She picks the bean bags and has missed none. Dry at school for three weeks.""", State.OPEN)


def _first_reviews(f: Family) -> None:
    with f.day(-300, "14:30", "kensa"):
        f.review("tegan", Part.PN1, """
            Tegan came for the first ten minutes and read out her list: “No shouting, tick. Locryn, tick. My
            own key, cross.”""",
            "Karenza says she sleeps. She would like fewer people asking the same thing.",
            Judged(7, """
                The order has held for six weeks. No call to police. Tegan is dry at night five nights in
                seven and was moved up a reading group.""",
            "Locryn missed one Saturday in three: his father's shifts changed. The new day is Sunday."))
        f.propose("tegan", Review.CONTINUE, """
            The quiet is new and Darren's trial is to come. Karenza would rather keep us until it is
            over.""")
        f.review("wylow", Part.PN0, """
            Ten weeks old. She follows her mother's face round the room and is put down drowsy without a
            cry.""",
            "Karenza says that with this baby she has had time to look.",
            Judged(7, """
                Weight on the line she was born on, every clinic kept, and people in the flat each evening
                for the first six weeks by their own rota."""))
        f.propose("wylow", Review.CONTINUE, """
            All that was hoped for, but Darren has asked a solicitor about seeing her. Let that be settled
            with us there.""")
    with f.day(-298, "10:05", "tegen"):
        f.decide_review("tegan", Review.CONTINUE, """
            The order has held and Tegan sleeps. Darren's trial is still to come and Karenza asks us to stay
            until it is over. The plan continues; visits may go to every four weeks if Tegan agrees.""")
        f.decide_review("wylow", Review.CONTINUE, """
            Wylow is thriving and her mother's care is very good. Her father has asked to see her, and that
            question is safer answered while the plan is in force. It continues until the family court has
            decided.""")


def _last_months(f: Family) -> None:
    with f.day(-282, "17:10", "kensa"):
        f.visit("The flat at Chapel Row", "Karenza; Locryn, visiting", """
            Sunday dinner was still on the table. Darren pleaded guilty last week. Karenza read me his letter
            and put it back in the drawer. Locryn carried Wylow about like a parcel he had been trusted
            with.""",
            seen("tegan", "“He said sorry in a letter. I don't have to write back, Mum asked.”"),
            observed("wylow", """
                Laughs aloud at her brother. Reaches for her mother when a stranger
                speaks."""), at=(-282, "14:00"))
    with f.day(-255, "16:40", "kensa"):
        f.visit("Chapel Row Primary", "Nobody else", """
            Tegan showed me the book she is writing, about a cat that is a detective. She had forgotten what
            I came to ask about, which was the best answer to it.""",
            seen("tegan", "“I listen with my ears now. It's mostly seagulls.”"), at=(-255, "11:15"))
        f.progress("tegan", "Half an hour each week", """
            Ended at Tegan's wish: she would rather have the time for football.""", State.NOT_DONE)
        f.progress("tegan", "Have Locryn over", "Every other Sunday now, and it is simply what they do.")
        f.progress("wylow", "See Karenza at her friend's", """
            The midwives have handed over to the health visitor, who has seen Wylow at six weeks and at four
            months.""")


def _ends_for_tegan(f: Family) -> None:
    with f.day(-243, "13:45", "kensa"):
        f.review("tegan", Part.PN1, """
            “You can come to my birthday but you don't have to come for the other thing.”""",
            "Karenza thanks Mrs Jose before anybody. She wants it written that she did it.",
            Judged(9, """
                Eight months without violence, the order kept, every night dry for five months. Tegan's
                teacher has nothing to tell us, and tells us so."""))
        f.propose("tegan", Review.CLOSE, """
            The goal is met, by those who will still be there when we are not.""")
    with f.day(-241, "11:30", "tegen"):
        f.decide_review("tegan", Review.CLOSE, """
            Karenza did it, and it is written here. Tegan has a safe home, people she can name, and school to
            herself again. She is no longer in need of a plan. Mrs Jose and the school
            know whom to ring.""", closing="RC7",
            options="""
                A step down to early help was offered. Karenza has what she needs and would rather not start
                again.""")


def _ends_for_wylow(f: Family) -> None:
    with f.day(-243, "14:20", "kensa"):
        f.review("wylow", Part.PN0, "Sits up, babbles at the cat, and crawls to Tegan before anybody.",
            """
                Karenza agreed with Darren's mother that she sees Wylow at a contact centre once a month. It
                goes well.""",
            Judged(9, """
                Grows and plays as she should. The family court has settled that Darren does not see her
                until he has done his course."""))
        f.propose("wylow", Review.CLOSE, """
            Nothing in the goal is left to do. The health visitor goes on as she would for any baby.""")
    with f.day(-241, "11:50", "tegen"):
        f.decide_review("wylow", Review.CLOSE, """
            Wylow has had the start this plan was written for. The court has dealt with the one question we
            kept it open for, so it ends with her sister's, and ordinary health care
            carries on.""", closing="RC7")
