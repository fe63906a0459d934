"""What an invitation says to whoever holds its code: nothing about the person whom it invites."""

from datetime import datetime

from django.utils.translation import gettext as _

from rantau.applications.queries import OutreachRow
from rantau.catalogue import queries as catalogue
from rantau.ui import formats


def facts(row: OutreachRow, now: datetime) -> list[tuple[str, str, None]]:
    titles = {service.code: str(service.title) for service in catalogue.services(now)}
    return [
        (_("Kelompok"), row.outreach.title, None),
        (_("Hari"), formats.day(row.outreach.day), None),
        (_("Tempat"), row.outreach.point.name, None),
        (_("Jenis layanan"), titles.get(row.service_code, row.service_code), None),
    ]
