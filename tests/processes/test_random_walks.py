"""Whatever happens on the way, an application of any service comes to an end, and from everywhere one end is in reach."""

from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest

from rantau.applications.lifecycle import ENDED
from rantau.applications.models import StatusChange
from rantau.appointments.tests.factories import NOW
from rantau.catalogue import loading
from rantau.catalogue.tests import foreigners, passports
from rantau.catalogue.tests.factories import publish
from rantau.foundation import clock
from tests.processes.walking import Walk

pytestmark = pytest.mark.django_db

EXAMPLE = Path(__file__).parent.parent / "agency" / "izin-lapak.yaml"
TODAY = clock.day_of(NOW)
GROWN = {**passports.PERSON, **passports.GROWN}
TRADER = {
    "full_name": "Nurhayati", "sex": "F", "birth_date": "1985-03-02", "nik": "1312034203850004", "goods": "FOOD",
    "metres": 7, "cooks": False,
}  # fmt: skip
WHO: dict[str, Mapping[str, Any]] = {
    "izin-lapak": TRADER,
    "izin-masuk-kembali": foreigners.leaving(on=TODAY, leaving_on="2026-02-20"),
    "izin-tinggal-kunjungan": foreigners.visitor(on=TODAY, leaving_on="2026-02-10"),
    "izin-tinggal-terbatas": foreigners.resident(on=TODAY),
    "izin-tinggal-tetap": foreigners.permanent(on=TODAY),
    "paspor-baru": {**GROWN, **passports.NEW, "product": "E5"},
    "paspor-penggantian": {**GROWN, **passports.OLD, **passports.EXPIRED, "product": "E5"},
    "paspor-penggantian LOST": {**GROWN, **passports.LOST, "product": "E5"},
    "paspor-penggantian DISASTER": {**GROWN, **passports.LOST, "disaster": True, "product": "E5"},
    "paspor-perubahan-data": {**GROWN, **passports.ENDORSE},
    "paspor-perubahan-data DATA": {**GROWN, **passports.CHANGE},
    "visa": foreigners.coming(),
}
# These happen, but a walk that always takes them never sees what comes after.
SELDOM = {"withdraw": 0.1, "give_back": 0.3, "reject": 0.3, "guarantor_refuses": 0.3, "note_refusal": 0.3,
    "hear_a_no": 0.3, "suspend": 0.3,
}  # fmt: skip
STEPS = 25


def test_every_service_of_the_house_has_somebody_who_walks_it() -> None:
    assert {name.split()[0] for name in WHO} == {*loading.services(), "izin-lapak"}


@pytest.mark.parametrize("who", WHO)
def test_a_random_walk_ends_in_a_legal_state(walk: Walk, who: str) -> None:
    code = who.split(maxsplit=1)[0]
    text = EXAMPLE.read_text(encoding="utf-8") if code == "izin-lapak" else ""
    service = loading.read(text, EXAMPLE.name).service if text else loading.services()[code]
    assert service is not None
    publish(service, NOW)
    walk.begin(code, WHO[who])
    chance, done = Random(who), []
    while not walk.application.has_ended and len(done) < STEPS:
        acts = list(walk.possible())
        assert acts, f"nobody can do anything at {walk.phase} {walk.stage} {walk.state()}, after {done}"
        [act] = chance.choices(acts, [SELDOM.get(name, 1.0) for name in acts])
        done.append(act)
        walk.do(act)
    done += walk.to_the_end()
    assert walk.phase in ENDED, done
    assert not walk.possible(), f"ended by {done}, and still {list(walk.possible())}"
    changes = list(StatusChange.objects.filter(application=walk.application).order_by("pk"))
    assert [one.became for one in changes[:-1]] == [one.was for one in changes[1:]], done
