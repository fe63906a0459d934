"""A site full of people to look at: an invented applicant in each state, an officer of each role, and their traces."""

import re
from dataclasses import dataclass, field
from typing import Any

import httpx
from playwright.sync_api import Browser

from tests.journeys import people
from tests.journeys.looks import Nothing
from tests.journeys.people import Visitor
from tests.journeys.stack import Stack, until

ENDINGS = (
    "draft", "forgotten", "sent", "sent back", "lost the place", "to pay", "paid", "paid and verified", "stayed away",
    "heard", "in doubt", "to print", "printed", "checked", "on the shelf", "collected", "refused", "withdrawn",
    "lost, to examine", "lost, to decide", "lost, to photograph", "lost, put off",
)  # fmt: skip
LIVES = {**{ending: ending for ending in ENDINGS}, "pays twice": "to pay", "called": "paid and verified"}
COME = ("paid", "called", "lost, to examine")
SAID, SEEN = "Jatuh dari perahu.", "Surat polisi asli ada."
"""What the examiner writes in the minutes."""
LANGUAGES = ("en", "id")
NEWCOMERS = tuple(
    f"{kind}-{language}" for kind in ("newcomer", "careful", "sleepy", "forgetful") for language in LANGUAGES
)


@dataclass
class Around:
    """`sessions` by life, role or name of a newcomer; `references` by life; `traces` are ids of what they left."""

    browser: Browser
    stack: Stack
    sessions: dict[str, str]
    references: dict[str, str]
    traces: dict[str, str]
    looks: Any = field(default_factory=Nothing)
    visitor: Visitor | None = None

    def person(self, who: str = "", language: str = "id") -> Visitor:
        """Somebody who is signed in already (a stranger without a name) and has chosen a language.

        All sit down at the same browser, one after the other: opening one costs as much as a page.
        """
        if self.visitor is None:
            self.visitor = people.arrive(self.browser, self.stack, self.looks, script=True)
        context = self.visitor.page.context
        context.clear_cookies()
        cookies = {"bahasa": language, **({"sesi": self.sessions[who]} if who else {})}
        context.add_cookies([{"name": name, "value": value, "url": self.stack.url} for name, value in cookies.items()])
        self.visitor.looks, self.visitor.language, self.visitor.filled = self.looks, language, ""
        return self.visitor

    def path(self, written: str) -> str:
        """`{to pay}` stands for the reference of that life, `{review}` for a trace."""
        known = {**self.references, **self.traces}
        return re.sub(r"\{([a-z, ]+)\}", lambda name: known[name[1]], written)


def filled(browser: Browser, stack: Stack) -> Around:
    told = stack.behind("everybody", endings=LIVES, come=COME, names=NEWCOMERS)
    lives = told["lives"]
    sessions = {name: life["session"] for name, life in lives.items()} | told["sessions"]
    references = {name: life["reference"] for name, life in lives.items()}
    around = Around(browser, stack, sessions, references, {"born": lives["sent"]["born"], **told["group"]})
    pay_twice(around)
    serve(around, [lives[life]["pass_code"] for life in COME])
    take_cases(around)
    receive_receipt(around)
    around.traces |= traces(around)
    return around


def pay_twice(around: Around) -> None:
    """A QR code to look at, and money for the treasurer to look into."""
    payer = around.person("to pay")
    payer.go(around.path("/permohonan/{to pay}/bayar/")).fill(channel="QRIS").send()
    around.traces["qris"] = payer.path.split("/")[-2]
    payer = around.person("pays twice")
    payer.go(around.path("/permohonan/{pays twice}/bayar/")).fill(channel="BILLING_CODE").send()
    order = payer.path.split("/")[-2]
    done = httpx.post(f"{around.stack.simulator}/pay/{order}/", data={"act": "dua-kali"}, trust_env=False)
    assert done.status_code == 303, done.text
    until(lambda: around.stack.row("SELECT 1 FROM payments_review"), "the money that came twice")


def serve(around: Around, pass_codes: list[str]) -> None:
    """They have come, one of them is called to the counter."""
    for pass_code in pass_codes:
        loket = around.person("front_desk")
        people.receive(loket, pass_code)
        around.traces["ticket"] = loket.path.split("/")[-2]
    around.person("interviewer").go("/petugas/antrean/").fill(counter=counter(around)).send().press(
        "Panggil berikutnya"
    )


def receive_receipt(around: Around) -> None:
    payer = around.person("collected").go(around.path("/permohonan/{collected}/kuitansi/"))
    if payer.page.get_by_role("button", name="Buat kuitansi").count():
        payer.press("Buat kuitansi")
    payer.reads("Unduh kuitansi")


def counter(around: Around) -> str:
    found = around.stack.row("SELECT id FROM visits_counter LIMIT 1")
    assert found
    return str(found[0])


def take_cases(around: Around) -> None:
    """Each officer has work in hand, so that its forms are there to look at."""
    people.take(around.person("interviewer"), around.references["called"])
    around.person("interviewer").go(around.path("/petugas/permohonan/{called}/")).press("Mulai wawancara")
    people.take(around.person("verifier"), around.references["sent"])
    people.take(around.person("head"), around.references["heard"])
    people.take(around.person("section_head"), around.references["lost, to decide"])
    examiner = around.person("examiner")
    people.take(examiner, around.references["lost, to examine"])
    examiner.press("Mulai pemeriksaan (BAP)").fill(statement=SAID, circumstances=SEEN).press("Simpan dulu")


def traces(around: Around) -> dict[str, str]:
    def one(statement: str, life: str = "") -> str:
        found = around.stack.row(statement, *([around.references[life]] if life else []))
        assert found, statement
        return str(found[0])

    return {
        "paper": one("SELECT verify_code FROM issuing_issuedpaper WHERE holder = %s", "collected"),
        "review": one("SELECT id FROM payments_review"),
        "session": one("SELECT slot_id FROM appointments_booking WHERE holder = %s", "paid and verified"),
        "order": one(
            'SELECT a."order" FROM payments_attempt a JOIN payments_bill b ON b.id = a.bill_id WHERE b.holder = %s',
            "pays twice",
        ),
        "day": one(
            "SELECT (s.starts_at AT TIME ZONE 'Asia/Jakarta')::date FROM appointments_slot s"
            " JOIN appointments_booking b ON b.slot_id = s.id WHERE b.holder = %s",
            "paid and verified",
        ),
    }
