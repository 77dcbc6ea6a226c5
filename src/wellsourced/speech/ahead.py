"""Tie a quotation to the cue that stands before it in its sentence: ``X said: "..."``, ``X's words were "..."``."""

import itertools
from collections.abc import Sequence

from wellsourced.speech.cited import cited, cleft
from wellsourced.speech.cues import (
    REACH,
    REACH_CALL,
    REACH_WEAK,
    TAG_WORDS,
    Tie,
    according_at,
    hears,
    inverted_pronoun,
    is_cue,
    verb,
)
from wellsourced.speech.frames import Frame
from wellsourced.speech.inner import clause_within
from wellsourced.speech.marks import Marked
from wellsourced.speech.phrases import Phrase, named
from wellsourced.speech.subjects import Reader
from wellsourced.speech.words import Words, person_word
from wellsourced.text.normalize import Token

GOING_ON_WORDS = 8
PASSIVE_WORDS = 3
PREDICATE_WORDS = 3  # of a quoted verb with what belongs to it
PARAGRAPH_CHARS = 600
OF_IT_WORDS = 6  # of "it right on television last night"
EQUATED_WORDS = 7  # of "words to her that night were"
_SENTENCE_ENDS = tuple(".!?…,")


def ascribed(reader: Reader, before: Sequence[Token]) -> Tie | None:
    """Return whose words ``put a sentence in Lee's mouth, "`` says they are."""
    for index in range(max(1, len(before) - 4), len(before)):
        if before[index].key not in reader.words.grammar.mouth:
            continue
        owner = reader.name_at(before[index - 1].start)
        if owner is not None and owner.possessive:
            subject = named(owner)
            return Tie(before[index], before[index].end, subject, "ascribed", True)
    return None


def introduced(reader: Reader, frame: Frame, quotation: Marked, before: Sequence[Token]) -> Tie | None:
    """Return the cue before a quotation in its sentence: ``X said: "``, ``X said the harvest was "``."""
    words = reader.words
    for index in range(len(before) - 1, -1, -1):
        distance = len(before) - 1 - index
        if distance > REACH:
            return None
        if not is_cue(words, before, index):
            continue
        base = verb(before[index].key)
        calls = base in words.call and base not in words.say
        weak = base in words.weak and not _helped(words, before, index)
        reach = REACH_WEAK if weak else REACH_CALL if calls else REACH
        tail = reader.text[before[index].end : quotation.outer_start]
        colon = tail.rstrip().endswith((":", ","))
        if distance > reach and not (colon and distance <= TAG_WORDS and not weak):
            continue
        if ";" in tail:
            continue
        if calls and _passive(words, before, index):
            return _by_document(reader, frame, quotation, index)
        if (quoted := cited(reader, before, index)) is not None:
            return quoted
        subject = _quoted_person(reader, before, index) or _intro_subject(reader, frame, before, index)
        adjacent = (distance <= 1 and base not in words.adverbs) or (colon and distance <= TAG_WORDS)
        if _owned_by_previous(frame, quotation, before[index]):
            continue
        if reader.participle(before[index].key) and not adjacent and _governed_by_call(reader, before[:index]):
            continue
        return Tie(before[index], before[index].end, subject, "before", adjacent and tail.strip(" ,:") != "that")
    return _by_colon(reader, before, quotation)


def _quoted_person(reader: Reader, before: Sequence[Token], index: int) -> Phrase | None:
    """``A neighbour quoted the smith next door, "..."``: the one who is quoted."""
    words = reader.words
    if before[index].key not in words.grammar.citing or before[index].key not in words.cues | words.grammar.quoting:
        return None
    cited = reader.after(before, index + 1) if index + 1 < len(before) else None
    if cited is None or cited.kind == "pronoun":
        return None
    someone = words.kinds.persons | words.masculine_roles | words.feminine_roles
    return cited if cited.kind == "name" or not someone.isdisjoint(cited.key.split()) else None


def _intro_subject(reader: Reader, frame: Frame, before: Sequence[Token], index: int) -> Phrase | None:
    words = reader.words
    if index == 0 and reader.participle(before[0].key):
        return reader.first([t for t in frame.words if t.start > before[-1].end])
    inverted = inverted_pronoun(words, before, index) or cleft(reader, before, index)
    if inverted is not None:
        return inverted
    if index == 0:
        return reader.after(before, 1)
    if words.grammar.verb_final and index + 1 < len(before) and before[index + 1].key in words.pronouns:
        behind = reader.after(before, index + 1)  # „Über das Tier, ein Weibchen, schrieb sie: “
        if behind is not None and behind.kind == "pronoun" and "," in reader.gap(before, index - 1):
            return behind
    if words.grammar.drops_subject and _stands_alone(reader, before, index):
        return None
    behind = _behind_clause(reader, before, index)
    if behind is not None:
        return behind
    found = _behind_opening(reader, before, index) or clause_within(reader, before, index)
    found = found or reader.before(before, index)
    if found is None and reader.words.grammar.object_pronouns and index + 1 < len(before):
        found = reader.after(before, index + 1)  # "El lunes le contestó Lee: "
    return _main_subject(reader, before, index, found) or reader.clause_subject(before, index)


def _behind_opening(reader: Reader, before: Sequence[Token], index: int) -> Phrase | None:
    """„Auf Anfrage der Moorpost sagte Ann Lee: “: behind a phrase that opens the sentence, the verb comes first."""
    words = reader.words
    opens = words.grammar.verb_final and index > 1 and before[0].key in words.grammar.prepositions
    whole = opens and all(reader.gap(before, i).isspace() for i in range(index))
    if not whole or index + 1 >= len(before) or any(t.key in words.pronouns for t in before[:index]):
        return None
    who = reader.after(before, index + 1)
    if who is None or who.kind != "name" or who.name is None or who.name.organisation:
        return None
    rest = [t for t in before if t.start >= who.end]
    return who if all(t.key in words.adverbs for t in rest) else None


def _main_subject(reader: Reader, before: Sequence[Token], index: int, found: Phrase | None) -> Phrase | None:
    """``Lee sent a photo of a queue captioned "``: nobody is a photo; Lee has written it."""
    if found is None or found.kind != "description" or _somebody(reader, found) or _is_paper(reader, found):
        return found
    main = reader.clause_subject(before, index)
    earlier = main is not None and main.kind == "name" and main.end <= found.start
    return main if earlier and not reader.gap(before, index - 1).strip() else found


def _is_paper(reader: Reader, found: Phrase) -> bool:
    grammar = reader.words.grammar
    papers = grammar.documents | grammar.texts | reader.words.nouns | reader.words.pronouns
    return any(word in papers for word in found.key.split())


def _stands_alone(reader: Reader, before: Sequence[Token], index: int) -> bool:
    """``El pueblo, añadió, "``, ``La diga non ha ceduto, ha precisato: "``: whoever spoke before goes on.

    A verb between commas, or between a clause and a colon; behind the apposition of a subject it is the subject's.
    """
    led = _helpers_before(reader, before, index)
    if "," not in reader.gap(before, led - 1):
        return False
    behind = reader.text[before[index].end : before[index].end + 1]
    if behind != ":" or index + 1 < len(before):
        return behind == ","
    return sum("," in reader.gap(before, i) for i in range(led)) == 1


def _helpers_before(reader: Reader, before: Sequence[Token], index: int) -> int:
    """The first auxiliary of a verb: that of "ha precisato"; ``index`` itself where it has none."""
    while index > 1 and before[index - 1].key in reader.words.adverbs and not reader.gap(before, index - 1).strip():
        index -= 1
    return index


def _behind_clause(reader: Reader, before: Sequence[Token], index: int) -> Phrase | None:
    """``The pumps never ran, said Ann Lee, a nurse: "``: the verb behind its clause has its subject next."""
    words = reader.words
    led = _helpers_before(reader, before, index)
    clauses = [i for i in range(led) if "," in reader.gap(before, i)]
    hearer = hears(words, before[index].key) and not words.grammar.verb_final
    if clauses[-1:] != [led - 1] or hearer or reader.participle(before[index].key):
        return None
    if index + 1 == len(before) or not reader.gap(before, index).isspace():
        return None
    subject = reader.after(before, index + 1)
    if subject is None or subject.start < before[index + 1].start or subject.kind == "pronoun":
        return None
    if subject.kind == "description" and (
        before[index + 1].key not in words.determiners or not _somebody(reader, subject)
    ):
        return None
    rest = next((t for t in before if t.start >= subject.end and t.key not in words.adverbs), None)
    behind = reader.text[subject.end : rest.start if rest is not None else subject.end + 1]
    light = rest is None and before[-1].start >= subject.end  # „sagte Ann Lee nur: “
    ends = light or behind[:1] in (":", ",", "")
    return subject if ends and (len(clauses) == 1 or _surely_behind(reader, before[index], subject)) else None


def _surely_behind(reader: Reader, cue: Token, subject: Phrase) -> bool:
    """Behind two commas the verb may be that of a subject and its apposition: "Ann Lee, the mayor, warned Bo Ray:"."""
    words = reader.words
    if words.grammar.verb_final or words.grammar.drops_subject:  # "der es sah, sagte Telpress:", "a dit Bo Ray :"
        return subject.name is not None and any(word in words.forenames for word in subject.name.core[:-1])
    return cue.key in words.say


def _owned_by_previous(frame: Frame, quotation: Marked, cue: Token) -> bool:
    """A tag that closes an earlier quotation of the sentence and ends its clause does not govern the next one."""
    earlier = bool(frame.quotations) and frame.quotations[0].outer_end <= cue.start
    later = [t for t in frame.before(quotation) if cue.end <= t.start]
    return earlier and not later and cue.end < quotation.outer_start - 3


def _governed_by_call(reader: Reader, line: Sequence[Token]) -> bool:
    """``called posts claiming that ... "false"``: the outer verb gives the word in marks."""
    return any(t.key in reader.words.call and not reader.participle(t.key) for t in line[-4:])


def _helped(words: Words, line: Sequence[Token], index: int) -> bool:
    """ "elle a dit": an auxiliary shows that a form that is an adjective elsewhere is a verb of saying here."""
    return verb(line[index].key) in words.say and index > 0 and line[index - 1].key in words.adverbs


def _passive(words: Words, line: Sequence[Token], index: int) -> bool:
    """ "is described there as": the subject is not whose words these are."""
    return any(t.key in words.grammar.passives for t in line[max(0, index - PASSIVE_WORDS) : index])


def _by_document(reader: Reader, frame: Frame, quotation: Marked, index: int) -> Tie | None:
    """Whose word "is described as" it is: who follows "by", or the paper that the sentence names; else nobody's."""
    grammar = reader.words.grammar
    line = frame.words
    cue = line[index]
    for at in range(len(line) - 1):
        if line[at].key in grammar.agents and line[at].start > cue.start:
            subject = reader.after(line, at + 1)
            if subject is not None:
                return Tie(cue, cue.end, subject, "before", True)
    opening = max(reader.text.rfind("\n", 0, frame.start) + 1, frame.start - PARAGRAPH_CHARS)
    paper = document_in(reader, line) or document_in(reader, reader.whole.within(opening, frame.start))
    return Tie(cue, cue.end, paper, "before", paper is not None)


def document_in(reader: Reader, line: Sequence[Token]) -> Phrase | None:
    """Return the last "the charging document", "a report of the inspectors" of some words."""
    words = reader.words
    for at in range(len(line) - 1, 0, -1):
        if line[at].key not in words.grammar.documents:
            continue
        begin = next((i for i in range(at - 1, max(-1, at - 5), -1) if line[i].key in words.determiners), None)
        if begin is not None:
            key = " ".join(t.key for t in line[begin : at + 1])
            return Phrase(line[begin].start, line[at].end, "description", None, key)
    return None


def _by_colon(reader: Reader, before: Sequence[Token], quotation: Marked) -> Tie | None:
    """``Fire chief X: "``, ``The baker shook his head: "``: a colon behind somebody, without a verb of saying."""
    if not before or not reader.text[before[-1].end : quotation.outer_start].strip().startswith(":"):
        return None
    subject = _in_its_name(reader, before) or reader.first(before)
    if subject is None or not _can_speak(reader, subject, quotation):
        subject = _owner(reader, before, quotation.outer_start)
    if subject is not None:
        return Tie(None, quotation.outer_start, reader.without_verb(before, subject), "colon", True)
    asked = before[0].key in reader.words.grammar.asks | reader.words.grammar.contacts
    return Tie(before[0], before[0].end, None, "before", False) if asked else None


def _in_its_name(reader: Reader, before: Sequence[Token]) -> Phrase | None:
    """``The water board, per its engineer Ann Lee: "``: the person behind the last comma, who speaks for it."""
    comma = next((i for i in range(len(before) - 1, 0, -1) if "," in reader.gap(before, i - 1)), 0)
    size = according_at(reader.words, before, comma) or int(before[comma].key in reader.words.grammar.mouthpiece)
    who = reader.after(before, comma + size) if comma and size and comma + size < len(before) else None
    person = who is not None and who.name is not None and not who.name.organisation
    return who if who is not None and person and who.end >= before[-1].end else None


def _can_speak(reader: Reader, subject: Phrase, quotation: Marked) -> bool:
    """A name; of others, one who can speak, where what is quoted is a sentence of its own."""
    words = reader.words
    if subject.kind == "name":
        return True
    inside = reader.text[quotation.start : quotation.end].rstrip()
    behind = reader.text[quotation.outer_end : quotation.outer_end + 1]
    if not inside[:1].isupper() or not (inside[-1:] in _SENTENCE_ENDS or behind in _SENTENCE_ENDS):
        return False
    if subject.kind == "pronoun":
        return subject.key in words.masculine | words.feminine | words.plural and subject.key not in words.first
    return _somebody(reader, subject)


def _somebody(reader: Reader, subject: Phrase) -> bool:
    """A description whose noun names somebody, or some body."""
    words, own = reader.words, subject.key.split()
    head = [*own[:1], *itertools.takewhile(lambda word: word not in words.grammar.prepositions, own[1:])]
    return any(person_word(words, word) or word in words.nameable for word in head)


def _owner(reader: Reader, line: Sequence[Token], position: int) -> Phrase | None:
    """The name in the possessive that the words are laid to: ``AP's second try``."""
    for token in line:
        name = reader.name_at(token.start)
        if name is not None and name.possessive and token.start < position:
            return named(name)
    return None


def by_noun(reader: Reader, frame: Frame, quotation: Marked, before: Sequence[Token]) -> Tie | None:
    """Return the tie of ``X's words were, "``, ``used the words "``: a noun of speech beside the quotation."""
    words = reader.words
    near = before[-2:]
    if not any(t.key in words.nouns for t in near):
        near = before[-12:] if reader.text[: quotation.outer_start].rstrip().endswith((",", ":")) else ()
    noun = next((t for t in reversed(near) if t.key in words.nouns), None)
    if noun is None:
        return None
    subject = _owner(reader, before, noun.start) or _possessive_pronoun(words, before, noun) or reader.first(before)
    return Tie(noun, noun.end, subject, "noun", True) if subject is not None else None


def equated(reader: Reader, before: Sequence[Token]) -> Tie | None:
    """Return the tie of ``her first words to him were "``: the owner of the words."""
    words = reader.words
    if not before or before[-1].key not in words.grammar.passives:
        return None
    noun = next((t for t in reversed(before[-EQUATED_WORDS:]) if t.key in words.relays.spoken), None)
    owner = _possessive_pronoun(words, before, noun) if noun is not None else None
    return Tie(noun, noun.end, owner, "noun", True) if noun is not None and owner is not None else None


def _possessive_pronoun(words: Words, before: Sequence[Token], noun: Token) -> Phrase | None:
    near = [t for t in before if t.start < noun.start][-3:]
    owned = next((t for t in near if t.key in words.grammar.possessors), None)
    if owned is None:
        return None
    return Phrase(owned.start, owned.end, "pronoun", None, words.grammar.possessors[owned.key])


def of_it(reader: Reader, quotation: Marked, before: Sequence[Token]) -> Tie | None:
    """Return the tie of ``The coach had it right last night, "``: an "it" that the words in marks spell out."""
    words = reader.words
    if reader.text[: quotation.outer_start].rstrip()[-1:] not in (",", ":") or not words.grammar.impersonal:
        return None
    for index in range(len(before) - 1, max(len(before) - OF_IT_WORDS, 0), -1):
        if index < len(before) - 1 and reader.gap(before, index).strip():
            return None
        if before[index].key not in words.grammar.impersonal:
            continue
        if before[index - 1].text.islower() and before[index - 1].key not in words.grammar.prepositions:
            subject = reader.before(before, index - 1)
            return Tie(before[index - 1], before[index].end, subject, "before", False) if subject is not None else None
    return None


def beside(reader: Reader, quotation: Marked, before: Sequence[Token]) -> Tie | None:
    """Return the tie of ``Ms Lee will now "answer all questions"``: the quoted verb is its subject's own word."""
    if _opens_clause(reader, quotation, before):
        pronoun = before[-1]
        return Tie(
            None,
            quotation.outer_start,
            Phrase(pronoun.start, pronoun.end, "pronoun", None, pronoun.key),
            "beside",
            False,
        )
    at = len(before) - 1
    while at > 0 and before[at].key in reader.words.adverbs and before[at].key not in reader.words.grammar.modals:
        at -= 1
    if at <= 0 or before[at].key not in reader.words.grammar.modals:
        return None
    subject = reader.before(before, at)
    if subject is None or subject.kind != "name":
        return None
    return Tie(None, quotation.outer_start, subject, "beside", False)


def _opens_clause(reader: Reader, quotation: Marked, before: Sequence[Token]) -> bool:
    """True for ``The trust, more briefly: it "regrets the fire"``: a pronoun opens the clause of the quoted verb."""
    words = reader.words
    if not before or before[-1].key not in words.pronouns - words.determiners:
        return False
    inside = reader.whole.within(quotation.start, quotation.end)
    if len(inside) < PREDICATE_WORDS or not inside[0].text.islower() or inside[0].key in words.grammar.prepositions:
        return False
    led = before[-2] if len(before) > 1 else None
    if led is None or led.key in words.clause_openers:
        return True
    return any(mark in reader.text[led.end : before[-1].start] for mark in ",:;")


def goes_on(reader: Reader, frame: Frame, quotation: Marked) -> bool:
    """Tell whether whoever spoke before goes on: "And then, to the gallery: “...”" tells only how or to whom."""
    before = frame.before(quotation)
    if not before or len(before) > GOING_ON_WORDS or reader.text[before[-1].end : quotation.outer_start].strip() != ":":
        return False
    words = reader.words
    led = before[0].key in words.grammar.conjunctions | words.adverbs or before[0].key in words.grammar.prepositions
    someone = words.nameable | words.pronouns - words.determiners
    nobody = not any(reader.name_at(t.start) is not None or t.key in someone for t in before)
    timed = nobody and any(t.key in words.grammar.times for t in before)
    speaks = any(is_cue(words, before, i) for i in range(len(before)))
    return (timed or (led and reader.first(before) is None)) and not speaks
