"""Find who speaks where another hears or recalls it: "she recalled him saying", « on l'entend dire »."""

from collections.abc import Sequence

from wellsourced.speech.cues import TAG_WORDS, Tie, is_cue
from wellsourced.speech.marks import Marked
from wellsourced.speech.phrases import Phrase
from wellsourced.speech.subjects import Reader
from wellsourced.speech.tellers import can_tell
from wellsourced.text.normalize import Token

NEAR_WORDS = 8  # of "the old man by the door", between "remembers" and "saying"
TOLD_WORDS = 3  # behind "saying": "telling her that"
HEARD_LEAST, HEARD_WORDS = 3, 9  # of « una vecina oyó al dueño gritar »
LEAST_INFINITIVE = 4  # characters, so that "mar" is none


def overheard(reader: Reader, quotation: Marked, before: Sequence[Token], after: Sequence[Token]) -> Tie | None:
    """Return the tie of ``"...," she recalled him saying`` and of ``On the tape you hear him say: "..."``.

    The subject is the one who is heard; None where nobody is heard to speak.
    """
    return _behind(reader, quotation, after) or _ahead(reader, quotation, before)


def heard_to(reader: Reader, before: Sequence[Token]) -> Tie | None:
    """Return the tie of « Una vecina oyó al dueño gritar: "..." »: who is heard has spoken, by whatever infinitive."""
    words = reader.words
    if not words.relays.infinitives or not before or len(before) < HEARD_LEAST:
        return None
    heard = next((i for i in range(len(before) - 1, -1, -1) if before[i].key in words.grammar.hearing), None)
    if heard is None or len(before) - heard > HEARD_WORDS:
        return None
    verb = next((i for i in range(heard + 1, len(before)) if _infinitive(reader, before[i])), None)
    if verb is None:
        return None
    direct = heard + 1 + (heard + 1 < verb and before[heard + 1].key in words.relays.to)
    who = reader.after(before[:verb], direct) if direct < verb else reader.after(before, verb + 1)
    if who is None or not can_tell(reader, who):
        return None
    return Tie(before[verb], before[verb].end, who, "before", True)


def _infinitive(reader: Reader, token: Token) -> bool:
    plain = token.text.islower() and reader.name_at(token.start) is None
    return (
        plain
        and len(token.key) > LEAST_INFINITIVE
        and token.key.endswith(tuple(sorted(reader.words.relays.infinitives)))
    )


def _behind(reader: Reader, quotation: Marked, after: Sequence[Token]) -> Tie | None:
    stop = next((i for i in range(len(after) - 1) if not reader.gap(after, i).isspace()), len(after) - 1)
    line = after[: min(stop + 1, TAG_WORDS)]
    if not line or reader.text[quotation.outer_end : line[0].start].strip(" ,"):
        return None
    for index in range(1, len(line) - 2):
        if line[index].key in reader.words.grammar.perceiving and is_cue(reader.words, line, index + 2):
            meant = reader.words.grammar.objects.get(line[index + 1].key)
            if meant is not None:
                return _tie(line, index + 2, _pronoun(line[index + 1], meant), "after")
    return None


def _ahead(reader: Reader, quotation: Marked, before: Sequence[Token]) -> Tie | None:
    saying = next((i for i in range(len(before) - 1, 1, -1) if _says(reader, before[i])), None)
    if saying is None or len(before) - saying > TOLD_WORDS:
        return None
    for index in range(saying - 1, max(saying - NEAR_WORDS, 0) - 1, -1):
        if "," in reader.gap(before, index):
            return None
        carried = _perceives(reader, before[index])
        if carried is not None and not (index and before[index - 1].key in reader.words.grammar.passives):
            who = _carried(reader, before, index, carried) or _between(reader, before, index + 1, saying)
            return _tie(before, saying, who, "before") if who is not None else None
    return None


def _says(reader: Reader, token: Token) -> bool:
    """ "saying", "dire": what somebody is heard to do."""
    cue = token.key in reader.words.cues and reader.participle(token.key)
    return cue or token.key in reader.words.grammar.to_say


def _perceives(reader: Reader, token: Token) -> str | None:
    """The pronoun that a verb of hearing carries ("l'entend"); empty for none; None for another word."""
    lead, mark, rest = token.key.rpartition("'")
    return lead + mark if rest in reader.words.grammar.perceiving else None


def _carried(reader: Reader, line: Sequence[Token], index: int, carried: str) -> Phrase | None:
    """Whom "l'entend", "le oye", "lo si sente" mean; None where no pronoun stands before the verb."""
    objects = reader.words.grammar.objects
    if carried in objects:
        return _pronoun(line[index], objects[carried])
    near = [t for t in line[max(index - 2, 0) : index] if t.key in reader.words.grammar.clitics]
    return _pronoun(near[0], objects[near[0].key]) if near else None


def _between(reader: Reader, line: Sequence[Token], first: int, saying: int) -> Phrase | None:
    """Who stands between the two verbs: "him", "the old man"; nobody where more than that stands there."""
    if saying == first:
        return None
    meant = reader.words.grammar.objects.get(line[saying - 1].key)
    if meant is not None:
        return _pronoun(line[saying - 1], meant)
    line = line[:saying]
    while first < saying - 1 and line[first].key in reader.words.grammar.leads_object:
        first += 1
    found = reader.after(line, first)
    whole = found is not None and found.end == line[-1].end and found.kind != "pronoun"
    return found if found is not None and whole and can_tell(reader, found) else None


def _pronoun(token: Token, meant: str) -> Phrase:
    return Phrase(token.start, token.end, "pronoun", None, meant)


def _tie(line: Sequence[Token], index: int, who: Phrase, place: str) -> Tie:
    return Tie(line[index], line[index].end, who, "after" if place == "after" else "before", True)
