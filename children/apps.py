from typing import Any

from django.apps import AppConfig
from django.db import connection
from django.db.models.signals import post_migrate


class ChildrenConfig(AppConfig):
    name = "children"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(_index_people, sender=self, dispatch_uid="children.people_index")


def _index_people(**_: Any) -> None:
    """Where people are on record whom no index has yet, as after the version that brought it, write it."""
    from children.finding_people.index import rebuild
    from children.models import Person
    from children.models.lookup import NamedAs

    if NamedAs._meta.db_table not in connection.introspection.table_names():
        return  # Going back to before it.
    if Person.objects.exists() and not NamedAs.objects.exists():
        rebuild()
