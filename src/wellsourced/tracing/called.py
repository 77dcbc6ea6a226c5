"""Know whom the accounts of a story name, so that "Marsh", "the Board" or "the lender" is one of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from wellsourced.model.speech import Mention
from wellsourced.text.affiliation import distinctive
from wellsourced.text.affiliation import listed as of_offices
from wellsourced.text.normalize import keys
from wellsourced.tracing.listed import listed
from wellsourced.tracing.phrases import sort_of
from wellsourced.tracing.roles import Roles

BESIDE = 4  # words between a name and what it is called


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

    def by_noun(self, noun: str, besides: frozenset[str], *, body: bool) -> tuple[Mention, ...]:
        """Return those whom a text calls ``noun``, with ``besides``: "train operator Kelnet", "Kelnet, the lender"."""
        asked = noun, besides, body
        if asked not in self._known:
            everyone = (m for _, m in sorted(self._every.items()) if m.organisation == body and not _is_noun(m.name))
            self._known[asked] = tuple(m for m in everyone if self._is_called(m, {noun, *besides}))
        return self._known[asked]

    def _is_called(self, mention: Mention, words: set[str]) -> bool:
        if words <= set(keys(mention.name)):
            return True
        return any(
            words <= set(_unbroken(reversed(before))) or words <= set(_apposed(behind))
            for before, behind in self._roles.beside(mention.name)
        )


def _is_noun(name: str) -> bool:
    """ "Board" with a capital is what many are called."""
    words = keys(name)
    return len(words) == 1 and sort_of(words[0], "en") is not None


def _apposed(behind: Sequence[str]) -> list[str]:
    """What a name is called behind it: "Kelnet, the lender"."""
    articles = listed("definite") | listed("indefinite") | listed("owning")
    return _unbroken(behind) if behind and behind[0] in articles else []


def _unbroken(words: Iterable[str]) -> list[str]:
    """The words next to a name up to "of", "at" or a relative clause, articles left out."""
    found: list[str] = []
    for word in words:
        if word in of_offices("of") or word in listed("small") or word.endswith("'s") or len(found) >= BESIDE:
            break
        if word not in listed("definite") and word not in listed("indefinite") and word not in listed("relative"):
            found.append(word)
    return found
