"""Addresses."""

from django.urls import path

from assessments.views import enquiry, mapping, orders, reading, sign_off, still_holds, strategy, writing
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
    path("people/<uuid:pk>/section-47/", strategy.child_protection, name="child_protection"),
    path("people/<uuid:pk>/orders/add/", orders.order_add, name="order_add"),
    path("referrals/<uuid:pk>/strategy/", strategy.strategy_ask, name="strategy_ask"),
    path("strategy/<uuid:pk>/", strategy.strategy, name="strategy"),
    path("strategy/<uuid:pk>/record/", strategy.strategy_hold, name="strategy_hold"),
    path("strategy/<uuid:pk>/complete/", strategy.strategy_complete, name="strategy_complete"),
    path("strategy/<uuid:pk>/decide/", strategy.strategy_decide, name="strategy_decide"),
    path("enquiries/<uuid:pk>/", enquiry.enquiry, name="enquiry"),
    path("enquiries/<uuid:pk>/write/", enquiry.enquiry_write, name="enquiry_write"),
    path("enquiries/<uuid:pk>/add/<slug:kind>/", enquiry.enquiry_add, name="enquiry_add"),
    path("enquiries/parts/<slug:kind>/<uuid:pk>/", enquiry.enquiry_part, name="enquiry_part"),
    path("enquiries/<uuid:pk>/submit/", enquiry.enquiry_submit, name="enquiry_submit"),
    path("enquiries/<uuid:pk>/decide/", enquiry.enquiry_decide, name="enquiry_decide"),
    path("enquiries/<uuid:pk>/conference/", enquiry.enquiry_conference, name="enquiry_conference"),
    path("orders/<uuid:pk>/", orders.order, name="order"),
    path("orders/<uuid:pk>/extend/", orders.order_extend, name="order_extend"),
    path("orders/<uuid:pk>/end/", orders.order_end, name="order_end"),
]
