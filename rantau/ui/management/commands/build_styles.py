"""`manage.py build_styles`: writes static/ui/*.css after a style was changed."""

from typing import Any

from django.core.management.base import BaseCommand

from rantau.ui import stylesheet


class Command(BaseCommand):
    help = "Put the style sheets together from styles/ and the components."

    def handle(self, *args: Any, **options: Any) -> None:
        for path, text in stylesheet.build().items():
            path.write_text(text, encoding="utf-8")
            self.stdout.write(f"{path.name}: {len(text)} bytes")
