from typing import Any

import pytest
from django.test import RequestFactory

from rantau.foundation.network import network_of


def asked(address: str, forwarded: str = "") -> str:
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    return network_of(RequestFactory().get("/", REMOTE_ADDR=address, headers=headers))


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
    ],
)
def test_an_address_tells_its_network(address: str, network: str) -> None:
    assert asked(address) == network


def test_one_line_with_ipv6_cannot_pass_for_many() -> None:
    assert asked("2001:db8:1:2::1") == asked("2001:db8:1:2:ffff:ffff:ffff:ffff")
    assert asked("2001:db8:1:2::1") != asked("2001:db8:1:3::1")


def test_behind_our_proxy_only_what_the_proxy_wrote_counts(settings: Any) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert asked("127.0.0.1", "198.51.100.1, 203.0.113.7") == "203.0.113.7"


def test_without_a_proxy_nobody_can_claim_to_come_from_elsewhere(settings: Any) -> None:
    settings.SECURE_PROXY_SSL_HEADER = None
    assert asked("203.0.113.7", "198.51.100.1") == "203.0.113.7"
