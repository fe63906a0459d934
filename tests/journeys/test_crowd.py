"""A hundred people want the same hour, which has ten places: over real HTTP, at the same moment."""

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import httpx

from tests.journeys.stack import Stack

PEOPLE, PLACES = 100, 10


def wants(stack: Stack, somebody: dict[str, str], slot: str, together: Barrier) -> httpx.Response:
    """Open the page, wait for all others, then choose."""
    path = f"/permohonan/{somebody['reference']}/jadwal/"
    with httpx.Client(base_url=stack.url, cookies={"sesi": somebody["session"]}, trust_env=False, timeout=90) as client:
        page = client.get(path)
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)
        together.wait()
        assert token, page.status_code
        sent = {"csrfmiddlewaretoken": token[1], "slot": slot}
        return client.post(path, data=sent, headers={"Referer": f"{stack.url}{path}"})


def test_ten_get_a_place_and_ninety_are_told_kindly(stack: Stack) -> None:
    crowd = stack.behind("a_crowd", size=PEOPLE, places=PLACES)
    together = Barrier(PEOPLE, timeout=120)
    with ThreadPoolExecutor(PEOPLE) as threads:
        tries = [threads.submit(wants, stack, somebody, crowd["slot"], together) for somebody in crowd["people"]]
        answers = [each.result() for each in tries]

    assert Counter(answer.status_code for answer in answers) == {303: PLACES, 409: PEOPLE - PLACES}
    for answer in answers:
        if answer.status_code == 303:
            assert answer.headers["Location"].endswith("/bayar/")
        else:
            assert "baru saja habis" in answer.text

    slot = crowd["slot"]
    assert stack.row("SELECT taken, capacity FROM appointments_slot WHERE id = %s", slot) == (PLACES, PLACES)
    held = "SELECT count(*), count(DISTINCT holder) FROM appointments_booking WHERE slot_id = %s AND state = 'HELD'"
    assert stack.row(held, slot) == (PLACES, PLACES)
    references = [somebody["reference"] for somebody in crowd["people"]]
    bills = "SELECT count(*), count(DISTINCT holder) FROM payments_bill WHERE holder = ANY(%s)"
    assert stack.row(bills, references) == (PLACES, PLACES)
