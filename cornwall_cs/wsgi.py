"""The WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cornwall_cs.settings")
application = get_wsgi_application()

from casework.files.store import keys  # noqa: E402 - settings are read first
from cornwall_cs import memory  # noqa: E402

# A site that could not read its documents does not start.
keys()
memory.settle()
