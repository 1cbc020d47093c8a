"""The product as it is served: a real server on the tests’ database, to be killed, and a plain client."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.test import Client

from casework.models import User
from tests import source
from tests.elsewhere import here, surroundings

#: What a client sees when the server dies under it.
DIED = (OSError, http.client.HTTPException)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """gunicorn on a port of its own. kill() is the end of a process that had no time to tidy up."""

    def __init__(self, folder: Path, **more: str) -> None:
        self.port, self._folder = free_port(), folder
        self._env = surroundings(here(), ALLOWED_HOSTS="127.0.0.1", DJANGO_SETTINGS_MODULE="", **more)
        self._env["DJANGO_SETTINGS_MODULE"] = "cornwall_cs.settings"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Serve, and come back once it answers."""
        command = ["-m", "gunicorn", "--workers=2", f"--bind=127.0.0.1:{self.port}", "cornwall_cs.wsgi"]
        with (self._folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, *command],
                cwd=source.ROOT,
                env=self._env,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        for _ in range(600):
            try:
                Visitor(self).get("/sign-in/")
                return
            except DIED:
                assert self.process.poll() is None, self.said
                time.sleep(0.05)
        raise AssertionError(self.said)

    @property
    def said(self) -> str:
        return (self._folder / "server.log").read_text()

    def workers(self) -> list[int]:
        """The processes that answer."""
        assert self.process
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text().split()]

    def kill(self) -> None:
        """SIGKILL to the master and every worker at once."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@contextmanager
def served(folder: Path, **more: str) -> Iterator[Server]:
    """A server for the length of a with block, alone with the database."""
    connection.close()
    server = Server(folder, **more)
    server.start()
    try:
        yield server
    finally:
        server.kill()


class Answer:
    """What came back: its status, where it sends one, and the page."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status, self.headers = response.status, response.headers
        self.page = response.read().decode()
        self.goes_to = response.headers.get("Location", "")


class Visitor:
    """A browser without a screen, over a real connection; signed in where a cookie is given."""

    def __init__(self, server: Server, session: str = "") -> None:
        self._server = server
        self._cookies = {settings.SESSION_COOKIE_NAME: session} if session else {}

    def get(self, address: str) -> Answer:
        return self._ask("GET", address)

    def post(self, address: str, answers: Mapping[str, str | list[str]]) -> Answer:
        return self._ask("POST", address, urlencode(answers, doseq=True))

    def token(self, address: str) -> dict[str, str]:
        """The token against forgery that a page’s form carries."""
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(address).page)
        assert found, address
        return {"csrfmiddlewaretoken": found[1]}

    def _ask(self, method: str, address: str, body: str | None = None) -> Answer:
        asking = http.client.HTTPConnection("127.0.0.1", self._server.port, timeout=30)
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        headers = {"Cookie": cookies} | (
            {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        )
        try:
            asking.request(method, address, body, headers)
            answer = Answer(asking.getresponse())
        finally:
            asking.close()
        for line in answer.headers.get_all("Set-Cookie", []):
            name, _, value = line.partition(";")[0].partition("=")
            self._cookies[name] = value
        return answer


def signed_in(server: Server, user: User) -> Visitor:
    """A visitor whom the server knows: a session in the database, its key in the cookie."""
    client = Client()
    client.force_login(user)
    return Visitor(server, client.cookies[settings.SESSION_COOKIE_NAME].value)
