"""The library's one object: add sources, ask for the dossier."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import msgspec

from wellsourced.dossier.assemble import assemble
from wellsourced.errors import SourceError, UsageError
from wellsourced.model.account import Account, Document
from wellsourced.model.dossier import Check, Coverage, Dossier, Failure
from wellsourced.model.speech import Heard
from wellsourced.pipeline.plan import VERSION, look_up
from wellsourced.pipeline.run import Progress as Progress
from wellsourced.pipeline.run import analyse, hear_again, read_and_hear
from wellsourced.reading.sources import documents
from wellsourced.store.contract import Entry, Store
from wellsourced.store.embedded import IN_MEMORY, EmbeddedStore

Sources = str | Path | Iterable[str | Path]

# Written together in one short transaction: few waits for the disk, and little to do again after a crash.
ACCOUNTS_PER_WRITE = 32


class Casebook:
    """Accounts and all found in them, in the file ``path``, or in memory where there is none.

    A file that is no casebook, belongs to another version or is locked raises ``CasebookError``.
    What was added earlier is neither read nor heard again. The order of adding does not matter.
    ``threads`` is how many cores hearing may use; it changes no result.

    >>> with Casebook() as casebook:
    ...     coverage = casebook.add([])
    >>> coverage.read
    0
    """

    def __init__(self, path: str | Path | None = None, *, threads: int = 1) -> None:
        if threads < 1:
            raise UsageError(f"threads is {threads}; give 1 or more")
        self._threads = threads
        self._store: Store = EmbeddedStore(IN_MEMORY if path is None else path)
        self._failures: dict[str, Failure] = {}

    def add(self, sources: Sources, *, stdin: BinaryIO | None = None, progress: Progress | None = None) -> Coverage:
        """Return how much of ``sources`` (files, folders, ``-``) was read; the accounts are kept.

        A source that cannot be read is a failure in the coverage and stops nothing. The same text at the same
        place changes nothing. ``progress`` is called with ``"reading"``, the documents done, and None.
        """
        names = [str(s) for s in ((sources,) if isinstance(sources, str | Path) else sources)]
        accounts: list[Account] = []
        failures: list[Failure] = []
        read = 0
        with self._keeping() as keep:
            for found in documents(names, stdin=stdin):
                if progress is not None:
                    progress("reading", read + len(failures), None)
                if isinstance(found, Failure):
                    failures.append(found)
                    continue
                try:
                    accounts += (heard.account for heard in self._take(found, keep))
                    read += 1
                except SourceError as error:
                    failures.append(Failure(source=error.source, error=error.problem))
        for account in accounts:
            self._failures.pop(account.source, None)
        self._failures.update((failure.source, failure) for failure in failures)
        return _coverage(accounts, failures, read=read)

    def dossier(self, progress: Progress | None = None) -> Dossier:
        """Return all that the accounts say together. An empty casebook gives a dossier without stories."""
        entries = self._heard(progress)
        analysis = analyse([entry.heard for entry in entries], progress)
        accounts = [heard.account for heard in analysis.heard]
        failures = sorted(self._failures.values(), key=lambda failure: (failure.source, failure.error))
        coverage = _coverage(accounts, failures, read=sum(_is_first(entry) for entry in entries))
        return assemble(coverage, analysis.heard, analysis.people, analysis.stories)

    def check(self, words: str, speaker: str | None = None, progress: Progress | None = None) -> Check:
        """Return whether ``words`` stand in these accounts as a quotation, how altered, and where they go back to.

        ``speaker`` is whom the words are laid to; raises ``UsageError`` when ``words`` holds no word.
        """
        if not any(character.isalnum() for character in words):
            raise UsageError("there is no word to look up; give the quotation in quotes, as one argument")
        analysis = analyse([entry.heard for entry in self._heard(progress)], progress)
        utterances = [utterance for story in analysis.stories for utterance in story.utterances]
        return look_up(words, analysis.heard, utterances, speaker=speaker)

    def close(self) -> None:
        """Let go of the file. Closing twice is allowed."""
        self._store.close()

    def __enter__(self) -> "Casebook":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _take(self, document: Document, keep: Callable[[Entry], None]) -> tuple[Heard, ...]:
        """Return what is heard in the accounts of ``document``: most have one, a thread has one for each post."""
        document = _in_unicode(document)
        digest = blake2b(msgspec.json.encode(document), digest_size=16).hexdigest()
        if known := tuple(self._known(digest)):
            return known
        heard = read_and_hear(document, threads=self._threads)
        for number in reversed(range(len(heard))):  # the first last: where it is kept, all are
            keep(Entry(digest=_numbered(digest, number), version=VERSION, heard=heard[number]))
        return heard

    def _known(self, digest: str) -> Iterator[Heard]:
        number = 0
        while entry := self._store.find(_numbered(digest, number)):
            yield entry.heard
            number += 1

    def _heard(self, progress: Progress | None) -> list[Entry]:
        """Return all entries, heard anew where an earlier version heard them."""
        entries = list(self._store.entries())
        with self._keeping() as keep:
            for number, entry in enumerate(entries):
                if entry.version != VERSION:
                    if progress is not None:
                        progress("hearing", number, len(entries))
                    heard = hear_again(entry.heard.account, threads=self._threads)
                    entries[number] = Entry(digest=entry.digest, version=VERSION, heard=heard)
                    keep(entries[number])
        return entries

    @contextmanager
    def _keeping(self) -> Iterator[Callable[[Entry], None]]:
        """Give a function that keeps entries, some at a time; on an error or Ctrl-C the rest are kept too."""
        waiting: list[Entry] = []

        def write() -> None:
            self._store.put(waiting)
            waiting.clear()

        def keep(entry: Entry) -> None:
            waiting.append(entry)
            if len(waiting) >= ACCOUNTS_PER_WRITE:
                write()

        try:
            yield keep
        finally:
            write()


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


def _coverage(accounts: Iterable[Account], failures: Sequence[Failure], *, read: int) -> Coverage:
    """The coverage of documents; ``read`` of them gave the accounts, some more than one."""
    days = sorted(account.day for account in accounts if account.day)
    return Coverage(
        given=read + len(failures),
        read=read,
        failed=tuple(failures),
        first_published=days[0] if days else None,
        last_published=days[-1] if days else None,
    )
