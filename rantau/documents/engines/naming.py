"""The name a file came with, made safe to show. It is never used as a path."""

import unicodedata

LONGEST = 120
FALLBACK = "berkas"
# Control characters, and format characters that turn text around or hide in it (RTL override, zero width).
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def shown_name(given: str) -> str:
    """`../../etc/ktp\\u202efdp.exe` as `ktpfdp.exe`; emoji and all scripts stay."""
    last = given.replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c) not in UNSEEN)
    return " ".join(seen.split())[-LONGEST:].strip(". ") or FALLBACK
