"""Take off a sentence those who only retell it: ``..., Lee recalls, ...``, ``À l'en croire, ...``, ``Lee zufolge``."""

from collections.abc import Iterator, Sequence

from wellsourced.speech.accordings import Layer, accordings, postposed
from wellsourced.speech.attribution import tie
from wellsourced.speech.cues import Tie, hears, is_cue
from wellsourced.speech.frames import Frame
from wellsourced.speech.marks import Marked
from wellsourced.speech.phrases import Phrase, named
from wellsourced.speech.subjects import Reader
from wellsourced.speech.tellers import can_tell, somebody
from wellsourced.speech.words import Words, person_word
from wellsourced.text.normalize import Token

PARENTHESIS_WORDS = 9  # of ", a neighbour of hers recalled on Monday,"
HEARER_WORDS = 3  # of „Osterner Boten“
_US = frozenset("us".split())
_OPENING, _CLOSING = tuple('“„"«‹‘'), tuple('”“"»’')


def layers(reader: Reader, line: Sequence[Token]) -> tuple[Layer, ...]:
    """Return the layers of a sentence in their order; none lies over another."""
    found: list[Layer] = []
    for layer in (*postposed(reader, line), *accordings(reader, line), *_parentheses(reader, line)):
        if all(layer.stop <= other.first or other.stop <= layer.first for other in found):
            found.append(layer)
    return tuple(sorted(found, key=lambda layer: layer.first))


def about(reader: Reader, frame: Frame, quotation: Marked) -> tuple[Layer, ...]:
    """Return the layers that retell ``quotation``: those of its clause, and those that end the sentence."""
    return tuple(layer for layer in layers(reader, frame.words) if _reaches(reader, frame, layer, quotation))


def _beside(reader: Reader, line: Sequence[Token], layer: Layer, quotation: Marked) -> bool:
    """Nothing but marks stands between a layer and the quotation behind it."""
    gap = reader.text[line[layer.stop - 1].end : quotation.outer_start]
    return line[layer.stop - 1].end <= quotation.outer_start and not any(c.isalnum() for c in gap)


def _reaches(reader: Reader, frame: Frame, layer: Layer, quotation: Marked) -> bool:
    line = frame.words
    text = reader.text
    if text[line[layer.stop - 1].end : quotation.outer_start].strip().startswith(":"):
        return _goes_on(reader, line, layer)  # else what a colon follows brings the words in
    if any(q != quotation and _beside(reader, line, layer, q) for q in frame.quotations):
        return False  # it brings other words in
    if line[layer.first].start >= quotation.outer_end:
        beside = layer.first == 0 or line[layer.first - 1].end <= quotation.outer_start
        brought_in = text[: quotation.outer_start].rstrip().endswith(":")
        return not brought_in if beside else layer.stop == len(line)
    between = [i for i in range(layer.stop, len(line)) if line[i].end <= quotation.outer_start]
    openers = reader.words.clause_openers - reader.words.cues
    return not any(line[i].key in openers and "," in reader.gap(line, i - 1) for i in between)


def retold(reader: Reader, frame: Frame, quotation: Marked, found: Tie | None) -> Tie | None:
    """Return the tie of the one who is retold, where ``found`` is only that of a teller; else ``found``."""
    apart = about(reader, frame, quotation)
    told = found is not None and found.subject is not None
    if not apart or (found is not None and told and not any(holds(frame.words, layer, found) for layer in apart)):
        return found
    skipped = {i for layer in apart for i in range(layer.first, layer.stop)}
    rest = tuple(token for i, token in enumerate(frame.words) if i not in skipped)
    if not rest:
        return found
    if not all(
        _goes_on(reader, frame.words, layer) for layer in apart if _beside(reader, frame.words, layer, quotation)
    ):
        return found
    spans = [(frame.words[layer.first].start, frame.words[layer.stop - 1].end) for layer in apart]
    return _beneath(reader.without(spans), frame._replace(words=rest), quotation) or found


def _goes_on(reader: Reader, line: Sequence[Token], layer: Layer) -> bool:
    """ "... and said, witnesses agree, “...”": right before the quotation only behind another verb of saying."""
    return layer.first > 0 and is_cue(reader.words, line, layer.first - 1)


def holds(line: Sequence[Token], layer: Layer, found: Tie) -> bool:
    """Tell whether a tie is nothing but a layer's own words."""
    start, end = line[layer.first].start, line[layer.stop - 1].end
    cued = found.cue is not None and start <= found.cue.start < end
    return cued or (found.subject is not None and start <= found.subject.start < end)


def _beneath(reader: Reader, frame: Frame, quotation: Marked) -> Tie | None:
    """The tie of what is left, if somebody is said to speak there."""
    words = reader.words
    before = frame.before(quotation)
    found = tie(reader, frame, quotation)
    if found is not None and found.cue is not None and found.subject is not None and found.place != "according":
        governs = found.place in ("before", "noun") or (found.place == "after" and found.adjacent)
        ahead = any(stop <= frame.words[0].start for _, stop in reader.skipped)  # "Nach Angaben von X rief der Mann:"
        verb_first = found.cue.start == frame.words[0].start and not ahead
        opens = frame.words[0].key in words.grammar.subordinators or verb_first
        plain = found.subject.key not in _nobody(words) and _able(reader, found.subject)
        if governs and plain and not opens and not _relative(reader, before, found):
            return found
    asked = _asked(reader, before)
    colon = reader.text[: quotation.outer_start].rstrip().endswith(":") and not _apposed(reader, before)
    subject = reader.before(before, asked) if asked else reader.first(before) if before and colon else None
    if subject is None or subject.key in _nobody(words):
        return None
    if not (_able if asked else can_tell)(reader, subject):
        return None
    return Tie(None, quotation.outer_start, _noun_alone(reader, before, subject), "colon", True)


def _apposed(reader: Reader, before: Sequence[Token]) -> bool:
    """ "..., said Ann Lee, 29, a nurse on the boat:": what follows the insertion says who that is."""
    end = max((stop for _, stop in reader.skipped), default=0)
    following = next((t for t in before if t.start >= end), None)
    name = reader.name_at(following.start) if following is not None else None
    described = following is not None and (following.text[:1].isdigit() or following.key in reader.words.determiners)
    described = described or (name is not None and name.end == before[-1].end)  # "the chief, Ann Lee:"
    return described and bool(before) and before[0].start < end


def _able(reader: Reader, subject: Phrase) -> bool:
    """ "The bakers" and "the mayor" can speak; of "that view" it only says what it means."""
    own = subject.key.split()
    plain = reader.words.cues.isdisjoint(own[1:]) and own[-1].endswith("s")
    return subject.kind != "description" or somebody(reader, subject) or plain or len(own) == 1


def _noun_alone(reader: Reader, before: Sequence[Token], subject: Phrase) -> Phrase:
    """ "la vecina" of "la vecina llegó a gritar": where no verb of saying ends a description, its noun does."""
    inside = [t for t in before if subject.start <= t.start < subject.end]
    who = reader.words.nameable | reader.words.role_words
    noun = next((i for i, t in enumerate(inside) if t.key in who), None)
    if subject.kind != "description" or noun is None or inside[noun + 1 : noun + 2] == []:
        return subject
    if inside[noun + 1].key in reader.words.grammar.prepositions | reader.words.grammar.links:
        return subject
    key = " ".join(t.key for t in inside[: noun + 1])
    return subject._replace(end=inside[noun].end, key=key)


def _relative(reader: Reader, before: Sequence[Token], found: Tie) -> bool:
    """ "the mayor, who had promised it": the verb is not the sentence's."""
    at = next((i for i, t in enumerate(before) if found.cue is not None and t.start == found.cue.start), 0) - 1
    while at > 0 and before[at].key in reader.words.adverbs:
        at -= 1
    return at >= 0 and before[at].key in reader.words.relative - reader.words.determiners


def _asked(reader: Reader, before: Sequence[Token]) -> int:
    """The index of a verb as of "asked him whether they were": a weak one, but what it tells follows it; 0 for none."""
    words = reader.words
    opens = words.grammar.completing | words.grammar.subordinators | words.relative
    asking = (i for i in range(1, len(before)) if is_cue(words, before, i))
    return next((i for i in asking if any(t.key in opens for t in before[i + 1 : i + 3])), 0)


def _parentheses(reader: Reader, line: Sequence[Token]) -> Iterator[Layer]:
    """ ", Lee recalls,", ", contou Lee,", ", witnesses agree,": a subject and a verb of telling, and nothing more."""
    first = 0
    for stop in range(1, len(line) + 1):
        gap = reader.gap(line, stop - 1)
        if stop < len(line) and _joined(gap):
            continue
        object_of = _opens_quotation(gap) and not _closes_quotation(reader.gap(line, first - 1))
        told = ":" not in gap or (first > 0 and is_cue(reader.words, line, first - 1))  # "He said, Lee tells us:"
        opens = first > 0 or line[0].key in reader.words.grammar.as_told
        if opens and 1 < stop - first <= PARENTHESIS_WORDS and told and not object_of:
            teller = _teller(reader, line[:stop], first)
            if teller is not None:
                yield Layer(teller, first, stop)
        yield from _apposed_teller(reader, line, first, stop)
        first = stop


def _apposed_teller(reader: Reader, line: Sequence[Token], first: int, stop: int) -> Iterator[Layer]:
    """ ", a witness, Ann Lee, told the Herald": a verb whose subject stands between commas ahead of it."""
    name = reader.name_at(line[first - 1].start) if first > 1 and _retells(reader, line, first) else None
    at = _index(line, name.start) if name is not None else 0
    if name is None or name.organisation or name.possessive or at < 1 or "," not in reader.gap(line, at - 1):
        return
    led = at - 1
    while led > 0 and not reader.gap(line, led - 1).strip() and at - led < PARENTHESIS_WORDS:
        led -= 1
    words = reader.words
    described = line[led].key in words.determiners | words.relays.owners and _says_who(reader, line[at - 1])
    end = _past_hearer(reader, line, first, first + 1)
    apart = led > 0 and described and "," in reader.gap(line, led - 1)
    if apart and (end >= stop or _timely(reader, line[:stop], end)):
        yield Layer(named(name), led, stop)


def _opens_quotation(gap: str) -> bool:
    """ ", said the sum “was wrong”": what stands between the marks goes on with the clause."""
    return gap[:1].isspace() and gap.strip()[:1] in _OPENING


def _closes_quotation(gap: str) -> bool:
    return any(mark in gap for mark in _CLOSING)


def _joined(gap: str) -> bool:
    return "," not in gap and " – " not in gap and " — " not in gap and " - " not in gap and not gap.strip()


def _teller(reader: Reader, line: Sequence[Token], first: int) -> Phrase | None:
    """The subject that with its verb makes up all of ``line[first:]``."""
    first += line[first].key in reader.words.grammar.likening
    cues = [i for i in range(first, len(line)) if _retells(reader, line, i)]
    if len(cues) != 1:
        return None
    at = cues[0]
    opens = reader.words.relative - reader.words.determiners
    opens |= reader.words.relative & reader.words.grammar.demonstratives | reader.words.grammar.completing
    following = line[at + 1].key if at + 1 < len(line) else ""
    if line[first].key in opens or following in opens:
        return None
    if _light(reader, line, first, at):
        asks = hears(reader.words, line[at].key) or line[at].key in reader.words.grammar.asks
        subject = reader.after(line, at + 1) if following and not asks else None
        whole = subject is not None and _led_to(reader, line, at + 1, subject)
        end = len(line) if subject is None else _behind(line, subject)
    else:
        subject = reader.before(line, at)
        begins = _index(line, subject.start) if subject is not None else first
        while begins > first and subject is not None and subject.kind == "name" and _says_who(reader, line[begins - 1]):
            begins -= 1
        whole = subject is not None and _light(reader, line, first, begins)
        whole = whole and subject is not None and _light(reader, line, _past_dative(reader, line, subject, at), at)
        end = at + 1
    if subject is None or not whole or subject.start < line[first].start or subject.key in _nobody(reader.words):
        return None
    if (subject.kind == "pronoun" and subject.start > line[at].start) or _runs_on(reader, subject):
        return None
    end = _past_hearer(reader, line, at, end)
    return subject if end >= len(line) or _timely(reader, line, end) else None


def _past_hearer(reader: Reader, line: Sequence[Token], at: int, end: int) -> int:
    """Behind whom the verb at ``at`` is said to tell it: "told the Herald"; ``end`` itself where it names nobody."""
    words = reader.words
    if end != at + 1 or line[at].key not in words.tell | words.say:
        return end
    first = end
    while first < len(line) and line[first].key in words.determiners | words.relays.to and first < end + 2:
        first += 1
    led = hears(words, line[at].key) or any(t.key in words.relays.to for t in line[end:first])
    name = reader.name_at(line[first].start) if first < len(line) and led else None
    whole = name is not None and name.start == line[first].start and not name.possessive
    return next((i for i in range(first, len(line)) if name and line[i].start >= name.end), len(line)) if whole else end


def _says_who(reader: Reader, token: Token) -> bool:
    """ "the agency Norvik", "her brother Tom": the noun beside the name."""
    words = reader.words
    noun = token.key in words.media_words | words.grammar.outlet_nouns or person_word(words, token.key)
    return noun and token.text.islower()


def _past_dative(reader: Reader, line: Sequence[Token], subject: Phrase, at: int) -> int:
    """Behind whom it is told where verbs end their clause: „wie ein Fahrgast dem Boten erzählte“."""
    words = reader.words
    first = _behind(line, subject)
    led = words.grammar.verb_final and first < at and line[first].key in words.relays.to
    stop = first + 1
    while led and stop < at and line[stop].text[:1].isupper() and stop - first <= HEARER_WORDS:
        stop += 1
    return stop if led else first


def _led_to(reader: Reader, line: Sequence[Token], index: int, subject: Phrase) -> bool:
    """The subject begins at ``index``, or behind what says who that is: « recuerda su hermano Luis »."""
    before = [t for t in line[index:] if t.start < subject.start]
    light = reader.words.determiners | reader.words.relays.owners | reader.words.adverbs
    return all(t.key in light or _says_who(reader, t) for t in before)


def _behind(line: Sequence[Token], phrase: Phrase) -> int:
    return next((i for i, t in enumerate(line) if t.start >= phrase.end), len(line))


def _timely(reader: Reader, line: Sequence[Token], first: int) -> bool:
    """What is left says only when, or what is meant: "recalled on Monday", "remembers them"."""
    meant = reader.words.neuter | reader.words.plural | reader.words.grammar.object_pronouns
    meant |= reader.words.relays.particles | _US  # "noted it down", "tells us"
    at = first
    while at < len(line):
        end = reader.time_end(line, at)
        if end == at and line[at].key not in meant:
            return False
        at = max(end, at + 1)
    return True


def _nobody(words: Words) -> frozenset[str]:
    return words.first | words.neuter


def _runs_on(reader: Reader, subject: Phrase) -> bool:
    """ "a point the press office (denied)": a second noun phrase begins within the first."""
    grammar, own = reader.words.grammar, subject.key.split()
    led = grammar.prepositions | grammar.links | grammar.definite
    return subject.kind == "description" and any(
        own[i] in grammar.definite and own[i - 1] not in led for i in range(1, len(own))
    )


def _retells(reader: Reader, line: Sequence[Token], index: int) -> bool:
    words = reader.words
    plain = is_cue(words, line, index) and not reader.participle(line[index].key)
    plain = plain and line[index].key not in (words.call | words.deny) - words.say
    return plain or line[index].key in words.relays.repeating | words.grammar.retelling


def _light(reader: Reader, line: Sequence[Token], first: int, stop: int) -> bool:
    """Nothing but auxiliaries, articles and words of time."""
    words = reader.words
    empty = words.adverbs | words.determiners | words.grammar.object_pronouns
    at = first
    while at < stop:
        end = reader.time_end(line, at)
        if end > at:
            at = end
        elif line[at].key in empty and reader.name_at(line[at].start) is None:
            at += 1
        else:
            return False
    return True


def _index(line: Sequence[Token], position: int) -> int:
    return next((i for i, t in enumerate(line) if t.end > position), len(line))
