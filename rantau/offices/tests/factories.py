"""The data every site starts with, for tests that run without migrations, and a few words for days off."""

from datetime import date

from django.apps import apps

from rantau.offices.data import calendar, first_offices, regions
from rantau.offices.models import Holiday, Office, Region


def first_regions() -> None:
    """The regions of the country, as the migration loads them; about half a second without migrations."""
    if not Region.objects.exists():
        regions.load(apps)


def first_data() -> None:
    """Holidays of 2025-2028 and the first offices, as the migrations load them; what is there stays."""
    if not Holiday.objects.exists():
        calendar.load(apps, 2025, 2028)
    if not Office.objects.exists():
        first_offices.load(apps)


def days_off(*days: date) -> None:
    """National holidays on exactly these days."""
    Holiday.objects.all().delete()
    Holiday.objects.bulk_create([Holiday(on=day, name="Libur", kind=Holiday.Kind.NATIONAL) for day in days])
