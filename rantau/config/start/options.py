"""The command line of `./run`. Standard library only: bootstrap.py reads it before anything is installed."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field

DEFAULT_PORT = 8000
HELP = """\
Rantau, the online front door of an immigration office.

  ./run [options]               start everything (database, site, worker, simulators) and keep it running
  ./run test [pytest arguments] linters, types, contracts, then all tests; with arguments only pytest
  ./run manage COMMAND …        a Django management command, with the database up
"""
AFTER = """\
Variables: RANTAU_MODE (demo, test, production), RANTAU_VAR (where data is kept; default: var/ in the checkout),
DATABASE_URL (a PostgreSQL 15+ of your own), RANTAU_PG=system (installed PostgreSQL binaries instead of the bundled
ones), RANTAU_PYTHON (which Python makes .venv). Data, logs and keys are in var/. Ctrl-C stops everything.
"""


@dataclass(frozen=True)
class Wanted:
    """`port` is None when nobody asked for one: then the next free port from 8000 on is taken."""

    command: str
    rest: list[str] = field(default_factory=list)
    port: int | None = None
    host: str = "127.0.0.1"
    fresh: bool = False
    workers: int = 0


def parse(arguments: Sequence[str]) -> Wanted:
    """What is wanted; prints help or one sentence and exits on anything else (codes 0 and 2)."""
    command, rest = (arguments[0], list(arguments[1:])) if arguments else ("up", [])
    if command == "test" and rest not in (["--help"], ["-h"]):
        return Wanted("test", rest)
    if command == "manage":
        return Wanted("manage", rest or ["help"])
    if command == "up":
        return up_options(rest)
    if command.startswith("-"):
        return up_options(list(arguments))
    return up_options(["--help"] if command in {"help", "test"} else list(arguments))


def up_options(arguments: list[str]) -> Wanted:
    parser = argparse.ArgumentParser(
        prog="./run",
        description=HELP,
        epilog=AFTER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="./run [--port PORT] [--host ADDRESS] [--fresh] [--workers N] | test … | manage …",
        allow_abbrev=False,
    )
    parser.add_argument("--port", type=port, help=f"port of the site (default: {DEFAULT_PORT}, or the next free one)")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    parser.add_argument("--fresh", action="store_true", help="throw the demo data away and begin anew (demo mode only)")
    parser.add_argument("--workers", type=count, default=0, help="web processes (default: one per core, at most 2)")
    found = parser.parse_args(arguments)
    return Wanted("up", [], found.port, found.host, found.fresh, found.workers)


def port(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if not 1 <= number <= 65535:
        raise argparse.ArgumentTypeError(f"a port is a number from 1 to 65535, not {text!r}")
    return number


def count(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if not 1 <= number <= 64:
        raise argparse.ArgumentTypeError(f"a number from 1 to 64 is needed, not {text!r}")
    return number
