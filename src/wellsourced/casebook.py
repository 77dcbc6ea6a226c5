"""The library's one object: add sources, ask for the dossier."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
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
from wellsourced.model.account import Document
from wellsourced.model.dossier import Check, Coverage, Dossier, Failure, PassedOver
from wellsourced.model.judgement import Judgement, JudgementView, Note, Request
from wellsourced.model.speech import Heard
from wellsourced.model.version import Sighting
from wellsourced.pipeline.plan import VERSION, look_up
from wellsourced.pipeline.run import Analysis, analyse, hear_again, read_and_hear
from wellsourced.pipeline.run import Progress as Progress
from wellsourced.reading.same_page import key_or_self
from wellsourced.reading.sources import documents
from wellsourced.reading.web.on_demand import OnDemand
from wellsourced.reading.web.options import WebOptions as WebOptions
from wellsourced.store.answers import AnswerTable
from wellsourced.store.contract import Entry, Store
from wellsourced.store.embedded import IN_MEMORY, EmbeddedStore
from wellsourced.versions.address import address

_WEB = WebOptions()
_NOT_CONTENT = frozenset(("retrieved", "charset"))
_REPEATED = "the same text at the same address as one read before"
Sources = str | Path | Iterable[str | Path]

# Written together in one short transaction: few waits for the disk, and little to do again after a crash.
ACCOUNTS_PER_WRITE = 32
_UNSIGNED = Note()


class Casebook:
    """Accounts and all found in them, in the file ``path``, or in memory where there is none.

    A file that is no casebook, belongs to another version or is locked raises ``CasebookError``.
    What was added earlier is neither read nor heard again. The order of adding does not matter.
    ``threads`` is how many cores hearing may use; it changes no result. ``web`` says how far fetching may go; None
    fetches nothing. What was fetched is kept in the file, and asked for again only to learn whether it changed.

    >>> with Casebook() as casebook:
    ...     coverage = casebook.add([])
    >>> coverage.read
    0
    """

    def __init__(self, path: str | Path | None = None, *, threads: int = 1, web: WebOptions | None = _WEB) -> None:
        if threads < 1:
            raise UsageError(f"threads is {threads}; give 1 or more")
        self._threads = threads
        self._store: Store = EmbeddedStore(IN_MEMORY if path is None else path)
        self._failures: dict[str, Failure] = {}
        self._further: set[str] = set()  # accounts that are not the first of their document
        self._passed_over: dict[tuple[str, str], PassedOver] = {}
        self._path, self._web = path, web
        self._answers: AnswerTable | None = None

    def add(self, sources: Sources, *, stdin: BinaryIO | None = None, progress: Progress | None = None) -> Coverage:
        """Return how much of ``sources`` was read: addresses, feeds, files, folders, archives, ``-``.

        The accounts are kept. A source that cannot be read is a failure in the coverage and stops nothing. The same
        text at the same place changes nothing. ``progress`` is told what is going on (``"reading"``,
        ``"fetching news.example"``), the documents done, and how many there are in all, or None.
        """
        names = [str(s) for s in ((sources,) if isinstance(sources, str | Path) else sources)]
        days: list[str | None] = []
        failures: list[Failure] = []
        passed_over: list[PassedOver] = []
        repeated: Counter[str] = Counter()
        taken: set[str] = set()
        read = 0
        with self._keeping() as keep, self._fetching() as web:
            for found in documents(names, stdin=stdin, web=web, progress=progress):
                if isinstance(found, Failure):
                    failures.append(found)
                elif isinstance(found, PassedOver):
                    passed_over.append(found)
                else:
                    try:
                        accounts = [heard.account for heard in self._take(found, keep)]
                    except SourceError as error:
                        failures.append(Failure(source=error.source, error=error.problem))
                        continue
                    self._failures.pop(found.source, None)
                    if taken.issuperset(account.id for account in accounts):
                        repeated[found.source.partition("#")[0]] += 1
                    else:
                        read += 1
                        days += (account.day for account in accounts if account.id not in taken)
                        taken.update(account.id for account in accounts)
        passed_over += [PassedOver(source=s, reason=_REPEATED, count=n) for s, n in sorted(repeated.items())]
        self._failures.update((failure.source, failure) for failure in failures)
        self._passed_over.update(((one.source, one.reason), one) for one in passed_over)
        return _coverage(days, failures, passed_over, read)

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
        current = [heard.account for heard in analysis.heard if heard.account.superseded_by is None]
        failures = sorted(self._failures.values(), key=lambda failure: (failure.source, failure.error))
        passed_over = [self._passed_over[key] for key in sorted(self._passed_over)]
        read = sum(account.id not in self._further for account in current)
        coverage = _coverage([account.day for account in current], failures, passed_over, read)
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
        if self._answers is not None:
            self._answers.close()

    def __enter__(self) -> "Casebook":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _take(self, document: Document, keep: Callable[[Entry | Sighting], None]) -> tuple[Heard, ...]:
        """Return what is heard in the accounts of ``document``: most have one, a thread has one for each post."""
        document = _in_unicode(document)
        # The same page retrieved at another time, or sent under another encoding, is the same document.
        told = {name: getattr(document, name) for name in document.__struct_fields__ if name not in _NOT_CONTENT}
        digest = blake2b(msgspec.json.encode(told), digest_size=16).hexdigest()
        heard = tuple(self._known(digest))
        if not heard:
            heard = read_and_hear(document, threads=self._threads)
            for number in reversed(range(len(heard))):  # the first last: where it is kept, all are
                keep(Entry(digest=_numbered(digest, number), version=VERSION, heard=heard[number]))
        page = key_or_self(document.url) if document.url else None
        for part, one in enumerate(heard):
            place = address(msgspec.structs.replace(document, url=page), part)
            if place is not None:
                keep(Sighting(account=one.account.id, address=place, retrieved=document.retrieved))
        return heard

    def _known(self, digest: str) -> Iterator[Heard]:
        number = 0
        while entry := self._store.find(_numbered(digest, number)):
            yield entry.heard
            number += 1

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
        self._further = {entry.heard.account.id for entry in entries if not _is_first(entry)}
        return [entry.heard for entry in entries]

    @contextmanager
    def _fetching(self) -> Iterator[OnDemand | None]:
        """Give what fetches pages; only when all was asked for may a later run ask again."""
        web = OnDemand(self._web, self._answer_table) if self._web is not None else None
        try:
            yield web
            if web is not None:
                web.settle()
        finally:
            if web is not None:
                web.close()

    def _answer_table(self) -> AnswerTable | None:
        if self._answers is None and self._path is not None and str(self._path) != IN_MEMORY:
            self._answers = AnswerTable(self._path)
        return self._answers

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


def _coverage(
    days: Sequence[str | None], failures: Sequence[Failure], passed_over: Sequence[PassedOver], read: int
) -> Coverage:
    """Return the coverage of documents; the accounts of the ``read`` ones were published on ``days``."""
    known = sorted(day for day in days if day)
    return Coverage(
        given=read + len(failures),
        read=read,
        failed=tuple(failures),
        first_published=known[0] if known else None,
        last_published=known[-1] if known else None,
        passed_over=tuple(passed_over),
    )
