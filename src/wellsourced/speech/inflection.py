"""Write out the forms of regular verbs, so that a table needs to name each verb once."""

from collections.abc import Iterable, Mapping


def inflected(verbs: Iterable[str], endings: Mapping[str, str]) -> frozenset[str]:
    """Return the forms of ``verbs``; ``endings`` says by what the end of a first form may be replaced.

    The longest end that fits counts, and the empty one fits all.

    >>> sorted(inflected(["alegar"], {"ar": "a o ado"}))
    ['alega', 'alegado', 'alego']
    """
    return frozenset(form for verb in verbs for form in _forms(verb, endings))


def _forms(verb: str, endings: Mapping[str, str]) -> Iterable[str]:
    fitting = [end for end in endings if verb.endswith(end)]
    if not fitting:
        return (verb,)
    end = max(fitting, key=len)
    stem = verb.removesuffix(end)
    return (stem + ending for ending in endings[end].split())
