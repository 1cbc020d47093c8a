"""The tables are as the models say, on whichever engine this runs."""

import io
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from tests import source


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


@pytest.mark.full
def test_a_new_database_has_the_tables_that_django_would_make(tmp_path: Path) -> None:
    """casework’s migrate takes a short way where no table stands yet; it comes to the same place."""
    plain = (
        "import django; django.setup();"
        "from django.core.management import call_command;"
        "from django.core.management.commands.migrate import Command; call_command(Command(), verbosity=0)"
    )
    made = {}
    for name, command in {"ours": ["manage.py", "migrate", "-v0"], "plain": ["-c", plain]}.items():
        path = tmp_path / f"{name}.sqlite3"
        env = os.environ | {"DATABASE_URL": f"sqlite:///{path}"}
        subprocess.run([sys.executable, *command], cwd=source.ROOT, env=env, check=True)
        with sqlite3.connect(path) as database:
            made[name] = set(database.execute("SELECT type, name, tbl_name, sql FROM sqlite_master"))
    assert made["ours"] == made["plain"]
    assert len(made["ours"]) > 500
