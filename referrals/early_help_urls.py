"""Addresses of early help."""

from django.urls import path

from referrals.views import early_help, early_help_work

urlpatterns = [
    path("early-help/", early_help.early_help_hub, name="early_help_hub"),
    path("early-help/ask/", early_help.early_help_ask, name="early_help_ask"),
    path("early-help/<uuid:pk>/", early_help.early_help, name="early_help"),
    path("early-help/<uuid:pk>/decide/", early_help.early_help_decide, name="early_help_decide"),
    path("early-help/<uuid:pk>/consent/", early_help_work.early_help_consent, name="early_help_consent"),
    path("early-help/<uuid:pk>/lead/", early_help_work.early_help_lead, name="early_help_lead"),
    path("early-help/<uuid:pk>/worker/", early_help_work.early_help_worker, name="early_help_worker"),
    path(
        "early-help/<uuid:pk>/advice/",
        early_help_work.early_help_consultation,
        name="early_help_consultation",
    ),
]
