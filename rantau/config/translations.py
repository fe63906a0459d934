"""Compile `locale/**/*.po` without gettext's programs, which a bare machine lacks."""

import os
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent.parent


def stale(root: Path) -> list[Path]:
    """Catalogues that are newer than their compiled file, or have none."""
    found = sorted(root.glob("locale/**/*.po"))
    return [po for po in found if not compiled(po).exists() or compiled(po).stat().st_mtime < po.stat().st_mtime]


def compiled(catalogue: Path) -> Path:
    return catalogue.with_suffix(".mo")


def compile_stale(root: Path = ROOT) -> int:
    """Write the missing and outdated `.mo` files whole or not at all; how many. Fuzzy entries stay out."""
    catalogues = stale(root)
    for catalogue in catalogues:
        target = compiled(catalogue)
        half = target.with_suffix(f".{os.getpid()}")
        polib.pofile(str(catalogue)).save_as_mofile(str(half))
        half.replace(target)
    return len(catalogues)
