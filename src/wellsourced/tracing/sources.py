"""Someone or something that a statement goes back to, as one account describes it."""

from functools import cache, lru_cache
from itertools import dropwhile, takewhile
from typing import NamedTuple

from wellsourced.model.lineage import OriginKind
from wellsourced.model.speech import Mention
from wellsourced.text.affiliation import distinctive
from wellsourced.text.affiliation import listed as of_offices
from wellsourced.text.names import CALENDAR_WORDS
from wellsourced.text.normalize import keys, tokens
from wellsourced.tracing.listed import listed
from wellsourced.tracing.phrases import Sort, fitting, nouns, sort_of, words_of
from wellsourced.tracing.relays import publisher
from wellsourced.tracing.roles import FIRM, ends_as_body, kinds, kinds_of_word, told_by_each

PAPER_CHARS = 5  # of the shortest word for papers that ends a German compound
DAY_CHARS = 6  # of the shortest day or month that begins a German compound
HOUSE_CHARS = 4  # the same of words for bodies
STEM_CHARS = 4  # at least what a land and its people share, and at most what else either has
_FIRM = frozenset({FIRM})
_NEUTER = frozenset({"it", "its"})
NAME_WORDS = 3  # of a name that ends in a word for bodies


class Source(NamedTuple):
    """Whom a statement goes back to. ``key`` is the same for the same source.

    ``certain`` is False for one who may be someone else named beside them: an unnamed person without a trade of their
    own, a body or paper that nothing tells apart. ``kinds`` are the kinds of institution its name tells.
    """

    key: str
    name: str
    kind: OriginKind
    named: bool
    certain: bool
    account: str
    language: str | None = None
    kinds: frozenset[str] = frozenset()


def tells_somebody(mention: Mention) -> bool:
    """Return False for an unnamed mention that tells of nobody: a lone word that is no trade, or a relative clause."""
    words = keys(mention.name)
    if mention.as_written.casefold() in _NEUTER and not mention.organisation and mention.named:
        return False  # no person is "it"
    if mention.named or mention.organisation:
        return True
    known = listed("trades") | listed("vague") | listed("documents") | of_offices("posts")
    alone = words[:1] and (words[0] in known or _bare(words) or sort_of(words[0], "en") == "body")
    return bool(words) and words[0] not in listed("relative") and (len(words) > 1 or bool(alone))


def source_of(mention: Mention, account: str, language: str | None) -> Source:
    """Return the source that a mention in ``account`` names or describes."""
    name = mention.name if mention.named else described(mention.name)
    words = set(keys(name))
    named = mention.named and not _kind_alone(name, language)
    kind: OriginKind = "office" if mention.organisation or is_house(name, language, named=named) else "person"
    head = sort_of_head(name, language)
    if named and kind == "person" and ends_as_body(name):
        kind = "office"
    if _is_paper(name, language) or head in ("paper", "instrument"):
        kind = "document"
    elif not named and (speaks_as_body(name, language) or head == "body"):
        kind = "office"
    told = kinds(_head_part(name) if kind == "document" else name, language)
    if named:
        known = listed("media").isdisjoint(
            word.rpartition("'")[2] for word in words
        )  # "the agency Corvo" passes on what others said
        return Source(mention.id or publisher(name), mention.name, kind, True, known, account, language, told)
    key = mention.id or f"{account} {publisher(mention.name)}"
    if kind == "person":
        apart = bool((words - listed("vague")) & listed("trades"))
    elif kind == "document":  # "the document" and "its document" may be anybody's
        apart = (bool(telling(name)) and not _of_somebody(name)) or bool(told - _FIRM) or head == "instrument"
        apart = apart and not _of_whom(name)
    else:
        apart = (bool(telling(name)) or bool(told)) and not _some_of_many(name, told)
    return Source(key, mention.name, kind, False, apart, account, language, told)


def sort_of_head(name: str, language: str | None) -> Sort | None:
    """Return of what sort the noun is that a description turns on: "body" for "the weather office"."""
    words = words_of(described(name), language)
    found = fitting(words, 0, len(words), language)
    return found.sort if found is not None else None


def _head_part(name: str) -> str:
    """What stands before the first small word: "an entry" of "an entry in the harbour book"."""
    words = keys(name)
    small = listed("small") - of_offices("of")
    return " ".join(words[:1] + list(takewhile(lambda word: word not in small, words[1:])))


def _some_of_many(name: str, told: frozenset[str]) -> bool:
    """True for "insurers", which may be any; not for "prosecutors", of whom a place has one office."""
    words = keys(name)
    return not told - _FIRM and len(words) == 1 and words[0].endswith("s")


def _of_whom(name: str) -> bool:
    """True for "its clock": of somebody whom only the words before name."""
    return (keys(name) or [""])[0] in listed("owning") or bool(
        set(keys(name)) & (listed("owning") - listed("definite"))
    )


def described(name: str) -> str:
    """Return what of a description tells who it is: without what they were asked, or by whom a paper was seen.

    >>> described("a stoker who asked not to be named")
    'a stoker'
    """
    words = tokens(name)
    for at, word in enumerate(words[1:], 1):
        led = words[at - 1].key in listed("small") | of_offices("of")
        another = word.key in listed("definite") | listed("indefinite") and word.key not in of_offices("of") and not led
        dated = another or (word.key in listed("small") and at + 1 < len(words) and _is_day(words[at + 1].key))
        if word.key in listed("relative") or word.key in listed("turning") or dated:  # "the agency told the Herald"
            return name[: word.start].rstrip(" ,") or name
    return name


def _is_day(word: str) -> bool:
    """ "Donnerstagmorgen" as well as "Thursday"."""
    return word in CALENDAR_WORDS or word.startswith(tuple(d for d in CALENDAR_WORDS if len(d) >= DAY_CHARS))


@lru_cache(maxsize=4096)
def telling(name: str) -> frozenset[str]:
    """Return what of a description tells whom it means: not "the company" alone, but "the rowers' league"."""
    general = listed("documents") | nouns("papers") | listed("bodies") | listed("vague") | listed("voices")
    words = distinctive(described(name)) - general - listed("definite") - listed("indefinite") - listed("small")
    return frozenset(w for w in words if not w.endswith(_endings()) and FIRM not in kinds_of_word(w, None))


@lru_cache(maxsize=4096)
def owner(name: str) -> frozenset[str]:
    """Return the telling words of the one whose paper it is: of "figures of the exchange", "the exchange's list".

    >>> sorted(owner("a planning paper of Vantor's"))
    ['vantor']
    """
    words = keys(described(name))
    behind = next((words[at + 1 :] for at, word in enumerate(words) if at and word in of_offices("of")), None)
    if behind is None:
        last = max((at for at, word in enumerate(words) if word.endswith("'s")), default=-1)
        behind = words[: last + 1]
    return frozenset(word.removesuffix("'s") for word in behind) & telling(name)


def only_kinds(name: str, language: str | None) -> bool:
    """Return True for a description that tells a kind of institution and nothing besides: "the police"."""
    words = [word.removesuffix("'s") for word in keys(described(name))]
    small = listed("small") - of_offices("of") - listed("areas")
    small |= frozenset({"um"}) if language == "de" else frozenset()
    words = words[:1] + list(takewhile(lambda word: word not in small, words[1:]))
    besides = listed("voices") | listed("definite") | listed("vague") | listed("offices")
    besides |= of_offices("empty") | of_offices("of")
    each = zip(words, told_by_each(words, language), strict=True)
    told = [(word, kind or kinds(word, language)) for word, kind in each if word not in besides]
    return any(kind for _, kind in told) and all(kind or word in listed("areas") for word, kind in told)


def _kind_alone(name: str, language: str | None) -> bool:
    """ "The police press office" with a capital, because it begins a sentence, is no name."""
    return keys(name)[:1] != [] and keys(name)[0] in listed("definite") and only_kinds(name, language)


def is_house(name: str, language: str | None, *, named: bool) -> bool:
    """Return True for a place or body that speaks as one: "the park", "die Straßenbehörde"; not "the park ranger".

    A name is one with three words or more: a surname may be the same word.
    """
    small = listed("small") | of_offices("of") | listed("definite") | listed("indefinite") | listed("owning")
    words = [word.removesuffix("'s") for word in keys(described(name))]
    led = list(dropwhile(lambda word: word in small, words))  # "l'autorité" is one word
    head = list(takewhile(lambda word: word not in small, led))
    if not head or (named and len(head) < NAME_WORDS):
        return False
    noun = head[-1] if language in ("en", "de", None) else head[0].rpartition("'")[2]
    return noun in listed("houses") or (language == "de" and noun.endswith(_house_endings()))


@cache
def _house_endings() -> tuple[str, ...]:
    """What a German compound for a body ends in."""
    return tuple(sorted(house for house in listed("houses") if len(house) >= HOUSE_CHARS))


def speaks_as_body(name: str, language: str | None) -> bool:
    """Return True for "a police spokesman", "prosecutors", "the organisers": not for "a police officer"."""
    words = keys(name)
    if not words or not kinds(name, language):
        return False
    if any(part in listed("voices") for word in words for part in (word, *word.split("-"))):
        return True
    return words[0] not in listed("indefinite") and only_kinds(name, language) and _plural(words[-1])


def _is_paper(name: str, language: str | None) -> bool:
    """True for "a notice in the register" and "ein Vertragsentwurf", not for "a person familiar with the contract"."""
    small = listed("small") | of_offices("of")
    head = list(takewhile(lambda word: word not in small, keys(name)))
    compounds = language == "de" and any(word.endswith(_endings()) for word in head)
    return compounds or not listed("documents").isdisjoint(head)


@cache
def _endings() -> tuple[str, ...]:
    """What a German compound for a paper ends in."""
    return tuple(sorted(paper for paper in listed("documents") if len(paper) >= PAPER_CHARS))


def _of_somebody(name: str) -> bool:
    """True for "its document", "the company's list": whose it is the account says elsewhere.

    Not for "a bill from the gas company", which tells what company.
    """
    words = [word.removesuffix("'s") for word in keys(name)]
    led = listed("definite") | listed("owning") | listed("indefinite")
    firm = any(
        (FIRM in kinds_of_word(word, None) or word in listed("firms")) and (at == 0 or words[at - 1] in led)
        for at, word in enumerate(words)
    )
    return bool(words) and (words[0] in listed("owning") or firm)


def _bare(words: list[str]) -> bool:
    return len(words) == 1 and bool(kinds_of_word(words[0], "en"))


def _plural(word: str) -> bool:
    """A last letter of plurals in the languages served: one firefighter is no fire brigade."""
    return word.endswith(("s", "i", "en", "e")) or word == "police"


def of_lands(own: frozenset[str], cited: frozenset[str]) -> frozenset[str]:
    """Return the words of ``own``, with those of ``cited`` in place of lands: "Vantorian" of "Vantoria"."""
    return frozenset(next((c for c in cited if _of_land(word, c)), word) for word in own)


def _of_land(land: str, people: str) -> bool:
    stem = min(len(land), len(people)) - 1
    return stem >= STEM_CHARS and land[:stem] == people[:stem] and max(len(land), len(people)) - stem <= STEM_CHARS
