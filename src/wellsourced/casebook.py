"""The library's one object: add sources, ask for the dossier."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import msgspec

from wellsourced.dossier.assemble import assemble, with_histories
from wellsourced.errors import SourceError, UsageError
from wellsourced.judging.holding import holding, may_undo
from wellsourced.judging.request import Shown, judgement, undoing
from wellsourced.judging.standing import logged
from wellsourced.model.account import Account, Document
from wellsourced.model.dossier import Check, Coverage, Dossier, Failure
from wellsourced.model.judgement import Judgement, JudgementView, Note, Request
from wellsourced.model.speech import Heard
from wellsourced.model.version import Sighting
from wellsourced.pipeline.plan import VERSION, look_up
from wellsourced.pipeline.run import Analysis, analyse, hear_again, read_and_hear
from wellsourced.pipeline.run import Progress as Progress
from wellsourced.reading.sources import documents
from wellsourced.store.contract import Entry, Store
from wellsourced.store.embedded import IN_MEMORY, EmbeddedStore
from wellsourced.versions.address import address

Sources = str | Path | Iterable[str | Path]

# Written together in one short transaction: few waits for the disk, and little to do again after a crash.
ACCOUNTS_PER_WRITE = 32
_UNSIGNED = Note()


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
        with self._keeping() as keep:
            for found in documents(names, stdin=stdin):
                if progress is not None:
                    progress("reading", len(accounts) + len(failures), None)
                if isinstance(found, Failure):
                    failures.append(found)
                    continue
                try:
                    accounts.append(self._take(found, keep).account)
                except SourceError as error:
                    failures.append(Failure(source=error.source, error=error.problem))
        for account in accounts:
            self._failures.pop(account.source, None)
        self._failures.update((failure.source, failure) for failure in failures)
        return _coverage(accounts, failures, given=len(accounts) + len(failures))

    def dossier(self, progress: Progress | None = None, *, judged: bool = True) -> Dossier:
        """Return all that the accounts say together. An empty casebook gives a dossier without stories.

        The judgements of people are kept to; with ``judged`` False it is what was found without them.
        """
        return self._assembled(self._analysed(progress, judged=judged))

    def _analysed(self, progress: Progress | None, *, judged: bool = True) -> Analysis:
        return analyse(
            self._heard(progress),
            progress,
            judgements=holding(self._store.judgements()) if judged else (),
            sightings=self._store.sightings(),
        )

    def _assembled(self, analysis: Analysis) -> Dossier:
        accounts = [heard.account for heard in analysis.heard if heard.account.superseded_by is None]
        failures = sorted(self._failures.values(), key=lambda failure: (failure.source, failure.error))
        coverage = _coverage(accounts, failures, given=len(accounts) + len(failures))
        dossier = assemble(coverage, analysis.heard, analysis.people, analysis.stories)
        return with_histories(msgspec.structs.replace(dossier, judgements=analysis.judgements), analysis.histories)

    def check(self, words: str, speaker: str | None = None, progress: Progress | None = None) -> Check:
        """Return whether ``words`` stand in these accounts as a quotation, how altered, and where they go back to.

        ``speaker`` is whom the words are laid to; raises ``UsageError`` when ``words`` holds no word.
        """
        if not any(character.isalnum() for character in words):
            raise UsageError("there is no word to look up; give the quotation in quotes, as one argument")
        analysis = self._analysed(progress)
        utterances = [utterance for story in analysis.stories for utterance in story.utterances]
        return look_up(words, analysis.heard, utterances, speaker=speaker)

    def judge(self, request: Request, note: Note = _UNSIGNED, progress: Progress | None = None) -> Judgement:
        """Keep what a person says of a result, and return it as the log has it; from now on it is respected.

        ``request`` names people, utterances, points or accounts as the dossier shows them. Nothing found is
        overwritten. Raises ``UsageError`` for what is not there, or is as it is said to be already.

        >>> with Casebook() as casebook:
        ...     casebook.judge(Request(kind="people same", named=("Ann Lee", "A. Lee")))
        Traceback (most recent call last):
        wellsourced.errors.UsageError: there is no person “Ann Lee” in this casebook; ...
        """
        analysis = self._analysed(progress)
        shown = Shown(analysis.unresolved, analysis.heard, self._assembled(analysis))
        return self._store.judge(judgement(request, shown, note))

    def undo(self, number: int, note: Note = _UNSIGNED) -> Judgement:
        """Take judgement ``number`` back by a further entry, and return that; undoing it brings the first one back.

        Raises ``UsageError`` where there is no such judgement, or where it is undone already.
        """
        may_undo(number, self._store.judgements())
        return self._store.judge(undoing(number, note))

    def judgements(self) -> tuple[JudgementView, ...]:
        """Return the whole log, the undone and the undoing included; whether an entry is stale is not looked up."""
        return logged(self._store.judgements())

    def close(self) -> None:
        """Let go of the file. Closing twice is allowed."""
        self._store.close()

    def __enter__(self) -> "Casebook":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _take(self, document: Document, keep: Callable[[Entry | Sighting], None]) -> Heard:
        document = _in_unicode(document)
        # The same page retrieved at another time is the same document.
        told = {name: getattr(document, name) for name in document.__struct_fields__ if name != "retrieved"}
        digest = blake2b(msgspec.json.encode(told), digest_size=16).hexdigest()
        known = self._store.find(digest)
        heard = known.heard if known is not None else read_and_hear(document, threads=self._threads)
        if known is None:
            keep(Entry(digest=digest, version=VERSION, heard=heard))
        place = address(document)
        if place is not None:
            keep(Sighting(account=heard.account.id, address=place, retrieved=document.retrieved))
        return heard

    def _heard(self, progress: Progress | None) -> list[Heard]:
        """Return all accounts, heard anew where an earlier version heard them."""
        entries = list(self._store.entries())
        with self._keeping() as keep:
            for number, entry in enumerate(entries):
                if entry.version != VERSION:
                    if progress is not None:
                        progress("hearing", number, len(entries))
                    heard = hear_again(entry.heard.account, threads=self._threads)
                    entries[number] = Entry(digest=entry.digest, version=VERSION, heard=heard)
                    keep(entries[number])
        return [entry.heard for entry in entries]

    @contextmanager
    def _keeping(self) -> Iterator[Callable[[Entry | Sighting], None]]:
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


def _in_unicode(document: Document) -> Document:
    """Return ``document`` with U+FFFD for half surrogates: file names and JSON hold them, UTF-8 cannot."""
    told = {name: getattr(document, name) for name in document.__struct_fields__ if name != "body"}
    fixed = {k: v.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for k, v in told.items() if v}
    return msgspec.structs.replace(document, **fixed)


def _coverage(accounts: Iterable[Account], failures: Iterable[Failure], *, given: int) -> Coverage:
    accounts = list(accounts)
    days = sorted(account.day for account in accounts if account.day)
    return Coverage(
        given=given,
        read=len(accounts),
        failed=tuple(failures),
        first_published=days[0] if days else None,
        last_published=days[-1] if days else None,
    )
