"""Settings of the online form’s own site, read from its own environment.

It has its own SECRET_KEY, its own database role and no key that opens a form or a document. What each
setting is for stands in docs/how-to/run-the-online-form.md.
"""

from pathlib import Path

from casework import environment
from casework.environment import env, number, yes_or_no
from inbox import keys

BASE_DIR = Path(__file__).resolve().parent.parent

DEBUG = yes_or_no("DEBUG", default=False)
DEMONSTRATION = yes_or_no("DEMONSTRATION", default=False)
PRODUCTION = not (DEBUG or DEMONSTRATION)
SECRET_KEY = environment.secret_key(invented_people=not PRODUCTION)
ALLOWED_HOSTS = environment.hosts()
HTTPS = yes_or_no("HTTPS", default=PRODUCTION)
environment.refuse_danger(ALLOWED_HOSTS, debug=DEBUG, demonstration=DEMONSTRATION, https=HTTPS)
TRUSTED_PROXIES = number("TRUSTED_PROXIES", default=0, most=5)
SERVICE_NAME = env("FORM_NAME", default="Tell us you are worried about a child")

INSTALLED_APPS = [
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "crispy_forms",
    "csp",
    "inbox",
]
MIDDLEWARE = [
    "inbox.health.HealthMiddleware",
    "casework.log_line.RequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "inbox.middleware.NotKeptMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
ROOT_URLCONF = "inbox.urls"
WSGI_APPLICATION = "inbox.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "inbox" / "templates", BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "inbox.context.site"],
            "libraries": {"govuk": "casework.templatetags.govuk"},
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = ["govuk"]
CRISPY_TEMPLATE_PACK = "govuk"

_nobody_else = DEMONSTRATION or not environment.others_are_served(ALLOWED_HOSTS)
DATABASES = {
    "default": environment.database(
        f"sqlite:///{BASE_DIR / 'var' / 'inbox.sqlite3'}", needed=not _nobody_else
    )
}
_database = DATABASES["default"]
if _database["ENGINE"] == "django.db.backends.sqlite3":
    (BASE_DIR / "var").mkdir(exist_ok=True)
    _database["OPTIONS"] = environment.sqlite_options()
else:
    _database["CONN_MAX_AGE"] = 60
    _database["CONN_HEALTH_CHECKS"] = True
    _database.setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

#: What is sent is sealed with it. The key that opens it is in the record’s settings alone.
INBOX_PUBLIC_KEY = keys.public_key(SECRET_KEY, invented_people=not PRODUCTION)
#: Whom to ring where a child is in danger. The demonstration’s are numbers that nobody has.
FORM_TELEPHONE = env("FORM_TELEPHONE", default="" if PRODUCTION else "01632 960123")
FORM_OUT_OF_HOURS = env("FORM_OUT_OF_HOURS", default="" if PRODUCTION else "01632 960124")
for _name, _number in (("FORM_TELEPHONE", FORM_TELEPHONE), ("FORM_OUT_OF_HOURS", FORM_OUT_OF_HOURS)):
    if not _number.strip():
        environment.refuse(_name, "is missing: the form says whom to ring when a child is in danger.")
FORM_UNIT = env("FORM_UNIT", default="the Multi-Agency Referral Unit (MARU)")
#: After so many days without a change, an unfinished form is gone.
FORM_DRAFT_DAYS = number("FORM_DRAFT_DAYS", default=7, least=1, most=30)
FORM_FILES = 5
#: Sooner than this after beginning, no person has written a referral.
FORM_LEAST_SECONDS = 20
DOCUMENT_MEGABYTES = number("FORM_MEGABYTES", default=10, least=1, most=25)
CLAMD = env("CLAMD", default="")
FILE_UPLOAD_HANDLERS = ["casework.files.uploads.InMemoryUpToTheLimit"]
DATA_UPLOAD_MAX_NUMBER_FILES = 1
#: The longest page of words, many times over.
DATA_UPLOAD_MAX_MEMORY_SIZE = 250_000

SITE_ADDRESS = env("SITE_ADDRESS", default="http://localhost:8010").rstrip("/")
vars().update(env.email("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="no-reply@localhost")

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = environment.folder("STATIC_ROOT", default=BASE_DIR / "staticfiles")
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_HASHED = yes_or_no("STATIC_HASHED", default=PRODUCTION)
WHITENOISE_USE_FINDERS = not STATIC_HASHED
STORAGES = environment.storages(hashed=STATIC_HASHED)

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_HSTS_SECONDS = number("HSTS_SECONDS", default=31_536_000, most=63_072_000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
# Preloading binds the council's whole domain. There are no sessions here: nobody signs in.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

_cookie = "__Host-{}" if HTTPS else "{}"
CSRF_COOKIE_NAME, FORM_COOKIE_NAME = _cookie.format("form-csrf"), _cookie.format("form")
CSRF_COOKIE_SECURE = HTTPS
# Gone when the browser is closed, as the other is: others may use the computer.
CSRF_COOKIE_AGE = None
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"

CONTENT_SECURITY_POLICY = environment.content_security_policy()
LOG_LEVEL = environment.log_level("INFO" if PRODUCTION else "WARNING")
LOGGING = environment.logging_at(LOG_LEVEL)
