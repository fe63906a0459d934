"""Rules of lanes, sessions with their places, and who has one. The database itself makes overbooking impossible."""

import secrets
from datetime import time
from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rantau.appointments.lifecycle import LIVE, Lane, State
from rantau.foundation.references import ALPHABET, HEARD

LANE_CODES = [lane.value for lane in Lane]
STATE_CODES = [state.value for state in State]
LIVE_CODES = [state.value for state in LIVE]
HELD, RELEASED = State.HELD.value, State.RELEASED.value
LANES = [(code, code) for code in LANE_CODES]
STATES = [(code, code) for code in STATE_CODES]
PASS_LENGTH = 12


def new_pass_code() -> str:
    """`7KQ4-M2XW-9C3D`: 60 random bits, printed on the pass and in its QR code, typed when the scanner fails."""
    return tidy_pass_code("".join(secrets.choice(ALPHABET) for _ in range(PASS_LENGTH)))


def tidy_pass_code(text: str) -> str:
    """The code in `text`, which may be an address that ends with it, in its written form; "" when there is none."""
    letters = text.rstrip("/").rpartition("/")[2].upper().translate(HEARD)
    code = "".join(letter for letter in letters if letter in ALPHABET)
    return f"{code[:4]}-{code[4:8]}-{code[8:]}" if len(code) == PASS_LENGTH else ""


class LaneRule(models.Model):
    """How one lane works at one service point from `valid_from` until a later rule. Times are WIB."""

    class BookedIn(models.TextChoices):
        HERE = "HERE", _("di sini")
        NATIONAL = "NATIONAL", _("di aplikasi nasional")

    class HoldMode(models.TextChoices):
        MINUTES = "MINUTES", _("selama beberapa menit")
        NEXT_WORKING_DAY = "NEXT_WORKING_DAY", _("sampai hari kerja berikutnya")

    point = models.ForeignKey("offices.ServicePoint", models.PROTECT, related_name="lane_rules")
    lane = models.CharField(max_length=12, choices=LANES)
    valid_from = models.DateField()
    booked_in = models.CharField(max_length=8, choices=BookedIn.choices, default=BookedIn.HERE)
    hold_mode = models.CharField(max_length=16, choices=HoldMode.choices, default=HoldMode.MINUTES)
    hold_minutes = models.PositiveIntegerField(default=120)
    hold_time = models.TimeField(default=time(16))
    opens_days_ahead = models.PositiveSmallIntegerField(default=30)
    opening_time = models.TimeField(default=time(8))
    """A day's places can be taken from `opens_days_ahead` days before, at this hour."""
    reschedule_limit = models.PositiveSmallIntegerField(default=2)
    cutoff_days = models.PositiveSmallIntegerField(default=1)
    cutoff_time = models.TimeField(default=time(16))
    grace_minutes = models.PositiveSmallIntegerField(default=60)
    session_minutes = models.PositiveSmallIntegerField(default=60)
    counters = models.PositiveSmallIntegerField(default=1)
    minutes_per_service = models.PositiveSmallIntegerField(default=15)
    places_per_day = models.PositiveSmallIntegerField(null=True, blank=True)
    """The daily quota, spread evenly over the sessions; empty: as many as the counters can serve."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("point", "lane", "valid_from"), name="lane_rule_once"),
            models.CheckConstraint(condition=Q(lane__in=LANE_CODES), name="lane_rule_lane"),
            models.CheckConstraint(condition=Q(hold_minutes__gt=0), name="lane_rule_hold"),
            models.CheckConstraint(
                condition=Q(session_minutes__gte=5, minutes_per_service__gte=1), name="lane_rule_minutes"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.point_id} {self.lane} {self.valid_from}"

    def places(self, session: int, sessions: int) -> int:
        """Places in the session with number `session` (from 0) of a day with `sessions` sessions."""
        served = self.counters * self.session_minutes // self.minutes_per_service
        if self.places_per_day is None:
            return served
        share = self.places_per_day * (session + 1) // sessions - self.places_per_day * session // sessions
        return min(served, share)


class Slot(models.Model):
    """One session of a lane: `capacity` places of which `taken` belong to somebody."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    point = models.ForeignKey("offices.ServicePoint", models.PROTECT, related_name="slots")
    lane = models.CharField(max_length=12, choices=LANES)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    opens_at = models.DateTimeField()
    """From this moment places can be taken."""
    capacity = models.PositiveIntegerField()
    taken = models.PositiveIntegerField(default=0)
    is_open = models.BooleanField(default=True)
    """Closed sessions keep who is in them and take nobody new; sessions of a national lane are always closed here."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("point", "lane", "starts_at"), name="slot_once"),
            models.CheckConstraint(condition=Q(taken__gte=0, taken__lte=F("capacity")), name="slot_never_oversold"),
            models.CheckConstraint(condition=Q(starts_at__lt=F("ends_at")), name="slot_starts_before_end"),
            models.CheckConstraint(condition=Q(lane__in=LANE_CODES), name="slot_lane"),
        ]

    def __str__(self) -> str:
        return f"{self.point_id} {self.lane} {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def free(self) -> int:
        return self.capacity - self.taken if self.is_open else 0


class SlotChange(models.Model):
    """Append-only: who closed or opened a session, and why."""

    slot = models.ForeignKey(Slot, models.PROTECT, related_name="changes")
    is_open = models.BooleanField()
    reason = models.CharField(max_length=20)
    author = models.CharField(max_length=80)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.slot_id} {'open' if self.is_open else 'closed'}"


class Booking(models.Model):
    """A place bound to one holder, the reference of what it is for. A released booking has no place any more."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    slot = models.ForeignKey(Slot, models.PROTECT, null=True, related_name="bookings")
    holder = models.CharField(max_length=40)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=STATES)
    held_until = models.DateTimeField(null=True, blank=True)
    pass_code = models.CharField(max_length=20, default=new_pass_code)
    external_reference = models.CharField(max_length=60, blank=True)
    """Number of the booking in the national app, when it was made and paid there."""
    external_at = models.DateTimeField(null=True, blank=True)
    """When that number was recorded here."""
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("pass_code",), name="booking_pass_once"),
            models.UniqueConstraint(
                fields=("holder",), condition=Q(state__in=LIVE_CODES), name="booking_one_live_per_holder"
            ),
            models.UniqueConstraint(
                fields=("external_reference",),
                condition=~Q(external_reference="") & Q(state__in=LIVE_CODES),
                name="booking_external_once",
            ),
            models.CheckConstraint(condition=Q(state__in=STATE_CODES), name="booking_state"),
            models.CheckConstraint(
                condition=Q(state=HELD, held_until__isnull=False) | (~Q(state=HELD) & Q(held_until=None)),
                name="booking_hold_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(state=RELEASED, slot=None) | (~Q(state=RELEASED) & Q(slot__isnull=False)),
                name="booking_released_has_no_place",
            ),
            models.CheckConstraint(
                condition=Q(external_reference="", external_at=None)
                | (~Q(external_reference="") & Q(external_at__isnull=False)),
                name="booking_external_complete",
            ),
        ]
        indexes = [
            models.Index(fields=["holder", "made_at"], name="booking_of_holder"),
            models.Index(fields=["held_until"], condition=Q(state=HELD), name="booking_overdue_holds"),
        ]

    def __str__(self) -> str:
        return f"{self.holder} {self.state}"

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def is_external(self) -> bool:
        return bool(self.external_reference)


class BookingChange(models.Model):
    """Append-only: every move of a booking, who made it, and which place it was about."""

    booking = models.ForeignKey(Booking, models.PROTECT, related_name="changes", db_index=False)
    move = models.CharField(max_length=20)
    state = models.CharField(max_length=8, choices=STATES)
    slot = models.ForeignKey(Slot, models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    """The place taken, kept or given back by this move. Sessions are never deleted; a check of the hot row would cost."""
    reason = models.CharField(max_length=40, blank=True)
    author = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["booking", "move"], name="booking_change_moves")]

    def __str__(self) -> str:
        return f"{self.booking_id} {self.move}"


class QuotaChange(models.Model):
    """Append-only: who changed how many people a lane takes, from which day on. `undoes` names what it takes back."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    point = models.ForeignKey("offices.ServicePoint", models.PROTECT, related_name="+")
    lane = models.CharField(max_length=12, choices=LANES)
    valid_from = models.DateField()
    places_per_day = models.PositiveSmallIntegerField(null=True)
    counters = models.PositiveSmallIntegerField()
    minutes_per_service = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=200, blank=True)
    author = models.CharField(max_length=80)
    at = models.DateTimeField()
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")

    class Meta:
        indexes = [models.Index(fields=["point", "lane", "valid_from"], name="quota_change_of_lane")]

    def __str__(self) -> str:
        return f"{self.point_id} {self.lane} {self.valid_from}"

    @property
    def is_undone(self) -> bool:
        return hasattr(self, "undone_by")
