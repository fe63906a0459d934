"""A small service of another agency as text, for any process."""

from collections.abc import Sequence

from rantau.catalogue import loading, queries
from rantau.catalogue.definition import Service
from rantau.catalogue.queries import Definition
from rantau.catalogue.tests.factories import publish
from rantau.foundation import clock

CODE = "izin-contoh"
HEAD = """\
code: izin-contoh
family: other
title: {id: Izin contoh, en: Example licence}
summary: {id: Contoh, en: Example}
for_whom: {id: Siapa saja, en: Anybody}
effective_from: 2025-01-01
tariff_version: Perda 1/2025
working_days: 2
lanes: [REGULAR, BAP]
cases:
  - code: ONLY
    title: {id: Contoh, en: Example}
sections:
  - code: stall
    title: {id: Lapak, en: Stall}
    questions:
      - code: metres
        kind: number
        label: {id: Panjang, en: Length}
        checks: {minimum: 1, maximum: 12}
"""
GUARANTOR = """\
  - code: guarantor
    title: {id: Penjamin, en: Guarantor}
    questions:
      - {code: guarantor_name, kind: name, label: {id: Nama, en: Name}}
      - {code: guarantor_nik, kind: nik, label: {id: NIK, en: NIK}}
      - {code: guarantor_phone, kind: phone, label: {id: Ponsel, en: Phone}}
"""
PAPERS = """\
papers:
  - code: KTP
    title: {id: KTP, en: ID card}
"""
NO_PAPERS = "papers: []\n"
FEES = """\
fees:
  - code: STALL
    label: {id: Retribusi, en: Fee}
    amount: 25000
    effective_from: 2025-01-01
"""
INTERVIEW = """\
interview:
  code: interview
  title: {id: Wawancara, en: Interview}
  questions:
    - code: remarks
      kind: long_text
      label: {id: Catatan, en: Remarks}
      required: false
"""
HAND_OFF = """\
hand_off: {name: {id: Situs nasional, en: National site}, url: "https://evisa.imigrasi.go.id", reference: {id: Nomor, en: Number}}
"""


def written(process: Sequence[str], *, free: bool = False) -> str:
    """What goes with the process and nothing else: papers, fees, questions, the other agency."""
    parts = [
        HEAD,
        GUARANTOR if "GUARANTOR" in process else "",
        PAPERS if "UPLOAD" in process else NO_PAPERS,
        FEES if "PAY" in process and not free else "",
        INTERVIEW if "INTERVIEW" in process else "",
        HAND_OFF if "HAND_OFF" in process else "",
        f"process: [{', '.join(process)}]\n",
    ]
    return "".join(parts)


def read(process: Sequence[str], *, free: bool = False) -> Service:
    reading = loading.read(written(process, free=free), f"{CODE}.yaml")
    assert reading.service is not None, reading.faults
    assert not reading.faults, [str(fault) for fault in reading.faults]
    return reading.service


def offered(process: Sequence[str], *, free: bool = False) -> Definition:
    """The service in force, published as any other."""
    now = clock.now()
    row = publish(read(process, free=free), now)
    return queries.definition(CODE, row.version)
