"""Where the database is: DATABASE_URL, else the PostgreSQL that the supervisor keeps in `var/`."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from rantau.config import env


def from_environment(var: Path) -> dict[str, Any]:
    """Django's DATABASES entry. Without DATABASE_URL: the Unix socket named in `var/database.url`."""
    url = env.text("DATABASE_URL", "")
    if not url:
        note = var / "database.url"
        url = note.read_text(encoding="utf-8").strip() if note.exists() else "postgresql:///rantau"
    return parse(url)


def parse(url: str) -> dict[str, Any]:
    """`postgresql://user:password@host:port/name?host=/socket/dir` as a Django database."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise env.WrongSetting("DATABASE_URL", "must begin with postgresql://; no other database is supported")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "rantau",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": options.pop("port", str(parts.port or "")),
        # One thread keeps one connection; the server's threads are as many as the pool would be.
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {"application_name": "rantau", **options},
        "TEST": {"NAME": env.text("RANTAU_TEST_DB", "test_rantau")},
    }
