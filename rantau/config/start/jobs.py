"""Short programs of a start: `prepare` in a process of its own, so that their memory goes when they end."""

import subprocess
import sys
from collections.abc import Mapping
from signal import SIGTERM

from rantau.config.parent import dies_with_parent
from rantau.config.terminal import CannotStart

Job = subprocess.Popen[str]


def begin(name: str, environment: Mapping[str, str]) -> Job:
    """Start `prepare NAME`; several may run side by side."""
    return subprocess.Popen(
        [sys.executable, "-m", "rantau.config.start.prepare", name],
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=dies_with_parent(SIGTERM),
    )


def finish(job: Job) -> str:
    """What it printed; its last complaint becomes the refusal."""
    said, complaint = job.communicate()
    if job.returncode:
        lines = [text.strip() for text in complaint.splitlines() if text.strip()]
        raise CannotStart(lines[-1] if lines else f"a preparation ended with code {job.returncode}")
    return said
