"""Find the words of what a sentence tells as hearsay or denies, apart from those that tell and deny."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from wellsourced.matching.hearsay_reader import Span
from wellsourced.matching.hearsay_words import hearsay_words
from wellsourced.matching.tellings import ATTRIBUTION, Clause, Telling, Term
from wellsourced.matching.words import matching_words, word_set
from wellsourced.text.lexicon import is_stop, polarity_words
from wellsourced.text.normalize import Token, tokens

ENOUGH_CONTENT = 2  # of the clauses that hold what was told, before the next is taken too
THAT_WORDS = 7  # "I am told by people who saw it that"
FAR_THAT_WORDS = 10  # "I hear from a man in town who knows her that", without a mark between
ASIDE = 0.6  # what words count that stand outside the clauses with a mark
LONGEST_HEAD_WORDS = 6
BY_WORDS = 3
OPENING = "\"'“‘«„"
NEAR_VERB_CHARS = 16  # "Lee", "Lee flatly" before "denied"
PALE = 0.5
PALE_WORDS = frozenset(
    f"c:{name}"
    for name in word_set(
        "first second last other next time day now today long_time same one before after already still"
    )
)
Bag = tuple[tuple[Term, float], ...]


class Matter(NamedTuple):
    """The content words of a sentence (``bag``) and of what it tells or denies (``core``), each with its weight.

    ``wide`` is the core with the rest of the sentence at less weight. ``own`` counts the words of the core that say
    something; ``clause`` is True where "that" or a verb of denial leads to them.
    """

    bag: Bag
    core: Bag
    wide: Bag
    own: int
    clause: bool


def matter(telling: Telling, spans: Mapping[str, Sequence[Span]], tales: Sequence[Span], *, tells: bool) -> Matter:
    """Return what the sentence speaks of; ``spans`` are its marks by kind, ``tales`` its words for what is told."""
    marked = sorted(span for found in spans.values() for span in found)
    bag = _bag(telling, [*marked, *tales, *_sureness(telling, spans), *_strengthening(telling, spans.get("false", ()))])
    if not marked and not tells:
        return Matter(bag, bag, bag, _denied(telling, bag, []), clause=False)
    start = _complement(telling, [*marked, *tales])
    core = _from(telling, bag, *start) if start is not None else _object(telling, bag, spans)
    core = core or _clause_before(telling, bag, marked)
    if core:
        return Matter(bag, core, core if start is not None else _wide(bag, core), _says(core), clause=True)
    core = _around(telling, bag, marked)
    own = _denied(telling, bag, marked)
    if tells:
        own = _says(core)
    elif tales:
        own = sum(share >= ATTRIBUTION and t.start < marked[-1][0] for t, share in bag)
    return Matter(bag, core, _wide(bag, core), own, clause=False)


def negations(telling: Telling) -> list[int]:
    """Return where denying words stand, within quotation marks too."""
    start, denying = telling.claim.start, polarity_words(telling.language)
    return [start + t.start for t in tokens(telling.claim.text) if t.key in denying or t.key.endswith("n't")]


def denier_before(telling: Telling, position: int) -> str | None:
    """Return who denies by the verb at ``position``: the name right before it, else the words that lead to it."""
    if (by := agent(telling, position)) is not None:
        return by
    names = [t for t in telling.names if t.end <= position]
    if not names or position - names[-1].end > NEAR_VERB_CHARS:
        return head_before(telling, position)
    first = len(names) - 1
    while first and names[first].start - names[first - 1].end <= 1:
        first -= 1
    return telling.claim.text[names[first].start - telling.claim.start : names[-1].end - telling.claim.start]


def agent(telling: Telling, position: int) -> str | None:
    """Return who stands behind the verb at ``position``: "was debunked by the auditors", up to the next mark."""
    text, start, words = telling.claim.text, telling.claim.start, matching_words(telling.language)
    line = [t for t in tokens(text) if t.start >= position - start]
    before = [t.key for t in tokens(text) if t.end <= position - start][-BY_WORDS:]
    led = next((i for i, t in enumerate(line[:BY_WORDS]) if t.key in words.by), None)
    if not led or led + 1 >= len(line) or not any(key in words.passive for key in before):
        return None
    return _up_to_a_mark(telling, start + line[led + 1].start)


def behind(telling: Telling, position: int) -> str | None:
    """Return who is named behind a verb that begins its clause: "Gossip, says the vicar", "lo desmiente el club"."""
    text, start, stop = telling.claim.text, telling.claim.start, telling.language
    lead = [t for t in tokens(text) if t.end <= position - start]
    it = hearsay_words(stop).it_before
    clitic = bool(lead) and lead[-1].key in it
    while lead and lead[-1].key in it:
        position = start + lead.pop().start
    begins = (clitic and not lead) or text[lead[-1].end if lead else 0 : position - start].strip() != ""
    line = [t for t in tokens(text) if t.start >= position - start]
    verb = next((i for i, t in enumerate(line) if not is_stop(t.key, stop)), None)
    if not begins or verb is None or verb + 1 >= len(line):
        return None
    after = line[verb + 1]
    if text[line[verb].end : after.start] != " ":
        return None
    who = _up_to_a_mark(telling, start + after.start)
    if who is None or line[verb].key in hearsay_words(stop).tales:
        return None
    said = [t.key for t in tokens(who)]
    acts = any(key in matching_words(stop).passive for key in said)  # "Tales of a second boat are untrue"
    return who if not acts and any(key.isalpha() and not is_stop(key, stop) for key in said) else None


def _up_to_a_mark(telling: Telling, begin: int) -> str | None:
    """The words up to the next mark, or the name behind it; None where they say when: "by Monday"."""
    if any(time.start <= begin < time.end for time in telling.times):
        return None
    words = telling.claim.text[begin - telling.claim.start :]
    name, rest = _stretch(words)
    other = _stretch(rest.removeprefix(",").lstrip())[0] if rest.startswith(",") else ""
    if name and other and not _is_name(name) and _is_name(other):
        return other
    return name if name and len(name.split()) <= LONGEST_HEAD_WORDS else None


def _is_name(words: str) -> bool:
    """True where it begins and ends with a capital: "Ann de Lee"."""
    line = words.split()
    return len(line) > 1 and line[0][:1].isupper() and line[-1][:1].isupper()


def _stretch(words: str) -> tuple[str, str]:
    """What stands before the first mark, and the rest."""
    end = min((i for i, c in enumerate(words) if not (c.isalnum() or c in " '’-")), default=len(words))
    return words[:end].strip(), words[end:]


def head_before(telling: Telling, position: int) -> str | None:
    """Return the words with which the sentence begins, up to ``position``, where they can be who acts: "The firm".

    None for what is long, parted by marks, denied, or what a tale is told by.
    """
    words, stop = hearsay_words(telling.language), telling.language
    head = _subject_of(telling.claim.text[: position - telling.claim.start])
    line = list(tokens(head))
    while line and is_stop(line[-1].key, stop):
        line.pop()
    said = (
        words.media.places(line)
        or words.networks.places(line)
        or words.rumour.places(line)
        or any(t.key in words.tales for t in line)
    )
    denied = any(t.key in polarity_words(stop) for t in line)
    plain = all(c.isalnum() or c in " '’-." for c in head)
    if said or denied or not plain or not 0 < len(line) <= LONGEST_HEAD_WORDS:
        return None
    return head[: line[-1].end] if any(not is_stop(t.key, stop) for t in line) else None


def _subject_of(head: str) -> str:
    """What stands before a verb, behind ";" or ":" and without what is put in: "It is false; the club, a firm," """
    head = head[max(head.rfind(";"), head.rfind(":")) + 1 :].strip()
    before, _, put_in = head.removesuffix(",").partition(",")
    return before if head.endswith(",") and put_in and "," not in put_in else head


def _strengthening(telling: Telling, false: Sequence[Span]) -> list[Span]:
    """ "plain nonsense": the word right before one that calls something false says nothing of it."""
    text, start = telling.claim.text, telling.claim.start
    be = matching_words(telling.language).passive
    line = tokens(text)
    return [
        (start + word.start, start + word.end)
        for lead, word, mark in zip(line, line[1:], line[2:], strict=False)
        if any(start + mark.start == at for at, _ in false) and text[word.end : mark.start] == " "
        and (lead.key in be or text[word.start - 1] in OPENING)
    ]  # fmt: skip


def _sureness(telling: Telling, spans: Mapping[str, Sequence[Span]]) -> list[Span]:
    """Words like "genuine" and "confirmed" where something is not: they say nothing of what is unsure."""
    if "unconfirmed" not in spans:
        return []
    line, start = tokens(telling.claim.text), telling.claim.start
    found = hearsay_words(telling.language).genuine.places(line)
    sure = [(start + line[a].start, start + line[b - 1].end) for a, b in found]
    return sure + [(t.start, t.end) for t in telling.terms if "c:confirm" in t.keys]


def _bag(telling: Telling, hidden: Sequence[Span]) -> Bag:
    return tuple(
        (t, t.share * (PALE if set(t.keys) & PALE_WORDS else 1.0))
        for t in telling.terms
        if not any(a <= t.start < b for a, b in hidden)
    )


def _says(bag: Bag) -> int:
    """How many words say something; those that name a source may be more than that."""
    return sum(share >= ATTRIBUTION for _, share in bag)


def _complement(telling: Telling, anchors: Sequence[Span]) -> tuple[int, bool] | None:
    """Where what was told begins: behind the "that", "of" or "saying" that follows a mark or a message.

    The second is True where a clause of its own begins there, which may go on behind the next comma.
    """
    begin, words = telling.claim.start, hearsay_words(telling.language)
    line = tokens(telling.claim.text)
    for end in sorted({b for _, b in anchors}):
        if any(begin + t.end == end and t.key in words.that for t in line):
            return end, True
        after = _ahead(telling, [t for t in line if begin + t.start >= end])
        that = next((t for t in after if _among(t, words.that) and _leads(telling, t)), None)
        direct = after[0] if after and _among(after[0], words.about) else None
        found = direct or that
        if found is not None:
            return begin + found.start, _among(found, words.that)
    return None


def _ahead(telling: Telling, line: Sequence[Token]) -> Sequence[Token]:
    """The words behind a mark among which its "that" may stand."""
    gaps = pairwise(line)
    whole = next(
        (i for i, (a, b) in enumerate(gaps, 1) if telling.claim.text[a.end : b.start].strip(" -'’")), len(line)
    )
    return line[: max(THAT_WORDS, min(whole, FAR_THAT_WORDS))]


def _leads(telling: Telling, token: Token) -> bool:
    """True for "that" before a word; "nobody saw that, and" speaks of what was said before."""
    return telling.claim.text[token.end : token.end + 1] in (" ", "'", "’", "\n", "\u00a0")


def _among(token: Token, words: frozenset[str]) -> bool:
    return token.key in words or ("'" in token.key and token.key.split("'")[0] in words)


def _from(telling: Telling, bag: Bag, start: int, goes_on: bool) -> Bag:
    """The words from there to the end of a clause, and on while they are few."""
    found: Bag = ()
    relative = hearsay_words(telling.language).between
    for clause in telling.clauses:
        hangs = goes_on or _first(telling, clause) in relative
        if clause.end > start and (not found or (hangs and _says(found) < ENOUGH_CONTENT)):
            found += tuple((t, share) for t, share in bag if max(start, clause.start) <= t.start < clause.end)
    return found


def _object(telling: Telling, bag: Bag, spans: Mapping[str, Sequence[Span]]) -> Bag:
    """What follows a verb of denial in its clause: "ruled out a sale"."""
    ends = [b for kind in ("denial", "doubt") for _, b in spans.get(kind, ())]
    if not ends or any(spans.get(kind) for kind in spans if kind not in ("denial", "doubt")):
        return ()
    clause = telling.clause_at(min(ends))
    return tuple((t, share) for t, share in bag if share >= ATTRIBUTION and min(ends) <= t.start < clause.end)


def _stands_behind(telling: Telling, clause: Clause, marked: Sequence[Span]) -> bool:
    if _first(telling, clause) in hearsay_words(telling.language).like:
        return True
    text, start = telling.claim.text, telling.claim.start
    begins = any(not text[clause.start - start : a - start].strip() for a, _ in marked if a >= clause.start)
    return clause.start > start and begins


def _wide(bag: Bag, core: Bag) -> Bag:
    chosen = {t.start for t, _ in core}
    return tuple((t, share if t.start in chosen else share * ASIDE) for t, share in bag)


def _clause_before(telling: Telling, bag: Bag, marked: Sequence[Span]) -> Bag:
    """ "That he resigns is untrue": what follows a "that" up to the first mark."""
    that = hearsay_words(telling.language).that
    led = [c.start for c in telling.clauses if marked and c.end <= marked[0][0] and _first(telling, c) in that]
    return tuple((t, share) for t, share in bag if led and led[0] <= t.start < marked[0][0])


def _around(telling: Telling, bag: Bag, marked: Sequence[Span]) -> Bag:
    """The words of the clauses that hold a mark; of the next and then of those before them, while they are few.

    What "as a clip has it" or ", I hear" tells stands before it.
    """
    held = [i for i, c in enumerate(telling.clauses) if any(c.start <= a < c.end for a, _ in marked)]
    if not held:
        return bag
    before, after = reversed(range(held[0])), range(held[0] + 1, len(telling.clauses))
    behind = _stands_behind(telling, telling.clauses[held[0]], marked)
    found: Bag = ()
    for i in (*before, *held, *after) if behind else (*held, *after, *before):
        if (i in held and not behind) or _says(found) < ENOUGH_CONTENT:
            found += tuple((t, share) for t, share in bag if _stands_in(t, [telling.clauses[i]]))
    return tuple(dict.fromkeys(found)) or bag


def _denied(telling: Telling, bag: Bag, marked: Sequence[Span]) -> int:
    """How many words stand in the clauses that deny and in those that hang on them; in all where none does."""
    places = [*(a for a, _ in marked), *negations(telling)]
    hanging = matching_words(telling.language).clause
    chosen: list[Clause] = []
    for before, clause in zip((None, *telling.clauses), telling.clauses, strict=False):
        holds = any(clause.start <= a < clause.end for a in places)
        if holds or (before is not None and before in chosen and _first(telling, clause) in hanging):
            chosen.append(clause)
    return sum(share == 1.0 for t, share in bag if not chosen or _stands_in(t, chosen))


def _stands_in(term: Term, clauses: Sequence[Clause]) -> bool:
    return any(c.start <= term.start < c.end for c in clauses)


def _first(telling: Telling, clause: Clause) -> str:
    """The word that begins a clause: "that", "who"; of "qu'il" what is elided."""
    start = telling.claim.start
    first = tokens(telling.claim.text[clause.start - start : clause.end - start])[:1]
    return first[0].key.split("'")[0] if first else ""
