"""The look of the simulator's own pages: plain, and never to be mistaken for a bank."""

from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from rantau.demo.simulator.wire import Response

WIB = ZoneInfo("Asia/Jakarta")
STYLE = """*{box-sizing:border-box}body{font:18px/1.5 system-ui,sans-serif;margin:0;color:#16202e;background:#f4f1ea}
.mark{background:#5b1d7a;color:#fff;padding:8px 16px;font-weight:700}main{max-width:46rem;margin:0 auto;padding:16px}
h1{font-size:1.5rem;line-height:1.2}.card{background:#fff;border:1px solid #8a8374;border-radius:8px;padding:16px;margin:0 0 16px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:0}
dt{color:#4d5560}dd{margin:0;overflow-wrap:anywhere}
button,.button{font:inherit;min-height:44px;padding:8px 16px;
border:2px solid #5b1d7a;border-radius:6px;background:#fff;color:#5b1d7a}
button.main{background:#5b1d7a;color:#fff}form.row{display:flex;flex-wrap:wrap;gap:8px}a{color:#1a56a8}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:8px 0 0}
input{font:inherit;min-height:44px;padding:4px 8px;max-width:100%}
label{display:block;margin:8px 0}@media(max-width:30rem){dl{grid-template-columns:1fr}}
@media(prefers-color-scheme:dark){body{background:#10151d;color:#e8e6e1}.card{background:#1a212c}dt{color:#b4bac4}
button,.button{background:#1a212c;color:#d9b3f2;border-color:#d9b3f2}button.main{background:#d9b3f2;color:#10151d}a{color:#8fbcff}
input{background:#10151d;color:#e8e6e1;border:1px solid #8a8374}}"""
SAFE = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


def page(title: str, body: str, status: int = 200) -> Response:
    """`title` is text, `body` markup whose values are escaped already."""
    html = (
        f'<!doctype html><html lang="id"><head><meta charset="utf-8"><title>SIMULASI - {escape(title)}</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<link rel="stylesheet" href="/gaya.css"></head>'
        '<body><header class="mark">SIMULASI. Bukan bank, bukan uang sungguhan.</header>'
        f"<main><h1>{escape(title)}</h1>{body}</main></body></html>"
    )
    return Response(status, html.encode(), "text/html; charset=utf-8", dict(SAFE))


def style() -> Response:
    return Response(200, STYLE.encode(), "text/css; charset=utf-8", {"Cache-Control": "max-age=300"})


def rows(pairs: list[tuple[str, str]]) -> str:
    return "<dl>" + "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in pairs) + "</dl>"


def when(iso: str) -> str:
    """An ISO moment on the wall clock of West Sumatra."""
    return f"{datetime.fromisoformat(iso).astimezone(WIB):%d-%m-%Y %H.%M.%S} WIB"


def rupiah(amount: int) -> str:
    return f"Rp{amount:,}".replace(",", ".")
