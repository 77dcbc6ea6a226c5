"""Find the posts of a board of old, which lays them out in a table: the author's cell, and beside it that of words."""

from collections.abc import Iterator, Sequence

from wellsourced.reading.dates import Found, full_dates
from wellsourced.reading.lines import word_count
from wellsourced.reading.markup import Box, Segment
from wellsourced.reading.threads import LEAST_WORDS, Entry, is_name, is_short

_LEAST_ROWS = 2
_COVERED = 0.3  # of the page's text
_DATED = 0.6  # of the rows must show when they were written
_CELLS = ("td ", "th ")

Row = dict[int, list[int]]  # each cell that shows anything, with its segments


def table_entries(parts: Sequence[Segment], boxes: Sequence[Box], kept: Sequence[bool]) -> list[Entry]:
    """Return the posts of the table that tells most; empty where no table is such a thread.

    A post is a row whose first cell begins with a name and of whose other cells one tells something, as a rule
    beneath a line with its day. What the first cell says of the author, and that line, are none of the post's words.
    """
    total = sum(len(part.text) for part, is_text in zip(parts, kept, strict=True) if is_text)
    best: tuple[int, list[Entry]] = (0, [])
    for rows in _tables(parts, boxes).values():
        found = [entry for row in rows if (entry := _entry(parts, kept, row))]
        told = sum(len(parts[i].text) for entry in found for i in entry.words or () if kept[i])
        dated = sum(entry.time is not None for entry in found)
        if len(found) >= _LEAST_ROWS and dated >= _DATED * len(found) and told >= max(_COVERED * total, best[0] + 1):
            best = (told, found)
    return best[1]


def _tables(parts: Sequence[Segment], boxes: Sequence[Box]) -> dict[int, list[Row]]:
    """The rows of each table that have several cells, in order; the tables within a cell are tables as well."""
    rows: dict[int, Row] = {}
    for index, part in enumerate(parts):
        for row, cell in zip(part.boxes, part.boxes[1:], strict=False):
            if boxes[row].name.startswith("tr ") and boxes[cell].name.startswith(_CELLS):
                rows.setdefault(row, {}).setdefault(cell, []).append(index)
    tables: dict[int, list[Row]] = {}
    for row, cells in rows.items():
        if len(cells) > 1:
            tables.setdefault(boxes[row].around, []).append(cells)
    return tables


def _entry(parts: Sequence[Segment], kept: Sequence[bool], row: Row) -> Entry | None:
    """The row as a post; None where it is none."""
    first, *others = row.values()
    author = parts[first[0]].text
    told = max(others, key=lambda cell: sum(len(parts[i].text) for i in cell if kept[i]))
    if not is_name(author) or sum(word_count(parts[i].text) for i in told if kept[i]) < LEAST_WORDS:
        return None
    longest = max(told, key=lambda i: (kept[i], len(parts[i].text)))
    dated = [(i, day) for i, day in _days(parts, told) if i != longest]
    above = max((i for i, _ in dated if i < longest), default=-1)
    words = tuple(i for i in told if i > above and i not in dict(dated))
    return Entry(tuple(i for cell in row.values() for i in cell), author, dated[0][1].iso if dated else None, words)


def _days(parts: Sequence[Segment], cell: Sequence[int]) -> Iterator[tuple[int, Found]]:
    """The short lines of a cell that show a day."""
    for index in cell:
        day = next(iter(full_dates(parts[index].text)), None) if is_short(parts[index].text) else None
        if day:
            yield index, day
