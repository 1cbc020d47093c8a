"""The environment read with care: a missing or senseless value stops the start with one sentence.

Each reader names the setting, what is wrong with it and what to write instead, and never repeats a
secret. What counts as served to others is any host but this machine.
"""

import base64
import hashlib
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

import environ
from cryptography.fernet import Fernet
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

YES, NO = ("true", "1", "yes", "on"), ("false", "0", "no", "off", "")
THIS_MACHINE = ("localhost", "127.0.0.1", "[::1]")
SCHEMES = ("sqlite", "postgres", "postgresql")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
#: A key this long and this varied cannot be guessed. Django's own check asks for the same.
KEY_LENGTH, KEY_VARIETY = 50, 5
A_NEW_DOCUMENT_KEY = (
    "Make one with: python -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())'"
)
A_NEW_KEY = "Make one with: python -c 'import secrets; print(secrets.token_urlsafe(50))'"


def refuse(name: str, says: str) -> NoReturn:
    raise ImproperlyConfigured(f"{name} {says}")


def yes_or_no(name: str, *, default: bool) -> bool:
    """A setting that is on or off. Anything else is refused: a misspelt “true” must not read as no."""
    given = env.str(name, default="").strip().lower()
    if given in YES:
        return True
    if given not in NO:
        refuse(name, f"is “{given}”, which is neither yes nor no. Write true or false.")
    return default if given == "" else False


def number(name: str, *, default: int, most: int, least: int = 0) -> int:
    """A whole number from `least` to `most`."""
    given = env.str(name, default="").strip() or str(default)
    if not given.isascii() or not given.isdigit() or not least <= int(given[:12]) <= most:
        refuse(name, f"is “{given[:20]}”. Write a whole number from {least} to {most}.")
    return int(given)


def storages(*, hashed: bool) -> dict[str, dict[str, str]]:
    """Where static files are served from: under names that change with what is in them, or as they stand."""
    static = "casework.static_files.HashedFiles"
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    return {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": static if hashed else plain},
    }


def folder(name: str, *, default: Path) -> Path:
    """A folder, made where it is not there yet."""
    given = Path(env.str(name, default="") or default)
    try:
        given.mkdir(exist_ok=True, parents=True)
    except OSError as wrong:
        refuse(name, f"is {given}, which cannot be made ({wrong.strerror}). Write a folder that can be.")
    return given


def secret_key(*, invented_people: bool) -> str:
    """The key that signs sessions and cookies. A weak one serves only where every person is invented."""
    given = env.str("SECRET_KEY", default="").strip()
    if not given:
        refuse("SECRET_KEY", f"is missing. {A_NEW_KEY}")
    weak = len(given) < KEY_LENGTH or len(set(given)) < KEY_VARIETY or given.startswith("django-insecure")
    if weak and not invented_people:
        refuse("SECRET_KEY", f"can be guessed: it needs {KEY_LENGTH} characters at random. {A_NEW_KEY}")
    return given


def document_keys(secret: str, *, invented_people: bool) -> list[str]:
    """The keys of the documents, the present one first. Invented documents may do with a derived one."""
    given = [key.strip() for key in env.list("DOCUMENT_KEYS", default=[]) if key.strip()]
    if not given and invented_people:
        derived = hashlib.sha256(f"documents of the demonstration {secret}".encode()).digest()
        given = [base64.urlsafe_b64encode(derived).decode()]
    if not given:
        refuse("DOCUMENT_KEYS", f"is missing: documents are encrypted. {A_NEW_DOCUMENT_KEY}")
    for key in given:
        try:
            Fernet(key)
        except ValueError:
            refuse("DOCUMENT_KEYS", f"holds what is no key. {A_NEW_DOCUMENT_KEY}")
    return given


def hosts() -> list[str]:
    """The names under which the site is served."""
    given = [host.strip() for host in env.list("ALLOWED_HOSTS", default=list(THIS_MACHINE[:2]))]
    named = [host for host in given if host]
    if not named:
        refuse("ALLOWED_HOSTS", "is empty. Write the host names of the site, with commas between.")
    for host in named:
        if "*" in host:
            refuse("ALLOWED_HOSTS", "holds *, which is any name at all. Write the host names of the site.")
        if "/" in host:
            refuse("ALLOWED_HOSTS", f"holds “{host}”. Write the name alone, such as record.example.gov.uk.")
    return named


def others_are_served(named: list[str]) -> bool:
    """Whether anybody can come from another machine."""
    return not set(named) <= set(THIS_MACHINE)


def refuse_danger(named: list[str], *, debug: bool, demonstration: bool, https: bool) -> None:
    """What is harmless on one’s own machine and not on a host that others reach."""
    if not others_are_served(named):
        return
    if debug:
        refuse("DEBUG", "is on while ALLOWED_HOSTS names another machine than this. Take DEBUG out.")
    if not https and not demonstration:
        refuse("HTTPS", "is off while ALLOWED_HOSTS names another machine than this. Take HTTPS out.")


def database(default: str, *, needed: bool) -> dict[str, Any]:
    """Where the record is kept. Where others are served it is never a file nobody asked for."""
    given = env.str("DATABASE_URL", default="").strip()
    if not given and needed:
        refuse("DATABASE_URL", "is missing. Write postgres://user:password@host:5432/name.")
    parts = urlsplit(given or default)
    if parts.scheme not in SCHEMES:
        refuse("DATABASE_URL", f"begins with “{parts.scheme}”. It must begin with postgres:// or sqlite:///.")
    if not parts.path.strip("/"):
        refuse("DATABASE_URL", "names no database. Write its name after the last stroke: postgres://…/name.")
    try:
        found: dict[str, Any] = env.db_url_config(given or default)
    except ValueError:
        refuse("DATABASE_URL", "could not be read. Write postgres://user:password@host:5432/name.")
    return found


def log_level(default: str) -> str:
    given = env.str("LOG_LEVEL", default="").strip().upper() or default
    if given not in LEVELS:
        refuse("LOG_LEVEL", f"is “{given}”. Write one of {', '.join(LEVELS)}.")
    return given


def sqlite_options() -> dict[str, Any]:
    """How an SQLite file is opened.

    WAL lets readers go on while one writes; IMMEDIATE takes the write lock at the start, so that two
    deciders queue instead of failing half-way. FULL waits for the disk at every commit: what was
    acknowledged outlives a power cut, for some four milliseconds a save.
    """
    return {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            " PRAGMA busy_timeout=20000; PRAGMA cache_size=-20000; PRAGMA recursive_triggers=ON;"
        ),
    }


def content_security_policy() -> dict[str, Any]:
    """What a page may load and send to: ourselves."""
    return {
        "DIRECTIVES": {
            "default-src": [NONE],
            "script-src": [SELF, NONCE],
            "style-src": [SELF],
            "img-src": [SELF, "data:"],
            "font-src": [SELF],
            "connect-src": [SELF],
            "form-action": [SELF],
            "manifest-src": [SELF],
            "frame-ancestors": [NONE],
            "base-uri": [NONE],
        }
    }


def logging_at(level: str) -> dict[str, Any]:
    """The log: lines of JSON that say nothing anybody typed."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": "casework.logs.JsonLines"}},
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": "lines"},
            "nowhere": {"class": "logging.NullHandler"},
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            # Django's own would mail errors, and print every address with its query string. That a request
            # was refused, our own line says.
            "django": {"handlers": [], "level": level},
            "django.request": {"level": "ERROR"},
            "django.server": {"handlers": ["nowhere"], "propagate": False},
            # At DEBUG these two say what people typed.
            "django.db.backends": {"level": "INFO"},
            "django.template": {"level": "INFO"},
            "gunicorn.error": {"handlers": [], "level": "INFO", "propagate": True},
        },
    }
