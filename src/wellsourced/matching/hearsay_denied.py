"""The words by which a sentence denies something: that it is so, that a tale is true, that anything speaks for it."""

from itertools import pairwise

from wellsourced.matching import hearsay_told as told
from wellsourced.matching.forms import Spans
from wellsourced.matching.hearsay_reader import Reader, Span, among
from wellsourced.matching.words import matching_words
from wellsourced.text.lexicon import polarity_words

OBJECT_WORDS = 4  # "denied in writing that"
TALE_WORDS = 6  # "rejected as an insult the suggestion"
BEHIND_WORDS = 2  # "called false the claims"
CALLED_WORDS = 5  # "calls the whole thing a wicked tale"
LEADING_WORDS = 4  # "Persistent talk that", with which a sentence begins
ANSWER_WORDS = 2  # "And no,"
ROUND_WORDS = 8  # of a sentence, within which it is said that something goes round
OTHERS_WORDS = 6  # "that the police had held its player"
LONG_CHARS, SHORT_CHARS = 9, 5  # of a compound, and of the word with which it ends
QUOTES = "\"“”„«»‘’'"
WHICH_WORDS = 9  # "which the choir's own page has had to deny"


def denials(reader: Reader) -> Spans:
    """Verbs of denial: some need no object, some a tale, a clause or a pronoun that they deny."""
    words, line = reader.words, reader.line
    plain = words.denial.places(line)
    denied = [(i, i + 1) for i, t in enumerate(line) if among(t, words.deny) and _denies_words(reader, i)]
    refused = [
        (a, b)
        for a, b in words.refusing.places(line)
        if reader.has_tale(max(0, a - TALE_WORDS), a)
        or reader.has_tale(b, _comma(reader, b, b + TALE_WORDS))
        or _of_the_tale_it_begins_with(reader, a)
    ]
    clashing = [s for s in words.clashes.places(line) if s[1] < len(line)]
    found = (*plain, *denied, *refused, *_labelled(reader))
    return [*(span for span in found if not reader.turned(span[0])), *clashing]


def _of_the_tale_it_begins_with(reader: Reader, verb: int) -> bool:
    """ "Word that the mill was for sale was quashed": the tale stands far before a passive verb."""
    passive = matching_words(reader.language).passive
    suffered = any(t.key in passive for t in reader.line[max(0, verb - BEHIND_WORDS) : verb])
    return suffered and reader.has_tale(0, LEADING_WORDS)


def _labelled(reader: Reader) -> Spans:
    """ "described as “a bedtime story” the presence of", "tachó de cuento la supuesta venta": what is told has a label.

    The label names a tale or a lie, the verb stands beside it, and what is so called is only supposed or is told.
    """
    words, line = reader.words, reader.line
    labels = [(i, i + 1) for i, t in enumerate(line) if t.key in words.fables or _ends_with(t.key, words.fables)]
    labels += [*words.wrong.places(line), *words.false.places(line), *words.labels.places(line)]
    naming = [(i, i + 1) for i, t in enumerate(line) if t.key in words.calls]
    naming += [*words.refusing.places(line), *words.speaks_of.places(line)]
    return [
        (min(a, c), max(b, d))
        for a, b in labels
        for c, d in naming
        if (0 <= a - d < CALLED_WORDS or 0 <= c - b < CALLED_WORDS) and (a, b) != (c, d)
        and _is_told(reader, (min(a, c), max(b, d)))
    ]  # fmt: skip


def _ends_with(key: str, words: frozenset[str]) -> bool:
    """True for a compound: "Lagerfeuermärchen"."""
    return len(key) >= LONG_CHARS and any(len(w) >= SHORT_CHARS and key.endswith(w) for w in words)


def _is_told(reader: Reader, span: Span) -> bool:
    """True where the label is in quotation marks, or something supposed or told stands beside it."""
    words, line = reader.words, reader.line
    start, end = span
    marks = reader.text[line[start].start : line[min(end, len(line) - 1)].start]
    quoted = any(c in QUOTES for c in marks) and end < len(line)
    supposed = words.supposed.places(line)
    return quoted or any(start <= a < end + TALE_WORDS for a, _ in supposed) or reader.has_tale(end, end + TALE_WORDS)


def answers(reader: Reader) -> Spans:
    """ "And no, there is no bear": the answer to a question that nobody in the account has asked."""
    line, words = reader.line, reader.words
    if not line or any(c in QUOTES for c in reader.text[: line[0].start]):
        return []
    at = next((i for i, t in enumerate(line[:ANSWER_WORDS]) if t.key in words.answers), None)
    if at is None or at + 1 >= len(line) or not reader.parted(at, at + 1):
        return []
    denied = any(t.key in polarity_words(reader.language) or t.key.endswith("n't") for t in line[at + 1 :])
    return [(0, at + 1)] if denied and not any(reader.parted(i, i + 1) for i in range(at)) else []


def _comma(reader: Reader, start: int, end: int) -> int:
    """The place before ``end`` behind the first comma: "was dismissed, a letter shows" turns no letter down."""
    line = reader.line[start - 1 : end]
    gaps = pairwise(line)
    return next((start + i for i, (a, b) in enumerate(gaps) if "," in reader.text[a.end : b.start]), end)


def _of_it(reader: Reader, start: int, end: int) -> bool:
    """ "The firm rejects that.", "lo niega": a pronoun beside the verb, and nothing that it could belong to."""
    line, words = reader.line, reader.words
    if start and any(part in words.it_before for part in line[start - 1].key.split("'")):
        return True
    if end >= len(line) or line[end].key not in words.it:
        return False
    return end + 1 == len(line) or reader.parted(end, end + 1) or reader.says_nothing(line[end + 1])


def rebuttals(reader: Reader) -> Spans:
    """A denial of what is called a tale and told: "denied reports that", "a story claiming"; not of a charge."""
    words, line = reader.words, reader.line
    charged = {i for i, t in enumerate(line) if among(t, words.charges)}
    leads = words.that | words.claiming | words.about
    nouns = [*(i for i in reader.tales if i not in charged), *(b - 1 for _, b in reader.posts)]
    led = [i for i in nouns if i + 1 < len(line) and among(line[i + 1], leads - {"of"})]
    led += [i for i in nouns if _that_behind(reader, i)]
    against = [(a, b) for a, b, by_crowd in told.whatever(reader) if by_crowd]
    return [
        *against,
        *(
            (a, b)
            for a, b in denials(reader)
            if any(0 <= i - b < TALE_WORDS and not reader.parted(b - 1, i) for i in led) or _of_others(reader, b)
        ),
    ]


def _of_others(reader: Reader, end: int) -> bool:
    """ "The club denied that the police had held a player": a deed of others, of which nobody is accused here."""
    line, words = reader.line, reader.words
    that = next((i for i in range(end, min(end + BEHIND_WORDS, len(line))) if among(line[i], words.that)), None)
    if that is None or that + OBJECT_WORDS >= len(line) or reader.parted_within(end - 1, that + 1):
        return False
    clause = line[that : that + OTHERS_WORDS]
    own = any(among(t, words.own) or t.key in words.me for t in clause)
    return not own and not any(among(t, words.deny) for t in line[that + 1 :])


def _that_behind(reader: Reader, noun: int) -> bool:
    """ "talk in the yard that": a few words on where it is told stand between the tale and its "that"."""
    line, words = reader.line, reader.words
    for i in range(noun + 1, min(noun + 1 + TALE_WORDS, len(line))):
        if reader.parted(i - 1, i):
            return False
        if among(line[i], words.that):
            return True
    return False


def heard_and_denied(reader: Reader) -> Spans:
    """ "A man told me that she has left, which her office denies": hearsay and its denial in one sentence."""
    line, words = reader.line, reader.words
    heard = [b for _, b in words.told_me.places(line)]
    denied = [*words.denial.places(line), *((i, i + 1) for i, t in enumerate(line) if among(t, words.deny))]
    return [
        (at, end)
        for start, end in denied
        for at in range(max(1, start - WHICH_WORDS), start)
        if heard and min(heard) <= at and among(line[at], words.which) and reader.parted(at - 1, at)
        and not any(reader.parted(k, k + 1) for k in range(at, start))
        and (end == len(line) or reader.parted(end - 1, end))
    ]  # fmt: skip


def refusals(reader: Reader) -> Spans:
    """Return what denies something that a pronoun stands for: "The firm rejects that", "calls it “a tale”"."""
    words, line = reader.words, reader.line
    refused = [(a, b) for a, b in words.refusing.places(line) if _of_it(reader, a, b)]
    scorned = words.labels.places(line) if reader.tales else []
    return [*refused, *_called(reader, [*words.wrong.places(line), *words.false.places(line), *scorned])]


def replies(reader: Reader) -> Spans:
    """Return what denies only where a tale was just told: "he laughed", "called it gossip", "Gossip, says Lee"."""
    words, line = reader.words, reader.line
    refusing = set(words.refusing.places(line))
    alone = [
        (i, i + 1) for i, t in enumerate(line) if (among(t, words.deny) or (i, i + 1) in refusing) and _ends(reader, i)
    ]
    labels = words.labels.places(line)
    bare = [(a, b) for a, b in labels if _alone(reader, a) and _nothing_follows(reader, b)]
    elsewhere = words.origin.places(line) if reader.pictures else []
    found = [*words.replying.places(line), *elsewhere, *alone, *bare, *_called(reader, labels)]
    return [span for span in found if not reader.turned(span[0]) and not _leaves_open(reader)]


def _alone(reader: Reader, label: int) -> bool:
    """ "Gossip, says Lee", "That is mere gossip, says Lee"; not "According to gossip, Lee has left"."""
    line, start = reader.line, label
    while start and not reader.parted(start - 1, start):
        start -= 1
    return start == label or (line[start].key in reader.words.it and label - start <= BEHIND_WORDS + 1)


def _nothing_follows(reader: Reader, end: int) -> bool:
    """True before a mark; not for “rumours” that go on with what they tell."""
    line, words = reader.line, reader.words
    return end == len(line) or (reader.parted(end - 1, end) and not among(line[end], words.that | words.about))


def _ends(reader: Reader, index: int) -> bool:
    """True for "Lee denies:", "Le maire dément.": a verb with nothing behind it that it could deny."""
    return index > 0 and (index + 1 == len(reader.line) or reader.parted(index, index + 1))


def _leaves_open(reader: Reader) -> bool:
    """True for "would neither confirm nor deny it"."""
    return bool(reader.words.unconfirmed.places(reader.line))


def _called(reader: Reader, labels: Spans) -> Spans:
    """ "calls it “a tale”", "lo tachó de cuento", "“A tale,” he called it", "spoke of a tale"."""
    line, words = reader.line, reader.words
    naming = [i for i, t in enumerate(line) if t.key in words.calls]
    found: Spans = []
    for a, b in labels:
        verbs = [i for i in naming if 0 < a - i <= CALLED_WORDS and _names_it(reader, i, a)]
        verbs += [i for i in naming if i >= b and i + 1 < len(line) and line[i + 1].key in words.it]
        verbs += [c for c, d in words.speaks_of.places(line) if 0 <= a - d < CALLED_WORDS]
        found += [*((i, i + 1) for i in verbs), *([(a, b)] if verbs else [])]
    return found


def _names_it(reader: Reader, verb: int, label: int) -> bool:
    """True where a pronoun stands for the tale, before the label or beside the verb."""
    between = reader.line[verb + 1 : label]
    return any(t.key in reader.words.it for t in between) or _stands_for_it(reader, verb)


def _stands_for_it(reader: Reader, verb: int) -> bool:
    """ "lo tachó", "la definisce", "l'a qualifié", "chamou-lhe": a pronoun before a verb of naming or at its end."""
    before = [part for t in reader.line[max(0, verb - 1) : verb + 1] for part in t.key.replace("-", "'").split("'")]
    return any(part in reader.words.it_before for part in before)


def _denies_words(reader: Reader, index: int) -> bool:
    """ "denied that", "denied taking it", "was denied" of a tale; not "denied entry"."""
    line, words = reader.line, reader.words
    after = line[index + 1 : index + 1 + OBJECT_WORDS]
    if any(among(t, words.denied) for t in after) or reader.has_tale(index + 1, index + 1 + OBJECT_WORDS):
        return True
    doing = bool(after) and after[0].key.endswith("ing")
    return doing or _of_it(reader, index, index + 1) or reader.has_tale(max(0, index - TALE_WORDS), index)


def false(reader: Reader) -> Spans:
    """What says that a tale is not so; words that may be an opinion need a tale, or nothing else to speak of."""
    words, line = reader.words, reader.line
    loose = [
        (a, b)
        for a, b in words.wrong.places(line)
        if reader.has_tale(0, a)
        or reader.has_tale(b, b + BEHIND_WORDS)
        or _bare(reader, (a, b))
        or _of_what_goes_round(reader, a)
        or _is_false_picture(reader, a)
    ]
    goes = words.goes_round.places(line)
    elsewhere = words.origin.places(line) if reader.pictures and (goes or told.rumours(reader)) else []
    found = [
        span
        for span in (*words.false.places(line), *words.checks.places(line), *elsewhere, *loose)
        if not _of_a_thing(reader, span)
    ]
    return [span for span in found if not reader.turned(span[0])]


def _of_what_goes_round(reader: Reader, label: int) -> bool:
    """ "A list handed about in the hall is false": what it is said of goes from hand to hand, whatever it is."""
    return any(a <= ROUND_WORDS and b <= label for a, b in reader.words.goes_round.places(reader.line))


def _is_false_picture(reader: Reader, label: int) -> bool:
    """ "The photo of the shark is a fake": it begins with a picture, and nothing stands between in marks."""
    return any(a <= LEADING_WORDS and a < label and not reader.parted_within(a, label + 1) for a, _ in reader.pictures)


def doubts(reader: Reader) -> Spans:
    """Return what says that nothing speaks for it."""
    return [*reader.words.doubt.places(reader.line), *_nothing_points(reader), *_nothing_found(reader)]


def _nothing_found(reader: Reader) -> Spans:
    """ "no reliable information to suggest", "keine Erkenntnisse, die auf": a finding denied that would point to it."""
    words, line = reader.words, reader.line
    denying = [i for i, t in enumerate(line) if t.key in polarity_words(reader.language)]
    pointing = [i for i, t in enumerate(line) if among(t, words.pointing)]
    return [
        (no, at + 1)
        for a, b in words.findings.places(line)
        for no in denying
        for at in pointing
        if 0 <= a - no <= OBJECT_WORDS + 1 and 0 <= at - b <= TALE_WORDS
    ]


def _nothing_points(reader: Reader) -> Spans:
    """ "nothing yet points to", "rien n'indique": a word for nothing near one for showing."""
    words, line = reader.words, reader.line
    points = [i for i, t in enumerate(line) if among(t, words.points)]
    return [
        (min(i, at), max(i, at) + 1)
        for i, t in enumerate(line)
        if t.key in words.nothing
        for at in points
        if abs(at - i) <= TALE_WORDS
    ]


def _bare(reader: Reader, span: Span) -> bool:
    """ "That is nonsense, she said": up to the word, and back to a mark, there is nothing that says something."""
    start = span[0]
    while start and not reader.parted(start - 1, start):
        start -= 1
    before = reader.line[start : span[0]]
    spoken = any(t.key in reader.words.self for t in before)
    return bool(before or not start) and not spoken and all(reader.says_nothing(t) for t in before)


def _of_a_thing(reader: Reader, span: Span) -> bool:
    """ "fake passports", "a false alarm": one word right before one that is no tale."""
    start, end = span
    if (
        end - start > 1
        or end >= len(reader.line)
        or reader.text[reader.line[start].end : reader.line[end].start] != " "
    ):
        return False
    follower = reader.line[end]
    plain = reader.says_nothing(follower) or follower.key in polarity_words(reader.language)
    return not plain and not reader.has_tale(end, end + 1)
