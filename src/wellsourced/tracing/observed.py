"""Tell what a newsroom saw, counted or found out itself, by its own account."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from wellsourced.model.account import Account
from wellsourced.model.speech import Claim
from wellsourced.text.affiliation import listed as of_offices
from wellsourced.tracing.listed import listed
from wellsourced.tracing.phrases import Word, is_figure, nouns, said, words_of
from wellsourced.tracing.relays import publisher
from wellsourced.tracing.sources import Source

REPORTER_WORDS = 5  # within which a sentence names the reporter who saw it
TAKING_WORDS = 8  # of "unser Fotograf hat am Abend ein Bild davon gemacht"
NEAR = 3  # how many words may stand between the newsroom and what it did


def newsroom(account: Account) -> Source:
    """Return the publisher of ``account`` as a source of its own."""
    name = account.outlet or (account.credits[0].name if account.credits else account.source)
    key = f"observed {publisher(name)}"
    return Source(key, f"{name}, own observation", "agency", True, True, account.id, account.language)


def own_eyes(source: Source) -> bool:
    """Return whether a source is what a newsroom saw itself."""
    return source.key.startswith("observed ")


def observed(claim: Claim, account: Account) -> bool:
    """Return whether the newsroom says that it saw it: "a reporter of this paper counted", "the Herald stood there"."""
    line = words_of(claim.text, account.language)
    words = [word.key for word in line]
    own = _own_names(account)
    says_own = bool(own & set(words)) or bool(listed("ourselves") & set(words))
    saw = bool(listed("observed") & set(words)) and bool(listed("newsroom") & set(words) or says_own)
    return (
        (saw and says_own)
        or any(_reporter(clause) for clause in _clauses(line))
        or any(_pictured(clause, own) for clause in _clauses(line))
        or by_their_watch(claim.text, account.language)
        or _did(words, own)
        or _at_the_end(line, account.language)
        or _itself(line, own)
        or _was_let(words)
        or owns_measure(words)
        or _by_the_clock(words)
        or _i_dropped(line, account)
    )


def told_by_oneself(claim: Claim) -> bool:
    """Return whether the writer tells of what they did or saw: "I stood on the quay"."""
    words = [word.key for word in words_of(claim.text, None)]
    return _did(words, set())


def is_newsroom(name: str, account: Account) -> bool:
    """Return whether a description means the newsroom or its work: "our tally", "a check by this paper"."""
    line = words_of(name, account.language)
    keys = [word.key for word in line]
    at = next((i for i in range(len(line)) if _newsroom_at(line, i, set())), None)
    if at is None:
        return owns_measure(keys)
    work = not listed("reckoning").isdisjoint(keys[:at])
    return not line[at + 1].owning and (at < 2 or work)


def _own_names(account: Account) -> set[str]:
    """The last words of the names that the newsroom goes by: "Herald", the agency's in the dateline."""
    outlet = publisher(account.outlet or "").split()
    agencies = [publisher(c.name).split() for c in account.credits if c.kind == "agency"]
    return set(outlet[-1:]) | {name[-1] for name in agencies if name}


def _did(words: Sequence[str], own: set[str]) -> bool:
    """ "Coast Press telephoned all nine", "the Posten stood at the gate": the newsroom before what it did."""
    for at, word in enumerate(words):
        if word in own or word in listed("we"):
            near = words[at + 1 : at + 2 + NEAR]
            ends = listed("relative") | listed("supposing")
            stop = next((i for i, w in enumerate(near) if w in ends), len(near))
            if any(w in listed("attended") and not _turns_away(near, i) for i, w in enumerate(near[:stop])):
                return True
    return False


def _turns_away(near: Sequence[str], at: int) -> bool:
    """ "We counted on the mayor", "we tried to ring her": nothing was counted or tried out."""
    return near[at] in listed("turned") and near[at + 1 : at + 2] != [] and near[at + 1] in listed("turned_away")


def _at_the_end(line: Sequence[Word], language: str | None) -> bool:
    """ "Ich habe die Flammen um vier gesehen": in German what one did closes the clause."""
    if (language or "")[:2] != "de":
        return False
    for at, word in enumerate(line[:-1]):
        if word.key in listed("we") and line[at + 1].key in said(language, "helpers"):
            end = next((i for i in range(at + 1, len(line)) if line[i].mark), len(line))
            if line[end - 1].key in listed("attended") | said(language, "perceiving"):
                return True
    return False


def _itself(line: Sequence[Word], own: set[str]) -> bool:
    """ "as our own paper found", "segun comprobo este diario", "a tally by this paper shows"."""
    saw = listed("observed") | listed("attended") | listed("checking")
    for at in range(1, len(line)):
        if (size := _newsroom_at(line, at, own)) == 0:
            continue
        before = _unbroken(line[max(0, at - NEAR) : at + 1])[:-1]
        behind = line[at + size : at + size + 1]
        led = [
            w
            for w in before
            if w not in of_offices("of") and w not in listed("by_whom") and w not in listed("definite")
        ]
        did = bool(behind) and not behind[0].mark and behind[0].key in listed("did")
        closes = did and not (line[at + size + 1 : at + size + 2] and line[at + size + 1].key in ("not", "nicht"))
        closes = closes and behind[0].key != "has"
        if closes or (led and led[-1] in saw | listed("reckoning")):
            return True
        if line[at].key in listed("pointing") and behind and not behind[0].mark and behind[0].key in saw:
            return True
    return False


def _newsroom_at(line: Sequence[Word], at: int, own: set[str]) -> int:
    """How many words from ``at`` on name the newsroom: "this newspaper", "our reporter", "Herald"; 0 for none."""
    if line[at].capital and line[at].key in own:
        return 1
    if at + 1 >= len(line) or line[at + 1].mark:
        return 0
    means_itself = listed("media") | listed("own_paper") | listed("reporting") | listed("newsroom")
    if line[at].key in listed("pointing") and line[at + 1].key in means_itself:
        return 2
    return 2 if line[at].key in listed("mine") and line[at + 1].key in listed("reporting") | listed("newsroom") else 0


def _unbroken(line: Sequence[Word]) -> list[str]:
    """The words behind the last mark among them."""
    start = max((i for i, word in enumerate(line) if word.mark), default=0)
    return [word.key for word in line[start:]]


def _i_dropped(line: Sequence[Word], account: Account) -> bool:
    """ "Heard two bangs at six": whoever writes "I" elsewhere leaves it out; in some languages the verb tells it."""
    if len(line) < NEAR:
        return False
    first, second = line[0], line[1]
    if first.key in said(account.language, "firsthand_alone"):
        return True
    opens = first.key in said(account.language, "firsthand") and not second.mark
    seen = second.key in listed("definite") | listed("indefinite") | listed("pointing")
    return opens and (seen or is_figure(second.key, account.language)) and _writes_i(account)


def _writes_i(account: Account) -> bool:
    """True where the account says "I" or "my" outside quotation marks."""
    text = "\n".join(account.text[b.start : b.end] for b in account.blocks if b.kind != "boilerplate")
    singular = frozenset(("i", "my", "me", "myself"))
    return any(word.key.partition("'")[0] in singular for word in words_of(text, account.language))


def _clauses(line: Sequence[Word]) -> Iterator[list[str]]:
    """The words of a sentence, and those behind each mark that parts its clauses, up to the next."""
    starts = [0, *(at for at, word in enumerate(line) if at and word.mark.endswith((",", ";", ":", "–", "—", "-")))]
    for start, end in pairwise([*starts, len(line)]):
        joined = line[start].key in listed("joining")
        yield [word.key for word in line[start + joined : end if start else len(line)]]


def _pictured(words: Sequence[str], own: set[str]) -> bool:
    """ "Our photographer has taken pictures of it", "pictures taken by the Herald show"."""
    taken = next((at for at, word in enumerate(words) if word in listed("taking")), None)
    if taken is None or set(words).isdisjoint(listed("pictures") | listed("recordings")):
        return False
    if words[taken + 1 : taken + 2] and words[taken + 1] in listed("by_whom"):
        return not set(words[taken + 2 : taken + 2 + NEAR]).isdisjoint(own | listed("reporting"))
    ahead = set(words[:taken])
    ours = bool(ahead & listed("mine")) and bool(ahead & (listed("reporting") | listed("newsroom")))
    return taken <= TAKING_WORDS and (ours or bool(ahead & (own | listed("we") | listed("reporting"))))


def by_their_watch(text: str, language: str | None) -> bool:
    """Return True for "by a Herald reporter's watch", "segundo o relógio do redator": the newsroom's own clock."""
    words = [word.key.removesuffix("'s") for word in words_of(text, language)]
    for at, word in enumerate(words):
        if word not in listed("clocks"):
            continue
        led = not set(words[max(0, at - REPORTER_WORDS) : at]).isdisjoint(listed("by"))
        near = {*words[max(0, at - NEAR) : at], *words[at + 1 : at + 1 + REPORTER_WORDS]}
        if led and not near.isdisjoint(listed("reporting")):
            return True
    return False


def _reporter(words: Sequence[str]) -> bool:
    """ "A Herald reporter who climbed the tower found": a newsroom's eyes, whosever account it is."""
    at = next((i for i, word in enumerate(words[:REPORTER_WORDS]) if word in listed("reporting")), None)
    return at is not None and any(word in listed("attended") | listed("observed") for word in words[at + 1 :])


def _was_let(words: Sequence[str]) -> bool:
    """ "The seat slips, which she let us count": what the newsroom was shown and checked."""
    at = {i for i, word in enumerate(words) if word in listed("letting")}
    near = ({*words[max(0, i - NEAR) : i], *words[i + 1 : i + 1 + NEAR]} for i in sorted(at))
    return any(here & listed("ourselves") and here & listed("checking") for here in near)


def owns_measure(words: Sequence[str]) -> bool:
    """Return True for a recording, an instrument or a count of one's own: "my video of it", "by our tally"."""
    return any(
        word in listed("mine") and not set(words[at + 1 : at + 1 + NEAR]).isdisjoint(listed("recordings") | _measures())
        for at, word in enumerate(words)
    )


def _measures() -> frozenset[str]:
    """ "Our own sum", "my gauge": what a writer measures or reckons with."""
    return listed("instruments") | nouns("instruments") | listed("reckoning")


def _by_the_clock(words: Sequence[str]) -> bool:
    """ "By the station clock it was 17.52": at the start of a sentence that is laid to nobody else."""
    clock = next((at for at, word in enumerate(words[: NEAR + 2]) if word in listed("clocks")), None)
    return clock is not None and words[0] in listed("by") and not set(words[:clock]) & listed("owning")
