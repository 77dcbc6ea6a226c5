"""Tell from texts that a person speaks for an office: "Ann Lee, who heads the centre", "its spokesman, Ann Lee"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from wellsourced.text.normalize import keys
from wellsourced.text.sentences import sentence_spans
from wellsourced.text.tables import table

# How much of an office's name must stand beside the person. Half: "the centre" for the rescue coordination centre.
OFFICE_SHARE = 0.5
OF_THE_WORDS = 8
FOR = "for"  # of "Ann Lee, for the defence": a post only right before the office
BEHIND_FOR = 3
# "Lee of the Harbour Trust": a name, a small word and a capital; only such sentences are read without a post in them.
_OF_THE = re.compile(r"\w (?:of|at|from|for|de|del|du|von|vom|di|da) (?:the |la |le |el |der |los |las )?[A-ZÀ-Þ]")


class Posts:
    """The sentences of some texts, each with its language, that name a post; asked who speaks for whom.

    >>> Posts([("Ann Lee, who heads the Harbour Trust, agreed.", "en")]).distance("Ann Lee", "Harbour Trust")
    2
    """

    def __init__(self, texts: Iterable[tuple[str, str | None]]) -> None:
        self._holding: dict[str, list[Sequence[str]]] = defaultdict(list)
        self._known: dict[tuple[str, str], int | None] = {}
        for text, language in texts:
            for words in _sentences(text, language):
                for word in set(_plain(words)):
                    self._holding[word].append(words)

    def distance(self, person: str, office: str) -> int | None:
        """Return how many words lie between the office and the post in the sentence of the person; None for no such.

        The sentence must hold the person's surname and half of the words of the office's name.
        """
        if (person, office) not in self._known:
            self._known[person, office] = self._nearest(keys(person)[-1:], distinctive(office))
        return self._known[person, office]

    def belongs(self, person: str, office: str) -> bool:
        """Return whether a sentence says "Ann Lee of the Harbour Trust", the office by its whole name of two words."""
        wanted = distinctive(office)
        surname = keys(person)[-1:]
        held = ((name, words) for name in surname for words in self._holding.get(name, ()))
        return len(wanted) > 1 and len(keys(person)) > 1 and any(_of_the(words, name, wanted) for name, words in held)

    def _nearest(self, surname: Sequence[str], wanted: frozenset[str]) -> int | None:
        held = [(name, words) for name in surname for words in self._holding.get(name, ())]
        found = [_apart(words, wanted) for _, words in held]
        found += [0 for name, words in held if _of_the(words, name, wanted)]
        return min((apart for apart in found if apart is not None), default=None)


def distinctive(name: str) -> frozenset[str]:
    """Return the words of a name that tell it from others: no articles, no prepositions."""
    return frozenset(_plain(keys(name))) - listed("empty")


@lru_cache(maxsize=32)
def listed(name: str) -> frozenset[str]:
    """Return one list of ``offices/words.toml``, folded."""
    return frozenset(table("wellsourced.text", "offices", "words")[name].split())


def _apart(words: Sequence[str], wanted: frozenset[str]) -> int | None:
    plain = _plain(words)
    offices = [at for at, word in enumerate(plain) if word in wanted]
    if not offices or len({plain[at] for at in offices}) < OFFICE_SHARE * len(wanted):
        return None
    posts = [at for at, word in enumerate(plain) if word in listed("posts") and not _of_another(words, at, wanted)]
    near = (abs(a - b) for a in offices for b in posts if plain[b] != FOR or 0 < a - b <= BEHIND_FOR)
    return min(near, default=None)


def _of_another(words: Sequence[str], post: int, wanted: frozenset[str]) -> bool:
    """ "The council's spokeswoman" is not the bank's, though the sentence names the bank."""
    owner = words[post - 1] if post else ""
    return owner.endswith("'s") and owner.removesuffix("'s") not in wanted


def _of_the(words: Sequence[str], surname: str, wanted: frozenset[str]) -> bool:
    """ "Ann Lee of the Harbour Trust": the office right behind the name and a small word."""
    at = next((i for i, word in enumerate(words) if word.removesuffix("'s") == surname), None)
    if at is None or words[at + 1 : at + 2] == () or words[at + 1] not in listed("of"):
        return False
    behind = [w for w in _plain(words[at + 2 : at + 2 + OF_THE_WORDS]) if w not in listed("empty")]
    return bool(wanted) and set(behind[: len(wanted)]) == set(wanted)


def _plain(words: Sequence[str]) -> list[str]:
    return [w.removesuffix("'s") for w in words]


@lru_cache(maxsize=4096)
def _sentences(text: str, language: str | None) -> tuple[tuple[str, ...], ...]:
    """The sentences that name a post, as folded words with their "'s"."""
    spans = [text[a:b] for a, b in sentence_spans(text, language)]
    found = ((sentence, tuple(keys(sentence))) for sentence in spans)
    posts = listed("posts")
    return tuple(words for sentence, words in found if not posts.isdisjoint(_plain(words)) or _OF_THE.search(sentence))
