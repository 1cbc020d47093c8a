"""What the database itself refuses, by raw SQL too."""

import pytest
from django.db import DatabaseError, connection, transaction

from casework import actor
from casework.models import BankHoliday, User
from casework.triggers import guarded
from tests.cast import Cast


def refused(sql: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    except DatabaseError as error:
        return "is refused" in str(error)
    return False


@pytest.mark.usefixtures("cast")
def test_delete_of_a_recorded_row_is_refused() -> None:
    assert refused("DELETE FROM casework_bankholiday")
    assert BankHoliday.objects.exists()


@pytest.mark.usefixtures("cast")
def test_a_user_is_never_deleted() -> None:
    assert refused("DELETE FROM casework_user WHERE username = 'kerensa'")


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize("statement", ["UPDATE {} SET history_change_reason = 'x'", "DELETE FROM {}"])
def test_history_is_neither_changed_nor_deleted(statement: str) -> None:
    assert refused(statement.format("casework_historicalbankholiday"))
    assert refused(statement.format("casework_historicaluser"))


@pytest.mark.usefixtures("cast")
def test_sqlite_replace_does_not_get_round_it() -> None:
    if connection.vendor != "sqlite":
        assert refused("TRUNCATE casework_historicalbankholiday")
        return
    table = "casework_historicalbankholiday"
    assert refused(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1")


@pytest.mark.usefixtures("db")
def test_every_guarded_table_has_its_triggers() -> None:
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        present = {name for (name,) in cursor.fetchall()}
    wanted = {
        f"keep_{table}_{statement.lower()}"[:63]
        for table, statements in guarded().items()
        for statement in statements
    }
    assert wanted <= {name[:63] for name in present}
    assert {"children_person", "children_accessentry", "referrals_screeningdecision"} <= set(guarded())


def test_every_save_writes_who_when_and_why(cast: Cast, monday) -> None:
    holiday = BankHoliday.objects.get(date="2026-12-25")
    with actor.acting(cast.piran, because="Its name was wrong."):
        holiday.name = "Christmas"
        holiday.save()
    row = holiday.history.first()
    assert (row.history_user, row.history_date, row.history_change_reason, row.name) == (
        cast.piran,
        monday,
        "Its name was wrong.",
        "Christmas",
    )
    assert holiday.version == 2


@pytest.mark.usefixtures("cast")
def test_writes_that_leave_no_history_are_refused_in_code_too() -> None:
    with pytest.raises(TypeError, match="no history"):
        BankHoliday.objects.update(name="x")
    with pytest.raises(TypeError, match="deleted"):
        BankHoliday.objects.all().delete()
    with pytest.raises(TypeError, match="deactivated"):
        User.objects.get(username="kerensa").delete()


def test_signing_in_is_not_a_change_to_the_user(cast: Cast) -> None:
    before = cast.kerensa.history.count()
    user = cast.kerensa
    user.last_login = None
    user.save(update_fields=["last_login"])
    assert cast.kerensa.history.count() == before
    assert "password" not in {field.name for field in User.history.model._meta.fields}
