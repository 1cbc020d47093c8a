"""What the form’s database role may do on PostgreSQL: insert into the inbox, and call four functions.

It reads no table. A draft is handed out by a function to whoever names its mark, sealed as it is; to name
the mark one needs the writer’s token. The functions run as the owner of the tables.
"""

from django.db import connections

FUNCTIONS = {
    "inbox_draft_read(text, timestamptz)": """
        CREATE OR REPLACE FUNCTION inbox_draft_read(of_mark text, at timestamptz) RETURNS bytea
        LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
            SELECT sealed FROM inbox_draftpart WHERE mark = of_mark AND expires_at > at
        $$""",
    "inbox_draft_keep(text, bytea, timestamptz)": """
        CREATE OR REPLACE FUNCTION inbox_draft_keep(of_mark text, content bytea, until timestamptz)
        RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
            INSERT INTO inbox_draftpart (mark, sealed, expires_at) VALUES (of_mark, content, until)
            ON CONFLICT (mark) DO UPDATE SET sealed = excluded.sealed, expires_at = excluded.expires_at
        $$""",
    "inbox_draft_drop(text)": """
        CREATE OR REPLACE FUNCTION inbox_draft_drop(of_mark text) RETURNS void
        LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
            DELETE FROM inbox_draftpart WHERE mark = of_mark
        $$""",
    "inbox_count(text, timestamptz)": """
        CREATE OR REPLACE FUNCTION inbox_count(of_mark text, until timestamptz) RETURNS integer
        LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
            INSERT INTO inbox_tally AS kept (mark, count, expires_at) VALUES (of_mark, 1, until)
            ON CONFLICT (mark) DO UPDATE SET count = kept.count + 1
            RETURNING kept.count
        $$""",
}


def statements_for(role: str, database: str) -> list[str]:
    """What gives a role these rights, and takes every other from it."""
    return [
        f'REVOKE ALL ON ALL TABLES IN SCHEMA public FROM "{role}"',
        f'REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM "{role}"',
        f'GRANT CONNECT ON DATABASE "{database}" TO "{role}"',
        f'GRANT USAGE ON SCHEMA public TO "{role}"',
        f'GRANT INSERT ON inbox_sealedform TO "{role}"',
        *(f'GRANT EXECUTE ON FUNCTION {function} TO "{role}"' for function in FUNCTIONS),
    ]


def install(using: str) -> None:
    """Make the functions on PostgreSQL, and let nobody call them who was not named. Safe to run again."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        if "inbox_tally" not in connection.introspection.table_names(cursor):
            return
        for function, statement in FUNCTIONS.items():
            cursor.execute(statement)
            cursor.execute(f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC")


def install_after_migrate(sender: object, using: str, **kwargs: object) -> None:
    """The post_migrate receiver."""
    install(using)
