"""Addresses of the front door."""

from django.urls import path

from referrals.views import checks, children, contacts, desk, feedback, referrals, screening, transfers

urlpatterns = [
    path("maru/", desk.maru_desk, name="maru_desk"),
    path("maru/checks/", checks.partner_checks, name="partner_checks"),
    path("contacts/add/", contacts.contact_add, name="contact_add"),
    path("contacts/<uuid:pk>/", contacts.contact, name="contact"),
    path("contacts/<uuid:pk>/edit/", contacts.contact_edit, name="contact_edit"),
    path("contacts/<uuid:pk>/triage/", desk.contact_triage, name="contact_triage"),
    path("contacts/<uuid:pk>/pick-up/", desk.contact_pick_up, name="contact_pick_up"),
    path("contacts/<uuid:pk>/put-down/", desk.contact_put_down, name="contact_put_down"),
    path("contacts/<uuid:pk>/take-over/", desk.contact_take_over, name="contact_take_over"),
    path("contacts/<uuid:pk>/checks/", checks.partner_check_add, name="partner_check_add"),
    path("checks/<uuid:pk>/", checks.partner_check_answer, name="partner_check_answer"),
    path("contacts/<uuid:pk>/feedback/", feedback.feedback_add, name="feedback_add"),
    path("contacts/<uuid:pk>/feedback/letter/", feedback.feedback_letter, name="feedback_letter"),
    path("contacts/<uuid:pk>/feedback/email/", feedback.feedback_email, name="feedback_email"),
    path("feedback/<uuid:pk>/", feedback.feedback, name="feedback"),
    path("contacts/<uuid:pk>/children/", children.contact_child_find, name="contact_child_find"),
    path("contacts/<uuid:pk>/children/new/", children.contact_child_new, name="contact_child_new"),
    path("contacts/<uuid:pk>/children/<uuid:person>/", children.contact_child_add, name="contact_child_add"),
    path("contacts/<uuid:pk>/children/<uuid:person>/family/", children.contact_family, name="contact_family"),
    path(
        "contacts/<uuid:pk>/children/<uuid:person>/family/new/",
        children.contact_relative_new,
        name="contact_relative_new",
    ),
    path(
        "contacts/<uuid:pk>/children/<uuid:person>/family/<uuid:other>/",
        children.contact_relative_add,
        name="contact_relative_add",
    ),
    path("screenings/<uuid:pk>/", screening.screening, name="screening"),
    path("screenings/<uuid:pk>/recommend/", screening.screening_recommend, name="screening_recommend"),
    path("screenings/<uuid:pk>/decide/", screening.screening_decide, name="screening_decide"),
    path("acknowledgements/<uuid:pk>/", referrals.acknowledge, name="acknowledge"),
    path("referrals/<uuid:pk>/", referrals.referral, name="referral"),
    path("referrals/<uuid:pk>/allocate/", referrals.referral_allocate, name="referral_allocate"),
    path("referrals/<uuid:pk>/close/", referrals.referral_close, name="referral_close"),
    path("referrals/<uuid:pk>/transfer/", transfers.transfer_add, name="transfer_add"),
    path("transfers/<uuid:pk>/", transfers.transfer, name="transfer"),
    path("transfers/<uuid:pk>/summary/", transfers.transfer_summary, name="transfer_summary"),
    path("transfers/<uuid:pk>/propose/", transfers.transfer_propose, name="transfer_propose"),
    path("transfers/<uuid:pk>/decide/", transfers.transfer_decide, name="transfer_decide"),
    path("transfers/<uuid:pk>/answer/", transfers.transfer_answer, name="transfer_answer"),
    path("transfers/<uuid:pk>/withdraw/", transfers.transfer_withdraw, name="transfer_withdraw"),
    path("births/<uuid:pk>/twin/", transfers.twin_decide, name="twin_decide"),
]
