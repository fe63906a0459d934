"""Telling the site, by the retry rules of Midtrans with minutes turned into seconds."""

import threading
import time

import httpx

from rantau.demo.simulator import midtrans, simponi
from rantau.demo.simulator.state import Money, Order, Sent, World

SPEAKERS = {"midtrans": midtrans.notice, "simponi": simponi.notice}
# Midtrans waits 2, 10, 30, 90 and 210 minutes; nobody wants to watch that.
WAITS = (0.2, 1.0, 3.0, 9.0, 21.0)
NOBODY_THERE = 0


def tries_after(answer: int) -> int:
    """How often it is tried again after this answer."""
    if 200 <= answer < 300 or answer in {301, 302, 303}:
        return 0
    return {500: 1, 503: 4, 400: 2, 404: 2}.get(answer, len(WAITS))


class Teller:
    """Sends notices in the background. Without a site to tell, they are only kept in `world.sent`."""

    def __init__(self, world: World, site: str, waits: tuple[float, ...] = WAITS) -> None:
        self.world, self.site, self.waits = world, site.rstrip("/"), waits
        self.stopped = threading.Event()
        self.at_work: list[threading.Thread] = []

    def tell(self, order: Order, paid: Money | None = None, *, lost: bool = False, forged: bool = False) -> None:
        """Send what is to be known of `order` (and of `paid`), as the switches allow."""
        faults = self.world.faults
        if lost or faults.notice_lost:
            return
        headers, body = SPEAKERS[order.gateway](self.world, order, paid, forged=forged or faults.notice_forged)
        for _ in range(2 if faults.notice_doubled else 1):
            sending = threading.Thread(
                target=self._send, args=(order, headers, body, faults.notice_late_seconds), daemon=True
            )
            self.at_work.append(sending)
            sending.start()

    def wait(self) -> None:
        """Until everything that was begun is told or given up."""
        while self.at_work:
            self.at_work.pop().join()

    def stop(self) -> None:
        self.stopped.set()
        self.wait()

    def _send(self, order: Order, headers: dict[str, str], body: bytes, late: float) -> None:
        self.stopped.wait(late)
        answers: list[int] = []
        while self.site and not self.stopped.is_set():
            answers.append(self._post(order.gateway, headers, body))
            left = tries_after(answers[-1]) - (len(answers) - 1)
            if left <= 0 or len(answers) > len(self.waits):
                break
            self.stopped.wait(self.waits[len(answers) - 1])
        with self.world.lock:
            self.world.sent.append(Sent(order.gateway, order.order, headers, body, tuple(answers)))

    def _post(self, gateway: str, headers: dict[str, str], body: bytes) -> int:
        begun = time.monotonic()
        try:
            with httpx.Client(trust_env=False, timeout=15, max_redirects=5) as http:
                answer = http.post(f"{self.site}/pemberitahuan/{gateway}/", content=body, headers=headers)
                if answer.status_code in {307, 308}:
                    answer = http.send(answer.next_request) if answer.next_request else answer
        except httpx.HTTPError:
            return NOBODY_THERE
        print(
            f"SIMULASI: {gateway} memberitahu situs: {answer.status_code}, {time.monotonic() - begun:.2f} s", flush=True
        )
        return answer.status_code
