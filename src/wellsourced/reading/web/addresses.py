"""Which addresses may be spoken to: those of the public internet, and nothing that stands behind them."""

import re
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from wellsourced.text.normalize import one_line

Address = IPv4Address | IPv6Address

LONGEST_ADDRESS_CHARS = 4000
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)
_LOWEST_FREE_PORT = 1024  # below it only the two of the web: mail, shells and the like are not for reading pages
_WEB_PORTS = frozenset({80, 443})

# IANA special-purpose registries (RFC 6890 and updates), listed here because what `ipaddress` calls global changes
# between releases of Python.
_INNER_4 = tuple(
    IPv4Network(net)
    for net in (
        "0.0.0.0/8",  # this network; Linux takes 0.0.0.0 for itself
        "10.0.0.0/8",
        "100.64.0.0/10",  # carrier-grade NAT, and the metadata service of one cloud
        "127.0.0.0/8",
        "169.254.0.0/16",  # link-local, and the metadata services of most clouds
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",  # multicast, reserved, broadcast
        "168.63.129.16/32",  # a public number, but a cloud's host answers there
    )
)
_GLOBAL_6 = IPv6Network("2000::/3")
_INNER_6 = tuple(
    IPv6Network(net) for net in ("2001::/23", "2001:db8::/32", "2620:4f:8000::/48", "3fff::/20", "3ffe::/16")
)
_NAT64 = IPv6Network("64:ff9b::/96")
_TEREDO = IPv6Network("2001::/32")
_COMPATIBLE = IPv6Network("::/96")
_LOOPBACK = "a loopback address"


def refusal(address: str, *, allow_loopback: bool = False) -> str | None:
    """Return why ``address`` (of IPv4 or IPv6, as text) is not spoken to, or None where it may be.

    IPv4 addresses inside IPv6 ones (mapped, compatible, 6to4, Teredo, NAT64) are judged as what they lead to.

    >>> refusal("::ffff:10.0.0.1")
    'a private or reserved address'
    """
    try:
        given = ip_address(address.partition("%")[0])
    except ValueError:
        return "no address"
    kinds = [_kind(part) for part in (given, *_inside(given))]
    plain = isinstance(given, IPv4Address) or given.is_loopback or given.ipv4_mapped is not None
    if allow_loopback and plain and kinds[-1] == _LOOPBACK:
        return None
    return next((kind for kind in reversed(kinds) if kind), None)


def _kind(address: Address) -> str | None:
    if address.is_loopback:
        return _LOOPBACK
    if address.is_link_local:
        return "a link-local address, where clouds keep their metadata"
    if isinstance(address, IPv4Address):
        public = not any(address in net for net in _INNER_4)
    else:
        carrier = address in _NAT64 or address in _TEREDO or _mapped(address)
        public = carrier or (address in _GLOBAL_6 and not any(address in net for net in _INNER_6))
    return None if public and not address.is_multicast else "a private or reserved address"


def _mapped(address: IPv6Address) -> bool:
    return address.ipv4_mapped is not None or (address in _COMPATIBLE and int(address) > 1)


def _inside(address: Address) -> Iterable[IPv4Address]:
    """The IPv4 addresses that an IPv6 address leads to."""
    if isinstance(address, IPv4Address):
        return ()
    if address.teredo:
        return address.teredo
    if address.sixtofour:
        return (address.sixtofour,)
    if _mapped(address) or address in _NAT64:
        return (IPv4Address(int(address) & 0xFFFFFFFF),)
    return ()


def has_scheme(source: str) -> bool:
    """True for what is written as an address, be it of a scheme that nobody is asked by: "ftp://…"."""
    return _SCHEME.match(source) is not None


def is_address(source: str) -> bool:
    """True for what a user names as a page on the web, rather than a file."""
    return source[:8].lower().startswith(("http://", "https://"))


def unusable(url: str) -> str | None:
    """Return why nobody may be asked for ``url``, or None: its scheme, its form, a password in it, its port."""
    if len(url) > LONGEST_ADDRESS_CHARS:
        return f"is longer than {LONGEST_ADDRESS_CHARS} characters; give the plain address of the page"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "is no usable address; check how it is written"
    if parts.scheme.lower() not in {"http", "https"}:
        scheme = one_line(parts.scheme)[:20] or "no scheme"
        return f"is of {scheme}, and only http and https are fetched; give such an address"
    if not parts.hostname:
        return "is no usable address; check how it is written"
    if parts.username is not None or parts.password is not None:
        return "has a name or password in it; save the page as a file and name that"
    if port is not None and port not in _WEB_PORTS and port < _LOWEST_FREE_PORT:
        return f"is on port {port}, where no pages are kept; only 80, 443 and those from 1024 on are fetched"
    return None
