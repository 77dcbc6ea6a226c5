"""Everything about one account that finding its speech needs, worked out once."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, TypeVar, cast

from wellsourced.model.account import Account, Block
from wellsourced.model.speech import Cue, Mention, TimeExpression
from wellsourced.speech.assembly import Attributed
from wellsourced.speech.chain import Chain
from wellsourced.speech.contrast import contrasted
from wellsourced.speech.cues import is_cue
from wellsourced.speech.discourse import CONTRASTED, ELSEWHERE, SPOKE, SUBJECT, TOLD_OF, Discourse, Met, Sentence
from wellsourced.speech.frames import MAX_SIDE_WORDS, Frame, frames
from wellsourced.speech.known import person_in
from wellsourced.speech.marks import Marked, marked, outermost
from wellsourced.speech.parted import parted_names
from wellsourced.speech.phrases import Phrase
from wellsourced.speech.referents import Referents
from wellsourced.speech.subjects import Reader
from wellsourced.speech.titles import marks_an_outlet, title_case
from wellsourced.speech.words import Words, words
from wellsourced.text.lexicon import concepts, is_stop
from wellsourced.text.names import NameSpan, name_spans
from wellsourced.text.normalize import Token, Tokenised, fold, keys
from wellsourced.text.numbers import numerals

T = TypeVar("T")
MAX_DATELINE_CHARS = 60
STATEMENT_WORDS = 4  # before "by" in "Statement by the chair, Ann Lee:"
LEAST_NOUN_CHARS = 4
_DATELINE_DASH = re.compile(r"\s(?:--|[-–—])\s")
_DATELINE_END = re.compile(r"\s(?:--|[-–—])\s|[—]|\(")


class Introduction(NamedTuple):
    """``X replies:`` at the end of the block before."""

    speaker: Mention
    cue: Cue | None


class Scene:
    """An account with its quotation marks, sentences, names and discourse."""

    def __init__(
        self, account: Account, times: tuple[TimeExpression, ...], attributed: Attributed | None = None
    ) -> None:
        self.account = account
        self.attributed = attributed or Attributed(())
        self.times = times
        self.words: Words = words(account.language)
        self.whole = Tokenised(account.text)
        self._answers: dict[tuple[Callable[..., object], int], object] = {}
        self.blocks: tuple[Block, ...] = account.evidence
        spans = [self.body_of_post(b) if b.kind == "post" else (b.start, b.end) for b in self.blocks]
        found = [m for m in marked(account.text, spans) if not marks_an_outlet(self.whole, self.words, m)]
        self.outer: list[Marked] = list(outermost(found))
        self.nested = _inside(found, self.outer)
        self.frames: list[Frame] = frames(self.whole, spans, self.outer, account.language)
        self.names = self._names(found)
        self.reader = Reader(self.whole, self.names, self.words)
        silent = [(m.start, m.end) for m in self.outer]
        silent += [(b.start, b.end) for b in self.blocks if b.kind in ("title", "heading", "caption")]
        silent += [(spans[i][1], b.end) for i, b in enumerate(self.blocks) if b.kind == "post"]
        sentences = [Sentence(f.start, f.end, f.block) for f in self.frames] or [Sentence(0, 0, 0)]
        self.discourse = Discourse(self.reader, self.names, sentences, silent)
        self.referents = Referents(self.discourse)
        self.chain = Chain(account, self.reader, self.referents)
        self._starts = [f.start for f in self.frames]

    def _names(self, found: list[Marked]) -> list[NameSpan]:
        """The proper names in order. In a Title Like This only what is a name elsewhere in the account is one."""
        opening = {f.start for f in self.frames} | {m.start for m in found}
        opening |= {f.words[0].start for f in self.frames if f.words}
        opening |= self._behind_datelines()
        common = self._common(opening)
        if self.words.grammar.capital_nouns:
            common |= self._nouns()
            opening |= self._alone(common)
        ordered = sorted(opening)
        plain = [b for b in self.blocks if not self._in_title_case(b)]
        spans = [name for block in plain for name in self._names_in(block, ordered, common)]
        known = frozenset(word for name in spans for word in name.core) | self.words.titles
        for block in filter(self._in_title_case, self.blocks):
            line = self.whole.within(block.start, block.end)
            every = [t.start for t in line]
            unknown = frozenset(t.key for t in line if t.key.removesuffix("'s") not in known)
            spans.extend(self._names_in(block, every if plain else ordered, unknown if plain else common))
        return sorted(spans, key=lambda name: name.start)

    def _behind_datelines(self) -> set[int]:
        """Where the first sentence begins behind "HARBOURTOWN (AP) - ": its capital says nothing."""
        found = set()
        for block in self.blocks:
            if self.account.text[block.start : block.start + 2].isupper():
                dash = _DATELINE_DASH.search(self.account.text, block.start, block.start + MAX_DATELINE_CHARS)
                if dash is not None and dash.end() < block.end:
                    found.add(dash.end())
        return found

    def _in_title_case(self, block: Block) -> bool:
        return block.kind in ("title", "heading") and self.like_a_title(self.account.text[block.start : block.end])

    def like_a_title(self, text: str) -> bool:
        """True for Words Written Like This, in a language that does not write its common nouns so."""
        return not self.words.grammar.capital_nouns and title_case(text)

    def _common(self, opening: set[int]) -> frozenset[str]:
        """Words that are no name where a capital says nothing, since they are small or common words."""
        language, grammar = self.account.language, self.words.grammar
        small = grammar.subordinators | grammar.conjunctions | grammar.prepositions | self.words.determiners
        plain = [b for b in self.blocks if not self._in_title_case(b)]
        every = [t for b in plain for t in self.whole.within(b.start, b.end)]
        capital = {t.key for t in every if t.text[0].isupper() and t.start not in opening}
        lower = {t.key for t in every if t.text.islower()} - capital
        begun = {t.key for t in every if t.start in opening} - self._forenames(every)
        return frozenset(
            key for key in {t.key for t in every}
            if is_stop(key, language)
            or (key in begun and (key in small or key in lower or _is_number(key, language)))
            or (key in begun - capital and self._opens_only(key))
            or (key in begun and key not in capital and concepts(key, language))
        )  # fmt: skip

    def _opens_only(self, key: str) -> bool:
        """ "Would she go?", "Boulanger depuis vingt ans, ...": a verb or a trade, if nothing says it is a name."""
        grammar, words = self.words.grammar, self.words
        verbs = grammar.modals | grammar.passives | words.adverbs | grammar.contacts | grammar.asks | grammar.reading
        verbs |= words.according_heads  # "Stando a un tecnico, ..."
        return key in verbs or key in words.kinds.occupations | words.masculine_roles | words.feminine_roles

    def _alone(self, common: frozenset[str]) -> set[int]:
        """Where one of the ``common`` words stands that does not go on a name: the "Bank" of a "Lake Valley Bank"."""
        line = self.whole.within(0, len(self.account.text))
        return {
            token.start
            for before, token in pairwise((None, *line))
            if token is not None and token.key in common and not (before is not None and _both_capital(before, token))
        }

    def _nouns(self) -> frozenset[str]:
        """Common nouns of a language that writes them with a capital: words known, or led by an article somewhere."""
        line = self.whole.within(0, len(self.account.text))
        led = {
            other.key
            for one, other in pairwise(line)
            if one.key in self.words.determiners
            and other.text[0].isupper()
            and len(other.key) > LEAST_NOUN_CHARS
            and not self._relates(one)
        }
        ends = tuple(sorted(self.words.organisation_words | self.words.kinds.persons | self.words.role_words))
        known = {
            t.key
            for t in line
            if concepts(t.key, self.account.language)
            or t.key.endswith(self.words.grammar.noun_endings)
            or any(t.key != end and len(end) >= LEAST_NOUN_CHARS and t.key.endswith(end) for end in ends)
        }
        beside = {word for one, other in pairwise(line) if _both_capital(one, other) for word in (one.key, other.key)}
        plain = known | (led - beside)
        credited = {own[0] for own in self._credited if len(own) == 1}
        return frozenset(plain - self.words.forenames - self.words.titles - credited)

    def _relates(self, token: Token) -> bool:
        """ "ein Bericht, den Norvik sah": an article behind a comma may be a relative pronoun."""
        comma = self.account.text[max(token.start - 2, 0) : token.start].strip() == ","
        return comma and token.key in self.words.relative

    def _forenames(self, line: Sequence[Token]) -> set[str]:
        """The words of ``line`` that are a forename before another capital."""
        forenames = self.words.forenames
        return {
            one.key
            for one, other in pairwise(line)
            if one.key in forenames and other.text[0].isupper() and other.start == one.end + 1
        }

    def _names_in(self, block: Block, opening: Sequence[int], common: frozenset[str]) -> list[NameSpan]:
        """The names of one block, at their places in the account; ``opening`` is sorted."""
        within = opening[bisect_left(opening, block.start) : bisect_left(opening, block.end)]
        found = name_spans(
            self.account.text[block.start : block.end],
            sentence_starts=[at - block.start for at in within],
            titles=self.words.titles,
            organisation_words=self.words.organisation_words,
            common=common,
        )
        moved = (name._replace(start=name.start + block.start, end=name.end + block.start) for name in found)
        parted = (part for name in moved for part in parted_names(self.whole, self.words, name, self._credited))
        people = (self._with_forename(name) for name in parted)
        return [self._with_trailing_noun(name) for name in people if not self._dates(name, block)]

    @cached_property
    def _credited(self) -> frozenset[tuple[str, ...]]:
        """The agencies and outlets to which the account is credited."""
        return frozenset(own for c in self.account.credits if c.kind != "person" and (own := tuple(keys(c.name))))

    def _with_forename(self, name: NameSpan) -> NameSpan:
        """ "Theo Banks" is a person, though banks are none."""
        surname = len(name.core) == 2 and name.core[0] in self.words.forenames
        plural = surname and name.core[1] not in self.words.organisation_words
        return name._replace(organisation=False) if plural and "&" not in name.text else name

    def _dates(self, name: NameSpan, block: Block) -> bool:
        """ "HARBOURTOWN, 3 May (AP) -- ": the place that opens a dateline is no body, though it is in capitals."""
        if name.start != block.start or not name.text.isupper() or block.kind in ("title", "heading"):
            return False
        opening = self.account.text[name.end : min(name.end + MAX_DATELINE_CHARS, block.end)]
        return _DATELINE_END.search(opening.partition(". ")[0]) is not None

    def _with_trailing_noun(self, name: NameSpan) -> NameSpan:
        """ "the Lee campaign" is an organisation, not Lee."""
        following = self.whole.within(name.end, name.end + 20)[:1]
        if not following or following[0].key not in self.words.grammar.trailing or following[0].start != name.end + 1:
            return name
        end = following[0].end
        core = (*name.core, following[0].key)
        return name._replace(end=end, text=self.account.text[name.start : end], core=core, organisation=True)

    def once(self, work: "Callable[[Scene, Frame], T]", frame: Frame) -> T:
        """Return ``work`` of a sentence of this account, done once: for what does not hang on who was met so far."""
        key = (work, frame.position)
        if key not in self._answers:
            self._answers[key] = work(self, frame)
        return cast("T", self._answers[key])

    def meet_subject(self, frame: Frame) -> None:
        """Note who a sentence is about, by name, pronoun or description, before its quotations are read."""
        if self.blocks[frame.block].kind != "paragraph" or not frame.words:
            return
        phrase = self.subject(frame)
        self._meet_others(frame, phrase)
        self._meet_contrasted(frame, phrase)
        if phrase is None:
            return
        phrase = self._by_office(phrase, frame)
        if phrase.kind == "description":
            owner = self._whose_words(phrase, frame)
            self._meet_description(owner, frame, SUBJECT if owner == phrase else SPOKE)
            return
        if phrase.kind == "name" and phrase.name is not None:
            who = self.discourse.who_is(phrase.name)
        else:
            found = self.referents.pronoun(phrase.key, phrase.start, frame.position)
            who = self.discourse.named(found.name) if found is not None else None
        if who is not None and not self._joined_with_other(phrase):
            self.discourse.meet(Met(who, frame.position, phrase.start, SUBJECT))

    def _meet_contrasted(self, frame: Frame, subject: Phrase | None) -> None:
        """Note the subject of a last clause, "Lee was pleased; Ray was not": "she" is rather Ray than Lee."""
        last = contrasted(self.reader, frame.words[:MAX_SIDE_WORDS])
        if last is None or (subject is not None and last.start <= subject.start) or self._joined_with_other(last):
            return
        known = self.referents.mention(last, frame.position)
        who = self.discourse.named(known.name) if known.named else None
        if who is not None:
            self.discourse.meet(Met(who, frame.position, last.start, CONTRASTED))
        elif last.kind == "description":
            self.discourse.learn_description(last, frame.position, False, weight=CONTRASTED)

    def _meet_others(self, frame: Frame, subject: Phrase | None) -> None:
        """Note whom a sentence speaks of by a description elsewhere than as its subject."""
        line = frame.words[:MAX_SIDE_WORDS]
        nobody = subject is None or subject.key in self.words.grammar.impersonal
        for index in range(1, len(line) - 1):
            if line[index].key not in self.words.determiners - self.words.relative:
                continue
            told = self.reader.after(line, index) if not self._apposed(line, index, subject) else None
            if told is None or told.kind != "description" or not self.is_person(told) or told == subject:
                continue
            weight = TOLD_OF if nobody or self._told_there(line, index) else ELSEWHERE
            self._meet_other(told, frame, subject, weight)

    def _apposed(self, line: Sequence[Token], index: int, subject: Phrase | None) -> bool:
        """ "Ann Lee, a nurse who", "the guide, a former nun, has": the description is of nobody else."""
        name = self.reader.name_at(line[index - 1].start)
        if subject is not None and subject.end == line[index - 1].end:
            return self.reader.gap(line, index - 1).strip() == "," and line[index].key in self.words.grammar.indefinite
        return name is not None and not name.possessive and self.reader.gap(line, index - 1).strip() == ","

    def _told_there(self, line: Sequence[Token], index: int) -> bool:
        """ "Lee said (that) the mayor had rung": who is said to do something."""
        completing = self.words.grammar.completing | (self.words.relative & self.words.grammar.demonstratives)
        led = line[index - 1].key in completing | self.words.cues
        return led and not self.reader.gap(line, index - 1).strip(" ,")

    def _meet_other(self, phrase: Phrase, frame: Frame, subject: Phrase | None, weight: float) -> None:
        known = self.referents.mention(phrase, frame.position)
        own = subject is not None and self.referents.mention(subject, frame.position).name == known.name
        who = self.discourse.named(known.name) if known.named and not own else None
        if who is None and not self._joined_with_other(phrase):
            self.discourse.learn_description(phrase, frame.position, False, weight=weight)
        elif who is not None:
            self.discourse.meet(Met(who, frame.position, phrase.start, weight))

    def _by_office(self, phrase: Phrase, frame: Frame) -> Phrase:
        """ "The President", a capital and no name: somebody who is called by an office."""
        if phrase.name is None or phrase.name.core or not phrase.name.title:
            return phrase
        led = next((t for t in reversed(frame.words) if t.end <= phrase.start), None)
        if led is None or led.key not in self.words.grammar.definite or led.end + 1 != phrase.start:
            return phrase
        key = " ".join((led.key, *phrase.name.title))
        return Phrase(led.start, phrase.end, "description", None, key)

    def _whose_words(self, phrase: Phrase, frame: Frame) -> Phrase:
        """ "The skipper's words were few": the skipper."""
        own = [t for t in frame.words if phrase.start <= t.start < phrase.end]
        owner = next((i for i, t in enumerate(own) if t.key.endswith("'s")), len(own))
        spoken = self.words.nouns - self.words.grammar.documents
        if phrase.kind != "description" or spoken.isdisjoint(t.key for t in own[owner + 1 : owner + 3]):
            return phrase
        key = " ".join(t.key for t in own[: owner + 1]).removesuffix("'s")
        whose = phrase._replace(end=own[owner].end - len("'s"), key=key)
        return whose if self.is_person(whose) else phrase

    def _joined_with_other(self, phrase: Phrase) -> bool:
        """ "A boy and his father": two together are no "he"."""
        rest = self.account.text[phrase.end : phrase.end + 8]
        return any(fold(rest).startswith(f" {c} ") for c in self.words.grammar.conjunctions if len(c) <= 3)

    def subject(self, frame: Frame) -> Phrase | None:
        """The phrase a sentence is about."""
        line = frame.words[:MAX_SIDE_WORDS]
        inverted = self._so_says(line)
        if inverted is not None:
            return inverted
        phrase = self.reader.first(line)
        if phrase is not None and phrase.kind != "description":
            return phrase
        cue = next((i for i in range(1, len(line)) if is_cue(self.words, line, i)), None)
        speaking = self.reader.before(line, cue) if cue is not None else None
        if phrase is None or (speaking is not None and speaking.start == phrase.start):
            return speaking
        return phrase

    def _so_says(self, line: Sequence[Token]) -> Phrase | None:
        """ "So says a cook who was there": the subject behind the words that point back."""
        keys = tuple(t.key for t in line[:MAX_SIDE_WORDS])
        said = (p for p in self.words.grammar.identifying if keys[: len(p)] == p and p[-1] in self.words.cues)
        size = next((len(p) for p in said), 0)
        return self.reader.after(line, size) if 0 < size < len(line) else None

    def _meet_description(self, phrase: Phrase, frame: Frame, weight: float) -> None:
        own = phrase.key.split()
        known = self.referents.mention(phrase, frame.position)
        who = self.discourse.named(known.name) if known.named else None
        if who is not None:
            self.discourse.meet(Met(who, frame.position, phrase.start, weight))
            return
        generic = self.words.kinds.generic
        organisation = bool(set(own[-2:]) & self.words.organisation_words) and own[-1] not in generic
        organisation = organisation and not person_in(self.words, own)  # "the director of the museum"
        if phrase.start > self._main_clause(frame) + 12 or self._joined_with_other(phrase):
            return
        if organisation or self.is_person(phrase):
            self.discourse.learn_description(phrase, frame.position, organisation, weight=weight)
            self.discourse.note_description(phrase)

    def _main_clause(self, frame: Frame) -> int:
        """Where a sentence begins, "At a diner in the harbour," left out."""
        return frame.words[self.reader.past_opening(frame.words[:MAX_SIDE_WORDS])].start

    def frame_at(self, position: int) -> Frame:
        """The sentence that holds ``position``, or the last one before it."""
        return self.frames[max(bisect_right(self._starts, position) - 1, 0)]

    def tells_in_first_person(self, but: int) -> bool:
        """True when the account itself says "I" or "we" outside quotations, in another block than ``but``."""
        return bool(self._first_person_blocks - {but})

    @cached_property
    def _first_person_blocks(self) -> frozenset[int]:
        """The paragraphs that say "I" outside marks, but for those that a colon introduces."""
        strict = self.words.first - self.words.grammar.here
        return frozenset(
            f.block
            for f in self.frames
            if self.blocks[f.block].kind == "paragraph"
            and not (f.block and self._ends_with_colon(f.block - 1))
            and any(t.key in strict for t in f.words)
        )

    def _ends_with_colon(self, block: int) -> bool:
        end = self.blocks[block].end
        return self.account.text[max(end - 8, 0) : end].rstrip().endswith(":")

    def is_person(self, phrase: Phrase) -> bool:
        """True when a description names a person by a word for persons or a role."""
        return person_in(self.words, phrase.key.split())

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

    def frames_of(self, block: int) -> Sequence[Frame]:
        """The sentences of one block."""
        first = bisect_left(self.frames, block, key=lambda f: f.block)
        return self.frames[first : bisect_right(self.frames, block, key=lambda f: f.block)]

    def introduction(self, index: int) -> Introduction | None:
        """Who is said to speak in block ``index`` by the colon that ends the block before it."""
        if index == 0:
            return None
        if not self._ends_with_colon(index - 1):
            return None
        last = self.frames_of(index - 1)[-1:]
        if not last or not last[-1].words:
            return None
        line = last[-1].words[-MAX_SIDE_WORDS:]
        signed = self._statement_by(line)
        if signed is not None:
            return Introduction(self.referents.mention(signed[0], last[-1].position), signed[1])
        for at in range(len(line) - 1, -1, -1):
            if is_cue(self.words, line, at):
                subject = self.reader.before(line, at) or self.reader.first(line)
                if subject is None:
                    return None
                cue = Cue(start=line[at].start, end=line[at].end, text=line[at].text)
                return Introduction(self.referents.mention(subject, last[-1].position), cue)
        return None

    def _statement_by(self, line: Sequence[Token]) -> tuple[Phrase, Cue] | None:
        """ "Statement by the chair, Ann Lee:"."""
        for at in range(min(len(line) - 2, STATEMENT_WORDS)):
            if line[at].key in self.words.nouns and line[at + 1].key in self.words.grammar.authors:
                subject = self.reader.after(line, at + 2)
                if subject is not None and (subject.kind == "name" or self.is_person(subject)):
                    return subject, Cue(start=line[at].start, end=line[at].end, text=line[at].text)
        return None

    def named_in_account(self, mention: Mention) -> Mention:
        """The same mention under the fullest name the account has for it."""
        own = keys(mention.name)
        for known in self.discourse.known:
            if own and known.core and own[-1] == known.core[-1]:
                return Mention(start=mention.start, end=mention.end, name=known.name, as_written=mention.as_written)
        return mention


def _inside(found: Sequence[Marked], outer: Sequence[Marked]) -> list[Marked]:
    """Those of the quotations that stand in one of the outermost."""
    inner, at = [], 0
    for m in found:
        while at < len(outer) and outer[at].end <= m.start:
            at += 1
        if at < len(outer) and outer[at].start <= m.start and m != outer[at]:
            inner.append(m)
    return inner


def _both_capital(one: Token, other: Token) -> bool:
    return one.text[0].isupper() and other.text[0].isupper() and other.start == one.end + 1


def _is_number(key: str, language: str | None) -> bool:
    """ "Eighty-three" opens a sentence with a capital and names nobody."""
    known = numerals(language or "en")
    return all(known.opens(part) for part in key.split("-"))


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
