"""Find what stands in quotation marks: every style, nested, over several paragraphs, closed late or never."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

OPENING = "“„‟«‹‘‚"
CLOSING = "”»›"
DOUBLE, SINGLE, ANGLE = "double", "single", "angle"
FAMILY = {
    **dict.fromkeys('“”„‟"', DOUBLE),
    **dict.fromkeys("«»‹›", ANGLE),
    **dict.fromkeys("‘’‚'`", SINGLE),
}
_MARK = re.compile(f"[{''.join(FAMILY)}]")
MAX_DEPTH = 3
MAX_LATE_PARAGRAPHS = 3
MAX_LATE_CHARS = 1500
_BEFORE_OPENER = frozenset(" \t\n\u00a0\u202f\u2009([{—–-:/>|…*_")
_SPACE = frozenset(" \t\n\u00a0\u202f\u2009")
_STOPS = tuple(".,;:!?)")  # no plural's apostrophe stands before these
_AFTER_CLOSER = frozenset(" \t\n\u00a0\u202f\u2009.,;:!?)]}—–-/<…*_")


class Marked(NamedTuple):
    """Words between marks: ``[start, end)`` without the marks, ``[outer_start, outer_end)`` with them.

    ``depth`` is 0 for an outermost quotation. ``closed`` is False when no closing mark was found.
    ``continues`` tells that the next paragraph goes on with the same words.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int
    closed: bool
    continues: bool


class _Open(NamedTuple):
    mark: str
    family: str
    start: int  # first character after the mark
    outer: int
    until: int | None = None  # where a single mark must close: an apostrophe before it closes nothing


def marked(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Marked]:
    """Return the quotations in ``paragraphs`` (half-open spans of ``text``, in order), sorted by position.

    An apostrophe opens nothing; a single mark closes only what a single mark opened. A paragraph that ends with
    a quotation still open continues into the next one when that begins with a mark, or holds its closing mark.
    """
    found: list[Marked] = []
    waiting: _Open | None = None
    waited = 0
    for index, (start, end) in enumerate(paragraphs):
        scan = _Scan(text, start, end, waiting)
        scan.run()
        found.extend(scan.found)
        waiting, waited = (scan.waiting, waited + 1) if scan.waiting is waiting else (scan.waiting, 0)
        if waiting is None:
            continue
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        if _closed_later(text, waiting, paragraphs[index + 1 : index + 1 + MAX_LATE_PARAGRAPHS - waited]):
            continue
        goes_on = following is not None and _opens_with(text, following, waiting.family)
        begin = waiting.start if waited == 0 else start
        stop = end if goes_on else _sentence_end(text, begin, end)
        found.append(_trim(text, Marked(waiting.start, stop, waiting.outer, stop, 0, False, goes_on)))
        waiting = None
    found = [m for m in found if m.start < m.end]
    return sorted(set(found), key=lambda m: (m.start, -m.end))


def _opens_with(text: str, paragraph: tuple[int, int], family: str) -> bool:
    first = next((text[i] for i in range(*paragraph) if text[i] not in _SPACE), "")
    return first != "" and FAMILY.get(first) == family and first not in CLOSING


def _closed_later(text: str, waiting: _Open, following: Sequence[tuple[int, int]]) -> bool:
    """True when one of the following paragraphs closes the quotation before it opens another."""
    for start, end in following:
        if end - waiting.start > MAX_LATE_CHARS or _opens_with(text, (start, end), waiting.family):
            return False
        for found in _MARK.finditer(text, start, end):
            if FAMILY[found.group()] != waiting.family or waiting.family == SINGLE:
                continue
            role = _role(text, found.start(), start, end)
            if role == "close":
                return True
            if role == "open":
                return False
    return False


def _sentence_end(text: str, start: int, end: int) -> int:
    """A quotation that is never closed ends with the sentence it opens in, or with the paragraph if that is short."""
    if end - start <= 300:
        return end
    for position in range(start, end - 1):
        if text[position] in ".!?" and text[position + 1] in _SPACE:
            return position + 1
    return end


def _role(text: str, position: int, start: int, end: int) -> str:
    """Return "open", "close", "both" or "none" (an apostrophe, a foot or inch sign) for the mark at ``position``."""
    mark = text[position]
    before = text[position - 1] if position > start else " "
    after = text[position + 1] if position + 1 < end else " "
    if mark in "„‟‚":
        return "open"
    if mark in "«‹»›":
        return _angle_role(mark, before, after)
    if mark in "“‘":
        return "open" if after not in _SPACE or before in _SPACE else "close"
    if mark == "”":
        return "close"
    can_open = (before in _BEFORE_OPENER or before in FAMILY) and after not in _SPACE
    can_close = (after in _AFTER_CLOSER or after in FAMILY) and before not in _SPACE
    if FAMILY[mark] == SINGLE:
        return _single_role(mark, before, after, can_open, can_close)
    if before.isdigit() and after in _SPACE and mark == '"':
        return "close"
    if can_open and can_close:
        return "both"
    if can_open:
        return "open"
    return "close" if can_close or before not in _SPACE else "both"


def _angle_role(mark: str, before: str, after: str) -> str:
    """French « … », but German »…« the other way round: a mark that leans on a word from the left closes."""
    inward = mark in "«‹"
    if inward:
        return "close" if before not in _BEFORE_OPENER and after in _AFTER_CLOSER else "open"
    return "open" if before in _BEFORE_OPENER and after.isalnum() else "close"


def _single_role(mark: str, before: str, after: str, can_open: bool, can_close: bool) -> str:
    if before.isalnum() and after.isalnum():
        return "none"
    if mark == "’":
        return "close" if can_close else "none"
    if can_open and not after.isdigit():
        return "open"
    return "close" if can_close else "none"


class _Scan:
    """One pass over one paragraph with a stack of open quotations."""

    def __init__(self, text: str, start: int, end: int, waiting: _Open | None) -> None:
        self.text, self.start, self.end = text, start, end
        self.stack: list[_Open] = [waiting] if waiting else []
        self.found: list[Marked] = []
        self.waiting: _Open | None = None
        self.closers: list[int] | None = None  # single marks that can close, found when first asked for
        self.clear: list[int] = []  # those of them that are no plural's apostrophe

    def run(self) -> None:
        behind = self.start
        for found in _MARK.finditer(self.text, self.start, self.end):
            position = found.start()
            if position >= behind:
                width = self._width(position)
                self._meet(position, width)
                behind = position + width
        self._finish()

    def _width(self, position: int) -> int:
        """1 for a mark, 2 for a doubled apostrophe that stands for a double mark."""
        mark = self.text[position]
        if mark in "'’‘`" and position + 1 < self.end and self.text[position + 1] == mark:
            return 2
        return 1

    def _meet(self, position: int, width: int) -> None:
        mark = self.text[position]
        family = DOUBLE if width == 2 else FAMILY[mark]
        role = self._doubled_role(position) if width == 2 else _role(self.text, position, self.start, self.end)
        if role == "none":
            return
        same = any(o.family == family for o in self.stack)
        if role == "both" or (mark == "“" and any(o.mark == "„" for o in self.stack)):
            role = "close" if same else "open"
        if role == "close":
            self._close(position, width, family)
            return
        until = self._single_end(position) if family == SINGLE else None
        if family != SINGLE or until is not None:
            self._open(_Open(mark, family, position + width, position, until))

    def _doubled_role(self, position: int) -> str:
        before = self.text[position - 1] if position > self.start else " "
        after = self.text[position + 2] if position + 2 < self.end else " "
        if before in _BEFORE_OPENER and after not in _SPACE:
            return "open"
        return "close" if before not in _SPACE else "none"

    def _open(self, opened: _Open) -> None:
        top = self.stack[-1] if self.stack else None
        if top and top.family == opened.family and (top.family != DOUBLE or top.mark == opened.mark):
            self.stack.pop()  # the one before was never closed: the new mark shows where it must have ended
            self._keep(top, self._unclosed_end(top, opened.outer), False)
        if len(self.stack) < MAX_DEPTH:
            self.stack.append(opened)

    def _unclosed_end(self, top: _Open, position: int) -> int:
        return min(position, _sentence_end(self.text, top.start, position))

    def _close(self, position: int, width: int, family: str) -> None:
        for depth in range(len(self.stack) - 1, -1, -1):
            if self.stack[depth].family == family and self.stack[depth].until in (None, position):
                opened = self.stack[depth]
                del self.stack[depth:]
                self.found.append(
                    _trim(self.text, Marked(opened.start, position, opened.outer, position + width, depth, True, False))
                )
                return

    def _single_end(self, position: int) -> int | None:
        """Where the single mark at ``position`` closes; after a plural's apostrophe only if nothing better comes."""
        if self.closers is None:
            marks = (found.start() for found in _MARK.finditer(self.text, self.start, self.end))
            self.closers = [at for at in marks if self._closes_single(at)]
            self.clear = [at for at in self.closers if self.text[at - 1] != "s" or self.text[at + 1 : at + 2] in _STOPS]
        for ends in (self.clear, self.closers):
            at = bisect_right(ends, position)
            if at < len(ends) and ends[at] < position + MAX_LATE_CHARS:
                return ends[at]
        return None

    def _closes_single(self, at: int) -> bool:
        single = FAMILY.get(self.text[at]) == SINGLE
        return single and _role(self.text, at, self.start, self.end) == "close"

    def _keep(self, opened: _Open, end: int, closed: bool) -> None:
        self.found.append(
            _trim(self.text, Marked(opened.start, end, opened.outer, end, len(self.stack), closed, False))
        )

    def _finish(self) -> None:
        outer = self.stack[0] if self.stack else None
        if outer is not None and outer.family != SINGLE:
            self.waiting = outer


def _trim(text: str, found: Marked) -> Marked:
    """The same quotation without white space at its edges."""
    start, end = found.start, found.end
    while start < end and text[start] in _SPACE:
        start += 1
    while end > start and text[end - 1] in _SPACE:
        end -= 1
    return found._replace(start=start, end=end)


def outermost(found: Sequence[Marked]) -> Iterator[Marked]:
    """Yield the quotations that stand in no other one."""
    reach = -1
    for quotation in found:
        if quotation.start >= reach:
            reach = quotation.end
            yield quotation
