"""The tables are as the models say, on whichever engine this runs."""

import io

import pytest
from django.core.management import call_command


@pytest.fixture
def migrated(db: None, django_db_use_migrations: bool) -> None:
    if not django_db_use_migrations:
        pytest.skip("The tables were made without migrations. With them: pytest --migrations")


@pytest.mark.usefixtures("migrated")
def test_the_migrations_say_what_the_models_say() -> None:
    output = io.StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=output)
    except SystemExit:
        pytest.fail(output.getvalue())


@pytest.mark.usefixtures("migrated")
def test_migrating_twice_changes_nothing() -> None:
    output = io.StringIO()
    call_command("migrate", check_unapplied=True, stdout=output)
    call_command("migrate", verbosity=1, stdout=output)
    assert "No migrations to apply" in output.getvalue()
