"""The middleware outside all others: a request gets its reference, and one line in the log."""

import logging
from collections.abc import Callable
from time import perf_counter

from django.http import HttpRequest, HttpResponse

from casework import answering

Respond = Callable[[HttpRequest], HttpResponse]

logger = logging.getLogger("casework.middleware")


class RequestMiddleware:
    """Gives the request a reference, and writes one line when it is answered."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = perf_counter()
        with answering.begin(request) as being:
            response = self.get_response(request)
            response["X-Request-Reference"] = being.reference
            took = round((perf_counter() - started) * 1000)
            logger.info("Answered", extra={"status": response.status_code, "milliseconds": took})
        return response
