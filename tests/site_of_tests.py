"""A real server on this machine whose answers a test writes byte by byte, hostile ones included."""

import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Send = Callable[[bytes], None]


@dataclass(frozen=True)
class Request:
    """What the server was asked."""

    path: str
    headers: Mapping[str, str]
    at: float


Answer = bytes | Callable[[Request, Send], None]


def page(body: bytes | str, status: str = "200 OK", **headers: str) -> bytes:
    """A whole answer; ``content_type="text/plain"`` and the like set further headers."""
    data = body.encode() if isinstance(body, str) else body
    told = {"content_type": "text/html; charset=utf-8", "content_length": str(len(data)), **headers}
    lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {value}" for name, value in told.items() if value)]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + data


def redirect(to: str, status: str = "302 Found") -> bytes:
    return page(b"", status, location=to)


@dataclass
class Site:
    """Answers by path; a path of several answers gives the next one each time, the last one ever after."""

    url: str
    port: int
    answers: dict[str, Answer | list[Answer]] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)

    def asked(self, *, robots: bool = False) -> list[str]:
        """The paths asked for, in order."""
        return [r.path for r in self.requests if robots or r.path != "/robots.txt"]

    def next_answer(self, path: str) -> Answer:
        found = self.answers.get(path, page("not here", "404 Not Found"))
        if isinstance(found, list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found


@contextmanager
def serving(context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Run a site on a free port of 127.0.0.1 until the block ends."""
    site = Site("", 0)
    stopping = threading.Event()

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                self.request.settimeout(10)
                if context is None:
                    self.speak(self.request)
                    return
                with context.wrap_socket(self.request, server_side=True) as secured:
                    if secured.selected_alpn_protocol() == "h2":
                        _speak_http2(secured, site)
                    else:
                        self.speak(secured)

        def speak(self, connection: socket.socket) -> None:
            with suppress(OSError):
                while not stopping.is_set() and (request := _read(connection)) is not None:
                    site.requests.append(request)
                    answer = site.next_answer(request.path)
                    if isinstance(answer, bytes):
                        connection.sendall(answer)
                    else:
                        answer(request, connection.sendall)
                        connection.shutdown(socket.SHUT_RDWR)
                        return

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True
        block_on_close = False

        def handle_error(self, request: object, client_address: object) -> None:
            """A client that breaks off is what many tests want."""

    with Server(("127.0.0.1", 0), Handler) as server:
        site.port = server.server_address[1]
        site.url = f"{'https' if context else 'http'}://127.0.0.1:{site.port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            stopping.set()
            server.shutdown()


def _read(connection: socket.socket) -> Request | None:
    data = b""
    while b"\r\n\r\n" not in data:
        part = connection.recv(65_536)
        if not part:
            return None
        data += part
    first, *lines = data.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return Request(first.split(" ")[1], headers, time.monotonic())


def _speak_http2(connection: ssl.SSLSocket, site: Site) -> None:
    from h2.config import H2Configuration
    from h2.connection import H2Connection
    from h2.events import RequestReceived

    speaker = H2Connection(H2Configuration(client_side=False, header_encoding="utf-8"))
    speaker.initiate_connection()
    connection.sendall(speaker.data_to_send())
    while data := connection.recv(65_536):
        for event in speaker.receive_data(data):
            if isinstance(event, RequestReceived):
                told = dict(event.headers)
                site.requests.append(Request(told[":path"], {**told, "http": "2"}, time.monotonic()))
                answer = site.next_answer(told[":path"])
                assert isinstance(answer, bytes)
                head, _, body = answer.partition(b"\r\n\r\n")
                status, *lines = head.decode("latin-1").split("\r\n")
                headers = [(":status", status.split(" ")[1])]
                headers += [(name.lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines)]
                speaker.send_headers(event.stream_id, headers)
                speaker.send_data(event.stream_id, body, end_stream=True)
        connection.sendall(speaker.data_to_send())
