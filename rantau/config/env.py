"""Typed readers of the environment. A wrong value stops the start and names the variable."""

import os
from collections.abc import Sequence
from pathlib import Path


class WrongSetting(SystemExit):
    """A setting that cannot be used; the text says which one and what it should be."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"Setting {name}: {problem}")


def text(name: str, default: str | None = None) -> str:
    """The value of `name`, or of the file that `name_FILE` points to, else `default`."""
    if path := os.environ.get(f"{name}_FILE"):
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as problem:
            raise WrongSetting(f"{name}_FILE", f"cannot read {path}: {problem.strerror}") from None
    value = os.environ.get(name, default)
    if value is None:
        raise WrongSetting(name, "is missing and has no default")
    return value


def boolean(name: str, *, default: bool) -> bool:
    if not (value := os.environ.get(name, "").strip().lower()):
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise WrongSetting(name, f"must be yes or no, not {value!r}")


def integer(name: str, default: int) -> int:
    value = os.environ.get(name, "").strip()
    try:
        return int(value) if value else default
    except ValueError:
        raise WrongSetting(name, f"must be a whole number, not {value!r}") from None


def one_of(name: str, choices: Sequence[str], default: str) -> str:
    value = os.environ.get(name, default)
    if value not in choices:
        raise WrongSetting(name, f"must be one of {', '.join(choices)}, not {value!r}")
    return value


def words(name: str, default: Sequence[str] = ()) -> list[str]:
    """A comma-separated list."""
    value = os.environ.get(name)
    return list(default) if value is None else [w.strip() for w in value.split(",") if w.strip()]


def path(name: str, default: Path) -> Path:
    return Path(os.environ.get(name) or default).expanduser().resolve()
