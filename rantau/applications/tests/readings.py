"""What a machine read on Sari's papers, put there without a machine."""

from dataclasses import asdict
from typing import Any

from rantau.applications.models import Application
from rantau.appointments.tests.factories import NOW
from rantau.documents import queries as documents
from rantau.documents.models import PaperReading
from rantau.documents.queries import Field

KTP = {
    "nik": "1312034507900001", "full_name": "SARI", "birth_place": "SIMPANG EMPAT", "birth_date": "1990-07-05", "sex": "F",
    "street": "JL. PASAR 7",
}  # fmt: skip


def was_read(
    application: Application, slot: str, kind: str = "KTP", *, sure: bool = True, **fields: str
) -> PaperReading:
    """The paper in that slot says this. Without a kind it still waits."""
    document = documents.of(application.reference).get(slot=slot)
    found = [asdict(Field(code, value, 0.97 if sure else 0.6, sure)) for code, value in fields.items()]
    done: dict[str, Any] = {"state": "READ", "kind": kind, "found": found, "read_at": NOW} if kind else {}
    PaperReading.objects.filter(document=document).delete()
    return PaperReading.objects.create(document=document, asked_at=NOW, **done)
