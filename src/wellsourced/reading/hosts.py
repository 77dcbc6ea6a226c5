"""The host of an address, whatever a page may write for one."""

from urllib.parse import urlsplit


def host_of(url: str | None) -> str:
    """Return the host of ``url`` in small letters without "www.", or nothing where it has none or is no address.

    >>> host_of("https://www.Courier.example/a"), host_of("https://cou]rier.example"), host_of(None)
    ('courier.example', '', '')
    """
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:  # half a bracket, or letters that turn into other marks
        return ""
    return host.removeprefix("www.")
