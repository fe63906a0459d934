"""What a person sees: the pay page of an order, the letters, the switches."""

from dataclasses import asdict, fields
from html import escape
from typing import Any
from urllib.parse import urlsplit

from rantau.demo.simulator import letters, money
from rantau.demo.simulator.page import page, rows, rupiah, style, when
from rantau.demo.simulator.state import Faults, Order, now
from rantau.demo.simulator.wire import Request, Response, Route, as_json, route, see_other

ACTS = {
    "bayar": "Bayar",
    "kurang": "Bayar kurang",
    "lebih": "Bayar lebih",
    "dua-kali": "Bayar dua kali",
    "terlambat": "Bayar terlambat",
    "hilang": "Bayar, hilangkan pemberitahuan",
    "palsu": "Palsukan pemberitahuan",
    "ulang": "Kirim ulang pemberitahuan",
    "kedaluwarsa": "Biarkan kedaluwarsa",
    "tolak": "Tolak",
    "tarik": "Tarik kembali uangnya",
}
WORDS = {
    "pending": "menunggu dibayar",
    "settlement": "sudah dibayar",
    "expire": "kedaluwarsa",
    "cancel": "dibatalkan",
    "deny": "ditolak",
    "chargeback": "uang ditarik kembali",
}
FAULT_WORDS = {
    "notice_lost": "Hilangkan semua pemberitahuan (ya)",
    "notice_doubled": "Kirim semua pemberitahuan dua kali (ya)",
    "notice_forged": "Palsukan semua pemberitahuan (ya)",
    "notice_late_seconds": "Tunda pemberitahuan (detik)",
    "gateway_down": "Gerbang pembayaran mati, jawab 503 (ya)",
    "gateway_slow_seconds": "Gerbang pembayaran lambat (detik)",
    "ntpn_late": "NTPN menyusul (ya)",
    "sms_status": "SMS dijawab dengan kode, misalnya 429 (0: normal)",
}


def home(simulator: Any, request: Request) -> Response:
    with simulator.world.lock:
        newest = list(simulator.world.orders.values())[:-21:-1]
    items = "".join(
        f'<li><a href="/pay/{escape(o.order)}/">{escape(o.order)}</a> {escape(o.method)}, {rupiah(o.amount)}, '
        f"{WORDS[o.status_at(now())]}</li>"
        for o in newest
    )
    links = '<p><a href="/kotak/">Surat dan SMS</a> · <a href="/gangguan/">Gangguan</a></p>'
    return page("Dunia luar", f"{links}<h2>Pesanan terbaru</h2><ul>{items or '<li>Belum ada.</li>'}</ul>")


def pay_page(simulator: Any, request: Request) -> Response:
    order = simulator.world.by_order(request.parts[0])
    if order is None:
        return page("Pesanan tidak ada", '<p><a href="/">Semua pesanan</a></p>', 404)
    buttons = "".join(
        f'<button name="act" value="{act}"{" class=main" if act == "bayar" else ""}>{escape(label)}</button>'
        for act, label in ACTS.items()
    )
    back = escape(_way_back(simulator, order))
    facts = [
        ("Pesanan", order.order),
        ("Cara", order.method),
        ("Nomor", order.number or "-"),
        ("Jumlah", rupiah(order.amount)),
        ("Batas", when(order.expires_at)),
        ("Keadaan", WORDS[order.status_at(now())]),
        *(("Uang masuk", f"{rupiah(m.amount)}, NTB {m.ntb}, NTPN {m.ntpn or 'menyusul'}") for m in order.money),
    ]
    return page(
        f"Bayar {rupiah(order.amount)}",
        f'<div class="card">{rows(facts)}</div><form class="row" method="post">{buttons}</form>'
        f'<p><a href="{back}">Kembali ke Rantau</a></p>',
    )


def _way_back(simulator: Any, order: Order) -> str:
    """Only ever to the site that this simulator serves."""
    site = simulator.public_site or "/"
    return order.return_url if urlsplit(order.return_url).scheme in {"http", "https"} else site


def pay_act(simulator: Any, request: Request) -> Response:
    order = simulator.world.by_order(request.parts[0])
    act = str(request.values().get("act") or "")
    if order is None or act not in ACTS:
        return page("Tidak bisa", '<p><a href="/">Semua pesanan</a></p>', 404)
    _do(simulator, order, act)
    return as_json(200, {"status": order.status}) if request.is_json else see_other(f"/pay/{order.order}/")


def _do(simulator: Any, order: Order, act: str) -> None:
    world, tell = simulator.world, simulator.teller.tell
    amounts = {"kurang": order.amount - min(50_000, order.amount - 1), "lebih": order.amount + 50_000}
    endings = {"kedaluwarsa": "expire", "tolak": "deny", "tarik": "chargeback"}
    if act in endings:
        money.end(world, order, endings[act])
        tell(order)
    elif act in {"palsu", "ulang"}:
        tell(order, order.money[-1] if order.money else None, forged=act == "palsu")
    else:
        if act == "terlambat":
            money.end(world, order, "expire")
        for _ in range(2 if act == "dua-kali" else 1):
            tell(order, money.pay(world, order, amounts.get(act)), lost=act == "hilang")


def mailbox(simulator: Any, request: Request) -> Response:
    to = request.query.get("to", "")
    cards = "".join(
        '<article class="card">'
        + rows([("Kepada", m.to), ("Jenis", m.kind), ("Waktu", when(m.at)), ("Judul", m.subject or "-")])
        + f"<pre>{escape(m.text)}</pre></article>"
        for m in letters.found(simulator.world, to)
    )
    search = (
        f'<form class="row"><label>Alamat <input name="to" value="{escape(to)}"></label><button>Cari</button></form>'
    )
    return page("Surat dan SMS", search + (cards or "<p>Belum ada surat untuk alamat ini.</p>"))


def faults_page(simulator: Any, request: Request) -> Response:
    values = asdict(simulator.world.faults)
    inputs = "".join(
        f"<label>{escape(FAULT_WORDS[each.name])}<br>"
        f'<input name="{each.name}" value="{escape(_shown(values[each.name]))}"></label>'
        for each in fields(Faults)
    )
    return page("Gangguan", f'<form method="post" class="card">{inputs}<button class="main">Simpan</button></form>')


def look(simulator: Any, request: Request) -> Response:
    return style()


def _shown(value: Any) -> str:
    return ("ya" if value else "") if isinstance(value, bool) else str(value)


def set_faults(simulator: Any, request: Request) -> Response:
    with simulator.world.lock:
        simulator.world.faults.set(request.values())
    return as_json(200, asdict(simulator.world.faults)) if request.is_json else see_other("/gangguan/")


ROUTES: tuple[Route, ...] = (
    route("GET", r"/", home),
    route("GET", r"/gaya\.css", look),
    route("GET", r"/pay/([^/]+)/?", pay_page),
    route("POST", r"/pay/([^/]+)/?", pay_act),
    route("GET", r"/kotak/?", mailbox),
    route("GET", r"/gangguan/?", faults_page),
    route("POST", r"/gangguan/?", set_faults),
)
