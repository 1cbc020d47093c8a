"""The limits of the house, read from its files: sizes, rooms, and what nobody writes here."""

import ast
import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

from tests import source

FILE, FUNCTION, TEMPLATE, TEST_FILE, README = 300, 40, 100, 400, 150
ROOMS = (
    "apps", "choices", "models", "querysets", "timescales", "services", "forms", "views", "urls", "admin",
    "timeline", "worklist", "panels",
)  # fmt: skip

#: What asks the system for the time. casework.clock is asked instead.
SYSTEM_TIME = {
    "django.utils.timezone": {"now"},
    "datetime.datetime": {"now", "utcnow", "today"},
    "datetime.date": {"today"},
    "django.db.models.functions": {"Now"},
    "time": {"time"},
}
#: These ask it too when they are given nothing to convert.
OF_A_MOMENT = {"django.utils.timezone.localdate", "django.utils.timezone.localtime"}
SIGNAL_MODULES = (
    "django.db.models.signals",
    "django.dispatch",
    "django.contrib.auth.signals",
    "simple_history.signals",
)


def test_no_python_file_is_longer_than_300_lines_and_no_test_file_longer_than_400() -> None:
    def limit(path: Path) -> int:
        return TEST_FILE if path.name.startswith("test_") else FILE

    too_long = {
        source.name(path): source.line_count(path)
        for path in source.python_files()
        if source.line_count(path) > limit(path)
    }
    assert not too_long, "split by noun"


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Its lines from def to the end. What a docstring says costs nothing."""
    docstring = function.body[0] if ast.get_docstring(function) else None
    said = (docstring.end_lineno or docstring.lineno) - docstring.lineno + 1 if docstring else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - said


def test_no_function_is_longer_than_40_lines() -> None:
    too_long = {
        f"{source.name(path)}:{node.lineno} {node.name}": _length(node)
        for path in source.python_files()
        for node in ast.walk(source.parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _length(node) > FUNCTION
    }
    assert not too_long


def test_no_function_is_more_complex_than_10() -> None:
    """ruff counts it (C90, script/test runs it); here stands that nobody has raised the bar."""
    lint = tomllib.loads((source.ROOT / "pyproject.toml").read_text())["tool"]["ruff"]["lint"]
    assert "C90" in lint["select"]
    assert lint["mccabe"]["max-complexity"] == 10


def test_no_template_is_longer_than_100_lines() -> None:
    too_long = {
        source.name(path): source.line_count(path)
        for path in source.templates()
        if source.line_count(path) > TEMPLATE
    }
    assert not too_long, "split into includes"


def _names_in_full(tree: ast.Module) -> dict[str, str]:
    """What each imported name stands for: {"timezone": "django.utils.timezone"}."""
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {(alias.asname or alias.name): alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {(alias.asname or alias.name): f"{node.module}.{alias.name}" for alias in node.names}
    return names


def _asks_the_system(path: Path) -> list[str]:
    tree, found = source.parsed(path), []
    names = _names_in_full(tree)

    def in_full(node: ast.expr) -> str:
        head, _, tail = ast.unparse(node).partition(".")
        return ".".join(filter(None, (names.get(head, head), tail)))

    for node in ast.walk(tree):
        said = ""
        if isinstance(node, ast.Attribute | ast.Name):
            module, _, asked = in_full(node).rpartition(".")
            said = f"{module}.{asked}" if asked in SYSTEM_TIME.get(module, ()) else ""
        elif isinstance(node, ast.Call) and not node.args and not node.keywords:
            said = in_full(node.func) if in_full(node.func) in OF_A_MOMENT else ""
        elif isinstance(node, ast.keyword) and node.arg in {"auto_now", "auto_now_add"}:
            said = node.arg
        if said:
            found.append(f"{source.name(path)}: {said}")
    return found


def test_nothing_but_the_clock_asks_the_system_for_the_time() -> None:
    """The tests neither: what they show must be as true next year."""
    clock = source.ROOT / "casework" / "clock.py"
    readers = [path for path in source.python_files() if path.is_relative_to(source.ROOT / "tests")]
    asked = [
        line for path in [*source.app_files(), *readers] if path != clock for line in _asks_the_system(path)
    ]
    assert not asked, "ask casework.clock"


def test_signals_are_only_received_after_migrate_and_only_in_apps() -> None:
    """What follows from what stands in services and in the pathway, where it can be read."""
    used = [
        f"{source.name(path)}:{line} {imported}"
        for path in source.app_files()
        for line, imported in source.imported(path)
        if imported.startswith(SIGNAL_MODULES)
        and not (path.name == "apps.py" and imported == "django.db.models.signals.post_migrate")
    ]
    assert not used


@pytest.mark.parametrize("app", source.STAGE_APPS)
def test_every_stage_has_the_same_rooms(app: str) -> None:
    folder = source.ROOT / app
    missing = [
        room
        for room in ROOMS
        if not (folder / f"{room}.py").exists() and not (folder / room / "__init__.py").exists()
    ]
    assert not missing
    assert ast.get_docstring(source.parsed(folder / "__init__.py")), "what it owns, what it may import"


TEMPLATE_RULES = {
    "what people typed is always escaped": re.compile(r"\|\s*safe\b|\|\s*safeseq\b|autoescape\s+off"),
    "no inline style": re.compile(r"""\sstyle\s*=\s*["']|<style\b"""),
    "no inline script": re.compile(r"""\son[a-z]+\s*=\s*["']|<script\b(?![^>]*\ssrc=)|javascript:"""),
    "nothing fetched from another site": re.compile(r"""\ssrc(?:set)?\s*=\s*["'](?:https?:)?//"""),
}


@pytest.mark.parametrize("rule", TEMPLATE_RULES)
def test_templates_keep_to_the_content_security_policy(rule: str) -> None:
    broken = [
        f"{source.name(path)}:{number} {line.strip()[:80]}"
        for path in source.templates()
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if TEMPLATE_RULES[rule].search(line)
    ]
    assert not broken


@pytest.mark.parametrize("requirements", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_pinned_to_one_version_and_that_version_is_installed(requirements: str) -> None:
    lines = (source.ROOT / requirements).read_text().splitlines()
    pins = [line for line in lines if line and not line.startswith(("#", "-r "))]
    for pin in pins:
        assert re.fullmatch(r"[A-Za-z0-9._-]+(\[[a-z0-9,-]+\])?==[0-9][A-Za-z0-9.]*", pin), pin
        package, _, wanted = pin.partition("==")
        assert version(package.partition("[")[0]) == wanted


def test_every_form_is_filled_by_what_was_typed_be_it_posted_or_a_draft() -> None:
    """casework.drafts.typed, not the post itself: else the form’s draft would never open."""
    past_drafts = [
        source.name(path)
        for path in source.app_files()
        if "request.POST or None" in path.read_text()
        and ("save_once" in path.read_text() or "save_or_compare" in path.read_text())
        and not source.name(path).startswith("casework/")
    ]
    assert not past_drafts


def test_nothing_is_left_for_later_in_the_files() -> None:
    marks = re.compile(r"\b(?:TO" + "DO|FIX" + "ME|X" + r"XX)\b")
    left = [
        f"{source.name(path)}:{number}"
        for path in [*source.python_files(), *source.templates()]
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if marks.search(line)
    ]
    assert not left


def test_no_file_names_a_folder_outside_the_project() -> None:
    """A clone anywhere is the whole of it."""
    outside = re.compile(
        r"\.\./" + r"shared\b|(?<![\w.])/wo" + r"rk/(?:main|shared|brief|\.library)\b|/home/\w|/Users/\w"
    )
    kinds = {".py", ".html", ".md", ".toml", ".txt", ".js", ".css", ".cfg", ".yml", ".yaml", ".json", ""}
    named = [
        f"{source.name(path)}:{number}"
        for path in source.files()
        if path.suffix in kinds
        for number, line in enumerate(path.read_text(errors="ignore").splitlines(), start=1)
        if outside.search(line)
    ]
    assert not named
