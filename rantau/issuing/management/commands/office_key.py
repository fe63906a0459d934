"""The key that the papers of an office are signed with; see docs/runbooks/office-key.md."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import Refusal
from rantau.issuing import actions, queries
from rantau.issuing.policies import Retirement

OPERATOR = Actor.system("issuing.office_key_command")


class Command(BaseCommand):
    help = "List the keys of the office, or sign with a new one from now on (--rotate RENEWED or --rotate EXPOSED)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rotate", choices=[reason.value for reason in Retirement], metavar="REASON")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["rotate"]:
            self._rotate(options["rotate"])
        for key in queries.keys(settings.OFFICE):
            told = f"{key.retired_because} {clock.day_of(key.retired_at)}" if key.retired_at else "in use"
            self.stdout.write(f"{key.fingerprint}  until {clock.day_of(key.valid_until)}  {told}")

    def _rotate(self, reason: str) -> None:
        try:
            actions.rotate_key(office=settings.OFFICE, reason=reason, actor=OPERATOR, now=clock.now())
        except Refusal as refusal:
            raise CommandError(refusal.code) from refusal
