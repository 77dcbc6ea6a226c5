"""Find whom a sentence names for one of its figures: "the guards counted 300 marchers, the choir 900"."""

from collections.abc import Sequence

from wellsourced.text.affiliation import listed as of_offices
from wellsourced.text.normalize import keys
from wellsourced.tracing.basis import Basis, read_words
from wellsourced.tracing.listed import listed
from wellsourced.tracing.phrases import Word, determiners, is_figure, said, sort_of, words_of
from wellsourced.tracing.subjects import opening

GAP_WORDS = 3  # between somebody and the figure that is theirs, where the verb is left out
_PARTS = (",", ";", ":", "–", "—", "(", ")")


def side_of(text: str, written: str | None, language: str | None, told_at: int | None) -> Basis | None:
    """Return whom the part of ``text`` names that has the figure ``written``.

    ``told_at`` is where the sentence has the one to whom hearing laid it. None where it has only one part, or that one
    stands in the part of the figure, or the part names nobody.
    """
    words = words_of(text, language)
    parts = _parts(words, language)
    figures = {key for key in keys(written or "") if is_figure(key, language)}
    held = [part for part in parts if figures and figures <= {word.key for word in part}]
    if len(parts) < 2 or len(held) != 1 or _holds(held[0], told_at):
        return None
    first = parts[0]
    found = _named(held[0], language)
    told = held[0] is not first and (_holds(first, told_at) or _named(first, language) is not None)
    return found or (_gapped(held[0], language) if told else None)


def _holds(part: Sequence[Word], place: int | None) -> bool:
    return place is not None and part[0].start <= place < part[-1].end


def _named(part: Sequence[Word], language: str | None) -> Basis | None:
    found = read_words((part[0]._replace(mark=""), *part[1:]), language)
    return found if found is not None and not found.decided else None


def _parts(words: Sequence[Word], language: str | None) -> list[tuple[Word, ...]]:
    """The sentence cut at its marks and before "and", "while"; what has no figure stays with the part before it."""
    found: list[tuple[Word, ...]] = []
    cuts = [at for at, word in enumerate(words) if at and _cuts(word, language)]
    for start, end in zip([0, *cuts], [*cuts, len(words)], strict=True):
        part = tuple(words[start:end])
        if found and not any(is_figure(word.key, language) for word in part):
            part = (*found.pop(), *part)
        found += [part] if part else []
    return found


def _cuts(word: Word, language: str | None) -> bool:
    joins = said(language, "joining") | said(language, "clauses")
    told = word.key in said(language, "asserting")  # "nine, says the railway"
    return (word.mark.endswith(_PARTS) and not told) or (word.key in joins and not word.capital)


def _gapped(part: Sequence[Word], language: str | None) -> Basis | None:
    """ "The organisers at 900": the verb stands in the part before."""
    part = (part[0]._replace(mark=""), *part[1:])
    first = int(part[0].key in said(language, "joining") | said(language, "clauses"))
    found = opening(part, first, len(part), language)
    if found is None or found.sort not in ("body", "person", "name") or found.first != first:
        return None
    near = part[found.end : found.end + GAP_WORDS + 1]
    figure = next((at for at, word in enumerate(near) if is_figure(word.key, language)), None)
    led = part[first].capital or part[first].key in determiners() or sort_of(part[first].key, language or "en")
    if figure is None or not led or any(word.key not in listed("small") | of_offices("of") for word in near[:figure]):
        return None
    return Basis(part, found)
