"""A fetcher that is made when the first page is asked for: whoever reads files pays nothing for the network."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from wellsourced.model.answer import Answer
from wellsourced.reading.web.options import WebOptions

if TYPE_CHECKING:
    from wellsourced.reading.web.answers import Answers
    from wellsourced.reading.web.fetch import Fetcher


class OnDemand:
    """Answers as a ``Fetcher`` does. ``answers`` makes the place where answers are kept, when they are first needed."""

    def __init__(self, options: WebOptions, answers: "Callable[[], Answers | None]") -> None:
        self.options = options
        self._answers = answers
        self._fetcher: Fetcher | None = None
        self._guard = threading.Lock()

    def get(self, url: str) -> Answer:
        """Return the page at ``url``. Raises ``SourceError`` as ``Fetcher.get`` does."""
        with self._guard:
            if self._fetcher is None:
                from wellsourced.reading.web.fetch import Fetcher  # its imports take a third of a second

                self._fetcher = Fetcher(self.options, self._answers())
        return self._fetcher.get(url)

    def settle(self) -> None:
        """Note that all that was wanted has been asked for."""
        if self._fetcher is not None:
            self._fetcher.settle()

    def close(self) -> None:
        """Break off what is going on, and let go of all connections."""
        if self._fetcher is not None:
            self._fetcher.close()
