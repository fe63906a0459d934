"""Lanes, the states of a booking, and which move leads where. Pure Python."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from rantau.foundation.lifecycle import Facts, Lifecycle, Move
from rantau.foundation.refusals import Refusal


class Lane(StrEnum):
    REGULAR = "REGULAR"
    EXPRESS = "EXPRESS"
    PRIORITY = "PRIORITY"
    BAP = "BAP"
    COLLECTIVE = "COLLECTIVE"
    STAY_PERMIT = "STAY_PERMIT"
    PICKUP = "PICKUP"


LANE_NAMES = {
    Lane.REGULAR: _("Reguler"),
    Lane.EXPRESS: _("Percepatan"),
    Lane.PRIORITY: _("Prioritas"),
    Lane.BAP: _("Pemeriksaan (BAP)"),
    Lane.COLLECTIVE: _("Kolektif"),
    Lane.STAY_PERMIT: _("Izin tinggal"),
    Lane.PICKUP: _("Pengambilan"),
}


class State(StrEnum):
    HELD = "HELD"
    BOOKED = "BOOKED"
    ARRIVED = "ARRIVED"
    SERVED = "SERVED"
    RELEASED = "RELEASED"
    NO_SHOW = "NO_SHOW"


LIVE = (State.HELD, State.BOOKED, State.ARRIVED)
"""A holder has at most one booking in these states."""


class MoveLimitReached(Refusal):
    code = "move_limit_reached"
    message = _(
        "Jadwal ini sudah dipindah %(limit)s kali. Batasnya sudah tercapai. Hubungi kantor bila Anda berhalangan."
    )


class TooLateToMove(Refusal):
    code = "too_late_to_move"
    message = _("Jadwal hanya bisa dipindah sebelum %(until)s. Hubungi kantor bila Anda berhalangan.")


def within_limit(facts: Facts) -> Refusal | None:
    if facts["moves_used"] >= facts["limit"]:
        return MoveLimitReached(limit=facts["limit"])
    return None


def before_cutoff(facts: Facts) -> Refusal | None:
    """`until` is the moment, `until_text` how people read it."""
    if facts["now"] >= facts["until"]:
        return TooLateToMove(until=facts["until_text"])
    return None


BOOKING: Lifecycle[State] = Lifecycle(
    "booking",
    (
        Move("confirm", (State.HELD,), State.BOOKED, label=_("Tempat dipastikan")),
        Move("release", (State.HELD, State.BOOKED), State.RELEASED, label=_("Tempat dilepas")),
        Move("take_again", (State.RELEASED,), State.BOOKED, label=_("Tempat diambil lagi")),
        Move("move", (State.HELD,), State.HELD, label=_("Pilihan diganti")),
        Move("move", (State.BOOKED,), State.BOOKED, (within_limit, before_cutoff), label=_("Jadwal dipindah")),
        Move("move_by_office", (State.HELD,), State.HELD, label=_("Pilihan diganti kantor")),
        Move("move_by_office", (State.BOOKED,), State.BOOKED, label=_("Jadwal dipindah kantor")),
        Move("arrive", (State.BOOKED,), State.ARRIVED, label=_("Datang")),
        Move("serve", (State.ARRIVED,), State.SERVED, label=_("Selesai dilayani")),
        Move("miss", (State.BOOKED, State.ARRIVED), State.NO_SHOW, label=_("Tidak hadir")),
    ),
)
