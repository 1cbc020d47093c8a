"""Addresses."""

from django.urls import path

from assessments.views import reading, sign_off, still_holds, writing

urlpatterns = [
    path("people/<uuid:pk>/assessments/", reading.child_assessments, name="child_assessments"),
    path("assessments/<uuid:pk>/", reading.assessment, name="assessment"),
    path("assessments/<uuid:pk>/submit/", sign_off.assessment_submit, name="assessment_submit"),
    path("assessments/<uuid:pk>/decide/", sign_off.assessment_decide, name="assessment_decide"),
    path("assessments/<uuid:pk>/<slug:key>/", writing.assessment_section, name="assessment_section"),
    path("assessments/copies/<uuid:pk>/", reading.assessment_copy, name="assessment_copy"),
    path("still-holds/<uuid:pk>/", still_holds.still_holds, name="still_holds"),
    path("still-holds/<uuid:pk>/answer/", still_holds.still_holds_answer, name="still_holds_answer"),
]
