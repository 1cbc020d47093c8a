"""Every address of the site. Login is the default; only signing in and the health checks do without."""

from django.contrib import admin
from django.urls import include, path

from cornwall_cs import health, views

urlpatterns = [
    path("", views.home, name="home"),
    path("team/", views.team_home, name="team_home"),
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    path("", include("casework.urls")),
    path("", include("children.urls")),
    path("", include("referrals.urls")),
    path("", include("assessments.urls")),
    path("", include("plans.urls")),
    path("", include("supervision.urls")),
    path("admin/", admin.site.urls),
]

handler500 = "cornwall_cs.failing.server_error"
