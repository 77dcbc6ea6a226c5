"""Find the sentences that reply to the one before them: denials of a tale, and what goes on with it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from wellsourced.matching.comparison import Weights
from wellsourced.matching.hearsay import DENIES, LEAST_CONTENT, UNSURE, Hearsay
from wellsourced.matching.hearsay_words import hearsay_words
from wellsourced.matching.matter import ASIDE, Bag, negations
from wellsourced.matching.tellings import REPORTING
from wellsourced.matching.words import word_set
from wellsourced.text.normalize import tokens

REPLY_SENTENCES = 3  # within which a denial replies to what was told
REPLY_BLOCKS = 2
POST_SENTENCES = 8
NO_WORDS = 3  # within which a denial begins with "no"
NOT_SAID_CHARS = 30  # "has not yet said"
BEGINNING_WORDS = 4  # "That is not true"
SHORTEST_BARE = 3  # of "The firm rejects that", which may deny what the account itself tells
LONGEST_BARE = 8  # words of "It is untrue, the clinic says"; a longer sentence has a matter of its own
# What somebody is told to have done who is then said to be still in office.
LEAVING = frozenset(f"c:{name}" for name in word_set("resign leave dismiss flee die strike_work"))
NOUNS_OF_SAYING = frozenset(f"c:{name}" for name in word_set("word message name report statement"))
LEAST_SHARED = (
    0.4  # the weight of a word that a denial shares with the tale it replies to, where it says more than "no"
)


class Reply(NamedTuple):
    """The indices of a sentence that tells something and of one that denies it."""

    told: int
    by: int


def handed_on(found: Sequence[Hearsay]) -> list[Hearsay]:
    """Return the sentences; marks without a matter of their own are given to the sentence that they speak of.

    Rumour is told of what comes after ("Early reports differed.", "This is doing the rounds:"), doubt of what came
    before ("This could not be confirmed.").
    """
    result = _going_on(_whole_posts(found))
    for index, one in enumerate(found):
        if not one.unsure or not (one.bare or _points_ahead(found, index)):
            continue
        if "rumour" in one.marks:
            others = _after(found, index)
        else:
            others = _before(found, index)
        for i in others:
            result[i] = result[i]._replace(marks=result[i].marks | (one.marks & UNSURE))
        if others:
            result[index] = result[index]._replace(marks=frozenset(), says_no=False, points=True)
    return result


def _before(found: Sequence[Hearsay], index: int) -> list[int]:
    """The sentence before it, or the one before that where it tells what the account itself did: "We asked her." """
    near = [i for i in (index - 1, index - 2) if i >= 0 and _beside(found[i], found[index])]
    told = [i for i in near if i == index - 2 or not (len(near) > 1 and _of_itself(found[i]))]
    return told[:1]


def _of_itself(one: Hearsay) -> bool:
    first = tokens(one.telling.claim.text)[:1]
    return bool(first) and first[0].key in hearsay_words(one.telling.language).self


def _points_ahead(found: Sequence[Hearsay], index: int) -> bool:
    """ "This went up on Monday and was shared widely", with a post after it."""
    return _says_this(found[index]) and any(found[i].telling.kind == "post" for i in _after(found, index))


def _says_this(one: Hearsay) -> bool:
    first = tokens(one.telling.claim.text)[:1]
    return bool(first) and first[0].key in hearsay_words(one.telling.language).this


def _going_on(found: Sequence[Hearsay]) -> list[Hearsay]:
    """ "A clip is going round. It says that": the second sentence tells what the clip says."""
    result = list(found)
    for index, (before, one) in enumerate(pairwise(found), 1):
        line = tokens(one.telling.claim.text)
        goes_on = any(a == 0 for a, _ in hearsay_words(one.telling.language).goes_on.places(line))
        if goes_on and before.tells and before.spreaders and _beside(before, one) and not one.denies:
            result[index] = one._replace(marks=one.marks | {"guess"}, spreaders=before.spreaders, goes_on=True)
    return result


def _whole_posts(found: Sequence[Hearsay]) -> list[Hearsay]:
    """Each sentence of a post speaks of what the others speak of: "It was the cook. She left the gas on." """
    posts: dict[tuple[str, int], list[Hearsay]] = {}
    for one in found:
        if one.telling.kind == "post":
            posts.setdefault((one.telling.account, one.place), []).append(one)
    return [_with_others(one, posts.get((one.telling.account, one.place), ())) for one in found]


def _with_others(one: Hearsay, post: Sequence[Hearsay]) -> Hearsay:
    others: Bag = tuple(
        (t, share * ASIDE) for other in post[:POST_SENTENCES] if other is not one for t, share in other.bag
    )
    return one._replace(matter=one.matter._replace(core=one.core + others, wide=one.wide + others)) if others else one


def _after(found: Sequence[Hearsay], index: int) -> list[int]:
    """What follows in the block; else the next post; behind a colon the next sentence."""
    one = found[index]
    near = [i for i in range(index + 1, min(index + 1 + REPLY_SENTENCES, len(found))) if _beside(one, found[i])]
    posts = [i for i in near if found[i].telling.kind == "post"][:1]
    if posts:
        return posts
    if one.telling.claim.text.rstrip().endswith(":"):
        return near[:1]
    return [i for i in near[:2] if found[i].place == one.place and not found[i].says_no]


def _beside(one: Hearsay, other: Hearsay) -> bool:
    return one.telling.account == other.telling.account and abs(other.place - one.place) <= REPLY_BLOCKS


def replies(sentences: Sequence[Hearsay], weights: Weights) -> list[Reply]:
    """Return what replies to what, in order: every pair of a tale and a denial that speaks of it."""
    found = []
    for by, one in enumerate(sentences):
        before = [i for i in range(by - 1, max(-1, by - 1 - REPLY_SENTENCES), -1) if _beside(sentences[i], one)]
        replied = [i for i in before if _replied(sentences, i, by, weights)]
        told = next((i for i in replied if sentences[i].tells), replied[0] if replied else None)
        if told is None and _is_of_the_next(sentences, by, weights):
            told = by + 1
        if told is not None:
            found += [Reply(i, by) for i in _whole_post(sentences, told)]
    return found


def _is_of_the_next(sentences: Sequence[Hearsay], by: int, weights: Weights) -> bool:
    """ "It is not true.", and then the post; "That talk is a lie", and then what is told."""
    if by + 1 >= len(sentences):
        return False
    one, post = sentences[by], sentences[by + 1]
    told = post.unsure or (post.tells and "false" in one.marks and _points_at_post(sentences, by))
    if not told or not one.says_no or not _beside(one, post):
        return False
    if post.telling.kind != "post":
        return one.of_tale and one.place == post.place and one.telling.claim.attributed_to is not None
    return one.bare or _same_words(post, one, weights, pairs=1)


def _points_at_post(sentences: Sequence[Hearsay], by: int) -> bool:
    """ "This was posted on Monday. It is false, the club says.", and then the post."""
    before = sentences[by - 1] if by else None
    return before is not None and _beside(before, sentences[by]) and not before.tells and _says_this(before)


def _whole_post(sentences: Sequence[Hearsay], told: int) -> list[int]:
    """All sentences of a post: what is denied of it may be any of them."""
    one = sentences[told]
    if one.telling.kind != "post":
        return [told]
    near = range(max(0, told - POST_SENTENCES), min(told + POST_SENTENCES, len(sentences)))
    return [i for i in near if (sentences[i].telling.account, sentences[i].place) == (one.telling.account, one.place)]


def _replied(sentences: Sequence[Hearsay], told: int, by: int, weights: Weights) -> bool:
    """A reply has nothing else to speak of, or speaks of the same; what is only guessed takes a plain denial."""
    one, other = sentences[told], sentences[by]
    who = one.telling.claim.attributed_to, other.telling.claim.attributed_to
    if who[0] is not None and who[1] is not None and who[0].name == who[1].name and not one.spreaders:
        return False
    if (one.bare and one.telling.kind != "post") or one.points or other.telling.kind == "post":
        return False
    if _calls_genuine(one, other):
        return one.unsure or "guess" in one.marks
    rebuffs = bool(other.marks & {"refusal", "reply"}) or _begins_with_false(other)
    if one.tells and rebuffs and _right_behind(sentences, told, by):
        return True
    if not other.says_no or _says_nothing(other):
        return False
    short = other.bare or (bool(other.marks & DENIES) and other.matter.own < LEAST_CONTENT)
    if short and len(other.bag) <= LONGEST_BARE and _speaks_of_it_alone(sentences, told, by):
        return _short_reply(sentences, told, by, weights)
    return _long_reply(sentences, told, by, weights)


def _speaks_of_it_alone(sentences: Sequence[Hearsay], told: int, by: int) -> bool:
    """True where nothing stands between that a "no" could be of."""
    if all(sentences[i].bare and sentences[i].says_no for i in range(told + 1, by)):
        return True
    return sentences[told].unsure and _nothing_between(sentences, told, by)


def _short_reply(sentences: Sequence[Hearsay], told: int, by: int, weights: Weights) -> bool:
    """ "That is false, the clinic says.": of what was told, or, where it says "false", of what the account states."""
    one, other = sentences[told], sentences[by]
    if not one.tells:
        return "false" in other.marks or ("denial" in other.marks and len(other.bag) <= SHORTEST_BARE)
    said = other.telling.claim.attributed_to is not None or _same_words(one, other, weights, pairs=1)
    return one.unsure or bool(other.marks & DENIES) or (by == told + 1 and said)


def _long_reply(sentences: Sequence[Hearsay], told: int, by: int, weights: Weights) -> bool:
    """A denial with a matter of its own is a reply where that is the tale's, or right behind a tale or a question."""
    one, other = sentences[told], sentences[by]
    begins = by == told + 1 and other.telling.claim.attributed_to is not None and begins_with_no(other)
    if "stays" in other.marks:
        return one.unsure and _tells_of_leaving(one)
    if one.unsure:
        return begins or _same_words(one, other, weights, pairs=1)
    if one.marks & {"denial", "false"}:
        return by == told + 1 and _same_words(one, other, weights, pairs=1)
    if "guess" not in one.marks:
        return False
    if begins and one.telling.claim.text.rstrip().endswith("?"):
        return True
    plain = by == told + 1 and (one.telling.kind != "post" or bool(other.marks & DENIES))
    return _same_words(one, other, weights, pairs=1 if plain else 2)


def _right_behind(sentences: Sequence[Hearsay], told: int, by: int) -> bool:
    """True for the next sentence, or the one after where nothing between tells or denies: "The vicar sighed." """
    return by == told + 1 or (by == told + 2 and _nothing_between(sentences, told, by))


def _nothing_between(sentences: Sequence[Hearsay], told: int, by: int) -> bool:
    """True where what stands between two sentences of one block neither tells nor denies."""
    one_block = len({sentences[i].place for i in range(told, by + 1)}) == 1
    return one_block and not any(s.marks or s.says_no for s in sentences[told + 1 : by])


def _tells_of_leaving(one: Hearsay) -> bool:
    return any(LEAVING & set(term.keys) for term, _ in one.bag)


def _begins_with_false(one: Hearsay) -> bool:
    """ "It is false: the club denies it", whatever follows."""
    words, line = hearsay_words(one.telling.language), tokens(one.telling.claim.text)[:BEGINNING_WORDS]
    return "false" in one.marks and bool(words.false.places(line) or words.wrong.places(line))


def begins_with_no(one: Hearsay) -> bool:
    """ "Nobody has been dismissed", the director said: right behind a tale it is its denial."""
    line = tokens(one.telling.claim.text)[:NO_WORDS]
    start = one.telling.claim.start
    return bool(line) and any(at - start <= line[-1].start for at in negations(one.telling))


def _says_nothing(one: Hearsay) -> bool:
    """ "The firm has not said so", "would not comment": a denying word before one of saying denies nothing."""
    told = one.telling
    words, line = hearsay_words(told.language), tokens(told.claim.text)
    if words.believing.places(line):
        return True
    if one.marks & DENIES:
        return False
    if one.bare and words.unknowing.places(line):
        return True
    said = [t.start for t in told.terms if t.share <= REPORTING and not NOUNS_OF_SAYING & set(t.keys)]
    no = negations(told)
    return bool(no) and all(
        any(0 < start - at <= NOT_SAID_CHARS and told.clause_at(at) is told.clause_at(start) for start in said)
        for at in no
    )


def _same_words(one: Hearsay, other: Hearsay, weights: Weights, *, pairs: int) -> bool:
    shared = weights.shared(one.core, other.bag)
    return shared.weight >= pairs * LEAST_SHARED and sum(not a.name for a, _ in shared.pairs) >= pairs


def _calls_genuine(one: Hearsay, other: Hearsay) -> bool:
    """What is said to be forged is called genuine in the next sentence by somebody."""
    words = hearsay_words(one.telling.language)
    line, reply = tokens(one.telling.claim.text), tokens(other.telling.claim.text)
    told = words.forged.places(line)
    return bool(told) and bool(words.genuine.places(reply)) and not words.forged.places(reply)
