"""What the browser is told of a file: to save it, to run nothing in it, to keep no copy, to guess nothing."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from casework.files.kinds import Kind
from casework.files.names import download_name

SEALED = "sandbox; default-src 'none'"


def attachment(content: bytes, kind: Kind, label: str) -> HttpResponse:
    """A file to be saved, under its label and the ending of what it is."""
    response = _sealed(content, kind.media_type)
    disposition = content_disposition_header(True, download_name(label, kind.suffix))
    response["Content-Disposition"] = disposition or "attachment"
    return response


def picture(content: bytes, media_type: str) -> HttpResponse:
    """A picture that we drew ourselves, shown in the page."""
    return _sealed(content, media_type)


def _sealed(content: bytes, media_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Security-Policy"] = SEALED
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
