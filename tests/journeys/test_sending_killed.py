"""Promise P21 for files on their way: `kill -9` of the web at any moment costs no byte that was acknowledged."""

import hashlib
import os
import random
import signal
import sys
import time

import httpx

from tests.journeys.crashes import web_workers
from tests.journeys.insisting import PATIENCE, Insistent
from tests.journeys.stack import Stack

ROUNDS = 10
SIZE, PIECE = 2_000_000, 40_000
TUS = {"Tus-Resumable": "1.0.0"}


class Sending:
    """A phone that sends in small pieces and remembers the furthest offset that was acknowledged."""

    def __init__(self, stack: Stack, email: str, session: str) -> None:
        self.who = Insistent(stack, email, session)
        self.content = random.Random(11).randbytes(SIZE)
        page = self.who.client.get("/akun/profil/", follow_redirects=True).text
        token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
        self.headers = {**TUS, "X-CSRFToken": token, "Origin": stack.url}
        begun = self.who.client.post("/unggah/", headers={**self.headers, "Upload-Length": str(SIZE)})
        self.url, self.acknowledged = begun.headers["Location"], 0
        self.lost: list[tuple[int, int]] = []

    def look(self) -> int:
        """Where it is, as soon as somebody answers; less than was acknowledged would be a broken word."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                answer = self.who.client.head(self.url, headers=TUS)
                if answer.status_code == 200:
                    break
            except httpx.TransportError:
                pass
            assert time.monotonic() < deadline, "nobody answers"
            time.sleep(0.2)
        offset = int(answer.headers["Upload-Offset"])
        if offset < self.acknowledged:
            self.lost.append((self.acknowledged, offset))
        return offset

    def go_on(self, offset: int) -> None:
        piece = self.content[offset : offset + PIECE]
        headers = {**self.headers, "Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"}
        try:
            answer = self.who.client.patch(self.url, content=piece, headers=headers)
        except httpx.TransportError:
            return
        if answer.status_code == 204:
            self.acknowledged = int(answer.headers["Upload-Offset"])


def test_no_acknowledged_byte_is_lost_when_web_workers_are_killed(mortal: Stack) -> None:
    email = "kepingan@contoh.id"
    sending = Sending(mortal, email, mortal.behind("people_signed_in", emails=[email])[email])
    killed = 0
    while (offset := sending.look()) < SIZE:
        sending.go_on(offset)
        if killed < ROUNDS and offset > killed * SIZE / (ROUNDS + 1):
            for worker in web_workers(mortal):
                os.kill(worker, signal.SIGKILL)
            killed += 1
    assert killed == ROUNDS
    assert sending.lost == []
    arrived = mortal.behind("what_arrived", upload=sending.url.split("/")[2])
    assert arrived["sha256"] == hashlib.sha256(sending.content).hexdigest()
    sys.stdout.write(f"{killed} kills, {SIZE} bytes\n")
