"""Two addresses by which machines ask after the service: does it answer, and can it work.

They say one word and no reason: anybody may ask. The reason goes to the log. They answer before
sign-in, before the redirect to https and whatever the host is called, because a load balancer knows
none of these.
"""

import logging
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ImproperlyConfigured
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse

logger = logging.getLogger(__name__)


@login_not_required
def live(request: HttpRequest) -> HttpResponse:
    """The process answers. Asks nothing else: restarting it would not mend a database."""
    return _said("ok", 200)


@login_not_required
def ready(request: HttpRequest) -> HttpResponse:
    """The process can do its work: database, migrations, and the folder of documents where there is one."""
    wanting = list(_wanting())
    for what in wanting:
        logger.error("Not ready: %s", what)
    return _said("unavailable", 503) if wanting else _said("ok", 200)


def _said(word: str, status: int) -> HttpResponse:
    return HttpResponse(f"{word}\n", status=status, content_type="text/plain", headers=NOT_KEPT)


NOT_KEPT = {"Cache-Control": "no-store"}


def _wanting() -> Iterator[str]:
    """What keeps the service from working, in words for the log."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        if not _migrated():
            yield "migrations are waiting. Run manage.py migrate"
    except (Error, ImproperlyConfigured):
        logger.exception("The database was asked")
        yield "the database does not answer"
    if not _documents_can_be_written():
        yield "the folder of documents cannot be written to"


def _migrated() -> bool:
    """Whether every migration this version knows has been run."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _documents_can_be_written() -> bool:
    folder = getattr(settings, "DOCUMENT_STORE", None)
    if not folder:
        return True
    try:
        Path(folder).mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as trial:
            trial.write(b"ok")
            trial.flush()
    except OSError:
        return False
    return True


ANSWERS = {"/health/live": live, "/health/ready": ready}


class HealthMiddleware:
    """Answers the two addresses before anything else looks at the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = ANSWERS.get(request.path_info, self.get_response)
        return answer(request)
