"""Offices, where and when they are open, days off, and the regions of the country."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rantau.offices.gazetteer import label


class Office(models.Model):
    """An immigration office. Address, phone and e-mail stay empty until the office has told them."""

    class Kind(models.TextChoices):
        OFFICE = "OFFICE", _("Kantor imigrasi")
        UNIT = "UNIT", _("Unit kerja keimigrasian")

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.OFFICE)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    is_official = models.BooleanField(default=False)
    official_proof = models.TextField(blank=True)
    address = models.TextField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    map_text = models.TextField(blank=True)
    working_area = models.JSONField(default=list)
    """Codes of the regencies and towns it serves, e.g. ["13.12"]."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_official=False) | ~Q(official_proof=""), name="office_official_needs_proof"
            ),
            models.CheckConstraint(condition=Q(parent=None) | ~Q(parent=F("id")), name="office_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return self.name


class ServicePoint(models.Model):
    """A place where people are received: the office itself, or an outreach desk on certain days."""

    class Kind(models.TextChoices):
        OFFICE = "OFFICE", _("Loket kantor")
        OUTREACH = "OUTREACH", _("Jemput bola")

    office = models.ForeignKey(Office, models.PROTECT, related_name="points")
    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.OFFICE)
    address = models.TextField(blank=True)
    region_code = models.CharField(max_length=13, blank=True)
    is_open = models.BooleanField(default=True)

    class Meta:
        ordering = ("kind", "code")

    def __str__(self) -> str:
        return self.name


class OpeningHours(models.Model):
    """Open on this weekday (0 is Monday) between two wall-clock times in WIB; several rows a day allow a break."""

    point = models.ForeignKey(ServicePoint, models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("point", "weekday", "opens", "valid_from"), name="hours_once"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="hours_weekday"),
            models.CheckConstraint(condition=Q(opens__lt=F("closes")), name="hours_open_before_close"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")), name="hours_validity"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.point_id} {self.weekday} {self.opens:%H.%M}-{self.closes:%H.%M}"

    def holds_on(self, day: date) -> bool:
        valid = self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)
        return valid and self.weekday == day.weekday()


class Holiday(models.Model):
    """A day that differs from its weekday, for the whole country (`office` empty) or one office.

    The yearly joint decree wins over the package the first rows came from: staff change the row, `edited` keeps it.
    `is_working` says that people do work on this day after all.
    """

    class Kind(models.TextChoices):
        NATIONAL = "NATIONAL", _("Libur nasional")
        CUTI_BERSAMA = "CUTI_BERSAMA", _("Cuti bersama")
        OFFICE = "OFFICE", _("Kantor tutup")

    on = models.DateField()
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="holidays")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    is_working = models.BooleanField(default=False)
    edited = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("on", "office"), nulls_distinct=False, name="holiday_once"),
            models.CheckConstraint(
                condition=~Q(kind="OFFICE") | Q(office__isnull=False), name="holiday_closure_has_office"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.name}"


class Region(models.Model):
    """A province, regency or town, district, or village of the official code list."""

    class Kind(models.TextChoices):
        PROVINCE = "PROVINCE", _("Provinsi")
        REGENCY = "REGENCY", _("Kabupaten/kota")
        DISTRICT = "DISTRICT", _("Kecamatan")
        VILLAGE = "VILLAGE", _("Nagari/desa")

    code = models.CharField(max_length=13, primary_key=True)
    """"13", "13.12", "13.12.03" or "13.12.03.2003"."""
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    postal_code = models.CharField(max_length=5, blank=True)
    also = models.CharField(max_length=200, blank=True)
    """Other spellings people use, separated by "; "."""
    search_form = models.CharField(max_length=400)
    """Normal forms of all spellings, see `spelling.py`."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="PROVINCE", parent=None) | (~Q(kind="PROVINCE") & Q(parent__isnull=False)),
                name="region_has_parent",
            )
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def parent_code(self) -> str:
        return self.parent_id or ""

    @property
    def label(self) -> str:
        """The name as part of an address: "Nagari Lingkuang Aua", "Kec. Pasaman", "Kab. Pasaman Barat"."""
        return label(self.kind, self.name)
