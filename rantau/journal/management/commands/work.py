"""The worker: runs jobs until it is told to stop, and brings back what a killed worker left half done."""

import asyncio

from django.core.management.base import BaseCommand, CommandParser

from rantau.journal import working


class Command(BaseCommand):
    help = "Run background jobs until SIGTERM or Ctrl-C; running jobs are finished first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--concurrency", type=int, default=2, help="jobs at the same time (default: 2)")
        parser.add_argument("--once", action="store_true", help="end when there is nothing left to do")

    def handle(self, *args: object, concurrency: int, once: bool, **options: object) -> None:
        asyncio.run(working.work(concurrency=concurrency, once=once))
