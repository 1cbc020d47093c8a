"""How gunicorn serves the product: gunicorn --config python:cornwall_cs.gunicorn

A bad setting stops it here with one sentence, before a worker is started. It writes no access log of
its own: the product writes one line for each request, which holds no address and no query string.
"""

import multiprocessing
import os
import sys
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from casework.environment import env, number

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cornwall_cs.settings")
try:
    logconfig_dict = settings.LOGGING
    #: As many as two for each core and one; no more than a database of ordinary size has room for.
    workers = number("WEB_CONCURRENCY", default=min(2 * multiprocessing.cpu_count() + 1, 9), least=1, most=64)
except ImproperlyConfigured as wrong:
    sys.exit(str(wrong))
if settings.STATIC_HASHED and not (settings.STATIC_ROOT / "staticfiles.json").exists():
    sys.exit("The styles and scripts are not collected. Run manage.py collectstatic, and start again.")

wsgi_app = "cornwall_cs.wsgi:application"
bind = env.str("BIND", default="127.0.0.1:8000")
worker_class = "gthread"
threads = 2
#: Seconds. No page takes ten; a worker that is silent for thirty is stuck.
timeout = 30
graceful_timeout = 30
keepalive = 5
#: Each worker is replaced now and then, not all at once, so that nothing piles up in memory.
max_requests, max_requests_jitter = 2000, 400
limit_request_line = 4094
#: What a proxy says is weighed in the settings (TRUSTED_PROXIES), in one place.
forwarded_allow_ips = ""
accesslog = None
control_socket_disable = True
if Path("/dev/shm").is_dir():  # noqa: S108
    # A worker's sign of life is a file; on a slow disk it would look dead.
    worker_tmp_dir = "/dev/shm"  # noqa: S108
