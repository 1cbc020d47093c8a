"""Answers to scripts of our own pages, which ask for JSON and cannot follow a page."""

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token


def wants_json(request: HttpRequest) -> bool:
    """Whether one of our own scripts asks."""
    return request.headers.get("Accept", "") == "application/json"


def signed_out(request: HttpRequest) -> JsonResponse:
    """Nobody is signed in: with the token that signing in again will need."""
    return JsonResponse({"user": "", "left": 0, "csrf": get_token(request)}, status=401)
