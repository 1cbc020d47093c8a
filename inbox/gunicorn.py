"""How gunicorn serves the form’s site: gunicorn --config python:inbox.gunicorn"""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from casework.environment import env, number

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbox.settings")
try:
    logconfig_dict = settings.LOGGING
    workers = number("WEB_CONCURRENCY", default=2, least=1, most=16)
except ImproperlyConfigured as wrong:
    sys.exit(str(wrong))
if settings.STATIC_HASHED and not (settings.STATIC_ROOT / "staticfiles.json").exists():
    sys.exit("The styles and scripts are not collected. Run manage.py collectstatic, and start again.")

wsgi_app = "inbox.wsgi:application"
bind = env.str("BIND", default="127.0.0.1:8010")
worker_class = "gthread"
threads = 4
#: Seconds. A file of the largest kind, scanned, takes ten.
timeout = 40
graceful_timeout = 30
keepalive = 5
max_requests, max_requests_jitter = 2000, 400
limit_request_line = 2048
forwarded_allow_ips = ""
accesslog = None
control_socket_disable = True
