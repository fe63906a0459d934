"""Issue a paper: number it, render it, sign it, seal it, register it. Or take one back."""

import secrets
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rantau.accounts import queries as accounts
from rantau.foundation import clock, references
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.issuing import policies, queries
from rantau.issuing.actions import keys
from rantau.issuing.engines import render
from rantau.issuing.engines.signers.base import CannotSign, Order, Signer
from rantau.issuing.events import PaperIssued, PaperRevoked
from rantau.issuing.models import IssuedPaper, Series
from rantau.journal import journal
from rantau.offices import queries as offices
from rantau.ui import formats
from rantau.vault import files, masking

log = structlog.get_logger(__name__)


class NotStored(Refusal):
    """The storage said no: full, or out of reach. Nothing was issued and no number is lost."""

    code = "issued_not_stored"
    message = gettext_lazy("Kertas belum bisa dibuat karena gangguan pada penyimpanan kami. Coba lagi sebentar lagi.")


class NotSigned(Refusal):
    """No signature came. Nothing was issued and no number is lost: an unsigned paper never leaves."""

    code = "issued_not_signed"
    message = gettext_lazy("Kertas belum bisa ditandatangani karena gangguan di tempat kami. Coba lagi sebentar lagi.")


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
    """Make, sign and register one paper. `data["name"]` is whose paper it is; without it, the name of the account.

    Raises NotStored, NotSigned; LookupError when `template` is in no room.
    """
    office = offices.home()
    key = keys.current_key(office=office.code, now=now)
    paper = IssuedPaper(
        number=_next_number(office.code, now),
        kind=kind,
        holder=holder,
        owner_id=owner_id,
        office=office.code,
        masked_name=masked(data.get("name") or accounts.display_name(owner_id)),
        verify_code=_new_code(),
        language=language,
        signed_with=key,
        issued_at=now,
    )
    with translation.override(language):
        told = data | _letterhead(paper, office.name, official=office.is_official)
        content = render.pdf(template, told, qr_svg=queries.qr_svg(queries.address(paper.verify_code)), at=now)
        signed = _signed(content, keys.signer(key), office=office.name, at=now)
    _register(paper, signed, actor=actor, now=now)
    return paper


@transaction.atomic
def revoke(*, paper_id: UUID, reason: str, actor: Actor, now: datetime) -> IssuedPaper:
    """The paper is no longer good; its file stays, its page says so. A second time changes nothing.

    `reason` is a code of `policies.Reason` (ValueError otherwise). Raises NotAllowed.
    """
    paper = IssuedPaper.objects.select_for_update().get(pk=paper_id)
    if not policies.can_revoke(actor, paper):
        raise NotAllowed
    if paper.revoked_at is None:
        paper.revoked_at, paper.revoked_because = now, policies.Reason(reason).value
        paper.save(update_fields=["revoked_at", "revoked_because"])
        happened = PaperRevoked(
            application=paper.holder,
            account_id=paper.owner_id,
            office=paper.office,
            paper_id=paper.pk,
            kind=paper.kind,
            number=paper.number,
            reason=paper.revoked_because,
        )
        journal.record(happened, actor=actor, now=now)
    return paper


def masked(name: str) -> str:
    """ "Sari Wahyuni" as "S••• W••••••": enough to compare with a paper in hand, too little to learn a name."""
    return " ".join(masking.number(word, first=1, last=0) for word in str(name).split())[:120]


def _next_number(office: str, now: datetime) -> str:
    """Without gaps: the series stays locked until the paper is registered or everything is undone."""
    year = clock.local(now).year
    Series.objects.get_or_create(office=office, year=year)
    series = Series.objects.select_for_update().get(office=office, year=year)
    series.last += 1
    series.save(update_fields=["last"])
    return f"RTU/{office}/{year}/{series.last:06}"


def _new_code() -> str:
    """80 random bits; not to be confused with the reference of an application."""
    return queries.in_groups("".join(secrets.choice(references.ALPHABET) for _place in range(queries.CODE_LENGTH)))


def _signed(content: bytes, signer: Signer, *, office: str, at: datetime) -> bytes:
    """What is signed is what gets its digest and its number: nobody ever holds a paper that is signed later."""
    order = Order(
        content=content,
        signer=office,
        reason=_("Tanda tangan elektronik tidak tersertifikasi, dengan kunci kantor sendiri"),
        label=_("Tanda tangan elektronik kantor"),
        at=clock.local(at),
    )
    try:
        return signer.sign(order)
    except CannotSign as trouble:
        log.exception("an issued paper could not be signed")
        raise NotSigned from trouble


def _register(paper: IssuedPaper, content: bytes, *, actor: Actor, now: datetime) -> None:
    try:
        stored = files.store(content, name_hint="issued")
    except OSError as trouble:
        log.exception("storage refused an issued paper")
        raise NotStored from trouble
    paper.name, paper.sha256 = stored.name, stored.sha256
    happened = PaperIssued(
        application=paper.holder,
        account_id=paper.owner_id,
        office=paper.office,
        paper_id=paper.pk,
        kind=paper.kind,
        number=paper.number,
        sha256=paper.sha256,
    )
    try:
        paper.save(force_insert=True)
        journal.record(happened, actor=actor, now=now)
    except BaseException:
        files.discard(stored.name)
        raise


def _letterhead(paper: IssuedPaper, office: str, *, official: bool) -> dict[str, str]:
    """The words of `layout.typ`, in the language that is active."""
    return {
        "office_name": office,
        "site": settings.SITE_URL,
        "language": paper.language,
        "number_word": _("Nomor"),
        "number": paper.number,
        "issued": formats.day(paper.issued_at),
        "page_word": _("Halaman"),
        "qr_alt": _("Kode QR untuk memeriksa keaslian kertas ini"),
        "check_title": _("Periksa keasliannya"),
        "check_words": _("Pindai kode QR ini, atau buka %(address)s dan tulis kode %(code)s.")
        % {"address": queries.address(""), "code": paper.verify_code},
        "pilot": "" if official else _("Situs percontohan, bukan dokumen resmi."),
    }
