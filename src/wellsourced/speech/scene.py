"""Everything about one account that finding its speech needs, worked out once."""

from typing import NamedTuple

from wellsourced.model.account import Account, Block
from wellsourced.model.speech import Cue, Mention, TimeExpression
from wellsourced.speech.attribution import is_cue
from wellsourced.speech.chain import Chain
from wellsourced.speech.discourse import GENERIC, Discourse
from wellsourced.speech.frames import Frame, frames
from wellsourced.speech.marks import Marked, marked, outermost
from wellsourced.speech.phrases import Phrase, Reader
from wellsourced.speech.words import Words, words
from wellsourced.text.lexicon import concepts, is_stop
from wellsourced.text.names import NameSpan, name_spans
from wellsourced.text.normalize import fold, keys, tokens

_PERSON_WORDS = frozenset(
    """man woman boy girl person people resident witness nurse doctor teacher driver official officer member worker
    spokesman spokeswoman spokesperson founder owner investor neighbour neighbor mother father student fan pensioner
    femme homme habitant temoin infirmiere mujer hombre vecino vecina testigo mulher homem donna uomo mann frau
    passenger survivor fisherman farmer soldier captain skipper chief head president minister mayor director
    manager editor lawyer judge expert analyst scientist professor researcher relative friend colleague caller""".split()
)


class Introduction(NamedTuple):
    """``X replies:`` at the end of the block before."""

    speaker: Mention
    cue: Cue | None


class Scene:
    """An account with its quotation marks, sentences, names and discourse."""

    def __init__(self, account: Account, times: tuple[TimeExpression, ...]) -> None:
        self.account = account
        self.times = times
        self.words: Words = words(account.language)
        self.blocks: tuple[Block, ...] = account.evidence
        spans = [self.body_of_post(b) if b.kind == "post" else (b.start, b.end) for b in self.blocks]
        found = marked(account.text, spans)
        self.outer: list[Marked] = list(outermost(found))
        outer = set(self.outer)
        self.nested = [
            m for m in found if m not in outer and any(o.start <= m.start < o.end for o in self.outer)
        ]
        self.frames: list[Frame] = frames(account.text, spans, self.outer, account.language)
        self.names = self._names(found)
        self.reader = Reader(account.text, self.names, self.words)
        silent = [(m.start, m.end) for m in self.outer]
        silent += [(b.start, b.end) for b in self.blocks if b.kind in ("title", "heading", "caption")]
        sentences = [(f.start, f.end) for f in self.frames] or [(0, 0)]
        self.discourse = Discourse(self.reader, self.names, sentences, silent)
        for frame in self.frames:
            self._describe(frame)

        self.chain = Chain(account, self.reader, self.discourse)

    def _names(self, found: list[Marked]) -> list[NameSpan]:
        text, language = self.account.text, self.account.language
        starts = {f.start for f in self.frames} | {m.start for m in found}
        starts |= {f.words[0].start for f in self.frames if f.words}
        spans: list[NameSpan] = []
        for block in self.blocks:
            piece = text[block.start : block.end]
            common = frozenset(
                t.key for t in tokens(piece)
                if is_stop(t.key, language) or (t.start + block.start in starts and concepts(t.key, language))
            )  # fmt: skip
            for name in name_spans(
                piece,
                sentence_starts=[s - block.start for s in starts if block.start <= s < block.end],
                titles=self.words.titles,
                organisation_words=self.words.organisation_words,
                common=common,
            ):
                spans.append(name._replace(start=name.start + block.start, end=name.end + block.start))
        return spans

    def _describe(self, frame: Frame) -> None:
        """Bring in the unnamed person or organisation that a sentence is about."""
        if self.blocks[frame.block].kind != "paragraph" or not frame.words:
            return
        line = frame.words
        cue = next((i for i in range(1, len(line)) if is_cue(self.words, line, i)), None)
        phrase = (self.reader.before(line, cue) if cue is not None else None) or self.reader.first(line)
        if phrase is None or phrase.kind != "description" or phrase.start > line[0].start + 12:
            return
        own = phrase.key.split()
        organisation = bool(set(own[-2:]) & self.words.organisation_words) and own[-1] not in GENERIC
        if organisation or self.is_person(phrase):
            self.discourse.learn_description(phrase, frame.position, organisation)
            self.discourse.note_description(phrase)

    def frame_at(self, position: int) -> Frame:
        """The sentence that holds ``position``, or the last one before it."""
        return max(
            (f for f in self.frames if f.start <= position), key=lambda f: f.start, default=self.frames[0]
        )

    def is_person(self, phrase: Phrase) -> bool:
        """True when a description names a person by a word for persons or a role."""
        own = set(phrase.key.split())
        return bool(
            own & (_PERSON_WORDS | self.words.titles | self.words.masculine_roles | self.words.feminine_roles)
        )

    def body_of_post(self, block: Block) -> tuple[int, int]:
        """The words of a post without its signature and links."""
        text = self.account.text
        end = block.end
        if block.author is not None:
            at = text.rfind(block.author.name, block.start, block.end)
            if at > block.start:
                end = at
        while end > block.start and (text[end - 1].isspace() or text[end - 1] in "—–-―"):
            end -= 1
        end = _without_links(text, block.start, end)
        start = block.start
        while start < end and text[start].isspace():
            start += 1
        return start, end

    def introduction(self, index: int) -> Introduction | None:
        """Who is said to speak in block ``index`` by the colon that ends the block before it."""
        if index == 0:
            return None
        before = self.blocks[index - 1]
        if not self.account.text[: before.end].rstrip().endswith(":"):
            return None
        last = [f for f in self.frames if f.block == index - 1]
        if not last or not last[-1].words:
            return None
        line = last[-1].words
        for at in range(len(line) - 1, -1, -1):
            if is_cue(self.words, line, at):
                subject = self.reader.before(line, at) or self.reader.first(line)
                if subject is None:
                    return None
                cue = Cue(start=line[at].start, end=line[at].end, text=line[at].text)
                return Introduction(self.discourse.mention(subject, last[-1].position), cue)
        return None

    def named_in_account(self, mention: Mention) -> Mention:
        """The same mention under the fullest name the account has for it."""
        own = keys(mention.name)
        for known in self.discourse.known:
            if own and known.core and own[-1] == known.core[-1]:
                return Mention(
                    start=mention.start, end=mention.end, name=known.name, as_written=mention.as_written
                )
        return mention


def _without_links(text: str, start: int, end: int) -> int:
    """Step back over links that close a post."""
    while True:
        cut = text.rfind(" ", start, end)
        last = text[max(cut + 1, start) : end]
        if cut > start and (fold(last).startswith(("http", "pic.", "www.")) or "t.co/" in last):
            end = len(text[:cut].rstrip())
            continue
        for mark in ("https://", "http://", "pic.twitter.com/"):
            at = last.find(mark)
            if at > 0:
                return max(cut + 1, start) + at
        return end
