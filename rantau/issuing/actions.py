"""Issue a paper: render it, number it, seal it, register it."""

import hashlib
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from rantau.foundation import clock, references
from rantau.foundation.actor import Actor
from rantau.issuing import queries
from rantau.issuing.engines import render
from rantau.issuing.events import PaperIssued
from rantau.issuing.models import IssuedPaper, Series
from rantau.journal import journal
from rantau.offices import queries as offices
from rantau.vault import files


@transaction.atomic
def issue(
    *,
    kind: str,
    template: str,
    data: dict[str, Any],
    holder: str,
    owner_id: UUID,
    language: str,
    actor: Actor,
    now: datetime,
) -> IssuedPaper:
    """Make and register one paper. Raises LookupError when `template` is in no room."""
    office = offices.home()
    number, code = _next_number(office.code, now), references.new()
    with translation.override(language):
        told = data | _letterhead(office.name, number, code, language, official=office.is_official)
        content = render.pdf(template, told, qr_svg=queries.qr_svg(queries.address(code)), at=now)
    stored = files.store(content, name_hint="issued")
    paper = IssuedPaper.objects.create(
        number=number,
        kind=kind,
        holder=holder,
        owner_id=owner_id,
        office=office.code,
        verify_code=code,
        sha256=hashlib.sha256(content).hexdigest(),
        name=stored.name,
        language=language,
        issued_at=now,
    )
    happened = PaperIssued(application=holder, office=office.code, paper_id=paper.pk, kind=kind)
    journal.record(happened, actor=actor, now=now)
    return paper


def _next_number(office: str, now: datetime) -> str:
    year = clock.local(now).year
    Series.objects.get_or_create(office=office, year=year)
    series = Series.objects.select_for_update().get(office=office, year=year)
    series.last += 1
    series.save(update_fields=["last"])
    return f"RTU/{office}/{year}/{series.last:06}"


def _letterhead(office: str, number: str, code: str, language: str, *, official: bool) -> dict[str, str]:
    return {
        "office_name": office,
        "number": number,
        "language": language,
        "site": settings.SITE_URL,
        "qr_alt": _("Kode QR untuk memeriksa keaslian kertas ini"),
        "check_words": _("Periksa keaslian di %(address)s dengan kode %(code)s.")
        % {"address": queries.address(""), "code": code},
        "pilot": "" if official else _("Situs percontohan, bukan situs resmi."),
    }
