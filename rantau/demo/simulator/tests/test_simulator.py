"""The simulated world keeps its rules, and stays in its place."""

import smtplib
import subprocess
import sys
import threading
from collections.abc import Iterator
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from rantau.demo.simulator.notices import tries_after
from rantau.demo.simulator.server import Simulator
from rantau.demo.simulator.tests.ports import free_port

KEY = ("demo-server-key", "")


class Site:
    """Answers notices as it is told, in order; the last answer repeats."""

    def __init__(self) -> None:
        self.answers = [200]
        self.heard: list[bytes] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                site.heard.append(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(site.answers.pop(0) if len(site.answers) > 1 else site.answers[0])
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.server.shutdown()
    site.server.server_close()


@pytest.fixture
def simulator(site: Site) -> Iterator[Simulator]:
    running = Simulator(site=site.url, waits=(0.0,) * 5)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def http(simulator: Simulator) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=simulator.url, trust_env=False) as client:
        yield client


def charge(http: httpx.Client, order: str = "A-1") -> dict[str, Any]:
    wish = {"payment_type": "qris", "transaction_details": {"order_id": order, "gross_amount": 650_000}}
    return dict(http.post("/midtrans/v2/charge", json=wish, auth=KEY).json())


def pay(simulator: Simulator, http: httpx.Client, act: str = "bayar", order: str = "A-1") -> None:
    assert http.post(f"/pay/{order}/", json={"act": act}).status_code == 200
    simulator.teller.wait()


@pytest.mark.parametrize(("answer", "heard"), [(200, 1), (302, 1), (500, 2), (404, 3), (400, 3), (503, 5), (418, 6)])
def test_a_notice_is_repeated_by_the_rules_of_midtrans(simulator, http, site, answer, heard):
    site.answers = [answer]
    charge(http)
    pay(simulator, http)
    assert len(site.heard) == heard
    assert simulator.world.sent[-1].answers == (answer,) * heard


def test_a_site_that_comes_back_hears_the_notice(simulator, http, site):
    site.answers = [503, 503, 200]
    charge(http)
    pay(simulator, http)
    assert simulator.world.sent[-1].answers == (503, 503, 200)


def test_nobody_there_counts_as_anything_else():
    assert tries_after(0) == 5


@pytest.mark.parametrize(
    ("switch", "act", "heard"),
    [
        ("notice_lost", "bayar", 0),
        ("notice_doubled", "bayar", 2),
        ("", "dua-kali", 2),
        ("", "hilang", 0),
        ("", "palsu", 1),
    ],
)
def test_switches_and_buttons_decide_what_the_site_hears(simulator, http, site, switch, act, heard):
    http.post("/gangguan/", json={switch: True})
    charge(http)
    pay(simulator, http, act)
    assert len(site.heard) == heard


def test_a_forged_notice_differs_only_in_its_signature(simulator, http, site):
    charge(http)
    pay(simulator, http)
    pay(simulator, http, "palsu")
    true, forged = (httpx.Response(200, content=body).json() for body in site.heard)
    assert true.pop("signature_key") != forged.pop("signature_key")
    assert true == forged


def test_a_gateway_that_is_down_still_shows_its_switches(simulator, http):
    http.post("/gangguan/", json={"gateway_down": True})
    assert http.get("/midtrans/v2/A-1/status", auth=KEY).status_code == 503
    assert http.get("/gangguan/").status_code == 200


def test_paying_twice_leaves_two_transactions_that_can_both_be_asked_for(simulator, http):
    charge(http)
    pay(simulator, http, "dua-kali")
    ids = [money.id for money in simulator.world.orders["midtrans/A-1"].money]
    answers = [http.get(f"/midtrans/v2/{some_id}/status", auth=KEY).json()["transaction_id"] for some_id in ids]
    assert answers == ids


def test_every_page_says_that_it_is_a_simulation(simulator, http):
    charge(http)
    for path in ("/", "/pay/A-1/", "/pay/TIDAK-ADA/", "/kotak/", "/gangguan/"):
        answer = http.get(path)
        assert "SIMULASI" in answer.text
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_what_people_type_stays_text(simulator, http):
    http.post("/sms", json={"to": "+62812<b>", "text": "<script>alert(1)</script>", "key": "k"})
    text = http.get("/kotak/?to=<b>").text
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_an_sms_is_kept_once_per_key_and_faults_are_answered(simulator, http):
    for _ in range(2):
        assert http.post("/sms", json={"to": "+628123", "text": "Kode 123456", "key": "k1"}).status_code == 202
    assert http.post("/sms", json={"to": "", "text": ""}).status_code == 400
    http.post("/gangguan/", json={"sms_status": 429})
    assert http.post("/sms", json={"to": "+628123", "text": "x"}).status_code == 429
    assert [m["text"] for m in http.get("/kotak.json?to=8123").json()["messages"]] == ["Kode 123456"]


LETTERS = (
    ("sari@contoh.id", "Satu"),
    ("warga001@warga.contoh.id", "Rekaan"),
    ("budi@contoh.id", "Dua"),
    ("sari@contoh.id", "Tiga"),
)


def test_mail_arrives_and_can_be_filtered_newest_first_and_that_of_invented_people_is_not_kept():
    port = free_port()
    running = Simulator(smtp_port=port)
    running.start()
    try:
        with smtplib.SMTP("127.0.0.1", port) as post:
            for to, subject in LETTERS:
                letter = EmailMessage()
                letter["To"], letter["From"], letter["Subject"] = to, "rantau@contoh.id", subject
                letter.set_content("Halo")
                letter.add_alternative("<p>Halo</p>", subtype="html")
                post.send_message(letter)
        found = httpx.get(f"{running.url}/kotak.json?to=Sari@", trust_env=False).json()["messages"]
        invented = httpx.get(f"{running.url}/kotak.json?to=warga", trust_env=False).json()["messages"]
    finally:
        running.stop()
    assert [(m["subject"], m["text"].strip()) for m in found] == [("Tiga", "Halo"), ("Satu", "Halo")]
    assert invented == []


def test_orders_and_letters_survive_a_restart(tmp_path):
    file = tmp_path / "kept.json"
    first = Simulator(file=file)
    first.start()
    with httpx.Client(base_url=first.url, trust_env=False) as http:
        charge(http)
        http.post("/pay/A-1/", json={"act": "bayar"})
        http.post("/sms", json={"to": "+628123", "text": "Halo"})
    first.stop()
    second = Simulator(file=file)
    assert second.world.orders["midtrans/A-1"].money[0].amount == 650_000
    assert second.world.messages[0].text == "Halo"
    second.http.server_close()


def test_a_broken_file_starts_an_empty_world(tmp_path):
    file = tmp_path / "kept.json"
    file.write_text("{ half")
    again = Simulator(file=file)
    assert again.world.orders == {}
    again.http.server_close()


def test_it_does_not_start_in_production():
    answer = subprocess.run(
        [sys.executable, "-m", "rantau.demo.simulator"],
        env={"RANTAU_MODE": "production"},
        cwd=Path(__file__).parents[4],
        capture_output=True,
        check=False,
    )
    assert answer.returncode == 2
    assert b"produksi" in answer.stderr


def test_a_taken_port_is_one_sentence(simulator):
    taken = str(simulator.http.server_address[1])
    answer = subprocess.run(
        [sys.executable, "-m", "rantau.demo.simulator", "--port", taken],
        env={"RANTAU_MODE": "demo"},
        cwd=Path(__file__).parents[4],
        capture_output=True,
        check=False,
    )
    assert answer.returncode == 2
    assert b"Traceback" not in answer.stderr
