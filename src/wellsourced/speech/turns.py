"""Find the turns of a written-down conversation: ``NOOR HADDON: We counted them twice.``"""

import re
from collections import defaultdict
from typing import NamedTuple

import msgspec

from wellsourced.model.account import Block
from wellsourced.model.speech import Mention, Quote
from wellsourced.speech.marks import Marked
from wellsourced.speech.scene import Scene
from wellsourced.speech.voice import CONFIDENCE, Pending, Voice, quote_of

LEAST_TURNS, LEAST_WORDS = 3, 2
ASKING = 0.5  # who asks in more of their turns than this leads the talk, and is not who is quoted
_LABEL = re.compile(r"([^\W\d_a-z][^\W\d_a-z.'’-]{1,20}(?: [^\W\d_a-z][^\W\d_a-z.'’-]{0,20}){0,3}):\s+")


class _Turn(NamedTuple):
    block: Block
    label: str
    start: int


def turns(scene: Scene) -> list[Quote]:
    """Return the turns of all who answer, each whole; empty where fewer than two people take three turns in all.

    A name in capitals and a colon open each paragraph; a surname alone is whoever was named so in full before.
    """
    found = [turn for block in scene.blocks if (turn := _turn(scene, block)) is not None]
    spoken: dict[str, list[_Turn]] = defaultdict(list)
    for turn in found:
        spoken[turn.label.split()[-1]].append(turn)
    if len(found) < LEAST_TURNS or len(spoken) < 2:
        return []
    answering = {name for name, own in spoken.items() if sum(_asks(scene, turn) for turn in own) <= ASKING * len(own)}
    full = {name: max((turn.label for turn in own), key=len) for name, own in spoken.items()}
    return [_quote(scene, turn, full[name]) for name in sorted(answering) for turn in spoken[name]]


def passed_on_in_turns(found: list[Quote], spoken: list[Quote]) -> list[Quote]:
    """Return ``found`` with whoever's turn it stands in first in its chain: ``LEE: The mayor told me: "..."``.

    ``spoken`` are the turns. What somebody quotes of themselves came through nobody.
    """
    return [_within(quote, spoken) for quote in found]


def _within(quote: Quote, spoken: list[Quote]) -> Quote:
    around = (turn for turn in spoken if turn.start <= quote.start and quote.end <= turn.end)
    teller = next((turn.speaker.name for turn in around if turn.speaker is not None), None)
    if teller is None or quote.speaker is None or quote.speaker.name == teller or teller in quote.via:
        return quote
    return msgspec.structs.replace(quote, via=(teller, *quote.via))


def _turn(scene: Scene, block: Block) -> _Turn | None:
    label = _LABEL.match(scene.account.text, block.start, block.end) if block.kind == "paragraph" else None
    if label is None or len(scene.whole.within(label.end(), block.end)) < LEAST_WORDS:
        return None
    return _Turn(block, label[1], label.end())


def _asks(scene: Scene, turn: _Turn) -> bool:
    return scene.account.text[turn.start : turn.block.end].rstrip().endswith("?")


def _quote(scene: Scene, turn: _Turn, full: str) -> Quote:
    begin = turn.block.start
    mention = Mention(start=begin, end=begin + len(turn.label), name=full.title(), as_written=turn.label)
    speaker = scene.named_in_account(mention)
    if speaker.name.isupper():
        speaker = msgspec.structs.replace(speaker, name=speaker.name.title())
    end = turn.block.end
    marked = Marked(turn.start, end, turn.start, end, 0, True, False)
    voice = Voice(speaker, None, (), CONFIDENCE["before"])
    return quote_of(scene, Pending(marked, voice, scene.frame_at(turn.start), turn.block))
