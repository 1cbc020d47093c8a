"""Where the record finds the inbox: in its own database, or in a file of its own where that is named."""

from typing import Any

from django.conf import settings

OWN = "inbox"


def where() -> str:
    """The alias of the database in which the inbox is."""
    return OWN if OWN in settings.DATABASES else "default"


class InboxRouter:
    """Sends the inbox, and nothing else, to its own database where there is one."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        return where() if model._meta.app_label == "inbox" else None

    def db_for_write(self, model: Any, **hints: Any) -> str | None:
        return self.db_for_read(model)

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        if app_label == "inbox":
            return db == where()
        return None if db != OWN else False
