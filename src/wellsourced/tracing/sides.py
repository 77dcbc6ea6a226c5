"""Find whom a sentence names for one of its figures: "police put the crowd at 300, the organisers at 900"."""

from collections.abc import Sequence

from wellsourced.text.normalize import keys
from wellsourced.tracing.basis import Basis, read_words
from wellsourced.tracing.phrases import Word, is_figure, said, words_of
from wellsourced.tracing.subjects import opening

GAP_WORDS = 3  # between somebody and the figure that is theirs, where the verb is left out
_PARTS = (",", ";", ":", "–", "—", "(", ")")


def side_of(text: str, written: str | None, language: str | None) -> tuple[tuple[int, int], Basis | None] | None:
    """Return the part of ``text`` that has the figure ``written``, as a span, and whom that part names.

    None where the sentence does not give two figures in two parts, or has ``written`` in none or in several.
    """
    words = words_of(text, language)
    parts = [part for part in _parts(words, language) if any(is_figure(word.key, language) for word in part)]
    if written is None or len(parts) < 2:
        return None
    figures = [key for key in keys(written) if is_figure(key, language)]
    held = [part for part in parts if figures and set(figures) <= {word.key for word in part}]
    if len(held) != 1:
        return None
    part = held[0]
    led = (part[0]._replace(mark=""), *part[1:])
    found = read_words(led, language)
    if found is None and part is not parts[0]:
        found = _gapped(led, language)
    return (part[0].start, part[-1].end), found


def _parts(words: Sequence[Word], language: str | None) -> list[tuple[Word, ...]]:
    """The sentence cut at its marks and before "and", "while"."""
    cuts = [at for at, word in enumerate(words) if at and _cuts(word, language)]
    bounds = [0, *cuts, len(words)]
    return [tuple(words[a:b]) for a, b in zip(bounds, bounds[1:], strict=False) if a < b]


def _cuts(word: Word, language: str | None) -> bool:
    joins = said(language, "joining") | said(language, "clauses")
    told = word.key in said(language, "asserting")  # "nine, says the railway"
    return (word.mark.endswith(_PARTS) and not told) or (word.key in joins and not word.capital)


def _gapped(part: Sequence[Word], language: str | None) -> Basis | None:
    """ "The organisers at 900": the verb stands in the part before."""
    first = int(part[0].key in said(language, "joining") | said(language, "clauses"))
    found = opening(part, first, len(part), language)
    if found is None or found.sort not in ("body", "person", "name") or found.first != first:
        return None
    near = part[found.end : found.end + GAP_WORDS + 1]
    return Basis(tuple(part), found) if any(is_figure(word.key, language) for word in near) else None
