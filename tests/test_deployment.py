"""The files a server is set up with name what exists: commands, modules, pages, and each other."""

import configparser
import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.core.management import get_commands

from tests import source

DEPLOY = source.ROOT / "docs" / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
HOW_TO = source.ROOT / "docs" / "how-to"
RUN = ("ExecStart", "ExecStartPost")


def unit(path: Path) -> configparser.ConfigParser:
    found = configparser.ConfigParser(interpolation=None)
    found.optionxform = str
    found.read(path)
    return found


def commands_in(text: str) -> set[str]:
    """What is asked of manage.py, by itself or by record-manage."""
    asked = re.findall(r"(?:manage\.py|record-manage(?: --owner)?) ([a-z_]+)", text)
    return set(asked)


def test_every_command_that_a_server_is_told_to_run_exists() -> None:
    texts = [path.read_text() for path in [*UNITS, *HOW_TO.glob("*.md"), DEPLOY / "record-manage"]]
    asked = {command for text in texts for command in commands_in(text)}
    assert {"backup", "restore", "migrate", "tidy", "create_administrator"} <= asked
    assert not asked - set(get_commands())


@pytest.mark.parametrize("path", [path for path in UNITS if path.suffix == ".service"], ids=lambda p: p.name)
def test_every_service_runs_as_nobody_in_particular_and_what_it_runs_is_there(path: Path) -> None:
    service = unit(path)["Service"]
    # What is open to the internet runs as somebody else, who cannot read the record's settings.
    user = "record_form" if path.name == "record-form.service" else "record"
    assert (service["User"], service["WorkingDirectory"]) == (user, "/opt/record")
    assert service["NoNewPrivileges"] == "yes"
    assert service["UMask"] == "0077"
    assert service["LimitCORE"] == "0"
    run = service["ExecStart"]
    assert run.startswith(("/opt/record/.venv/bin/gunicorn ", "/opt/record/.venv/bin/python manage.py "))
    for module in re.findall(r"python:([\w.]+)", run):
        assert find_spec(module), module


@pytest.mark.parametrize("path", [path for path in UNITS if path.suffix == ".timer"], ids=lambda p: p.name)
def test_every_timer_has_its_service(path: Path) -> None:
    assert path.with_suffix(".service") in UNITS
    assert unit(path)["Install"]["WantedBy"] == "timers.target"


def test_nginx_and_systemd_speak_of_one_socket_and_only_nginx_may_use_it() -> None:
    socket = unit(DEPLOY / "systemd" / "record-web.socket")["Socket"]
    nginx = (DEPLOY / "nginx" / "record.conf").read_text()
    assert f"server unix:{socket['ListenStream']} " in nginx
    assert (socket["SocketUser"], socket["SocketMode"]) == ("www-data", "0600")


def test_the_online_form_has_a_socket_a_log_without_addresses_and_an_example_without_keys() -> None:
    socket = unit(DEPLOY / "systemd" / "record-form.socket")["Socket"]
    nginx = (DEPLOY / "nginx" / "form.conf").read_text()
    assert f"server unix:{socket['ListenStream']} " in nginx
    (written,) = re.findall(r"log_format form '([^']*)'", nginx)
    assert not re.search(r"\$(request|request_uri|args|remote_addr|http_referer|uri)\b(?!_)", written)
    example = (DEPLOY / "form.env.example").read_text()
    named = set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE))
    assert {"INBOX_PUBLIC_KEY", "FORM_TELEPHONE", "FORM_OUT_OF_HOURS", "DATABASE_URL", "SECRET_KEY"} <= named
    assert not {"INBOX_PRIVATE_KEYS", "DOCUMENT_KEYS"} & named
    assert not re.search(r"^(SECRET_KEY|INBOX_PUBLIC_KEY)=.", example, re.MULTILINE)


def test_nginx_keeps_no_name_in_its_logs_and_no_document_on_its_disk() -> None:
    nginx = (DEPLOY / "nginx" / "record.conf").read_text()
    (written,) = re.findall(r"log_format record '([^']*)'", nginx)
    assert not re.search(r"\$(request|request_uri|args|query_string|http_referer|uri)\b(?!_)", written)
    assert "error.log crit;" in nginx
    assert "proxy_max_temp_file_size 0;" in nginx
    sizes = dict(re.findall(r"(client_max_body_size|client_body_buffer_size) (\d+m);", nginx))
    assert len(set(sizes.values())) == 1, "a form that is taken fits into memory"


def test_the_pages_nginx_shows_by_itself_are_there() -> None:
    nginx = (DEPLOY / "nginx" / "record.conf").read_text()
    shown = set(re.findall(r"error_page [\d ]+ /([\w-]+\.html);", nginx))
    assert shown == {path.name for path in (DEPLOY / "nginx" / "pages").iterdir()}
    for page in shown:
        assert f"location = /{page} {{" in nginx


def test_the_example_names_what_a_server_must_say_and_holds_no_key() -> None:
    example = (DEPLOY / "record.env.example").read_text()
    named = set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE))
    assert {"SECRET_KEY", "DOCUMENT_KEYS", "DATABASE_URL", "ALLOWED_HOSTS", "DOCUMENT_STORE"} <= named
    assert not re.search(r"^(SECRET_KEY|DOCUMENT_KEYS)=.", example, re.MULTILINE), "an example is no key"
