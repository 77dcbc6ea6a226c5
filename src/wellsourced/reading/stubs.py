"""Know a stub: a page that shows only the beginning of its article and says that the rest is for subscribers."""

from collections.abc import Sequence

from wellsourced.model.account import Block
from wellsourced.model.version import Wording
from wellsourced.reading.lines import ends_with_stop, word_count
from wellsourced.reading.phrases import flat, holds

_NEAR_BLOCKS = 8  # after the last of the text
_NOTICE_WORDS = 60
_PROSE_WORDS = 8
_BEGINNING_WORDS = 250  # many pages ask for a subscription beneath a whole article: such a one is longer, and ends
_LEFT_OFF = ("…", "...", "[…]", "[...]")
_SAID_TO_MACHINES = '"isAccessibleForFree": false'


def stub_notice(text: str, blocks: Sequence[Block], *, closed: bool | None = False) -> Wording | None:
    """Return the words by which a page says that only the beginning of its article is shown; None where it is whole.

    They stand right after the text, which is no more than a beginning or breaks off. Where only the page's data says
    so (``closed``; None where it says so of the article and of no part that is missing), they are those of the data, at
    the end of the text, with nothing of it in their span.
    """
    told = [i for i, block in enumerate(blocks) if block.kind == "paragraph" and not _asks(text, block)]
    told = [i for i in told if word_count(text[blocks[i].start : blocks[i].end]) >= _PROSE_WORDS]
    last = told[-1] if told else -1
    near = blocks[last + 1 : last + 1 + _NEAR_BLOCKS]
    notice = next((block for block in near if _asks(text, block)), None)
    if not (closed or ((notice or closed is None) and _is_beginning(text, [blocks[i] for i in told]))):
        return None
    if notice is None:
        end = blocks[last].end if told else len(text)
        return Wording(start=end, end=end, text=_SAID_TO_MACHINES)
    return Wording(start=notice.start, end=notice.end, text=text[notice.start : notice.end])


def _asks(text: str, block: Block) -> bool:
    """True for a block that says that one must subscribe to read on."""
    said = text[block.start : block.end]
    return word_count(said) <= _NOTICE_WORDS and holds("gate", flat(said))


def _is_beginning(text: str, told: Sequence[Block]) -> bool:
    if not told:
        return True
    end = text[told[-1].start : told[-1].end].rstrip()
    words = sum(word_count(text[block.start : block.end]) for block in told)
    return words <= _BEGINNING_WORDS or end.endswith(_LEFT_OFF) or not ends_with_stop(end)
