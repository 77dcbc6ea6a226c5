"""Find what a page tells again: a paragraph shown twice, a quotation of what stands above it."""

from collections.abc import Sequence

from wellsourced.reading.lines import word_count
from wellsourced.reading.markup import Segment

_REPEATED_WORDS = 8
_QUOTED_WORDS = 3
_LABEL_CHARS = 60
_LOOK_BACK_CHARS = 100_000


def repeats(parts: Sequence[Segment], kept: Sequence[bool]) -> set[int]:
    """Return the numbers of the segments that say only what a kept one before them says.

    A whole paragraph counts, and of what is marked as a quotation any part; a page's title and embedded posts do not.
    """
    out: set[int] = set()
    seen: set[str] = set()
    told = ""
    for index, part in enumerate(parts):
        if not kept[index]:
            continue
        bare = "".join(part.text.split())
        if part.tag not in {"h1", "post"} and _is_told(part, bare, bare in seen, told):
            out.add(index)
        else:
            seen.add(bare)
            told = f"{told}{bare}\n"[-_LOOK_BACK_CHARS:]
    return out


def _is_told(part: Segment, bare: str, is_seen: bool, told: str) -> bool:
    if "quote" in part.zones:
        head, _, rest = bare.partition(":")  # "Ada wrote: …"
        words = rest if rest and len(head) <= _LABEL_CHARS else bare
        return word_count(part.text) >= _QUOTED_WORDS and words in told
    return is_seen and word_count(part.text) >= _REPEATED_WORDS
