"""Who is in the house today: visits, counters, and the last ticket number given out."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from rantau.visits.lifecycle import AT_COUNTER, State

STATE_CODES = [state.value for state in State]
AT_COUNTER_CODES = [state.value for state in AT_COUNTER]


class Counter(models.Model):
    """A desk with a number that people are called to."""

    point = models.ForeignKey("offices.ServicePoint", models.PROTECT, related_name="counters")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60, blank=True)
    is_open = models.BooleanField(default=True)

    class Meta:
        ordering = ("number",)
        constraints = [models.UniqueConstraint(fields=("point", "number"), name="counter_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.name}".strip()


class DayCounter(models.Model):
    """The last number of a letter at a point on a day. Its row is locked while one is given: none is skipped."""

    point = models.ForeignKey("offices.ServicePoint", models.PROTECT, related_name="+")
    day = models.DateField()
    letter = models.CharField(max_length=1)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("point", "day", "letter"), name="day_counter_once")]

    def __str__(self) -> str:
        return f"{self.letter}-{self.last:03d} {self.day}"


class Visit(models.Model):
    """One visitor on one day, from check-in to the end. `due_at` is the moment that decides the place in the line."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    booking = models.OneToOneField("appointments.Booking", models.PROTECT, related_name="+")
    holder = models.CharField(max_length=40)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    point = models.ForeignKey("offices.ServicePoint", models.PROTECT, related_name="+")
    day = models.DateField()
    lane = models.CharField(max_length=12)
    ticket = models.CharField(max_length=10)
    """"R-012": letter of the lane and number of the day."""
    state = models.CharField(max_length=8, choices=[(code, code) for code in STATE_CODES], default=State.WAITING.value)
    arrived_at = models.DateTimeField()
    late = models.BooleanField()
    """Came after the grace time of the lane."""
    due_at = models.DateTimeField()
    """The booked time; for late arrivals and those who went away, the time they came (back)."""
    counter = models.ForeignKey(Counter, models.PROTECT, null=True, blank=True, related_name="visits")
    called_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("point", "day", "ticket"), name="visit_ticket_once"),
            models.UniqueConstraint(
                fields=("counter",), condition=Q(state__in=AT_COUNTER_CODES), name="visit_one_at_a_counter"
            ),
            models.CheckConstraint(condition=Q(state__in=STATE_CODES), name="visit_state"),
            models.CheckConstraint(
                condition=~Q(state="CALLED") | Q(counter__isnull=False, called_at__isnull=False),
                name="visit_called_to_a_counter",
            ),
        ]
        indexes = [
            models.Index(fields=["point", "day", "due_at"], condition=Q(state="WAITING"), name="visit_line"),
            models.Index(fields=["holder", "day"], name="visit_holder"),
        ]

    def __str__(self) -> str:
        return f"{self.ticket} {self.day}"


class VisitChange(models.Model):
    """Append-only: every move of a visit, who made it, at which counter."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="changes")
    move = models.CharField(max_length=20)
    state = models.CharField(max_length=8)
    counter = models.ForeignKey(Counter, models.PROTECT, null=True, related_name="+")
    author = models.CharField(max_length=80)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.visit_id} {self.move}"
