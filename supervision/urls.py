"""Addresses of management oversight."""

from django.urls import path

from supervision import views

urlpatterns = [
    path("people/<uuid:pk>/oversight/add/", views.oversight_add, name="oversight_add"),
    path("oversight/<uuid:pk>/", views.oversight, name="oversight"),
    path("oversight/<uuid:pk>/decide/", views.oversight_decision_add, name="oversight_decision_add"),
    path("oversight/actions/<uuid:pk>/done/", views.oversight_action_done, name="oversight_action_done"),
]
