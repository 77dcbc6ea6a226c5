"""A sentence as it is read for hearsay: its words, the messages and tales that it names, and what stands near what."""

from collections.abc import Sequence

from wellsourced.matching.forms import Spans
from wellsourced.matching.hearsay_words import HearsayWords, hearsay_words
from wellsourced.text.lexicon import is_stop, polarity_words
from wellsourced.text.normalize import Token, tokens

TURNED_WORDS = 2  # "has not ruled out" denies nothing
MOST_CAPITALS = 0.5  # of the words of a sentence; of a headline more
NOUNS_WITH_CAPITALS = "de"
ANAPHORIC = "en"  # where the one for everybody, "they", also stands for people named before

Span = tuple[int, int]


class Reader:
    """One sentence with the words of its language.

    ``cues`` are the words in it by which somebody with a name says something.
    """

    def __init__(self, text: str, language: str | None, cues: Sequence[Span]) -> None:
        self.text, self.language, self.line, self.cues = text, language, tokens(text), cues
        self.words: HearsayWords = hearsay_words(language)
        others = [*self.words.stays.places(self.line), *self.words.not_media.places(self.line)]
        self.posts = [
            (a, b)
            for a, b in self.words.media.places(self.line)
            if not any(c <= a < d for c, d in others) and not self.is_title(a, b)
        ]
        self.pictures = [*self.posts, *self.words.pictures.places(self.line)]
        self.media = [*self.posts, *self.words.networks.places(self.line)]
        self.tales = [i for i, t in enumerate(self.line) if among(t, self.words.tales)]

    @property
    def anaphoric(self) -> bool:
        """True where the word for everybody also stands for people who were named."""
        return (self.language or "en")[:2] == ANAPHORIC

    def chars(self, spans: Spans) -> list[Span]:
        """Ranges of tokens as ranges of characters."""
        return [(self.line[a].start, self.line[b - 1].end) for a, b in spans]

    def is_title(self, start: int, end: int) -> bool:
        """True for words with a capital within a sentence: the play “The Rumour”, the Harbour Post."""
        lower = not all(map(self._capital, range(start, end)))
        if not start or lower or (self.language or "en")[:2] == NOUNS_WITH_CAPITALS:
            return False
        begins = self.text[: self.line[start].start].rstrip(" \"'“‘«„\u00a0").endswith((":", ".", "?", "!"))
        headline = sum(map(self._capital, range(len(self.line)))) > MOST_CAPITALS * len(self.line)
        return not begins and not headline

    def _capital(self, index: int) -> bool:
        return self.line[index].text[:1].isupper()

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

    def parted_within(self, start: int, end: int) -> bool:
        """True where a mark stands between any two of these words."""
        return any(self.parted(i, i + 1) for i in range(start, end - 1))

    def says_nothing(self, token: Token) -> bool:
        """True for a word without a matter of its own; of "l'eau" for none."""
        return is_stop(token.key, self.language) or (
            "'" in token.key and is_stop(token.key.split("'")[0], self.language)
        )


def among(token: Token, words: frozenset[str]) -> bool:
    """True for a word or, elided, a part of it: "l'accusation", "qu'il"."""
    return token.key in words or ("'" in token.key and any(part in words for part in token.key.split("'")))
