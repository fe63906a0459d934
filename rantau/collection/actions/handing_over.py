"""Into the right hand: code, identity, signature."""

import hmac
import re
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.applications import actions as applications
from rantau.collection import policies, queries
from rantau.collection.actions.codes import read
from rantau.collection.actions.moving import about, locked, move
from rantau.collection.events import BookletHandedOver, PickupFailed
from rantau.collection.lifecycle import State
from rantau.collection.models import MOST_TRIES, Booklet, HandOver
from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.foundation.refusals import Refusal
from rantau.journal import journal
from rantau.vault import files

STROKES = re.compile(r"[ML0-9 ]{5,20000}")


class WrongCode(Refusal):
    code = "collection.wrong_code"
    field = "code"
    message = _("Kode salah. Sisa percobaan: %(left)s.")


class CodeExpired(Refusal):
    code = "collection.code_expired"
    field = "code"
    message = _("Kode sudah lewat masa berlakunya. Minta pemohon membuat kode baru di halamannya.")


class CodeLocked(Refusal):
    code = "collection.code_locked"
    field = "code"
    message = _("Kode terkunci karena enam kali salah. Kepala seksi harus membuat kode baru.")


class IdentityNotChecked(Refusal):
    code = "collection.identity_not_checked"
    field = "identity_checked"
    message = _("Cocokkan wajah dan KTP penerima, lalu centang.")


class NotSigned(Refusal):
    code = "collection.not_signed"
    field = "paper_number"
    message = _("Minta tanda tangan di layar, atau tulis nomor tanda terima kertas.")


class SignatureNotStored(Refusal):
    """The storage said no; the booklet was not handed over."""

    code = "collection.signature_not_stored"
    field = "paper_number"
    message = _(
        "Tanda tangan belum tersimpan karena penyimpanan kami terganggu. Minta tanda tangan di kertas, lalu tulis nomornya."
    )


def hand_over(
    *,
    booklet_id: UUID,
    code: str,
    identity_checked: bool,
    strokes: str,
    paper_number: str,
    actor: Actor,
    now: datetime,
) -> Booklet:
    """Give it to the applicant. `strokes` is the path of a signature ("M1 2L3 4"), "" when signed on paper.

    A wrong code is counted and stays counted, whatever happens after. Raises NotAllowed, MoveNotPossible,
    IdentityNotChecked, NotSigned, SignatureNotStored, WrongCode, CodeExpired, CodeLocked.
    """
    drawn = strokes if STROKES.fullmatch(strokes) else ""
    if not identity_checked:
        raise IdentityNotChecked
    if not drawn and not paper_number.strip():
        raise NotSigned
    with transaction.atomic():
        booklet = locked(booklet_id, actor, policies.can_hand_over)
        refusal = _code_refused(booklet, code, actor, now)
        if refusal is None:
            _give(booklet, drawn, paper_number.strip(), actor, now)
    if refusal:
        raise refusal
    return booklet


def _code_refused(booklet: Booklet, code: str, actor: Actor, now: datetime) -> Refusal | None:
    if booklet.state != State.READY:
        raise MoveNotPossible
    if booklet.is_locked:
        return CodeLocked()
    right = hmac.compare_digest(bytes(booklet.pickup_hash or b""), queries.pickup_hash(booklet.pk, read(code)))
    expired = not booklet.pickup_until or booklet.pickup_until < now
    if right and not expired:
        return None
    if not right:
        booklet.pickup_tries += 1
        booklet.save(update_fields=["pickup_tries"])
    failed = PickupFailed(**about(booklet), tries=booklet.pickup_tries, locked=booklet.is_locked)
    journal.record(failed, actor=actor, now=now)
    if right:
        return CodeExpired()
    left = MOST_TRIES - booklet.pickup_tries
    return WrongCode(left=left) if left else CodeLocked()


def _give(booklet: Booklet, strokes: str, paper_number: str, actor: Actor, now: datetime) -> None:
    move(booklet, "hand_over", "OWNER", actor=actor, now=now, pickup_hash=None, pickup_code="")
    HandOver.objects.create(
        booklet=booklet,
        identity_checked=True,
        signature=_stored(strokes) if strokes else "",
        paper_number=paper_number[:30],
        at=now,
        by_id=actor.id,
    )
    applications.complete(reference=booklet.reference, actor=actor, now=now)
    happened = BookletHandedOver(**about(booklet), receiver="SELF", on_paper=not strokes)
    journal.record(happened, actor=actor, now=now)


def _stored(strokes: str) -> str:
    """The signature as a sealed SVG; its name in the storage. Raises SignatureNotStored."""
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 200"><path d="{strokes}" fill="none" stroke="#000"/></svg>'
    try:
        return files.store(picture.encode(), name_hint="signature.svg").name
    except files.StorageAway as trouble:
        raise SignatureNotStored from trouble
