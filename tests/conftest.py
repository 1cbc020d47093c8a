"""What every test may ask for. Pages stand in tests/browser.py, the named cast in tests/cast.py."""

import os
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

# Before Django reads its settings. Playwright keeps an event loop in the thread of the test, which
# Django would otherwise take for a reason to refuse every query there.
os.environ["DJANGO_SETTINGS_MODULE"] = "cornwall_cs.settings"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
os.environ["SECRET_KEY"] = "only for the tests, where every person and every password is invented"
os.environ["DOCUMENT_KEYS"] = "b25seS1mb3ItdGhlLXRlc3RzLW5vdC1mb3ItYW55LWs="
os.environ["INBOX_PRIVATE_KEYS"] = "HQjFyXIKCy4MvxNMEYF585lO-jGsRAyoPJnIyyVziYI="
os.environ["INBOX_PUBLIC_KEY"] = "j0ugwqRnjku_X4iKbO3cNjq0F2aIWaMxmSYhIuenfgs="
os.environ |= {"FORM_TELEPHONE": "01632 960123", "FORM_OUT_OF_HOURS": "01632 960124"}
for name in ("DEBUG", "DEMONSTRATION", "ALLOWED_HOSTS", "TRUSTED_PROXIES", "CLAMD", "INBOX_DATABASE_URL"):
    os.environ.pop(name, None)
# The server of the tests speaks plain http, and serves styles as they stand.
os.environ |= {"HTTPS": "false", "STATIC_HASHED": "false", "LOG_LEVEL": "WARNING"}

import django

# The cast is a plugin with models in it, and plugins are loaded before pytest-django starts Django.
django.setup()

import pytest
from django.conf import settings
from django.test import TransactionTestCase

from cornwall_cs import memory

pytest_plugins = ["tests.engines", "tests.browser", "tests.elsewhere", "tests.cast"]

CORNWALL = ZoneInfo("Europe/London")


def pytest_configure(config: pytest.Config) -> None:
    # Signing in many people a thousand times need not be slow to guess.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # As the site does once it has started.
    memory.settle()


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_blocker: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """The database with the reference data in it; a test that commits finds and leaves it so."""
    from tests import database

    worker: str = getattr(request.config, "workerinput", {}).get("workerid", "")
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if worker else own
    migrate = not request.config.getvalue("nomigrations")
    database.place(shared)
    with (
        django_db_blocker.unblock(),
        database.standing(shared, worker, migrate=migrate),
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: database.put_back())
        with django_db_blocker.block():
            yield


@pytest.fixture(scope="session", autouse=True)
def document_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents of the tests lie in a folder of the run; so do those of programs that tests start."""
    settings.DOCUMENT_STORE = tmp_path_factory.getbasetemp() / "documents"
    os.environ["DOCUMENT_STORE"] = str(settings.DOCUMENT_STORE)
    return settings.DOCUMENT_STORE


@pytest.fixture
def reference_data(db: None) -> None:
    """Authority, clocks and bank holidays: loaded once for the session, here by name for the reader."""


@pytest.fixture
def clock_at() -> Iterator[Callable[[str | datetime], datetime]]:
    """Set the clock, in Cornwall's time: clock_at("2026-11-23 09:40"). It stands until set again.

    It holds in every thread, so in the live server too. For a short while inside a test, or for
    building a case over months, use `with clock.at(...)`.
    """
    from casework import clock

    def set_to(moment: str | datetime) -> datetime:
        if isinstance(moment, str):
            moment = datetime.fromisoformat(moment)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=CORNWALL)
        patch.setattr(clock, "_set_to", ContextVar("clock", default=moment))
        return moment

    with pytest.MonkeyPatch.context() as patch:
        yield set_to
