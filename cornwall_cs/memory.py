"""How Python tidies memory while the site serves."""

import gc

from django.urls import reverse


def settle() -> None:
    """Say that whatever stands now stays, every view with it: it is not looked through for rubbish again, and
    what comes after is looked through less often."""
    reverse("home")  # Reads the addresses, and with them the views.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
