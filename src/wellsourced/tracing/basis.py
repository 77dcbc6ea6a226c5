"""Find what a sentence says it has its claim from, where hearing laid it to nobody."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from wellsourced.model.account import Account
from wellsourced.model.speech import Claim
from wellsourced.text.affiliation import listed as of_offices
from wellsourced.text.lexicon import is_stop
from wellsourced.tracing.listed import listed
from wellsourced.tracing.phrases import (
    Phrase,
    Word,
    determiners,
    fitting,
    openings,
    phrase_at,
    said,
    words_of,
)

Stands = Literal["masculine", "feminine", "neuter", "anyone"]

BETWEEN = 4  # words between what was registered and by whom: "measured at noon in the yard by the sensor"
OWN_WORDS = 5  # between an owner and the count that is theirs
NEWSROOM_WORDS = 4  # of a newsroom that has a paper: "a reporter of the Herald"
PRONOUN_WORDS = 4  # before a pronoun that is the subject of the sentence
SUBJECT_WORDS = 12  # of a subject with all that stands between it and its verb


class Basis(NamedTuple):
    """What a sentence goes back to: a ``phrase`` of its ``words``, or somebody before, whom a pronoun stands for."""

    words: tuple[Word, ...]
    phrase: Phrase | None
    stands: Stands | None = None


def basis_of(claim: Claim, account: Account) -> Basis | None:
    """Return what ``claim`` says that it goes back to, None where it does not say.

    Read are, in this order: words that lead to a source ("according to", "laut", "as entered in"), somebody's own
    count or version, what registered it, and a subject that asserts, saw or records it. Words in quotation marks
    are somebody else's and not read.
    """
    return _read(claim.text, account.language)


@lru_cache(maxsize=8192)
def _read(text: str, language: str | None) -> Basis | None:
    words = words_of(text, language)
    frames = (_held, _tagged, _marked, _counted, _behind, _registered, _before_eyes, _told, _inverted, _unnamed)
    return next((found for frame in frames for found in frame(words, language)), None)


def follows(text: str, language: str | None) -> bool:
    """Return whether a sentence opens by saying whose the one before it was: "So says a worker"."""
    words = words_of(text, language)
    first = words[0].key if words else ""
    return any(_stands(words, 0, opening) for opening in openings(language, "following").get(first, ()))


def last_paper(claim: Claim, account: Account) -> Basis | None:
    """Return the last paper that a sentence speaks of: what "it" in the next may stand for."""
    words, language = words_of(claim.text, account.language), account.language
    for at in range(len(words) - 1, -1, -1):
        if words[at].key in determiners() and (found := phrase_at(words, at, language)) and found.sort == "paper":
            return Basis(words, found)
    return None


def _held(words: Sequence[Word], language: str | None) -> Iterator[Basis]:
    """ "The Herald has seen the deed", "a deed of last May, seen by the Herald": the paper, not who read it."""
    holding = said(language, "holding")
    for at in range(1, len(words) - 1):
        if words[at].key not in holding:
            continue
        behind = phrase_at(words, at + 1, language)
        if behind is not None and behind.sort == "paper" and not words[at + 1].mark:
            if _newsroom(words[:at], language):
                yield Basis(tuple(words), behind)
        elif words[at + 1].key in said(language, "agents"):
            first = _clause(words, at, language)
            for start in range(max(0, first - SUBJECT_WORDS), at):
                ahead = phrase_at(words, start, language)
                led = words[start].key in listed("indefinite") | listed("definite") | listed("owning")
                if ahead is not None and ahead.sort == "paper" and led:
                    yield Basis(tuple(words), ahead)


def _newsroom(ahead: Sequence[Word], language: str | None) -> bool:
    """True for "we have", "the paper has", "the Herald has": somebody who reads for others."""
    own = [word for word in ahead if word.key not in said(language, "helpers") and word.key not in determiners()]
    if not own or len(own) > NEWSROOM_WORDS:
        return False
    ours = own[-1].key in listed("we") | listed("newsroom") | listed("media")
    return ours or own[-1].capital


def _tagged(words: Sequence[Word], language: str | None) -> Iterator[Basis]:
    """ "..., Lee said; ...": a tag in the middle of a sentence."""
    asserting = said(language, "asserting")
    for at in range(2, len(words) - 1):
        if words[at].key not in asserting or not words[at + 1].mark:
            continue
        first = _clause(words, at, language)
        if first and at - first <= NEWSROOM_WORDS + 2 and words[first].mark.endswith((",", "”", '"', "»")):
            found = fitting(words, first, at, language)
            if found is not None and found.sort in ("person", "name") and words[at - 1].capital:
                yield Basis(tuple(words), found)


def _unnamed(words: Sequence[Word], language: str | None) -> Iterator[Basis]:
    """ "..., aggiunge ancora": nobody is named where the verb tells enough; whoever spoke before goes on."""
    if (language or "")[:2] not in ("es", "pt", "it"):
        return
    for at in range(len(words) - 1, max(1, len(words) - 4), -1):
        behind = words[at + 1 :]
        closes = all(word.key in said(language, "helpers") and not word.mark for word in behind)
        if words[at].key in said(language, "asserting") and words[at].mark.endswith(",") and closes:
            yield Basis(tuple(words), None, "anyone")


def _marked(words: Sequence[Word], language: str | None) -> Iterator[Basis]:
    """ "going by the brewery", "laut städtischem Bauamt", "stando al museo"."""
    for at in range(len(words)):
        for marker in openings(language, "markers").get(words[at].key, ()):
            if _stands(words, at, marker):
                yield from _standing(words, at + len(marker), language)
                break
        for marker in openings(language, "drawn").get(words[at].key, ()):
            if _stands(words, at, marker):
                yield from (
                    r
                    for r in _standing(words, at + len(marker), language)
                    if _who(r) in ("paper", "instrument", "body")
                )
                break
        if words[at].key == "from" and language == "en" and words[at].mark[-1:] in (",", "("):
            found = phrase_at(words, at + 1, language)
            if found is not None and found.sort in ("paper", "instrument"):
                yield Basis(tuple(words), found)
    yield from _compounds(words, language)


def _compounds(words: Sequence[Word], language: str | None) -> Iterator[Basis]:
    """ "nach Polizeiangaben": the source is the front of the compound."""
    for at, word in enumerate(words[1:], 1):
        for ending in sorted(said(language, "compounds")):
            front = word.key.removesuffix(ending)
            if front and front != word.key and words[at - 1].key in said(language, "leads"):
                size = len(word.text) - len(word.key) + len(front)
                named = word._replace(key=front, text=word.text[:size], end=word.start + size)
                yield from _standing((*words[:at], named), at, language)


def _counted(words: Sequence[Word], language: str | None) -> Iterator[Basis]:
    """ "by the brewery's tally", "in his telling", "on its own admission", "nach ihrer Darstellung"."""
    for at, word in enumerate(words[:-1]):
        if word.key not in said(language, "leads") or word.mark.endswith('"'):
            continue
        behind = words[at + 1 : at + 1 + OWN_WORDS + 1]
        size = next((i for i, w in enumerate(behind) if w.key in said(language, "counts")), 0)
        if not size or any(w.mark for w in behind[1 : size + 1]):
            continue
        owner = next((i for i, w in enumerate(behind[:size]) if w.owning), None)
        if owner is not None:
            upto = [*words[: at + 1 + owner], behind[owner]._replace(owning=False)]
            found = fitting(upto, at + 1, at + 2 + owner, language)
            if found is not None:
                yield Basis(tuple(words), found)
        elif (stands := _owner(behind[0].key)) is not None:
            yield Basis(tuple(words), None, stands)


def _behind(words: Sequence[Word], language: str | None) -> Iterator[Basis]:
    """ "der Polizei zufolge"."""
    for at in range(1, len(words)):
        if any(_stands(words, at, marker) for marker in openings(language, "behind").get(words[at].key, ())):
            first = at - 1
            while first > 0 and not words[first].mark and words[first].key not in determiners():
                first -= 1
            if (found := fitting(words, first, at, language)) is not None:
                yield Basis(tuple(words), found)
            elif (stands := _pronoun(words[at - 1].key, language)) is not None:
                yield Basis(tuple(words), None, stands)


def _registered(words: Sequence[Word], language: str | None) -> Iterator[Basis]:
    """ "was measured at noon by the sensor on the quay"."""
    for at in range(1, len(words) - 1):
        if words[at].key in said(language, "agents"):
            near = words[max(0, at - 1 - BETWEEN * 2) : at]
            if any(word.key in said(language, "registered") for word in near):
                found = phrase_at(words, at + 1, language)
                if found is not None and found.sort in ("instrument", "body", "paper"):
                    yield Basis(tuple(words), found)


def _before_eyes(words: Sequence[Word], language: str | None) -> Iterator[Basis]:
    """ "sous les yeux d'un pêcheur"."""
    for at in range(len(words)):
        for marker in openings(language, "eyes").get(words[at].key, ()):
            if _stands(words, at, marker):
                yield from (basis for basis in _standing(words, at + len(marker), language) if _who(basis) == "person")
                break


def _told(words: Sequence[Word], language: str | None) -> Iterator[Basis]:
    """ "The ferrymen's league reckons with 60", "Captain Lee puts it at noon", "Ann Lee saw the mast go"."""
    for at in range(1, len(words) - 1):
        asserts = words[at].key in said(language, "asserting") or _weighs(words, at, language)
        perceives = words[at].key in said(language, "perceiving")
        records = words[at].key in said(language, "recording") and not _only_has(words, at)
        finds = words[at].key in said(language, "finding")
        if not (asserts or perceives or records or finds) or words[at].capital or _participle(words, at, language):
            continue
        found = _subject(words, at, language)
        if found is None:
            continue
        sort = _who(found)
        if sort in ("paper", "instrument"):
            fits = records
        elif sort == "body":
            fits = asserts or finds
        else:
            fits = asserts or (perceives and found.phrase is not None)
        if fits:
            yield found


def _participle(words: Sequence[Word], at: int, language: str | None) -> bool:
    """ "A clerk accused of it", "reports of snow", "found itself alone": no verb that tells."""
    behind = words[at + 1].key
    passive = words[at].key.endswith(("ed", "s")) and (behind in of_offices("of") or behind in listed("small"))
    return (language or "en")[:2] == "en" and (passive or behind.endswith(("self", "selves")))


def _only_has(words: Sequence[Word], at: int) -> bool:
    """ "The station has closed its doors", not "the log has the call at noon"."""
    behind = words[at + 1]
    return words[at].key in listed("having") and not (behind.key in determiners() or behind.key[:1].isdigit())


def _weighs(words: Sequence[Word], at: int, language: str | None) -> bool:
    """ "puts it at midnight", "gave 31": a figure or a pronoun right behind."""
    if words[at].key not in said(language, "weighing"):
        return False
    near = [word for word in words[at + 1 : at + 1 + BETWEEN] if not word.mark]
    return (
        any(word.key[:1].isdigit() for word in near) or _pronoun(near[0].key, language) == "neuter" if near else False
    )


def _inverted(words: Sequence[Word], language: str | None) -> Iterator[Basis]:
    """ "..., dit la mairie de Vauclair", "..., sostiene el gremio, ...", "..., says the baker"."""
    for at in range(2, len(words) - 1):
        if words[at].key not in said(language, "asserting") or words[at].capital:
            continue
        led = at
        while led > 1 and not words[led].mark and words[led - 1].key in said(language, "helpers"):
            led -= 1
        if not words[led].mark.endswith((",", "»", "”", '"')):
            continue
        found = phrase_at(words, at + 1, language)
        if found is not None and found.sort in ("body", "person") and _closed(words, found.end):
            yield Basis(tuple(words), found)


def _closed(words: Sequence[Word], end: int) -> bool:
    return end >= len(words) or bool(words[end].mark)


def _standing(words: Sequence[Word], at: int, language: str | None) -> Iterator[Basis]:
    """What stands at word ``at``: a phrase, or a pronoun."""
    if at >= len(words) or (at and words[at].mark):
        return
    found = phrase_at(words, at, language)
    if found is not None:
        yield Basis(tuple(words), found)
    elif (stands := _pronoun(words[at].key, language)) is not None:
        yield Basis(tuple(words), None, stands)


def _subject(words: Sequence[Word], verb: int, language: str | None) -> Basis | None:
    """The subject of the verb at ``verb``: all words from the start of its clause."""
    end = verb
    while end > 0 and not words[end].mark and words[end - 1].key in said(language, "helpers"):
        end -= 1
    if any(word.key in said(language, "passives") for word in words[max(0, end - 1) : verb]) or not end:
        return None
    if words[end].mark.endswith(","):
        end = _before_parenthesis(words, end)
        if not end:
            return None
    first = _clause(words, end, language)
    if end - first > SUBJECT_WORDS or first == end:
        return None
    if end - first == 1 and (stands := _pronoun(words[first].key, language)) is not None:
        return Basis(tuple(words), None, stands) if first <= PRONOUN_WORDS else None
    if any(_breaks(word, language) for word in words[first:end]):
        return None
    first = _over_adverbs(words, first, end, language)
    found = phrase_at(words[:end], first, language)
    if found is None or found.end != end:
        found = fitting(words, first, end, language)
        if found is None or found.sort not in ("paper", "instrument"):
            return None
    return Basis(tuple(words), found)


def _breaks(word: Word, language: str | None) -> bool:
    """What no subject holds: another clause or a verb."""
    ends = listed("relative") | said(language, "clauses") | said(language, "passives") | said(language, "asserting")
    return word.key in ends and not word.capital


def _over_adverbs(words: Sequence[Word], first: int, end: int, language: str | None) -> int:
    """Where the subject begins in "By now the guild"."""
    at = next((i for i in range(first + 1, end) if words[i].key in determiners()), first)
    ahead = words[first:at]
    return at if all(is_stop(word.key, language) or word.key in said(language, "helpers") for word in ahead) else first


def _before_parenthesis(words: Sequence[Word], end: int) -> int:
    """Where "X" ends in "X, for its part, puts"; 0 where nothing was put in: the mark parts two clauses."""
    for at in range(end - 1, max(0, end - SUBJECT_WORDS), -1):
        if words[at].mark.endswith(","):
            return at
    return 0


def _clause(words: Sequence[Word], end: int, language: str | None) -> int:
    """Where the clause that ends before ``end`` begins: behind a mark or "while"."""
    for at in range(end - 1, -1, -1):
        if words[at].mark:
            return at + (words[at].key in said(language, "clauses"))
        if words[at].key in said(language, "clauses"):
            return at + 1
    return 0


def _pronoun(key: str, language: str | None) -> Stands | None:
    """What a pronoun stands for; where nouns have genders, "elle" may be a body."""
    stands: tuple[Stands, ...] = ("masculine", "feminine", "neuter")
    found = next((one for one in stands if key in said(language, one)), None)
    return "anyone" if found and (language or "en")[:2] != "en" else found


def _owner(key: str) -> Stands | None:
    """Whom "his", "her" and "its" own stand for; in other languages the owner's sex does not show."""
    if key in listed("owning"):
        return {"his": "masculine", "her": "feminine"}.get(key, "neuter")  # type: ignore[return-value]
    return None


def _who(basis: Basis) -> str:
    if basis.phrase is not None:
        return basis.phrase.sort
    return "body" if basis.stands == "neuter" else "person"


def _stands(words: Sequence[Word], at: int, marker: Sequence[str]) -> bool:
    """True where the words of ``marker`` stand at ``at``, without a mark among them."""
    here = words[at : at + len(marker)]
    return tuple(w.key for w in here) == tuple(marker) and not any(w.mark for w in here[1:])
