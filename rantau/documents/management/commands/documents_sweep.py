"""Erase the files of removed papers now, as the worker does every hour."""

from django.core.management.base import BaseCommand

from rantau.documents import actions
from rantau.foundation import clock
from rantau.foundation.actor import Actor


class Command(BaseCommand):
    help = "Erase the files of papers that were removed, or replaced before anybody judged them."

    def handle(self, *args: object, **options: object) -> None:
        erased = 0
        while count := actions.erase_removed(actor=Actor.system("documents.sweep"), now=clock.now()):
            erased += count
        self.stdout.write(f"{erased} papers erased")
