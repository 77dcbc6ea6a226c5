"""Find what a page tells again: a paragraph shown twice, a quotation of what stands above it."""

from collections.abc import Iterator, Sequence

from wellsourced.reading.lines import word_count
from wellsourced.reading.markup import Segment

_REPEATED_WORDS = 8
_QUOTED_WORDS = 3
_LABEL_CHARS = 60
_PULLED_FROM = 60  # segments
_MARKS = "\"'“”‘’«»„.,;:"
_LOOK_BACK_CHARS = 100_000


def repeats(parts: Sequence[Segment], kept: Sequence[bool]) -> set[int]:
    """Return the numbers of the segments that say only what a kept one before them says.

    A whole paragraph counts, and of what is marked as a quotation any part; a page's title and embedded posts do not.
    """
    out = set(_pulled(parts, kept))
    seen: set[str] = set()
    told = ""
    for index, part in enumerate(parts):
        if not kept[index] or index in out:
            continue
        bare = "".join(part.text.split())
        if part.tag not in {"h1", "post"} and _is_told(part, bare, bare in seen, told):
            out.add(index)
        else:
            seen.add(bare)
            told = f"{told}{bare}\n"[-_LOOK_BACK_CHARS:]
    return out


def _pulled(parts: Sequence[Segment], kept: Sequence[bool]) -> Iterator[int]:
    """The quotations that only set out what one of the next paragraphs says within its own words."""
    for index, part in enumerate(parts):
        if not kept[index] or "quote" not in part.zones or word_count(part.text) < _QUOTED_WORDS:
            continue
        bare = "".join(part.text.split()).strip(_MARKS)
        near = (parts[i] for i in range(index + 1, min(len(parts), index + 1 + _PULLED_FROM)) if kept[i])
        if any(bare in "".join(other.text.split()) for other in near if "quote" not in other.zones):
            yield index


def _is_told(part: Segment, bare: str, is_seen: bool, told: str) -> bool:
    if "quote" in part.zones:
        head, _, rest = bare.partition(":")  # "Ada wrote: …"
        words = rest if rest and len(head) <= _LABEL_CHARS else bare
        return word_count(part.text) >= _QUOTED_WORDS and words in told
    return is_seen and word_count(part.text) >= _REPEATED_WORDS
