"""A PostgreSQL of its own for a measurement: full durability, as in production, gone afterwards."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from rantau.config.postgres import binaries, roles
from rantau.config.postgres.cluster import Cluster
from rantau.config.postgres.place import place, run_as


def again_with_database(module: str) -> int:
    """Run `module` once more with the same arguments and DATABASE_URL set; its exit code."""
    with tempfile.TemporaryDirectory(prefix="rantau-bench-", ignore_cleanup_errors=True) as directory:
        # The server does not run as root and must pass through.
        Path(directory).chmod(0o711)
        who = run_as()
        where = place(Path(directory), "postgres", who)
        cluster = Cluster(where, binaries.find(who, where.data.parent), who)
        cluster.ensure(tied=True)
        try:
            roles.ensure(cluster)
            environment = {
                **os.environ,
                "DATABASE_URL": where.url(roles.OWNER),
                "RANTAU_MODE": "test",
                "RANTAU_VAR": directory,
                "DJANGO_SETTINGS_MODULE": "rantau.config.settings",
            }
            command = [sys.executable, "-m", module, *sys.argv[1:]]
            return subprocess.run(command, env=environment, check=False).returncode
        finally:
            cluster.stop()
