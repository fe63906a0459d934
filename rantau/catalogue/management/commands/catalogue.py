"""`manage.py catalogue check|publish|schema`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from rantau.catalogue import actions, loading, own_files, taking_in
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
            self.check_own_files()
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

    def check_own_files(self) -> None:
        files = own_files.read()
        if faults := [str(fault) for file in files for fault in file.faults]:
            raise CommandError("\n".join(faults))
        if files:
            names = ", ".join(file.code for file in files)
            self.stdout.write(f"{len(files)} file(s) in order in {own_files.folder()}: {names}")

    def publish(self) -> None:
        """A file of the installation that is broken is told of, and keeps no other from being published."""
        actor, now = Actor.system("catalogue.publish"), clock.now()
        shipped = [code for code in loading.services() if code not in own_files.codes()]
        rows = [actions.publish(code=code, actor=actor, now=now) for code in shipped]
        files = own_files.read()
        rows += taking_in.take_in(files=files, actor=actor, now=now)
        for row in rows:
            self.stdout.write(f"{row.code}: version {row.version}")
        for fault in [fault for file in files for fault in file.faults]:
            self.stderr.write(f"{fault} (what is in force stays)")
