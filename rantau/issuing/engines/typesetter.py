"""The typesetter itself: sources in memory in, PDF out. Only the fonts inside it are used, on every machine the same."""

from datetime import datetime

import typst

STANDARDS = ["a-2a", "ua-1"]
CannotSet = typst.TypstError


def typeset(sources: dict[str, bytes], *, data: str = "", at: datetime | None = None) -> bytes:
    """PDF/A-2a and PDF/UA-1 of `sources["main.typ"]`; `data` is its input "d". Raises CannotSet."""
    return bytes(
        typst.compile(  # type: ignore[call-overload]  # its stub does not know sources in memory
            sources,
            format="pdf",
            sys_inputs={"d": data},
            pdf_standards=STANDARDS,
            ignore_system_fonts=True,
            timestamp=int(at.timestamp()) if at else None,
        )
    )
