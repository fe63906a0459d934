"""What is written across a copy that leaves the house, and how the file is called."""

from datetime import datetime

from django.utils.translation import gettext as _

from rantau.ui import formats


def lines(reference: str, officer: str, office: str, now: datetime) -> list[str]:
    return [
        _("SALINAN %(reference)s") % {"reference": reference},
        f"{officer}, {office}",
        formats.wib(now),
        _("Hanya untuk pemeriksaan permohonan ini"),
    ]


def name(reference: str, slot: str, media: str) -> str:
    return f"{reference}-{slot}-salinan.{'pdf' if media == 'application/pdf' else 'jpg'}"
