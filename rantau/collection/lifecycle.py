"""From print to hand, as a table. Pure Python."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rantau.foundation.lifecycle import Facts, Lifecycle, Move
from rantau.foundation.refusals import Refusal


class State(StrEnum):
    TO_PRINT = "TO_PRINT"
    PRINTED = "PRINTED"
    """Waits for somebody else to check it."""
    CHECKED = "CHECKED"
    """Waits for its place on the shelf."""
    READY = "READY"
    HANDED_OVER = "HANDED_OVER"


class Printed(Refusal):
    code = "collection.printed"
    message = _("Dokumen ini dicetak di sini, jadi tidak langsung siap diambil.")


class NotPrinted(Refusal):
    code = "collection.not_printed"
    message = _("Untuk layanan ini tidak ada yang dicetak.")


def is_printed(facts: Facts) -> Refusal | None:
    return None if facts.get("is_printed") else NotPrinted()


def is_not_printed(facts: Facts) -> Refusal | None:
    return Printed() if facts.get("is_printed") else None


BOOKLET = Lifecycle(
    "booklet",
    (
        Move("print", (State.TO_PRINT,), State.PRINTED, (is_printed,), _("Cetak")),
        # What is only fetched, a stamped passport for example, is ready as soon as it was approved.
        Move("lay_out", (State.TO_PRINT,), State.READY, (is_not_printed,), _("Siap diambil")),
        Move("pass_check", (State.PRINTED,), State.CHECKED, label=_("Lulus pemeriksaan")),
        Move("fail_check", (State.PRINTED,), State.TO_PRINT, label=_("Cetak ulang")),
        Move("shelve", (State.CHECKED,), State.READY, label=_("Siap diambil")),
        Move("hand_over", (State.READY,), State.HANDED_OVER, label=_("Serahkan")),
    ),
)


class Flaw(StrEnum):
    """Why a printed booklet is spoiled."""

    WRONG_DATA = "WRONG_DATA"
    BAD_PHOTO = "BAD_PHOTO"
    BAD_PRINT = "BAD_PRINT"
    CHIP_SILENT = "CHIP_SILENT"


FLAW_WORDS: dict[str, Promise] = {
    Flaw.WRONG_DATA: _("Data salah"),
    Flaw.BAD_PHOTO: _("Foto tidak baik"),
    Flaw.BAD_PRINT: _("Cetakan cacat"),
    Flaw.CHIP_SILENT: _("Cip tidak terbaca"),
}
