"""The library's one object: add sources, ask for the dossier."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
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
from wellsourced.pipeline.intake import Intake
from wellsourced.pipeline.plan import look_up
from wellsourced.pipeline.run import Analysis, analyse
from wellsourced.pipeline.run import Progress as Progress
from wellsourced.pipeline.tally import Tally, coverage
from wellsourced.reading.sources import documents
from wellsourced.reading.web.on_demand import OnDemand
from wellsourced.reading.web.options import WebOptions as WebOptions
from wellsourced.store.answers import AnswerTable
from wellsourced.store.contract import Store
from wellsourced.store.embedded import IN_MEMORY, EmbeddedStore

_WEB = WebOptions()
Sources = str | Path | Iterable[str | Path]
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
        self._store: Store = EmbeddedStore(IN_MEMORY if path is None else path)
        self._intake = Intake(self._store, threads=threads)
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
        tally = Tally()
        with self._intake.keeping() as keep, self._fetching() as web:
            for found in documents(names, stdin=stdin, web=web, progress=progress):
                if not isinstance(found, Document):
                    tally.left(found)
                    continue
                try:
                    tally.read(found.source, self._intake.take(found, keep))
                except SourceError as error:
                    tally.left(Failure(source=error.source, error=error.problem))
        for source in tally.sources:
            self._failures.pop(source, None)
        self._failures.update((failure.source, failure) for failure in tally.failures)
        self._passed_over.update(((one.source, one.reason), one) for one in tally.passed_over())
        return tally.coverage()

    def dossier(self, progress: Progress | None = None, *, judged: bool = True) -> Dossier:
        """Return all that the accounts say together. An empty casebook gives a dossier without stories.

        The judgements of people are kept to; with ``judged`` False it is what was found without them.
        """
        return self._assembled(self._analysed(progress, judged=judged))

    def _analysed(self, progress: Progress | None, *, judged: bool = True) -> Analysis:
        heard, self._further = self._intake.heard(progress)
        return analyse(
            heard,
            progress,
            judgements=holding(self._store.judgements()) if judged else (),
            sightings=self._store.sightings(),
        )

    def _assembled(self, analysis: Analysis) -> Dossier:
        current = [heard.account for heard in analysis.heard if heard.account.superseded_by is None]
        failures = sorted(self._failures.values(), key=lambda failure: (failure.source, failure.error))
        passed_over = [self._passed_over[key] for key in sorted(self._passed_over)]
        read = sum(account.id not in self._further for account in current)
        covered = coverage([account.day for account in current], failures, passed_over, read)
        dossier = assemble(covered, analysis.heard, analysis.people, analysis.stories)
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
