"""Lay out the sessions of all lanes now instead of at night: after new hours, holidays or rules."""

from typing import Any

from django.core.management.base import BaseCommand

from rantau.appointments import actions
from rantau.foundation import clock
from rantau.foundation.actor import Actor


class Command(BaseCommand):
    help = "Make the coming sessions of every lane from opening hours and lane rules. Harmless when repeated."

    def handle(self, *args: Any, **options: Any) -> None:
        made = actions.lay_out_everything(actor=Actor.system("appointments.lay_out_slots"), now=clock.now())
        self.stdout.write(f"{made} sessions made")
