"""Addresses."""

from django.urls import path

from assessments.views import alongside, family_copies, reading, sign_off, writing

urlpatterns = [
    path("people/<uuid:pk>/assessments/", reading.child_assessments, name="child_assessments"),
    path("assessments/<uuid:pk>/", reading.assessment, name="assessment"),
    path("assessments/<uuid:pk>/submit/", sign_off.assessment_submit, name="assessment_submit"),
    path("assessments/<uuid:pk>/decide/", sign_off.assessment_decide, name="assessment_decide"),
    path(
        "assessments/<uuid:pk>/contributions/",
        alongside.assessment_contributions,
        name="assessment_contributions",
    ),
    path("assessments/<uuid:pk>/contributions/ask/", alongside.contribution_ask, name="contribution_ask"),
    path("contributions/<uuid:pk>/", alongside.contribution, name="contribution"),
    path("assessments/<uuid:pk>/reviews/add/", alongside.review_point_add, name="review_point_add"),
    path("assessment-reviews/<uuid:pk>/", alongside.review_point, name="review_point"),
    path("assessments/<uuid:pk>/longer/", alongside.assessment_late, name="assessment_late"),
    path("assessments/<uuid:pk>/disagreements/add/", alongside.disagreement_add, name="disagreement_add"),
    path(
        "assessments/copies/<uuid:pk>/parents/",
        family_copies.parents_copy_prepare,
        name="parents_copy_prepare",
    ),
    path("assessments/copies/<uuid:pk>/child/", family_copies.childs_copy_write, name="childs_copy_write"),
    path("family-copies/<uuid:pk>/", family_copies.family_copy, name="family_copy"),
    path("family-copies/<uuid:pk>/share/", family_copies.family_copy_share, name="family_copy_share"),
    path("assessments/<uuid:pk>/<slug:key>/", writing.assessment_section, name="assessment_section"),
    path("assessments/copies/<uuid:pk>/", reading.assessment_copy, name="assessment_copy"),
]
