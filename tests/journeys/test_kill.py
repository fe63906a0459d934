"""Promise P21: what was acknowledged survives `kill -9` of any process, at any moment.

People walk from the first tap to a confirmed place while web, worker and database are killed again and again. Whoever
gets no answer looks again and sends again; what got an answer must be there in the end, once.
"""

import io
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from queue import Empty, Queue
from threading import Event
from typing import Any

import pytest
from PIL import Image, ImageColor

from tests.journeys.crashes import LIVENESS, Reaper
from tests.journeys.insisting import COLOURS, Insistent, whole_way
from tests.journeys.people import SECTIONS
from tests.journeys.stack import ROOT, Stack, until

ROUNDS = ("web worker", "job worker", "database backend", "web server", "job worker", "database server")
AT_A_TIME, WALKERS = 3, 24
OWN_WORDS = ("mother_name", "father_name", "emergency_name", "companions")


@dataclass
class Aftermath:
    """`kept` is what the site has of each application, by reference."""

    stack: Stack
    reaper: Reaper
    people: list[Insistent]
    kept: dict[str, dict[str, Any]]

    def all_have(self, name: str, value: object) -> bool:
        wrong = {reference: kept[name] for reference, kept in self.kept.items() if kept[name] != value}
        assert not wrong, f"{name} should be {value}: {wrong}"
        return True


@pytest.fixture(scope="module")
def aftermath(mortal: Stack) -> Aftermath:
    seed = random.randrange(10_000)
    reaper, over = Reaper(mortal, random.Random(seed)), Event()
    waiting: Queue[Insistent] = Queue()
    for who in invited(mortal):
        waiting.put(who)

    def keep_walking() -> list[Insistent]:
        """One after the other, until the last blow has fallen."""
        arrived: list[Insistent] = []
        while not (over.is_set() and arrived):
            try:
                who = waiting.get_nowait()
            except Empty:
                break
            whole_way(who)
            arrived.append(who)
        return arrived

    with ThreadPoolExecutor(AT_A_TIME) as threads:
        walking = [threads.submit(keep_walking) for _ in range(AT_A_TIME)]
        try:
            for victim in ROUNDS:
                reaper.strike(victim)
        finally:
            over.set()
        people = [who for each in walking for who in each.result()]
    sys.stdout.write(f"seed {seed}, {len(people)} people, {sum(who.unanswered for who in people)} forms without answer")
    sys.stdout.write(f"\n{reaper.told()}\n")
    until(lambda: nothing_left_to_do(mortal), "the last job to be done", LIVENESS)
    kept = mortal.behind("what_is_kept", references=[who.reference for who in people])
    return Aftermath(mortal, reaper, people, kept)


def invited(stack: Stack) -> Iterator[Insistent]:
    emails = [f"tangguh{number:02d}@contoh.id" for number in range(WALKERS)]
    for number, (email, session) in enumerate(stack.behind("people_signed_in", emails=emails).items()):
        letter = chr(ord("a") + number)
        yield Insistent(stack, email, session, {word: f"Nama {word[:6]} {letter * 3}" for word in OWN_WORDS})


def nothing_left_to_do(stack: Stack) -> bool:
    left = stack.behind("what_is_left_to_do")
    return not left.get("doing") and not left.get("todo") and not left["untold"]


def test_every_part_came_back_by_itself_each_time(aftermath: Aftermath) -> None:
    assert Counter(each.victim for each in aftermath.reaper.rounds) == Counter(ROUNDS)
    assert len(aftermath.people) >= AT_A_TIME
    noticed = sum(who.unanswered + who.turned_away for who in aftermath.people)
    assert noticed, "nobody noticed anything: the blows fell beside"
    assert any(each.held for each in aftermath.reaper.rounds), "no job was ever in hand"


def test_nobody_was_signed_out_or_shown_a_broken_page(aftermath: Aftermath) -> None:
    """Being signed out would have ended a walk. What could not be answered was a closed line or a calm 503."""
    seen = sum((who.statuses for who in aftermath.people), Counter[int]())
    assert set(seen) <= {200, 303, 503}, seen


def test_each_has_one_application_with_every_answer_that_was_acknowledged(aftermath: Aftermath) -> None:
    assert aftermath.all_have("applications", 1)
    for who in aftermath.people:
        kept = aftermath.kept[who.reference]
        for path in who.yes:
            if section := re.search(r"/isi/(\w+)/$", path):
                assert section[1] in kept["sections"], f"{who.reference}: {path} was acknowledged and is gone"
        assert {word: kept["answers"].get(word) for word in OWN_WORDS} == who.facts
        assert set(kept["sections"]) == set(SECTIONS)


def test_every_paper_is_there_whole_and_its_owners(aftermath: Aftermath) -> None:
    for who in aftermath.people:
        papers = aftermath.kept[who.reference]["papers"]
        assert set(papers) == set(COLOURS)
        for slot, number in papers.items():
            content = who.open(f"/permohonan/{who.reference}/berkas/{number}/").content
            with Image.open(io.BytesIO(content)) as image:
                image.load()
                shown = image.convert("RGB").getpixel((600, 400))
            assert max(abs(a - b) for a, b in zip(shown, ImageColor.getrgb(COLOURS[slot]), strict=True)) < 16


def test_each_has_one_place_one_bill_and_one_payment(aftermath: Aftermath) -> None:
    assert aftermath.all_have("phase", "CONFIRMED")
    assert aftermath.all_have("bookings", ["BOOKED"])
    assert aftermath.all_have("bills", ["SETTLED"])
    assert aftermath.all_have("attempts", ["PAID"])
    assert aftermath.all_have("owed", 0)
    assert aftermath.all_have("reviews", 0)
    for kept in aftermath.kept.values():
        assert kept["payments"] == [kept["received"]]
        assert kept["received"] > 0
    taken = "SELECT coalesce(sum(taken), 0) FROM appointments_slot"
    booked = "SELECT count(*) FROM appointments_booking WHERE state IN ('HELD', 'BOOKED')"
    assert aftermath.stack.row(taken) == aftermath.stack.row(booked)


def test_everybody_was_told_everything_once(aftermath: Aftermath) -> None:
    """What was overtaken before the worker came to it need not be told any more."""
    for who in aftermath.people:
        kept = aftermath.kept[who.reference]
        assert set(kept["inbox"].values()) == {1}, kept["inbox"]
        assert {"payment_settled", "place_confirmed"} <= set(kept["inbox"])
        assert set(kept["letters"]) == {"SENT"}
        arrived = {letter["subject"] for letter in aftermath.stack.letters(who.email)}
        assert len(arrived) == kept["letters"]["SENT"] == len(kept["inbox"])


def test_no_job_is_left_and_no_listener_untold(aftermath: Aftermath) -> None:
    assert aftermath.stack.behind("what_is_left_to_do") == {"untold": 0, "dead": 0}


def test_the_journal_is_whole(aftermath: Aftermath) -> None:
    stack = aftermath.stack
    assert stack.behind("seal_the_journal") >= 0
    heads = stack.var / "journal-heads"
    proof = [sys.executable, "rantau/journal/verify.py", "--database", stack.owner_url, "--heads", str(heads)]
    done = subprocess.run(proof, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert stack.row(
        "SELECT count(*) FROM journal_entry e WHERE NOT EXISTS (SELECT FROM journal_seal s WHERE s.entry_id = e.id)"
    ) == (0,)
