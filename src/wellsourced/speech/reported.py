"""Find by rule to whom a sentence lays what stands outside quotation marks: indirect speech and its cue."""

from collections.abc import Sequence

from wellsourced.speech.ahead import document_in
from wellsourced.speech.cues import Tie, according_at, hears, inverted_pronoun, is_cue, undergone
from wellsourced.speech.frames import Frame
from wellsourced.speech.phrases import Phrase
from wellsourced.speech.relating import as_told, made_known
from wellsourced.speech.sayers import headed, sayer
from wellsourced.speech.shown import opens_with_paper
from wellsourced.speech.subjects import Reader
from wellsourced.text.normalize import Token

_COUNTS = frozenset(
    """count tally estimate reckoning figures list records account data calculation
    bilan decompte liste recuento lista zahlung contagem elenco conteggio""".split()
)
MAX_SENTENCE_WORDS = 250  # what is longer is a list or a page without stops
_BY = frozenset("by on selon segun segundo secondo nach por".split())


def reported(reader: Reader, frame: Frame) -> Tie | None:
    """Return the cue and the subject that govern the sentence, or None where it speaks itself."""
    line = frame.words
    if len(line) > MAX_SENTENCE_WORDS:
        return None
    found = (
        (None if _speaks_first(reader, line) else as_told(reader, line))
        or made_known(reader, line)
        or _according(reader, line)
        or by_paper(reader, line)
        or _by_agent(reader, line)
    )
    found = found or _closing(reader, frame) or _opening(reader, frame)
    found = found or opens_with_paper(reader, line)
    return found or _by_count(reader, line) or _who_counted(reader, line) or _estimate(reader, line)


def _speaks_first(reader: Reader, line: Sequence[Token]) -> bool:
    """ "Negó que hubiera humo, como decía un vecino.": whoever denies it has spoken, and not the neighbour."""
    return reader.words.grammar.drops_subject and len(line) > 1 and is_cue(reader.words, line, 0)


def _according(reader: Reader, line: Sequence[Token]) -> Tie | None:
    heads = reader.words.according_heads
    for index, token in enumerate(line):
        size = according_at(reader.words, line, index) if token.key in heads else 0
        if not size:
            continue
        subject = reader.after(line, index + size)
        if subject is None or subject.kind == "pronoun" or _measures(reader, subject):
            continue
        if not _conforms(reader, line, index, size) or headed(reader, subject):
            return Tie(line[index], line[index + size - 1].end, subject, "according", True)
    return None


def _conforms(reader: Reader, line: Sequence[Token], index: int, size: int) -> bool:
    """ "In accordance with", "per": what one holds to as often as whom one has it from."""
    return tuple(t.key for t in line[index : index + size]) in reader.words.relays.own_view


def _measures(reader: Reader, subject: Phrase) -> bool:
    """``milligrams per litre``: a bare noun that names nobody."""
    someone = reader.words.nameable
    own = subject.key.split()
    bare = subject.kind == "description" and (len(own) == 1 or own[0] not in reader.words.determiners)
    return bare and not any(word in someone or word.rstrip("s") in someone for word in own)


def _closing(reader: Reader, frame: Frame) -> Tie | None:
    """``..., the company said.`` and ``..., said X, who ...``: the tag behind what was said."""
    line = frame.words
    for index in range(len(line) - 1, 0, -1):
        if not _tells(reader, line, index):
            continue
        found = _subject_behind(reader, frame, index) or _subject_ahead(reader, frame, index)
        if found is not None:
            return found
    return None


def _subject_behind(reader: Reader, frame: Frame, index: int) -> Tie | None:
    """``..., said X``: the verb opens the tag."""
    line = frame.words
    led = _led(reader, line, index)
    key = line[index].key
    if not _closed_before(reader, line, led) or reader.participle(key) or inverted_pronoun(reader.words, line, index):
        return None
    subject = reader.after(line, index + 1)
    if subject is None or (hears(reader.words, key) and not reader.words.grammar.verb_final):
        return None
    if subject.kind == "description" and not reader.well_begun(line, subject):
        return None
    last = subject.kind == "name" and not any(c.isalnum() for c in reader.text[subject.end : frame.end])
    if not last and _parenthesis_before(reader, line, led):
        return None
    return Tie(line[index], line[index].end, subject, "after", True)


def _subject_ahead(reader: Reader, frame: Frame, index: int) -> Tie | None:
    """``..., the company said``: the verb ends the tag, or only who was told and when follow it."""
    line = frame.words
    subject = inverted_pronoun(reader.words, line, index) or reader.before(line, index)
    if subject is None or subject.start == frame.start or undergone(reader, line, index):
        return None
    if reader.mark_before(line, subject) in (",", "”", '"', "»") and _ends_clause(reader, line, index):
        return Tie(line[index], line[index].end, subject, "after", True)
    return None


def teller_before(reader: Reader, frame: Frame, source: Tie) -> Tie | None:
    """Return the tag of ``..., berichtete die Zeitung unter Berufung auf X``: it passed on what ``source`` said."""
    if source.place != "according" or source.cue is None:
        return None
    line = tuple(t for t in frame.words if t.end <= source.cue.start)
    told = _closing(reader, frame._replace(words=line)) if len(line) > 2 else None
    subject = told.subject if told is not None else None
    if subject is None or subject.kind == "pronoun" or subject.end < line[-1].end:
        return None
    return told


def _tells(reader: Reader, line: Sequence[Token], index: int) -> bool:
    """A verb of saying, or one of finding out; a weak verb only right before a subject that ends the sentence."""
    words = reader.words
    if line[index].key in words.grammar.finding:
        return True
    if not is_cue(words, line, index):
        return False
    if not _weak(reader, line, index):
        return True
    if index + 1 == len(line) or not _closed_before(reader, line, _led(reader, line, index)):
        return False
    begins = reader.name_at(line[index + 1].start) is not None or line[index + 1].key in words.grammar.definite
    subject = reader.after(line, index + 1) if begins else None
    return subject is not None and subject.end >= line[-1].end


def _led(reader: Reader, line: Sequence[Token], index: int) -> int:
    """The first auxiliary of a compound verb; ``index`` itself where it stands alone."""
    while index > 1 and line[index - 1].key in reader.words.adverbs and not reader.gap(line, index - 1).strip():
        index -= 1
    return index


def _closed_before(reader: Reader, line: Sequence[Token], index: int) -> bool:
    gap = reader.text[line[index - 1].end : line[index].start]
    return any(mark in gap for mark in (",", "»", "”", '"'))


def dropped(reader: Reader, frame: Frame) -> Token | None:
    """Return the verb of ``..., añadió.``: the sentence is laid to whoever spoke before, and does not name them."""
    line = frame.words
    if not reader.words.grammar.drops_subject or len(line) < 3 or len(line) > MAX_SENTENCE_WORDS:
        return None
    last = len(line) - 1
    if any(c.isalnum() for c in reader.text[line[last].end : frame.end]):
        return None
    said = is_cue(reader.words, line, last) and not reader.participle(line[last].key)
    return line[last] if said and _closed_before(reader, line, _led(reader, line, last)) else None


def _parenthesis_before(reader: Reader, line: Sequence[Token], index: int) -> bool:
    """``Ann Lee, 52, said``, ``the mayor, Ann Lee, asked``: the comma closes a parenthesis behind the subject."""
    gaps = [i for i in range(index) if "," in reader.gap(line, i)]
    if gaps and any(t.text[:1].isdigit() for t in line[1 : gaps[0] + 1]):
        return False  # "The fence measures 1.40 metres, 40 centimetres too low, noted": a clause stands ahead
    return len(gaps) >= 2 and gaps[-2] <= 6 and gaps[-1] - gaps[-2] <= 12 and gaps[-1] == index - 1


def _weak(reader: Reader, line: Sequence[Token], index: int) -> bool:
    key = line[index].key
    return key in reader.words.weak or (key in reader.words.call and key not in reader.words.say)


def _completed(reader: Reader, line: Sequence[Token], index: int) -> bool:
    """``dit que``, ``dit avoir``: what follows is what is told."""
    following = line[index + 1].key if index + 1 < len(line) else ""
    return following in reader.words.grammar.completing


def _ends_clause(reader: Reader, line: Sequence[Token], index: int) -> bool:
    """The tag's verb ends the sentence, or only who was told and when follow it."""
    rest = reader.text[line[index].end : line[-1].end]
    return "," not in rest or len(line) - index <= 10


def _opening(reader: Reader, frame: Frame) -> Tie | None:
    """``X said nine boats had been lost``: the first verb of saying with its subject."""
    words, line = reader.words, frame.words
    for index in range(len(line)):
        if index > 24:
            return None
        if not is_cue(words, line, index) or (_weak(reader, line, index) and not _completed(reader, line, index)):
            continue
        subject = reader.before(line, index) if index else None
        if subject is None or index + 2 >= len(line) or undergone(reader, line, index):
            continue
        who = sayer(reader, line, subject)
        if who is not None:
            return Tie(line[index], line[index].end, who, "before", True)
    return None


def _by_count(reader: Reader, line: Sequence[Token]) -> Tie | None:
    """``by the utility's count``, ``on the operator's list``."""
    for index in range(len(line) - 2):
        if line[index].key not in _BY:
            continue
        for at in range(index + 1, min(index + 5, len(line) - 1)):
            if line[at].key.endswith("'s") and any(t.key in _COUNTS for t in line[at + 1 : at + 3]):
                name = reader.name_at(line[at].start)
                first = line[index + 1]
                subject = (
                    Phrase(name.start, name.end, "name", name, " ".join(name.core))
                    if name is not None
                    else Phrase(first.start, line[at].end - 2, "description", None, _plain(line[index + 1 : at + 1]))
                )
                return Tie(line[index], line[index].end, subject, "according", True)
    return None


def by_paper(reader: Reader, line: Sequence[Token]) -> Tie | None:
    """Return the tie of ``The draft, which the Herald has seen, says``, ``A draft seen by the Herald gives``."""
    words = reader.words
    for index in range(2, len(line) - 2):
        if line[index].key not in words.grammar.seeing:
            continue
        by = line[index + 1].key in words.grammar.agents
        which = any(t.key in words.relative for t in line[max(0, index - 6) : index])
        paper = document_in(reader, line[:index]) if by or which else None
        led = next((t for t in reversed(line[:index]) if paper is not None and t.end <= paper.start), None)
        if paper is not None and (led is None or led.key not in words.grammar.prepositions):
            return Tie(line[index], line[index].end, paper, "before", True)
    return None


def _by_agent(reader: Reader, line: Sequence[Token]) -> Tie | None:
    """``reported by the weather station``, ``counted by a Herald reporter``."""
    words = reader.words
    for index in range(1, len(line) - 2):
        key = line[index].key
        said = (key in words.cues - words.weak and key not in words.call) or key in words.grammar.counting
        if not said or line[index + 1].key not in words.grammar.agents:
            continue
        subject = reader.after(line, index + 2)
        if subject is not None and subject.kind != "pronoun" and not reader.participle(line[index + 2].key):
            return Tie(line[index], line[index + 1].end, subject, "according", True)
    return None


def _who_counted(reader: Reader, line: Sequence[Token]) -> Tie | None:
    """``Ann Lee, who counted them``: the figure is hers."""
    words = reader.words
    for index in range(1, len(line) - 1):
        if line[index].key not in words.relative or line[index + 1].key not in words.grammar.counting:
            continue
        subject = reader.before(line, index)
        if subject is not None and subject.kind == "name":
            return Tie(line[index + 1], line[index + 1].end, subject, "according", True)
    return None


def _estimate(reader: Reader, line: Sequence[Token]) -> Tie | None:
    """``The council estimates the number of sheep at 640.``"""
    grammar = reader.words.grammar
    for index in range(1, len(line) - 2):
        if line[index].key not in grammar.estimating:
            continue
        led = [at for at in range(index + 1, len(line) - 1) if line[at].key in grammar.estimated_at]
        figures = [line[i].text[:1].isdigit() for at in led for i in range(at + 1, min(at + 3, len(line)))]
        if any(figures) or any(t.text[:1].isdigit() for t in line[index + 1 : index + 3]):
            subject = reader.before(line, index)
            ahead = [t for t in line if subject is not None and t.end <= subject.start]
            led_in = (
                subject is not None and reader.mark_before(line, subject) == ","
            )  # "In the report, the club counts"
            if subject is not None and (led_in or all(t.key in reader.words.determiners for t in ahead)):
                return Tie(line[index], line[index].end, subject, "before", True)
    return None


def _plain(line: Sequence[Token]) -> str:
    return " ".join(t.key.removesuffix("'s") for t in line)
