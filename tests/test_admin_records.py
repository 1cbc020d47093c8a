"""The admin site for senior leaders: every record to read, through the same access as every page."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casework import clock
from casework.models import AppendOnly, Recorded, RoleHeld, TeamMembership
from children.admin.base import RecordAdmin, address_of
from children.choices import InvolvementKind
from children.models import AccessEntry, Address, Involvement, Person, Relationship
from children.services.family import relate
from children.services.involvement import state_reason
from children.services.people import set_address
from children.services.warnings import add_warning
from referrals.models import ScreeningDecision
from tests import source, stories
from tests.besides import everything, whole_story
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("monday")


#: What information governance reads on pages of its own, and no leader in the admin site.
KEPT_FROM_LEADERS = {"children.RecordedInError"}


def records() -> list[type[Model]]:
    """Every model that holds something about a child, history left out."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, Recorded | AppendOnly)
        and model._meta.app_label in source.APPS[1:]
        and model._meta.label not in KEPT_FROM_LEADERS
    ]


def list_of(model: type[Model]) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


@pytest.fixture
def leader(cast: Cast, client: Client) -> Client:
    client.force_login(cast.rosenwyn)
    return client


def restrict(cast: Cast, child: Person) -> None:
    Involvement.objects.create(person=child, kind=InvolvementKind.NAMED, user=cast.talan)
    child.restricted = True
    child.save()


@pytest.mark.parametrize("model", records(), ids=lambda model: model._meta.label)
def test_every_record_is_in_the_admin_site_read_only(model: type[Model]) -> None:
    found = admin.site._registry[model]
    assert isinstance(found, RecordAdmin)
    names = {url.name.rsplit("_", 1)[-1] for url in found.get_urls()}
    assert names == {"changelist", "change"} | ({"history"} if issubclass(model, Recorded) else set())


def test_nothing_else_is_in_it_but_users_teams_and_reference_data() -> None:
    others = {model._meta.label for model in admin.site._registry} - {m._meta.label for m in records()}
    assert others == {
        "casework.User",
        "casework.Team",
        "casework.Authority",
        "casework.BankHoliday",
        "casework.LocalTimescale",
        "casework.LocalLabel",
        "casework.SecurityEvent",
        "casework.DutyTurn",
        "casework.ExportEntry",
    }
    assert RoleHeld not in admin.site._registry
    assert TeamMembership not in admin.site._registry


def test_a_list_says_who_what_and_when_and_nothing_that_was_written(leader: Client, cast: Cast) -> None:
    everything(cast)
    empty = set()
    for model in records():
        answer = leader.get(list_of(model))
        assert answer.status_code == 200, model
        shown = answer.content.decode()
        empty |= {model._meta.label} if not answer.context["cl"].result_count else set()
        for written in WRITTEN:
            assert written not in shown, (model, written)
    assert empty == NOT_IN_THE_STORY
    shown = leader.get(list_of(ScreeningDecision)).content.decode()
    for said in ("Amber Tregear", "Accepted as a referral, for assessment", "Jory Pascoe", "MARU manager"):
        assert said in shown


#: Words that the stories put in records of each kind.
WRITTEN = (
    "frightened",
    "hid upstairs",
    "on the stairs",
    "3 Chapel Row",
    "TR18",
    "Tregeare",
    "showed me her room",
    "Daddy",
    "stops shouting",
    "Gran collects",
    "Grandparent",
    "shouts or hits",
    "call-outs",
    "quieter",
    "what Kerensa found",
    "Log of that night",
    "without a visit",
    "goes tomorrow",
    "See Amber",
    "slept in class",
    "a neighbour",
    "was not told yet",
)
NOT_IN_THE_STORY = set(
    """
    assessments.LifeChange assessments.StillHolds assessments.StillHoldsDecision assessments.Enquiry
    assessments.EnquiryCheck assessments.EnquiryDecision assessments.EvidenceInterview
    assessments.MedicalExamination assessments.ProtectiveOrder assessments.StrategyDecision
    assessments.StrategyDiscussion assessments.StrategyParticipant children.AccessEntry children.Birth
    children.Death children.Disability children.LifeEvent children.Merge children.MergeDecision
    children.MissingEpisode children.Notification children.PassedOn children.PassedOnDecision
    children.Schooling children.SharedHome children.Warning children.WarningReview children.NetworkTie
    children.ChronologyMark assessments.FamilyCopy assessments.Disagreement assessments.Contribution
    assessments.CopyShared
    children.ParentalResponsibility children.Professional assessments.SpecialistAnswer
    assessments.SpecialistAssessment assessments.SpecialistCopy assessments.SpecialistDecision
    assessments.SpecialistSection plans.ActionProgress plans.FamilyMeeting referrals.Acknowledgement
    referrals.ReferralClosure referrals.DomesticAbuseNotification referrals.EarlyHelp
    referrals.EarlyHelpConsent referrals.EarlyHelpConsultation referrals.EarlyHelpDecision
    referrals.Consultation referrals.FeedbackEmail referrals.Handover referrals.Hold
    referrals.PartnerCheck referrals.ReferrerFeedback referrals.Transfer referrals.TransferAnswer
    referrals.TransferApproval referrals.TransferCopy referrals.Triage referrals.TwinDecision
    """.split()
)


def test_a_record_opens_only_after_a_stated_reason_and_the_log_shows_both(leader: Client, cast: Cast) -> None:
    decision = whole_story(cast).screenings.get().decisions.get()
    page = address_of(decision)
    answer = leader.get(page)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("state_reason", args=[decision.child.pk]))
    assert page in answer.headers["Location"]
    refused = AccessEntry.objects.get(user=cast.rosenwyn)
    assert (refused.opened, refused.page) == (False, "admin:referrals_screeningdecision_change")

    state_reason(by=cast.rosenwyn, person=decision.child, reason="The chief executive has had a complaint.")
    answer = leader.get(page)
    assert answer.status_code == 200
    opened = AccessEntry.objects.get(user=cast.rosenwyn, opened=True)
    assert "The chief executive has had a complaint." in opened.how


def test_an_opened_record_shows_every_field_and_the_rationale(leader: Client, cast: Cast) -> None:
    decision = whole_story(cast).screenings.get().decisions.get()
    state_reason(by=cast.rosenwyn, person=decision.child, reason="Reading for the monthly review.")
    shown = leader.get(address_of(decision)).content.decode()
    for said in (
        "Amber was in the room and was frightened.",
        "Jory Pascoe",
        "MARU manager",
        "Level 4: statutory",
        "Penwith team",
        "23 Nov 2026, 09:40",
    ):
        assert said in shown
    labels = {fact.label for fact in leader.get(address_of(decision)).context["facts"]}
    texts = {fact.label for fact in leader.get(address_of(decision)).context["texts"]}
    assert len(labels) + len(texts) == len(decision._meta.concrete_fields) - 1
    assert {"Outcome", "Decided as", "Threshold", "Replaces"} <= labels
    assert {"Rationale", "What was known", "Options considered"} <= texts


def test_a_record_leads_to_what_hangs_on_it_and_to_its_history(leader: Client, cast: Cast) -> None:
    child = whole_story(cast)
    state_reason(by=cast.rosenwyn, person=child, reason="Reading for the monthly review.")
    page = leader.get(address_of(child))
    assert {"Screenings", "Referrals", "Addresses", "Access entries"} <= {
        part.title for part in page.context["related"]
    }
    history = leader.get(reverse("admin:children_person_history", args=[child.pk]))
    assert history.headers["Location"] == reverse("record_history", args=["children.person", child.pk])
    shown = leader.get(history.headers["Location"]).content.decode()
    assert "Tamsin Rowe" in shown


def test_a_record_cannot_be_changed_added_or_deleted(leader: Client, cast: Cast) -> None:
    child = whole_story(cast)
    state_reason(by=cast.rosenwyn, person=child, reason="Reading for the monthly review.")
    assert leader.post(address_of(child), {"given_name": "Other"}).status_code == 405
    for address in ("add/", f"{child.pk}/delete/", f"{child.pk}/"):
        assert leader.post(f"{list_of(Person)}{address}").status_code == 404
    answer = leader.post(list_of(Person), {"action": "delete_selected", "_selected_action": str(child.pk)})
    assert answer.status_code in {302, 200}
    assert Person.objects.get(pk=child.pk).given_name == "Amber"


def test_a_restricted_child_is_in_no_list_and_has_no_page(leader: Client, cast: Cast) -> None:
    child = whole_story(cast)
    screening = child.screenings.get()
    state_reason(by=cast.rosenwyn, person=child, reason="Reading for the monthly review.")
    restrict(cast, child)
    for model in records():
        assert "Tregear" not in leader.get(list_of(model)).content.decode(), model
    asked = [
        address_of(child),
        reverse("admin:children_person_history", args=[child.pk]),
        address_of(screening),
        address_of(screening.contact),
        reverse("admin:referrals_contact_history", args=[screening.contact_id]),
        address_of(screening.decisions.get()),
    ]
    for page in asked:
        assert leader.get(page).status_code == 404, page
    refused = AccessEntry.objects.filter(user=cast.rosenwyn, person=child, opened=False, how="Restricted")
    assert refused.count() == len(asked)


def test_a_relative_who_is_restricted_is_not_betrayed(leader: Client, cast: Cast) -> None:
    amber = stories.child(cast.tamsin)
    brother = stories.child(cast.tamsin, given_name="Perran", family_name="Secret", sex="M")
    row = relate(
        by=cast.tamsin,
        person=amber,
        other=brother,
        kind="sibling",
        parental_responsibility=False,
        lives_with=False,
    )
    state_reason(by=cast.rosenwyn, person=amber, reason="Reading for the monthly review.")
    assert "Perran Secret" in leader.get(address_of(amber)).content.decode()
    restrict(cast, brother)
    assert "Secret" not in leader.get(address_of(amber)).content.decode()
    assert "Secret" not in leader.get(list_of(Relationship)).content.decode()
    assert leader.get(address_of(row)).status_code == 404


def test_a_restricted_address_is_shown_to_nobody(leader: Client, cast: Cast) -> None:
    child = stories.child(cast.tamsin)
    set_address(
        by=cast.tamsin, person=child, lines="12 Refuge Lane", postcode="TR1 9ZZ", restricted=True, starts=None
    )
    state_reason(by=cast.rosenwyn, person=child, reason="Reading for the monthly review.")
    shown = leader.get(address_of(Address.objects.get())).content.decode()
    assert "Refuge Lane" not in shown
    assert "TR1 9ZZ" not in shown


def test_a_signed_copy_says_whether_it_is_still_what_was_signed(leader: Client, cast: Cast) -> None:
    copy = stories.submitted(cast)
    signed = {"assessment": copy.assessment, "signed_by": cast.kerensa, "text": copy.text}
    altered = type(copy).objects.create(number=2, checksum="0" * 64, **signed)
    state_reason(by=cast.rosenwyn, person=copy.child, reason="Reading for the monthly review.")
    shown = leader.get(address_of(copy)).content.decode()
    assert "As signed" in shown
    assert reverse("assessment_copy", args=[copy.pk]) in shown
    assert "Altered since it was signed" in leader.get(address_of(altered)).content.decode()


def test_a_contact_opens_through_one_of_its_children(leader: Client, cast: Cast) -> None:
    contact = stories.contact(cast)
    amber = stories.child(cast.tamsin)
    stories.screening(cast, amber, contact)
    stories.screening(cast, stories.child(cast.tamsin, given_name="Perran", sex="M"), contact)
    assert leader.get(address_of(contact)).status_code == 302
    state_reason(by=cast.rosenwyn, person=amber, reason="Reading for the monthly review.")
    shown = leader.get(address_of(contact)).content.decode()
    assert "Amber was on the stairs." in shown
    assert "Perran Tregear" in shown
    history = leader.get(reverse("admin:referrals_contact_history", args=[contact.pk])).content.decode()
    assert "What was reported" in history
    assert "Tamsin Rowe" in history


def test_a_contact_with_a_restricted_child_is_closed_to_those_not_named(leader: Client, cast: Cast) -> None:
    contact = stories.contact(cast)
    amber, hidden = stories.child(cast.tamsin), stories.child(cast.tamsin, given_name="Perran", sex="M")
    stories.screening(cast, amber, contact)
    stories.screening(cast, hidden, contact)
    state_reason(by=cast.rosenwyn, person=amber, reason="Reading for the monthly review.")
    restrict(cast, hidden)
    assert leader.get(address_of(contact)).status_code == 404
    assert "All" not in leader.get(list_of(type(contact))).content.decode()
    assert leader.get(list_of(type(contact))).context["cl"].result_count == 0


def test_lists_are_searched_by_name_and_number_and_never_by_what_was_written(
    leader: Client, cast: Cast
) -> None:
    child = whole_story(cast)
    decision = type(child.screenings.get().decisions.get())
    for asked, found in (("Amber", 1), (child.number, 1), ("frightened", 0), ("Perran", 0)):
        assert leader.get(list_of(decision), {"q": asked}).context["cl"].result_count == found, asked


@pytest.mark.parametrize(
    "asked",
    [
        {"rationale__icontains": "frightened"},
        {"screening__child__family_name__startswith": "T"},
        {"decided_by": "1"},
        {"outcome__startswith": "a"},
    ],
    ids=str,
)
def test_a_list_answers_no_guesses_about_its_fields(
    leader: Client, cast: Cast, asked: dict[str, str]
) -> None:
    decision = whole_story(cast).screenings.get().decisions.get()
    assert leader.get(list_of(type(decision)), asked).status_code == 400
    assert leader.get(list_of(type(decision)), {"outcome__exact": "assessment"}).status_code == 200


@pytest.mark.parametrize("asked", [{"_popup": "1"}, {"_to_field": "number"}], ids=str)
def test_lists_do_not_open_as_pop_ups_or_by_another_key(leader: Client, asked: dict[str, str]) -> None:
    assert leader.get(list_of(Person), asked).status_code == 404


@pytest.mark.parametrize(
    "address",
    (
        "r/1/1/ autocomplete/?app_label=children&model_name=visit&field_name=child&term=a jsi18n/ "
        "password_change/ logout/ children/ auth/group/"
    ).split(),
)
def test_what_djangos_admin_offers_beside_the_records_is_not_there(leader: Client, address: str) -> None:
    assert leader.get(f"/admin/{address}").status_code == 404


def test_what_a_warning_says_stands_on_its_page_and_not_in_the_list(leader: Client, cast: Cast) -> None:
    child = stories.child(cast.tamsin)
    Involvement.objects.create(person=child, kind=InvolvementKind.ALLOCATED, user=cast.kerensa)
    row = add_warning(
        by=cast.kerensa,
        person=child,
        kind="staff_safety",
        text="Visit in pairs: dogs.",
        review_on=clock.today(),
    )
    assert "dogs" not in leader.get(list_of(type(row))).content.decode()


def test_a_list_costs_the_same_for_few_rows_and_for_many(leader: Client, cast: Cast) -> None:
    def cost(model: type[Model]) -> int:
        with CaptureQueriesContext(connection) as queries:
            leader.get(list_of(model))
        return len(queries)

    everything(cast)
    cost(Person)
    first = {model: cost(model) for model in records()}
    for _ in range(8):
        everything(cast)
    assert {model: cost(model) for model in records()} == first
    assert max(first.values()) <= 12, first
