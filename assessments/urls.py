"""Addresses."""

from django.urls import path

from assessments.views import mapping, reading, sign_off, writing

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
]
