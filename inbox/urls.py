"""Every address of the form’s site. None needs a sign-in, and none holds anything that was typed."""

from django.urls import path

from inbox.views import pages, returning

urlpatterns = [
    path("", pages.start, name="start"),
    path("privacy/", pages.privacy, name="privacy"),
    path("form/check/", pages.check, name="check"),
    path("form/sent/", pages.sent, name="sent"),
    path("form/save/", returning.save, name="save"),
    path("form/leave/", returning.leave, name="leave"),
    path("form/discard/", returning.discard, name="discard"),
    path("form/files/<slug:key>/remove/", pages.file_remove, name="file_remove"),
    path("form/<slug:key>/", pages.step, name="step"),
    path("form/<slug:key>/<int:number>/", pages.row, name="row"),
    path("form/<slug:key>/<int:number>/remove/", pages.row_remove, name="row_remove"),
    path("return/<str:token>/", returning.come_back, name="return"),
    path("return/<str:token>/<str:mark>/", returning.come_back, name="return_mailed"),
]
handler400 = "inbox.views.faults.bad_request"
handler500 = "inbox.views.faults.server_error"
