"""Where the database is: DATABASE_URL, else the PostgreSQL that the supervisor keeps in `var/`."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from rantau.config import env

# Where the supervisor notes its database for each of the two roles: the owner changes tables, the app uses them.
NOTES = {"app": "database.url", "owner": "database-owner.url"}
# A server that vanished without a word: seconds until a connection is refused or given up, instead of minutes.
GIVE_UP = {
    "connect_timeout": 2,
    "keepalives_idle": 10,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
VARIABLES = {"app": "DATABASE_URL", "owner": "DATABASE_OWNER_URL"}


def from_environment(var: Path) -> dict[str, Any]:
    """Django's DATABASES entry for the role in RANTAU_DB_ROLE: `app` (web, worker) or `owner` (migrations)."""
    return parse(url_of(env.one_of("RANTAU_DB_ROLE", tuple(NOTES), "app"), var))


def owner_from_environment(var: Path) -> dict[str, Any]:
    """The same for the role that owns the tables."""
    return parse(url_of("owner", var))


def url_of(role: str, var: Path) -> str:
    """From the role's variable, else DATABASE_URL (one role for all), else the supervisor's note in `var`."""
    if url := env.text(VARIABLES[role], "") or env.text("DATABASE_URL", ""):
        return url
    note = var / NOTES[role]
    return note.read_text(encoding="utf-8").strip() if note.exists() else "postgresql:///rantau"


def parse(url: str) -> dict[str, Any]:
    """`postgresql://user:password@host:port/name?host=/socket/dir` as a Django database."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise env.WrongSetting("DATABASE_URL", "must begin with postgresql://; no other database is supported")
    options = dict(parse_qsl(parts.query))
    try:
        port = str(parts.port or "")
    except ValueError:
        raise env.WrongSetting("DATABASE_URL", "the port must be a number") from None
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "rantau",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": options.pop("port", port),
        # One thread keeps one connection; the server's threads are as many as the pool would be.
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {"application_name": "rantau", **GIVE_UP, **options},
        "TEST": {"NAME": env.text("RANTAU_TEST_DB", "test_rantau")},
    }
