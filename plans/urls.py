"""Addresses of plans and reviews."""

from django.urls import path

from plans.views import deciding, deciding_reviews, meetings, plans, progress, reviews, writing

urlpatterns = [
    path("people/<uuid:pk>/plans/", plans.child_plans, name="child_plans"),
    path("plans/<uuid:pk>/", plans.plan, name="plan"),
    path("plans/<uuid:pk>/write/", writing.plan_edit, name="plan_edit"),
    path("plans/<uuid:pk>/visits/", writing.plan_frame, name="plan_frame"),
    path("plans/<uuid:pk>/goals/add/", writing.goal_add, name="goal_add"),
    path("plans/<uuid:pk>/submit/", writing.plan_submit, name="plan_submit"),
    path("plans/<uuid:pk>/new-version/", writing.plan_new_version, name="plan_new_version"),
    path("plans/<uuid:pk>/decide/", deciding.plan_decide, name="plan_decide"),
    path("plan-versions/<uuid:pk>/", plans.plan_copy, name="plan_copy"),
    path("plan-goals/<uuid:pk>/", writing.goal_edit, name="goal_edit"),
    path("plan-goals/<uuid:pk>/remove/", writing.goal_remove, name="goal_remove"),
    path("plan-actions/<uuid:pk>/progress/", progress.action_progress, name="action_progress"),
    path("reviews/<uuid:pk>/", reviews.review, name="review"),
    path("reviews/<uuid:pk>/record/", reviews.review_record, name="review_record"),
    path("reviews/<uuid:pk>/propose/", reviews.review_propose, name="review_propose"),
    path("reviews/<uuid:pk>/decide/", deciding_reviews.review_decide, name="review_decide"),
    path("early-help/<uuid:pk>/meetings/add/", meetings.family_meeting_add, name="family_meeting_add"),
    path("family-meetings/<uuid:pk>/", meetings.family_meeting, name="family_meeting"),
    path("review-copies/<uuid:pk>/", reviews.review_copy, name="review_copy"),
]
