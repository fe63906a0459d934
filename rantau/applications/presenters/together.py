"""Applications of one family on one page: what each waits for, and what is still to be paid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rantau.applications import queries
from rantau.applications.models import Application
from rantau.appointments import queries as bookings
from rantau.payments import queries as bills


@dataclass(frozen=True, slots=True)
class Companion:
    """One of the applications. `label` and `url` are the next step, which may be only to look."""

    name: str
    reference: str
    service: str
    place: datetime | None
    to_pay: int
    label: str
    url: str


def companions(applications: Sequence[Application]) -> list[Companion]:
    return [_companion(application) for application in applications]


def _companion(application: Application) -> Companion:
    booking, bill = bookings.live(application.reference), bills.open_bill(application.reference)
    label, page = _step(application, to_pay=bill is not None)
    return Companion(
        name=application.person.full_name,
        reference=application.reference,
        service=str(queries.definition(application).title),
        place=booking.slot.starts_at if booking and booking.slot else None,
        to_pay=bill.amount if bill else 0,
        label=label,
        url=f"/permohonan/{application.reference}/{page}",
    )


def _step(application: Application, *, to_pay: bool) -> tuple[str, str]:
    if application.phase == "DRAFT":
        return _("Lanjutkan mengisi"), "isi/"
    if to_pay:
        return _("Bayar"), "bayar/"
    if queries.stage(application) == "PLACE":
        return _("Pilih jadwal"), "jadwal/"
    return _("Lihat perjalanan"), ""
