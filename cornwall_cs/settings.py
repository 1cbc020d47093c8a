"""Settings, read from the environment. A missing or senseless value stops the start, loudly.

SECRET_KEY has no default on purpose. On one's own machine DATABASE_URL falls back to an SQLite file
under var/. What each setting is for stands in the README.
"""

from pathlib import Path

from casework import environment
from casework.environment import env, number, yes_or_no
from inbox import keys

BASE_DIR = Path(__file__).resolve().parent.parent

DEBUG = yes_or_no("DEBUG", default=False)
DEMONSTRATION = yes_or_no("DEMONSTRATION", default=False)
#: Everything that is not plainly something else is held to what a real record needs.
PRODUCTION = not (DEBUG or DEMONSTRATION)
SECRET_KEY = environment.secret_key(invented_people=not PRODUCTION)
DEMONSTRATION_SIGN_INS = "cornwall_cs.demonstration.staff.sign_ins"
#: Shown on the sign-in page of the demonstration. It opens nothing but invented people.
DEMONSTRATION_PASSWORD = "kittiwake-and-thrift"  # noqa: S105
ALLOWED_HOSTS = environment.hosts()
#: Plain http is for the demonstration, and for one's own machine.
HTTPS = yes_or_no("HTTPS", default=PRODUCTION)
environment.refuse_danger(ALLOWED_HOSTS, debug=DEBUG, demonstration=DEMONSTRATION, https=HTTPS)
#: How many proxies of our own stand before it; what they say of the client is believed, and no more.
TRUSTED_PROXIES = number("TRUSTED_PROXIES", default=0, most=5)
SERVICE_NAME = env("SERVICE_NAME", default="Cornwall children’s services record")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "crispy_forms",
    "csp",
    "simple_history",
    "casework",
    "inbox",
    "children",
    "referrals",
    "assessments",
    "plans",
    "supervision",
    "cornwall_cs",
    "cornwall_cs.apps.LeadersAdminConfig",
]

MIDDLEWARE = [
    "cornwall_cs.health.HealthMiddleware",
    "casework.log_line.RequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Outside everything that asks the database: a page that says it is gone keeps its policy.
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "casework.middleware.SignInMiddleware",
    "casework.middleware.ActorMiddleware",
    "casework.middleware.OwnPasswordMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "casework.idle.IdleMiddleware",
    "casework.middleware.SentAlreadyMiddleware",
    "casework.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "cornwall_cs.urls"
WSGI_APPLICATION = "cornwall_cs.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "casework.context.site",
            ],
            "builtins": ["casework.templatetags.casework"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = ["govuk"]
CRISPY_TEMPLATE_PACK = "govuk"

_nobody_else = DEMONSTRATION or not environment.others_are_served(ALLOWED_HOSTS)
DATABASES = {
    "default": environment.database(
        f"sqlite:///{BASE_DIR / 'var' / 'record.sqlite3'}", needed=not _nobody_else
    )
}
_database = DATABASES["default"]
if _database["ENGINE"] == "django.db.backends.sqlite3":
    (BASE_DIR / "var").mkdir(exist_ok=True)
    _database["OPTIONS"] = environment.sqlite_options()
    # A file, not memory: the live server and the races need a second connection.
    _database["TEST"] = {"NAME": str(BASE_DIR / "var" / "test.sqlite3")}
else:
    _database["CONN_MAX_AGE"] = 60
    _database["CONN_HEALTH_CHECKS"] = True
    # A server that has gone is told from a slow one after seconds, not minutes.
    _database.setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
    # Every question here takes milliseconds; to compile one first would take a fifth of a second.
    _database["OPTIONS"].setdefault("options", "-c jit=off")
# The inbox of the online form: in this database, or in one of its own where that is named.
if _inbox := env.str("INBOX_DATABASE_URL", default="").strip():
    DATABASES["inbox"] = env.db_url_config(_inbox)
    if DATABASES["inbox"]["ENGINE"] == "django.db.backends.sqlite3":
        DATABASES["inbox"]["OPTIONS"] = environment.sqlite_options()
DATABASE_ROUTERS = ["inbox.router.InboxRouter"]
#: What opens the forms that are sent; the newest first. Without any, none is taken in.
INBOX_PRIVATE_KEYS = keys.private_keys(SECRET_KEY, invented_people=not PRODUCTION)
# Documents: outside what is served, encrypted, and never on a disk in the clear, not even on their way in.
DOCUMENT_STORE = Path(env("DOCUMENT_STORE", default=str(BASE_DIR / "var" / "documents")))
DOCUMENT_KEYS = environment.document_keys(SECRET_KEY, invented_people=not PRODUCTION)
DOCUMENT_MEGABYTES = number("DOCUMENT_MEGABYTES", default=25, least=1, most=200)
#: Where ClamAV answers: the path of a socket, or host:port. Empty: documents are shown as not scanned.
CLAMD = env("CLAMD", default="")
FILE_UPLOAD_HANDLERS = ["casework.files.uploads.InMemoryUpToTheLimit"]
DATA_UPLOAD_MAX_NUMBER_FILES = 5
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "casework.User"
#: Which decision opens which step; read by casework.handoff.
PATHWAY = "cornwall_cs.pathway"
AUTHENTICATION_BACKENDS = ["casework.backends.StaffBackend"]
#: Length and what attackers try first, never composition; reasons in docs/adr/0010.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "casework.passwords.Length", "OPTIONS": {"least": 12, "most": 128}},
    {"NAME": "casework.passwords.NotAboutOneself"},
    {"NAME": "casework.passwords.HardToGuess"},
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign_in"
CSRF_FAILURE_VIEW = "casework.drafts.views.csrf_failure"
#: Without activity for so long, the screen locks until its user signs in again. The session itself
#: lives longer (below), so that what they send after that is still known to be theirs.
IDLE_MINUTES = number("IDLE_MINUTES", default=30, least=2, most=240)
#: `manage.py tidy` throws away drafts that nobody has touched for so long.
DRAFT_DAYS = number("DRAFT_DAYS", default=90, least=7, most=3650)

#: Where users reach the service: what links in e-mails begin with.
SITE_ADDRESS = env("SITE_ADDRESS", default="http://localhost:8000").rstrip("/")
vars().update(env.email("EMAIL_URL", default="consolemail://"))
#: Whoever waits for an e-mail to go waits no longer than this, in seconds.
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="no-reply@localhost")

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
DATE_FORMAT = "j F Y"

STATIC_URL = "static/"
STATIC_ROOT = environment.folder("STATIC_ROOT", default=BASE_DIR / "staticfiles")
STATICFILES_DIRS = [BASE_DIR / "static"]
#: Under names that change with what is in them, compressed: made by collectstatic. Elsewhere as they stand.
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
# Preloading binds the council's whole domain, and is for whoever owns that.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

# A name that begins with __Host- is taken by browsers only over https, from this host and for all of it.
_cookie = "__Host-{}" if HTTPS else "{}"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = _cookie.format("session"), _cookie.format("csrf")
DEVICE_COOKIE_NAME = _cookie.format("device")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
#: Nobody stays signed in from one working day to the next.
SESSION_COOKIE_AGE = 12 * 60 * 60
# What was done is said on the next page, and may name a child: that stays here, not in a cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

CONTENT_SECURITY_POLICY = environment.content_security_policy()

LOG_LEVEL = environment.log_level("INFO" if PRODUCTION else "WARNING")
LOGGING = environment.logging_at(LOG_LEVEL)
