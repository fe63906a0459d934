"""Which port. Two checkouts started at the same moment must not both believe that 8000 is theirs."""

import errno
import socket
from collections.abc import Iterator

from rantau.config.terminal import CannotStart

TRIES = 100
# The claims live as long as this process: the kernel drops them with it, even after kill -9.
_claims: list[socket.socket] = []


def free(host: str, port: int) -> bool:
    """Whether a program could listen there now. Asked without SO_REUSEPORT, so a sharing listener counts as taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError as problem:
            if problem.errno in {errno.EADDRINUSE, errno.EACCES}:
                return False
            raise CannotStart(f"the address {host} cannot be used: {problem.strerror}.", 2) from None
    return True


def claim(port: int) -> bool:
    """Reserve the number among all Rantaus of this machine (an abstract socket: Linux only, elsewhere always True)."""
    sign = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        sign.bind(f"\0rantau-port-{port}")
    except OSError as problem:
        sign.close()
        return problem.errno != errno.EADDRINUSE
    _claims.append(sign)
    return True


def take(host: str, port: int) -> int:
    """The port asked for by the person, or a refusal with exit code 2."""
    if not (free(host, port) and claim(port)):
        raise CannotStart(f"port {port} is taken or not allowed; choose another with --port, or leave it out.", 2)
    return port


def next_free(host: str, first: int) -> int:
    """The first free port from `first` on."""
    for port in candidates(first):
        if free(host, port) and claim(port):
            return port
    raise CannotStart(f"no port from {first} to {first + TRIES - 1} is free.", 2)


def candidates(first: int) -> Iterator[int]:
    return iter(range(first, min(first + TRIES, 65536)))
