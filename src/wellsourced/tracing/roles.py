"""Know what stands beside the names in a story's texts: their roles, and of what kind of institution they may be."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from wellsourced.text.affiliation import listed as of_offices
from wellsourced.text.lexicon import concepts
from wellsourced.text.normalize import keys
from wellsourced.text.sentences import sentence_spans
from wellsourced.text.tables import table
from wellsourced.tracing.listed import listed

FIRM = "firm"  # the kind of which a story may have several
BEFORE, AFTER = 5, 8  # how many words beside a name are looked at
RANK_WORDS = 2  # "Detective Chief Lee"
BODY_WORDS = 5  # how far behind "spokesman for" the body may stand
MAX_PLACES = 60  # of one name; what so many places do not tell, more will not


class _Place(NamedTuple):
    before: tuple[str, ...]
    after: tuple[str, ...]
    language: str | None


class _Line(NamedTuple):
    """A sentence with the place of a name in it."""

    words: tuple[str, ...]
    start: int
    end: int
    language: str | None


class Roles:
    """The words before and behind each place of some names, each with its spellings.

    >>> roles = Roles([("The prosecutor, Ann Lee, agreed.", "en")], {"Ann Lee": ["Ann Lee"]})
    >>> roles.holds("Ann Lee", ("prosecutor",)), roles.kinds("Ann Lee")
    (True, frozenset({'prosecution'}))
    """

    def __init__(self, texts: Iterable[tuple[str, str | None]], names: Mapping[str, Iterable[str]]) -> None:
        self._spelt = {name: tuple(sorted(spellings)) for name, spellings in names.items()}
        self._names = {name: [tuple(keys(s)) for s in spellings if keys(s)] for name, spellings in self._spelt.items()}
        wanted = {own[-1] for spellings in self._names.values() for own in spellings}
        self._lines: list[tuple[tuple[str, ...], str | None]] = []
        self._at: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._owned: dict[str, list[frozenset[str]]] = {}
        self._beside: dict[str, list[_Place]] = {}
        for text, language in texts:
            for words in sentences(text, language):
                found = [(at, word) for at, word in enumerate(words) if word in wanted]
                for at, word in found:
                    if len(self._at[word]) < MAX_PLACES:
                        self._at[word].append((len(self._lines), at))
                if found:
                    self._lines.append((words, language))

    def spellings(self, name: str) -> tuple[str, ...]:
        """Return how the accounts write ``name``."""
        return self._spelt.get(name, ())

    def beside(self, name: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Return the folded words before and behind each place of ``name``."""
        return [(place.before, place.after) for place in self._places(name)]

    def holds(self, name: str, role: Sequence[str], *, place: bool = False) -> bool:
        """Return whether a text calls ``name`` by ``role`` right before or behind the name; articles do not count.

        ``place``: the role is a body, at which somebody may only work: "a cook at the hospital, Ann Lee".
        """
        wanted = tuple(role)
        return bool(wanted) and any(
            (one.before[-len(wanted) :] == wanted and not (place and _led_by_of(one.before[: -len(wanted)])))
            or _without_articles(one.after)[: len(wanted)] == wanted
            for one in self._places(name)
        )

    def kinds(self, name: str) -> frozenset[str]:
        """Return the kinds of institution named near ``name`` anywhere: what the one so named may belong to."""
        return frozenset(
            kind
            for place in self._places(name)
            for word in (*place.before, *place.after)
            for kind in kinds_of_word(word, place.language)
        )

    def ranked(self, name: str) -> frozenset[str]:
        """Return the kinds of institution that a rank in ``name`` or right before it tells."""
        own = {kind for spelt in self._names.get(name, ()) for word in spelt for kind in _by_rank(word)}
        before = (word for place in self._places(name) for word in place.before[-RANK_WORDS:])
        return frozenset(own | {kind for word in before for kind in _by_rank(word)})

    def belongs(self, name: str) -> frozenset[str]:
        """Return the kinds of institution that ``name`` surely speaks for: by a rank, or by a post of theirs."""
        spoken = (
            kind
            for place in self._places(name)
            for words in (_spoken_for(place.after) + _directly(place.after), _spoken_for(place.before))
            for told in told_by_each(words, place.language)
            for kind in told
        )
        return self.ranked(name).union(spoken)

    def speaks_for(self, name: str) -> frozenset[str]:
        """Return the words behind a post of ``name``: those of the bodies that they speak for."""
        places = self._places(name)
        return frozenset(word for place in places for word in _spoken_for(place.after) + _spoken_for(place.before))

    def called(self, name: str) -> frozenset[str]:
        """Return the words right before ``name``, and its own: "Harbour Master Ann Lee"."""
        own = {word for spelt in self._names.get(name, ()) for word in spelt}
        return frozenset(own.union(*(place.before[-RANK_WORDS:] for place in self._places(name))))

    def speaks(self, name: str, body: str) -> bool:
        """Return whether a text says beside ``name`` that they speak for the one word ``body``."""
        return any(body in _spoken_for(place.after) for place in self._places(name))

    def heads(self, name: str, body: frozenset[str]) -> bool:
        """Return whether a text ties ``name`` by a post to all words of ``body``: "Ann Lee, who leads the council"."""
        place_only = body - listed("councils")  # whose council it is, of which a mayor is the head
        for place in self._places(name):
            for words in (place.before, place.after):
                for at, word in enumerate(words):
                    near = set(words[at + 1 : at + 2 + BODY_WORDS])
                    if word in of_offices("posts") and body <= near:
                        return True
                    if word in listed("mayors") and place_only and place_only != body and place_only <= near:
                        return True
        return False

    def ours(self, name: str) -> bool:
        """Return whether a text calls ``name`` its writer's own by a post: "our director, Ann Lee"."""
        for place in self._places(name):
            at = next((i for i, word in enumerate(place.before) if word in listed("ours")), None)
            if at is not None and not of_offices("posts").isdisjoint(place.before[at + 1 :]):
                return True
        return False

    def of_some_firm(self, name: str) -> bool:
        """Return whether ``name`` is only said to be of "the company", whichever that is."""
        bodies = [body for place in self._places(name) if (body := _spoken_for(place.after))]
        return bool(bodies) and all(body[0] in listed("firms") for body in bodies)

    def owned(self, name: str, body: frozenset[str], rivals: Sequence[str]) -> bool:
        """Return whether a sentence that names ``body`` first, and none of its ``rivals``, calls ``name`` its own.

        >>> roles = Roles([("The Mutual will pay, its adjuster, Ann Lee, told us.", "en")], {"Ann Lee": ["Ann Lee"]})
        >>> roles.owned("Ann Lee", frozenset({"mutual"}), ["Harbour Bank"])
        True
        """
        for ahead in self._owning_behind(name):
            if body and body <= ahead and not any(set(keys(rival)) <= ahead for rival in rivals):
                return True
        return False

    def _owning_behind(self, name: str) -> list[frozenset[str]]:
        """The words of each sentence before the "its" that stands right before ``name``."""
        if name not in self._owned:
            found = []
            for line in self._lines_of(name):
                near = range(max(0, line.start - BEFORE), line.start)
                at = next((i for i in near if line.words[i] in listed("owning")), 0)
                found += [frozenset(line.words[:at])] if at else []
            self._owned[name] = found
        return self._owned[name]

    def _lines_of(self, name: str) -> list[_Line]:
        found = []
        for own in self._names.get(name, ()):
            for line, at in self._at.get(own[-1], ()):
                words, language = self._lines[line]
                start = at
                while start and words[start - 1] in own:
                    start -= 1
                found.append(_Line(words, start, at + 1, language))
        return found

    def _places(self, name: str) -> list[_Place]:
        if name not in self._beside:
            self._beside[name] = [
                _Place(
                    line.words[max(0, line.start - BEFORE) : line.start],
                    line.words[line.end : line.end + AFTER],
                    line.language,
                )
                for line in self._lines_of(name)
            ]
        return self._beside[name]


def kinds(name: str, language: str | None) -> frozenset[str]:
    """Return the kinds of institution that the words of ``name`` tell: "police" of "a police spokesman"."""
    words = _plain(name)
    alone = {kind for kind, known in _kinds("alone").items() if known.issuperset(_without_articles(words))}
    found = frozenset(alone | _by_last(name)).union(*told_by_each(words, language))
    return found & {FIRM} or found  # a company is no army's


def ends_as_body(name: str) -> bool:
    """Return True for a name that ends in a word for a body: "Harwick Fire"."""
    return bool(_by_last(name))


def _by_last(name: str) -> set[str]:
    words = _plain(name)
    last = words[-1] if len(words) > 1 and name[:1].isupper() else ""
    return {kind for kind, known in _kinds("last").items() if last in known}


def told_by_each(words: Sequence[str], language: str | None) -> list[frozenset[str]]:
    """Return for each folded word the kinds of institution that it names, alone or in a phrase: "fire service"."""
    told = [kinds_of_word(word, language) for word in words]
    for kind, phrase in _phrases():
        for at in range(len(words) - len(phrase) + 1):
            if tuple(words[at : at + len(phrase)]) == phrase:
                told[at : at + len(phrase)] = [kinds_here | {kind} for kinds_here in told[at : at + len(phrase)]]
    return told


@lru_cache(maxsize=1024)
def sentences(text: str, language: str | None) -> tuple[tuple[str, ...], ...]:
    """Return the folded words of each sentence."""
    return tuple(_plain(text[start:end]) for start, end in sentence_spans(text, language))


@lru_cache(maxsize=4096)
def kinds_of_word(word: str, language: str | None) -> frozenset[str]:
    """Return the kinds of institution that a folded word names in its language."""
    meant = concepts(word, language)
    named = {kind for kind, known in _kinds("concepts").items() if not known.isdisjoint(meant)}
    return frozenset(named | {kind for by in ("ranks", "words") for kind, known in _kinds(by).items() if word in known})


@cache
def _kinds(by: str) -> dict[str, frozenset[str]]:
    listed: dict[str, str] = table("wellsourced.tracing", "words", "institutions")[by]
    return {kind: frozenset(known.split()) for kind, known in listed.items()}


@cache
def _phrases() -> tuple[tuple[str, tuple[str, ...]], ...]:
    listed: dict[str, list[str]] = table("wellsourced.tracing", "words", "institutions")["phrases"]
    return tuple((kind, tuple(phrase.split())) for kind, phrases in listed.items() for phrase in phrases)


def ranked(word: str) -> bool:
    """Return whether a folded word is the rank of one who belongs to an institution: "inspector"."""
    return bool(_by_rank(word))


@lru_cache(maxsize=4096)
def _by_rank(word: str) -> frozenset[str]:
    return frozenset(kind for kind, known in _kinds("ranks").items() if word in known)


def _spoken_for(words: Sequence[str]) -> list[str]:
    """The words behind a post and "of", up to the body they name: "a spokesman for the network operator Kelnet"."""
    found: list[str] = []
    for at, word in enumerate(words[:-1]):
        posted = not {word, *word.split("-")}.isdisjoint(of_offices("posts") | listed("voices"))
        behind = words[at + 2 :] if words[at + 1] in of_offices("of") else words[at + 1 :]
        if posted and (words[at + 1] in of_offices("of") or word in listed("leading")):
            found += [w for w in behind if w not in listed("definite")][:BODY_WORDS]
    return found


def _directly(after: Sequence[str]) -> list[str]:
    """The body right behind a name: "Lee, for the defence"."""
    if len(after) < 2 or after[0] not in of_offices("of"):
        return []
    return [w for w in after[1:] if w not in listed("definite")][:1]


def _plain(text: str) -> tuple[str, ...]:
    return tuple(word.removesuffix("'s") for word in keys(text))


def _led_by_of(words: Sequence[str]) -> bool:
    """True where "at the" or "of" stands before what is next."""
    plain = _without_articles(words)
    return bool(plain) and plain[-1] in of_offices("of")


def _without_articles(words: Sequence[str]) -> tuple[str, ...]:
    articles = listed("definite") | listed("indefinite")
    return tuple(word for word in words if word not in articles)
