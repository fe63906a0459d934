"""`manage.py catalogue check|diff|preview|publish|schema`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from rantau.catalogue import actions, loading, own_files, queries, taking_in
from rantau.catalogue.definition import Service
from rantau.catalogue.editors import schema_text
from rantau.foundation import clock
from rantau.foundation.actor import Actor


class Command(BaseCommand):
    help = "Check service files, see what a change means, put files into force, or print their JSON Schema."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        check = acts.add_parser("check", help="check the service files, or the files named")
        check.add_argument("files", nargs="*", type=Path)
        for name, told in (
            ("diff", "tell what differs between the service in force and a file"),
            ("preview", "tell which of the applications sent last would go another way under a file"),
        ):
            comparing = acts.add_parser(name, help=told)
            comparing.add_argument("file", type=Path)
            comparing.add_argument("--language", choices=("id", "en"), default="id")
            if name == "preview":
                comparing.add_argument("--last", type=int, default=100, help="how many applications are tried")
        acts.add_parser("publish", help="make new versions of the services that changed")
        schema = acts.add_parser("schema", help="print the JSON Schema of a service file")
        schema.add_argument("--to", type=Path, help="write it to this file")

    def handle(self, *args: Any, act: str, **options: Any) -> None:
        if act == "check":
            self.check_files(options["files"])
        elif act == "publish":
            self.publish()
        elif act == "schema":
            self.schema(options["to"])
        else:
            with translation.override(options["language"]):
                service = self.read(options["file"])
                self.diff(service) if act == "diff" else self.preview(service, options["last"])

    def check_files(self, files: list[Path]) -> None:
        if not files:
            found = loading.read_all()
            if idle := loading.idle_parts():
                raise CommandError("\n".join(map(str, idle)))
            self.stdout.write(f"{len(found)} service file(s) in order: {', '.join(found)}")
            self.check_own_files()
            return
        for path in files:
            self.read(path)
            self.stdout.write(f"{path} is in order")

    def check_own_files(self) -> None:
        files = own_files.read()
        if faults := [str(fault) for file in files for fault in file.faults]:
            raise CommandError("\n".join(faults))
        if files:
            names = ", ".join(file.code for file in files)
            self.stdout.write(f"{len(files)} file(s) in order in {own_files.folder()}: {names}")

    def read(self, path: Path) -> Service:
        try:
            text, parts = (
                path.read_text(encoding="utf-8"),
                loading.parts_in(loading.FOLDER) | loading.parts_in(path.parent),
            )
            reading = loading.read(text, path.name, parts)
        except (OSError, UnicodeDecodeError) as problem:
            raise CommandError(f"{path} cannot be read: {problem}") from None
        if reading.service is None or reading.faults:
            raise CommandError("\n".join(str(fault) for fault in reading.faults))
        return reading.service

    def diff(self, service: Service) -> None:
        """As it would be published: what the office has set in place of the file stays."""
        before = queries.in_force_or_none(service.code, clock.now())
        if before is None:
            self.stdout.write(f"+ {service.code}: new")
            return
        found = queries.differences(before, queries.edited_on(service, clock.day_of(clock.now())))
        for difference in found:
            self.stdout.write(f"{difference.act} {difference.sentence}")
        self.stdout.write(f"{service.code}: {len(found)} difference(s) from version {before.version}")

    def preview(self, service: Service, last: int) -> None:
        """References, codes and amounts only: this may be pasted into a letter."""
        now = clock.now()
        before = queries.in_force_or_none(service.code, now)
        if before is None:
            raise CommandError(f"{service.code} is not in force, so nobody has applied for it")
        on = max(clock.day_of(now), service.effective_from)
        cases = queries.past_cases(service.code, last)
        found = queries.effects(before, queries.edited_on(service, on), cases, on)
        for effect in found:
            self.stdout.write(f"{effect.reference}: {'; '.join(effect.changes)}")
        self.stdout.write(f"{service.code}: {len(found)} of {len(cases)} application(s) would go another way")

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

    def schema(self, path: Path | None) -> None:
        if path:
            path.write_text(schema_text(), encoding="utf-8")
        else:
            self.stdout.write(schema_text(), ending="")
