"""Find in a sentence the words that tell something as rumour, as unconfirmed, as false, or that deny it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from wellsourced.matching.forms import Forms, Spans
from wellsourced.matching.hearsay_words import HearsayWords, hearsay_words
from wellsourced.matching.words import matching_words
from wellsourced.text.lexicon import is_stop, polarity_words
from wellsourced.text.normalize import Token, tokens

NEAR_WORDS = 8  # "a letter that half the valley has shared says"
BESIDE_WORDS = 3  # "accused online of"
OBJECT_WORDS = 4  # "denied in writing that"
TALE_WORDS = 6  # "rejected as an insult the suggestion"
BEHIND_WORDS = 2  # "called false the claims"
SAID_WORDS = 6  # "was said on all sides at the time to have"
CALLED_WORDS = 3  # "calls it a tale"
WHICH_WORDS = 9  # "which the choir's own page has had to deny"
TURNED_WORDS = 2  # "has not ruled out" denies nothing
ING_CHARS = 5  # "denied taking it"

Span = tuple[int, int]


class Marks(NamedTuple):
    """The marks of a sentence by kind, as character ranges of it.

    ``rumour`` and ``unconfirmed``: told, not known. ``guess``: by somebody without grounds, or of messages that say
    something. ``seems``: a guess that counts of some matters only. ``denial``, ``false``, ``doubt``, ``unlinked``:
    denied, called false, without anything that speaks for it, said to have nothing to do with the matter; ``rebuttal``
    where what is denied is called a tale or was heard from somebody (``heard``), ``refusal`` of something that a
    pronoun stands for, ``stays`` where it is said that somebody is still in office. ``media``: the things and people
    without a name that it is told by.
    ``tales``: those things, and the words for a tale.
    """

    found: dict[str, list[Span]]
    media: list[Span]
    tales: list[Span]

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of which there is at least one."""
        return frozenset(kind for kind, spans in self.found.items() if spans)

    def of(self, kind: str, offset: int) -> list[Span]:
        """The places of one kind of mark in a text in which the sentence begins at ``offset``."""
        return [(a + offset, b + offset) for a, b in self.found.get(kind, ())]

    def tales_at(self, offset: int) -> list[Span]:
        """The places of the words for a tale in such a text."""
        return [(a + offset, b + offset) for a, b in self.tales]

    def widest(self, text: str) -> tuple[str, ...]:
        """The media as written, each once; of two that overlap the longer one."""
        spans = sorted(set(self.media))
        widest = [s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)]
        return tuple(dict.fromkeys(text[a:b] for a, b in widest))


def marks(text: str, language: str | None, cues: Sequence[Span]) -> Marks:
    """Return the marks of a sentence; ``cues`` are the words in it by which somebody with a name says something."""
    reader = _Reader(text, language, cues)
    words = reader.words
    heard = _heard_and_denied(reader)
    found = {
        "rumour": [*words.rumour.places(reader.line), *_passed_on(reader), *_told_by_nobody(reader)],
        "unconfirmed": [s for s in words.unconfirmed.places(reader.line) if not _no_comment(reader, s)],
        "guess": [*words.baseless.places(reader.line), *_of_messages(reader), *_by_a_crowd(reader, words.crowd_asks)],
        "seems": words.seems.places(reader.line),
        "denial": [*_denials(reader), *((b - 1, b) for _, b in heard)],
        "heard": heard,
        "rebuttal": [*_rebuttals(reader), *heard],
        "refusal": [*((a, b) for a, b in words.refusing.places(reader.line) if _of_it(reader, a, b)), *_called(reader)],
        "false": _false(reader),
        "doubt": [*words.doubt.places(reader.line), *_nothing_points(reader)],
        "unlinked": words.unlinked.places(reader.line),
        "stays": words.stays.places(reader.line),
    }
    found["doubt"] = [span for span in found["doubt"] if not any(a <= span[0] < b for a, b in found["guess"])]
    media = [*reader.media, *words.folk.places(reader.line)]
    tales = sorted({*reader.media, *((i, i + 1) for i in reader.tales)})
    spans = {kind: reader.chars(places) for kind, places in found.items()}
    return Marks(spans, reader.chars(media), reader.chars(tales))


class _Reader:
    """One sentence with the words of its language."""

    def __init__(self, text: str, language: str | None, cues: Sequence[Span]) -> None:
        self.text, self.language, self.line, self.cues = text, language, tokens(text), cues
        self.words: HearsayWords = hearsay_words(language)
        stays = self.words.stays.places(self.line)
        self.posts = [(a, b) for a, b in self.words.media.places(self.line) if not any(c <= a < d for c, d in stays)]
        self.media = [*self.posts, *self.words.networks.places(self.line)]
        self.tales = [i for i, t in enumerate(self.line) if _among(t, self.words.tales)]

    def chars(self, spans: Spans) -> list[Span]:
        """Ranges of tokens as ranges of characters."""
        return [(self.line[a].start, self.line[b - 1].end) for a, b in spans]

    def is_named_cue(self, index: int) -> bool:
        """True for the verb of "Lee claimed on Twitter that": a person with a name says it."""
        return any(a <= self.line[index].start < b for a, b in self.cues)

    def near(self, span: Span, others: Spans, reach: int) -> bool:
        """True when one of the others begins or ends within ``reach`` words of the span."""
        return any(max(span[0] - b, a - span[1]) < reach for a, b in others)

    def has_tale(self, start: int, end: int) -> bool:
        """True when a word for a tale, or for what it is told by, stands among these words."""
        return any(start <= i < end for i in self.tales) or any(start <= a < end for a, _ in self.media)

    def turned(self, index: int) -> bool:
        """True behind a denying word: "has not ruled out", "did not deny"."""
        before = self.line[max(0, index - TURNED_WORDS) : index]
        return any(t.key in polarity_words(self.language) or t.key.endswith("n't") for t in before)

    def parted(self, one: int, other: int) -> bool:
        """True where a comma or another mark stands between two words."""
        gap = self.text[self.line[one].end : self.line[other].start]
        return any(not c.isalnum() and not c.isspace() and c not in "'’-" for c in gap)


def _among(token: Token, words: frozenset[str]) -> bool:
    """True for a word or, elided, a part of it: "l'accusation", "qu'il"."""
    return token.key in words or ("'" in token.key and any(part in words for part in token.key.split("'")))


def _no_comment(reader: _Reader, span: Span) -> bool:
    """ "could not confirm or deny": nothing is said to be unsure, somebody does not speak."""
    after = reader.line[span[1] : span[1] + BESIDE_WORDS]
    return any(t.key in reader.words.deny for t in after)


def _passed_on(reader: _Reader) -> Spans:
    """ "a letter circulates", "a recording heard by all says": on messages that go round, and what they say."""
    words, line = reader.words, reader.line
    tales: Spans = [*reader.posts, *((i, i + 1) for i in reader.tales)]
    if line and line[0].key in words.this:
        return [*words.rounds.places(line), *words.shared.places(line)]
    that: Spans = [(i, i + 1) for i, t in enumerate(line) if _among(t, words.that)]
    going = [
        span
        for span in words.rounds.places(line)
        if reader.near(span, tales, NEAR_WORDS)
        or (reader.near(span, reader.media, NEAR_WORDS) and reader.near(span, that, NEAR_WORDS))
    ]
    told = [*words.says.places(line), *words.shows.places(line)]
    told += [(i, i + 1) for i, t in enumerate(line) if _among(t, words.claiming)]
    seen = [
        span
        for span in (s for s in words.shared.places(line) if not _by_a_name(reader, s[1]))
        if reader.near(span, reader.media, NEAR_WORDS) and reader.near(span, told, NEAR_WORDS)
    ]
    return [*going, *seen]


def _by_a_name(reader: _Reader, end: int) -> bool:
    """ "seen by the Gazette": it was shown to somebody, not to a crowd."""
    after = reader.line[end : end + 2]
    return len(after) > 1 and _is_stop(after[0], reader.language) and after[1].text[:1].isupper()


def _told_by_nobody(reader: _Reader) -> Spans:
    """ "posts say that", "accused online of", "everyone says": told by what or whom nobody can name."""
    words, line = reader.words, reader.line
    claims = [(i, i + 1) for i, t in enumerate(line) if _among(t, words.claiming) and not reader.is_named_cue(i)]
    beside = [span for span in claims if reader.near(span, reader.media, BESIDE_WORDS)]
    said = [(a, b) for a, b in words.says.places(line) if not reader.is_named_cue(a)]
    led = [
        (end, b)
        for _, end in reader.posts
        for a, b in said
        if 0 <= a - end <= BESIDE_WORDS and all(_among(t, words.between) for t in line[end:a])
        and not reader.parted(end - 1, a)
    ]  # fmt: skip
    first = [b for a, b in reader.posts if a == 0]
    begun = [
        (a, b)
        for a, b in claims
        if first and 0 <= a - first[0] < NEAR_WORDS
        and not any(reader.parted(i, i + 1) for i in range(first[0] - 1, a))
    ]  # fmt: skip
    return [*beside, *begun, *led, *_by_a_crowd(reader, words.crowd_tells), *_said_to_have(reader)]


def _by_a_crowd(reader: _Reader, verbs: Forms) -> Spans:
    """ "half the town says", "callers asked about"."""
    found = verbs.places(reader.line)
    return [
        (a, d)
        for a, b in reader.words.crowd.places(reader.line)
        for c, d in found
        if 0 <= c - b <= BESIDE_WORDS and not reader.parted(b - 1, c)
    ]


def _said_to_have(reader: _Reader) -> Spans:
    """ "was said on all sides to have left": no one is named who says it."""
    line, words, by = reader.line, reader.words, matching_words(reader.language).by
    return [
        (a, d)
        for a, b in words.be_said.places(line)
        for c, d in words.to_have.places(line)
        if 0 <= c - b < SAID_WORDS and not any(t.key in by for t in line[b:c])
        and not any(reader.parted(i, i + 1) for i in range(b - 1, c))
    ]  # fmt: skip


def _of_messages(reader: _Reader) -> Spans:
    """ "messages that a child was hurt", "stories that": what is said in them may be a tale, or no more than news."""
    line, words = reader.line, reader.words
    after = [b for _, b in reader.posts if b < len(line) and not reader.parted(b - 1, b)]
    told = [
        i + 1
        for i in reader.tales
        if i + 1 < len(line) and not _among(line[i], words.claiming) and not reader.parted(i, i + 1)
    ]
    found = [i for i in after if _among(line[i], words.about)] + [i for i in told if _among(line[i], words.that)]
    return [(i, i + 1) for i in found]


def _denials(reader: _Reader) -> Spans:
    """Verbs of denial: some need no object, some a tale, a clause or a pronoun that they deny."""
    words, line = reader.words, reader.line
    plain = words.denial.places(line)
    denied = [(i, i + 1) for i, t in enumerate(line) if _among(t, words.deny) and _denies_words(reader, i)]
    refused = [
        (a, b)
        for a, b in words.refusing.places(line)
        if reader.has_tale(max(0, a - TALE_WORDS), a) or reader.has_tale(b, _comma(reader, b, b + TALE_WORDS))
    ]
    return [span for span in (*plain, *denied, *refused) if not reader.turned(span[0])]


def _comma(reader: _Reader, start: int, end: int) -> int:
    """The place before ``end`` behind the first comma: "was dismissed, a letter shows" turns no letter down."""
    line = reader.line[start - 1 : end]
    gaps = pairwise(line)
    return next((start + i for i, (a, b) in enumerate(gaps) if "," in reader.text[a.end : b.start]), end)


def _of_it(reader: _Reader, start: int, end: int) -> bool:
    """ "The firm rejects that.", "lo niega": a pronoun beside the verb, and nothing that it could belong to."""
    line, words = reader.line, reader.words
    if start and any(part in words.it_before for part in line[start - 1].key.split("'")):
        return True
    if end >= len(line) or line[end].key not in words.it:
        return False
    return end + 1 == len(line) or reader.parted(end, end + 1) or _is_stop(line[end + 1], reader.language)


def _rebuttals(reader: _Reader) -> Spans:
    """A denial of what is called a tale and told: "denied reports that", "a story claiming"; not of a charge."""
    words, line = reader.words, reader.line
    charged = {i for i, t in enumerate(line) if _among(t, words.charges)}
    leads = words.that | words.claiming | words.about
    nouns = [*(i for i in reader.tales if i not in charged), *(b - 1 for _, b in reader.posts)]
    told = [i for i in nouns if i + 1 < len(line) and _among(line[i + 1], leads - {"of"})]
    told += [i for i in nouns if _that_behind(reader, i)]
    return [
        (a, b)
        for a, b in _denials(reader)
        if any(0 <= i - b < TALE_WORDS and not reader.parted(b - 1, i) for i in told)
    ]


def _that_behind(reader: _Reader, noun: int) -> bool:
    """ "talk in the yard that": a few words on where it is told stand between the tale and its "that"."""
    line, words = reader.line, reader.words
    for i in range(noun + 1, min(noun + 1 + TALE_WORDS, len(line))):
        if reader.parted(i - 1, i):
            return False
        if _among(line[i], words.that):
            return True
    return False


def _heard_and_denied(reader: _Reader) -> Spans:
    """ "A man told me that she has left, which her office denies": hearsay and its denial in one sentence."""
    line, words = reader.line, reader.words
    told = [b for _, b in words.told_me.places(line)]
    denied = [*words.denial.places(line), *((i, i + 1) for i, t in enumerate(line) if _among(t, words.deny))]
    return [
        (at, end)
        for start, end in denied
        for at in range(max(1, start - WHICH_WORDS), start)
        if told and min(told) <= at and _among(line[at], words.which) and reader.parted(at - 1, at)
        and not any(reader.parted(k, k + 1) for k in range(at, start))
        and (end == len(line) or reader.parted(end - 1, end))
    ]  # fmt: skip


def _called(reader: _Reader) -> Spans:
    """ "calls it “a tale”": a pronoun between a verb of naming and a word for what is not so."""
    line, words = reader.line, reader.words
    return [
        (i, b)
        for a, b in [*words.wrong.places(line), *words.false.places(line)]
        for i in range(max(0, a - CALLED_WORDS), a)
        if line[i].key in words.calls and any(t.key in words.it for t in line[i + 1 : a])
    ]


def _denies_words(reader: _Reader, index: int) -> bool:
    """ "denied that", "denied taking it", "was denied" of a tale; not "denied entry"."""
    line, words = reader.line, reader.words
    after = line[index + 1 : index + 1 + OBJECT_WORDS]
    if any(_among(t, words.denied) for t in after) or reader.has_tale(index + 1, index + 1 + OBJECT_WORDS):
        return True
    doing = bool(after) and after[0].key.endswith("ing")
    return doing or _of_it(reader, index, index + 1) or reader.has_tale(max(0, index - TALE_WORDS), index)


def _false(reader: _Reader) -> Spans:
    """What says that a tale is not so; words that may be an opinion need a tale, or nothing else to speak of."""
    words, line = reader.words, reader.line
    loose = [
        (a, b)
        for a, b in words.wrong.places(line)
        if reader.has_tale(0, a) or reader.has_tale(b, b + BEHIND_WORDS) or _bare(reader, (a, b))
    ]
    found = [span for span in (*words.false.places(line), *loose) if not _of_a_thing(reader, span)]
    return [span for span in found if not reader.turned(span[0])]


def _nothing_points(reader: _Reader) -> Spans:
    """ "nothing yet points to", "rien n'indique": a word for nothing near one for showing."""
    words, line = reader.words, reader.line
    points = [i for i, t in enumerate(line) if _among(t, words.points)]
    return [
        (min(i, at), max(i, at) + 1)
        for i, t in enumerate(line)
        if t.key in words.nothing
        for at in points
        if abs(at - i) <= TALE_WORDS
    ]


def _bare(reader: _Reader, span: Span) -> bool:
    """ "That is nonsense, she said": up to the word, and back to a mark, there is nothing that says something."""
    start = span[0]
    while start and not reader.parted(start - 1, start):
        start -= 1
    before = reader.line[start : span[0]]
    spoken = any(t.key in reader.words.self for t in before)
    return bool(before or not start) and not spoken and all(_is_stop(t, reader.language) for t in before)


def _is_stop(token: Token, language: str | None) -> bool:
    return is_stop(token.key, language) or ("'" in token.key and is_stop(token.key.split("'")[0], language))


def _of_a_thing(reader: _Reader, span: Span) -> bool:
    """ "fake passports", "a false alarm": one word right before one that is no tale."""
    start, end = span
    if (
        end - start > 1
        or end >= len(reader.line)
        or reader.text[reader.line[start].end : reader.line[end].start] != " "
    ):
        return False
    follower = reader.line[end]
    plain = is_stop(follower.key, reader.language) or follower.key in polarity_words(reader.language)
    return not plain and not reader.has_tale(end, end + 1)
