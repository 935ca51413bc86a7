"""Every setting of the site; what differs between places is read from the environment or .env."""

from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF

from config.secret_keys import key_from_file

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

# --- Folders -------------------------------------------------------------------------------
# FUWEN_VAR_DIR: everything a running site writes. Back up this one folder (with the database).
VAR_DIR = Path(env.str("FUWEN_VAR_DIR", default=str(BASE_DIR / "var")))
# FUWEN_SEAL_DIR: pictures of seals. Mode 0700, never inside a served folder; only the renderer reads it.
FUWEN_SEAL_DIR = Path(env.str("FUWEN_SEAL_DIR", default=str(VAR_DIR / "seals")))
# FUWEN_MEDIA_DIR: uploaded scans and attachments; only views that ask for permission hand them out.
MEDIA_ROOT = Path(env.str("FUWEN_MEDIA_DIR", default=str(VAR_DIR / "media")))
# FUWEN_RENDER_DIR: finished PDFs by content digest; may be emptied at any time.
FUWEN_RENDER_DIR = Path(env.str("FUWEN_RENDER_DIR", default=str(VAR_DIR / "render")))
# FUWEN_ISSUED_DIR: the sealed files as they were issued; never emptied.
FUWEN_ISSUED_DIR = Path(env.str("FUWEN_ISSUED_DIR", default=str(VAR_DIR / "issued")))
# FUWEN_FONTS_DIR: the office's own fonts, for the slots docs/settings.md names; empty for none.
FUWEN_FONTS_DIR = env.str("FUWEN_FONTS_DIR", default="")
# Working copies of those fonts, made when a file is new; may be emptied while the site stands still.
FUWEN_FONTS_KEPT = VAR_DIR / "fonts"
# FUWEN_LOG_HEAD: number and digest of the last log row, kept outside the database so that a cut tail is seen.
FUWEN_LOG_HEAD = Path(env.str("FUWEN_LOG_HEAD", default=str(VAR_DIR / "log-head")))
# The only folder the web server serves by itself: style, script and pictures of the site.
STATIC_ROOT = Path(env.str("FUWEN_STATIC_DIR", default=str(VAR_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_URL = "static/"

# --- Keys ----------------------------------------------------------------------------------
# FUWEN_SECRET_KEY signs sessions; FUWEN_LOG_KEY chains the rows of the log. In development both
# are drawn once and kept under var/keys; production.py takes them from the environment only.
SECRET_KEY = env.str("FUWEN_SECRET_KEY", default="") or key_from_file(VAR_DIR / "keys" / "secret")
FUWEN_LOG_KEY = env.str("FUWEN_LOG_KEY", default="") or key_from_file(VAR_DIR / "keys" / "log")

# --- The road of a letter ------------------------------------------------------------------
# FUWEN_COUNTERSIGN: 会签 stands between 核稿 and 审核.
FUWEN_COUNTERSIGN = env.bool("FUWEN_COUNTERSIGN", default=False)
# FUWEN_VERIFY: 复核 stands between 签发 and 编号.
FUWEN_VERIFY = env.bool("FUWEN_VERIFY", default=False)
# FUWEN_UPLOAD_MAX_BYTES: the largest scan or attachment taken, in bytes.
FUWEN_UPLOAD_MAX_BYTES = env.int("FUWEN_UPLOAD_MAX_BYTES", default=20 * 1024 * 1024)

# --- Django --------------------------------------------------------------------------------
DEBUG = False
ALLOWED_HOSTS: list[str] = []
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

INSTALLED_APPS = [
    "config.apps.ConfigConfig",
    "desk",
    "responses",
    "proposals",
    "accounts",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "django_filters",
    "simple_history",
    "axes",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "whitenoise.runserver_nostatic",
    "accounts.apps.OfficeAdminConfig",  # django.contrib.admin with the administrator's tables only
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.middleware.NoStore",
    "accounts.middleware.ActContext",  # before whatever may write to the log
    "accounts.middleware.SessionLimits",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",  # last: it answers a locked sign-in
]

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
                "desk.frame.frame",
            ],
        },
    },
]

# --- Database ------------------------------------------------------------------------------
# DATABASE_URL: sqlite:////folder/file or postgres://user:password@host/name.
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
DATABASES["default"]["ATOMIC_REQUESTS"] = (
    False  # a whole request must never hold SQLite's one writer
)
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    VAR_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,  # seconds a writer waits for its turn
        # Without IMMEDIATE a transaction that reads first fails at once instead of waiting.
        "transaction_mode": "IMMEDIATE",
        # FULL, not NORMAL: a committed number must survive a power cut, or it is issued twice.
        # recursive_triggers: INSERT OR REPLACE must not slip past the log's DELETE trigger.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON;",
    }
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / "test.sqlite3"}  # a file, not memory: threads
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"].setdefault("OPTIONS", {})
    DATABASES["default"]["OPTIONS"]["options"] = "-c lock_timeout=15s -c statement_timeout=15s"

# --- Jobs ----------------------------------------------------------------------------------
# FUWEN_JOBS: immediate runs a job where it is asked for (one machine, the demo); database leaves it
# to `manage.py db_worker` processes, on as many machines as wanted when the database is PostgreSQL.
TASKS = {
    "default": {
        "BACKEND": {
            "immediate": "django_tasks.backends.immediate.ImmediateBackend",
            "database": "django_tasks_db.DatabaseBackend",
        }[env.str("FUWEN_JOBS", default="immediate")],
    },
}

# --- Who may come in -----------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "accounts:sign_in"
# FUWEN_PASSWORD_RULES: strict (12 characters), standard (8) or off (a closed exercise room).
_RULES = env.str("FUWEN_PASSWORD_RULES", default="strict")
_AUTH = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = {
    "off": [],
    "standard": [
        {"NAME": _AUTH + "MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
        {"NAME": _AUTH + "CommonPasswordValidator"},
        {"NAME": _AUTH + "NumericPasswordValidator"},
    ],
    "strict": [
        {"NAME": _AUTH + "MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
        {"NAME": _AUTH + "UserAttributeSimilarityValidator"},
        {"NAME": _AUTH + "CommonPasswordValidator"},
        {"NAME": _AUTH + "NumericPasswordValidator"},
    ],
}[_RULES]
# Five wrong passwords lock that account from that address for ten minutes; one colleague's
# mistakes lock nobody else of the unit, though all share an address.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=10)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_TEMPLATE = "accounts/locked.html"
AXES_ENABLE_ADMIN = False
AXES_CLIENT_IP_CALLABLE = "accounts.origin.client_ip"
AXES_VERBOSE = False

# --- Sessions ------------------------------------------------------------------------------
# FUWEN_SESSION_IDLE_MINUTES, FUWEN_SESSION_HOURS: signed out after so long without, and in any case
# after so long with, an act. FUWEN_REAUTH_MINUTES: how long a password counts as just given at 用印.
FUWEN_SESSION_IDLE_SECONDS = 60 * env.int("FUWEN_SESSION_IDLE_MINUTES", default=30)
FUWEN_SESSION_ABSOLUTE_SECONDS = 3600 * env.int("FUWEN_SESSION_HOURS", default=12)
FUWEN_REAUTH_SECONDS = 60 * env.int("FUWEN_REAUTH_MINUTES", default=5)
SESSION_COOKIE_AGE = FUWEN_SESSION_ABSOLUTE_SECONDS
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True  # the token travels in the form and in a meta element
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "config.error_pages.csrf_failure"

# --- What a browser may do -----------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "img-src": [SELF, "data:"],
        "form-action": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# --- Uploads -------------------------------------------------------------------------------
# A letter at its limit (50,000 characters) is about 0.5 MB as a form; ten times that is no letter.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

# --- Look ----------------------------------------------------------------------------------
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# --- Logging -------------------------------------------------------------------------------
# One event, one line: newlines and escapes in names or addresses must not forge entries.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "one_line": {
            "()": "config.logs.OneLineFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        },
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "one_line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
        "axes": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
    },
}
