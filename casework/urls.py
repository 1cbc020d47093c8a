from django.urls import path

from casework.drafts.views import draft_discard, draft_keep
from casework.idle import still_here
from casework.rota import duty_turn_end, team_rota
from casework.showcase import components
from casework.sign_in.views import SignIn, change_password, sign_out

urlpatterns = [
    path("sign-in/", SignIn.as_view(), name="sign_in"),
    path("sign-out/", sign_out, name="sign_out"),
    path("still-here/", still_here, name="still_here"),
    path("drafts/keep/", draft_keep, name="draft_keep"),
    path("drafts/<uuid:pk>/discard/", draft_discard, name="draft_discard"),
    path("password/", change_password, name="change_password"),
    path("team/rota/", team_rota, name="team_rota"),
    path("team/rota/end/", duty_turn_end, name="duty_turn_end"),
    path("components/", components, name="components"),
]
