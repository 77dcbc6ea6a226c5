"""What each container of a page holds: how many characters, how many of them links, sentences of prose, pictures."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from wellsourced.reading.markup import Box, Segment

_MEDIA_NAMES = (
    "photo photos picture pictures image images img video videos media gallery galleries slide slides slideshow "
    "slider carousel player figure caption captions cutline thumb thumbnail foto fotos bild bilder imagen imagem "
    "immagine leadart leadmedia"
)
_MEDIA = frozenset(_MEDIA_NAMES.split())
_SERIES = frozenset("gallery galleries slideshow carousel video videos audio player".split())  # these have names
_PARTS_OF_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")


class Content(NamedTuple):
    """What a container holds, those within it included. ``prose`` counts segments that read as sentences."""

    chars: int
    linked: int
    prose: int
    pictures: int


def contents(parts: Sequence[Segment], boxes: Sequence[Box]) -> list[Content]:
    """Return what each of ``boxes`` holds, in their order."""
    chars, linked, prose = ([0] * len(boxes) for _ in range(3))
    pictures = [box.pictures for box in boxes]
    for part in parts:
        box = part.boxes[-1]
        chars[box] += len(part.text)
        linked[box] += part.link_chars
        prose[box] += part.reads
    for number in range(len(boxes) - 1, 0, -1):
        around = boxes[number].around
        for counted in (chars, linked, prose, pictures):
            counted[around] += counted[number]
    return [Content(*held) for held in zip(chars, linked, prose, pictures, strict=True)]


def is_media(box: Box) -> bool:
    """True for a container that the page's makers name after pictures or films."""
    return not _words_of(box.name).isdisjoint(_MEDIA)


def is_series(box: Box) -> bool:
    """True for a container that is named after a gallery or a film."""
    return not _words_of(box.name).isdisjoint(_SERIES)


@lru_cache(maxsize=20_000)
def _words_of(name: str) -> frozenset[str]:
    return frozenset(part.lower() for part in _PARTS_OF_NAME.findall(name))
