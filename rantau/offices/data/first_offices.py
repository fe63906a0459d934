"""The office the project begins with, its parent and its two service points. All of it is data to be corrected."""

from datetime import date, time
from typing import Any

from django.apps.registry import Apps

SINCE = date(2025, 1, 1)
MONDAY, TUESDAY, FRIDAY = 0, 1, 4


def load(apps: Apps) -> None:
    """Pasaman Barat has no published address or phone: they stay empty, the screens say "ask the office"."""
    offices: Any = apps.get_model("offices", "Office")
    parent = offices.objects.create(
        code="AGAM",
        name="Kantor Imigrasi Kelas I Non TPI Agam",
        short_name="Agam",
        address="Jl. Raya Bukittinggi–Payakumbuh Km 9, Koto Hilalang, Kec. Ampek Angkek, Kab. Agam",
        working_area=["13.04", "13.06", "13.07", "13.08", "13.12", "13.74", "13.75", "13.76"],
    )
    office = offices.objects.create(
        code="PASBAR",
        name="Kantor Imigrasi Pasaman Barat",
        short_name="Pasaman Barat",
        parent=parent,
        working_area=["13.12"],
    )
    _points(apps, office)


def _points(apps: Apps, office: Any) -> None:
    points: Any = apps.get_model("offices", "ServicePoint")
    main = points.objects.create(
        office=office, code="SIMPANG-EMPAT", name="Simpang Empat", kind="OFFICE", region_code="13.12.03"
    )
    outreach = points.objects.create(
        office=office,
        code="UJUNG-GADING",
        name="Jemput bola Ujung Gading",
        kind="OUTREACH",
        region_code="13.12.02.2001",
    )
    hours: Any = apps.get_model("offices", "OpeningHours")
    for weekday in range(MONDAY, FRIDAY + 1):
        closes = time(16, 30) if weekday == FRIDAY else time(16)
        hours.objects.create(point=main, weekday=weekday, opens=time(8), closes=closes, valid_from=SINCE)
    hours.objects.create(point=outreach, weekday=TUESDAY, opens=time(8, 30), closes=time(14), valid_from=SINCE)
