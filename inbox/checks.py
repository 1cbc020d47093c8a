"""What is asked of the settings at the start."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from inbox.sealing import NotOpened, seal, unseal


def forms_can_be_sealed(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """The form’s site can seal; where the record and its site share settings, the record can open it."""
    public, privates = getattr(settings, "INBOX_PUBLIC_KEY", ""), getattr(settings, "INBOX_PRIVATE_KEYS", [])
    if not public:
        return []
    try:
        sealed = seal(b"trial", public)
        if privates:
            unseal(sealed, privates)
    except (ValueError, NotOpened):
        return [Error("INBOX_PUBLIC_KEY does not go with INBOX_PRIVATE_KEYS.", id="inbox.E001")]
    return []
