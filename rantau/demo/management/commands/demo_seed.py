"""`manage.py demo_seed`: invented people into an empty site; the worker adds their applications."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from rantau.demo import seeding
from rantau.foundation import clock


class Command(BaseCommand):
    help = "Fill the demo with invented people. Harmless when repeated; refuses in production."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("This is production: invented people have no place here.")
        seeding.seed(clock.now())
