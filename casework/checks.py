"""System checks: no decision without a next step, so that no child falls between stages; no site that
could not read its documents."""

from typing import Any

from django.apps import apps
from django.core.checks import Error
from django.core.exceptions import ImproperlyConfigured

from casework.files import store
from casework.handoff import next_steps, stops
from casework.models import Decision


def decision_models() -> list[type[Decision]]:
    """Every concrete kind of decision."""
    return [model for model in apps.get_models() if issubclass(model, Decision)]


def every_outcome_leads_somewhere(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Each outcome of each stage has a handler in the pathway, a place on the journey, and a stop."""
    errors = []
    for model in decision_models():
        steps = next_steps().get(model.stage, {})
        for outcome in model.outcomes.values:
            if outcome not in steps:
                errors.append(
                    Error(f"Nothing follows {model.stage}: {outcome}.", obj=model, id="casework.E001")
                )
            if outcome not in model.leads_to:
                errors.append(
                    Error(f"{model.stage}: {outcome} leads nowhere.", obj=model, id="casework.E002")
                )
        if model.stage not in stops():
            errors.append(
                Error(f"Nothing stops work opened by {model.stage}.", obj=model, id="casework.E003")
            )
    return errors


def documents_can_be_read(app_configs: Any, **kwargs: Any) -> list[Error]:
    """The store of documents has its keys."""
    try:
        store.keys()
    except ImproperlyConfigured as missing:
        return [Error(str(missing), id="casework.E004")]
    return []
