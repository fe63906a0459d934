"""`/simulasi/` shows what the site sent."""

from collections.abc import Iterator

import httpx
import pytest

from rantau.demo.simulator.server import Simulator


@pytest.fixture
def simulator(settings) -> Iterator[Simulator]:
    running = Simulator()
    running.start()
    settings.SIMULATOR_URL = running.url
    yield running
    running.stop()


def send(simulator: Simulator, to: str, text: str) -> None:
    answer = httpx.post(f"{simulator.url}/sms", json={"to": to, "text": text}, trust_env=False)
    assert answer.status_code == 202


def test_letters_are_listed_newest_first_and_filtered_by_address(simulator, client, db):
    send(simulator, "+6281234500001", "Kode Sari 111111")
    send(simulator, "+6281234500002", "Kode Budi 222222")
    text = client.get("/simulasi/").content.decode()
    assert text.index("Kode Budi") < text.index("Kode Sari")
    only = client.get("/simulasi/", {"to": "0001"}).content.decode()
    assert "Kode Sari" in only
    assert "Kode Budi" not in only


def test_what_was_written_stays_text(simulator, client, db):
    send(simulator, "+6281234500001", "<img src=x onerror=alert(1)>")
    assert "<img src=x" not in client.get("/simulasi/").content.decode()


def test_an_empty_box_says_so(simulator, client, db):
    assert "Belum ada surat" in client.get("/simulasi/").content.decode()


@pytest.mark.parametrize("url", ["", "http://127.0.0.1:9"])
def test_without_a_simulator_it_is_a_message(settings, client, db, url):
    settings.SIMULATOR_URL = url
    answer = client.get("/simulasi/")
    assert answer.status_code == 200
    assert "Simulator tidak menjawab" in answer.content.decode()
