"""Which gateways this installation uses: data in the settings, read once."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from rantau.payments.gateways.base import Channel, Gateway
from rantau.payments.gateways.midtrans import Midtrans
from rantau.payments.gateways.simponi import Simponi


class UnknownGateway(LookupError):
    """No gateway of this name is on."""


@dataclass(frozen=True, slots=True)
class Addresses:
    midtrans: str
    snap: str
    simponi: str


@cache
def gateways() -> tuple[Gateway, ...]:
    """The treasury's own way first. "simulasi" points both adapters at the simulator; production refuses it."""
    wanted = set(settings.PAYMENT_GATEWAYS)
    if unknown := wanted - {"simulasi", "simponi", "midtrans"}:
        raise ImproperlyConfigured(f"PAYMENT_GATEWAYS names {', '.join(sorted(unknown))}, which nobody wrote")
    if "simulasi" in wanted and settings.PRODUCTION:
        raise ImproperlyConfigured("PAYMENT_GATEWAYS=simulasi would take play money: not in production")
    key, at = settings.PAYMENT_SERVER_KEY, _addresses(simulated="simulasi" in wanted)
    found: list[Gateway] = []
    if wanted & {"simulasi", "simponi"}:
        found.append(Simponi(url=at.simponi, key=key))
    if wanted & {"simulasi", "midtrans"}:
        found.append(Midtrans(api=at.midtrans, snap=at.snap, server_key=key))
    return tuple(found)


def _addresses(*, simulated: bool) -> Addresses:
    base = settings.PAYMENT_URL.rstrip("/")
    if simulated or base:
        return Addresses(f"{base}/midtrans", f"{base}/midtrans", f"{base}/simponi")
    return Addresses("https://api.midtrans.com", "https://app.midtrans.com", "")


def by_name(name: str) -> Gateway:
    for gateway in gateways():
        if gateway.name == name:
            return gateway
    raise UnknownGateway(name)


def for_channel(channel: str) -> Gateway:
    for gateway in gateways():
        if channel in gateway.channels:
            return gateway
    raise UnknownGateway(channel)


def channels() -> tuple[Channel, ...]:
    """What a payer may choose from."""
    return tuple(channel for channel in Channel if any(channel in gateway.channels for gateway in gateways()))
