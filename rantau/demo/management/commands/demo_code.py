"""`manage.py demo_code kepala@contoh.id`: the six digits that this persona's authenticator app shows now."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from rantau.demo import codes, personas


class Command(BaseCommand):
    help = "Print the current second-factor code of a staff persona."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="sign-in name, e.g. kepala@contoh.id")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("This is production: there are no personas.")
        officer = personas.officer(email)
        if officer is None:
            names = ", ".join(person.email for person in personas.OFFICERS)
            raise CommandError(f"{email} has no second factor. Staff personas: {names}")
        self.stdout.write(codes.current(officer.secret))
