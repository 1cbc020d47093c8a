"""What every page of the form knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    return {
        "SERVICE_NAME": settings.SERVICE_NAME,
        "DEMONSTRATION": settings.DEMONSTRATION,
        "TELEPHONE": settings.FORM_TELEPHONE,
        "OUT_OF_HOURS": settings.FORM_OUT_OF_HOURS,
        "UNIT": settings.FORM_UNIT,
        "DRAFT_DAYS": settings.FORM_DRAFT_DAYS,
        "MEGABYTES": settings.DOCUMENT_MEGABYTES,
        "MOST_FILES": settings.FORM_FILES,
    }
