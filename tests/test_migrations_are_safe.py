"""Migrations: none is unsafe while the version before it still serves, and each follows the one before."""

import ast
from collections.abc import Iterator

import pytest
from django.db import models
from django.db.migrations import Migration, operations
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.db.models import F, Q

from tests import source
from tests.safe_migrations import unsafe

FIRST = "0001_initial"


def ours() -> Iterator[tuple[Migration, ProjectState]]:
    """Every migration of ours after the first of its app, with the tables as they are before it."""
    loader = MigrationLoader(None)
    for (app, name), migration in loader.disk_migrations.items():
        if app in source.APPS and name != FIRST:
            yield migration, loader.project_state((app, name), at_end=False)


def test_every_migration_after_the_first_is_safe_while_the_version_before_serves() -> None:
    wrong = [line for migration, before in ours() for line in unsafe(migration, before)]
    assert not wrong, "see docs/how-to/change-the-tables.md"


@pytest.mark.parametrize("app", source.APPS)
def test_migrations_follow_one_another_from_the_first(app: str) -> None:
    found = (source.ROOT / app / "migrations").glob("[0-9]*.py")
    numbers = sorted(int(path.name[:4]) for path in found)
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("app", source.APPS)
def test_the_first_migration_is_closed(app: str) -> None:
    """It has run where there are records: what comes later is a migration of its own."""
    folder = source.ROOT / app / "migrations"
    first = folder / f"{FIRST}.py"
    if not first.exists():
        assert not list(folder.glob("[0-9]*.py"))
        return
    made = [ast.unparse(node) for node in ast.walk(ast.parse(first.read_text()))]
    assert "initial = True" in made


def person(**fields: models.Field) -> ProjectState:
    state = ProjectState()
    columns = [("id", models.BigAutoField(primary_key=True)), *fields.items()]
    operations.CreateModel("Person", columns).state_forwards("children", state)
    return state


def judged(*done: operations.base.Operation, because: str = "") -> list[str]:
    migration = Migration("0009_later", "children")
    migration.operations = list(done)
    if because:
        migration.safe_because = because
    before = person(
        name=models.CharField(max_length=100),
        nickname=models.CharField(max_length=100, null=True),
        starts=models.DateField(),
    )
    return unsafe(migration, before)


TEXT = models.TextField()
UNSAFE: dict[str, tuple[operations.base.Operation, str]] = {
    "a field goes": (operations.RemoveField("person", "name"), "still uses it"),
    "a field is renamed": (operations.RenameField("person", "name", "called"), "still uses it"),
    "a table goes": (operations.DeleteModel("person"), "still uses it"),
    "a table is renamed": (operations.RenameModel("person", "child"), "still uses it"),
    "a field that must be filled": (
        operations.AddField("person", "words", models.TextField(default="")), "db_default",
    ),
    "no longer empty": (
        operations.AlterField("person", "nickname", models.CharField(max_length=100)), "no longer be empty",
    ),
    "shorter": (operations.AlterField("person", "name", models.CharField(max_length=50)), "shorter"),
    "of another kind": (operations.AlterField("person", "starts", models.DateTimeField()), "another kind"),
    "unlike any other": (
        operations.AlterField("person", "name", models.CharField(max_length=100, unique=True)), "unlike",
    ),
    "a rule on what is there": (
        operations.AddConstraint("person", models.CheckConstraint(condition=~Q(name=""), name="named")),
        "does not keep to it",
    ),
    "SQL": (operations.RunSQL("UPDATE children_person SET name = ''"), "cannot be judged"),
    "code": (operations.RunPython(lambda apps, editor: None), "cannot be judged"),
}  # fmt: skip


@pytest.mark.parametrize("what", UNSAFE)
def test_what_the_version_before_could_not_bear_is_refused(what: str) -> None:
    operation, reason = UNSAFE[what]
    (line,) = judged(operation)
    assert reason in line
    assert judged(operation, because="Nothing has ever read it.") == []
    assert judged(operation, because=" ") == [line], "a reason is words"


SAFE: dict[str, tuple[operations.base.Operation, ...]] = {
    "an empty field": (operations.AddField("person", "words", models.TextField(null=True)),),
    "a field the database fills": (
        operations.AddField("person", "words", models.TextField(default="", db_default="")),
    ),
    "a field of a new table": (
        operations.CreateModel("Letter", [("id", models.BigAutoField(primary_key=True))]),
        operations.AddField("letter", "text", TEXT),
        operations.AddConstraint(
            "letter", models.CheckConstraint(condition=~Q(text=""), name="says_something")
        ),
    ),
    "longer": (operations.AlterField("person", "name", models.CharField(max_length=200)),),
    "may be empty": (operations.AlterField("person", "name", models.CharField(max_length=100, null=True)),),
    "other words beside it": (
        operations.AlterField("person", "name", models.CharField(max_length=100, help_text="As known.")),
    ),
    "a rule on new fields": (
        operations.AddField("person", "ends", models.DateField(null=True)),
        operations.AddField("person", "ended_by", models.BigIntegerField(null=True)),
        operations.AddConstraint(
            "person",
            models.CheckConstraint(condition=Q(ends=None) | Q(ended_by__gt=0), name="ended_by_somebody"),
        ),
    ),
    "an index": (operations.AddIndex("person", models.Index(fields=["name"], name="by_name")),),
}


@pytest.mark.parametrize("what", SAFE)
def test_what_the_version_before_does_not_notice_is_allowed(what: str) -> None:
    assert judged(*SAFE[what]) == []


ONE_NAME, NOT_GONE = models.UniqueConstraint, {"fields": ["name"], "name": "one_name"}
LOOSER: dict[str, tuple[models.BaseConstraint, models.BaseConstraint]] = {
    "of fewer rows": (
        ONE_NAME(**NOT_GONE, condition=Q(nickname="")),
        ONE_NAME(**NOT_GONE, condition=Q(nickname="") & Q(starts=None)),
    ),
    "of some rows": (ONE_NAME(**NOT_GONE), ONE_NAME(**NOT_GONE, condition=Q(starts=None))),
    "one way more": (
        models.CheckConstraint(condition=Q(name="a") | Q(name="b"), name="one_of"),
        models.CheckConstraint(condition=Q(name="a") | Q(name="b") | Q(name="c"), name="one_of"),
    ),
}


@pytest.mark.parametrize("what", LOOSER)
def test_a_rule_in_the_place_of_a_stricter_one_is_allowed_and_not_the_other_way_round(what: str) -> None:
    strict, loose = LOOSER[what]

    def judged_in_place_of(was: models.BaseConstraint, now: models.BaseConstraint) -> list[str]:
        before = person(name=models.TextField(), nickname=models.TextField(), starts=models.DateField())
        operations.AddConstraint("person", was).state_forwards("children", before)
        migration = Migration("0009_later", "children")
        migration.operations = [
            operations.RemoveConstraint("person", was.name),
            operations.AddConstraint("person", now),
        ]
        return unsafe(migration, before)

    assert judged_in_place_of(strict, loose) == []
    assert len(judged_in_place_of(loose, strict)) == 1


def test_a_rule_that_sets_a_new_field_against_an_old_one_needs_a_reason() -> None:
    """The old version changes the old field without a thought for the new one."""
    rule = models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="ends_after_it_starts")
    ends = operations.AddField("person", "ends", models.DateField(null=True))
    (line,) = judged(ends, operations.AddConstraint("person", rule))
    assert "does not keep to it" in line
