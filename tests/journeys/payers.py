"""People with an open bill, and the bank they go to."""

from dataclasses import dataclass
from typing import Any

import httpx

from tests.journeys.insisting import Insistent, order_of
from tests.journeys.stack import Stack, until

BILL = """SELECT b.state, (SELECT count(*) FROM payments_settlement s JOIN payments_attempt a ON a.id = s.attempt_id
WHERE a.bill_id = b.id), (SELECT coalesce(string_agg(r.reason, ' ' ORDER BY r.reason), '') FROM payments_review r
WHERE r.bill_id = b.id) FROM payments_bill b WHERE b.holder = %s"""
UNVERIFIED = "SELECT count(*) FROM payments_notice WHERE verdict = 'RECEIVED'"


@dataclass
class Payer:
    """Somebody who holds a place and has not paid yet."""

    who: Insistent
    bank: str = ""
    """The page of the order at the simulated bank."""

    @property
    def path(self) -> str:
        return f"/permohonan/{self.who.reference}/"

    def opens(self, channel: str) -> "Payer":
        self.who.send(f"{self.path}bayar/", channel=channel)
        self.bank = f"{self.who.stack.simulator}/pay/{order_of(self.who)}/"
        return self

    def at_the_bank(self, *acts: str) -> "Payer":
        """Buttons of the simulated bank, one after the other: bayar, kurang, dua-kali, palsu …"""
        for act in acts:
            assert httpx.post(self.bank, json={"act": act}, trust_env=False).is_success
        return self

    def bill(self) -> tuple[Any, ...]:
        """State, number of settlements, reasons of what the treasurer has to look at."""
        found = self.who.stack.row(BILL, self.who.reference)
        assert found
        return found

    def becomes(self, state: str, settlements: int, reviews: str = "") -> None:
        until(
            lambda: self.bill() == (state, settlements, reviews), f"{(state, settlements, reviews)}, not {self.bill()}"
        )

    def reads(self, words: str) -> None:
        until(lambda: words in self.who.open(self.path).text, f"{words!r} at {self.path}")


def with_places(stack: Stack, size: int, **crowd: int) -> list[Payer]:
    """So many people with an open bill each."""
    made = stack.behind("a_crowd", size=size, places=size, **crowd)
    payers = [Payer(Insistent(stack, "", row["session"], reference=row["reference"])) for row in made["people"]]
    for payer in payers:
        payer.who.send(f"{payer.path}jadwal/", slot=made["slot"])
    return payers


def quiet(stack: Stack) -> None:
    """Every notice has been judged."""
    until(lambda: stack.row(UNVERIFIED) == (0,), "all notices to be judged")
