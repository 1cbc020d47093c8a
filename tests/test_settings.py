"""Settings from the environment: a server’s are sound, and a bad one stops the start with one sentence."""

from pathlib import Path

import pytest
from django.db import connection

from tests.served import HOST, production, run, started

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite",
    reason="Told once, on SQLite: it starts processes of its own.",
)

LONG = "long enough to be a secret, but it is not the point of this test at all"

#: What is set, which setting is named, and a word of the remedy.
BAD: list[tuple[dict[str, str | None], str, str]] = [
    ({"SECRET_KEY": None}, "SECRET_KEY", "is missing. Make one with"),
    ({"SECRET_KEY": "  "}, "SECRET_KEY", "is missing. Make one with"),
    ({"SECRET_KEY": "harbour"}, "SECRET_KEY", "can be guessed"),
    ({"SECRET_KEY": "abc" * 30}, "SECRET_KEY", "can be guessed"),
    ({"SECRET_KEY": f"django-insecure-{LONG}"}, "SECRET_KEY", "can be guessed"),
    ({"DEBUG": "ture"}, "DEBUG", "Write true or false"),
    ({"DEMONSTRATION": "perhaps"}, "DEMONSTRATION", "Write true or false"),
    ({"HTTPS": "2"}, "HTTPS", "Write true or false"),
    ({"DEBUG": "true"}, "DEBUG", "Take DEBUG out"),
    ({"HTTPS": "false"}, "HTTPS", "Take HTTPS out"),
    ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS", "Write the host names"),
    ({"ALLOWED_HOSTS": f"{HOST},*.gov.uk"}, "ALLOWED_HOSTS", "Write the host names"),
    ({"ALLOWED_HOSTS": f"https://{HOST}/"}, "ALLOWED_HOSTS", "Write the name alone"),
    ({"ALLOWED_HOSTS": ","}, "ALLOWED_HOSTS", "is empty"),
    ({"DATABASE_URL": None}, "DATABASE_URL", "is missing. Write postgres://"),
    ({"DATABASE_URL": "mysql://a:b@db/record"}, "DATABASE_URL", "must begin with postgres://"),
    ({"DATABASE_URL": "record.sqlite3"}, "DATABASE_URL", "must begin with postgres://"),
    ({"DATABASE_URL": "postgres://a:b@db:5432/"}, "DATABASE_URL", "names no database"),
    ({"DATABASE_URL": "postgres://a:b@db:five/record"}, "DATABASE_URL", "could not be read"),
    ({"TRUSTED_PROXIES": "-1"}, "TRUSTED_PROXIES", "Write a whole number from 0 to 5"),
    ({"HSTS_SECONDS": "a year"}, "HSTS_SECONDS", "Write a whole number"),
    ({"STATIC_ROOT": "/proc/nowhere"}, "STATIC_ROOT", "Write a folder that can be"),
    ({"LOG_LEVEL": "chatty"}, "LOG_LEVEL", "Write one of DEBUG, INFO"),
]


def test_a_bad_setting_stops_the_start_with_one_sentence_that_names_it_and_the_remedy(tmp_path: Path) -> None:
    wrong = []
    for some in range(0, len(BAD), 4):
        under_way = [
            (*case, started(production(tmp_path, **case[0]), "manage.py", "version"))
            for case in BAD[some : some + 4]
        ]
        for changes, name, remedy, process in under_way:
            said, complained = process.communicate(timeout=60)
            told = complained.strip()
            if process.returncode == 0 or "\n" in told or not told.startswith(name) or remedy not in told:
                wrong.append(f"{changes}: {process.returncode} {told[-300:]}")
            if said or ((changes.get("SECRET_KEY") or "").strip() or "\n") in told:
                wrong.append(f"{changes}: a secret is repeated, or something was done: {said} {told}")
    assert not wrong, "\n".join(wrong)


def test_a_server_s_settings_pass_django_s_own_deployment_checks(tmp_path: Path) -> None:
    code, said = run(production(tmp_path), "manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert code == 0, said


ASKED = (
    "SECURE_SSL_REDIRECT SECURE_HSTS_SECONDS SESSION_COOKIE_NAME CSRF_COOKIE_NAME SESSION_COOKIE_SECURE"
    " CSRF_COOKIE_SECURE SECURE_PROXY_SSL_HEADER SESSION_COOKIE_AGE DEBUG LOG_LEVEL"
)
SHOW = f"from django.conf import settings as s; print([getattr(s, n) for n in {ASKED.split()!r}])"


def settings_under(env: dict[str, str]) -> list[object]:
    code, said = run(env | {"DJANGO_SETTINGS_MODULE": "cornwall_cs.settings"}, "-c", SHOW)
    assert code == 0, said
    return eval(said)  # noqa: S307  # a list of plain values, printed by our own line


def test_whatever_is_not_said_to_be_a_demonstration_is_held_to_https(tmp_path: Path) -> None:
    https = [True, 31_536_000, "__Host-session", "__Host-csrf", True, True]
    assert settings_under(production(tmp_path)) == [*https, None, 12 * 3600, False, "INFO"]
    behind_a_proxy = settings_under(production(tmp_path, TRUSTED_PROXIES="1", HSTS_SECONDS="3600"))
    assert behind_a_proxy[1] == 3600
    assert behind_a_proxy[6] == ("HTTP_X_FORWARDED_PROTO", "https")


def test_the_demonstration_serves_plain_http(tmp_path: Path) -> None:
    shown = settings_under(
        production(tmp_path, DEMONSTRATION="true", SECRET_KEY="harbour", ALLOWED_HOSTS=None)
    )
    assert shown == [False, 0, "session", "csrf", False, False, None, 12 * 3600, False, "WARNING"]
