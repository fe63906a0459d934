"""Children end with their parent, also when the parent is killed: nothing is left behind that holds a port."""

import ctypes
import os
import signal
from collections.abc import Callable

SET_DEATH_SIGNAL = 1


def _prctl(option: int, value: int) -> None:
    """Linux only; elsewhere nothing happens, and the next start cleans up."""
    call = getattr(_LIBC, "prctl", None)
    if call is not None:
        call(option, value, 0, 0, 0)


# Loaded here, not between fork and exec, where little is allowed.
_LIBC = ctypes.CDLL(None)


def dies_with_parent(sign: signal.Signals) -> Callable[[], None]:
    """For `preexec_fn`: the child gets `sign` when the thread that started it ends. Start it from the main thread."""
    parent = os.getpid()

    def prepare() -> None:
        _prctl(SET_DEATH_SIGNAL, sign)
        if os.getppid() != parent:
            os.kill(os.getpid(), sign)

    return prepare
