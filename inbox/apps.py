from django.apps import AppConfig
from django.core.checks import register
from django.db.models.signals import post_migrate


class InboxConfig(AppConfig):
    name = "inbox"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from inbox.checks import forms_can_be_sealed
        from inbox.rights import install_after_migrate

        register(forms_can_be_sealed)
        post_migrate.connect(install_after_migrate, sender=self, dispatch_uid="inbox.rights")
