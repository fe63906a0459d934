"""`./run manage …`: a Django command with the checkout's database running for as long as it takes."""

import os
import subprocess
import sys

from rantau.config.start import embedded, up

# These change tables or grants, which only the owner may do.
BY_OWNER = {"migrate", "createcachetable", "grant_runtime", "flush", "sqlflush"}


def run(arguments: list[str]) -> int:
    """The command's own exit code."""
    found = up.setting()
    environment = dict(os.environ)
    if arguments[0] in BY_OWNER:
        environment["RANTAU_DB_ROLE"] = "owner"
    command = [sys.executable, "manage.py", *arguments]
    if not found.own_database:
        return subprocess.run(command, env=environment, check=False).returncode
    up.make_writable(found.var)
    database, _ = embedded.have(found.var)
    try:
        return subprocess.run(command, env=environment, check=False).returncode
    finally:
        database.leave()
