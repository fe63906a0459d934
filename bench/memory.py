"""What a process and everything below it keep in memory: proportional set size (PSS), from /proc."""

import re
from collections.abc import Iterator
from pathlib import Path

LIMIT = 512


def processes(root: int) -> Iterator[tuple[int, str]]:
    """PSS in kB and command of a process and everything below it."""
    children: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            parent = int(re.findall(r"PPid:\s+(\d+)", status.read_text())[0])
        except (OSError, IndexError):
            continue
        children.setdefault(parent, []).append(int(status.parent.name))
    todo = [root]
    while todo:
        pid = todo.pop()
        todo += children.get(pid, [])
        try:
            pss = int(re.findall(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)[0])
            command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except (OSError, IndexError):
            continue
        yield pss, command.strip()


def report(root: int) -> None:
    rows = sorted(processes(root), reverse=True)
    for pss, command in rows:
        print(f"{pss / 1024:8.1f} MB  {command[:90]}")
    print(f"{sum(pss for pss, _ in rows) / 1024:8.1f} MB  in all (aim: {LIMIT})")
