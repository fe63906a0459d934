"""Sixty and more applications that would cost the fee: stopped or warned before there is a bill."""

from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
import time_machine

from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount
from rantau.applications import actions, preflight, queries
from rantau.applications.models import Application
from rantau.applications.tests.factories import me
from rantau.appointments.models import LaneRule
from rantau.appointments.tests.factories import MONDAY, NOW, a_slot
from rantau.foundation.refusals import Refusal
from rantau.payments.models import Bill
from tests.preflight.bad import BAD, NIK_OF_SOMEBODY_ELSE, Bad
from tests.preflight.people import BASES
from tests.preflight.walking import WATI, a_draft, account_of, answers_of, page, send, to_the_bill


def _sent(owner: User, base: str) -> Application:
    return send(a_draft(owner, base, answers_of(base, {})), owner)


def _had_one_from_here(owner: User) -> None:
    Application.objects.filter(pk=_sent(owner, "adult").pk).update(phase="COMPLETED")


def _rename(owner: User) -> None:
    owner.people.update(full_name="Budi")


def _an_agent() -> User:
    return PersonAccount(full_name="Agen", nik=NIK_OF_SOMEBODY_ELSE)


# What else is the case, before the draft of the row is begun.
WORLDS: dict[str, Callable[[User], object]] = {
    "own_running": lambda owner: _sent(owner, "adult"),
    "own_replacement_running": lambda owner: _sent(owner, "expired"),
    "agents_running": lambda owner: _sent(_an_agent(), "adult"),
    "agents_change": lambda owner: _sent(_an_agent(), "endorse"),
    "had_one_from_here": _had_one_from_here,
    "somebody_elses_profile": _rename,
    "no_express": lambda owner: LaneRule.objects.filter(lane="EXPRESS").delete(),
}


def _draft(row: Bad) -> tuple[Application, User]:
    answers = answers_of(row.base, row.changes)
    owner = account_of(answers)
    if row.world in WORLDS:
        WORLDS[row.world](owner)
    if row.world == "own_mail":
        answers["guarantor_email"] = owner.email
    return a_draft(owner, row.base, answers, row.without), owner


def _rows(*how: str) -> list[Bad]:
    return [row for row in BAD if row.how in how]


def _shown(draft: Application, owner: User) -> str:
    return unescape(page(owner, f"/permohonan/{draft.reference}/periksa/"))


@pytest.mark.parametrize("row", _rows("stop"), ids=lambda row: row.says)
def test_it_is_stopped_and_the_page_says_why(row: Bad) -> None:
    draft, owner = _draft(row)
    stops = [stop for stop in preflight.look(draft, MONDAY).stops if stop.code == row.code]
    assert stops, preflight.look(draft, MONDAY).stops
    shown = _shown(draft, owner)
    assert all(stop.sentence in shown for stop in stops)
    assert "Kirim permohonan</button>" not in shown
    with pytest.raises(actions.Incomplete):
        send(draft, owner)
    assert not Bill.objects.filter(holder=draft.reference).exists()


@pytest.mark.parametrize("row", _rows("warn"), ids=lambda row: row.says)
def test_it_is_warned_on_the_page_before_there_is_a_bill(row: Bad) -> None:
    draft, owner = _draft(row)
    warnings = [told for told in preflight.look(draft, MONDAY).warnings if told.code == row.code]
    assert warnings
    shown = _shown(draft, owner)
    assert all(told.sentence in shown for told in warnings)
    assert not Bill.objects.filter(holder=draft.reference).exists()


@pytest.mark.parametrize("row", _rows("send"), ids=lambda row: row.says)
def test_it_is_refused_when_it_is_sent(row: Bad) -> None:
    draft, owner = _draft(row)
    with pytest.raises(Refusal) as refused:
        send(draft, owner)
    assert refused.value.code == row.code
    assert not Bill.objects.filter(holder=draft.reference).exists()


@pytest.mark.parametrize("row", _rows("place"), ids=lambda row: row.says)
def test_it_is_refused_when_a_place_is_chosen(row: Bad) -> None:
    draft, owner = _draft(row)
    sent = send(draft, owner)
    with pytest.raises(Refusal) as refused:
        to_the_bill(sent, owner, a_slot(lane="EXPRESS"))
    assert refused.value.code == row.code
    assert not Bill.objects.exists()


@pytest.mark.parametrize("row", _rows("bill"), ids=lambda row: row.says)
def test_it_is_refused_when_the_bill_is_made(row: Bad) -> None:
    draft, owner = _draft(row)
    sent = send(draft, owner)
    later = NOW + timedelta(days=11)
    actions.accept(reference=sent.reference, actor=WATI, now=NOW)
    with time_machine.travel(later, tick=False):
        with pytest.raises(Refusal) as refused:
            actions.ask_payment(reference=sent.reference, actor=me(owner), now=later)
        shown = unescape(page(owner, f"/permohonan/{sent.reference}/tagihan/"))
    assert refused.value.code == row.code
    assert refused.value.sentence in shown
    assert "Buat tagihan" not in shown
    assert queries.stage(sent) == "PAY"
    assert not Bill.objects.exists()


def test_the_table_is_long_and_leaves_no_service_out() -> None:
    assert len({row.says for row in BAD}) >= 60
    assert {BASES[row.base][0] for row in BAD} == {code for code, _answers in BASES.values()}
    assert {row.world for row in BAD} >= set(WORLDS)
