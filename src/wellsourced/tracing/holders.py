"""Tell of which body somebody holds the post, where the body is named after it: the minister of the ministry."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from wellsourced.text.affiliation import listed as of_offices
from wellsourced.text.marks import marks
from wellsourced.text.normalize import keys
from wellsourced.tracing.ground import Ground
from wellsourced.tracing.listed import listed
from wellsourced.tracing.phrases import verbs
from wellsourced.tracing.sources import Source, described

ENDING = 2  # letters that a language may add to a post: "Ministerin"
TITLE_WORDS = 5  # beside a name in which its post is looked for
FIELD_CHARS = 5  # what "environment" and "environmental" share


class _Post(NamedTuple):
    """A post or the body that is named after it, with the words for its field: "minister", of "health"."""

    stem: str
    field: frozenset[str]


def holds_post_of(person: Source, body: Source, known: Ground) -> bool:
    """Return True for the holder of the post after which a body is named, where their fields do not differ.

    Of a post without a field ("the minister") the body is meant that the person's account names alone.
    """
    if person.kind != "person" or body.kind != "office" or (bodied := _body(body.name)) is None:
        return False
    for post in _posts(person, known):
        if post.stem != bodied.stem:
            continue
        if not bodied.field or _one_field(post.field, person.language, bodied.field, body.language):
            return True
        if not post.field and not _rivals(bodied, person.account, known):
            return True
    return False


def _rivals(own: _Post, account: str, known: Ground) -> bool:
    """Whether an account lays something to a body of another field: to two ministries."""
    laid = (c.attributed_to for c in known.heard[account].claims)
    bodies = (body for who in laid if who is not None and (body := _body(who.name)) is not None)
    return any(b.stem == own.stem and b.field and b.field.isdisjoint(own.field) for b in bodies)


def _one_field(mine: frozenset[str], own: str | None, theirs: frozenset[str], other: str | None) -> bool:
    """Return whether two fields share a word, its beginning, or what a word means."""
    if any(a[:FIELD_CHARS] == b[:FIELD_CHARS] for a in mine for b in theirs):
        return True
    said = [key for mark in marks(" ".join(sorted(mine)), own) for key in mark.keys]
    return any(not mark.keys.isdisjoint(said) for mark in marks(" ".join(sorted(theirs)), other))


@lru_cache(maxsize=4096)
def _body(name: str) -> _Post | None:
    """The post after which a body is named: that of the minister for "the Ministry of Health"."""
    words = [word.rpartition("'")[2] for word in _plain(keys(described(name)))]
    for word in words:
        for stem in sorted(listed("named_after")):
            at = word.find(stem)
            if at >= 0 and word[at:] in _houses():
                field = frozenset(words) - {word} - listed("areas") - _small() - listed("owning")
                return _Post(stem, field | ({word[:at]} if at else frozenset()))
    return None


@cache
def _houses() -> frozenset[str]:
    """The words for bodies that are named after a post."""
    return frozenset(house for house in listed("houses") if house.startswith(tuple(listed("named_after"))))


@cache
def _holders() -> dict[str, str]:
    """The posts after which bodies are named, each with how both begin."""
    every = of_offices("posts") | listed("mayors")
    return {post: stem for stem in sorted(listed("named_after")) for post in sorted(every) if post.startswith(stem)}


def _posts(person: Source, known: Ground) -> Iterator[_Post]:
    """The posts by which somebody is called: in their name or description, and beside the name anywhere."""
    yield from _titled(keys(described(person.name)), closed=False)
    for before, after in known.roles.beside(person.name) if person.named else ():
        yield from _titled(before[-TITLE_WORDS:], closed=True)
        yield from _titled(_apposed(after[:TITLE_WORDS]), closed=False)


def _apposed(words: Sequence[str]) -> Sequence[str]:
    """What begins as an apposition may: with an article or with the post; "criticised the minister" is none."""
    articles = listed("definite") | listed("indefinite")
    if not words or (words[0] not in articles and _stem(words[0])[0] is None):
        return ()
    return words[: next((at for at, word in enumerate(words) if word in verbs()), len(words))]


def _titled(words: Sequence[str], *, closed: bool) -> Iterator[_Post]:
    """Each post among ``words`` with its field; ``closed``: only one that stands at their end."""
    for at, word in enumerate(words):
        stem, field = _stem(word)
        if stem is None:
            continue
        behind = list(words[at + 1 :])
        led = bool(behind) and (behind[0] in of_offices("of") | listed("genitive") or behind[0][:2] in ("d'", "l'"))
        if closed and behind and not led:
            continue
        ahead = [w for w in words[max(0, at - 1) : at] if w not in _small()]
        own = set(ahead) | ({w.rpartition("'")[2] for w in behind[:3]} - _small() if led else set())
        if listed("first_of_all").isdisjoint(own | field):
            yield _Post(stem, frozenset(own | field))


@lru_cache(maxsize=4096)
def _stem(word: str) -> tuple[str | None, frozenset[str]]:
    """How a post begins, and what a compound says of its field: "innen" of "Innenministerin"."""
    for post, stem in _holders().items():
        at = word.find(post)
        if at >= 0 and len(word) - at - len(post) <= ENDING and word[at:] not in _houses():
            return stem, frozenset({word[:at]} if at else ())
    return None, frozenset()


def _plain(words: Sequence[str]) -> list[str]:
    return [word.removesuffix("'s") for word in words]


@cache
def _small() -> frozenset[str]:
    return of_offices("empty") | of_offices("of") | listed("genitive") | listed("definite") | listed("small")
