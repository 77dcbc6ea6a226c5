"""Know whom the accounts of a story name, so that "Lee", "the Trust" or "the brewer" is one of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set

from wellsourced.model.speech import Mention
from wellsourced.text.affiliation import distinctive
from wellsourced.text.affiliation import listed as of_offices
from wellsourced.text.normalize import keys
from wellsourced.tracing.listed import listed
from wellsourced.tracing.phrases import sort_of, verbs
from wellsourced.tracing.roles import Roles

BESIDE = 3  # words between a name and what it is called


class Called:
    """The named mentions of a story, asked for by what a sentence calls somebody."""

    def __init__(self, mentions: Iterable[Mention], roles: Roles) -> None:
        self._by_word: dict[str, dict[str, Mention]] = defaultdict(dict)
        self._every: dict[str, Mention] = {}
        self._roles = roles
        self._known: dict[tuple[str, frozenset[str], bool], tuple[Mention, ...]] = {}
        for mention in sorted(mentions, key=lambda m: (m.name, m.as_written, m.id or "")):
            if mention.named:
                self._every.setdefault(mention.id or mention.name, mention)
                for word in distinctive(mention.name):
                    self._by_word[word].setdefault(mention.id or mention.name, mention)

    def person(self, written: str) -> Mention | None:
        """Return the one person of that surname, whose other names do not differ."""
        capitals = [word for word in written.split() if word[:1].isupper()]
        own = keys(" ".join(capitals))
        if not own:
            return None
        surname = own[-1].removesuffix("'s")
        held = self._by_word.get(surname, {}).values()
        found = [m for m in held if not m.organisation and keys(m.name)[-1:] == [surname]]
        return found[0] if len(found) == 1 else None

    def body(self, written: str) -> Mention | None:
        """Return the one body whose name holds all telling words of ``written``."""
        own = distinctive(written)
        held = [self._by_word.get(word, {}) for word in sorted(own)]
        found = [m for m in (held[0].values() if held else ()) if m.organisation and own <= distinctive(m.name)]
        return found[0] if len(found) == 1 else None

    def relaying(self) -> frozenset[str]:
        """Return the names that a text calls those of an agency or a paper: "the news agency Corvo"."""
        named = {m.name for m in self._every.values()}
        media = listed("media")
        return frozenset(n for n in named if any(_last(b) in media for b, _ in self._roles.beside(n)))

    def by_noun(self, noun: str, besides: frozenset[str], *, body: bool) -> tuple[Mention, ...]:
        """Return those whom a text calls ``noun``, with ``besides``: "network operator Kelnet"."""
        asked = noun, besides, body
        if asked not in self._known:
            everyone = (m for _, m in sorted(self._every.items()) if m.organisation == body and not _is_noun(m.name))
            self._known[asked] = tuple(m for m in everyone if self._is_called(m, {noun, *besides}))
        return self._known[asked]

    def _is_called(self, mention: Mention, words: set[str]) -> bool:
        return words <= set(keys(mention.name)) or is_called(self._roles.beside(mention.name), words)


def is_called(beside: Iterable[tuple[Sequence[str], Sequence[str]]], words: Set[str]) -> bool:
    """Return whether the words before or behind some place of a name call it by all of ``words``."""
    return any(words <= set(_titled(before)) or words <= set(_apposed(behind)) for before, behind in beside)


def _last(before: Sequence[str]) -> str:
    return before[-1].rpartition("'")[2] if before else ""


def _is_noun(name: str) -> bool:
    """ "Board" with a capital is what many are called."""
    words = keys(name)
    return len(words) == 1 and sort_of(words[0], "en") is not None


def _titled(before: Sequence[str]) -> list[str]:
    """What a name is called before it, with no article between: "network operator Kelnet"."""
    articles = listed("definite") | listed("indefinite")
    return _unbroken(reversed(before)) if before and before[-1] not in articles else []


def _apposed(behind: Sequence[str]) -> list[str]:
    """What a name is called behind it: "Kelnet, the brewer"."""
    articles = listed("definite") | listed("indefinite") | listed("owning")
    return _unbroken(behind) if behind and behind[0] in articles else []


def _unbroken(words: Iterable[str]) -> list[str]:
    """The words next to a name up to "of", "at" or a relative clause, articles left out."""
    found: list[str] = []
    for word in words:
        ends = word in of_offices("of") or word in listed("small") or word in verbs() or word == "a"
        if ends or word.endswith("'s") or len(found) >= BESIDE:
            break
        if word not in listed("definite") and word not in listed("indefinite") and word not in listed("relative"):
            found.append(word)
    return found
