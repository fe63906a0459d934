"""Somebody whose line breaks and who does what people do then: look again, and send again.

What the site said yes to is remembered, to be compared with what it has in the end.
"""

import random
import re
import time
from collections import Counter
from dataclasses import dataclass, field

import httpx

from tests.journeys import people, sheets
from tests.journeys.stack import Stack, until

PATIENCE = 120.0
PAUSE = 0.25
COLOURS = {"KTP": "#7fb0ff", "KK": "#ffb07f", "BIRTH_PROOF": "#7fff9f"}


@dataclass
class Insistent:
    """A signed-in person. Every answer below 400 to a form counts as a yes of the site."""

    stack: Stack
    email: str
    session: str
    facts: dict[str, str] = field(default_factory=dict)
    reference: str = ""
    yes: list[str] = field(default_factory=list)
    """What was acknowledged, by path."""
    unanswered: int = 0
    """How often a form was sent and nobody said what became of it."""
    turned_away: int = 0
    """How often a page could not be had at once."""
    statuses: Counter[int] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        cookies = {"sesi": self.session}
        self.client = httpx.Client(base_url=self.stack.url, cookies=cookies, trust_env=False, timeout=20)

    def open(self, path: str) -> httpx.Response:
        """The page, as soon as it can be had; signed in all the time."""
        deadline = time.monotonic() + PATIENCE
        while True:
            answer = self._ask("GET", path, follow_redirects=True)
            if answer is not None and answer.is_success:
                assert "/masuk/" not in str(answer.url), f"{self.email} was signed out at {path}"
                return answer
            self.turned_away += 1
            assert time.monotonic() < deadline, f"{path} did not come back: {answer}"
            time.sleep(PAUSE)

    def send(
        self,
        path: str,
        files: dict[str, tuple[str, bytes, str]] | None = None,
        *,
        known: str = "",
        to: str = "",
        **given: str,
    ) -> bool:
        """Fill in the form with these fields and send it until the site says yes.

        False when the form was gone on looking again: it was taken, and the answer was lost.
        """
        deadline = time.monotonic() + PATIENCE
        names = {*given, *(files or {})}
        while time.monotonic() < deadline:
            page = self.open(path)
            sheet = sheets.with_fields(page.text, names, to, **({"slot": known} if known else {}))
            if sheet is None:
                assert self.unanswered, f"no form with {names} on {page.url}:\n{page.text}"
                return False
            answer = self._ask("POST", sheet.action or path, data={**sheet.fields, **given}, files=files)
            if answer is not None and answer.is_redirect:
                assert not answer.headers["Location"].startswith("/masuk/"), f"{self.email} was signed out at {path}"
                self.yes.append(f"{path}{known}")
                return True
            assert answer is None or answer.status_code >= 500, f"{path} was refused: {answer}\n{_words(answer)}"
            self.unanswered += 1
            time.sleep(PAUSE)
        raise AssertionError(f"{path} was never answered")

    def _ask(self, method: str, path: str, **more: object) -> httpx.Response | None:
        try:
            answer = self.client.request(method, path, **more)  # type: ignore[arg-type]
        except httpx.TransportError:
            return None
        self.statuses[answer.status_code] += 1
        return answer


def _words(answer: httpx.Response) -> str:
    return re.sub(r"\s*<[^>]*>\s*", " ", answer.text)


def whole_way(who: Insistent) -> None:
    """From the first tap to the confirmed place."""
    begin(who)
    for section, answers in people.SECTIONS.items():
        own = {code: who.facts.get(code, answer) for code, answer in answers.items()}
        who.send(f"/permohonan/{who.reference}/isi/{section}/", **own)
    for slot, colour in COLOURS.items():
        photo = (f"{slot.lower()}.jpg", people.picture(f"{slot} {who.reference}", colour), "image/jpeg")
        who.send(f"/permohonan/{who.reference}/berkas/", {"file": photo}, known=slot)
    who.send(f"/permohonan/{who.reference}/periksa/", true="on", forfeit="on")
    choose_place(who)
    pay(who)


def begin(who: Insistent) -> None:
    who.send("/permohonan/baru/paspor-baru/")
    found = re.search(r"RTU-\w{5}-\w{5}", who.open("/permohonan/").text)
    assert found, "no draft on the dashboard"
    who.reference = found[0]


def choose_place(who: Insistent) -> None:
    """Any hour that is free; the same one again until there is an answer."""
    path = f"/permohonan/{who.reference}/jadwal/"
    boxes = re.findall(r'<input[^>]*name="slot"[^>]*>', who.open(path).text)
    free = [value[1] for box in boxes if "disabled" not in box and (value := re.search(r'value="([^"]+)"', box))]
    assert free, "no free hour"
    who.send(path, slot=random.choice(free))


def pay(who: Insistent) -> None:
    """At the simulated bank, with the code that our page shows; then wait for what our pages say."""
    path = f"/permohonan/{who.reference}/bayar/"
    who.send(path, channel="BILLING_CODE")
    until(lambda: order_of(who), "the billing code", PATIENCE)
    bank = httpx.post(f"{who.stack.simulator}/pay/{order_of(who)}/", json={"act": "bayar"}, trust_env=False)
    assert bank.is_success, bank
    confirmed = "Datang untuk wawancara"
    until(lambda: confirmed in who.open(f"/permohonan/{who.reference}/").text, "the place to be confirmed", PATIENCE)


def order_of(who: Insistent) -> str:
    """The order at the bank, from the link on the page of the bill."""
    path = f"/permohonan/{who.reference}/bayar/"
    found = re.search(rf"{path}(BYR[\w-]+)/", who.open(path).text)
    return found[1] if found else ""
