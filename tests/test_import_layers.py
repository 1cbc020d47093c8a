"""The order of the house: an app imports only the apps below it, never above or sideways."""

import subprocess
import sys
import tomllib
from pathlib import Path

from django.apps import apps

from casework.contributions import HOUSE
from tests import source


def contract() -> dict[str, list[str]]:
    linter = tomllib.loads((source.ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    return {"layers": linter["contracts"][0]["layers"], "packages": linter["root_packages"]}


def test_no_app_imports_one_above_it() -> None:
    linted = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"],
        cwd=source.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert linted.returncode == 0, linted.stdout + linted.stderr


def test_the_order_names_every_app_of_the_project() -> None:
    """An app left out of the contract would be free to import anything."""
    installed = {config.name for config in apps.get_app_configs() if Path(config.path).parent == source.ROOT}
    assert installed == set(source.APPS) == set(contract()["packages"])


def test_the_order_is_told_once_and_the_same_everywhere() -> None:
    assert tuple(reversed(contract()["layers"])) == source.APPS
    assert (*HOUSE, "cornwall_cs") == source.APPS
