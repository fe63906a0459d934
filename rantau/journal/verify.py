"""Proves the journal from outside: `python verify.py --database URL [--heads FOLDER …]`.

Stands alone on purpose: it needs psycopg and nothing of Rantau, so that an auditor can read it whole and run it from
another machine. It finds a changed, added, removed or swapped row, and, with the copies of the head, a journal that was
cut off at the end or rewritten from the start. Prints one line per finding; exit code 0 when there is none.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from typing import Any

import psycopg

ROWS = """
SELECT s.position, s.digest, s.entry_id, e.id, e.at, e.code, e.actor_kind, e.actor_id, e.actor_role, e.office,
       e.application, e.person_id, e.payload
FROM journal_seal s LEFT JOIN journal_entry e ON e.id = s.entry_id ORDER BY s.position
"""
# Everything older than what is sealed and outside the sealer's window must have a seal: else it was slipped in.
LATE = """
SELECT e.id FROM journal_entry e LEFT JOIN journal_seal s ON s.entry_id = e.id
WHERE s.position IS NULL AND e.at < now() - interval '1 hour' ORDER BY e.id
"""


def canonical(row: tuple[Any, ...]) -> bytes:
    (number, at, code, kind, actor, role, office, application, person, payload) = row
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    fields = [number, moment, code, kind, actor, role, office, application, str(person or ""), payload]
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def findings(connection: psycopg.Connection[Any], heads: dict[int, str]) -> Iterator[str]:
    digest, expected, seen = bytes(32), 1, dict(heads)
    for position, sealed, entry_id, *row in connection.execute(ROWS):
        if position != expected:
            yield f"seal {expected}: links up to {position - 1} are missing"
        expected = position + 1
        if row[0] is None:
            yield f"entry {entry_id}: removed (sealed at {position})"
        else:
            digest = hashlib.sha256(digest + canonical(tuple(row))).digest()
            if digest != sealed:
                yield f"entry {entry_id}: changed, or the chain before it (sealed at {position})"
        digest = bytes(sealed)
        if (copied := seen.pop(position, None)) and copied != digest.hex():
            yield f"seal {position}: differs from the copy kept elsewhere"
    for position in sorted(seen):
        yield f"seal {position}: known elsewhere, missing here (the journal was cut off)"
    for (entry_id,) in connection.execute(LATE):
        yield f"entry {entry_id}: older than an hour and never sealed"


def copied_heads(folders: list[Path]) -> dict[int, str]:
    """Position and digest of every head that was copied away."""
    lines = (line for folder in folders for file in sorted(folder.glob("*.jsonl")) for line in file.open())
    return {head["position"]: head["digest"] for head in map(json.loads, lines)}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else "")
    parser.add_argument("--database", required=True, help="postgresql://…")
    parser.add_argument("--heads", type=Path, action="append", default=[], help="folder with copies of the head")
    options = parser.parse_args(arguments)
    with psycopg.connect(options.database) as connection:
        problems = list(findings(connection, copied_heads(options.heads)))
        count = connection.execute("SELECT count(*) FROM journal_seal").fetchone()
    for problem in problems:
        sys.stdout.write(problem + "\n")
    sys.stdout.write(f"{count[0] if count else 0} links read, {len(problems)} findings\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
