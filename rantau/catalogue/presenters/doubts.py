"""What looks like a slip of the finger."""

from django.utils.translation import gettext as _

from rantau.catalogue.queries import Spot

LEAP = 5
"""An amount that many times as high or low is doubted."""


def doubt(spot: Spot, value: object) -> str:
    """A sentence, or "" for what looks all right."""
    was = spot.value
    if spot.kind != "FEE" or not isinstance(was, int) or not isinstance(value, int) or not was:
        return ""
    if was * LEAP >= value and value * LEAP >= was:
        return ""
    return _("Jumlah ini jauh berbeda dari yang sekarang. Periksa jumlah nolnya.")
