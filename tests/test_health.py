"""The two addresses by which machines ask after the service: one word, to anybody, under any name."""

import json
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from casework.logs import JsonLines

LIVE, READY = "/health/live", "/health/ready"


@override_settings(SECURE_SSL_REDIRECT=True, ALLOWED_HOSTS=["record.example.gov.uk"])
@pytest.mark.parametrize("address", [LIVE, READY])
def test_a_load_balancer_is_answered_without_https_host_name_or_sign_in(db: None, address: str) -> None:
    answer = Client(headers={"host": "10.0.3.7:8000"}).get(address)
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert answer["Content-Type"] == "text/plain"
    assert not answer.cookies
    # And nothing else is answered so.
    assert Client(headers={"host": "10.0.3.7:8000"}).get("/").status_code in {301, 400}


def test_being_alive_asks_nothing_of_the_database(db: None, client: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(LIVE).status_code == 200
    assert not len(queries)


class Refusing:
    """A database that does not answer: what a statement meets when the server has gone."""

    def __call__(self, *args: object) -> None:
        from django.db import OperationalError

        raise OperationalError("connection to server at db.internal failed: Connection refused")


def test_without_its_database_it_is_alive_and_not_ready_and_the_reason_is_only_in_the_log(
    db: None, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with connection.execute_wrapper(Refusing()):
        assert client.get(LIVE).status_code == 200
        answer = client.get(READY)
    assert (answer.status_code, answer.content) == (503, b"unavailable\n")
    lines = [json.loads(JsonLines().format(record)) for record in caplog.records]
    assert "Not ready: the database does not answer" in [line["message"] for line in lines]
    assert any("Connection refused" in str(line.get("exception")) for line in lines)
    assert client.get(READY).status_code == 200


def test_it_is_not_ready_before_the_migrations_are_run(db: None, client: Client, settings) -> None:
    assert client.get(READY).status_code == 200
    recorder = MigrationRecorder(connection)
    if recorder.has_table():
        recorder.migration_qs.filter(app="casework").latest("id").delete()
    # Where tables were made straight from the models, none was run, and none was asked for until now.
    settings.MIGRATION_MODULES = {}
    assert client.get(READY).status_code == 503


def test_it_is_not_ready_when_documents_cannot_be_kept(
    db: None, client: Client, tmp_path: Path, settings
) -> None:
    settings.DOCUMENT_STORE = tmp_path
    assert client.get(READY).status_code == 200
    assert not list(tmp_path.iterdir())
    blocked = tmp_path / "a file"
    blocked.write_text("where the folder should be")
    settings.DOCUMENT_STORE = blocked / "documents"
    assert client.get(READY).status_code == 503
