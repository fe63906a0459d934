"""One settings module, read from the environment from top to bottom.

RANTAU_MODE says where we are: `demo` (what ./run starts), `test`, or `production`. Production has no
default for a secret, cannot load the demo room and its simulators, and sends cookies over TLS only.
"""

from datetime import timedelta
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from rantau.config import database, env, headers, logging, storage

ROOT = Path(__file__).resolve().parent.parent.parent
MODE = env.one_of("RANTAU_MODE", ("demo", "test", "production"), "demo")
PRODUCTION = MODE == "production"
VAR = env.path("RANTAU_VAR", ROOT / "var")

# --- Secrets -------------------------------------------------------------------------------------
SECRET_KEY = env.text("RANTAU_SECRET_KEY", None if PRODUCTION else "demo-only-not-a-secret")
# The master key unlocks the key ring of `vault`: base64 in the environment, or a 0600 file.
VAULT_MASTER_KEY = env.text("RANTAU_MASTER_KEY", "")
VAULT_MASTER_KEY_FILE = env.path("RANTAU_MASTER_KEY_PATH", VAR / "keys" / "master.key")

# --- Where we are reached ------------------------------------------------------------------------
SITE_URL = env.text("RANTAU_SITE_URL", None if PRODUCTION else "http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = env.words("RANTAU_HOSTS", [] if PRODUCTION else ["*"])
CSRF_TRUSTED_ORIGINS = [SITE_URL]
DEBUG = False
OFFICE = env.text("RANTAU_OFFICE", "PASBAR")

# --- Parts ---------------------------------------------------------------------------------------
ROOMS = [
    "rantau.foundation",
    "rantau.vault",
    "rantau.ui",
    "rantau.journal",
    "rantau.offices",
    "rantau.delivery",
    "rantau.accounts",
    "rantau.issuing",
    "rantau.questions",
    "rantau.documents",
    "rantau.payments",
    "rantau.appointments",
    "rantau.visits",
    "rantau.catalogue",
    "rantau.applications",
    "rantau.casework",
    "rantau.collection",
    "rantau.notifications",
    "rantau.audit",
    "rantau.portal",
]
if not PRODUCTION:
    ROOMS.append("rantau.demo")
INSTALLED_APPS = [
    *ROOMS,
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django.contrib.humanize",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "rantau.ui.middleware.PrivatePages",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "rantau.ui.middleware.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "rantau.accounts.middleware.KnownActor",
]
ROOT_URLCONF = "rantau.config.urls"
WSGI_APPLICATION = "rantau.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "rantau.ui.context.site",
            ],
            "builtins": ["rantau.ui.templatetags.ui", "django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Data ----------------------------------------------------------------------------------------
DATABASES = {"default": database.from_environment(VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": env.text("REDIS_URL")}
        if env.text("REDIS_URL", "")
        else {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "django_cache",
            # Counts of wrong tries live here. At Django's 300 a stranger could push them out by making others.
            "OPTIONS": {"MAX_ENTRIES": 20_000},
        }
    )
}
MEDIA_ROOT = env.path("RANTAU_MEDIA", VAR / "media")
# Service files of this installation, beside those that are shipped; they may come and change while the site runs.
CATALOGUE_FOLDER = env.path("RANTAU_SERVICES", VAR / "services")
STATIC_ROOT = env.path("RANTAU_STATIC", VAR / "static")
STATIC_URL = "/s/"
STORAGES = {
    "default": storage.from_environment(),
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if MODE == "test"
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_PERMISSIONS = 0o600
# Uploads stay in memory up to their limit: what is not sealed yet never lies in /tmp.
FILE_UPLOAD_HANDLERS = ["rantau.documents.adapters.CappedUploadHandler"]

# --- Languages, time -----------------------------------------------------------------------------
LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "bahasa"
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

# --- Accounts ------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["rantau.accounts.hashers.OwaspArgon2"]
LOGIN_URL = "/masuk/"
LOGIN_REDIRECT_URL = "/permohonan/"
LOGOUT_REDIRECT_URL = "/"
SESSION_ENGINE = "rantau.vault.sessions"
SESSION_COOKIE_NAME = "sesi"
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_IDLE_APPLICANT = timedelta(minutes=30)
SESSION_IDLE_STAFF = timedelta(minutes=15)
NEW_DEVICE_CODE = env.boolean("RANTAU_NEW_DEVICE_CODE", default=PRODUCTION)
ACCOUNT_ADAPTER = "rantau.accounts.adapters.AccountAdapter"
MFA_ADAPTER = "rantau.accounts.adapters.MFAAdapter"
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["email", "phone", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
# Wrong passwords are counted by our own rules; this is for second-factor tries.
ACCOUNT_RATE_LIMITS = {"login_failed": "9/900s/key"}
# Sign-up is our own flow; the check is about allauth's.
SILENCED_SYSTEM_CHECKS = ["account.W001"]
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Rantau"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION

# --- Outside world: who we talk to, and nobody else ----------------------------------------------
EMAIL_HOST = env.text("SMTP_HOST", "127.0.0.1")
EMAIL_PORT = env.integer("SMTP_PORT", 25)
EMAIL_HOST_USER = env.text("SMTP_USER", "")
EMAIL_HOST_PASSWORD = env.text("SMTP_PASSWORD", "")
EMAIL_USE_TLS = env.boolean("SMTP_STARTTLS", default=False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "Rantau <tanpa-balas@contoh.id>")
SMS_URL = env.text("SMS_URL", "")
SMS_TOKEN = env.text("SMS_TOKEN", "")
PAYMENT_GATEWAYS = env.words("PAYMENT_GATEWAYS", [] if PRODUCTION else ["simulasi"])
# So many people per web process may wait for a gateway; the other threads stay for everybody else.
GATEWAY_AT_ONCE = max(1, env.integer("RANTAU_THREADS", 4) // 2)
# So many slow phones per web process may be sending files; the server has threads for them beside those of pages.
UPLOADS_AT_ONCE = env.integer("RANTAU_UPLOADS", 12)
PAYMENT_URL = env.text("PAYMENT_URL", "")
PAYMENT_SERVER_KEY = env.text("PAYMENT_SERVER_KEY", "" if PRODUCTION else "demo-server-key")
SIMULATOR_URL = env.text("RANTAU_SIMULATOR_URL", "") if not PRODUCTION else ""
JOURNAL_HEAD_COPIES = env.words("JOURNAL_HEAD_COPIES", [str(VAR / "journal-heads")])
CLAMD = env.text("CLAMD", "")
# Photos of papers are read by the worker where the extra `ocr` is installed. Tests ask for it themselves.
READING = env.boolean("RANTAU_READING", default=MODE != "test")
SCANNER_POLICY = env.one_of("SCANNER_POLICY", ("when-present", "required"), "when-present")
if SCANNER_POLICY == "required" and not CLAMD:
    raise env.WrongSetting("CLAMD", "is missing; SCANNER_POLICY=required needs a virus scanner")

# --- Headers, logs -------------------------------------------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 63_072_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_SSL_REDIRECT = env.boolean("RANTAU_TLS_REDIRECT", default=PRODUCTION)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
if env.boolean("RANTAU_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = headers.content_security_policy()
LOGGING_CONFIG = None
logging.configure(MODE)
