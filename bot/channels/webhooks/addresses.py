"""Which addresses are posted to: public ones, unless the installation lets in those of its own network.

An organisation writes the address, and our machine opens the connection: it must lead nobody to what only we can reach.
So it is judged by the number that is connected to, each time, whatever name stood for it when it was made.
"""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Number = IPv4Address | IPv6Address

TRANSLATED = IPv6Network("64:ff9b::/96")  # an IPv4 number in its last four bytes (RFC 6052)
LOCALLY_TRANSLATED = IPv6Network("64:ff9b:1::/48")
CARRIED = IPv6Network("::/96")  # the old way of writing an IPv4 number as IPv6


def may_be_posted_to(host: str, *, private_too: bool) -> bool:
    """`host` is a number, as a socket has it."""
    number = ip_address(host.partition("%")[0])
    return all(_may(one, private_too) for one in _meant(number))


def _meant(number: Number) -> Iterator[Number]:
    """The number, and those that it carries within."""
    yield number
    if isinstance(number, IPv4Address):
        return
    if number.ipv4_mapped:
        yield number.ipv4_mapped
    if number.sixtofour:
        yield number.sixtofour
    if number.teredo:
        yield from number.teredo
    if number in TRANSLATED or (number in CARRIED and int(number) > 1):
        yield IPv4Address(int(number) & 0xFFFF_FFFF)


def _may(number: Number, private_too: bool) -> bool:
    if number.is_unspecified or number.is_multicast or number.is_link_local:
        return False
    if isinstance(number, IPv6Address):
        if number.ipv4_mapped or number.sixtofour or number.teredo or number in TRANSLATED or number in CARRIED:
            return private_too or not number.is_loopback  # it is judged by what it carries
        if number in LOCALLY_TRANSLATED or number.is_site_local:
            return private_too
    return number.is_global or (private_too and (number.is_private or number.is_loopback))
