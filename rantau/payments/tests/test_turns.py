"""A slow gateway keeps some threads waiting, never all (promise P22)."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from rantau.foundation.actor import Actor
from rantau.payments import actions
from rantau.payments.actions import turns
from rantau.payments.actions.turns import Turns
from rantau.payments.gateways.base import Temporary
from rantau.payments.tests.factories import OpenBill, started


def refused(row: Turns) -> bool:
    try:
        with row.one():
            return False
    except Temporary:
        return True


def test_whoever_comes_while_all_turns_are_taken_gets_the_next_one() -> None:
    row, inside, over = Turns(1), Event(), Event()

    def first() -> None:
        with row.one():
            inside.set()
            over.wait(10)

    with ThreadPoolExecutor(2) as threads:
        threads.submit(first)
        assert inside.wait(10)
        second = threads.submit(refused, row)
        over.set()
        assert not second.result()


def test_who_waited_in_vain_warns_those_who_come_next(monkeypatch) -> None:
    row = Turns(1)
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", 0.01)
    with row.one():
        assert refused(row)
        monkeypatch.setattr(turns, "PATIENCE_SECONDS", 5.0)
        began = time.monotonic()
        assert refused(row)
        assert time.monotonic() - began < 5.0
    assert not refused(row)


def test_a_turn_ends_also_when_the_gateway_fails() -> None:
    row = Turns(1)
    for _try in range(3):
        with pytest.raises(ZeroDivisionError), row.one():
            raise ZeroDivisionError
    assert not refused(row)


def test_a_payer_without_a_turn_is_told_and_may_try_again(sari, now, outside, monkeypatch) -> None:
    bill, row = OpenBill(sari, now), Turns(1)
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", 0.01)
    for module in (actions.attempts, actions.checking):
        monkeypatch.setattr(module, "turns", row)
    with row.one():
        with pytest.raises(actions.GatewayAway):
            started(bill, now, "VA")
        with pytest.raises(actions.GatewayAway):
            actions.check_now(bill_id=bill.pk, actor=Actor.person(sari.pk), now=now)
    assert started(bill, now, "VA").state == "PENDING"
    actions.check_now(bill_id=bill.pk, actor=Actor.person(sari.pk), now=now)
