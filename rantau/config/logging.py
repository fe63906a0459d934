"""Logs: one line of JSON in production, plain words elsewhere, and never a secret (promise P30)."""

import logging
import logging.config
import re
from collections.abc import MutableMapping
from typing import Any

import structlog

SECRET_KEYS = re.compile(r"pass|secret|token|cookie|session|nik|code|birth|phone|body", re.IGNORECASE)
QUIETER = {"procrastinate": "WARNING", "httpx": "WARNING", "django.request": "ERROR"}
LONG_NUMBER = re.compile(r"\b\d{15,16}\b")


def hide_secrets(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Drop values whose key names a secret and numbers as long as a NIK or a billing code."""
    for key, value in event.items():
        if SECRET_KEYS.search(key) and key not in {"event", "status_code"}:
            event[key] = "[hidden]"
        elif isinstance(value, str):
            event[key] = LONG_NUMBER.sub("[number]", value)
    return event


def _plain() -> structlog.dev.ConsoleRenderer:
    """Plain tracebacks: the rich ones print local variables, passwords among them."""
    return structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)


def configure(mode: str) -> None:
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        hide_secrets,
    ]
    last = structlog.processors.JSONRenderer() if mode == "production" else _plain()
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {
                "line": {
                    "()": structlog.stdlib.ProcessorFormatter,
                    "processor": last,
                    "foreign_pre_chain": [structlog.stdlib.ExtraAdder(), *shared],
                }
            },
            "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "line"}},
            "root": {"handlers": ["out"], "level": "WARNING" if mode == "test" else "INFO"},
            "loggers": {name: {"level": level} for name, level in QUIETER.items()},
        }
    )
