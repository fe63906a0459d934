import os
import stat
import subprocess
import sys
from pathlib import Path


def test_a_device_is_refused_as_state_file_and_stays_a_device():
    command = [sys.executable, "-m", "rantau.demo.simulator", "--port", "0", "--smtp-port", "0", "--state", os.devnull]
    done = subprocess.run(
        command, env={**os.environ, "RANTAU_MODE": "demo"}, capture_output=True, text=True, timeout=20, check=False
    )
    assert done.returncode != 0
    assert "no ordinary file" in done.stderr
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
