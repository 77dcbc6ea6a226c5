"""Find the captions of a page: what stands beneath a picture, told by the container of the picture and by its end."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wellsourced.reading import noise
from wellsourced.reading.agencies import is_caption
from wellsourced.reading.contents import Content, is_media
from wellsourced.reading.lines import Line, word_count
from wellsourced.reading.markup import Box, Segment

_LEAST_WORDS, _LEAD_WORDS, _MOST_WORDS, _CREDIT_WORDS = 6, 4, 80, 8
_BOX_CHARS, _BOX_PROSE = 1200, 3  # a picture's container holds its caption, perhaps twice, and its buttons
_LINK_CHARS, _LINK_SHARE = 25, 0.1  # a link that says more in it is the title of what the picture leads to
_LINKED_SHARE = 0.3
_STEPS = 4  # as many containers as a picture may stand away
_GALLERY = 3  # so many pictures side by side are no picture of the article
_AGAIN_CHARS = 80  # by which a caption with its credit is longer than without
_ELSEWHERE = frozenset({"nav", "footer", "comments", "form", "sign", "consent", "post", "quote"})
_NO_CAPTIONS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "post", "td", "th", "blockquote"})
_CUT_OFF = ("...", "…", ":", "»", "→")
_SENTENCE = re.compile(r"[^\W\d_]{2}[.!?]['\"”’)]{0,2}(?:\s|\(|$)")


class Captions(NamedTuple):
    """The numbers of the segments that are captions, and of those that only say again what a caption says."""

    found: frozenset[int]
    again: frozenset[int]


def captions(
    parts: Sequence[Segment], boxes: Sequence[Box], held: Sequence[Content], kept: Sequence[bool], within: range
) -> Captions:
    """Return the captions among the segments ``within`` the article, be they ``kept`` as text so far or not.

    ``held`` says what each of ``boxes`` holds. A caption stands in a small container that has a picture or is named
    after one, or it ends in a credit as only pictures have them. A link of several words in that container makes it
    a way to another article. Of a gallery only what is kept counts, and nothing of one that is set aside.
    """
    likely = [i for i in within if _is_likely(parts[i], boxes, held)]
    prose = [i for i in sorted(set(within).difference(likely)) if kept[i] and parts[i].reads]
    told = {box for i in prose for box in parts[i].boxes}
    found: dict[str, int] = {}
    again: set[int] = set()
    first = next(iter(prose), 0)
    for index in likely:
        part = parts[index]
        listed = _is_in_gallery(part, held, told)
        if listed and "aside" in part.zones:
            again.add(index)
        if listed and (not kept[index] or index in again):
            continue
        if not kept[index] and not _says_enough(part, lead=index < first):
            continue
        bare = "".join(part.text.split())
        shorter = next((one for one in found if bare.startswith(one) and len(bare) <= len(one) + _AGAIN_CHARS), None)
        if any(bare in one for one in found):
            again.add(index)
            continue
        if shorter is not None:
            again.add(found.pop(shorter))
        found[bare] = index
    return Captions(frozenset(found.values()), frozenset(again))


def _is_likely(part: Segment, boxes: Sequence[Box], held: Sequence[Content]) -> bool:
    """True for a few words beneath a picture; how they are worded costs most to tell and is asked last."""
    if part.tag in _NO_CAPTIONS or part.zones & _ELSEWHERE or part.text.endswith(_CUT_OFF):
        return False
    if part.link_chars > len(part.text) * _LINKED_SHARE or word_count(part.text) > _MOST_WORDS:
        return False
    return _is_beneath_picture(part, boxes, held) and not noise.score(Line(0, len(part.text), part.text)).is_noise


def _is_beneath_picture(part: Segment, boxes: Sequence[Box], held: Sequence[Content]) -> bool:
    near = list(_near(part, held))
    if any(_leads_away(held[box]) for box in near):
        return False
    if is_caption(part.text):
        return True
    if word_count(part.text) < (_LEAD_WORDS if "figure" in part.zones else _LEAST_WORDS):
        return False
    if "figure" in part.zones or part.tag == "figcaption":
        return True
    return any(is_media(boxes[box]) for box in near) and any(held[box].pictures for box in near)


def _near(part: Segment, held: Sequence[Content]) -> Iterator[int]:
    """The small containers of a segment, the innermost first."""
    for box in reversed(part.boxes[-_STEPS:]):
        if held[box].chars > _BOX_CHARS or held[box].prose > _BOX_PROSE:
            return
        yield box


def _leads_away(box: Content) -> bool:
    """True for a container in which a link says enough to be a title."""
    return box.linked > _LINK_CHARS and box.linked > box.chars * _LINK_SHARE


def _says_enough(part: Segment, *, lead: bool) -> bool:
    """True for a sentence, for many words with a credit, and above the text for what is called a caption."""
    text, count, credited = part.text, word_count(part.text), is_caption(part.text)
    if lead and "figure" in part.zones and count >= _LEAD_WORDS and not credited and "/" not in text:
        return not noise.score(Line(0, len(text), text)).features & {"asks", "pointer"}
    return (count >= _LEAST_WORDS and bool(_SENTENCE.search(text))) or (credited and count > _CREDIT_WORDS)


def _is_in_gallery(part: Segment, held: Sequence[Content], told: set[int]) -> bool:
    """True where several pictures stand about a segment before any container that holds the article's own text."""
    for box in reversed(part.boxes):
        if box in told:
            return False
        if held[box].pictures >= _GALLERY:
            return True
    return False
