"""What every table of ours keeps to, asked of the models themselves."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models
from simple_history.models import HistoricalChanges

from tests import source


def our_models() -> Iterator[type[models.Model]]:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in source.APPS:
            yield model


def is_history(model: type[models.Model]) -> bool:
    return issubclass(model, HistoricalChanges)


def test_there_is_no_bare_many_to_many() -> None:
    """A bare one leaves no history of who put what in it: a model of its own stands between."""
    bare = [
        f"{model._meta.label}.{field.name}"
        for model in our_models()
        for field in model._meta.local_many_to_many
        if field.remote_field.through._meta.auto_created
    ]
    assert not bare


def test_what_another_row_points_to_cannot_be_deleted() -> None:
    """PROTECT on every foreign key to a table of ours, users included: a decision keeps its decider."""
    unprotected = [
        f"{model._meta.label}.{field.name}: {field.remote_field.on_delete.__name__}"
        for model in our_models()
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignKey)
        and field.related_model._meta.app_label in source.APPS
        and field.remote_field.on_delete is not models.PROTECT
        # A history row keeps the key it had, whatever becomes of the row it points to.
        and not (is_history(model) and not field.db_constraint)
    ]
    assert not unprotected


def test_history_names_its_user_for_good() -> None:
    for model in our_models():
        if is_history(model):
            assert model._meta.get_field("history_user").remote_field.on_delete is models.PROTECT, model


def test_every_table_says_what_it_holds() -> None:
    undescribed = [
        model._meta.label
        for model in our_models()
        if not (is_history(model) or model._meta.auto_created)
        # What Django writes where no docstring is.
        and (model.__doc__ or "").startswith(f"{model.__name__}(")
    ]
    assert not undescribed
