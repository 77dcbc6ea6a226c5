"""The words by which a sentence tells something as hearsay: rumour, what nobody confirmed, guesses of a crowd."""

from wellsourced.matching.forms import Forms, Spans
from wellsourced.matching.hearsay_reader import Reader, Span, among
from wellsourced.matching.words import matching_words

NEAR_WORDS = 8  # "a letter that half the valley has shared says"
BESIDE_WORDS = 3  # "accused online of"
LEADING_WORDS = 3  # a place with which a sentence begins
SAID_WORDS = 6  # "was said on all sides at the time to have"


def rumours(reader: Reader) -> Spans:
    """Return what says that something goes round, or is told by nobody who could be asked."""
    plain = [(a, b) for a, b in reader.words.rumour.places(reader.line) if not reader.is_title(a, b)]
    told = [*_told_by_nobody(reader), *_where_people_talk(reader), *_as_one_reads(reader)]
    return [*plain, *_passed_on(reader), *told, *_by_an_acquaintance(reader)]


def unconfirmed(reader: Reader) -> Spans:
    """Return what says that nobody confirms it."""
    return [s for s in reader.words.unconfirmed.places(reader.line) if not _no_comment(reader, s)]


def guesses(reader: Reader) -> Spans:
    """Return what is told without grounds, or in messages that may be no more than news."""
    crowd = _by_a_crowd(reader, reader.words.crowd_asks)
    against = [(a, b) for a, b, by_crowd in whatever(reader) if not by_crowd]
    return [*reader.words.baseless.places(reader.line), *_of_messages(reader), *crowd, *against]


def whatever(reader: Reader) -> list[tuple[int, int, bool]]:
    """ "whatever the mayor says": where it is told against what somebody says; True for what only a crowd says."""
    words, line = reader.words, reader.line
    said = [*words.gossips.places(line), *words.says.places(line)]
    nobody = [
        *((i, i + 1) for i, t in enumerate(line) if t.key in words.nobody),
        *words.crowd.places(line), *words.folk.places(line), *reader.media, *words.they_say.places(line),
    ]  # fmt: skip
    found = []
    for a, b in words.whatever.places(line):
        end = max((d for c, d in said if a <= c < b + NEAR_WORDS), default=None)
        if end is not None and not reader.parted_within(a, end):
            found.append((a, end, any(a <= c < end for c, _ in nobody)))
    return found


def _where_people_talk(reader: Reader) -> Spans:
    """ "In the bars they speak of", "en los bares se habla de", "in den Kneipen ist die Rede von"."""
    words, line = reader.words, reader.line
    places = [i for i, t in enumerate(line[:LEADING_WORDS]) if among(t, words.somewhere)]
    if not places:
        return []
    nobody = [i for i, t in enumerate(line[: NEAR_WORDS + LEADING_WORDS]) if t.key in words.nobody]
    talks = [s for s in words.gossips.places(line) if not reader.is_named_cue(s[0])]
    found = [
        (min(i, a), max(i + 1, b))
        for i in nobody
        for a, b in talks
        if -BESIDE_WORDS <= i - b < 0 or 0 < a - i <= BESIDE_WORDS or -1 <= i - b <= 1
    ]
    found += [s for s in words.they_say.places(line) if not reader.is_named_cue(s[0])]
    return [
        (a, b)
        for a, b in found
        if 1 < a - places[0] <= NEAR_WORDS and not (reader.anaphoric and reader.parted_within(places[0], a + 1))
    ]


def _as_one_reads(reader: Reader) -> Spans:
    """ "as one may read online", "wie im Internet erzählt wird": a comparison, a network, and a word of saying."""
    words, line = reader.words, reader.line
    said = [*words.gossips.places(line), *words.says.places(line)]
    said += [(i, i + 1) for i, t in enumerate(line) if among(t, words.claiming)]
    return [
        (i, max(b, d))
        for i, t in enumerate(line)
        if t.key in words.like
        for a, b in reader.media
        if 0 < a - i <= NEAR_WORDS
        for c, d in said
        if i < c <= b + BESIDE_WORDS and not reader.parted_within(i, max(b, d)) and not reader.is_named_cue(c)
        and not any(u.key in words.own for u in line[i:c])
    ]  # fmt: skip


def _no_comment(reader: Reader, span: Span) -> bool:
    """ "could not confirm or deny", "would neither confirm nor deny it": nothing is unsure, somebody does not speak."""
    line, deny = reader.line, reader.words.deny
    if any(t.key in deny for t in line[span[1] : span[1] + BESIDE_WORDS]):
        return True
    whole = any(t.key in deny for t in line[span[0] : span[1]])
    ends = span[1] == len(line) or reader.parted(span[1] - 1, span[1]) or line[span[1]].key in reader.words.it
    return whole and ends


def _passed_on(reader: Reader) -> Spans:
    """ "a letter circulates", "a recording heard by all says": on messages that go round, and what they say."""
    words, line = reader.words, reader.line
    if line and line[0].key in words.this:
        return [*words.rounds.places(line), *words.shared.places(line)]
    tales: Spans = [(i, i + 1) for i in reader.tales]
    told: Spans = [*words.says.places(line), *words.shows.places(line)]
    told += [(i, i + 1) for i, t in enumerate(line) if among(t, words.that) or among(t, words.claiming)]
    passed = [*reader.media, *reader.pictures]
    going = [
        span
        for span in words.rounds.places(line)
        if reader.near(span, tales, NEAR_WORDS)
        or (reader.near(span, passed, NEAR_WORDS) and reader.near(span, told, NEAR_WORDS))
    ]
    seen = [
        span
        for span in (s for s in words.shared.places(line) if not _by_a_name(reader, s[1]))
        if reader.near(span, passed, NEAR_WORDS) and reader.near(span, told, NEAR_WORDS)
    ]
    return [*going, *seen]


def _by_a_name(reader: Reader, end: int) -> bool:
    """ "seen by the Gazette": it was shown to somebody, not to a crowd."""
    after = reader.line[end : end + 2]
    if any(a == end + 1 for a, _ in reader.words.networks.places(reader.line)):
        return False
    return len(after) > 1 and reader.says_nothing(after[0]) and after[1].text[:1].isupper()


def _told_by_nobody(reader: Reader) -> Spans:
    """ "posts say that", "accused online of", "everyone says": told by what or whom nobody can name."""
    words, line = reader.words, reader.line
    claims = [(i, i + 1) for i, t in enumerate(line) if among(t, words.claiming) and not reader.is_named_cue(i)]
    beside = [span for span in claims if reader.near(span, reader.media, BESIDE_WORDS)]
    said = [(a, b) for a, b in words.says.places(line) if not reader.is_named_cue(a)]
    led = [
        (end, b)
        for _, end in reader.posts
        for a, b in said
        if 0 <= a - end <= BESIDE_WORDS and all(among(t, words.between) for t in line[end:a])
        and not reader.parted(end - 1, a)
    ]  # fmt: skip
    first = [b for a, b in reader.posts if a == 0]
    begun = [
        (a, b)
        for a, b in claims
        if first and 0 <= a - first[0] < NEAR_WORDS
        and not any(reader.parted(i, i + 1) for i in range(first[0] - 1, a))
    ]  # fmt: skip
    return [
        *beside,
        *begun,
        *led,
        *_by_a_crowd(reader, words.crowd_tells),
        *_by_the_neighbours(reader),
        *_said_to_have(reader),
    ]


def _by_a_crowd(reader: Reader, verbs: Forms) -> Spans:
    """ "half the town says", "callers asked about"."""
    return _beside(reader, reader.words.crowd.places(reader.line), verbs, far=verbs is reader.words.crowd_tells)


def _by_the_neighbours(reader: Reader) -> Spans:
    """ "neighbours in the lane talk of": a verb for what is only passed on."""
    people = [*reader.words.crowd.places(reader.line), *reader.words.folk.places(reader.line)]
    return _beside(reader, people, reader.words.whispers)


def _by_an_acquaintance(reader: Reader) -> Spans:
    """ "my barber tells me that"."""
    words, line = reader.words, reader.line
    mine = [(a, b) for a, b in words.kin.places(line) if a and line[a - 1].key in words.mine]
    own = words.mine & words.me
    anyone = {
        (i, j)
        for i, t in enumerate(line)
        if t.key in own
        for j in (i + 2, i + 3)
        if any(a == j for a, _ in words.kin_tells.places(line))
    }
    return [*_beside(reader, mine, words.kin_tells), *_beside(reader, sorted(anyone), words.kin_tells)]


def _beside(reader: Reader, people: Spans, verbs: Forms, *, far: bool = True) -> Spans:
    """People with a verb a few words behind them; where the sentence begins with them it may stand farther off."""
    found = verbs.places(reader.line)
    return [
        (a, d)
        for a, b in people
        for c, d in found
        if 0 <= c - b <= (NEAR_WORDS if far and a <= 1 else BESIDE_WORDS) and not reader.parted_within(b - 1, c + 1)
    ]


def _said_to_have(reader: Reader) -> Spans:
    """ "was said on all sides to have left": no one is named who says it."""
    line, words, by = reader.line, reader.words, matching_words(reader.language).by
    return [
        (a, d)
        for a, b in words.be_said.places(line)
        for c, d in words.to_have.places(line)
        if 0 <= c - b < SAID_WORDS and not any(t.key in by for t in line[b:c])
        and not any(reader.parted(i, i + 1) for i in range(b - 1, c))
    ]  # fmt: skip


def _of_messages(reader: Reader) -> Spans:
    """ "messages that a child was hurt", "stories that": what is said in them may be a tale, or no more than news."""
    line, words = reader.line, reader.words
    after = [b for _, b in reader.posts if b < len(line) and not reader.parted(b - 1, b)]
    told = [
        i + 1
        for i in reader.tales
        if i + 1 < len(line) and not reader.parted(i, i + 1)
        and (not among(line[i], words.claiming) or _is_noun(reader, i))
    ]  # fmt: skip
    found = [i for i in after if among(line[i], words.about)] + [i for i in told if among(line[i], words.that)]
    return [(i, i + 1) for i in found]


def _is_noun(reader: Reader, index: int) -> bool:
    """ "a claim that", "this lurid claim that", where "they claim that" has a verb."""
    return any(t.key in reader.words.determiners for t in reader.line[max(0, index - 2) : index])
