"""Whether a benchmark's database was made to the end, so that it is kept between runs."""

from django.db import connection

WHOLE = "made by script/benchmark, whole"


def is_whole() -> bool:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA user_version")
            return cursor.fetchone() == (1,)
        cursor.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
        )
        return cursor.fetchone() == (WHOLE,)


def mark_whole() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA user_version = 1")
        else:
            cursor.execute(f"COMMENT ON DATABASE {connection.settings_dict['NAME']} IS '{WHOLE}'")
