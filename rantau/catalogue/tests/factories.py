"""A small service of another agency, as text, and ways to break it; publishing in tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from unittest import mock

from rantau.catalogue import actions, loading, queries
from rantau.catalogue.definition import Definition, Service
from rantau.catalogue.models import ServiceVersion
from rantau.foundation.actor import Actor

SYSTEM = Actor.system("catalogue.publish")
STALL = """\
code: izin-lapak
family: other
title: {id: Izin lapak pasar, en: Market stall licence}
summary: {id: Izin berdagang di pasar nagari., en: To trade at the market.}
for_whom: {id: Pedagang di pasar nagari, en: Traders at the market}
effective_from: 2025-01-01
tariff_version: Perda 1/2025
working_days: 2
cases:
  - code: FOOD
    title: {id: Makanan, en: Food}
    when: {question: goods, equals: FOOD}
  - code: OTHER
    title: {id: Lainnya, en: Other}
sections:
  - code: stall
    title: {id: Lapak, en: Stall}
    questions:
      - code: goods
        kind: choice
        label: {id: Dagangan, en: Goods}
        choices:
          - code: FOOD
            label: {id: Makanan, en: Food}
          - code: CLOTHES
            label: {id: Pakaian, en: Clothes}
      - code: metres
        kind: number
        label: {id: Panjang, en: Length}
        checks: {minimum: 1, maximum: 12}
  - code: kitchen
    title: {id: Dapur, en: Kitchen}
    when: {question: goods, equals: FOOD}
    questions:
      - code: opened
        kind: day
        label: {id: Buka sejak, en: Open since}
        checks: {latest: today}
papers:
  - code: KTP
    title: {id: KTP, en: ID card}
    example: ktp
  - code: HYGIENE
    title: {id: Surat laik sehat, en: Hygiene letter}
    when: {question: goods, equals: FOOD}
  - code: PHOTO
    title: {id: Foto lapak, en: Photo of the stall}
    required: false
fees:
  - code: STALL
    label: {id: Retribusi, en: Fee}
    amount: 20000
    effective_from: 2020-01-01
  - code: STALL
    label: {id: Retribusi, en: Fee}
    amount: 25000
    effective_from: 2025-01-01
  - code: LARGE
    label: {id: Lapak besar, en: Large stall}
    amount: 10000
    effective_from: 2025-01-01
    when: {question: metres, at_least: 6}
  - code: CLEANING
    label: {id: Kebersihan, en: Cleaning}
    effective_from: 2030-01-01
lanes: [REGULAR]
process: [FILL, UPLOAD, SUBMIT, PLACE, PAY, VISIT, DECISION]
advice:
  - code: RAW_FISH
    blocks: false
    when: {question: goods, equals: FOOD}
    text: {id: Ikan mentah dijual di los ikan., en: Raw fish is sold in the fish hall.}
"""


def stall(**replaced: str) -> Service:
    """The stall licence, with pieces of its text replaced; it must be sound."""
    reading = loading.read(changed(**replaced), "izin-lapak.yaml")
    assert reading.service is not None, reading.faults
    assert reading.faults == ()
    return reading.service


def defined(service: Service | str) -> Definition:
    """A service, or the file of that code, as it stands for version 1."""
    found = loading.services()[service] if isinstance(service, str) else service
    return Definition(**{name: getattr(found, name) for name in found.__struct_fields__}, version=1)


def changed(old: str = "", new: str = "") -> str:
    assert old in STALL
    return STALL.replace(old, new, 1) if old else STALL


@contextmanager
def offering(*services: Service) -> Iterator[None]:
    """These services are the files of this process."""
    queries.forget()
    with mock.patch.object(loading, "services", return_value={service.code: service for service in services}) as files:
        files.cache_clear = lambda: None
        yield
    queries.forget()


def publish(service: Service, now: datetime) -> ServiceVersion:
    with offering(service):
        return actions.publish(code=service.code, actor=SYSTEM, now=now)
