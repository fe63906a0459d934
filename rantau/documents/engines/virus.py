"""Is something known to be harmful in these bytes? The EICAR test file always; the rest when a clamd is set.

`settings.CLAMD` is `host:port` or the path of a socket. A scanner that is set but silent lets nothing through.
"""

from rantau.documents.engines import clamd as scanner
from rantau.documents.engines.clamd import ScannerSilent

__all__ = ["EICAR", "ScannerSilent", "found_in"]
# Written in two parts, or scanners would take this module away.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def found_in(raw: bytes, *, clamd: str) -> str | None:
    """The name of what was found, or None. Raises ScannerSilent."""
    if EICAR in raw:
        return "EICAR"
    return scanner.judge(raw, clamd) if clamd else None
