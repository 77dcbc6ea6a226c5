"""Fetch several pages at a time from different hosts, and give them in the order in which they were asked for."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol, TypeVar

from wellsourced.errors import SourceError
from wellsourced.model.answer import Answer

Asked = TypeVar("Asked")


class Get(Protocol):
    """Whatever answers for an address: a ``Fetcher``, or a table in a test."""

    def get(self, url: str) -> Answer:
        """Return the answer. Raises ``SourceError``."""


def in_order(
    wanted: Iterable[Asked], address: Callable[[Asked], str], web: Get, *, at_once: int
) -> Iterator[tuple[Asked, Answer | SourceError]]:
    """Yield each of ``wanted`` with the answer for its address, or the failure, in the order given.

    At most twice ``at_once`` answers are held. ``wanted`` is taken from as room appears, in the caller's thread.
    """
    waiting: deque[tuple[Asked, Future[Answer]]] = deque()
    pool = ThreadPoolExecutor(at_once, thread_name_prefix="fetch")
    try:
        for one in wanted:
            waiting.append((one, pool.submit(web.get, address(one))))
            if len(waiting) >= 2 * at_once:
                yield _done(*waiting.popleft())
        while waiting:
            yield _done(*waiting.popleft())
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _done(one: Asked, future: "Future[Answer]") -> tuple[Asked, Answer | SourceError]:
    try:
        return one, future.result()
    except SourceError as error:
        return one, error
