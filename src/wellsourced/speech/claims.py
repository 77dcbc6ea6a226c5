"""Turn each sentence of an account into a claim with its values, the one it is laid to, and its standing."""

from collections.abc import Sequence
from typing import cast

from wellsourced.model.account import Block
from wellsourced.model.ids import content_id
from wellsourced.model.speech import Claim, Hedge, Mention, Quote, Standing, Value
from wellsourced.speech.frames import Frame
from wellsourced.speech.occasion import occasion
from wellsourced.speech.scene import Scene
from wellsourced.speech.statements import Statement, continued, statements
from wellsourced.speech.voice import quotes_within
from wellsourced.text.normalize import Token, keys
from wellsourced.text.values import find_values

MIN_CLAIM_WORDS = 3
TAG_GAP_CHARS = 4
MIN_INDIRECT_WORDS = 4
MIN_MAIN_WORDS, MAX_MAIN_WORDS = 2, 16


def claims(scene: Scene, quotes: tuple[Quote, ...]) -> tuple[tuple[Claim, ...], tuple[Quote, ...]]:
    """Return the claims of an account and its indirect quotations, both in the order of the text."""
    found: list[Claim] = []
    indirect: list[Quote] = []
    before: Mention | None = None  # to whom the sentence just before is laid
    for frame in scene.frames:
        if len(scene.whole.within(frame.start, frame.end)) < MIN_CLAIM_WORDS:
            continue
        said = statements(scene, frame)
        if not said and before is not None and (same := continued(scene, frame, before)) is not None:
            said = [same]
        found.append(_claim(scene, frame, next((one for one in said if one.whole), None), quotes))
        before = found[-1].attributed_to
        indirect.extend(quote for one in said if (quote := _indirect(scene, frame, one)) is not None)
    return tuple(found), tuple(indirect)


def _claim(scene: Scene, frame: Frame, said: Statement | None, quotes: tuple[Quote, ...]) -> Claim:
    account = scene.account
    text = account.text[frame.start : frame.end]
    inside = [
        q for q in quotes_within(quotes, frame.start, frame.end)
        if q.speaker is not None and not _is_post(scene.blocks[frame.block], q)
    ]  # fmt: skip
    around = _around(quotes, frame)
    if said is not None and around and keys(said.speaker.name)[:1] and keys(said.speaker.name)[0] in scene.words.first:
        said = None  # "our own sheets give 41": whoever is speaking
    if said is not None and not any(map(str.isalpha, said.speaker.name)):
        said = None  # "4,200 told to leave": a number tells nothing
    inside = inside or around
    speaker, via = _holder(scene.blocks[frame.block], said, inside)
    return Claim(
        id=content_id("c", account.id, frame.start, frame.end),
        start=frame.start,
        end=frame.end,
        text=text,
        attributed_to=speaker,
        standing=_standing(scene, frame, said, speaker),
        values=_values(text, frame.start, account.language),
        via=via,
    )


def _around(quotes: tuple[Quote, ...], frame: Frame) -> list[Quote]:
    """The quotation that holds the whole sentence, as a turn of a talk holds several."""
    before = quotes_within(quotes, 0, frame.start)
    last = max(before, key=lambda q: q.end, default=None)
    return [last] if last is not None and last.end >= frame.end and last.speaker is not None else []


def _is_post(block: Block, quote: Quote) -> bool:
    return block.kind == "post" and quote.end - quote.start > (block.end - block.start) // 2


def _holder(block: Block, said: Statement | None, inside: list[Quote]) -> tuple[Mention | None, tuple[str, ...]]:
    """To whom the sentence is laid: indirect speech, the speaker quoted in it, or the author of the block."""
    author = block.author if block.kind in ("post", "quotation") else None
    outer = (author.name,) if author is not None else ()
    if said is not None:
        return said.speaker, outer + said.via
    if inside:
        return inside[0].speaker, inside[0].via
    if author is not None:
        return (
            Mention(start=block.start, end=block.start, name=author.name, as_written=author.name),
            (),
        )
    return None, ()


def _standing(scene: Scene, frame: Frame, said: Statement | None, speaker: Mention | None) -> Standing:
    """How the sentence is told, by its main verb and its cue; words deep inside a long sentence decide nothing."""
    words = scene.words
    content = [t for t in frame.words if said.start <= t.start < said.end] if said is not None else frame.words
    main = {t.key for t in _main_clause(scene, content)}
    cue = set(keys(said.cue.text)) if said is not None else set()
    if (main | cue) & words.deny or _called_false(scene, frame.words):
        return "denied"
    if (main | cue) & words.rumour:
        return "rumoured"
    if main & words.expect:
        return "expected"
    return "reported" if speaker is not None else "stated"


def _main_clause(scene: Scene, line: Sequence[Token]) -> Sequence[Token]:
    """The words up to the first relative or subordinate clause."""
    relative, subordinators = scene.words.relative, scene.words.grammar.subordinators
    for index, token in enumerate(line[:MAX_MAIN_WORDS]):
        if index > MIN_MAIN_WORDS and (token.key in relative or token.key in subordinators):
            return line[:index]
    return line[:MAX_MAIN_WORDS]


def _called_false(scene: Scene, line: Sequence[Token]) -> bool:
    """``was false``, ``is untrue``: a denial wherever it stands."""
    deny, passives = scene.words.deny, scene.words.grammar.passives
    return any(t.key in deny and line[i - 1].key in passives for i, t in enumerate(line) if i)


def _values(text: str, offset: int, language: str | None) -> tuple[Value, ...]:
    return tuple(
        Value(
            start=v.start + offset,
            end=v.end + offset,
            text=v.text,
            quantity=v.quantity,
            unit=v.unit,
            hedge=cast("Hedge | None", v.hedge),
            noun=v.noun,
        )
        for v in find_values(text, language)
    )


def _tags_a_quotation(frame: Frame, said: Statement) -> bool:
    """``"...," she told the court on Monday.``: what follows the verb is not what she said."""
    begin = min(said.speaker.start, said.cue.start)
    return any(q.outer_end <= begin < q.outer_end + TAG_GAP_CHARS for q in frame.quotations) and not any(
        q.outer_start > said.cue.end for q in frame.quotations
    )


def _indirect(scene: Scene, frame: Frame, said: Statement) -> Quote | None:
    if said.place == "before" and _tags_a_quotation(frame, said):
        return None
    outside = [t for t in frame.words if said.start <= t.start < said.end]
    if len(outside) < MIN_INDIRECT_WORDS:
        return None
    return Quote(
        id=content_id("i", scene.account.id, said.start, said.end),
        start=said.start,
        end=said.end,
        text=scene.account.text[said.start : said.end],
        kind="indirect",
        speaker=said.speaker,
        cue=said.cue,
        via=said.via,
        confidence=0.8,
        occasion=occasion(scene, frame, said.cue),
    )
