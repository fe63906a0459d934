"""`./run test`: linters, types, contracts, migrations, then every test. All failures are reported, none is skipped."""

import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass

from rantau.config import env, translations
from rantau.config.postgres import roles
from rantau.config.start import chromium, embedded, parcels, up
from rantau.config.terminal import line, step

CLOSING_LINE = re.compile(r"^=* ?(?:\d+ (?:passed|failed|errors?)\b|no tests ran).* in [\d.]+s.*$")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
HERE = str(up.ROOT / ".venv" / "bin")


@dataclass(frozen=True)
class Check:
    title: str
    command: tuple[str, ...]


CHECKS = (
    Check("Style (ruff check)", ("ruff", "check", ".")),
    Check("Layout (ruff format)", ("ruff", "format", "--check", ".")),
    Check("Types (mypy)", ("mypy", "rantau", "bootstrap.py")),
    Check("Templates (djlint)", ("djlint", "--lint", "--quiet", "rantau")),
    Check("Import contracts (lint-imports)", ("lint-imports",)),
    Check("Migrations complete (makemigrations --check)", ("python", "manage.py", "makemigrations", "--check")),
)


def test(arguments: list[str]) -> int:
    """Everything, or with arguments only pytest. 0 when all is green, 1 otherwise."""
    found = up.setting()
    up.make_writable(found.var)
    environment = surroundings()
    database = None
    if "DATABASE_URL" not in os.environ:
        with step("Test database") as words:
            database, word = embedded.have(found.var, for_tests=True)
            words.append(word)
        environment["DATABASE_URL"] = database.place.url(roles.OWNER)
    try:
        translations.compile_stale()
        results = [] if arguments else [(check.title, *run(check, environment)) for check in CHECKS]
        began = time.monotonic()
        code, closing = pytest(arguments, environment)
        results.append(("Tests (pytest)", code == 0, time.monotonic() - began))
    finally:
        if database is not None:
            database.leave()
    return report(results, closing)


def surroundings() -> dict[str, str]:
    """Test mode, our programs first on the PATH, and the browser for the journeys."""
    environment = {**os.environ, "RANTAU_MODE": "test", "PATH": f"{HERE}{os.pathsep}{os.environ.get('PATH', '')}"}
    parcels.ensure()
    if browser := chromium.ensure():
        environment["RANTAU_CHROMIUM"] = browser
    return environment


def run(check: Check, environment: dict[str, str]) -> tuple[bool, float]:
    """Whether it passed, and how long it took; what it said only when it failed."""
    began = time.monotonic()
    with step(check.title) as words:
        program = [f"{HERE}/{check.command[0]}", *check.command[1:]]
        done = subprocess.run(program, env=environment, capture_output=True, text=True, check=False)
        words.append("FAILED" if done.returncode else "passed")
    if done.returncode:
        line(done.stdout + done.stderr)
    return done.returncode == 0, time.monotonic() - began


def pytest(arguments: list[str], environment: dict[str, str]) -> tuple[int, str]:
    """Its exit code and closing line; the output is passed on as it comes."""
    processes = str(env.integer("RANTAU_TEST_PROCESSES", 2))
    options = arguments or ["-n", processes, "--dist", "loadscope", "--no-loadscope-reorder"]
    colour = ["--color=yes"] if sys.stdout.isatty() else []
    command = [f"{HERE}/python", "-m", "pytest", *colour, *options]
    line(f"Tests: pytest {' '.join(options)}")
    closing = ""
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as child:
        for text in child.stdout or ():
            line(text.rstrip("\n"))
            plain = COLOUR.sub("", text).strip()
            closing = plain if CLOSING_LINE.match(plain) else closing
    return child.returncode, closing


def report(results: list[tuple[str, bool, float]], closing: str) -> int:
    failed = [title for title, passed, _ in results if not passed]
    line("")
    for title, passed, seconds in results:
        line(f"  {'passed' if passed else 'FAILED'}  {seconds:6.1f} s  {title}")
    line(
        f"{len(results) - len(failed)} of {len(results)} checks passed."
        + (f" Failed: {', '.join(failed)}" if failed else "")
    )
    if closing:
        line(closing)
    return 1 if failed else 0
