"""The product as a process of its own, with settings as in production."""

import os
import subprocess
import sys
from pathlib import Path

from tests import source

HOST = "record.example.gov.uk"
OF_THE_PRODUCT = (
    "SECRET_KEY", "DEBUG", "DEMONSTRATION", "ALLOWED_HOSTS", "HTTPS", "TRUSTED_PROXIES", "DATABASE_URL",
    "STATIC_ROOT", "STATIC_HASHED", "HSTS_SECONDS", "LOG_LEVEL", "WEB_CONCURRENCY", "BIND", "SERVICE_NAME",
    "DJANGO_ALLOW_ASYNC_UNSAFE",
)  # fmt: skip


def production(folder: Path, **changes: str | None) -> dict[str, str]:
    """The environment of a server: no more than one has to say, and what a test changes (None: left out)."""
    said: dict[str, str | None] = {
        "SECRET_KEY": "q9-Vb3_mXw7Zr2LtK8sYc5NfPd4HgJ6kRvTzQxWn1BaEuMoSiC",
        "ALLOWED_HOSTS": HOST,
        "DATABASE_URL": f"sqlite:///{folder / 'served.sqlite3'}",
        "STATIC_ROOT": str(folder / "static"),
        **changes,
    }
    around = {name: value for name, value in os.environ.items() if name not in OF_THE_PRODUCT}
    return around | {name: value for name, value in said.items() if value is not None}


def started(env: dict[str, str], *command: str) -> subprocess.Popen[str]:
    """A command of the product’s own Python, under way."""
    return subprocess.Popen(
        [sys.executable, *command],
        cwd=source.ROOT,
        env=env,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def run(env: dict[str, str], *command: str) -> tuple[int, str]:
    """A command to its end: what it answered, and all that it said."""
    process = started(env, *command)
    said, complained = process.communicate(timeout=120)
    return process.returncode, said + complained
