"""All settings, read from the environment; every variable is named in docs/operator.md.

One file for every installation: what differs is a variable, so that production is what was tested.
"""

from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from jobroom.config import database, environment, log

ROOMS_FOLDER = Path(__file__).resolve().parent.parent
HOME = environment.home()
HOME.mkdir(parents=True, exist_ok=True)

PRODUCTION = environment.flag("JOBROOM_PRODUCTION")
DEMO = environment.flag("JOBROOM_DEMO")
if PRODUCTION and DEMO:
    raise ImproperlyConfigured("JOBROOM_DEMO must not be on in production")

DEBUG = False
SECRET_KEY = environment.secret("JOBROOM_SECRET_KEY", production=PRODUCTION)
PIN_KEY = environment.secret("JOBROOM_PIN_KEY", production=PRODUCTION)
DATA_KEY = environment.secret("JOBROOM_DATA_KEY", production=PRODUCTION)
ADDRESS = environment.address()
ALLOWED_HOSTS = environment.words("JOBROOM_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = environment.words("JOBROOM_TRUSTED_ORIGINS")

ROOMS = [
    "journal",
    "pages",
    "mailbox",
    "letters",
    "files",
    "funds",
    "register",
    "accounts",
    "companies",
    "mandates",
    "powers",
    "cases",
    "claims",
    "rights",
    "support",
    "desk",
]
if DEMO:
    ROOMS.append("demo")

INSTALLED_APPS = [
    *(f"jobroom.{room}" for room in ROOMS),
    "jobroom.config",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "jobroom.config.log.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "jobroom.accounts.timeout.SessionTimeoutMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "jobroom.accounts.faults.FaultStatusMiddleware",
    "jobroom.rights.middleware.RefusalMiddleware",
    "jobroom.pages.guard.ReadOnlyMiddleware",
]

ROOT_URLCONF = "jobroom.config.urls"
WSGI_APPLICATION = "jobroom.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [ROOMS_FOLDER / room / "templates" for room in ROOMS],
        "OPTIONS": {
            "environment": "jobroom.pages.jinja.environment",
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "jobroom.config.navigation.layout",
            ],
        },
    },
    # allauth looks some of its templates up before ours answer; none of them is shown.
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True},
]

# ---- database: SQLite embedded by default, PostgreSQL in production ----

DATABASES = {
    "default": database.parse(environment.text("JOBROOM_DATABASE", f"sqlite:///{HOME / 'jobroom.sqlite3'}"))
}
# `file` for the embedded companies, the path of another file, or the address of the WSDL of the register
UID_REGISTER = environment.text("JOBROOM_UID_REGISTER", "file")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
MIGRATION_MODULES: dict[str, str] = {}

# ---- language and time ----

LANGUAGES = [("de", _("German")), ("fr", _("French")), ("it", _("Italian")), ("en", _("English"))]
LANGUAGE_CODE = "de"
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Zurich"

# ---- signing in ----

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
if DEMO:
    PASSWORD_HASHERS.insert(0, "jobroom.demo.passwords.KnownPassword")
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "jobroom.accounts.passwords.LongEnough"},
    {"NAME": "jobroom.accounts.passwords.NotCommon"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
ACCOUNT_ADAPTER = "jobroom.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_FORMS = {
    "login": "jobroom.accounts.forms.SignInForm",
    "signup": "jobroom.accounts.forms.RegisterForm",
    "add_email": "jobroom.accounts.forms.NewAddressForm",
    "change_password": "jobroom.accounts.password_forms.ChangePasswordForm",
    "set_password": "jobroom.accounts.password_forms.FirstPasswordForm",
    "reset_password": "jobroom.accounts.password_forms.ForgottenPasswordForm",
    "reset_password_from_key": "jobroom.accounts.password_forms.NewPasswordForm",
    "reauthenticate": "jobroom.accounts.password_forms.ReauthenticateForm",
    "confirm_email_verification_code": "jobroom.accounts.code_forms.AddressCodeForm",
    "confirm_password_reset_code": "jobroom.accounts.code_forms.PasswordCodeForm",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = ACCOUNT_PASSWORD_RESET_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 900
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_RATE_LIMITS = {"wake_code": "5/h/user", "ahv_number": "5/h/user", "verify": "10/h/ip"}
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "start"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if environment.flag("JOBROOM_BEHIND_PROXY") else 0
MFA_ADAPTER = "jobroom.accounts.factors.FactorAdapter"
MFA_FORMS = {
    "authenticate": "jobroom.accounts.factor_forms.FactorForm",
    "reauthenticate": "jobroom.accounts.factor_forms.FactorAgainForm",
    "activate_totp": "jobroom.accounts.factor_forms.AddAppForm",
    "add_webauthn": "jobroom.accounts.factor_forms.AddPasskeyForm",
    "edit_webauthn": "jobroom.accounts.factor_forms.NamePasskeyForm",
    "authenticate_webauthn": "jobroom.accounts.factor_forms.PasskeyForm",
    "login_webauthn": "jobroom.accounts.factor_forms.PasskeySignInForm",
    "reauthenticate_webauthn": "jobroom.accounts.factor_forms.PasskeyAgainForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Job-Room"
MFA_TOTP_TOLERANCE = 1  # a code that was read just before it changed still works, once
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
USERSESSIONS_TRACK_ACTIVITY = False  # the time-out writes it, once a minute
SOCIALACCOUNT_ADAPTER = "jobroom.accounts.identity.IdentityAdapter"
SOCIALACCOUNT_FORMS = {
    "signup": "jobroom.accounts.forms.IdentityRegisterForm",
    "disconnect": "jobroom.accounts.forms.DisconnectForm",
}
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_EMAIL_VERIFICATION = "mandatory"
SOCIALACCOUNT_PROVIDERS: dict[str, dict[str, object]] = {}
if environment.text("JOBROOM_OIDC_ISSUER"):
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "oidc",
                "name": environment.text("JOBROOM_OIDC_NAME", "AGOV"),
                "client_id": environment.text("JOBROOM_OIDC_CLIENT_ID"),
                "secret": environment.text("JOBROOM_OIDC_CLIENT_SECRET"),
                "settings": {"server_url": environment.text("JOBROOM_OIDC_ISSUER"), "uid_field": "sub"},
            }
        ],
    }

SESSION_COOKIE_NAME = "session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_IDLE_MINUTES = 30
SESSION_IDLE_MINUTES_DESK = 15
CSRF_FAILURE_VIEW = "jobroom.pages.errors.stale_form"
DESK_NEEDS_SECOND_FACTOR = environment.flag("JOBROOM_DESK_SECOND_FACTOR", default=not DEMO)

# ---- policies that the authority decides; see docs/decisions ----

# P1: a main administrator may move write rights inside the company without an officer.
POLICY_ADMINISTRATOR_MOVES = environment.flag("JOBROOM_POLICY_P1")
# P2: a sleeping account is woken by e-mail code and second factor, without an officer.
POLICY_WAKE_BY_CODE = environment.flag("JOBROOM_POLICY_P2", default=True)

# From when until when a period can be filed for the first time; without it, what the law says.
FILING_WINDOW = environment.filing_window("JOBROOM_FILING_WINDOW", demo=DEMO)
# How many letters people may order within seven days; past it nobody can, until the office looks at it.
LETTERS_WEEKLY_CAP = int(environment.text("JOBROOM_LETTERS_WEEKLY_CAP", "2000"))
# The AHV number of a person: `off`, `optional` or `required` (before an employer is looked for).
AHV_NUMBER = environment.choice("JOBROOM_AHV_NUMBER", "optional", among=("off", "optional", "required"))
# How long the words of a sent mail stay in the outbox; who got which kind of mail and when stays.
MAIL_BODY_DAYS = int(environment.text("JOBROOM_MAIL_BODY_DAYS", "90"))

# ---- browser security ----

SECURE_SSL_REDIRECT = PRODUCTION and environment.flag("JOBROOM_HTTPS_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$", "^metrics$"]
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if environment.flag("JOBROOM_BEHIND_PROXY") else None
)
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "script-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [
            SELF,
            *([environment.text("JOBROOM_OIDC_ISSUER")] if SOCIALACCOUNT_PROVIDERS else []),
        ],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_HANDLERS = ["jobroom.files.uploads.LimitedHandler"]

# ---- files, mail, logs ----

# `unix:PATH` or `HOST:PORT` of clamd; without it nothing is scanned, with it nothing is taken unscanned
CLAMD = environment.text("JOBROOM_CLAMD")
# a folder of PEM files: whom we believe that a signature belongs to the name in it
SIGNATURE_ROOTS = environment.text("JOBROOM_SIGNATURE_ROOTS")

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
EMAIL_BACKEND = environment.text(
    "JOBROOM_MAIL_BACKEND",
    "jobroom.demo.mail.CatchAll" if DEMO else "django.core.mail.backends.smtp.EmailBackend",
)
EMAIL_HOST = environment.text("JOBROOM_SMTP_HOST", "localhost")
EMAIL_PORT = int(environment.text("JOBROOM_SMTP_PORT", "25"))
EMAIL_HOST_USER = environment.text("JOBROOM_SMTP_USER")
EMAIL_HOST_PASSWORD = environment.text("JOBROOM_SMTP_PASSWORD")
EMAIL_USE_TLS = environment.flag("JOBROOM_SMTP_STARTTLS")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = environment.text("JOBROOM_MAIL_FROM", "no-reply@jobroom.example")
SUPPORT_EMAIL = environment.text("JOBROOM_SUPPORT_MAIL", "kae-ffe@support.example")
SUPPORT_PHONE = environment.text("JOBROOM_SUPPORT_PHONE", "+41 00 000 00 00")

LOGGING_CONFIG = None
log.configure(json_lines=PRODUCTION, level=environment.text("JOBROOM_LOG_LEVEL", "INFO"))
SILENCED_SYSTEM_CHECKS: list[str] = []
