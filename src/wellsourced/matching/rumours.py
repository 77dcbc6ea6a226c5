"""Gather what accounts tell as unconfirmed or denied, with those who spread it and those who deny it."""

from collections.abc import Sequence

from wellsourced.matching.comparison import Weights
from wellsourced.matching.hearsay import DENIES, SUSPICIONS, Hearsay, hearsay
from wellsourced.matching.one_tale import of_one_tale
from wellsourced.matching.replies import Reply, handed_on, replies
from wellsourced.matching.tales import Tale, tales
from wellsourced.matching.tellers import Tellers, once
from wellsourced.matching.tellings import tellings
from wellsourced.model.ids import content_id
from wellsourced.model.lineage import Derivation
from wellsourced.model.match import Rumour, Utterance
from wellsourced.model.speech import Heard
from wellsourced.text.normalize import keys

MOST_RUMOURS = 60
LEAST_DENIED = 2  # content words of what several deny: "denied any wrongdoing" says nothing of what was told
MOSTLY_QUOTED = 0.4  # an opinion that something is false, in quotation marks, makes no rumour by itself


def rumours(
    heard: Sequence[Heard], utterances: Sequence[Utterance], copies: Sequence[Derivation] = ()
) -> tuple[Rumour, ...]:
    """Return the rumours of one story, those of most accounts first, then by id.

    A rumour is what an account tells as circulating, unconfirmed or false, or what messages, a guess or an account
    by itself tell and others deny. An account that states the same flatly is counted among its accounts, and so is
    one that quotes the denial (``utterances``) or copies what tells it (``copies``). At most :data:`MOST_RUMOURS`.
    """
    told = tellings(heard)
    weights = Weights(told)
    sentences = handed_on(hearsay(told, heard))
    said = replies(sentences, weights)
    teller = Tellers(heard)
    made = {}
    for tale in tales(sentences, said, of_one_tale(sentences, utterances, copies, weights), weights):
        within = [pair for pair in said if pair.told in tale.members]
        if _worth_telling(tale, within, sentences):
            rumour = _rumour(tale, within, sentences, teller, _clearest(tale, within, sentences, weights))
            made[rumour.id] = rumour
    return tuple(sorted(made.values(), key=lambda r: (-len(r.accounts), r.id))[:MOST_RUMOURS])


def _worth_telling(tale: Tale, said: Sequence[Reply], sentences: Sequence[Hearsay]) -> bool:
    """What is called unsure or false always is; else there is somebody who tells it and somebody else who denies it."""
    group = [sentences[i] for i in tale.members]
    if any(s.unsure or (_calls_false(s) and not s.bare) for s in group):
        return True
    if any("rebuttal" in s.marks and not s.bare for s in group):
        return True
    if any(_is_denied(sentences[pair.told], sentences[pair.by]) for pair in said):
        return True
    if any("unlinked" in s.marks and not s.bare and _by_another(s) for s in group):
        return True
    if _is_suspicion(group) and len({s.telling.account for s in group if s.denies}) > 1:
        return True
    denying = [s for s in group if s.denies and s.telling.quoted < MOSTLY_QUOTED]
    explicit = {s.telling.account for s in denying if "denial" in s.marks and s.matter.own >= LEAST_DENIED}
    tellers = {s.telling.account for s in group if "guess" in s.marks and not s.says_no}
    flat = {s.telling.account for s in group if not s.marks and not s.denies}
    others = {s.telling.account for s in group if s.denies}
    return (
        any(a != b for a in tellers for b in others)
        or any(a != b for a in flat for b in explicit)
        or (bool(explicit) and len(others) > 1)
    )


def _by_another(sentence: Hearsay) -> bool:
    """True where one denies a link who is not spoken of: who denies their own is to be expected."""
    who = sentence.telling.claim.attributed_to
    spoken_of = {key for term, _ in sentence.core if term.share == 1.0 for key in term.keys}
    return who is not None and not any(f"w:{key}" in spoken_of for key in keys(who.name))


def _is_suspicion(group: Sequence[Hearsay]) -> bool:
    """What is denied is that somebody meant it: "nothing points to arson" is said where people wonder."""
    return any(s.marks & {"doubt", "denial"} and any(set(t.keys) & SUSPICIONS for t, _ in s.core) for s in group)


def _calls_false(sentence: Hearsay) -> bool:
    return "false" in sentence.marks and sentence.telling.quoted < MOSTLY_QUOTED


def _is_denied(told: Hearsay, by: Hearsay) -> bool:
    """A message, a guess or an unnamed source that gets a reply; anything that the next sentence calls false."""
    who = told.telling.claim.attributed_to
    unnamed = who is not None and not who.named and not who.organisation and "denial" in by.marks
    return unnamed or "guess" in told.marks or "false" in by.marks or "denial" in told.marks


def _rumour(tale: Tale, said: Sequence[Reply], sentences: Sequence[Hearsay], teller: Tellers, text: str) -> Rumour:
    """The record of a tale; who denies spreads nothing."""
    replying = {pair.by for pair in said}
    members = sorted({*tale.members, *replying}, key=lambda i: _place(sentences[i]))
    group = [sentences[i] for i in members]
    answered = {pair.told for pair in said if not _goes_on_denying(sentences[pair.told], sentences[pair.by])}
    denying = [
        i
        for i in members
        if i in replying or (sentences[i].denies and (i not in answered or sentences[i].marks & DENIES))
    ]
    refusing = {sentences[i].telling.account for i in denying if i not in replying}
    against = once(name for i in denying for name in teller.deniers(sentences[i], _next(sentences, i)))
    return Rumour(
        id=content_id("r", *(s.telling.claim.id for s in group)),
        text=text,
        accounts=tuple(sorted({s.telling.account for s in group})),
        spread_by=once(
            name
            for i in members
            if i not in replying and (sentences[i].marks or sentences[i].telling.account not in refusing)
            for name in teller.spreaders(sentences[i])
            if name not in against
        ),
        denied_by=against,
        quotes=once(q.id for s in group for q in teller.quotes(s)),
    )


def _goes_on_denying(told: Hearsay, by: Hearsay) -> bool:
    """ "No wolf was seen. Such reports are made up.": the second sentence does not answer the first."""
    return told.says_no and not told.tells and by.of_tale


def _place(sentence: Hearsay) -> tuple[str, int]:
    return sentence.telling.account, sentence.telling.claim.start


def _next(sentences: Sequence[Hearsay], index: int) -> Hearsay | None:
    """The sentence behind it in its block."""
    one = sentences[index]
    after = sentences[index + 1] if index + 1 < len(sentences) else None
    same = after is not None and (after.telling.account, after.place) == (one.telling.account, one.place)
    return after if same else None


def _clearest(tale: Tale, said: Sequence[Reply], sentences: Sequence[Hearsay], weights: Weights) -> str:
    """The sentence that shares most with the others; before it one that tells; of equals the shorter."""
    replying = {pair.by for pair in said}
    told = [i for i in tale.seeds if i not in replying] or tale.seeds

    def central(index: int) -> tuple[bool, bool, bool, float, int, str]:
        one = sentences[index]
        others = [sentences[j] for j in told if sentences[j].telling.account != one.telling.account]
        common = sum(weights.shared(one.bag, other.core).heavier for other in others)
        text = one.telling.claim.text
        post = one.telling.kind == "post"
        return (one.bare and not post, not one.tells, post and one.says_no, -round(common, 2), len(text), text)

    return sentences[min(told, key=central)].telling.claim.text
