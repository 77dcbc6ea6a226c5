"""Find the paper or the instrument that is the subject of a sentence: "the log has the call at noon"."""

from collections.abc import Sequence

from wellsourced.model.account import Account
from wellsourced.model.speech import Claim, Mention
from wellsourced.text.normalize import Token, tokens
from wellsourced.tracing.listed import listed
from wellsourced.tracing.sources import Source, source_of

SUBJECT_WORDS = 6  # within which the subject's noun must stand
CLAUSE_WORDS = 12  # of a clause between the noun and the verb


def recorded_by(claim: Claim, account: Account) -> Source | None:
    """Return what a claim says that it was recorded by, None where its subject is no paper and no instrument.

    The sentence must begin with an article or an owner: "The gauge at the lock measured 3 metres".
    """
    words = tokens(claim.text)
    if not words or not (words[0].key in listed("definite") or words[0].key.endswith("'s")):
        return None
    papers = listed("documents") | listed("instruments")
    noun = next((at for at, word in enumerate(words[:SUBJECT_WORDS]) if at and word.key in papers), None)
    if noun is None or _verb(words, noun) is None:
        return None
    end = _subject_end(claim.text, words, noun)
    written = claim.text[words[0].start : end]
    instrument = words[noun].key in listed("instruments")
    found = Mention(
        start=claim.start + words[0].start,
        end=claim.start + end,
        name=written,
        as_written=written,
        named=False,
        organisation=instrument,
    )
    return source_of(found, account.id, account.language)


def _verb(words: Sequence[Token], noun: int) -> int | None:
    """Where the verb by which it tells something stands."""
    for at in range(noun + 1, min(len(words) - 1, noun + 1 + CLAUSE_WORDS)):
        key = words[at].key
        if key in listed("recording") or (key in listed("having") and words[at + 1].key in listed("definite")):
            return at
    return None


def _subject_end(text: str, words: Sequence[Token], noun: int) -> int:
    """Where the subject ends: before a comma or the verb."""
    verb = _verb(words, noun) or noun + 1
    for at in range(noun, verb):
        if "," in text[words[at].end : words[at + 1].start]:
            return words[at].end
    return words[verb - 1].end
