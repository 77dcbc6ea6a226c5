"""Documents become kept accounts: each is heard once, and again only where the program has changed since."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import blake2b

import msgspec

from wellsourced.model.account import Account, Document
from wellsourced.model.speech import Heard
from wellsourced.model.version import Sighting
from wellsourced.pipeline.plan import VERSION
from wellsourced.pipeline.run import Progress, hear_again, read_and_hear
from wellsourced.reading.same_page import key_or_self
from wellsourced.store.contract import Entry, Store
from wellsourced.versions.address import address

# Written together in one short transaction: few waits for the disk, and little to do again after a crash.
ACCOUNTS_PER_WRITE = 32
_NOT_CONTENT = frozenset(("retrieved", "charset"))
Keep = Callable[[Entry | Sighting], None]


class Intake:
    """Takes documents into ``store``, hearing them on ``threads`` cores."""

    def __init__(self, store: Store, *, threads: int) -> None:
        self._store, self._threads = store, threads

    def take(self, document: Document, keep: Keep) -> tuple[Account, ...]:
        """Return the accounts of ``document``, what is new handed to ``keep``: most have one, a thread one a post.

        Raises ``SourceError`` when it cannot be read.
        """
        document = _in_unicode(document)
        digest = _digest(document)
        heard = tuple(self._known(digest))
        if not heard:
            heard = read_and_hear(document, threads=self._threads)
            for number in reversed(range(len(heard))):  # the first last: where it is kept, all are
                keep(Entry(digest=_numbered(digest, number), version=VERSION, heard=heard[number]))
        accounts = tuple(one.account for one in heard)
        for met in _met(document, accounts):
            keep(met)
        return accounts

    def heard(self, progress: Progress | None) -> tuple[list[Heard], set[str]]:
        """Return all accounts of the store, heard anew where an earlier version heard them.

        With them the ids of those that are not the first of their document.
        """
        entries = list(self._store.entries())
        with self.keeping() as keep:
            for number, entry in enumerate(entries):
                if entry.version != VERSION:
                    if progress is not None:
                        progress("hearing", number, len(entries))
                    heard = hear_again(entry.heard.account, threads=self._threads)
                    entries[number] = Entry(digest=entry.digest, version=VERSION, heard=heard)
                    keep(entries[number])
        further = {entry.heard.account.id for entry in entries if not _is_first(entry)}
        return [entry.heard for entry in entries], further

    @contextmanager
    def keeping(self) -> Iterator[Keep]:
        """Give a function that keeps entries and where they were met; on an error or Ctrl-C the rest are kept too."""
        waiting: list[Entry] = []
        met: list[Sighting] = []

        def write() -> None:
            self._store.put(waiting)
            self._store.see(met)
            waiting.clear()
            met.clear()

        def keep(found: Entry | Sighting) -> None:
            if isinstance(found, Entry):
                waiting.append(found)
            else:
                met.append(found)
            if len(waiting) >= ACCOUNTS_PER_WRITE:
                write()

        try:
            yield keep
        finally:
            write()

    def _known(self, digest: str) -> Iterator[Heard]:
        number = 0
        while entry := self._store.find(_numbered(digest, number)):
            yield entry.heard
            number += 1


def _met(document: Document, accounts: tuple[Account, ...]) -> Iterator[Sighting]:
    """Yield where each account was met, as far as the place can be met again."""
    page = key_or_self(document.url) if document.url else None
    for part, account in enumerate(accounts):
        place = address(msgspec.structs.replace(document, url=page), part)
        if place is not None:
            yield Sighting(account=account.id, address=place, retrieved=document.retrieved)


def _digest(document: Document) -> str:
    """The same page retrieved at another time, or sent under another encoding, is the same document."""
    told = {name: getattr(document, name) for name in document.__struct_fields__ if name not in _NOT_CONTENT}
    return blake2b(msgspec.json.encode(told), digest_size=16).hexdigest()


def _numbered(digest: str, number: int) -> str:
    """The digest of an account: its document's, with the number of the account where it is not the first."""
    return f"{digest}-{number}" if number else digest


def _is_first(entry: Entry) -> bool:
    return "-" not in entry.digest


def _in_unicode(document: Document) -> Document:
    """Return ``document`` with U+FFFD for half surrogates: file names and JSON hold them, UTF-8 cannot."""
    told = {name: getattr(document, name) for name in document.__struct_fields__ if name != "body"}
    fixed = {k: v.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for k, v in told.items() if v}
    return msgspec.structs.replace(document, **fixed)
