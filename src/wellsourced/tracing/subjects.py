"""Find the subject of a verb in a sentence: in its clause, or at the start of the sentence where the verb shares it."""

from collections.abc import Sequence

from wellsourced.text.lexicon import is_stop
from wellsourced.tracing.listed import listed
from wellsourced.tracing.phrases import MAX_WORDS, Phrase, Word, determiners, fitting, phrase_at, said, sort_of

SUBJECT_WORDS = 12  # of a subject with all that stands between it and its verb


def subject(words: Sequence[Word], verb: int, language: str | None) -> Phrase | int | None:
    """Return the subject of the verb at ``verb``: a phrase, the place of a pronoun, or None.

    A verb behind "and", or behind a relative clause, has the subject with which the sentence begins.
    """
    end = verb
    while end > 0 and not words[end].mark and words[end - 1].key in said(language, "helpers"):
        end -= 1
    if any(word.key in said(language, "passives") for word in words[max(0, end - 1) : verb]) or not end:
        return None
    if words[end].mark.endswith(","):
        end = _before_parenthesis(words, end)
        if not end:
            return None
    first = clause_start(words, end, language)
    if first == end:
        return _shared(words, end, language)
    if end - first == 1 and _is_pronoun(words[first], language):
        return first
    return _of_clause(words, first, end, language) or _over_relative(words, first, end, language)


def _of_clause(words: Sequence[Word], first: int, end: int, language: str | None) -> Phrase | None:
    """All words of the clause before its verb, if they are one phrase."""
    if end - first > SUBJECT_WORDS or any(_breaks(word, language) for word in words[first:end]):
        return None
    first = _over_adverbs(words, first, end, language)
    found = phrase_at(words[:end], first, language)
    if found is not None and found.end == end:
        return found
    found = fitting(words, first, end, language)
    return found if found is not None and found.sort in ("paper", "instrument") else None


def _shared(words: Sequence[Word], end: int, language: str | None) -> Phrase | None:
    """ "The mayor came at dusk and put": the verb has the subject of the one before it."""
    joined = end and not words[end].mark and words[end - 1].key in said(language, "joining")
    return opening(words, 0, end, language) if joined else None


def _over_relative(words: Sequence[Word], first: int, end: int, language: str | None) -> Phrase | None:
    """ "The manual that came with the pump puts": what a relative clause tells of."""
    if first < 2 or words[first - 1].key not in listed("relative") or end - first > SUBJECT_WORDS:
        return None
    found = opening(words, 0, first - 1, language)
    return found if found is not None and found.end == first - 1 else None


def opening(words: Sequence[Word], first: int, end: int, language: str | None) -> Phrase | None:
    """Return the longest phrase that begins at ``first`` and ends in a name or in a noun that can be a source."""
    first = _over_adverbs(words, first, end, language)
    best: Phrase | None = None
    for upto in range(first + 1, min(end, first + MAX_WORDS) + 1):
        last = words[upto - 1]
        if upto > first + 1 and last.mark:
            break
        told = last.capital or sort_of(last.key, (language or "en")[:2]) is not None
        if told and (found := fitting(words, first, upto, language)) is not None:
            best = found
        elif best is not None and not told and last.key not in listed("genitive") | determiners():
            break
    return best


def clause_start(words: Sequence[Word], end: int, language: str | None) -> int:
    """Return where the clause that ends before ``end`` begins: behind a mark, "while", or a relative word."""
    for at in range(end - 1, -1, -1):
        if words[at].mark:
            return at + _opens(words[at], language)
        if _opens(words[at], language):
            return at + 1
    return 0


def _opens(word: Word, language: str | None) -> bool:
    return word.key in said(language, "clauses") or (word.key in listed("relative") and not word.capital)


def _is_pronoun(word: Word, language: str | None) -> bool:
    return any(word.key in said(language, one) for one in ("masculine", "feminine", "neuter"))


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
