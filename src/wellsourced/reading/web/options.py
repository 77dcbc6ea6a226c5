"""How far fetching may go: one table of every limit, and what the user may say about it."""

from wellsourced.model.record import Record


class WebOptions(Record, frozen=True, kw_only=True):
    """What the user may say, then the limits. ``contact`` (an address of mail or web) goes into the user agent.

    ``most_pages`` bounds the pages of one feed, sitemap or list; None takes ``DEFAULT_PAGES`` and says what is left.
    Seconds are wall-clock; bytes count a body as sent and as unpacked, each.
    """

    contact: str | None = None
    allow_loopback: bool = False
    most_pages: int | None = None
    most_bytes: int = 20_000_000  # of one page
    most_listing_bytes: int = 50_000_000  # of one feed or sitemap; the sitemap protocol sets 50 MB
    page_seconds: float = 60.0  # of asking for one page, redirects and further tries together
    silence_seconds: float = 20.0  # between two pieces of an answer, and for connecting
    most_redirects: int = 8
    tries: int = 3
    backoff_seconds: float = 1.0  # before the second try; doubled before each further one
    longest_wait_seconds: float = 60.0  # that a server may ask for, by Retry-After or Crawl-delay
    pace_seconds: float = 0.5  # between two requests to one host
    hosts_at_once: int = 6
    trusted_certificates: str | None = None  # a file of further authorities, as of a newsroom's own server

    def __post_init__(self) -> None:
        if self.most_pages is not None and self.most_pages < 1:
            raise ValueError(f"most_pages is {self.most_pages}; give 1 or more")


DEFAULT_PAGES = 1000
