"""Find speech that stands without marks: embedded posts, block quotations, answers in an interview."""

from collections.abc import Sequence

from wellsourced.model.speech import Mention, Quote
from wellsourced.speech.marks import Marked
from wellsourced.speech.scene import Scene
from wellsourced.speech.voice import CONFIDENCE, Pending, Voice, quote_of, quotes_within

LEAST_WORDS = 4


def posts(scene: Scene) -> list[Quote]:
    """Return each embedded post as the words of its author."""
    found = []
    for block in scene.blocks:
        if block.kind != "post" or block.author is None:
            continue
        start, end = scene.body_of_post(block)
        if len(scene.whole.within(start, end)) < 3:
            continue
        name = f"{block.author.name} ({block.author.handle})" if block.author.handle else block.author.name
        at = scene.account.text.find(block.author.name, end, block.end)
        span = (at, at + len(block.author.name)) if at >= 0 else (start, start)
        speaker = Mention(start=span[0], end=span[1], name=block.author.name, as_written=name)
        marked = Marked(start, end, start, end, 0, True, False)
        voice = Voice(speaker, None, (), 1.0)
        quote = quote_of(scene, Pending(marked, voice, scene.frame_at(start), block))
        found.append(quote)
    return found


def unmarked(scene: Scene, complete: list[Quote]) -> list[Quote]:
    """Return block quotations, and paragraphs without marks after ``X replies:``; ``complete`` are those in marks."""
    found = []
    complete = sorted(complete, key=lambda q: q.start)
    for index, block in enumerate(scene.blocks):
        own = quotes_within(complete, block.start, block.end)
        voice = _block_voice(scene, index) if not own or block.kind == "paragraph" else None
        if voice is None and not own and block.kind == "paragraph":
            voice = _between_speech(scene, index, complete)
        if voice is None:
            continue
        start, end = _unmarked_span(scene, index, own)
        if len(scene.whole.within(start, end)) < LEAST_WORDS:
            continue
        marked = Marked(start, end, start, end, 0, True, False)
        found.append(quote_of(scene, Pending(marked, voice, scene.frame_at(start), block)))
    return found


def _between_speech(scene: Scene, index: int, complete: list[Quote]) -> Voice | None:
    """A paragraph in the first person without marks, in an account that tells in the third: the speaker goes on.

    Only where the same named person speaks both in the nearest paragraph with speech before and in the one behind.
    """
    block = scene.blocks[index]
    if scene.words.first.isdisjoint(scene.whole.keys(block.start, block.end)) or scene.tells_in_first_person(index):
        return None
    before = _nearest_speaker(scene, complete, range(index - 1, max(index - 3, -1), -1))
    behind = _nearest_speaker(scene, complete, range(index + 1, min(index + 3, len(scene.blocks))))
    if before is None or behind is None or before.name != behind.name or not before.named:
        return None
    return Voice(before, None, (), CONFIDENCE["carried"], True)


def _nearest_speaker(scene: Scene, complete: list[Quote], blocks: range) -> Mention | None:
    for at in blocks:
        block = scene.blocks[at]
        if block.kind != "paragraph":
            return None
        speakers = [q.speaker for q in quotes_within(complete, block.start, block.end) if q.speaker]
        if speakers:
            return speakers[-1 if at < blocks.start + 1 and blocks.step < 0 else 0]
    return None


def _block_voice(scene: Scene, index: int) -> Voice | None:
    block = scene.blocks[index]
    introduction = scene.introduction(index)
    if block.kind == "quotation" and block.author is not None and not scene.chain.of_block(block):
        mention = Mention(start=block.start, end=block.start, name=block.author.name, as_written=block.author.name)
        return Voice(scene.named_in_account(mention), None, (), CONFIDENCE["before"])
    if introduction is None or block.kind not in ("quotation", "paragraph"):
        return None
    first_person = not scene.words.first.isdisjoint(scene.whole.keys(block.start, block.end))
    if block.kind == "paragraph" and not (first_person and introduction.cue):
        return None
    return Voice(introduction.speaker, introduction.cue, (), CONFIDENCE["before"])


def _unmarked_span(scene: Scene, index: int, own: Sequence[Quote]) -> tuple[int, int]:
    """The block up to the sentence in which the account speaks again."""
    block = scene.blocks[index]
    inside = scene.frames_of(index)
    end = block.end
    if own:
        stop = next((f.start for f in inside if f.quotations), block.end)
        end = max([f.end for f in inside if f.end <= stop], default=block.start)
    return (inside[0].start, end) if inside else (block.start, end)
