"""What a server answered for one address, kept so that nothing is fetched twice."""

from wellsourced.model.record import Record


class Answer(Record, frozen=True, kw_only=True):
    """A page as received, unpacked, or the redirect to another address (``location``; ``body`` is empty then).

    ``retrieved`` and ``fresh_until`` are UTC moments as ``2024-03-16T10:00:00Z``. ``etag`` and ``last_modified``
    are the server's validators, sent back to ask whether the page changed. ``settled`` is false while the run that
    fetched it has not come to its end: a run that takes it up again uses the answer without asking.
    """

    url: str
    status: int
    location: str | None = None
    media_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    fresh_until: str | None = None
    retrieved: str
    body: bytes = b""
    settled: bool = False

    def usable(self, now: str) -> bool:
        """True when the answer may be taken as it is, without asking the server again."""
        return not self.settled or (self.fresh_until is not None and now < self.fresh_until)

    @property
    def validators(self) -> dict[str, str]:
        """The request headers that ask whether the page is still the same."""
        told = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in told.items() if value and not self.location}
