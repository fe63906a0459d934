"""The verbs of this room, by act."""

from rantau.appointments.actions.calendar import (
    NationalLane,
    close_session,
    follow_day,
    lay_out_everything,
    lay_out_slots,
    open_session,
    set_lane_rule,
)
from rantau.appointments.actions.day import close_day, mark_arrived, mark_no_show, mark_served
from rantau.appointments.actions.external import AlreadyRecorded, BookedHere, record_external
from rantau.appointments.actions.groups import HoursUnusable, NoPlaces, open_group_day
from rantau.appointments.actions.moving import move
from rantau.appointments.actions.places import (
    AlreadyBooked,
    NotOpenYet,
    PlaceUnknown,
    SessionClosedNow,
    SlotFull,
    SlotPast,
)
from rantau.appointments.actions.quotas import (
    LaneNotOffered,
    NoSuchQuotaChange,
    QuotaDayIsPast,
    QuotaDayTaken,
    QuotaInForce,
    SameQuota,
    check_quota,
    set_quota,
    take_back_quota,
)
from rantau.appointments.actions.taking import confirm, hold, release, take_again

__all__ = [
    "AlreadyBooked",
    "AlreadyRecorded",
    "BookedHere",
    "HoursUnusable",
    "LaneNotOffered",
    "NationalLane",
    "NoPlaces",
    "NoSuchQuotaChange",
    "NotOpenYet",
    "PlaceUnknown",
    "QuotaDayIsPast",
    "QuotaDayTaken",
    "QuotaInForce",
    "SameQuota",
    "SessionClosedNow",
    "SlotFull",
    "SlotPast",
    "check_quota",
    "close_day",
    "close_session",
    "confirm",
    "follow_day",
    "hold",
    "lay_out_everything",
    "lay_out_slots",
    "mark_arrived",
    "mark_no_show",
    "mark_served",
    "move",
    "open_group_day",
    "open_session",
    "record_external",
    "release",
    "set_lane_rule",
    "set_quota",
    "take_again",
    "take_back_quota",
]
