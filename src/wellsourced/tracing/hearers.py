"""Find the publishers that an account names as those who were told first: "told the Herald", "a dit X au Herald"."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from wellsourced.model.speech import Claim, Heard
from wellsourced.text.normalize import Token, tokens
from wellsourced.tracing.bodies import quotation_spans
from wellsourced.tracing.listed import listed


def hearers(one: Heard, publishers: Collection[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Yield each name and the sentence that has it, where one of ``publishers`` is told what the sentence says.

    ``publishers`` are the folded words of the names that the story's accounts go by. Hearing one account alone cannot
    tell that a name is an outlet's; beside the others it can. Words in quotation marks and sentences laid to nobody
    name no hearer.
    """
    named: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in publishers:
        named[name[0]].append(name)
    for claim in one.claims:
        if claim.attributed_to is None and not any(q.start < claim.end and claim.start < q.end for q in one.quotes):
            continue
        line = _outside_marks(claim)
        for name in sorted({name for token in line for name in named.get(token.key, ())}):
            yield from ((claim.text[t[0].start : t[-1].end], claim.text) for t in told(line, name))


def told(line: Sequence[Token], name: tuple[str, ...]) -> Iterator[Sequence[Token]]:
    """Yield the words of ``line`` that are the ``name`` of one who is told something there."""
    for at in range(1, len(line) - len(name) + 1):
        found = line[at : at + len(name)]
        if tuple(t.key for t in found) == name and found[0].text[0].isupper() and _led_to(line[:at]):
            yield found


def _outside_marks(claim: Claim) -> list[Token]:
    spans = quotation_spans(claim.text)
    return [t for t in tokens(claim.text) if not any(start <= t.start < end for start, end in spans)]


def _led_to(before: Sequence[Token]) -> bool:
    """True where "to", "dem Dienst" or "berichtete" leads to the name."""
    for token in reversed(before):
        if token.key in listed("hearing", "hearers"):
            return True
        if token.key not in listed("articles", "hearers") and token.key not in listed("media", "hearers"):
            return False
    return False
