from django.apps import AppConfig
from django.core.checks import register
from django.db.models.signals import post_migrate


class CaseworkConfig(AppConfig):
    name = "casework"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from casework.checks import documents_can_be_read, every_outcome_leads_somewhere
        from casework.triggers import install_after_migrate

        register(every_outcome_leads_somewhere)
        register(documents_can_be_read)
        # Sent after every migration of every app has run, so once is enough.
        post_migrate.connect(install_after_migrate, sender=self, dispatch_uid="casework.triggers")
