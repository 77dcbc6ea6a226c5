"""What a host asks of its visitors: its robots.txt, and to be left in peace between two requests."""

import math
import threading
import time
from typing import NamedTuple

from protego import Protego

from wellsourced.reading.web.line import Line

PRODUCT = "wellsourced"  # the name by which a robots.txt may speak to us
MOST_ROBOTS_BYTES = 512_000  # RFC 9309 2.5 asks for at least 500 KiB; what follows is not read
MOST_ROBOTS_REDIRECTS = 5
PAGES_LOST_IN_A_ROW = 3  # then the host is left for this run: a dead one would cost a minute a page


class Robots(NamedTuple):
    """The rules of one host. ``closed`` says why nothing may be fetched there, whatever the rules."""

    rules: Protego
    closed: str | None = None

    def allow(self, url: str) -> bool:
        """True when we may ask for ``url``."""
        return bool(self.rules.can_fetch(url, PRODUCT))

    def pace_seconds(self, most: float) -> float:
        """Return the seconds between two requests that the host asks for, 0 to ``most``."""
        rate = self.rules.request_rate(PRODUCT)
        asked = [
            self.rules.crawl_delay(PRODUCT) or 0.0,
            rate.seconds / rate.requests if rate and rate.requests else 0.0,
        ]
        return min(max(0.0, *(float(pace) for pace in asked if math.isfinite(pace))), most)


def robots_of(status: int, body: bytes) -> Robots:
    """Return the rules that the answer for a robots.txt stands for, as RFC 9309 2.3.1 reads it."""
    if status in {200, 203}:
        return Robots(Protego.parse(body.decode("utf-8", "replace")))
    if status == 429 or status >= 500:
        return Robots(Protego.parse(""), f"its robots.txt cannot be had (status {status})")
    return Robots(Protego.parse(""))


class Host:
    """What is known of one host in this run. Only who holds ``lock`` may ask it for something."""

    def __init__(self, line: Line, pace_seconds: float) -> None:
        self.lock = threading.Lock()
        self.line = line
        self.pace_seconds = pace_seconds
        self.robots: Robots | None = None
        self._quiet_until = 0.0
        self._lost = 0
        self._last_problem = ""

    def wait_seconds(self) -> float:
        """Return how long the host is to be left in peace from now on."""
        return max(0.0, self._quiet_until - time.monotonic())

    def asked(self, rest_seconds: float = 0.0) -> None:
        """Leave the host in peace from now on for its pace, or for ``rest_seconds`` if those are more."""
        self._quiet_until = time.monotonic() + max(self.pace_seconds, rest_seconds)

    def answered(self) -> None:
        """Note that the host works."""
        self._lost = 0

    def lost(self, problem: str) -> None:
        """Note that a page was given up because of the host."""
        self._lost, self._last_problem = self._lost + 1, problem

    @property
    def given_up(self) -> str | None:
        """Why nothing more is asked of this host in this run, or None."""
        if self._lost < PAGES_LOST_IN_A_ROW:
            return None
        return f"was not asked for: {self._lost} pages of its host failed in a row; the last one {self._last_problem}"
