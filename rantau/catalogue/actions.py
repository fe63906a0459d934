"""Putting a new version of a service into force: from its file, or because the office sets something in its place."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.catalogue import freezing, loading, policies, queries, timeline
from rantau.catalogue.definition import Service
from rantau.catalogue.editing import DAYS, FEE, MOST_DAYS, MOST_LETTERS, MOST_RUPIAH, fees_on
from rantau.catalogue.events import EditEntered, EditTakenBack, ServicePublished
from rantau.catalogue.freezing import digest_of, frozen
from rantau.catalogue.models import Edit, ServiceVersion, Withdrawal
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal
from rantau.payments import queries as payments

__all__ = [
    "AlreadyInForce", "BilledSince", "DayTaken", "NoSuchEdit", "NothingThere", "PastDay", "SameValue",
    "TariffIsNewer", "UnknownService", "UnsoundValue", "check_edit", "digest_of", "enter_edit", "frozen", "publish", "put_in_force", "take_back",
]  # fmt: skip


class UnknownService(Refusal):
    code = "catalogue.unknown_service"
    message = "There is no service file %(service)s."


class NothingThere(Refusal):
    code = "catalogue.nothing_there"
    message = _("Bagian ini tidak ada di layanan tersebut.")


class UnsoundValue(Refusal):
    code = "catalogue.unsound_value"
    field = "value"
    message = _("Nilai ini di luar batas yang wajar. Periksa lagi.")


class SameValue(Refusal):
    code = "catalogue.same_value"
    field = "value"
    message = _("Nilainya sudah begitu pada tanggal itu. Tidak ada yang berubah.")


class DayTaken(Refusal):
    code = "catalogue.day_taken"
    field = "effective_from"
    message = _("Sudah ada perubahan untuk tanggal itu. Pilih tanggal lain atau batalkan yang itu dulu.")


class PastDay(Refusal):
    """Who read the page on that day was told something else."""

    code = "catalogue.past_day"
    field = "effective_from"
    message = _("Tanggal ini sudah lewat. Pilih hari ini atau sesudahnya.")


class BilledSince(Refusal):
    """Money is fixed when it is billed."""

    code = "catalogue.billed_since"
    field = "effective_from"
    message = _("Sejak tanggal itu sudah ada tagihan dengan biaya ini. Pilih hari ini atau sesudahnya.")


class TariffIsNewer(Refusal):
    code = "catalogue.tariff_is_newer"
    field = "effective_from"
    message = _("Tarif yang berlaku sekarang mulai %(day)s. Pilih tanggal sesudahnya.")


class NoSuchEdit(Refusal):
    code = "catalogue.no_such_edit"
    message = _("Perubahan ini tidak ada atau sudah dibatalkan.")


class AlreadyInForce(Refusal):
    code = "catalogue.already_in_force"
    message = _("Perubahan ini sudah berlaku. Masukkan perubahan baru dengan tanggal berlakunya.")


@transaction.atomic
def publish(*, code: str, actor: Actor, now: datetime) -> ServiceVersion:
    """Freeze the file of this service as its next version; unchanged, the version that is there already is given.

    What the office set in place of the file stays, as further versions. Raises UnknownService, and NotAllowed for
    anybody but the system and system administrators.
    """
    if not policies.can_publish(actor):
        raise NotAllowed
    service = loading.services().get(code)
    if service is None:
        raise UnknownService(service=code)
    return put_in_force(service=service, actor=actor, now=now)


@transaction.atomic
def put_in_force(*, service: Service, actor: Actor, now: datetime) -> ServiceVersion:
    """The same for a service that was read from elsewhere. Raises NotAllowed."""
    if not policies.can_publish(actor):
        raise NotAllowed
    freezing.one_at_a_time(service.code)
    row = _from_file(service, actor, now)
    _follow(service.code, actor, now)
    return row


@transaction.atomic
def enter_edit(
    *, service: str, kind: str, key: str, value: Any, effective_from: date, reason: str, actor: Actor, now: datetime
) -> Edit:
    """From that day on the office says this in place of the file. `value` as in `Edit`.

    For applications that are begun from that day on; those that run keep what they began with.
    Raises NotAllowed and the refusals above, UnknownService for a service that is not offered.
    """
    if not policies.can_edit(actor):
        raise NotAllowed
    freezing.one_at_a_time(service)
    # Only the first time: another process may have published a newer file than this one started with.
    if not freezing.rows_of(service):
        if service not in loading.services():
            raise UnknownService(service=service)
        _from_file(loading.services()[service], actor, now)
    check_edit(service=service, kind=kind, key=key, value=value, effective_from=effective_from, now=now)
    edit = Edit.objects.create(
        office=settings.OFFICE, service=service, kind=kind, key=key, value=value, effective_from=effective_from,
        reason=reason, author=actor.id, at=now,
    )  # fmt: skip
    _follow(service, actor, now)
    told = EditEntered(edit.office, service, kind, key, effective_from, edit.pk, amount=value if kind == FEE else None)
    journal.record(told, actor=actor, now=now)
    return edit


@transaction.atomic
def take_back(*, edit_id: UUID, actor: Actor, now: datetime) -> Edit:
    """Let go of an edit whose day has not come. Raises NotAllowed, NoSuchEdit, AlreadyInForce."""
    if not policies.can_edit(actor):
        raise NotAllowed
    edit = queries.edits().filter(pk=edit_id).first()
    if edit is None:
        raise NoSuchEdit
    freezing.one_at_a_time(edit.service)
    if Withdrawal.objects.filter(edit=edit).exists():
        raise NoSuchEdit
    if edit.effective_from <= clock.day_of(now):
        raise AlreadyInForce
    Withdrawal.objects.create(edit=edit, author=actor.id, at=now)
    _follow(edit.service, actor, now)
    told = EditTakenBack(edit.office, edit.service, edit.kind, edit.key, edit.effective_from, edit.pk)
    journal.record(told, actor=actor, now=now)
    return edit


def check_edit(*, service: str, kind: str, key: str, value: Any, effective_from: date, now: datetime) -> None:
    """Writes nothing; raises what `enter_edit` would refuse the same with."""
    spot = queries.spot_on(service, kind, key, effective_from)
    if spot is None:
        raise NothingThere
    if not _is_sound(kind, value):
        raise UnsoundValue
    if queries.live_edits(service).filter(kind=kind, key=key, effective_from=effective_from).exists():
        raise DayTaken
    if effective_from < clock.day_of(now):
        _check_past(kind, key, effective_from)
    if kind == FEE:
        _check_tariff(service, key, effective_from, now)
    if value is not None and queries.plain(spot.value) == value:
        raise SameValue


def _check_past(kind: str, key: str, day: date) -> None:
    if kind != FEE:
        raise PastDay
    if payments.billed_since(key, day):
        raise BilledSince


def _check_tariff(service: str, code: str, day: date, now: datetime) -> None:
    """A line that begins before the one in force would change nothing, unless nobody knew that one's amount."""
    line = fees_on(queries.current(service, now).fees, clock.day_of(now))[code]
    is_newer = line.effective_from > day or (line.effective_from == day and line.amount is not None)
    if is_newer:
        raise TariffIsNewer(day=f"{line.effective_from:%d-%m-%Y}")


def _is_sound(kind: str, value: Any) -> bool:
    if kind == FEE:
        return type(value) is int and 0 <= value <= MOST_RUPIAH
    if value is None:
        return True
    if kind == DAYS:
        return type(value) is int and 0 <= value <= MOST_DAYS
    texts = [value.get(language, "").strip() for language in ("id", "en")]
    return set(value) == {"id", "en"} and all(0 < len(text) <= MOST_LETTERS for text in texts)


def _from_file(service: Service, actor: Actor, now: datetime) -> ServiceVersion:
    """The version of the file as it is."""
    rows = freezing.rows_of(service.code)
    latest = next((row for row in reversed(rows) if row.from_file), None)
    if latest and latest.digest == digest_of(service):
        return latest
    row = freezing.publish(service, rows, begins=service.effective_from, now=now, from_file=True)
    _tell([row], actor, now)
    return row


def _follow(code: str, actor: Actor, now: datetime) -> None:
    _tell(timeline.follow(code, queries.changes(code), clock.day_of(now), now), actor, now)


def _tell(rows: Sequence[ServiceVersion], actor: Actor, now: datetime) -> None:
    for row in rows:
        told = ServicePublished(service=row.code, version=row.version, digest=row.digest)
        journal.record(told, actor=actor, now=now)
