"""Pages of the web: fetched in order, each once, whichever of its addresses, feeds and variants lead to it."""

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

import msgspec

from wellsourced.errors import SourceError
from wellsourced.model.account import Document
from wellsourced.model.answer import Answer
from wellsourced.model.dossier import Failure, PassedOver
from wellsourced.reading import same_page
from wellsourced.reading.formats.listing import Entry, Listing
from wellsourced.reading.hosts import host_of
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
        named = Listing("list", tuple(Entry(plain[same_page.key_or_self(url)]) for url in urls))
        yield from self._each(named, named.entries, _Level("the addresses named", 0, None))

    def listed(self, listing: Listing, source: str) -> Iterator[Found]:
        """Yield the pages that ``listing`` leads to, in its order; ``source`` is the name of the listing."""
        yield from self._listed(listing, _Level(source, 1, self._new_budget()))

    def _new_budget(self) -> "_Budget":
        return _Budget(self._web.options.most_pages or DEFAULT_PAGES)

    def _listed(self, listing: Listing, level: "_Level") -> Iterator[Found]:
        if listing.problem:
            problem = f"is a {listing.kind} that is not read whole: {listing.problem}; what precedes is"
            yield Failure(source=level.source, error=problem)
        elif not listing.entries:
            yield Failure(source=level.source, error=f"is a {listing.kind} without pages; look at it in a browser")
        entries = _distinct(listing.entries)
        read = yield from self._each(listing, entries, level)
        most = self._web.options.most_pages
        if read < len(entries) and most is None:
            told = f"lists {len(entries)} pages, and the first {DEFAULT_PAGES} are read; --limit N reads more"
            yield Failure(source=level.source, error=told)
        elif read < len(entries):
            yield PassedOver(source=level.source, reason=f"beyond the limit of {most} pages", count=len(entries) - read)

    def _each(self, listing: Listing, entries: Sequence[Entry], level: "_Level") -> Generator[Found, None, int]:
        """Yield what the entries lead to, as far as the budget reaches, and return how many were gone through."""
        passed: Counter[str] = Counter()
        texts = _Texts(level.source, listing)
        within = entries if level.budget is None else entries[: max(0, level.budget.left)]
        asked = in_order(self._new(within, passed), _address, self._web, at_once=self._web.options.hosts_at_once)
        read = len(within)
        for number, (entry, answer) in enumerate(asked, 1):
            if level.budget is not None and not level.budget.take():
                read = number - 1
                break
            self._tell(entry, number, len(within))
            if isinstance(answer, Answer):
                for found in self._page(entry.url or answer.url, answer, level):
                    if found is None:
                        passed[SAME_PAGE] += 1
                    else:
                        yield found
            else:
                yield texts.of(entry) or Failure(source=answer.source, error=answer.problem)
        for entry in within:
            if entry.url is None and (text := texts.of(entry)) is not None:
                yield text
            elif entry.url is None:
                passed["an entry with neither address nor text"] += 1
        yield from (PassedOver(source=level.source, reason=why, count=n) for why, n in sorted(passed.items()))
        return read

    def _new(self, entries: Iterable[Entry], passed: Counter[str]) -> Iterator[Entry]:
        """The entries that were not asked for yet."""
        for entry in entries:
            page = same_page.key_or_self(entry.url) if entry.url else None
            if page in self._asked:
                passed[SAME_PAGE] += 1
            elif page is not None:
                self._asked.add(page)
                yield entry

    def _page(self, asked: str, answer: Answer, level: "_Level") -> Iterator[Found | None]:
        """Yield what stands at an address; None for a page that was given before."""
        for found in unfold(_received(asked, answer), self._limits):
            if isinstance(found, Listing):
                yield from self._below(found, asked, level)
            elif isinstance(found, Document) and found.media == "html":
                yield self._once(self._itself(found, answer))
            else:
                yield found

    def _below(self, listing: Listing, asked: str, level: "_Level") -> Iterator[Found]:
        if level.depth >= _DEEPEST:
            yield Failure(source=asked, error=f"is a {listing.kind} in a list in a list; name it itself")
            return
        if level.budget is not None:
            level.budget.left += 1  # a list is no page
        budget = self._new_budget() if level.budget is None else level.budget
        yield from self._listed(listing, _Level(asked, level.depth + 1, budget))

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
            self._progress(f"fetching {host_of(entry.url) or 'pages'}", number, total)


class _Budget:
    """The pages that may still be read for one source that the user named, with all lists beneath it."""

    def __init__(self, left: int) -> None:
        self.left = left

    def take(self) -> bool:
        """Take one page, and return whether there was one left."""
        self.left -= 1
        return self.left >= 0


class _Level(NamedTuple):
    """Where a listing stands: its name, how many lists are above it, and the budget of the source (None for all)."""

    source: str
    depth: int
    budget: _Budget | None


class _Texts:
    """The whole texts that a feed carries, for pages that cannot be had."""

    def __init__(self, source: str, listing: Listing) -> None:
        self._source, self._listing = source, listing
        self._numbers = {entry: number for number, entry in enumerate(listing.entries, 1)}

    def of(self, entry: Entry) -> Document | None:
        """Return the text as a document whose source names the feed and the entry's number, or None."""
        if not entry.html:
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
