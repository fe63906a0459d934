"""What people do on the pages, each step as they would say it. Works the same with JavaScript and without."""

import io
import re
import time
from dataclasses import dataclass, field
from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Locator, Page

from rantau.ui.fields.contact import e164
from tests.journeys.stack import Stack, until
from tests.journeys.words import said

PASSWORD, SECRET = "kopi pagi di talamau", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
OFFICERS = {
    f"{name}@contoh.id": role
    for name, role in {
        "loket": "front_desk",
        "wati": "verifier",
        "rina": "interviewer",
        "hadi": "head",
        "cetak": "printer",
        "mutu": "qc",
        "serah": "handover",
        "pintu": "front_desk",
        "pasar": "verifier",
        "lapak": "interviewer",
        "camat": "head",
    }.items()
}


@dataclass
class Visitor:
    """Somebody at a browser of their own."""

    stack: Stack
    page: Page
    looks: Any
    email: str = ""
    language: str = "id"
    scripted: bool = False
    facts: dict[str, str] = field(default_factory=dict)
    filled: str = ""

    def go(self, path: str) -> "Visitor":
        answer = self.page.goto(f"{self.stack.url}{path}")
        assert answer, path
        assert answer.ok, f"{answer.status} {self.told()}"
        return self.look()

    def meets(self, path: str, status: int) -> "Visitor":
        """An address that leads nowhere, and says so."""
        answer = self.page.goto(f"{self.stack.url}{path}")
        assert answer, path
        assert answer.status == status, (path, answer.status)
        return self.look()

    def shown(self, path: str, html: str) -> "Visitor":
        """A page that no address leads to, as if it came from this one."""
        address = f"{self.stack.url}{path}"
        self.page.route(address, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
        self.go(path)
        self.page.unroute(address)
        return self

    def press(self, name: str) -> "Visitor":
        """A button or a link that looks like one, by its Indonesian name."""
        return self.press_plainly(said(name, self.language))

    def press_plainly(self, name: str) -> "Visitor":
        """By a name that is the same in every language: of a person, of a paper as the page calls it."""
        button = self.page.get_by_role("button", name=name)
        found = button if button.count() else self.page.get_by_role("link", name=name)
        assert found.count(), f"no {name!r} on {self.told()}"
        return self._click(found.first)

    def send(self) -> "Visitor":
        """The button of the form that was filled in last."""
        assert self.filled, "nothing was filled in"
        form = self.page.locator("form", has=self.page.locator(f'[name="{self.filled}"]:not([type=hidden])')).first
        return self._click(form.locator("button.button").last)

    def _click(self, what: Locator) -> "Visitor":
        with self.page.expect_navigation():
            what.click()
        return self.look()

    def told(self) -> str:
        """Where we are and what is written there, for whoever reads a failure."""
        return f"{self.path}:\n{self.page.inner_text('body')}"

    def errs(self, **values: str | None) -> "Visitor":
        """Fill in what will not do, send it, and be told. None leaves a field as it is."""
        self.fill(**values).send()
        begins = said("Kesalahan", self.language)
        assert self.page.title().startswith(begins), f"no error on {self.told()}"
        return self

    def fill(self, **values: str | None) -> "Visitor":
        """Fields by name: text, choice, or tick ("on"). None leaves one as it is."""
        for name, value in values.items():
            self.filled = name
            if value is not None:
                self.put(name, value)
        return self

    def put(self, name: str, value: str) -> None:
        box = self.page.locator(f'[name="{name}"]:not([type=hidden])').first
        assert box.count(), f"no field {name} on {self.told()}"
        kind = box.evaluate("it => it.type")
        if kind == "radio":
            self.page.locator(f'[name="{name}"][value="{value}"]').check(force=True)
        elif kind == "checkbox":
            box.check(force=True)
        elif kind == "select-one":
            box.select_option(value)
        else:
            box.fill(value)

    def reads(self, words: str) -> "Visitor":
        assert self.sees(words, "body"), f"not {words!r} on {self.told()}"
        return self

    def sees(self, words: str, where: str = "main") -> bool:
        """Whether these Indonesian words stand here, in the visitor's language."""
        return said(words, self.language) in self.page.inner_text(where)

    def look(self) -> "Visitor":
        self.looks.at(self.page)
        return self

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.stack.url)


def arrive(
    browser: Browser, stack: Stack, looks: Any, *, script: bool, email: str = "", language: str = "id"
) -> Visitor:
    """At a new browser. Whoever wants English chooses it with the switch in the header."""
    context = browser.new_context(java_script_enabled=script, viewport={"width": 360, "height": 800}, locale="id-ID")
    context.set_default_timeout(15_000)
    visitor = Visitor(stack, context.new_page(), looks, email, scripted=script)
    return speak_english(visitor) if language == "en" else visitor


def speak_english(visitor: Visitor) -> Visitor:
    """The pages on the way are still Indonesian, and looked at by others."""
    visitor.page.goto(visitor.stack.url)
    visitor.page.get_by_role("link", name="English", exact=True).click()
    visitor.language = "en"
    return visitor.press_plainly("English")


def code_for(stack: Stack, address: str) -> str:
    """The six digits of the newest letter to this address, given as typed."""
    to = address if "@" in address else e164(address) or ""

    def found() -> str:
        texts = [letter["text"] for letter in stack.letters(to)]
        match = re.search(r"\b\d{6}\b", texts[0]) if texts else None
        return match[0] if match else ""

    return until(found, f"a code for {address}")


# --- The applicant -----------------------------------------------------------------------------------------------


def sign_up(visitor: Visitor, address: str, *, name: str, nik: str, born: str, sex: str = "F") -> None:
    """From the first page to the welcome. `born` as typed."""
    visitor.go("/daftar/").fill(address=address, notice="on").send()
    visitor.fill(code=code_for(visitor.stack, address)).send()
    visitor.fill(full_name=name, citizenship="WNI", password=PASSWORD).send()
    visitor.fill(nik=nik, birth_date=born, sex=sex).send()
    for region in ("13", "13.12", "13.12.03", "13.12.03.2003"):
        visitor.fill(region=region).send()
    visitor.fill(street=visitor.facts.get("street", "Jorong Pasaman Baru No. 7")).send()
    assert name in visitor.page.inner_text("main"), visitor.told()


SECTIONS: dict[str, dict[str, str]] = {
    "history": {"had_passport": "tidak"},
    "identity": {"kk": "1312030507900002", "birth_place": "Simpang Empat"},
    "family": {
        "mother_name": "Rosmaniar",
        "father_name": "Syafruddin",
        "name_changed": "tidak",
        "naturalised": "tidak",
    },
    "marriage": {"marital_status": "SINGLE"},
    "address": {"lives_there": "ya"},
    "contact": {
        "phone": "0812 6677 8899",
        "emergency_name": "Yulianti",
        "emergency_relation": "SIBLING",
        "emergency_phone": "0813 5544 3322",
    },
    "job": {"occupation": "FARMER"},
    "travel": {
        "purpose": "FAMILY",
        "destination": "Malaysia",
        "stay_length": "WEEKS_2",
        "companions": "Sendiri, ke rumah kakak",
    },
    "product": {"product": "E5"},
    "declaration": {"papers_agree": "ya", "first_passport": "on", "true_purpose": "on"},
}
PAPERS = ("KTP", "KK", "BIRTH_PROOF")


def begin(visitor: Visitor) -> str:
    """From the service page to the task list; the reference."""
    visitor.go("/layanan/paspor-baru/").press("Mulai permohonan").press("Mulai mengisi")
    found = re.search(r"RTU-\w{5}-\w{5}", visitor.page.url)
    assert found, visitor.page.url
    return found[0]


def answer_everything(visitor: Visitor, reference: str) -> None:
    for section, answers in SECTIONS.items():
        visitor.go(f"/permohonan/{reference}/isi/{section}/")
        visitor.fill(**{**answers, **{k: v for k, v in visitor.facts.items() if k in answers}}).send()
        assert not visitor.page.title().startswith(said("Kesalahan", visitor.language)), (section, visitor.told())


def picture(words: str, colour: str = "#dfe7f1") -> bytes:
    """A photo of a paper, as large as phones make them."""
    image = Image.new("RGB", (1200, 800), colour)
    draw = ImageDraw.Draw(image)
    draw.rectangle((60, 60, 1140, 740), outline="#16202e", width=6)
    draw.text((120, 120), words, fill="#16202e", font_size=48)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()


def upload(visitor: Visitor, reference: str, slot: str, content: bytes) -> None:
    visitor.go(f"/permohonan/{reference}/berkas/")
    form = visitor.page.locator(f"#{slot}")
    with visitor.page.expect_navigation():
        form.locator("input[type=file]").set_input_files(
            {"name": f"{slot.lower()}.jpg", "mimeType": "image/jpeg", "buffer": content}
        )
        if not visitor.scripted:  # else it is sent as soon as it was chosen
            form.locator("form[enctype] button").first.click()
    visitor.look()
    assert not form.locator(".error").count(), form.inner_text()


def upload_all(visitor: Visitor, reference: str) -> None:
    for slot in PAPERS:
        upload(visitor, reference, slot, picture(f"CONTOH {slot}"))


def submit(visitor: Visitor, reference: str) -> None:
    visitor.go(f"/permohonan/{reference}/periksa/").fill(true="on", forfeit="on").send()


def choose_place(visitor: Visitor, reference: str) -> None:
    """The first free hour of this week or the next."""
    visitor.go(f"/permohonan/{reference}/jadwal/")
    for _ in range(4):
        free = visitor.page.locator("input[name=slot]:not([disabled])")
        if free.count():
            free.last.check(force=True)
            visitor._click(visitor.page.locator("form.question button.button").last)
            return
        visitor.press("Minggu berikutnya")
    raise AssertionError("no place in four weeks")


def pay(visitor: Visitor, reference: str) -> None:
    """With a billing code, at the simulated bank; then back to our page until it says that the money is here."""
    visitor.go(f"/permohonan/{reference}/bayar/").fill(channel="BILLING_CODE").send()
    bank = said("Bayar di bank simulasi", visitor.language)
    visitor.page.get_by_role("link", name=bank).click()
    visitor.page.get_by_role("button", name="Bayar", exact=True).click()

    stands(visitor, reference, "Datang untuk wawancara")


def stands(visitor: Visitor, reference: str, words: str) -> None:
    """The timeline says so, as soon as the worker has told it."""
    until(lambda: visitor.go(f"/permohonan/{reference}/").sees(words), f"the timeline to say {words!r}")


# --- The office --------------------------------------------------------------------------------------------------


def _code_now() -> str:
    return str(format_hotp_value(hotp_value(SECRET, int(time.time()) // 30)))


def sign_in_officer(visitor: Visitor, email: str) -> Visitor:
    """Password, then the code of the authenticator app."""
    visitor.go("/masuk/").fill(address=email, password=PASSWORD).send()
    visitor.fill(code=_code_now()).send()
    if "faktor-kedua" in visitor.path:  # a code counts once: whoever signed in a moment ago waits for the next
        time.sleep(30 - time.time() % 30)
        visitor.fill(code=_code_now()).send()
    assert visitor.path.startswith("/petugas/"), (visitor.path, visitor.page.inner_text("main"))
    return visitor


def take(officer: Visitor, reference: str) -> None:
    """Open the case and take it in hand, once the worker has put it on the desk."""

    def there() -> bool:
        answer = officer.page.goto(f"{officer.stack.url}/petugas/permohonan/{reference}/")
        return bool(answer and answer.ok and officer.sees("Ambil dan kerjakan"))

    until(there, f"{reference} on the desk of {officer.email}")
    officer.look().press("Ambil dan kerjakan")


def judge(officer: Visitor, reference: str, *, reason: str = "ACCEPT", only: str = "", note: str = "") -> None:
    """Judge every paper (or only one, by its Indonesian title)."""
    titles = officer.page.locator('main li > a[href*="berkas="]').all_inner_texts()
    wanted = said(only, officer.language) if only else ""
    for title in [title for title in titles if wanted in title]:
        officer.press_plainly(title)
        officer.fill(reason=reason, **({"note": note} if note else {})).send()


def receive(officer: Visitor, pass_code: str) -> None:
    officer.go("/petugas/loket/").fill(code=pass_code).send()
    officer.reads("Nomor antrean")


def interview(officer: Visitor, reference: str) -> None:
    take(officer, reference)
    officer.press("Mulai wawancara")
    yes = ("originals_match", "names_match", "answers_agree", "data_approved")
    told = ("told_purpose", "told_destination", "told_departure", "told_length", "told_companions")
    officer.fill(**dict.fromkeys(yes, "ya"), **dict.fromkeys(told, officer.facts.get("told", "Mengunjungi kakak")))
    officer.fill(**{"hasil-outcome": "OK", "hasil-data_confirmed": "on"}).send()
    officer.reads("Wawancara selesai")


def decide(officer: Visitor, reference: str) -> None:
    take(officer, reference)
    officer.press("Beri putusan").fill(outcome="APPROVE").send().reads("Putusan dicatat")


def booklet(officer: Visitor, reference: str, **given: str) -> None:
    """Print, check or shelve: the form that the state asks for."""

    def there() -> bool:
        answer = officer.page.goto(f"{officer.stack.url}/petugas/cetak/{reference}/")
        return bool(answer and answer.ok)

    until(there, f"the booklet of {reference}")
    officer.look().fill(**given).send().reads("Dicatat")


def hand_over(officer: Visitor, reference: str, code: str) -> None:
    officer.go("/petugas/serah/").fill(reference=reference).send()
    officer.fill(code=code, identity_checked="on", paper_number="TT-001").send()
    officer.reads("Dokumen diserahkan")
