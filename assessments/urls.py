"""Addresses."""

from django.urls import path

from assessments.views import mapping, reading, sign_off, still_holds, writing
from assessments.views.specialist import reading as specialist
from assessments.views.specialist import sign_off as specialist_sign_off
from assessments.views.specialist import writing as specialist_writing

urlpatterns = [
    path("people/<uuid:pk>/map/", mapping.child_map, name="child_map"),
    path("people/<uuid:pk>/map/add/", mapping.map_entry_add, name="map_entry_add"),
    path("people/<uuid:pk>/map/number/", mapping.map_number_add, name="map_number_add"),
    path("map/<uuid:pk>/end/", mapping.map_entry_end, name="map_entry_end"),
    path("people/<uuid:pk>/assessments/", reading.child_assessments, name="child_assessments"),
    path("assessments/<uuid:pk>/", reading.assessment, name="assessment"),
    path("assessments/<uuid:pk>/submit/", sign_off.assessment_submit, name="assessment_submit"),
    path("assessments/<uuid:pk>/decide/", sign_off.assessment_decide, name="assessment_decide"),
    path("assessments/<uuid:pk>/<slug:key>/", writing.assessment_section, name="assessment_section"),
    path("assessments/copies/<uuid:pk>/", reading.assessment_copy, name="assessment_copy"),
    path("people/<uuid:pk>/specialist/", specialist.specialist_kinds, name="specialist_kinds"),
    path(
        "people/<uuid:pk>/specialist/<slug:kind>/",
        specialist_writing.specialist_start,
        name="specialist_start",
    ),
    path("specialist/<uuid:pk>/", specialist.specialist, name="specialist"),
    path("specialist/<uuid:pk>/submit/", specialist_sign_off.specialist_submit, name="specialist_submit"),
    path("specialist/<uuid:pk>/decide/", specialist_sign_off.specialist_decide, name="specialist_decide"),
    path("specialist/<uuid:pk>/stop/", specialist_writing.specialist_stop, name="specialist_stop"),
    path(
        "specialist/<uuid:pk>/sections/<slug:key>/",
        specialist_writing.specialist_section,
        name="specialist_section",
    ),
    path("specialist/copies/<uuid:pk>/", specialist.specialist_copy, name="specialist_copy"),
    path("still-holds/<uuid:pk>/", still_holds.still_holds, name="still_holds"),
    path("still-holds/<uuid:pk>/answer/", still_holds.still_holds_answer, name="still_holds_answer"),
]
