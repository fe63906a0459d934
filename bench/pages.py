"""What pages weigh on the wire, and what the running site keeps in memory.

    ./run --port 8130 &
    python -m bench.pages --base http://localhost:8130 [--cookie "sesi=…"] [--pid PID of ./run] [PATH …]

Counts compressed bodies: the page, and at a first visit every style, script and image it names. Prints each page beside its
budget (14 kB at a first visit, 5 kB after), then, with --pid, proportional set size (PSS) of every process.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import httpx

PAGES = ("/", "/layanan/", "/layanan/paspor-baru/", "/layanan/paspor-baru/cocok/", "/kantor/", "/masuk/", "/daftar/",
         "/periksa-dokumen/", "/bahasa/")  # fmt: skip
FIRST, AFTER = 14_000, 5_000
PARTS = re.compile(r"""(?:href|src)="(/s/[^"#]+)""")


def weigh(http: httpx.Client, path: str) -> tuple[int, int, int]:
    """Status, compressed bytes of the page alone, and with everything it names."""
    page = http.get(path)
    alone = page.num_bytes_downloaded
    parts = {urljoin(str(page.url), part) for part in PARTS.findall(page.text)}
    return page.status_code, alone, alone + sum(http.get(part).num_bytes_downloaded for part in parts)


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else "")
    parser.add_argument("--base", default="http://localhost:8000")
    parser.add_argument("--cookie", default="")
    parser.add_argument("--pid", type=int, default=0)
    parser.add_argument("paths", nargs="*", default=PAGES)
    wishes = parser.parse_args()
    headers = {"Accept-Encoding": "gzip, br", **({"Cookie": wishes.cookie} if wishes.cookie else {})}
    print(f"{'page':40} {'status':>6} {'first':>7} {'of 14 kB':>9} {'after':>7} {'of 5 kB':>8}")
    with httpx.Client(base_url=wishes.base, headers=headers, follow_redirects=True) as http:
        for path in wishes.paths:
            status, alone, everything = weigh(http, path)
            print(f"{path:40} {status:>6} {everything:>7} {everything / FIRST:>9.2f} {alone:>7} {alone / AFTER:>8.2f}")
    if wishes.pid:
        rows = sorted(processes(wishes.pid), reverse=True)
        for pss, command in rows:
            print(f"{pss / 1024:8.1f} MB  {command[:90]}")
        print(f"{sum(pss for pss, _ in rows) / 1024:8.1f} MB  in all (aim: 512)")


if __name__ == "__main__":
    main()
