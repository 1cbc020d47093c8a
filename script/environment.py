"""What script/demo and script/test share: finding a Python, making .venv, talking to the terminal.

Standard library only: it runs before anything is installed.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
VAR = ROOT / "var"
OLDEST = (3, 11)


def say(text: str = "") -> None:
    print(text, flush=True)


def give_up(text: str) -> None:
    """End with a sentence that says what is wrong and what would mend it."""
    sys.exit(f"\n{text}")


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Name a step while it runs, and say afterwards how long it took."""
    print(f"  {what:<34}", end="", flush=True)
    started = time.monotonic()
    try:
        yield
    except BaseException:
        print("stopped", flush=True)
        raise
    print(f"{time.monotonic() - started:6.1f} s", flush=True)


def quietly(command: list[str], remedy: str, env: dict[str, str] | None = None) -> None:
    """Run a command without its chatter; where it fails, show the end of what it said, and a remedy."""
    done = subprocess.run(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        said = "\n".join(done.stdout.strip().splitlines()[-25:])
        raise SystemExit(f"\n\n{said}\n\n{remedy}")


def find_python() -> str:
    """The path of a Python that is new enough: this one, or the newest found beside it."""
    if sys.version_info[:2] >= OLDEST:
        return sys.executable
    for minor in range(14, OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found:
            return found
    give_up("This needs Python 3.11 or newer. Install it (on Debian: apt-get install python3) and try again.")
    raise AssertionError


@contextmanager
def only_one(name: str) -> Iterator[None]:
    """Make a second run in the same folder wait for the first."""
    VAR.mkdir(exist_ok=True)
    with (VAR / f"{name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("  Waiting for another run in this folder to end.")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fingerprint(requirements: str) -> str:
    """Changes whenever a pin does, in this file or in one it includes."""
    digest = hashlib.sha256()
    for line in (ROOT / requirements).read_text().splitlines():
        digest.update(line.encode())
        if line.startswith("-r "):
            digest.update(_fingerprint(line[3:].strip()).encode())
    return digest.hexdigest()


def _works(python: Path) -> bool:
    """Whether an environment stands, can install, and is not the remains of an interrupted start."""
    if not python.exists():
        return False
    return (
        subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0
    )


def _make() -> None:
    with timed("Making .venv"):
        quietly(
            [find_python(), "-m", "venv", "--clear", str(VENV)],
            "The environment could not be made. On Debian and Ubuntu: apt-get install python3-venv",
        )


def prepare(requirements: str) -> None:
    """Make .venv and install the pinned packages, unless they are already there."""
    with only_one("environment"):
        if not _works(PYTHON):
            _make()
        stamp = VENV / f"{requirements}.installed"
        wanted = _fingerprint(requirements)
        if stamp.exists() and stamp.read_text() == wanted:
            return
        with timed("Installing packages (a minute)"):
            quietly(
                [
                    str(PYTHON),
                    "-m",
                    "pip",
                    "install",
                    "--quiet",
                    "--disable-pip-version-check",
                    "-r",
                    requirements,
                ],
                "The packages could not be installed. Is the package index reachable from here?",
            )
        stamp.write_text(wanted)


def enter(requirements: str) -> None:
    """Prepare .venv, and go on inside it: the rest of the script may import what was installed."""
    prepare(requirements)
    if Path(sys.prefix).resolve() != VENV.resolve():
        os.execv(PYTHON, [str(PYTHON), *sys.argv])
