"""`manage.py demo_personas`: who can sign in to the demo, and with what."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from rantau.demo import listing


class Command(BaseCommand):
    help = "Print the personas of the demo with passwords, secrets and current codes."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("This is production: there are no personas.")
        self.stdout.write(listing.table())
        self.stdout.write("  Kode baru: ./run manage demo_code EMAIL")
