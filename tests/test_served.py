"""The product served as in production: gunicorn, hashed styles, https, and a log without what was asked."""

import json
import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from django.db import connection

from tests.served import HOST, production, run, started

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite",
    reason="Told once, on SQLite: it starts processes of its own.",
)

SERVE = ("-m", "gunicorn", "--config", "python:cornwall_cs.gunicorn")
#: What the proxy in front says of a request that came over https.
THROUGH_THE_PROXY = {"Host": HOST, "X-Forwarded-Proto": "https", "X-Forwarded-For": "198.51.100.7"}


@dataclass
class Served:
    port: int
    process: subprocess.Popen[str]

    def get(self, address: str, headers: dict[str, str] | None = None) -> HTTPResponse:
        asking = HTTPConnection("127.0.0.1", self.port, timeout=30)
        asking.request("GET", address, headers=headers if headers is not None else THROUGH_THE_PROXY)
        answer = asking.getresponse()
        answer.body = answer.read()  # type: ignore[attr-defined]
        asking.close()
        return answer


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The styles collected, and an empty database: the migrations were not run yet."""
    place = tmp_path_factory.mktemp("served")
    code, said = run(production(place), "manage.py", "collectstatic", "--no-input", "--verbosity=0")
    assert code == 0, said
    return place


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[Served]:
    port = free_port()
    env = production(folder, TRUSTED_PROXIES="1", BIND=f"127.0.0.1:{port}", WEB_CONCURRENCY="1")
    process = started(env, *SERVE)
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        assert process.poll() is None, process.communicate()
        time.sleep(0.1)
    yield Served(port, process)
    if process.poll() is None:
        process.kill()
    process.communicate()


def test_it_can_be_asked_after_over_plain_http_by_number(served: Served) -> None:
    live, ready = (served.get(f"/health/{how}", {"Host": "10.0.3.7"}) for how in ("live", "ready"))
    assert (live.status, live.body) == (200, b"ok\n")  # type: ignore[attr-defined]
    # The process is there; its work is not, until manage.py migrate has run.
    assert (ready.status, ready.body) == (503, b"unavailable\n")  # type: ignore[attr-defined]


def test_whoever_comes_over_plain_http_is_sent_to_https(served: Served) -> None:
    answer = served.get("/sign-in/", {"Host": HOST, "X-Forwarded-Proto": "http"})
    assert (answer.status, answer.headers["Location"]) == (301, f"https://{HOST}/sign-in/")


def test_browsers_are_told_to_keep_to_it(served: Served) -> None:
    answer = served.get("/sign-in/")
    assert answer.status == 503, "its database is empty; it is told all the same"
    said = answer.headers
    assert said["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert said["X-Frame-Options"] == "DENY"
    assert said["X-Content-Type-Options"] == "nosniff"
    assert said["Referrer-Policy"] == said["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "default-src 'none'" in said["Content-Security-Policy"]


def test_another_name_is_not_answered(served: Served) -> None:
    assert served.get("/sign-in/", THROUGH_THE_PROXY | {"Host": "elsewhere.example"}).status == 400


def test_styles_and_scripts_are_compressed_and_kept_for_good(served: Served) -> None:
    page = served.get("/sign-in/").body.decode()  # type: ignore[attr-defined]
    styles = re.findall(r'href="(/static/css/app\.[0-9a-f]{12}\.css)"', page)
    scripts = re.findall(r'src="(/static/js/app\.[0-9a-f]{12}\.js)"', page)
    assert len(styles) == len(scripts) == 1
    for address in [*styles, *scripts]:
        answer = served.get(address, THROUGH_THE_PROXY | {"Accept-Encoding": "gzip"})
        assert answer.status == 200
        assert answer.headers["Content-Encoding"] == "gzip"
        assert "immutable" in answer.headers["Cache-Control"]
    script = served.get(scripts[0]).body.decode()  # type: ignore[attr-defined]
    assert re.search(r"govuk-frontend\.min\.[0-9a-f]{12}\.js", script), "what it imports is hashed too"


def test_what_it_writes_holds_no_query_and_no_address_of_a_person(served: Served) -> None:
    """The last of these: it stops the server to read all that it wrote."""
    answer = served.get("/find/?q=Demelza")
    assert answer.status == 302
    served.process.send_signal(signal.SIGTERM)
    said, complained = served.process.communicate(timeout=60)
    assert "Demelza" not in said + complained
    assert "198.51.100.7" not in said + complained
    lines = [json.loads(line) for line in complained.splitlines()]
    (asked,) = [line for line in lines if line.get("reference") == answer.headers["X-Request-Reference"]]
    assert (asked["route"], asked["status"], asked["user"]) == ("find", 302, None)
    assert not [line for line in lines if "health" in str(line.get("route"))]


def test_it_does_not_start_before_the_styles_are_collected(folder: Path, tmp_path: Path) -> None:
    code, said = run(production(folder, STATIC_ROOT=str(tmp_path / "empty"), BIND="127.0.0.1:1"), *SERVE)
    assert code != 0
    assert said.strip() == (
        "The styles and scripts are not collected. Run manage.py collectstatic, and start again."
    )


def test_it_does_not_start_on_a_bad_setting(folder: Path) -> None:
    code, said = run(
        production(folder, ALLOWED_HOSTS="*", BIND=f"127.0.0.1:{os.getpid() % 1000 + 1}"), *SERVE
    )
    assert code != 0
    assert said.strip().startswith("ALLOWED_HOSTS holds *")
    assert "\n" not in said.strip()
