"""What somebody looks for, without a name in any address.

A search is posted, sealed, and shown at an address that carries the seal: the back button, a second
tab and the next page of results all work, and what proxies and histories keep can be read by nobody.
"""

from base64 import urlsafe_b64encode
from hashlib import sha256
from urllib.parse import urlencode

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect

LONGEST = 100
PARAMETER = "search"


def _fernet() -> Fernet:
    return Fernet(urlsafe_b64encode(sha256(b"searches" + settings.SECRET_KEY.encode()).digest()))


def sealed(words: str) -> str:
    """The words as an address may carry them."""
    return _fernet().encrypt(words.encode()).decode()


def looked_for(request: HttpRequest) -> str:
    """The words that the address carries; nothing where there are none, or none that we sealed."""
    seal = request.GET.get(PARAMETER, "")
    try:
        return _fernet().decrypt(seal.encode()).decode() if seal else ""
    except InvalidToken:
        return ""


def posted(request: HttpRequest) -> HttpResponseRedirect | None:
    """Where a search that was posted is shown: the same page; None where none was posted."""
    if request.method != "POST" or "q" not in request.POST:
        return None
    kept = {name: value for name, value in request.GET.items() if name not in (PARAMETER, "page")}
    words = request.POST["q"].replace("\x00", "").strip()[:LONGEST]
    if words:
        kept[PARAMETER] = sealed(words)
    return HttpResponseRedirect(f"{request.path}?{urlencode(kept)}" if kept else request.path)
