"""Signing in and out, and changing one’s own password."""

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.module_loading import import_string
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from casework import security_log
from casework.idle import note_activity
from casework.models import SecurityEventKind, User
from casework.pages import form_page, save_once
from casework.sign_in.devices import remember
from casework.sign_in.forms import OwnPasswordForm, SignInForm
from casework.staff import change_own_password


class SignIn(LoginView):
    template_name = "casework/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(title="Sign in", **demonstration_sign_ins(), **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        user = form.get_user()
        response = super().form_valid(form)
        note_activity(self.request, exactly=True)
        remember(self.request, response, user.username)
        security_log.note(SecurityEventKind.SIGNED_IN, user=user, by=user)
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        response = super().form_invalid(form)
        if form.held_until:
            response.status_code = 429
        return response


def demonstration_sign_ins() -> dict[str, Any]:
    """One sign-in per role, listed in the demonstration only.

    settings.DEMONSTRATION_SIGN_INS is the dotted path of a function that returns a list of dicts
    with role, name and username; settings.DEMONSTRATION_PASSWORD is the password they share.
    """
    source = getattr(settings, "DEMONSTRATION_SIGN_INS", "")
    if not (settings.DEMONSTRATION and source):
        return {"sign_ins": []}
    return {
        "sign_ins": import_string(source)(),
        "demonstration_password": getattr(settings, "DEMONSTRATION_PASSWORD", ""),
    }


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out. By POST only, so that no link or picture can do it."""
    security_log.note(SecurityEventKind.SIGNED_OUT, user=cast(User, request.user))
    logout(request)
    messages.success(request, "You are signed out.")
    return redirect("sign_in")


@sensitive_post_parameters()
def change_password(request: HttpRequest) -> HttpResponse:
    """Change one’s own password. Wherever else one is signed in, that ends."""
    user = cast(User, request.user)
    form = OwnPasswordForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            changed = change_own_password(by=user, password=form.cleaned_data["new"])
            update_session_auth_hash(request, changed)
            messages.success(request, "Your password is changed. Anywhere else, you are signed out.")
            return reverse("home")

        if response := save_once(request, form, save):
            return response
    intro = ""
    if user.must_change_password:
        intro = "Somebody else set your password. Before you go on, choose one that only you know."
    return form_page(request, form, title="Change your password", intro=intro)
