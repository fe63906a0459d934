"""The browser of the journeys: the system's Chromium, installed when we may, never downloaded from elsewhere."""

import os
import shutil
import subprocess

from rantau.config.terminal import line, step

NAMES = ("chromium", "chromium-browser", "google-chrome")


def find() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def ensure() -> str | None:
    """Path of a browser; None, said loudly, when there is none: then the journeys fail, they are not skipped."""
    chosen = os.environ.get("RANTAU_CHROMIUM") or find()
    if chosen:
        return chosen
    if os.geteuid() == 0 and shutil.which("apt-get"):
        with step("Chromium (apt-get install, for the browser journeys)") as words:
            words.append("installed" if install() else "could not be installed")
    found = find()
    if found is None:
        line("! No Chromium on this machine: the browser journeys cannot run and will FAIL.")
        line("! Debian and Ubuntu: apt-get install -y chromium")
    return found


def install() -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    commands = (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
    )
    # `update` may fail for one broken source and the package still be there.
    done = [subprocess.run(command, env=environment, capture_output=True, check=False) for command in commands]
    return done[-1].returncode == 0
