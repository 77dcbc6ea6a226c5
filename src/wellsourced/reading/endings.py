"""Know what stands under a text without mark-up: the page's last lines, which no sentence of the article takes up."""

from wellsourced.reading import noise
from wellsourced.reading.furniture import Unit, is_prose
from wellsourced.reading.lines import ends_with_stop, word_count

_LABEL_WORDS, _NOTICE_WORDS = 14, 30
_LIST_LINES = 4  # so many lines alike are a list that the article ends with
_LEAST_PARAGRAPHS, _APART = 3, 0.8
_QUOTES = '“”«»„"'
_STOPS = "。！？؟۔।"


def endings(units: list[Unit], last: int) -> list[Unit]:
    """Mark as boilerplate the lines after unit ``last``, the last that reads as news, that tell nothing of it.

    A short line without a full stop is such, unless it is one of a list or goes on from a colon. So is a whole group of
    lines at the end that stand close together, where paragraphs stand apart and one of the lines is boilerplate.
    """
    out = _loose_lines(units, last)
    return _closing_group(out)


def _loose_lines(units: list[Unit], last: int) -> list[Unit]:
    loose = [index for index in range(last + 1, len(units)) if units[index].kind is None and _is_loose(units[index])]
    opens_list = any(unit.line.text.endswith(":") for unit in units[last:] if unit.kind != "boilerplate")
    if last < 0 or opens_list or len(loose) >= _LIST_LINES:
        return units
    out = list(units)
    for index in loose:
        out[index] = units[index]._replace(kind="boilerplate")
    return out


def _is_loose(unit: Unit) -> bool:
    text = unit.line.text
    if ends_with_stop(text) or text[-1] in _STOPS or word_count(text) > _LABEL_WORDS:
        return False
    return _tells_nothing(unit)


def _tells_nothing(unit: Unit) -> bool:
    text = unit.line.text
    return not (any(mark in text for mark in _QUOTES) or noise.reports(text) or noise.is_keepsake(text))


def _closing_group(units: list[Unit]) -> list[Unit]:
    """The last lines that stand close together, if all before them stand apart and one of them is boilerplate."""
    begin = max((index for index, unit in enumerate(units) if unit.line.gap), default=0)
    group = units[begin:]
    if len(group) < 2 or _is_told(group[0].line.text) or not _stand_apart(units[:begin]):
        return units
    if not any(map(_is_noise, group)) or not all(unit.kind == "boilerplate" or _may_be_notice(unit) for unit in group):
        return units
    return units[:begin] + [unit._replace(kind="boilerplate") for unit in group]


def _stand_apart(units: list[Unit]) -> bool:
    """True where nearly all paragraphs of news have an empty line before and after them."""
    groups: list[list[Unit]] = []
    for unit in units:
        if unit.line.gap or not groups:
            groups.append([])
        groups[-1].append(unit)
    told = [group for group in groups if any(map(is_prose, group))]
    return len(told) >= _LEAST_PARAGRAPHS and sum(len(group) == 1 for group in told) >= _APART * len(told)


def _is_told(text: str) -> bool:
    """True for a sentence that neither asks nor calls."""
    return ends_with_stop(text) and not text.endswith(("?", "!"))


def _is_noise(unit: Unit) -> bool:
    return unit.kind == "boilerplate" or noise.score(unit.line, edge=True, tail=True).is_noise


def _may_be_notice(unit: Unit) -> bool:
    short = word_count(unit.line.text) <= _NOTICE_WORDS
    return unit.kind in {None, "heading"} and short and _tells_nothing(unit)
