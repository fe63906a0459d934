"""`manage.py demo_seed`: invented people into an empty site; the worker adds their applications."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from rantau.demo import places, seeding, stories, tasks
from rantau.foundation import clock


class Command(BaseCommand):
    help = "Fill the demo with invented people. Harmless when repeated; refuses in production."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("This is production: invented people have no place here.")
        now = clock.now()
        seeding.seed(now)
        places.lay_out_past(stories.PAST_DAYS, now)
        stories.tell_of_personas(now)
        if number := stories.next_number():
            tasks.go_on(number)
