"""Whether the collected static files are those of the sources: names, sizes, times, and the lock file."""

import hashlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent.parent
STAMP = ".stamp"


def fingerprint(root: Path = ROOT) -> str:
    """Changes when a static file of ours or the set of packages changes."""
    parts = [(root / "requirements.txt").read_text(encoding="utf-8")]
    for path in sorted((root / "rantau").glob("*/static/**/*")):
        facts = path.stat()
        parts.append(f"{path.relative_to(root)} {facts.st_size} {facts.st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def fresh(collected: Path, root: Path = ROOT) -> bool:
    try:
        return (collected / STAMP).read_text(encoding="utf-8") == fingerprint(root)
    except OSError:
        return False


def stamp(collected: Path, root: Path = ROOT) -> None:
    collected.mkdir(parents=True, exist_ok=True)
    (collected / STAMP).write_text(fingerprint(root), encoding="utf-8")
