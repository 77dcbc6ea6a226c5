"""Choose which segments of a page are its text: what the trees hold likely, put right by what is certain."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from wellsourced.reading import noise
from wellsourced.reading.agencies import picture_credit
from wellsourced.reading.between import between
from wellsourced.reading.captions import captions
from wellsourced.reading.contents import contents
from wellsourced.reading.headings import HEADINGS, OUT_ZONES, agrees, shown_title_at
from wellsourced.reading.judge import bars, likely_text
from wellsourced.reading.lines import Line, word_count
from wellsourced.reading.markup import Segment
from wellsourced.reading.repeats import repeats
from wellsourced.reading.seen import Seen

_LABEL_WORDS = 3
_BEFORE_TITLE = 6  # pictures may stand above it
_SECTION_SHARE = 0.4
_NEARLY = 0.25
_CORRECTION = 0.1  # a correction or an editor's note is kept where the trees nearly keep it
_COUNTED = re.compile(r"\d{1,3}\s?(?:/|of|von|de|sur|di)\s?\d{1,3}")


def chosen(seen: Seen) -> tuple[Seen, list[bool]]:
    """Return the page with its captions marked as such, and which segments are its text or belong to it."""
    kept = _judge(seen)
    held = contents(seen.parts, seen.boxes)
    under = captions(seen.parts, seen.boxes, held, kept, _extent(seen, kept))
    parts = [part._replace(tag="figcaption") if i in under.found else part for i, part in enumerate(seen.parts)]
    kept = [i in under.found or (is_text and i not in under.again) for i, is_text in enumerate(kept)]
    out = between(parts, seen.boxes, held, kept, seen.head.authors)
    return seen._replace(parts=parts), [is_text and i not in out for i, is_text in enumerate(kept)]


def _extent(seen: Seen, kept: list[bool]) -> range:
    """From just before the title to the last paragraph: where the article and its pictures stand."""
    told = [i for i, part in enumerate(seen.parts) if kept[i] and part.reads] or np.flatnonzero(kept).tolist()
    title = shown_title_at(seen.parts, kept, seen.head.title)
    return range(max(0, (title if title >= 0 else told[0]) - _BEFORE_TITLE), told[-1] + 1) if told else range(0)


def _judge(seen: Seen) -> list[bool]:
    """Which segments are the page's text: by the trees, but for posts, corrections, titles of lists and repeats."""
    told = likely_text(seen.parts, seen.within, seen.rows)
    likely, least = told.tolist(), bars(seen.parts, told).tolist()
    sections = _noise_sections(seen.parts)
    kept = [
        _is_text(part, share, enough, seen.head.title) and index not in sections
        for index, (part, share, enough) in enumerate(zip(seen.parts, likely, least, strict=True))
    ]
    alike = _alike(seen, kept, likely)
    headline = _headline(seen.parts, kept)
    kept = [is_text or index in alike or index == headline for index, is_text in enumerate(kept)]
    again = repeats(seen.parts, kept)
    return [is_text and index not in again for index, is_text in enumerate(kept)]


def _headline(parts: list[Segment], kept: list[bool]) -> int:
    """The only heading of the first rank where it stands above the text and none is kept; -1 for none."""
    first = next((index for index, is_text in enumerate(kept) if is_text and parts[index].reads), 0)
    top = [i for i, part in enumerate(parts) if part.tag == "h1" and not part.zones & (OUT_ZONES - {"promo"})]
    alone = len(top) == 1 and word_count(parts[top[0]].text) > _LABEL_WORDS
    titled = any(kept[i] and part.tag in {"h1", "h2"} for i, part in enumerate(parts[:first]))
    return top[0] if alone and not titled and top[0] < first else -1


def _alike(seen: Seen, kept: list[bool], likely: Sequence[float]) -> set[int]:
    """What the trees nearly keep between two paragraphs, where they keep most of what is of its kind in the article."""
    told = [index for index, is_text in enumerate(kept) if is_text and seen.parts[index].reads]
    amid = range(told[0], told[-1]) if told else range(0)
    kind = seen.within.kind.tolist()
    all_of, kept_of = Counter(kind[i] for i in amid), Counter(kind[i] for i in amid if kept[i])
    near = (i for i in amid[1:] if not kept[i] and likely[i] >= _NEARLY and not seen.parts[i].link_chars)
    amongst = {index + 1 for index in told} & {index - 1 for index in told}
    return {i for i in near if i in amongst and kept_of[kind[i]] * 2 >= all_of[kind[i]]}


def _is_text(part: Segment, likely: float, least: float, title: str | None) -> bool:
    if part.tag == "post":
        return not part.zones & {"comments", "nav", "footer"}
    # What a member of a forum sets under all posts; who asks for cookies; which picture of how many is shown.
    if part.zones & {"sign", "consent"} or _COUNTED.fullmatch(part.text):
        return False
    if likely >= least or "stated" in part.zones:
        return True
    if part.tag == "figcaption" and not part.zones & OUT_ZONES and picture_credit(part.text):
        return True
    if (likely >= _CORRECTION and noise.is_keepsake(part.text)) or _is_correction(part):
        return True
    return part.tag == "h1" and not part.zones & OUT_ZONES and agrees(title, [part])


def _is_correction(part: Segment) -> bool:
    """True for a correction under the article: sentences that begin as one and do not speak to the reader."""
    own = not part.zones & (OUT_ZONES - {"footer", "aside"})
    return own and part.reads and noise.is_correction(part.text) and not noise.speaks_of_itself(part.text)


def _noise_sections(parts: list[Segment]) -> set[int]:
    """Segments in a container that begins with a heading such as "Most read" or "Have your say"."""
    total = sum(len(part.text) for part in parts)
    out: set[int] = set()
    for index, part in enumerate(parts):
        if part.tag not in HEADINGS or index in out or part.tag == "h1":
            continue
        judged = noise.score(Line(0, len(part.text), part.text))
        if not judged.is_noise or not judged.features & {"label", "pointer", "prompt", "appeal"}:
            continue
        box = part.boxes[-1]
        run = [at for at, other in enumerate(parts) if box in other.boxes]
        if run[0] == index and sum(len(parts[at].text) for at in run) < total * _SECTION_SHARE:
            out.update(run)
    return out
