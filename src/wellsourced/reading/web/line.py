"""One request and its answer, with every bound on size and time, as failures that a reader understands."""

import ssl
from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple

import httpcore2

from wellsourced.reading.web.addresses import LONGEST_ADDRESS_CHARS
from wellsourced.reading.web.connect import CheckedBackend, Deadline, RefusedAddressError, Resolve
from wellsourced.reading.web.options import WebOptions
from wellsourced.reading.web.unpack import BrokenCodingError, TooLargeError, unpacked
from wellsourced.text.normalize import one_line

_READ = frozenset({200, 203})
MOST_HEADER_BYTES = 65_536  # of all headers of an answer together
_MOST_KEPT_HEADER_CHARS = 2000
_MOST_ASIDE_BYTES = 65_536  # of an answer that is no page: read to its end only to keep the connection


class AnswerError(Exception):
    """The answer is of no use; ``again`` tells that another try may help, ``host`` that all its pages suffer."""

    def __init__(self, problem: str, *, again: bool = False, host: bool = False) -> None:
        super().__init__(problem)
        self.problem, self.again, self.host = problem, again, host


class Reply(NamedTuple):
    """Status, headers by lower-case name (the first of each), and the unpacked body of a page."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Line:
    """Speaks to one host, one request at a time, and keeps the connection between them."""

    def __init__(self, options: WebOptions, resolve: Resolve, certificates: ssl.SSLContext | None) -> None:
        self._options = options
        self._deadline = Deadline()
        self._backend = CheckedBackend(self._deadline, resolve, allow_loopback=options.allow_loopback)
        self._pool = httpcore2.ConnectionPool(
            ssl_context=certificates, max_connections=2, http2=True, network_backend=self._backend
        )

    def ask(self, url: str, headers: Mapping[str, str], *, seconds: float, cut_at: int | None = None) -> Reply:
        """Return what ``url`` answers within ``seconds``; of a body, at most the ``cut_at`` first bytes.

        Raises ``AnswerError`` for whatever goes wrong, a body that is too large without ``cut_at`` among it.
        """
        self._deadline.set(seconds)
        waits = dict.fromkeys(("connect", "read", "write", "pool"), self._options.silence_seconds)
        most_bytes = self._options.most_bytes
        try:
            with self._pool.stream("GET", url, headers=_sent(headers), extensions={"timeout": waits}) as got:
                if sum(len(name) + len(value) for name, value in got.headers) > MOST_HEADER_BYTES:
                    raise httpcore2.RemoteProtocolError("its headers are too long")
                told = _told(got.headers)
                most_bytes = cut_at or self._most_bytes(told)
                return Reply(got.status, told, _body(got, told, most_bytes, cut=cut_at is not None))
        except (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.TimeoutException, OSError) as error:
            raise _plain(error) from error
        except RefusedAddressError as error:
            raise AnswerError(
                f"is refused: {error}; only pages on the public internet are fetched", host=True
            ) from error
        except TooLargeError as error:
            most = most_bytes / 1_000_000
            raise AnswerError(
                f"is more than {most:g} MB as sent or as unpacked, and was left; save the part you need"
            ) from error
        except BrokenCodingError as error:
            raise AnswerError(f"cannot be unpacked: {error}; open it in a browser and save it", again=False) from error

    def _most_bytes(self, told: Mapping[str, str]) -> int:
        listing = any(word in told.get("content-type", "").lower() for word in ("xml", "gzip"))
        page = "xhtml" in told.get("content-type", "").lower()
        return self._options.most_listing_bytes if listing and not page else self._options.most_bytes

    def rest(self) -> None:
        """Let go of the connections; the next request makes new ones."""
        self._pool.close()

    def close(self) -> None:
        """Break off what is going on, and let go of the connections."""
        self._backend.abort()
        self._pool.close()


def _sent(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode("ascii"), value.encode("latin-1", "ignore")) for name, value in headers.items()]


def _told(headers: list[tuple[bytes, bytes]]) -> dict[str, str]:
    told: dict[str, str] = {}
    for name, value in headers:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        if key == "location":
            text = text[: LONGEST_ADDRESS_CHARS + 1]  # enough to be refused for its length
        if key == "location" or len(text) <= _MOST_KEPT_HEADER_CHARS:
            told[key] = f"{told[key]}, {text}" if key == "content-encoding" and key in told else told.get(key, text)
    return told


def _body(got: httpcore2.Response, told: Mapping[str, str], most_bytes: int, *, cut: bool) -> bytes:
    if got.status in _READ:
        return unpacked(got.iter_stream(), told.get("content-encoding"), most_bytes=most_bytes, cut=cut)
    with suppress(httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.TimeoutException):
        unpacked(got.iter_stream(), None, most_bytes=_MOST_ASIDE_BYTES, cut=True)
    return b""


def _plain(error: Exception) -> AnswerError:
    """What went wrong, in words, and whether another try may help."""
    said = one_line(str(error))[:120]
    if isinstance(error, httpcore2.TimeoutException):
        return AnswerError("does not answer in time; try again later, or save the page", again=True, host=True)
    if isinstance(error, httpcore2.ProtocolError):
        return AnswerError(f"answers against the rules of HTTP ({said}); open it in a browser and save it", again=True)
    if "CERTIFICATE" in said or isinstance(error.__cause__, ssl.SSLError) or "SSL" in said:
        return AnswerError(f"cannot be trusted: its certificate does not hold ({said}); check the address", host=True)
    if "name is not known" in said:
        return AnswerError("is not to be found: no such host is known; check the address and the network", host=True)
    return AnswerError(f"cannot be reached ({said}); check the address and the network", again=True, host=True)
