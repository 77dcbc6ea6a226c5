"""The headings of a page: which of them is the title, and whether any says what the head gives as such."""

from collections.abc import Sequence

from wellsourced.reading.lines import word_count
from wellsourced.reading.markup import Segment
from wellsourced.text.normalize import fold, keys

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
OUT_ZONES = frozenset({"nav", "footer", "aside", "form", "promo", "comments"})


def title_at(parts: Sequence[Segment], kept: Sequence[bool], title: str | None) -> int:
    """Return the number of the heading that says what the head says, else the first of the first rank; -1 for none."""
    headings = [i for i, part in enumerate(parts) if kept[i] and part.tag in HEADINGS]
    same = [i for i in headings if fold(parts[i].text) == fold(title or "")]
    return next(iter([*same, *(i for i in headings if parts[i].tag == "h1")]), -1)


def shown_title_at(parts: Sequence[Segment], kept: Sequence[bool], title: str | None) -> int:
    """Return where the title is shown, be it among what is no article; -1 for nowhere."""
    at = title_at(parts, kept, title)
    same = (i for i, part in enumerate(parts) if part.tag in HEADINGS and fold(part.text) == fold(title or ""))
    return at if at >= 0 else next(same, -1)


def agrees(title: str | None, parts: Sequence[Segment]) -> bool:
    """True when a heading of the page says what the head gives as the title."""
    wanted = set(keys(title or ""))
    return bool(wanted) and any(
        len(wanted & set(keys(p.text))) * 2 >= len(wanted) for p in parts if p.tag in {"h1", "h2"}
    )


def first_heading(parts: Sequence[Segment]) -> str | None:
    """Return the first heading of the first rank that is no menu's and has more than two words; None for none."""
    return next(
        (part.text for part in parts if part.tag == "h1" and not part.zones & OUT_ZONES and word_count(part.text) > 2),
        None,
    )
