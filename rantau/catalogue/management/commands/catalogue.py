"""`manage.py catalogue check|publish|schema`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from rantau.catalogue import actions, loading
from rantau.catalogue.editors import schema_text
from rantau.foundation import clock
from rantau.foundation.actor import Actor


class Command(BaseCommand):
    help = "Check service files, put them into force, or print their JSON Schema."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        check = acts.add_parser("check", help="check the service files, or the files named")
        check.add_argument("files", nargs="*", type=Path)
        acts.add_parser("publish", help="make new versions of the services that changed")
        schema = acts.add_parser("schema", help="print the JSON Schema of a service file")
        schema.add_argument("--to", type=Path, help="write it to this file")

    def handle(self, *args: Any, act: str, **options: Any) -> None:
        if act == "check":
            self.check_files(options["files"])
        elif act == "publish":
            self.publish()
        elif options["to"]:
            options["to"].write_text(schema_text(), encoding="utf-8")
        else:
            self.stdout.write(schema_text(), ending="")

    def check_files(self, files: list[Path]) -> None:
        if not files:
            found = loading.read_all()
            if idle := loading.idle_parts():
                raise CommandError("\n".join(map(str, idle)))
            self.stdout.write(f"{len(found)} service file(s) in order: {', '.join(found)}")
            return
        for path in files:
            try:
                text, parts = (
                    path.read_text(encoding="utf-8"),
                    loading.parts_in(loading.FOLDER) | loading.parts_in(path.parent),
                )
                reading = loading.read(text, path.name, parts)
            except (OSError, UnicodeDecodeError) as problem:
                raise CommandError(f"{path} cannot be read: {problem}") from None
            if reading.faults:
                raise CommandError("\n".join(str(fault) for fault in reading.faults))
            self.stdout.write(f"{path} is in order")

    def publish(self) -> None:
        for code in loading.services():
            row = actions.publish(code=code, actor=Actor.system("catalogue.publish"), now=clock.now())
            self.stdout.write(f"{code}: version {row.version}")
