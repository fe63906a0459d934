"""The parts of a start that need Django, run in processes of their own: `tables`, `static`, `contents`.

Whatever goes wrong here ends as one sentence; the traceback of an unforeseen error goes to the log.
"""

import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command, get_commands
from django.core.management.base import SystemCheckError
from django.db import connections
from django.db.utils import DatabaseError, OperationalError

from rantau.config.start import freshness
from rantau.config.translations import compile_stale


def tables() -> None:
    """As owner: check the whole configuration, bring the tables up to date, grant the app role what it needs."""
    call_command("check", verbosity=0)
    connections["default"].ensure_connection()
    call_command("migrate", interactive=False, verbosity=0)
    if "db.DatabaseCache" in settings.CACHES["default"]["BACKEND"]:
        call_command("createcachetable", verbosity=0)
    if_there("grant_runtime")
    if_there("catalogue", "publish")


def static() -> None:
    """Translations and static files, when their sources changed."""
    compile_stale()
    call_command("collectstatic", interactive=False, verbosity=0)
    freshness.stamp(Path(settings.STATIC_ROOT))


def contents() -> None:
    """As app role: the invented people and their papers; prints who they are."""
    if_there("demo_seed")
    if_there("demo_personas")


def if_there(command: str, *arguments: str) -> None:
    if command in get_commands():
        call_command(command, *arguments)


STEPS: dict[str, Callable[[], None]] = {"tables": tables, "static": static, "contents": contents}


def main(name: str) -> int:
    """Exit code 0, or 1 with one sentence on standard error."""
    try:
        django.setup()
        STEPS[name]()
    except OperationalError as problem:
        return refuse(f"the database does not answer: {first_line(problem)}")
    except SystemCheckError as problem:
        return refuse(f"the configuration has errors: {' '.join(str(problem).split())}")
    except (ImproperlyConfigured, CommandError, DatabaseError) as problem:
        log(problem)
        return refuse(first_line(problem))
    except Exception as problem:  # noqa: BLE001 - the last net: one sentence for the person, the rest for the log
        return refuse(f"{type(problem).__name__}: {first_line(problem)} (details: {log(problem)})")
    return 0


def refuse(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return 1


def first_line(problem: BaseException) -> str:
    lines = [line.strip() for line in str(problem).splitlines() if line.strip()]
    return lines[0] if lines else type(problem).__name__


def log(problem: BaseException) -> Path:
    """Append the traceback to `var/log/prepare.log`."""
    path = Path(os.environ.get("RANTAU_VAR") or "var") / "log" / "prepare.log"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        traceback.print_exception(problem, file=file)
    return path


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rantau.config.settings")
    sys.exit(main(sys.argv[1]))
