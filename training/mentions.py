"""Read the names that MEANTIME and ECB+ mark: persons, organisations and places.

Both mark descriptions and pronouns too; only proper names are kept, cut down to the capitalised words.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element, parse

from training.polnear import Span

MEANTIME_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
ECB_KINDS = {
    "HUMAN_PART_PER": "person",
    "HUMAN_PART_ORG": "organisation",
    "HUMAN_PART_MEDIA": "organisation",
    "HUMAN_PART_GPE": "place",
    "LOC_GEO": "place",
    "LOC_FAC": "place",
}
NO_PART = frozenset("the a an mr mrs ms dr sir president sen senator rep gov judge captain sgt officer".split())
PARTICLES = frozenset("of de del la le van von der al bin for and the & -".split())
POSSESSIVES = frozenset(("'s", "’s", "'"))
NO_SPACE_BEFORE = frozenset(".,;:?!)]%") | {"'s", "’s", "n't", "''", "”"}
NO_SPACE_AFTER = frozenset("([$") | {"``", "“"}


class Mention(NamedTuple):
    """A name: its kind, and its characters ``[start, end)``."""

    kind: str
    start: int
    end: int


class Document(NamedTuple):
    """A text with its names, which do not overlap; only within ``covered`` (sentences) are all of them marked."""

    name: str
    text: str
    mentions: tuple[Mention, ...]
    covered: tuple[Span, ...]


class _Token(NamedTuple):
    sentence: int
    word: str


def meantime(folder: Path) -> Iterator[Document]:
    """Yield MEANTIME's English articles by path; only their first sentences are covered."""
    for path in sorted(folder.glob("intra_cross-doc_annotation/**/*.xml")):
        root = parse(path).getroot()
        entity = {e.get("m_id"): MEANTIME_KINDS.get(e.get("ent_type", "")) for e in root.iter("ENTITY")}
        kinds = {
            source.get("m_id"): entity.get(target.get("m_id"))
            for link in root.iter("REFERS_TO")
            for target in link.iter("target")
            for source in link.iter("source")
        }
        marks = [(kinds.get(mark.get("m_id")), mark) for mark in root.iter("ENTITY_MENTION")]
        named = [(kind, mark) for kind, mark in marks if mark.get("syntactic_type") in ("NAM", "NAM.NOM", None)]
        yield _document(f"meantime/{path.stem}", root, named, [mark for _, mark in marks])


def ecbplus(folder: Path) -> Iterator[Document]:
    """Yield ECB+'s documents by path; only sentences with a mark are covered, and never the address they begin with."""
    for path in sorted(folder.glob("*/*.xml")):
        root = parse(path).getroot()
        markables = root.find("Markables")
        marks = [mark for mark in (() if markables is None else markables) if mark.find("token_anchor") is not None]
        named = [(ECB_KINDS[mark.tag], mark) for mark in marks if mark.tag in ECB_KINDS]
        yield _document(f"ecbplus/{path.stem}", root, named, marks)


def _document(
    name: str, root: Element, named: Sequence[tuple[str | None, Element]], marks: Sequence[Element]
) -> Document:
    tokens = {t.get("t_id", ""): _Token(int(t.get("sentence", 0)), t.text or "") for t in root.iter("token")}
    text, places = _text(tokens)
    annotated = {tokens[key].sentence for mark in marks for key in _anchors(mark, tokens)}
    found: list[Mention] = []
    for kind, mark in sorted(named, key=lambda item: -len(_anchors(item[1], tokens))):
        own = _name(_anchors(mark, tokens), tokens)
        if kind is None or not own:
            continue
        mention = Mention(kind, places[own[0]].start, places[own[-1]].end)
        if not any(mention.start < other.end and other.start < mention.end for other in found):
            found.append(mention)
    return Document(name, text, tuple(sorted(found, key=lambda m: m.start)), _covered(tokens, places, annotated))


def _anchors(mark: Element, tokens: dict[str, _Token]) -> list[str]:
    return [key for anchor in mark.iter("token_anchor") if (key := anchor.get("t_id", "")) in tokens]


def _text(tokens: dict[str, _Token]) -> tuple[str, dict[str, Span]]:
    """The text with the spaces a reader expects, a sentence a line, and where each token stands in it."""
    pieces: list[str] = []
    places: dict[str, Span] = {}
    at, before = 0, None
    for key, token in tokens.items():
        gap = ""
        if before is not None and before.sentence != token.sentence:
            gap = "\n"
        elif before is not None and token.word not in NO_SPACE_BEFORE and before.word not in NO_SPACE_AFTER:
            gap = " "
        places[key] = Span(at + len(gap), at + len(gap) + len(token.word))
        pieces.extend((gap, token.word))
        at, before = places[key].end, token
    return "".join(pieces), places


def _name(keys: Sequence[str], tokens: dict[str, _Token]) -> list[str]:
    """The last run of capitalised words of a mention, particles within it; nothing where a common noun ends it."""
    own = [key for key in keys if tokens[key].word.lower() not in POSSESSIVES]
    begin = len(own)
    while begin and (_capital(own[begin - 1], tokens) or (begin < len(own) and _particle(own[begin - 1], tokens))):
        begin -= 1
    run = own[begin:]
    while run and (not _capital(run[0], tokens) or tokens[run[0]].word.lower().rstrip(".") in NO_PART):
        run.pop(0)
    return run


def _capital(key: str, tokens: dict[str, _Token]) -> bool:
    return tokens[key].word[:1].isupper() or tokens[key].word[:1].isdigit()


def _particle(key: str, tokens: dict[str, _Token]) -> bool:
    return tokens[key].word.lower() in PARTICLES


def _covered(tokens: dict[str, _Token], places: dict[str, Span], annotated: set[int]) -> tuple[Span, ...]:
    by_sentence: dict[int, list[str]] = defaultdict(list)
    for key, token in tokens.items():
        by_sentence[token.sentence].append(key)
    found = []
    for sentence in sorted(annotated):
        keys = by_sentence[sentence]
        if not tokens[keys[0]].word.startswith("http"):
            found.append(Span(places[keys[0]].start, places[keys[-1]].end))
    return tuple(found)
