"""Connect only to addresses that were checked, and never for longer than the time that is left."""

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any

import httpcore2

from wellsourced.reading.web.addresses import refusal

Resolve = Callable[[str, int], Sequence[str]]


class RefusedAddressError(Exception):
    """The name leads to no address that may be spoken to."""


class StoppedError(Exception):
    """The reader is being closed: nothing more is asked for."""


def system_addresses(host: str, port: int) -> Sequence[str]:
    """Return the addresses of ``host`` as the machine resolves them, in its order, each once. Raises ``OSError``."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


class Deadline:
    """The moment by which one request has to be done; threads of other requests have their own."""

    def __init__(self) -> None:
        self._until = 0.0
        self._stopped = False

    def set(self, seconds: float) -> None:
        """Give the next request ``seconds`` from now."""
        self._until = time.monotonic() + seconds

    def stop(self) -> None:
        """Give nobody any more time."""
        self._stopped = True

    def left(self, most: float | None = None) -> float:
        """Return the seconds left, at most ``most``. Raises ``ReadTimeout`` where there are none."""
        if self._stopped:
            raise StoppedError
        left = self._until - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time for the page is over")
        return left if most is None else min(left, most)


class CheckedBackend(httpcore2.NetworkBackend):
    """Resolves a name once, checks what it leads to, and connects to that very address.

    The name stays in the Host header and in the TLS handshake: only the socket goes to the number.
    """

    def __init__(self, deadline: Deadline, resolve: Resolve, *, allow_loopback: bool) -> None:
        self._deadline = deadline
        self._resolve = resolve
        self._allow_loopback = allow_loopback
        self._sockets = httpcore2.SyncBackend()
        self._open: set[_BoundedStream] = set()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Return a stream to the first address of ``host`` that is allowed and answers."""
        problem: Exception = httpcore2.ConnectError("no address answers")
        for address in self._allowed(host, port):
            try:
                stream = self._sockets.connect_tcp(
                    address, port, self._deadline.left(timeout), local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                problem = error
                continue
            return _BoundedStream(stream, self._deadline, self._open)
        raise problem

    def abort(self) -> None:
        """Break off every connection, also where another thread waits for it."""
        self._deadline.stop()
        for stream in tuple(self._open):
            stream.abort()

    def _allowed(self, host: str, port: int) -> Sequence[str]:
        found = _within(self._deadline.left(), self._resolve, host.strip("[]"), port)
        reasons = {address: refusal(address, allow_loopback=self._allow_loopback) for address in found}
        allowed = [address for address, reason in reasons.items() if reason is None]
        if found and not allowed:
            address, reason = next(iter(reasons.items()))
            raise RefusedAddressError(f"{host} leads to {address}, {reason}")
        return allowed


def _within(seconds: float, resolve: Resolve, host: str, port: int) -> Sequence[str]:
    """Resolve in a thread of its own: the system's resolver knows no time limit."""
    answers: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolve(host, port))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True, name="resolve").start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise httpcore2.ConnectTimeout("no answer from the name servers") from None
    if isinstance(answer, Exception):
        raise httpcore2.ConnectError("its name is not known") from answer
    return answer


class _BoundedStream(httpcore2.NetworkStream):
    """A stream on which every wait ends with the deadline, however steadily the bytes drip."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: Deadline, register: "set[_BoundedStream]") -> None:
        self._inner, self._deadline, self._register = inner, deadline, register
        register.add(self)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._register.discard(self)
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        try:
            secured = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        finally:
            self._register.discard(self)
        return _BoundedStream(secured, self._deadline, self._register)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)

    def abort(self) -> None:
        connection = self._inner.get_extra_info("socket")
        with suppress(OSError):  # it is closed already
            connection.shutdown(socket.SHUT_RDWR)
