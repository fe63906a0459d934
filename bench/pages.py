"""What every citizen page weighs on the wire, and what the running site keeps in memory.

    ./run --port 8130 &
    python -m bench.pages --base http://localhost:8130 [--pid PID of ./run]

Signs in as people of the demo in different states of their journey, follows every link of theirs, and counts compressed
bodies: the page, and at a first visit (empty cache) every style, script, icon and picture it names, once; afterwards the page with
what the front page has not brought. Of pages of one kind the heaviest is printed. "!" marks what is over its budget;
then, or when a kind of page was not found (the worker tells the lives in the first quarter of an hour), the exit code is 1.
With --pid also the proportional set size (PSS) of every process.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import httpx

from bench import memory
from rantau.demo import personas

FIRST, UPLOADS, AFTER, STYLE, SCRIPT, SENDING = 14_000, 20_000, 5_000, 6_000, 3_000, 4_000
PUBLIC = ("/", "/layanan/", "/cek-status/", "/bantuan/", "/kantor/", "/masuk/", "/daftar/", "/lupa-sandi/",
          "/periksa-dokumen/", "/bahasa/")  # fmt: skip
OWN = ("/permohonan/", "/permohonan/baru/paspor-baru/", "/kotak-masuk/", "/akun/")
# Whose journey shows what: a bill; a draft; a receipt; then a place to choose, papers to correct, a pass, a pick-up code.
PEOPLE = (
    *((person.email, person.password) for person in personas.NAMED),
    *((f"warga{number:03d}@warga.contoh.id", personas.CROWD_PASSWORD) for number in (3, 4, 8, 16)),
)
REQUIRED = {
    *(f"/permohonan/<ref>/{page}" for page in (
        "", "isi/", "berkas/", "periksa/", "jadwal/", "batal/", "bayar/", "bayar/<order>/", "kuitansi/", "tanda-masuk/",
        "pengambilan/",
    )),
    "/permohonan/", "/permohonan/baru/paspor-baru/", "/kotak-masuk/", "/kotak-masuk/<id>/", "/akun/", "/akun/profil/",
    "/akun/keamanan/", "/akun/perangkat/", "/akun/privasi/", "/akun/pemberitahuan/",
}  # fmt: skip
QUESTIONS = "/permohonan/<ref>/isi/<section>/"
# No pages: files, and what ends the session.
NO_PAGE = re.compile(r"\.ics$|/berkas/[0-9a-f-]{36}/$|^/s/|^/keluar/|^/simulasi/|^/petugas/|^/papan/")
LINKS = re.compile(r"""<a\b[^>]*?href="(/[^"#?]*)""")
STATIC = re.compile(r"""(?:href|src)="(/s/[^"#]+)""")
PICTURES = re.compile(r"""<img\b[^>]*?src="(/(?!s/)[^"]+)""")
NAMED_BY_STYLE = re.compile(r"""url\(["']?(?!data:)([^"')]+)""")


@dataclass
class Weight:
    path: str
    status: int
    first: int
    after: int

    @property
    def limit(self) -> int:
        return UPLOADS if self.path.endswith("/berkas/") else FIRST

    @property
    def over(self) -> bool:
        return self.first > self.limit or self.after > AFTER or self.status != 200


@dataclass
class Scales:
    base: str
    parts: dict[str, int] = field(default_factory=dict)
    """Compressed bytes of every static file met so far."""
    common: set[str] = field(default_factory=set)
    """What the front page brings."""
    scripts: dict[str, int] = field(default_factory=dict)

    def client(self) -> httpx.Client:
        return httpx.Client(base_url=self.base, headers={"Accept-Encoding": "gzip, br"}, timeout=120)

    def weigh(self, http: httpx.Client, path: str, page: httpx.Response) -> Weight:
        named = self._static(http, page)
        pictures = sum(http.get(picture).num_bytes_downloaded for picture in set(PICTURES.findall(page.text)))
        alone = page.num_bytes_downloaded + pictures
        new = sum(self.parts[part] for part in named - self.common)
        self.scripts[path] = sum(self.parts[part] for part in named if part.endswith(".js"))
        return Weight(path, page.status_code, alone + sum(self.parts[part] for part in named), alone + new)

    def _static(self, http: httpx.Client, page: httpx.Response) -> set[str]:
        """Every static file of a page, with those that its styles name."""
        todo, found = [urljoin(str(page.url), part) for part in STATIC.findall(page.text)], set[str]()
        while todo:
            part = todo.pop()
            if part in found:
                continue
            found.add(part)
            answer = http.get(part)
            self.parts[part] = answer.num_bytes_downloaded
            if part.endswith(".css"):
                todo += [urljoin(part, name) for name in NAMED_BY_STYLE.findall(answer.text)]
        return found

    def crawl(self, http: httpx.Client, starts: tuple[str, ...], stay: tuple[str, ...]) -> Iterator[Weight]:
        """Every page that links lead to, as long as it lies below one of `stay`. GET changes nothing (promise P11)."""
        todo, seen = list(starts), set[str]()
        while todo:
            path = todo.pop(0)
            if path in seen:
                continue
            seen.add(path)
            page = http.get(path)
            if page.is_redirect:
                todo.append(urlsplit(page.headers["Location"]).path)
            elif page.headers.get("Content-Type", "").startswith("text/html"):
                yield self.weigh(http, path, page)
                todo += [
                    link for link in LINKS.findall(page.text) if link.startswith(stay) and not NO_PAGE.search(link)
                ]


def kind(path: str) -> str:
    path = re.sub(r"RTU-\w{5}-\w{5}", "<ref>", path)
    path = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "<id>", path)
    return re.sub(r"(/bayar/)[^/]+/", r"\1<order>/", path)


def sign_in(http: httpx.Client, address: str, password: str) -> bool:
    answer = http.post("/masuk/", data={"address": address, "password": password, **token(http.get("/masuk/"))})
    return answer.is_redirect


def token(page: httpx.Response) -> dict[str, str]:
    return dict(re.findall(r'name="(csrfmiddlewaretoken)" value="([^"]+)"', page.text)[:1])


def begin_payment(http: httpx.Client) -> str:
    """Press the first button of an unpaid bill; the page with the number to pay to, "" where nothing is owed."""
    for path in set(LINKS.findall(http.get("/permohonan/").text)):
        page = http.get(f"{path}bayar/") if kind(path) == "/permohonan/<ref>/" else None
        if page and (channel := re.search(r'name="channel"[^>]*? value="([^"]+)"', page.text)):
            return str(
                http.post(page.url.path, data={"channel": channel[1], **token(page)}).headers.get("Location", "")
            )
    return ""


def measure(base: str) -> tuple[Scales, dict[str, Weight]]:
    scales, heaviest = Scales(base), dict[str, Weight]()

    def keep(weight: Weight) -> None:
        name = kind(weight.path)
        if name not in heaviest or weight.first > heaviest[name].first:
            heaviest[name] = weight

    with scales.client() as http:
        front = http.get("/")
        scales.weigh(http, "/", front)
        scales.common = set(scales.parts)
        for weight in scales.crawl(http, PUBLIC, PUBLIC[1:]):
            keep(weight)
    for address, password in PEOPLE:
        with scales.client() as http:
            if not sign_in(http, address, password):
                print(f"! {address} cannot sign in (yet)")
                continue
            started = begin_payment(http)
            for weight in scales.crawl(http, (*OWN, *([started] if started else [])), OWN):
                keep(weight)
    return scales, heaviest


def report(scales: Scales, heaviest: dict[str, Weight]) -> int:
    """Prints the table; how many things are wrong."""
    print(f"  {'page':52} {'status':>6} {'first':>7} {'of budget':>9} {'after':>7} {'of 5 kB':>8}")
    for name, found in sorted(heaviest.items()):
        mark, share = "!" if found.over else " ", found.first / found.limit
        print(
            f"{mark} {name:52} {found.status:>6} {found.first:>7} {share:>9.2f} {found.after:>7} {found.after / AFTER:>8.2f}"
        )
    # Style sheets of desks are not met here: only citizen pages are walked.
    style = sum(size for part, size in scales.parts.items() if part.endswith(".css"))
    print(f"{'!' if style > STYLE else ' '} style {style} of {STYLE}")
    # Where papers are sent, the module that sends them may weigh 4 kB.
    heavy = {path: size for path, size in scales.scripts.items() if size > (SENDING if "/berkas/" in path else SCRIPT)}
    print(f"{'!' if heavy else ' '} script of a page: at most {max(scales.scripts.values(), default=0)} of {SCRIPT}")
    missing = {name for name in REQUIRED if name not in heaviest}
    missing |= set() if any(re.fullmatch(r"/permohonan/<ref>/isi/[\w-]+/", name) for name in heaviest) else {QUESTIONS}
    for name in sorted(missing):
        print(f"! {name} was not found")
    return sum(found.over for found in heaviest.values()) + (style > STYLE) + len(heavy) + len(missing)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", default="http://localhost:8000")
    parser.add_argument("--pid", type=int, default=0)
    wishes = parser.parse_args()
    wrong = report(*measure(wishes.base))
    if wishes.pid:
        memory.report(wishes.pid)
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
