"""Papers over a poor line (promises P21, S6): our own page, and two well-known clients of the tus protocol."""

import base64
import hashlib
import io
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from rantau.config.start import parcels
from rantau.documents.tests.factories import pdf
from tests.journeys import people
from tests.journeys.insisting import Insistent, begin
from tests.journeys.lines import PIECE, PoorLine
from tests.journeys.stack import Stack, until

pytestmark = [pytest.mark.browser]
RATE, CUT_EVERY = 120_000, 1.5
SIZE = 600_000
STATE = 'form[data-slot="{}"] [data-state]'


@dataclass
class Sender:
    """Somebody with a draft, at the page of its papers."""

    who: Insistent
    page: Page

    @property
    def papers(self) -> str:
        return f"/permohonan/{self.who.reference}/berkas/"

    def go(self, base: str = "") -> "Sender":
        self.page.goto(f"{base or self.who.stack.url}{self.papers}")
        return self

    def choose(self, slot: str, content: bytes, name: str = "kertas.pdf", kind: str = "application/pdf") -> None:
        file = {"name": name, "mimeType": kind, "buffer": content}
        self.page.locator(f"#file-{slot}").set_input_files(file)

    def says(self, slot: str, words: str) -> bool:
        return words in self.page.locator(STATE.format(slot)).inner_text()

    def waiting(self) -> int:
        """How many files lie in this browser."""
        return int(self.page.evaluate(COUNT))

    def kept(self, slot: str) -> dict[str, object]:
        """What the office has in this slot."""
        kept = self.who.stack.behind("papers_of", reference=self.who.reference)
        return dict(kept.get(slot, {}))


COUNT = """() => new Promise((done) => {
    const open = indexedDB.open("unggah", 1);
    open.onupgradeneeded = () => open.transaction.abort();
    open.onerror = () => done(0);
    open.onsuccess = () => {
        const all = open.result.transaction("waiting").objectStore("waiting").getAll();
        all.onsuccess = () => { open.result.close(); done(all.result.length); };
    };
})"""


@contextmanager
def at_papers(browser: Browser, stack: Stack, email: str, **more: bool) -> Iterator[Sender]:
    if email not in stack.kept:  # all at once: starting for each costs more than what each of them does
        names = [f"putus{number:02d}@contoh.id" for number in range(1, 9)] + ["tus-@contoh.id", "uppy@contoh.id"]
        stack.kept |= stack.behind("people_signed_in", emails=names)
    session = stack.kept[email]
    who = Insistent(stack, email, session)
    begin(who)
    context = browser.new_context(viewport={"width": 360, "height": 800}, **more)
    context.set_default_timeout(20_000)
    context.add_cookies([{"name": "sesi", "value": session, "domain": "localhost", "path": "/"}])
    try:
        yield Sender(who, context.new_page())
    finally:
        context.close()


@pytest.fixture
def line(stack: Stack) -> Iterator[PoorLine]:
    with PoorLine(stack.url, RATE, CUT_EVERY) as poor:
        yield poor


def heavy(size: int = SIZE) -> bytes:
    """A PDF that cannot be made smaller: noise behind a drawing."""

    def fill(document) -> None:
        document.attachments["derau.bin"] = random.Random(7).randbytes(size)

    return pdf(1, fill)


def test_a_paper_arrives_over_a_line_that_is_cut_again_and_again(
    browser: Browser, stack: Stack, line: PoorLine
) -> None:
    content = heavy()
    with at_papers(browser, stack, "putus01@contoh.id") as sender:
        sender.go(line.url)
        before = line.up
        sender.choose("KK", content)
        sender.page.wait_for_url("**terkirim=KK*", timeout=60_000)
        assert line.cuts >= 3
        assert sender.kept("KK")["raw_size"] == len(content)
        lost_on_the_way = line.cuts * 2 * PIECE  # what the line itself held when it was cut
        assert line.up - before - lost_on_the_way <= 1.05 * len(content) + 40_000, "bytes were sent twice"
        assert sender.waiting() == 0


def test_a_photo_is_made_smaller_on_the_phone(browser: Browser, stack: Stack) -> None:
    content = people.picture("KTP", "#dfe7f1")
    large = bigger(content)
    with at_papers(browser, stack, "putus02@contoh.id") as sender:
        sender.go().choose("KK", large, "kk.jpg", "image/jpeg")
        sender.page.wait_for_url("**terkirim=KK*")
        kept = sender.kept("KK")
        assert len(large) > 1_000_000
        assert int(str(kept["raw_size"])) <= 1_000_000
        assert int(str(kept["width"])) >= 1600


def bigger(content: bytes) -> bytes:
    """The same picture with 12 million pixels and the noise of a sensor."""
    with Image.open(io.BytesIO(content)) as small:
        large = np.asarray(small.resize((4032, 3024))).astype("int16")
    noisy = large + np.random.default_rng(3).normal(0, 6, large.shape)
    target = io.BytesIO()
    Image.fromarray(noisy.clip(0, 255).astype("uint8")).save(target, "JPEG", quality=85)
    return target.getvalue()


def test_after_a_reload_it_goes_on_where_it_was(browser: Browser, stack: Stack) -> None:
    content = heavy()
    with PoorLine(stack.url, RATE, 600) as line, at_papers(browser, stack, "putus03@contoh.id") as sender:
        sender.go(line.url)
        before = line.up
        sender.choose("KK", content)
        until(lambda: line.up - before > SIZE // 3, "a third of the file")
        line.reset()  # what the machine's own large buffers still hold is no longer wanted
        sender.page.reload()
        sender.page.wait_for_url("**terkirim=KK*", timeout=60_000)
        assert sender.kept("KK")["raw_size"] == len(content)
        assert line.up - before <= 1.05 * len(content) + 80_000, "it began again"


def test_what_waits_in_the_browser_cannot_be_read_and_goes_with_its_owner(browser: Browser, stack: Stack) -> None:
    content = pdf(1, lambda document: document.docinfo.__setitem__("/Author", "RAHASIA-YANG-DITANAM"))
    with at_papers(browser, stack, "putus04@contoh.id") as sender:
        sender.go()
        sender.page.context.set_offline(True)
        sender.choose("KK", content)
        until(lambda: sender.says("KK", "Sambungan terputus"), "the line to be missed")
        assert sender.waiting() == 1
        assert "RAHASIA" not in sender.page.evaluate(READ)
        sender.page.context.set_offline(False)
        sender.page.route("**/unggah/**", lambda route: route.abort())
        sender.page.goto(f"{stack.url}/keluar/")
        sender.page.locator("main form button").click()
        sender.page.wait_for_url(f"{stack.url}/")
        assert sender.waiting() == 0


READ = """() => new Promise((done) => {
    const open = indexedDB.open("unggah", 1);
    open.onsuccess = () => {
        const all = open.result.transaction("waiting").objectStore("waiting").getAll();
        all.onsuccess = () => done(new TextDecoder("latin1").decode(all.result[0].sealed.data));
    };
})"""


def test_another_person_at_the_same_browser_sends_nothing_of_it(browser: Browser, stack: Stack) -> None:
    """The session ended by itself, so nothing was wiped; the next one finds nothing of the first."""
    with at_papers(browser, stack, "putus05@contoh.id") as sender:
        sender.go().page.route("**/unggah/**", lambda route: route.abort())
        sender.choose("KK", pdf(1))
        until(lambda: sender.waiting() == 1, "the file to wait")
        with at_papers(browser, stack, "putus06@contoh.id") as other:
            cookie = {"name": "sesi", "value": other.who.session, "domain": "localhost", "path": "/"}
            sender.page.context.add_cookies([cookie])
            sender.page.goto(f"{stack.url}{other.papers}")
            until(lambda: sender.waiting() == 0, "the other's file to be gone")
            assert not other.kept("KK")


def test_a_file_that_cannot_be_a_paper_is_said_at_its_place(browser: Browser, stack: Stack) -> None:
    with at_papers(browser, stack, "putus07@contoh.id") as sender:
        sender.go().choose("KK", b"<html><script>alert(1)</script></html>", "kk.pdf")
        until(lambda: sender.says("KK", "Jenis berkas ini tidak bisa dipakai"), "the reason")
        assert sender.page.locator('form[data-slot="KK"] button').first.is_visible()


def test_whoever_was_signed_out_is_told_and_nothing_is_lost(browser: Browser, stack: Stack) -> None:
    with at_papers(browser, stack, "putus08@contoh.id") as sender:
        sender.go()
        sender.page.context.clear_cookies(name="sesi")
        sender.choose("KK", pdf(1))
        until(lambda: sender.says("KK", "Anda sudah keluar"), "the word")
        sender.page.context.add_cookies(
            [{"name": "sesi", "value": sender.who.session, "domain": "localhost", "path": "/"}]
        )
        sender.go().page.wait_for_url("**terkirim=KK*")


TUS_CLIENT = """([content, token]) => new Promise((done) => {
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    const upload = new tus.Upload(new File([bytes], "kertas.pdf"), {
        endpoint: "/unggah/", headers: { "X-CSRFToken": token }, metadata: { filename: "kertas.pdf" },
        retryDelays: Array(40).fill(200), onError: (problem) => done("failed " + problem), onSuccess: () => done(upload.url),
    });
    upload.start();
})"""
UPPY_CLIENT = """([content, token]) => new Promise((done) => {
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    const uppy = new Uppy.Uppy().use(Uppy.Tus, {
        endpoint: "/unggah/", headers: { "X-CSRFToken": token }, retryDelays: Array(40).fill(200), allowedMetaFields: ["name"],
    });
    uppy.on("upload-error", (_file, problem) => done("failed " + problem));
    uppy.on("upload-success", (_file, answer) => done(answer.uploadURL));
    uppy.addFile({ name: "kertas.pdf", type: "application/pdf", data: new Blob([bytes]) });
    uppy.upload();
})"""


@pytest.mark.parametrize(
    ("parcel", "client"), [(parcels.TUS, TUS_CLIENT), (parcels.UPPY, UPPY_CLIENT)], ids=["tus-js-client", "uppy"]
)
def test_a_client_of_others_gets_along_with_the_server(
    browser: Browser, stack: Stack, line: PoorLine, parcel: parcels.Parcel, client: str
) -> None:
    if not parcel.here.exists():
        pytest.skip(f"{parcel.name} could not be fetched from the npm registry")
    content = heavy()
    email = f"{parcel.name[:4]}@contoh.id"
    with at_papers(browser, stack, email, bypass_csp=True) as sender:
        sender.go(line.url).page.add_script_tag(content=parcel.text())
        token = sender.page.locator("[name=csrfmiddlewaretoken]").first.input_value()
        url = sender.page.evaluate(client, [base64.b64encode(content).decode(), token])
        assert "/unggah/" in url, url
        arrived = stack.behind("what_arrived", upload=url.rstrip("/").rpartition("/")[2])
        assert arrived == {"name": "kertas.pdf", "sha256": hashlib.sha256(content).hexdigest()}
        assert line.cuts >= 2
