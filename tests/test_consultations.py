"""Advice by the Multi-Agency Advice Team: kept without opening anything, made a contact when it must be."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from casework import clock
from casework.guards import NotNow, NotYours
from casework.searches import sealed
from children.contributions import timeline
from children.models import Involvement, Person
from children.services.errors import refile
from children.services.involvement import state_reason
from children.services.restriction import restrict
from referrals.consultations import about, figures
from referrals.models import Consultation, Contact
from referrals.services import correct_consultation, say_whom, turn_into_contact
from tests import stories, unit
from tests.cast import Cast
from tests.front_door import facts
from tests.household import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def typed(**more: Any) -> dict[str, str]:
    """The form as a browser sends it."""
    return {
        "asked_at-day": "23",
        "asked_at-month": "11",
        "asked_at-year": "2026",
        "asked_at-time": "9:30",
        "source": "2A",
        "family_named": "no",
        "question": "What is a sleep clinic?",
        "advice": "Ask the school nurse.",
        "threshold": "1",
        **more,
    }


def test_a_consultation_is_kept_and_opens_nothing(cast: Cast) -> None:
    row = unit.consulted(cast, child := stories.child(cast.tamsin))
    assert (row.adviser, row.child, row.contact) == (cast.tamsin, child, None)
    assert not Contact.objects.exists()
    assert not Involvement.objects.filter(person=child, kind="screening").exists()


def test_it_may_name_neither_the_family_nor_who_asks(cast: Cast) -> None:
    client = signed_in(cast.tamsin)
    response = client.post(reverse("consultation_add"), typed(source="9"))
    assert response.headers["Location"] == reverse("consultations")
    row = Consultation.objects.get()
    assert (row.family_named, row.child, row.asker_words) == (False, None, "Anonymous")
    child = stories.child(cast.tamsin)
    with pytest.raises(NotNow) as refused:
        say_whom(by=cast.tamsin, consultation=row, child=child)
    assert refused.value.reasons == ["The family was not named, so it is about no child on record."]
    with pytest.raises(IntegrityError), transaction.atomic():
        Consultation.objects.create(adviser=cast.tamsin, child=child, **unit.asked(family_named=False))


def test_after_a_named_family_the_child_is_looked_for_and_chosen(cast: Cast) -> None:
    child, client = stories.child(cast.jory), signed_in(cast.tamsin)
    page = client.post(reverse("consultation_add"), typed(family_named="yes"))
    row = Consultation.objects.get()
    find = reverse("consultation_child", args=[row.pk])
    assert page.headers["Location"] == find
    assert "Amber Tregear" in client.get(f"{find}?search={sealed('Amber Tregear')}").content.decode()
    client.post(find, {"person": str(child.pk)})
    assert Consultation.objects.get().child == child
    with pytest.raises(NotNow, match="already"):
        say_whom(by=cast.tamsin, consultation=row, child=child)


def test_only_those_who_screen_give_advice_here(cast: Cast) -> None:
    with pytest.raises(NotYours):
        unit.consulted(Cast(cast.teams, {**cast.staff, "tamsin": cast.staff["kerensa"]}))
    assert signed_in(cast.kerensa).get(reverse("consultations")).status_code == 403


def test_it_cannot_have_been_asked_later_than_now_or_say_nothing(cast: Cast) -> None:
    with pytest.raises(NotNow, match="later than now"):
        unit.consulted(cast, asked_at=clock.now() + unit.LATER)
    with pytest.raises(NotNow):
        unit.consulted(cast, advice="")
    assert not Consultation.objects.exists()


def test_it_stands_on_the_childs_timeline_for_those_who_read_the_record(cast: Cast) -> None:
    child = stories.assessment(cast).child
    row = unit.consulted(cast, child)

    def told(name: str) -> list[str]:
        return [event.title for event in timeline(getattr(cast, name), [child], kinds=["consultation"])]

    assert told("kerensa") == ["Advice asked for by Mousehole Primary School"]
    assert told("petroc") == []
    page = reverse("consultation", args=[row.pk])
    assert "without a coat" in signed_in(cast.kerensa).get(page).content.decode()
    assert signed_in(cast.petroc).get(page).status_code == 302
    assert signed_in(cast.elowen).get(page).status_code == 403


def test_one_about_nobody_is_read_by_those_who_screen(cast: Cast) -> None:
    page = reverse("consultation", args=[unit.consulted(cast).pk])
    assert signed_in(cast.wenna).get(page).status_code == 200
    assert signed_in(cast.kerensa).get(page).status_code == 404


def test_the_list_shows_what_may_be_known_and_searches_what_may_be_read(cast: Cast) -> None:
    hidden, other = stories.child(cast.tamsin, given_name="Sennen"), stories.child(cast.tamsin)
    unit.consulted(cast)
    unit.consulted(cast, other, asker_agency="The Surgery")
    unit.consulted(cast, hidden)
    restrict(by=cast.talan, person=hidden, named=[cast.hedra, cast.talan], reason="A threat was made.")
    client, page = signed_in(cast.wenna), reverse("consultations")
    text = client.get(page).content.decode()
    assert "Sennen" not in text
    assert "Amber Tregear" in text
    assert "The Surgery" not in text, "who asked about her is read with her record"
    assert "1 found" in client.get(f"{page}?search={sealed('coat')}").content.decode()
    state_reason(by=cast.wenna, person=other, reason="The school has rung again.")
    assert "2 found" in client.get(f"{page}?search={sealed('coat oliver')}").content.decode()
    assert client.post(page, {"q": "coat"}).headers["Location"].startswith(f"{page}?search=")


def test_the_figures_count_every_one_since_april(cast: Cast) -> None:
    unit.consulted(cast, stories.child(cast.tamsin))
    row = unit.consulted(cast, family_named=False, threshold="3")
    turn_into_contact(by=cast.tamsin, consultation=row, **facts(arrival="advice"))
    unit.consulted(cast, asked_at=clock.now().replace(month=3))
    counted = figures(clock.today())
    assert (counted.total, counted.unnamed, counted.became) == (2, 1, 1)
    assert dict(counted.sources) == {"School": 2}
    assert sorted(counted.levels.values()) == [1, 1]
    child = Person.objects.get(consultations__isnull=False)
    assert about(child) == 1


def test_it_becomes_a_contact_once_with_its_child_and_both_say_so(cast: Cast) -> None:
    row = unit.consulted(cast, stories.child(cast.tamsin))
    state_reason(by=cast.wenna, person=row.child, reason="The school has rung again.")
    client = signed_in(cast.wenna)
    form = client.get(reverse("consultation_contact", args=[row.pk])).context["form"]
    assert form["account"].value().startswith("A pupil comes without a coat.")
    assert form["referrer_agency"].value() == "Mousehole Primary School"
    contact = turn_into_contact(by=cast.wenna, consultation=row, **facts(arrival="advice"))
    assert Consultation.objects.get().contact == contact
    assert [each.child for each in contact.screenings.all()] == [row.child]
    assert (
        reverse("consultation", args=[row.pk])
        in client.get(reverse("contact", args=[contact.pk])).content.decode()
    )
    with pytest.raises(NotNow, match="already"):
        turn_into_contact(by=cast.wenna, consultation=row, **facts())
    assert client.get(reverse("consultation_contact", args=[row.pk])).status_code == 409
    assert Contact.objects.count() == 1


def test_it_is_corrected_by_its_adviser_and_what_it_said_is_kept(cast: Cast) -> None:
    row = unit.consulted(cast, stories.child(cast.jory))
    with pytest.raises(NotYours):
        correct_consultation(by=cast.wenna, consultation=row, version=1, facts=unit.asked(advice="Nothing."))
    correct_consultation(by=cast.tamsin, consultation=row, version=1, facts=unit.asked(advice="Ring Gran."))
    assert row.history.first().advice == "Ring Gran."
    assert row.history.count() == 2


def test_one_on_the_wrong_record_is_struck_out_or_filed_on_the_right_one(cast: Cast) -> None:
    row = unit.consulted(cast, stories.screening(cast).child)
    right = stories.screening(cast, stories.child(cast.tamsin, given_name="Kensa")).child
    refile(by=cast.jory, record=row, to_child=right, reason="It was her sister.")
    assert [each.child for each in Consultation.objects.all()] == [right]
