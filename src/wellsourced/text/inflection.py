"""Bring the inflected forms of a word together, from folded keys alone."""

import re
from functools import lru_cache

import snowballstemmer

STEMMERS = {
    "en": "english",
    "fr": "french",
    "es": "spanish",
    "de": "german",
    "pt": "portuguese",
    "it": "italian",
}
# Stemmers look for accents that folding removed; these endings are brought to one that they know.
_ENDINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        ("isation", "ization"),
        ("ise", "ize"),
        ("ises", "izes"),
        ("ised", "ized"),
        ("ising", "izing"),
        ("yse", "yze"),
        ("ysed", "yzed"),
    ),
    "fr": (("ees", "e"), ("ee", "e"), ("ss", "ss"), ("s", "")),
    "es": (("iones", "ion"), ("ados", "ado"), ("adas", "ada")),
    "pt": (("oes", "ao"), ("aes", "ao"), ("ais", "al"), ("eis", "el")),
}
_SHORTEST_REST = 3
_INSEPARABLE = re.compile(r"(?:be|emp|ent|er|ge|miss|ver|zer|uber|unter|wider)[^\W\d_]{3}")
_SEPARABLE = re.compile(
    r"(zusammen|zuruck|herunter|heraus|hinaus|voraus|weiter|wieder|nieder|frei|fest|statt|teil|nach|los"
    r"|ab|an|auf|aus|bei|ein|her|hin|mit|um|vor|weg|zu)(?=[^\W\d_]{4})"
)


@lru_cache(maxsize=65536)
def stem(key: str, language: str) -> str:
    """Return the stem of a folded ``key``; the key itself in a language without a stemmer.

    >>> stem("evacuees", "fr") == stem("evacuer", "fr")
    True
    """
    name = STEMMERS.get(language)
    if name is None:
        return key
    for old, new in _ENDINGS.get(language, ()):
        if key.endswith(old) and len(key) - len(old) >= _SHORTEST_REST:
            key = key[: -len(old)] + new
            break
    # A stemmer keeps its word as state, so each call takes its own: calls may come from several threads.
    return str(snowballstemmer.stemmer(name).stemWord(key))


def german_weak_forms(infinitive: str) -> tuple[str, ...]:
    """Return the folded third person and participle of a regular verb; empty for what is no infinitive.

    >>> german_weak_forms("ausloesen")
    ('ausloest', 'ausgeloest')
    """
    if not infinitive.endswith(("en", "eln", "ern")) or len(infinitive) < 5:
        return ()
    root = infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]
    ending = "et" if root.endswith(("t", "d")) else "t"
    present = root + ending
    if root.endswith("ier") or _INSEPARABLE.match(root):
        return (present,)
    split = _SEPARABLE.match(infinitive)
    prefix = split.group(1) if split else ""
    rest = root[len(prefix) :]
    return (present, prefix + rest + ending if _INSEPARABLE.match(rest) else f"{prefix}ge{rest}{ending}")
