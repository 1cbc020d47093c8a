"""The project's own files, as the tests that read them find them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: The house, lowest first.
APPS = ("casework", "inbox", "children", "referrals", "assessments", "plans", "supervision", "cornwall_cs")
#: One app for each stage of the journey; each has the same rooms.
STAGE_APPS = ("referrals", "assessments", "plans")
NOT_OURS = {"var", "staticfiles", "node_modules", "vendor", "__pycache__"}
OUR_HIDDEN = {".ci", ".gitignore"}


def _walk(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        if entry.name in NOT_OURS or (entry.name.startswith(".") and entry.name not in OUR_HIDDEN):
            continue
        if entry.is_dir():
            yield from _walk(entry)
        else:
            yield entry


@cache
def files() -> list[Path]:
    """Every file of the project, what is vendored or made left out."""
    return list(_walk(ROOT))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def python_files() -> list[Path]:
    """The Python of the project; migrations are made by a machine and left out."""
    scripts = [path for path in files() if path.parent.name == "script" and not path.suffix]
    return [path for path in files() if path.suffix == ".py" and "migrations" not in path.parts] + scripts


def app_files() -> list[Path]:
    """The Python of the product itself."""
    return [path for path in python_files() if path.relative_to(ROOT).parts[0] in APPS]


def templates() -> list[Path]:
    return [path for path in files() if path.suffix == ".html"]


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), filename=str(path))


def line_count(path: Path) -> int:
    return len(path.read_text().splitlines())


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Each name a file imports, in full, with its line."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield node.lineno, f"{node.module}.{alias.name}"
