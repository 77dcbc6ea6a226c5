"""Bring the inflected forms of a word together, from folded keys alone."""

import re
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer


def _pairs(changes: str) -> tuple[tuple[str, str], ...]:
    return tuple((old, new) for old, _, new in (change.partition(":") for change in changes.split()))


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
LONGEST_KEY = 60  # longer runs of letters are no words; reading them would only cost time
# Plain changes of an ending, the likeliest first: surer than a stem, which joins all words of one root.
_NEAR: dict[str, tuple[tuple[str, str], ...]] = {
    "en": _pairs(
        "ies:y ied:y s: es: ed:e ed: ing:e ing: d: ily:y ly: iest:y ier:y est:e est: bbed:b dded:d gged:g"
        " lled:l mmed:m nned:n pped:p rred:r tted:t bbing:b dding:d gging:g lling:l mming:m nning:n pping:p"
        " rring:r tting:t"
    ),
    "fr": _pairs(
        "ees:er ee:er es:er s: e: es: aient:er ait:er erent:er eront:er era:er ent:er ant:er a:er ives:if"
        " ive:if euses:eux euse:eux aux:al issent:ir issant:ir issons:ir ons:er geons:ger ez:er"
        " e:er oie:oyer oient:oyer du:dre dus:dre due:dre dent:dre dait:dre"
    ),
    "es": _pairs(
        "adas:ar ada:ar ados:ar ado:ar idas:ir ida:ir ido:ir ido:er s: es: ces:z as:o a:o aron:ar aban:ar"
        " aba:ar ando:ar an:ar o:ar ieron:er ieron:ir io:er io:ir aran:ar ara:ar"
        " eran:er era:er iran:ir ira:ir arian:ar aria:ar erian:er eria:er irian:ir iria:ir ian:er ian:ir"
        " ia:er ia:ir iendo:er iendo:ir quen:car que:car cen:zar ce:zar guen:gar gue:gar en:ar en:er en:ir e:ar"
        " a:ar a:er a:ir e:er e:ir"
    ),
    "de": _pairs("en: e: n: er: es: s: em: ern: te:en ten:en t:en ete:en eten:en ende:en enden:en ender:en end:en"),
    "pt": _pairs(
        "adas:ar ada:ar ados:ar ado:ar idas:ir ida:ir ido:ir ido:er oes:ao aes:ao s: es: ais:al eis:el as:o"
        " a:o aram:ar avam:ar ava:ar ando:ar am:ar ou:ar eram:er iram:ir eu:er iu:ir arao:ar ara:ar"
        " erao:er era:er irao:ir ira:ir a:ar e:er e:ir em:er em:ir ia:er ia:ir iam:er iam:ir"
    ),
    "it": _pairs(
        "ate:are ata:are ati:are ato:are ite:ire ita:ire iti:ire ito:ire ute:ere uto:ere i:o i:e e:a a:o e:o"
        " hi: he:a ano:are avano:are ava:are ando:are arono:are eranno:are era:are era:ere ira:ire o:are a:are"
        " chera:care cheranno:care ghera:gare gheranno:gare cera:ciare ceranno:ciare gera:giare geranno:giare"
        " era:iare erebbe:are erebbe:ere irebbe:ire isce:ire iscono:ire ono:ere endo:ere endo:ire eva:ere iva:ire"
    ),
}  # fmt: skip
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
    if name is None or len(key) > LONGEST_KEY:
        return key
    for old, new in _ENDINGS.get(language, ()):
        if key.endswith(old) and len(key) - len(old) >= _SHORTEST_REST:
            key = key[: -len(old)] + new
            break
    # A stemmer keeps its word as state, so each call takes its own: calls may come from several threads.
    return str(snowballstemmer.stemmer(name).stemWord(key))


def near_forms(key: str, language: str) -> Iterator[str]:
    """Yield what a folded ``key`` may be the plural, feminine or finite form of, the likeliest first.

    >>> next(near_forms("casas", "pt"))
    'casa'
    """
    for old, new in _NEAR.get(language, ()):
        if key.endswith(old) and len(key) - len(old) >= _SHORTEST_REST:
            yield key[: len(key) - len(old)] + new


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
