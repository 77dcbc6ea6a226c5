"""Find by rule who told a sentence, by a clause of its own: "wie die Polizei mitteilte", "según informó la policía"."""

from collections.abc import Sequence

from wellsourced.speech.cues import Tie, is_cue
from wellsourced.speech.marks import Marked
from wellsourced.speech.phrases import Phrase, named
from wellsourced.speech.subjects import Reader
from wellsourced.text.normalize import Token

VERB_FINAL_WORDS = 16  # how long the clause "wie ..., die ..., am Montag mitteilte" may be
SUBJECT_WORDS = 8  # "as the harbour office of Upmill put it"
BEFORE_VERB_WORDS = 3  # "comme l'a", "secondo quanto ha"
LED_WORDS = 4  # before "fait savoir"
COMPARED_WORDS = 4  # "so groß, wie die Leute sagen"


def as_told(reader: Reader, line: Sequence[Token]) -> Tie | None:
    """Return the tie of a clause of telling that stands apart; None where there is none.

    Of "Neun Boote sanken, wie die Polizei mitteilte" the cue is "wie" and the subject "die Polizei".
    """
    grammar = reader.words.grammar
    for index, token in enumerate(line[:-1]):
        if token.key not in grammar.as_told or not _stands_apart(reader, line, index):
            continue
        order = _verb_final if grammar.verb_final else _verb_second if grammar.subject_first else _verb_first
        found = order(reader, line, index)
        if found is not None:
            return found
    return None


def made_known(reader: Reader, line: Sequence[Token]) -> Tie | None:
    """Return the tie of an idiom of telling: "the firm let it be known that", "..., a fait savoir la police"."""
    for phrase in reader.words.made_known:
        for index in range(len(line) - len(phrase) + 1):
            if tuple(t.key for t in line[index : index + len(phrase)]) != phrase:
                continue
            last = line[index + len(phrase) - 1]
            led = index
            while led and line[led - 1].key in reader.words.adverbs and "," not in reader.gap(line, led - 1):
                led -= 1
            apart = led > 0 and "," in reader.gap(line, led - 1)
            behind = reader.after(line, index + len(phrase)) if apart else None
            if behind is not None and behind.kind != "pronoun":
                return Tie(line[index], last.end, behind, "after", True)
            subject = reader.before(line, index) if index else None
            if subject is not None:
                tag = reader.mark_before(line, subject) == ","
                return Tie(line[index], last.end, subject, "after" if tag else "before", True)
    return None


def made_known_behind(reader: Reader, quotation: Marked, after: Sequence[Token]) -> Tie | None:
    """Return the tie of « "...", a fait savoir la mairie »: an idiom of telling for a tag."""
    clear = after and not reader.text[quotation.outer_end : after[0].start].strip(" ,\u00a0\u202f")
    for phrase in reader.words.made_known if clear else ():
        for led in range(min(LED_WORDS, len(after) - len(phrase))):
            if tuple(t.key for t in after[led : led + len(phrase)]) != phrase:
                continue
            light = all(t.key in reader.words.adverbs for t in after[:led])
            subject = reader.after(after, led + len(phrase)) if light else reader.before(after, led)
            if subject is not None:
                return Tie(after[led], after[led + len(phrase) - 1].end, subject, "after", True)
    return _let_known(reader, after) if clear else None


def _let_known(reader: Reader, after: Sequence[Token]) -> Tie | None:
    """„..., ließ die Firma über ihren Anwalt mitteilen“: what ends the tag says how; „wird Lee zitiert“."""
    relays, grammar = reader.words.relays, reader.words.grammar
    if len(after) < LED_WORDS - 1 or not grammar.verb_final:
        return None
    stop = next((i for i in range(1, len(after)) if reader.gap(after, i).strip()), len(after) - 1)
    lets = after[0].key in relays.let_know and after[stop].key in relays.letting
    quoted = after[0].key in grammar.passives and after[stop].key in grammar.citing
    name = reader.name_at(after[1].start)
    subject = (named(name) if name is not None else reader.after(after, 1)) if lets or quoted else None
    return Tie(after[0], after[0].end, subject, "after", True) if subject is not None else None


def _stands_apart(reader: Reader, line: Sequence[Token], index: int) -> bool:
    """At the start of the sentence or behind a comma, and no comparison."""
    if index and "," not in reader.gap(line, index - 1):
        return False
    return not any(t.key in reader.words.grammar.comparing for t in line[max(0, index - COMPARED_WORDS) : index])


def _verb_final(reader: Reader, line: Sequence[Token], index: int) -> Tie | None:
    """ "wie die Polizei am Montag mitteilte", "wie aus einem Schreiben der Firma hervorgeht"."""
    grammar = reader.words.grammar
    begin = index + 2 if line[index + 1].key in grammar.as_told_from else index + 1
    if begin >= len(line):
        return None
    subject = reader.after(line, begin)
    if subject is None or subject.kind == "pronoun":
        return None
    clause = range(begin, min(len(line), begin + VERB_FINAL_WORDS))
    for at in (i for i in clause if line[i].start >= subject.end):
        verb = line[at].key in grammar.as_told_verbs or line[at].key in reader.words.cues
        if verb and _ends(reader, line, at):
            return Tie(line[index], line[at].end, _timeless(reader, line, subject), "according", True)
    return None


def _timeless(reader: Reader, line: Sequence[Token], subject: Phrase) -> Phrase:
    """ "die Polizei" of "die Polizei am Montag": the verb at the end leaves its time beside the subject."""
    inside = [i for i, t in enumerate(line) if subject.start < t.start and t.end <= subject.end]
    stop = next((i for i in inside if reader.time_end(line, i) > i), None)
    if subject.kind != "description" or stop is None:
        return subject
    kept = [t for t in line[:stop] if t.start >= subject.start]
    while len(kept) > 1 and kept[-1].key in reader.words.grammar.prepositions:
        kept.pop()
    return subject._replace(end=kept[-1].end, key=" ".join(t.key for t in kept))


def _ends(reader: Reader, line: Sequence[Token], at: int) -> bool:
    return at + 1 == len(line) or "," in reader.gap(line, at) or "–" in reader.gap(line, at)


def _verb_second(reader: Reader, line: Sequence[Token], index: int) -> Tie | None:
    """ "as the council put it," : the subject right behind the lead, the verb right behind the subject."""
    grammar = reader.words.grammar
    clause = range(index + 2, min(len(line), index + 2 + SUBJECT_WORDS))
    comma = next((i for i in clause if "," in reader.gap(line, i - 1)), len(line))
    for at in (i for i in clause if i < comma):
        end = at + 1 if at + 1 < len(line) and line[at + 1].key in grammar.as_told_from else at
        if (line[at].key in grammar.as_told_verbs or line[at].key in reader.words.cues) and _ends(reader, line, end):
            subject = reader.after(line, index + 1)
            if subject is None or subject.kind == "pronoun":
                return None
            if subject.end != line[at - 1].end:  # "the Upmill weather station" is more than its place
                key = " ".join(t.key for t in line[index + 1 : at])
                subject = Phrase(line[index + 1].start, line[at - 1].end, "description", None, key)
            return Tie(line[index], line[end].end, subject, "according", True)
    return None


def _verb_first(reader: Reader, line: Sequence[Token], index: int) -> Tie | None:
    """ "según ha informado la policía": a verb of saying soon behind the lead, then who it is."""
    grammar = reader.words.grammar
    small = reader.words.adverbs | reader.words.pronouns | reader.words.determiners | grammar.as_told_from
    for at in range(index + 1, min(index + 2 + BEFORE_VERB_WORDS, len(line) - 1)):
        if line[at].key in reader.words.cues and is_cue(reader.words, line, at):
            subject = reader.after(line, at + 1)
            if subject is None or subject.kind == "pronoun" or "," in reader.gap(line, at):
                return None
            return Tie(line[index], line[at].end, subject, "according", True)
        if line[at].key not in small:
            return None
    return None
