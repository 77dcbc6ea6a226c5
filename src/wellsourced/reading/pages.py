"""Pages of the web: fetched in order, each once, whichever of its addresses, feeds and variants lead to it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol
from urllib.parse import urlsplit

import msgspec

from wellsourced.errors import SourceError
from wellsourced.model.account import Document
from wellsourced.model.answer import Answer
from wellsourced.model.dossier import Failure, PassedOver
from wellsourced.reading import same_page
from wellsourced.reading.formats.listing import Entry, Listing
from wellsourced.reading.same_page import SAME_PAGE
from wellsourced.reading.unfold import ReadingOptions, Received, unfold
from wellsourced.reading.web.ahead import in_order
from wellsourced.reading.web.options import DEFAULT_PAGES, WebOptions

Progress = Callable[[str, int, int | None], None]
Found = Document | Failure | PassedOver

_DEEPEST = 3  # a list of feeds or an index of sitemaps leads to lists that lead to pages


class Web(Protocol):
    """Whatever answers for addresses, and how far it may go."""

    @property
    def options(self) -> WebOptions:
        """The limits."""

    def get(self, url: str) -> Answer:
        """Return the answer. Raises ``SourceError``."""


class Pages:
    """Fetches pages and remembers which were given, so that each is given once a run."""

    def __init__(self, web: Web, limits: ReadingOptions, progress: Progress | None = None) -> None:
        self._web, self._limits, self._progress = web, limits, progress
        self._asked: set[str] = set()
        self._given: set[str] = set()

    def named(self, urls: Iterable[str]) -> Iterator[Found]:
        """Yield what stands at the addresses a user names, in that order."""
        urls = list(urls)
        plain = {same_page.key_or_self(url): url for url in same_page.distinct(urls)}
        entries = [Entry(plain[same_page.key_or_self(url)]) for url in urls]
        yield from self._each(entries, "the addresses named", None, 0)

    def listed(self, listing: Listing, source: str, depth: int = 1) -> Iterator[Found]:
        """Yield the pages that ``listing`` leads to, in its order; ``source`` is the name of the listing."""
        if listing.problem:
            problem = f"is a {listing.kind} that is not read whole: {listing.problem}; what precedes is"
            yield Failure(source=source, error=problem)
        elif not listing.entries:
            yield Failure(source=source, error=f"is a {listing.kind} without pages; look at it in a browser")
        most = self._web.options.most_pages
        entries = _distinct(listing.entries)
        kept, left = entries[: most or DEFAULT_PAGES], len(entries) - (most or DEFAULT_PAGES)
        if left > 0 and most is None:
            yield Failure(
                source=source,
                error=f"lists {len(entries)} pages, and the first {DEFAULT_PAGES} are read; --limit N reads more",
            )
        elif left > 0:
            yield PassedOver(source=source, reason=f"beyond the limit of {most} pages", count=left)
        yield from self._each(kept, source, listing, depth)

    def _each(self, entries: list[Entry], source: str, listing: Listing | None, depth: int) -> Iterator[Found]:
        passed: Counter[str] = Counter()
        texts = _Texts(source, listing)
        asked = in_order(self._new(entries, passed), _address, self._web, at_once=self._web.options.hosts_at_once)
        for number, (entry, answer) in enumerate(asked, 1):
            self._tell(entry, number, len(entries))
            if isinstance(answer, Answer):
                for found in self._page(entry.url or answer.url, answer, depth):
                    if found is None:
                        passed[SAME_PAGE] += 1
                    else:
                        yield found
            else:
                yield texts.of(entry) or Failure(source=answer.source, error=answer.problem)
        for entry in entries:
            if entry.url is None and (text := texts.of(entry)) is not None:
                yield text
            elif entry.url is None:
                passed["an entry with neither address nor text"] += 1
        yield from (PassedOver(source=source, reason=why, count=n) for why, n in sorted(passed.items()))

    def _new(self, entries: Iterable[Entry], passed: Counter[str]) -> Iterator[Entry]:
        """The entries that were not asked for yet."""
        for entry in entries:
            page = same_page.key_or_self(entry.url) if entry.url else None
            if page in self._asked:
                passed[SAME_PAGE] += 1
            elif page is not None:
                self._asked.add(page)
                yield entry

    def _page(self, asked: str, answer: Answer, depth: int) -> Iterator[Found | None]:
        """Yield what stands at an address; None for a page that was given before."""
        for found in unfold(_received(asked, answer), self._limits):
            if isinstance(found, Listing):
                yield from self._below(found, asked, depth)
            elif isinstance(found, Document) and found.media == "html":
                yield self._once(self._itself(found, answer))
            else:
                yield found

    def _below(self, listing: Listing, asked: str, depth: int) -> Iterator[Found]:
        if depth < _DEEPEST:
            yield from self.listed(listing, asked, depth + 1)
        else:
            yield Failure(source=asked, error=f"is a {listing.kind} in a list in a list; name it itself")

    def _itself(self, document: Document, answer: Answer) -> Document:
        """The page that an AMP or print form stands for where it can be had, under its canonical address."""
        told = _told(document, answer.url)
        if told.variant and told.canonical and told.canonical != answer.url:
            try:
                page = self._web.get(told.canonical)
                plain = next(iter(unfold(_received(document.source, page), self._limits)), None)
                if isinstance(plain, Document) and plain.media == "html":
                    return _under(plain, _told(plain, page.url).canonical or page.url, page.url)
            except SourceError:
                pass  # the variant is what there is
        return _under(document, told.canonical or answer.url, answer.url)

    def _once(self, document: Document) -> Document | None:
        if document.place in self._given:
            return None
        self._given.add(document.place)
        return document

    def _tell(self, entry: Entry, number: int, total: int) -> None:
        if self._progress is not None:
            host = urlsplit(entry.url or "").hostname if entry.url and "[" not in entry.url else None
            self._progress(f"fetching {host or 'pages'}", number, total)


class _Texts:
    """The whole texts that a feed carries, for pages that cannot be had."""

    def __init__(self, source: str, listing: Listing | None) -> None:
        self._source, self._listing = source, listing
        places = enumerate(listing.entries, 1) if listing else ()
        self._numbers = {entry: number for number, entry in places}

    def of(self, entry: Entry) -> Document | None:
        """Return the text as a document whose source names the feed and the entry's number, or None."""
        if not entry.html or self._listing is None:
            return None
        name = f"{self._source}#{self._numbers.get(entry, 0)}"
        return Document(
            source=name,
            place=same_page.key_or_self(entry.url) if entry.url else name,
            body=f"<article>{entry.html}</article>".encode("utf-8", "replace"),
            media="html",
            url=entry.url,
            title=entry.title,
            outlet=self._listing.title,
            published=entry.published,
            charset="utf-8",
        )


def with_canonical(document: Document) -> Document:
    """Return a captured or saved page under the address that it names as its own, if it may be believed."""
    if document.media != "html" or document.url is None:
        return document
    try:
        canonical = _told(document, document.url).canonical
    except ValueError:
        return document
    return msgspec.structs.replace(document, url=canonical or document.url)


def _received(asked: str, answer: Answer) -> Received:
    return Received(
        source=asked,
        place=same_page.key_or_self(answer.url),
        body=answer.body,
        media_type=answer.media_type,
        url=answer.url,
        charset=answer.charset,
        retrieved=answer.retrieved,
    )


def _told(document: Document, url: str) -> same_page.Told:
    return same_page.told_by(document.body[: same_page.HEAD_CHARS].decode("utf-8", "replace"), url)


def _under(document: Document, canonical: str, url: str) -> Document:
    """The document under its canonical address; a further part of an article keeps its own."""
    own = url if same_page.another_part(url, canonical) else canonical
    return msgspec.structs.replace(document, url=own, place=same_page.key_or_self(own))


def _distinct(entries: Iterable[Entry]) -> list[Entry]:
    """Each page once, in the plainest of its forms, and all entries without an address."""
    entries = list(entries)
    kept = set(same_page.distinct(entry.url for entry in entries if entry.url))
    out = []
    for entry in entries:
        if entry.url is None or entry.url in kept:
            out.append(entry)
            kept.discard(entry.url or "")
    return out


def _address(entry: Entry) -> str:
    return same_page.out_of_cache(entry.url or "")
