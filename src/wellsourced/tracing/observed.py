"""Tell what a newsroom saw, counted or found out itself, by its own account."""

from collections.abc import Sequence

from wellsourced.model.account import Account
from wellsourced.model.speech import Claim
from wellsourced.tracing.listed import listed
from wellsourced.tracing.phrases import nouns, words_of
from wellsourced.tracing.relays import publisher
from wellsourced.tracing.sources import Source

REPORTER_WORDS = 5  # within which a sentence names the reporter who saw it
NEAR = 3  # how many words may stand between the newsroom and what it did


def newsroom(account: Account) -> Source:
    """Return the publisher of ``account`` as a source of its own."""
    name = account.outlet or (account.credits[0].name if account.credits else account.source)
    key = f"observed {publisher(name)}"
    return Source(key, f"{name}, own observation", "agency", True, True, account.id, account.language)


def observed(claim: Claim, account: Account) -> bool:
    """Return whether the newsroom says that it saw it: "a reporter of this paper counted", "the Herald stood there"."""
    words = [word.key for word in words_of(claim.text, account.language)]
    own = _own_names(account)
    says_own = bool(own & set(words)) or bool(listed("ourselves") & set(words))
    saw = bool(listed("observed") & set(words)) and bool(listed("newsroom") & set(words) or says_own)
    return (
        (saw and says_own)
        or _reporter(words)
        or _did(words, own)
        or _was_let(words)
        or _has(words)
        or _by_the_clock(words)
    )


def told_by_oneself(claim: Claim) -> bool:
    """Return whether the writer tells of what they did or saw: "I stood on the quay"."""
    words = [word.key for word in words_of(claim.text, None)]
    return _did(words, set())


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
            stop = next((i for i, w in enumerate(near) if w in listed("relative")), len(near))
            if any(w in listed("attended") for w in near[:stop]):
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


def _has(words: Sequence[str]) -> bool:
    """ "My video of it carries the time": a recording of one's own."""
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
