"""Passed on to early help: waiting, accepted, gone on to assessment; and two decisions that were replaced."""

# fmt: off
from casework.models import OldWork
from cornwall_cs.demonstration.families.terms import (
    Channel,
    Ends,
    Informed,
    Involved,
    Kin,
    Level,
    Outcome,
    Source,
)
from cornwall_cs.demonstration.story import Ask, Family, observed, seen


def varcoe(f: Family) -> None:
    """Two brothers passed on and not yet accepted: one for more than the five days."""
    f.home = "Flat 1, Harbour House, Looe", "PL13 1OV"
    with f.day(-9, "13:40", "jenifer"):
        f.contact(Channel.FORM, Source.EDUCATION, "Piers Nance-Hill, education welfare service", """
            Jaden Varcoe has missed twenty-two mornings this term. His mother Stacey says that he will not
            get up and that she has stopped trying, since it wakes the neighbours. Riley, six, comes late
            because Jaden does. Their father is at sea three weeks in four. Stacey would welcome somebody who
            "isn't going to fine me".""", came=(-9, "12:10"))
        f.child("jaden", "Jaden Varcoe", age=(12, 4, 6), sex="M", school="Looe Community Academy")
        f.child("riley", "Riley Varcoe", age=(6, 7, 13), sex="M", school="Looe Primary")
        f.adult("stacey", "Stacey Varcoe", age=40, sex="F")
        f.family("stacey", Kin.MOTHER, "jaden riley")
        f.siblings("jaden riley")
        f.about("jaden", '"What\'s the point, it\'s already second lesson."')
        f.about("riley")
    with f.day(-9, "16:30", "jenifer"):
        f.recommend("jaden", Outcome.EARLY_HELP, Level.TARGETED, """
            Mornings have beaten his mother; the rest of home is in order. A family worker who comes at seven
            would find out why.""")
        f.recommend("riley", Outcome.EARLY_HELP, Level.EARLY_HELP, """
            Late because of his brother and for no other reason that anybody can see.""")
    with f.day(-8, "11:20", "colan"):
        f.decide("jaden", Outcome.EARLY_HELP, Level.TARGETED, """
            Jaden's absence is the only worry and his mother asks for help with mornings. A family worker
            will do more than a penalty notice. Early help, and education welfare is asked to wait a
            term.""")
    with f.day(-2, "10:15", "colan"):
        f.decide("riley", Outcome.EARLY_HELP, Level.EARLY_HELP, """
            Held for a week while his school was asked whether there was more to it. There is not, so he goes
            with Jaden to the hub and need not have a worker of his own.""")


def spargo(f: Family) -> None:
    """Accepted by the hub and under way, with a family worker."""
    f.home = "5 Carn Brea Villas, Pool", "TR15 3OK"
    with f.day(-13, "10:20", "senara"):
        f.contact(Channel.EMAIL, Source.GP, "Dr Nirmala Rao, Pool surgery", """
            Ellis Spargo, ten, has had stomach aches for two months with nothing found. He told me that they
            come when his parents shout through the wall. They have separated and share the house until it is
            sold. Both came with him and both were ashamed.""")
        f.child("ellis", "Ellis Spargo", age=(10, 3, 17), sex="M", school="Pool Academy Primary",
                ethnicity="MWAS")
        f.adult("priya", "Priya Spargo", age=38, sex="F")
        f.adult("neil", "Neil Spargo", age=33, sex="M")
        f.family("priya", Kin.MOTHER, "ellis")
        f.family("neil", Kin.FATHER, "ellis")
        f.about("ellis", '"It\'s like they\'re in my tummy."')
    with f.day(-13, "15:00", "senara"):
        f.recommend("ellis", Outcome.EARLY_HELP, Level.EARLY_HELP, """
            Parents who know what it is doing to him and want to stop. Somebody to sit with both of them is
            what is missing.""")
    with f.day(-12, "09:40", "meraud"):
        f.decide("ellis", Outcome.EARLY_HELP, Level.EARLY_HELP, """
            Ellis is afraid of neither parent and has not been hurt, and his stomach aches come with their
            quarrels. Both want help. Early help with the separation, at level two, before the house is
            sold.""")
    with f.day(-12, "12:10", "senara"):
        f.tell_referrer("Dr Rao's secretary", """
            Ellis goes to the Early Help Hub, who will ring both parents. The doctor is asked to see him
            again in a month.""")
    _work_with_ellis(f)


def _work_with_ellis(f: Family) -> None:
    with f.day(-9, "14:15", "gwen"):
        f.accept("ellis")
        f.involve("ellis", Involved.CO_WORKING, "nessa", "Nessa Goodman is Ellis's family worker at the hub.")
    with f.day(-7, "16:45", "nessa"):
        f.visit("Pool Academy Primary", "Nobody else", """
            Ellis and I played draughts. He let me win and told me so. He would like a timetable of who is in
            which room.""",
            seen("ellis", '"If they did it in writing I wouldn\'t have to hear it."'), at=(-7, "13:20"))
    with f.day(-5, "11:30", "gwen"):
        f.oversight("ellis", """
            Nessa's visit and Ellis's own idea of a timetable. Both parents have answered the telephone.""",
            "The timetable is made with both parents at one table.", """
                He has told us what would help and it costs a sheet of paper. Let us do that before anything
                cleverer.""",
            Ask("Sit with Priya and Neil together and make the timetable of the house", "nessa", 3))


def jelbert(f: Family) -> None:
    """Accepted for assessment, and the next day sent to early help instead: the referral stopped."""
    f.home = "Wesley Cottage, St Day", "TR16 5OM"
    with f.day(-15, "09:30", "jenifer"):
        f.contact(Channel.TELEPHONE, Source.EMERGENCY_DEPARTMENT, """
            Sister Joan Pryor, Royal Cornwall Hospital""", """
            Poppy Jelbert, two, was brought in with a scald to the hand from a cup of tea. Her father could
            not say which of them had been in the room, and left to move the car for forty minutes. The burn
            is small and dressed.""", came=(-16, "19:30"),
            informed=Informed.INFORMED, why_not_asked="""
                They were told on the ward; the hospital did not ask them to agree.""")
        f.child("poppy", "Poppy Jelbert", age=(2, 6, 10), sex="F")
        f.adult("luke", "Luke Jelbert", age=34, sex="M")
        f.adult("emma", "Emma Jelbert", age=24, sex="F")
        f.family("luke", Kin.FATHER, "poppy")
        f.family("emma", Kin.MOTHER, "poppy")
        f.about("poppy", '"Hot. Bad cup."')
    with f.day(-15, "11:45", "jenifer"):
        f.recommend("poppy", Outcome.ASSESSMENT, Level.STATUTORY, """
            A scald with no account of it, and a father who went missing from the cubicle. It needs looking
            into.""", need="N1")
    with f.day(-15, "14:00", "meraud"):
        f.decide("poppy", Outcome.ASSESSMENT, Level.STATUTORY, """
            On what the ward has told us the burn is not explained and her father could not be found. A burn
            to a child of two without an account is for assessment. The ward
            is asked for its full notes.""", need="N1", team="carrick")
    _more_is_known_of_poppy(f)


def _more_is_known_of_poppy(f: Family) -> None:
    with f.day(-14, "10:50", "meraud"):
        f.decide("poppy", Outcome.EARLY_HELP, Level.EARLY_HELP, """
            The consultant rang: the burn fits a cup pulled from a low table exactly. Both parents had given
            the same account to the ambulance crew, whose sheet was not with the ward's. Her father has one
            arm in plaster, which is what took forty minutes. They would like help to make the
            house safe.""", known="""
                The ambulance record and the consultant's opinion, neither of which I had yesterday.""",
            old_work=OldWork.STOPPED, old_work_reason="""
                Nothing had been begun. There is no longer a reason to assess.""")
    with f.day(-14, "12:00", "jenifer"):
        f.tell_referrer("Sister Pryor", """
            Poppy is not to be assessed after all, and why; the hub will offer the family a home safety
            visit.""")
    with f.day(-11, "10:05", "gwen"):
        f.accept("poppy")


def nankivell(f: Family) -> None:
    """Sent to early help, and accepted for assessment when more was known; early help goes on beside it."""
    f.home = "Kilmar Road, Darite", "PL14 5OC"
    with f.day(-39, "10:10", "bryok"):
        f.contact(Channel.FORM, Source.HEALTH_VISITOR, "Lisa Roseveare, Liskeard health visitors", """
            Noah Nankivell is fourteen months old and not yet sitting well. His mother Beth is alone and very
            young, keeps every appointment, and has never been shown how to play. I would like a family
            worker to come to the house.""")
        f.child("noah", "Noah Nankivell", age=(1, 3, 24), sex="M")
        f.adult("beth", "Bethan Nankivell", age=19, sex="F", known_as="Beth")
        f.family("beth", Kin.MOTHER, "noah")
        f.about("noah")
    with f.day(-39, "14:40", "bryok"):
        f.recommend("noah", Outcome.EARLY_HELP, Level.EARLY_HELP, """
            A willing mother and a skill to be learnt. Play at home is what early help does best.""")
    with f.day(-38, "09:55", "colan"):
        f.decide("noah", Outcome.EARLY_HELP, Level.EARLY_HELP, """
            Noah is well cared for by a very young mother who has asked to be shown how to play. Nothing
            reported suggests harm. Early help, at home, with her agreement, and the health visitor to tell
            us if that changes.""")
    with f.day(-36, "11:10", "gwen"):
        f.accept("noah")
    _more_is_known_of_noah(f)


def _more_is_known_of_noah(f: Family) -> None:
    with f.day(-33, "09:35", "colan"):
        f.decide("noah", Outcome.ASSESSMENT, Level.STATUTORY, """
            On the hub's first visit Beth's uncle answered the door, told the worker to go, and shut it on
            her foot. Beth texted later that he holds her bank card and keeps the key of the room where she
            and Noah sleep. Who else lives there was never asked. The police have been told and see Beth with
            us today, at the children's centre. Noah is accepted for
            assessment.""", need="N1", team="caradon",
            known="The family worker's note and Beth's two messages.", old_work=OldWork.KEPT,
            old_work_reason="""
                Beth trusts the family worker, who goes on meeting her at the children's centre.""")
    with f.day(-33, "12:20", "bryok"):
        f.tell_referrer("Lisa Roseveare", """
            What changed, that Noah is to be assessed, and that Beth must be rung only on the number she
            gave.""")
    with f.day(-33, "15:30", "ives"):
        f.allocate("noah", "cadan", """
            Cadan is on duty and can meet Beth at the children's centre this afternoon.""")
    with f.day(-31, "16:40", "cadan"):
        f.visit("Liskeard children's centre", "Beth; Josef Libby for the first minutes", """
            Beth came by bus with one bag. She has not decided anything. We found the order of things
            together: the bank first, then her nan in Callington, then the rest. Noah sat against her legs
            with a wooden spoon.""",
            observed("noah", """
                Sits well against a leg. Looks to his mother before he takes what a stranger offers. Does not
                cry when he drops things."""), at=(-33, "16:00"))


def penhaligon(f: Family) -> None:
    """The hub found more than it could hold. Allocated, not yet begun, and on the way to another team."""
    f.home = "Old Count House, Pensilva", "PL14 5OK"
    with f.day(-29, "15:20", "senara"):
        f.contact(Channel.TELEPHONE, Source.COUNCIL_EARLY_HELP, "Sue Mutton, parenting group leader", """
            Keira Penhaligon told the group that since her operation she takes "whatever is in the drawer"
            for the pain. Her son Jack, seven, keeps a list of what she has had and when. She agreed to my
            ringing.""")
        f.child("jack", "Jack Penhaligon", age=(7, 8, 2), sex="M", school="Pensilva Primary")
        f.adult("keira", "Keira Penhaligon", age=34, sex="F")
        f.family("keira", Kin.MOTHER, "jack")
        f.about("jack", '"Two at breakfast, one that was blue."')
    with f.day(-29, "17:05", "senara"):
        f.recommend("jack", Outcome.EARLY_HELP, Level.TARGETED, """
            Pain, tablets and a boy keeping count. She is open about it, so try help by agreement, with her
            doctor, first.""")
    with f.day(-28, "10:25", "meraud"):
        f.decide("jack", Outcome.EARLY_HELP, Level.TARGETED, """
            Keira is open about the tablets and agrees to help with her pain. Jack keeps count, which is a
            worry, and no harm to him is known. Early help with her doctor in it, to come back to us at once
            if she does not see the doctor or if Jack's list gets longer.""")
    with f.day(-27, "09:10", "senara"):
        f.tell_referrer("Sue Mutton", "Early help with her doctor in it. Thank you for asking Keira first.")
    with f.day(-25, "13:35", "gwen"):
        f.accept("jack")
    with f.day(-6, "14:10", "gwen"):
        f.complete("jack", Ends.TO_ASSESSMENT, """
            Josef has seen Jack's list. There are nights on it when he sat up to watch her breathe. Keira
            missed both appointments with her doctor. He is doing a nurse's work at seven and it needs more
            than we may do by agreement; she knows that I am passing it on and
            is, she says, relieved.""", need="N1", team="caradon")
    with f.day(-5, "09:45", "ives"):
        f.allocate("jack", "lowdy", "Lowdy knows the surgery and closed a case last week.")
    with f.day(-3, "14:05", "lowdy"):
        f.transfer("jack", "carrick", """
            Keira and Jack go to her mother in Penryn at the end of the month, for good. Nothing is begun yet,
            and he should have one worker and not two.""", on=8)
    with f.day(-2, "10:40", "ives"):
        f.send_transfer("jack", """
            Jack has had three people ask him about his list already. Whoever begins the assessment should be
            the one who finishes it, and that is somebody near Penryn.""")
