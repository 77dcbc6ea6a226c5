"""Find what a sentence says it has its claim from, where hearing laid it to nobody."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from wellsourced.model.account import Account
from wellsourced.model.speech import Claim
from wellsourced.text.affiliation import listed as of_offices
from wellsourced.tracing.listed import listed
from wellsourced.tracing.phrases import (
    MAX_WORDS,
    Phrase,
    Word,
    determiners,
    fitting,
    is_figure,
    openings,
    phrase_at,
    said,
    words_of,
)
from wellsourced.tracing.subjects import SUBJECT_WORDS, clause_start, opening, subject

Stands = Literal["masculine", "feminine", "neuter", "anyone"]

BETWEEN = 4  # words between what was registered and by whom: "measured at noon in the yard by the sensor"
OWN_WORDS = 5  # between an owner and the count that is theirs
NEWSROOM_WORDS = 4  # of a newsroom that has a paper: "a reporter of the Herald"
PRONOUN_WORDS = 4  # before a pronoun that is the subject of the sentence
_PAST = {"es": ("ó", "aron", "ieron"), "pt": ("ou", "aram")}  # how verbs of the past end
VERDICT_WORDS = 5  # between somebody and the word that says that they are right
FIGURE_WORDS = 12  # between "put" and the figure: "put the number of boats lost that night at 30"
WISH_WORDS = 12  # in which somebody says how they wish to be named


class Basis(NamedTuple):
    """What a sentence goes back to: a ``phrase`` of its ``words``, or somebody before word ``at``, for a pronoun.

    ``decided`` tells that the sentence only says what a body decided: its own doing, of which it need not have told.
    """

    words: tuple[Word, ...]
    phrase: Phrase | None
    stands: Stands | None = None
    at: int = 0
    decided: bool = False


def basis_of(claim: Claim, account: Account) -> Basis | None:
    """Return what ``claim`` says that it goes back to, None where it does not say.

    Read are, in this order: words that lead to a source ("according to", "laut", "as entered in"), somebody's own
    count or version, what registered it, and a subject that asserts, saw or records it. Words in quotation marks
    are somebody else's and not read.
    """
    return _read(claim.text, account.language)


@lru_cache(maxsize=8192)
def _read(text: str, language: str | None) -> Basis | None:
    return read_words(words_of(text, language), language)


def read_words(words: Sequence[Word], language: str | None) -> Basis | None:
    """Return what a sentence, or a part of it, says that it goes back to."""
    frames = (
        *(_held, _tagged, _marked, _if_right, _counted, _behind, _registered, _before_eyes, _claiming, _told),
        *(_inverted, _unnamed, _wishing, _decided),
    )
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
            first = clause_start(words, at, language)
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
        first = clause_start(words, at, language)
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
    """ "By the brewery's tally", "in his telling", "in the judgement of a diver", "the brewery's figure is"."""
    for at, word in enumerate(words[:-1]):
        leads = word.key in said(language, "leads") and not word.mark.endswith('"')
        opens = at == 0 or bool(word.mark) or word.key in said(language, "clauses")
        if not (leads or opens):
            continue
        start = at + leads
        behind = words[start : start + OWN_WORDS + 1]
        size = next((i for i, w in enumerate(behind) if w.key in said(language, "counts")), -1)
        if size < 0 or any(w.mark for w in behind[1 : size + 1]):
            continue
        if not leads and not _tells_what(words, start + size + 1, language):
            continue
        owner = next((i for i, w in enumerate(behind[:size]) if w.owning), None)
        if owner is not None:
            upto = [*words[: start + owner], behind[owner]._replace(owning=False)]
            found = fitting(upto, start, start + owner + 1, language)
            if found is not None:
                yield Basis(tuple(words), found)
        elif size and (stands := _owner(behind[0].key)) is not None:
            yield Basis(tuple(words), None, stands, start)
        elif leads and behind[size].key in said(language, "opinions"):
            yield from _of_whom(words, start + size + 1, language)


def _tells_what(words: Sequence[Word], at: int, language: str | None) -> bool:
    """ "X's figure is": a verb that tells what it is."""
    return at < len(words) and not words[at].mark and words[at].key in said(language, "amounts_to")


def _of_whom(words: Sequence[Word], at: int, language: str | None) -> Iterator[Basis]:
    """ "Of the diver" behind "in the judgement"."""
    if at < len(words) and words[at].key in of_offices("of") and not words[at].mark:
        yield from _standing(words, at + 1, language)


def _if_right(words: Sequence[Word], language: str | None) -> Iterator[Basis]:
    """ "If the ferryman is right", "wenn die Wirtin recht hat", "if X has counted right"."""
    for at, word in enumerate(words[:-1]):
        if word.key not in said(language, "conditions"):
            continue
        found = opening(words, at + 1, len(words), language)
        if found is None or found.first != at + 1:
            continue
        behind = words[found.end : found.end + VERDICT_WORDS]
        stop = next((i for i, w in enumerate(behind) if w.mark), len(behind))
        if any(w.key in said(language, "right") for w in behind[:stop]):
            yield Basis(tuple(words), found)


def _claiming(words: Sequence[Word], language: str | None) -> Iterator[Basis]:
    """ "Zwei Boote will die Wirtin gesehen haben"."""
    for at, word in enumerate(words[:-1]):
        end = next((i for i in range(at + 1, len(words)) if words[i].mark), len(words))
        if word.key not in said(language, "claiming") or words[end - 1].key not in said(language, "helpers"):
            continue
        found = opening(words, at + 1, end - 2, language)
        if found is not None:
            yield Basis(tuple(words), found)
        elif at and (ahead := _subject(words, at, language)) is not None:
            yield ahead


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
    """ "Puts it at midnight", "gave 31", "put the number of boats lost at nine", "whom the board counts as ill"."""
    if words[at].key not in said(language, "weighing"):
        return False
    near = [word for word in words[at + 1 : at + 1 + BETWEEN] if not word.mark]
    if not near:
        return False
    if any(word.key[:1].isdigit() for word in near) or _pronoun(near[0].key, language) == "neuter":
        return True
    led = clause_start(words, at, language)
    relative = led > 0 and words[led - 1].key in listed("relative")
    return (relative and near[0].key in said(language, "valued_as")) or _puts_at(words, at, language)


def _puts_at(words: Sequence[Word], at: int, language: str | None) -> bool:
    """ "Put the number of boats lost at nine", not "put nine crates on the quay"."""
    for word, behind in zip(words[at + 2 : at + FIGURE_WORDS], words[at + 3 : at + FIGURE_WORDS + 1], strict=False):
        if word.mark:
            return False
        if word.key in said(language, "amounting") and is_figure(behind.key, language):
            return True
        if word.key in listed("small") - of_offices("of") - said(language, "amounting"):
            return False
    return False


def _inverted(words: Sequence[Word], language: str | None) -> Iterator[Basis]:
    """ "..., dit la mairie de Vauclair", "..., sostiene el gremio, ...", "..., says the baker"."""
    for at in range(1, len(words) - 1):
        asserts = words[at].key in said(language, "asserting") or _told_so(words[at], language)
        if not asserts or words[at].capital:
            continue
        led = at
        while led > 1 and not words[led].mark and words[led - 1].key in said(language, "helpers"):
            led -= 1
        if not words[led].mark.endswith((",", "»", "”", '"')):
            continue
        found = phrase_at(words, at + 1, language)
        if found is not None and found.sort in ("body", "person") and _closed(words, found.end):
            yield Basis(tuple(words), found)


def _told_so(word: Word, language: str | None) -> bool:
    """ "..., zanjó la alcaldesa": behind a mark and before its subject any verb of the past tells who spoke."""
    endings = _PAST.get((language or "en")[:2])
    return endings is not None and word.mark.endswith((",", "»", "”", '"')) and word.text.endswith(endings)


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
    """The subject of the verb at ``verb``; a pronoun only near the start of the sentence."""
    found = subject(words, verb, language)
    if isinstance(found, int):
        near = found <= PRONOUN_WORDS
        return Basis(tuple(words), None, _pronoun(words[found].key, language), found) if near else None
    return Basis(tuple(words), found) if found is not None else None


def _wishing(words: Sequence[Word], language: str | None) -> Iterator[Basis]:
    """ "A porter, who would not be named, had carried nine": who says how they wish to be named was asked."""
    found = opening(words, 0, len(words), language) or _somebody(words)
    if found is None or found.sort != "person":
        return
    turn = next((at for at in range(found.end, len(words)) if words[at].mark or words[at].key in listed("relative")), 0)
    behind = words[turn : turn + WISH_WORDS] if 0 < turn <= found.end + OWN_WORDS else ()
    keys = [word.key for word in behind]
    withheld = any(key.startswith("anonym") or key in said(language, "withheld") for key in keys)
    names = any(key in said(language, "naming") for key in keys) and any(
        key in said(language, "unwilling") for key in keys
    )
    turns = bool(keys) and (keys[0] in listed("relative") | listed("turning") or bool(behind[0].mark))
    if turns and (withheld or names):
        yield Basis(tuple(words), found)


def _somebody(words: Sequence[Word]) -> Phrase | None:
    """ "A bell-founder, who": whatever noun it is, somebody of whom "who" is said is a person."""
    end = next((at for at, word in enumerate(words[:MAX_WORDS]) if at and word.key in listed("relative")), 0)
    return Phrase(0, end, "person", False) if end > 1 and words[0].key in listed("indefinite") else None


def _decided(words: Sequence[Word], language: str | None) -> Iterator[Basis]:
    """ "The league expelled the club": what only a body can decide, and what it decided goes back to it."""
    for at in range(1, len(words) - 1):
        its_own = words[at + 1].key in listed("owning")  # "closed its doors"
        if words[at].key not in said(language, "deciding") or words[at].capital or its_own:
            continue
        found = _subject(words, at, language)
        main = found is not None and found.phrase is not None and found.phrase.first <= PRONOUN_WORDS
        if found is not None and found.phrase is not None and main and found.phrase.sort == "body":
            yield found._replace(decided=True)


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
