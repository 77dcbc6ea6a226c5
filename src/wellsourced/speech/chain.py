"""Read the chain an account states for someone's words: the agency, the outlet, the post, who passed them on."""

from collections.abc import Sequence

from wellsourced.model.account import Account, Block
from wellsourced.speech.cues import Tie, according_at, is_cue
from wellsourced.speech.frames import MAX_SIDE_WORDS, Frame
from wellsourced.speech.marks import Marked
from wellsourced.speech.phrases import Phrase
from wellsourced.speech.referents import Referents
from wellsourced.speech.subjects import Reader
from wellsourced.text.names import NameSpan
from wellsourced.text.normalize import Token, fold

_TO = frozenset(
    "to with a au aux al alla allo ao aos an the la le l'agence l'agenzia il o os el lo gegenuber zum".split()
)
_ON = frozenset("on in sur dans en no na su nel nella auf im bei via em sulla sul".split())
_ACCOUNT = frozenset("account telling version words recit versione relato version".split())
_US = frozenset("us".split())
_OTHERS = frozenset("another other different rival local foreign a an".split())
_ENDS_CLAUSE = frozenset('.;:"“”«»—(')
MAX_AFTER_CUE = 9
MEMORY_SENTENCES = 14


class Chain:
    """Finds ``via`` for quotations and statements of one account."""

    def __init__(self, account: Account, reader: Reader, referents: Referents) -> None:
        self.account = account
        self.reader = reader
        self.referents = referents
        self.discourse = referents.discourse
        self.words = reader.words
        names = [account.outlet, *(c.name for c in account.credits if c.kind != "person")]
        self._outlets = {_bare(fold(name)) for name in names if name}

    def of_block(self, block: Block) -> tuple[str, ...]:
        """The chain that holds for everything in a block by another author."""
        if block.author is None or block.kind not in ("post", "quotation"):
            return ()
        if block.kind == "quotation" and not self._is_outlet_name(block.author.name):
            return ()
        handle = f" ({block.author.handle})" if block.author.handle else ""
        credit = self._credit_in(block) if block.kind == "post" else ()
        return (block.author.name + handle, *credit)

    def _credit_in(self, block: Block) -> tuple[str, ...]:
        """A credit inside a post: ``"..." - AP — Poster (@handle)``."""
        return tuple(
            c.name for c in self.account.credits
            if c.kind in ("agency", "outlet") and block.start <= c.start < block.end
        ) or self._signed_off(block)  # fmt: skip

    def _signed_off(self, block: Block) -> tuple[str, ...]:
        """The source named after a dash at the end of a post."""
        assert block.author is not None
        text = self.account.text[block.start : block.end]
        body = text[: text.rfind(block.author.name)].rstrip(" \n—–-")
        cut = max(body.rfind(" - "), body.rfind(" – "), body.rfind(" — "), body.rfind(" via "))
        tail = body[cut + 3 :].strip(" -–—") if cut >= 0 else ""
        words = tail.removeprefix("ia ").split()
        return (" ".join(words),) if 0 < len(words) <= 4 and all(w[:1].isupper() for w in words) else ()

    def of_tie(self, frame: Frame, quotation: Marked | None, found: Tie | None, speaker: str | None) -> tuple[str, ...]:
        """The chain that the sentence of a quotation states."""
        line = frame.words
        if len(line) > 2 * MAX_SIDE_WORDS and quotation is not None:
            line = (*frame.before(quotation), *frame.after(quotation))
        chain: list[str] = []
        chain.extend(self._by_account_of(line))
        chain.extend(self._reported_that(line, found))
        if found is not None and found.cue is not None:
            index = next((i for i, t in enumerate(line) if t.start == found.cue.start), None)
            if index is not None and found.place != "according":
                chain.extend(self._after_cue(line, index))
        chain.extend(name for name in self._according(line, found) if name not in chain)
        return tuple(name for name in dict.fromkeys(chain) if name != speaker)

    def _reported_that(self, line: Sequence[Token], found: Tie | None) -> list[str]:
        """``The agency told the world that X had said``: the outer teller passed X's words on."""
        if found is None or found.subject is None or found.place not in ("before", "beside", "ascribed"):
            return []
        outer = [t for t in line if t.end <= found.subject.start]
        if found.place == "ascribed":
            teller = self.reader.clause_subject(outer, len(outer))
            return self._teller(teller) if teller is not None else []
        for index in range(1, len(outer)):
            if not is_cue(self.words, outer, index) or outer[index].key in self.words.call:
                continue
            teller = self.reader.before(outer, index)
            if teller is not None and teller.kind != "pronoun":
                return self._teller(teller)
        return []

    def _teller(self, teller: Phrase) -> list[str]:
        who = self.referents.mention(teller, self._sentence(teller.start))
        return [who.name] if who.named and teller.start != who.end else []

    def conduit(self, line: Sequence[Token]) -> tuple[str, bool] | None:
        """The outlet through which the following words come, and whether by a text of its own.

        ``The Herald's article carried her words at length`` holds on over paragraphs;
        ``... when the Herald called`` and ``In an interview with the Herald`` for their own paragraph.
        """
        grammar = self.words.grammar
        line = line[:MAX_SIDE_WORDS]
        kinds = {t.key for t in line}
        for index, token in enumerate(line):
            name = self.reader.name_at(token.start)
            if name is None or name.start != token.start or not self._is_outlet(name):
                continue
            last = next(i for i in range(len(line) - 1, -1, -1) if line[i].start < name.end)
            if name.possessive and kinds & grammar.texts and kinds & self.words.nouns:
                return name.text, True
            following = line[last + 1].key if last + 1 < len(line) else ""
            if following in grammar.contacts and index:
                return name.text, False
            led = line[index - 1].key if index else ""
            if led in grammar.told_to and any(t.key in grammar.talks for t in line[max(0, index - 4) : index]):
                return name.text, False
        return None

    def asks(self, line: Sequence[Token]) -> bool:
        """True for ``Then reporters asked ...``: what follows was said on another occasion."""
        return any(t.key in self.words.grammar.asks and i > 0 for i, t in enumerate(line[:8]))

    def _after_cue(self, line: Sequence[Token], index: int) -> list[str]:
        cue = line[index].key.split("-")[0]
        told = cue in self.words.tell
        limit = min(len(line), index + 1 + MAX_AFTER_CUE)
        for at in range(index + 1, limit):
            gap = self.reader.text[line[at - 1].end : line[at].start]
            if at > index + 1 and not _ENDS_CLAUSE.isdisjoint(gap):
                break
            token = line[at]
            preposition = line[at - 1].key
            if token.key in _US and told and self.account.outlet:
                return [self.account.outlet]
            if token.key in self.words.platforms and preposition in _ON:
                return [token.text]
            name = self.reader.name_at(token.start)
            if name is None or name.start != token.start:
                head = line[at + 1].key if at + 1 < len(line) else ""
                media = token.key.split("'")[-1] in self.words.media_words and head not in self.words.told_not_outlet
                if media and (preposition in _TO or preposition in self.words.determiners):
                    beside = self.reader.name_at(line[at + 1].start) if head else None
                    if beside is not None and self.reader.gap(line, at) == " ":
                        return [beside.text]  # "the broadcaster TVX"
                    recalled = self._media_recalled(token.start)
                    if recalled:
                        return [recalled]
                continue
            beside = self._outlet_beside(line, at, name)
            if beside is not None and (told or preposition in _TO):
                return [beside.text]
            led = preposition in _TO or preposition in self.words.determiners
            direct = at == index + 1 or led
            if (
                (told and direct and at <= index + 3 and self._could_be_outlet(name))
                or ((led or preposition in _ON) and self._is_outlet(name))
                or self._media_noun_at(name)
            ):
                return [name.text]
            if name.core and fold(name.core[-1]) in self.words.platforms:
                return [name.text]
        return []

    def _outlet_beside(self, line: Sequence[Token], at: int, name: NameSpan) -> NameSpan | None:
        """ "the Danish channel TVX": the name behind the noun is the outlet, not the adjective before it."""
        stop = next((i for i in range(at, len(line)) if line[i].start >= name.end), len(line))
        if stop + 1 >= len(line) or line[stop].key not in self.words.media_words or line[stop].text[0].isupper():
            return None
        other = self.reader.name_at(line[stop + 1].start)
        return other if other is not None and self.reader.gap(line, stop) == " " else None

    def _media_recalled(self, position: int) -> str | None:
        """ "the agency" is the agency last named."""
        sentence = self._sentence(position)
        earlier = [
            (m.position, n.text) for m in self.discourse.meetings(sentence - MEMORY_SENTENCES, sentence, position)
            if (n := self.reader.name_at(m.position)) is not None
            and (self._is_outlet(n) or self._media_noun_at(n))
        ]  # fmt: skip
        return max(earlier)[1] if earlier else None

    def _media_noun_at(self, name: NameSpan) -> bool:
        """ "the agency Norvik", "l'agence Norvik": the noun before the name says what it is."""
        lead = self.reader.text[max(0, name.start - 20) : name.start]
        before = self.reader.whole.keys(max(0, name.start - 20), name.start)[-1:]
        beside = lead[-1:] == " " and lead[-2:-1].isalnum()
        return beside and bool(before) and before[0].split("'")[-1] in self.words.media_words

    def _according(self, line: Sequence[Token], found: Tie | None) -> list[str]:
        names = []
        for index, word in enumerate(line):
            if word.key not in self.words.according_heads and word.key not in self.words.grammar.citing:
                continue
            size = according_at(self.words, line, index)
            if not size and word.key not in self.words.grammar.citing:
                continue
            for token in line[index + max(size, 1) : index + max(size, 1) + 5]:
                name = self.reader.name_at(token.start)
                if name is not None:
                    subject = found.subject if found is not None else None
                    own = subject is not None and subject.start == name.start
                    other = subject is not None and found is not None and found.place != "according"
                    media = self._is_outlet(name, after_media_noun=self._media_noun_before(line, name))
                    if not own and (media or (other and not self._is_person(name))):
                        names.append(name.text)
                    break
        return names

    def _media_noun_before(self, line: Sequence[Token], name: NameSpan) -> bool:
        before = [t for t in line if t.end <= name.start]
        return bool(before) and before[-1].key.split("'")[-1] in self.words.media_words

    def _by_account_of(self, line: Sequence[Token]) -> list[str]:
        """``By her account the baker said``: the one whose account it is."""
        for index in range(min(len(line) - 2, 6)):
            if line[index].key not in ("by", "in", "according", "selon", "segun", "secondo", "segundo"):
                continue
            if line[index + 2].key not in _ACCOUNT:
                continue
            owner = line[index + 1]
            name = self.reader.name_at(owner.start)
            if name is not None:
                return [name.text]
            kind = {"her": "she", "his": "he"}.get(owner.key)
            who = self.referents.pronoun(kind, owner.start, self._sentence(owner.start)) if kind else None
            return [who.name] if who else []
        return []

    def _sentence(self, position: int) -> int:
        return self.discourse.sentence_at(position)

    def _could_be_outlet(self, name: NameSpan) -> bool:
        """Whoever is told something by name and is no person, parliament or crowd is taken for an outlet."""
        if any(word in self.words.told_not_outlet for word in name.core) or name.possessive:
            return False
        if self._is_outlet(name):
            return True
        known = (self.discourse.known[who] for who in self.discourse.bearers(name.core[-1]))
        return not any(len(k.core) >= 2 and not k.organisation and k.core[-1] == name.core[-1] for k in known)

    def _is_person(self, name: NameSpan) -> bool:
        if name.title:
            return True
        who = self.discourse.who_is(name)
        known = self.discourse.known[who] if who is not None else None
        return known is not None and not known.organisation and bool(known.roles or known.gender)

    def is_outlet(self, phrase: Phrase) -> bool:
        """True when a phrase names an agency or outlet, which passes words on more often than it speaks."""
        return phrase.name is not None and self._is_outlet(phrase.name)

    def _is_outlet(self, name: NameSpan, *, after_media_noun: bool = False) -> bool:
        if after_media_noun or _bare(fold(name.text)) in self._outlets:
            return True
        if any(word in self.words.media_words for word in name.core):
            return True
        return len(name.core) == 1 and name.core[0] in self.words.media_acronyms

    def _is_outlet_name(self, text: str) -> bool:
        parts = fold(text).split()
        return _bare(fold(text)) in self._outlets or any(p in self.words.media_words for p in parts)


def _bare(text: str) -> str:
    return text.removeprefix("the ").removeprefix("la ").removeprefix("le ").removeprefix("el ").strip()
