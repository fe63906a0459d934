"""Where a request comes from, for limits. Nobody is known by it: behind one mobile gateway are many people."""

from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest

SUBSCRIBER = 64
"""Bits of an IPv6 address that a provider gives to one line; the rest each device chooses anew as it likes."""


def network_of(request: HttpRequest) -> str:
    """The IPv4 address, or the /64 of the IPv6 address: of the last hop our own proxy wrote down, else of the
    connection. "" when neither tells (a socket in the file system)."""
    written = str(request.META.get("REMOTE_ADDR", ""))
    if getattr(settings, "SECURE_PROXY_SSL_HEADER", None) and (chain := request.headers.get("X-Forwarded-For", "")):
        written = chain.rpartition(",")[2].strip()
    try:
        address = ip_address(written.partition("%")[0])
    except ValueError:
        return written
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(IPv6Network((address, SUBSCRIBER), strict=False))
