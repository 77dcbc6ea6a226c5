"""Fetch a page: robots, pace, further tries, redirects, validators; one answer or one plain failure."""

import ssl
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cached_property
from importlib.metadata import PackageNotFoundError, metadata
from types import TracebackType

import httpcore2
import httpx2

from wellsourced.errors import SourceError
from wellsourced.model.answer import Answer
from wellsourced.reading.web.addresses import unusable
from wellsourced.reading.web.answers import REDIRECTS, Answers, Forgetful, answer_of, now
from wellsourced.reading.web.connect import Resolve, StoppedError, system_addresses
from wellsourced.reading.web.line import AnswerError, Line, Reply
from wellsourced.reading.web.manners import MOST_ROBOTS_BYTES, MOST_ROBOTS_REDIRECTS, Host, Robots, robots_of
from wellsourced.reading.web.options import WebOptions
from wellsourced.reading.web.unpack import ACCEPTED
from wellsourced.text.normalize import one_line

_TRY_AGAIN = frozenset({408, 429, 502, 503, 504})  # the server says that it could not, not that it would not
_HOSTS_KEPT_OPEN = 32
_SHOWN_CHARS = 200  # of an address within a line that tells of a failure
_ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json;q=0.9,*/*;q=0.5"
)


def user_agent(contact: str | None) -> str:
    """Return who we say we are: name, version, and where whoever minds may turn to."""
    try:
        known = metadata("wellsourced")
        version, pages = known["Version"], known.get_all("Project-URL") or []
    except PackageNotFoundError:
        version, pages = "0", []
    page = next((entry.split(",", 1)[1].strip() for entry in pages if entry.lower().startswith("homepage")), None)
    who = one_line(contact or "").encode("ascii", "ignore").decode("ascii")[:200].translate({40: None, 41: None})
    told = "; ".join(part for part in (f"+{page}" if page else "", who) if part)
    return f"Wellsourced/{version} ({told or 'reads news pages for its user'})"


class Fetcher:
    """Asks servers for pages. ``get`` may be called from several threads; a host is asked one thing at a time."""

    def __init__(
        self, options: WebOptions, answers: Answers | None = None, *, resolve: Resolve = system_addresses
    ) -> None:
        self._options = options
        self._answers = answers or Forgetful()
        self._resolve = resolve
        self._headers = {"User-Agent": user_agent(options.contact), "Accept": _ACCEPT, "Accept-Encoding": ACCEPTED}
        self._hosts: dict[str, Host] = {}
        self._guard = threading.Lock()
        self._stop = threading.Event()

    def get(self, url: str) -> Answer:
        """Return the page at ``url``, or at the address it leads to, which is the answer's ``url``.

        Raises ``SourceError`` with what was met and the remedy. Nothing of it is kept then.
        """
        left = _Time(self._options.page_seconds)
        at, passed = url, []
        try:
            for _ in range(self._options.most_redirects + 1):
                passed.append(at)
                answer = self._hop(_normal(at), left)
                if answer.location is None:
                    return answer
                at = _joined(answer)
                if at in passed:
                    raise AnswerError("redirects in a circle; open it in a browser and save it")
            raise AnswerError(f"redirects more than {self._options.most_redirects} times; give the last address")
        except AnswerError as error:
            to = at if len(at) <= _SHOWN_CHARS else f"{at[:_SHOWN_CHARS]}…"
            via = f"redirects to {to}, which " if len(passed) > 1 and at != url and at not in passed[:1] else ""
            raise SourceError(url, via + error.problem) from error
        except StoppedError as error:
            raise SourceError(url, "was not fetched: the reading was stopped; start it again") from error

    def settle(self) -> None:
        """Note that all that was wanted has been asked for."""
        self._answers.settle()

    def close(self) -> None:
        """Break off what is going on in other threads, and let go of all connections."""
        self._stop.set()
        with self._guard:
            for host in self._hosts.values():
                host.line.close()

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _hop(self, url: httpx2.URL, left: "_Time") -> Answer:
        address = str(url.copy_with(fragment=None))
        if (problem := unusable(address)) is not None:
            raise AnswerError(problem)
        known = self._answers.find(address)
        if known is not None and known.usable(now()):
            return known
        host = self._host(url)
        with host.lock:
            if host.given_up:
                raise AnswerError(host.given_up)
            self._heed_robots(host, url, left)
            return self._ask(host, address, known, left)

    def _host(self, url: httpx2.URL) -> Host:
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        with self._guard:
            if self._stop.is_set():
                raise StoppedError
            if origin not in self._hosts:
                if self._hosts and len(self._hosts) % _HOSTS_KEPT_OPEN == 0:
                    self._let_go()
                self._hosts[origin] = Host(self._line(url), self._options.pace_seconds)
            return self._hosts[origin]

    def _let_go(self) -> None:
        """Close the connections to hosts that nobody is speaking to: a sitemap may name thousands of hosts."""
        for host in self._hosts.values():
            if host.lock.acquire(blocking=False):
                host.line.rest()
                host.lock.release()

    def _line(self, url: httpx2.URL) -> Line:
        return Line(self._options, self._resolve, self._certificates if url.scheme == "https" else None)

    @cached_property
    def _certificates(self) -> ssl.SSLContext:
        context = httpcore2.default_ssl_context()
        if self._options.trusted_certificates:
            context.load_verify_locations(self._options.trusted_certificates)
        return context

    def _heed_robots(self, host: Host, url: httpx2.URL, left: "_Time") -> None:
        if host.robots is None:
            host.robots = self._robots(host, url, left)
            host.pace_seconds = max(host.pace_seconds, host.robots.pace_seconds(self._options.longest_wait_seconds))
        if host.robots.closed:
            host.lost(host.robots.closed)
            raise AnswerError(f"may not be asked for: {host.robots.closed}; try again later, or save the page")
        if not host.robots.allow(str(url)):
            raise AnswerError(
                "may not be asked for: the host's robots.txt forbids it; open it in a browser and save it"
            )

    def _robots(self, host: Host, url: httpx2.URL, left: "_Time") -> Robots:
        at = url.copy_with(raw_path=b"/robots.txt", fragment=None)
        line = host.line
        try:
            for _ in range(MOST_ROBOTS_REDIRECTS + 1):
                if unusable(str(at)):
                    break
                self._rest(host)
                reply = left.spend(line, str(at), self._headers, MOST_ROBOTS_BYTES)
                host.asked()
                if reply.status not in REDIRECTS or "location" not in reply.headers:
                    return robots_of(reply.status, reply.body)
                at = _target(at, reply.headers["location"])
                if line is not host.line:
                    line.close()
                line = self._line(at)
        except AnswerError as error:
            if error.host:
                host.lost(error.problem)
                raise
            return robots_of(503, b"")
        finally:
            if line is not host.line:
                line.close()
        return robots_of(404, b"")

    def _ask(self, host: Host, url: str, known: Answer | None, left: "_Time") -> Answer:
        headers = {**self._headers, **(known.validators if known else {})}
        for number in range(1, self._options.tries + 1):
            last = number == self._options.tries
            pause = self._options.backoff_seconds * 2 ** (number - 1)
            self._rest(host)
            try:
                reply = left.spend(host.line, url, headers)
            except AnswerError as error:
                host.asked(pause)
                if error.again and not last and left.any:
                    continue
                if error.host:
                    host.lost(error.problem)
                raise
            wait = _wait_asked(reply, pause) if reply.status in _TRY_AGAIN else 0.0
            host.asked(min(wait, self._options.longest_wait_seconds))
            if reply.status not in _TRY_AGAIN or last or wait > self._options.longest_wait_seconds:
                break
        return self._taken(host, url, known, reply)

    def _taken(self, host: Host, url: str, known: Answer | None, reply: Reply) -> Answer:
        if reply.status in _TRY_AGAIN:
            busy = f"is not given out now (status {reply.status}); try again later"
            host.lost(busy)
            raise AnswerError(busy)
        host.answered()
        answer = answer_of(url, known, reply)
        self._answers.keep(answer)
        return answer

    def _rest(self, host: Host) -> None:
        if self._stop.wait(host.wait_seconds()):
            raise StoppedError


class _Time:
    """The seconds that are left for a page; waiting for a host's turn does not count."""

    def __init__(self, seconds: float) -> None:
        self._left = seconds

    @property
    def any(self) -> bool:
        return self._left > 0

    def spend(self, line: Line, url: str, headers: Mapping[str, str], cut_at: int | None = None) -> Reply:
        began = time.monotonic()
        try:
            return line.ask(url, headers, seconds=self._left, cut_at=cut_at)
        finally:
            self._left -= time.monotonic() - began


def _normal(url: str) -> httpx2.URL:
    try:
        return httpx2.URL(url)
    except (httpx2.InvalidURL, ValueError, UnicodeError) as error:
        raise AnswerError("is no usable address; check how it is written") from error


def _joined(answer: Answer) -> str:
    return str(_target(_normal(answer.url), answer.location or ""))


def _target(base: httpx2.URL, location: str) -> httpx2.URL:
    with suppress(UnicodeError):  # servers send UTF-8 where the standard wants ASCII; it was read as Latin-1
        location = location.encode("latin-1").decode("utf-8")
    try:
        return base.join(location.strip())
    except (httpx2.InvalidURL, ValueError, UnicodeError) as error:
        raise AnswerError("redirects to what is no usable address; open it in a browser and save it") from error


def _wait_asked(reply: Reply, otherwise: float) -> float:
    """The seconds that Retry-After asks for: a number or a date (RFC 9110 10.2.3)."""
    told = reply.headers.get("retry-after", "").strip()
    if told.isascii() and told.isdigit():
        return max(otherwise, float(told[:9]))
    try:
        until = parsedate_to_datetime(told)
        return max(otherwise, (until - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return otherwise
