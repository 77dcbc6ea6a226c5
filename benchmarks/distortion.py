"""Ask whether accounts support claims of which one detail was changed, and whether they still support the true ones.

    python benchmarks/distortion.py --data PATH/basil [--claims 300] [--seed 7] [--show 40]

``PATH/basil`` holds BASIL's hundred events of three articles. A true claim is a sentence of one article. It is asked
with that article among the accounts, in another dress (titles, contractions and numbers written otherwise), and with
only the other two outlets, which often do not tell it at all. Its false forms change one number, one name, the polarity
or the speaker (``twist.py``). Prints shares by kind beside plain measures of likeness; ``--show`` prints claims to read
instead. Exits with 1 when the data is missing.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz

from scale import articles
from twist import People, harmless, kinds, people, twists
from wellsourced.matching.check import look_up
from wellsourced.model.speech import Heard
from wellsourced.pipeline.run import read_and_hear
from wellsourced.speech.people import resolve

LEAST_WORDS, MOST_WORDS = 9, 45
TRUE = ("true", "true, another dress", "true, other two outlets")
Judge = Callable[[str], str]


class Asked(NamedTuple):
    """A claim, the event it is of, the article it was taken from, and its kind: true or what was changed."""

    event: str
    source: str
    kind: str
    text: str
    changed: str = ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True, help="BASIL's folder")
    parser.add_argument("--claims", type=int, default=300)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", type=int, help="print so many changed claims to read, and ask nothing")
    parser.add_argument("--misses", action="store_true", help="list the wrong answers, on standard error")
    args = parser.parse_args()
    events = _events(args.data)
    if not events:
        print(f"no articles in {args.data}", file=sys.stderr)
        return 1
    asked = list(_asked(events, args.claims, args.seed))
    if args.show:
        changed = [a for a in asked if a.kind in kinds()]
        for claim in Random(args.seed).sample(changed, min(args.show, len(changed))):
            print(f"[{claim.kind}: {claim.changed}] {claim.text}")
        return 0
    heard = {
        document.source: read_and_hear(document)[0]
        for document in articles(args.data)
        if document.source.rsplit("_", 1)[0] in {a.event for a in asked}
    }
    report(asked, heard, misses=args.misses)
    return 0


def report(asked: Sequence[Asked], heard: dict[str, Heard], *, misses: bool) -> None:
    """Print how each judge answers each kind of claim: halves of the events apart, then all beside the peers."""
    answers: dict[str, dict[tuple[str, int], Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    order = sorted({a.event for a in asked})
    for event in order:
        for others in (False, True):
            claims = [a for a in asked if a.event == event and (a.kind == TRUE[2]) == others]
            for claim in claims:
                own = [h for s, h in heard.items() if s.startswith(event) and not (others and s == claim.source)]
                for name, judge in _judges(own).items():
                    answer = judge(claim.text)
                    answers[name][claim.kind, order.index(event) % 2][answer] += 1
                    if misses and name == "ours" and (claim.kind in kinds()) == (answer == "supported"):
                        print(f"[{claim.kind}: {claim.changed}] {answer}: {claim.text}", file=sys.stderr)
    ours = answers["ours"]
    print(
        "| ours | n | supported | contradicted | not found | supported, tuning half | checking half |\n"
        + "|---" * 7
        + "|"
    )
    for label, group in [*((k, (k,)) for k in (*TRUE, *kinds())), ("all changed", tuple(kinds()))]:
        halves = [sum((ours[k, half] for k in group), Counter()) for half in (0, 1)]
        both = halves[0] + halves[1]
        shares = [_share(both, verdict) for verdict in ("supported", "contradicted", "not found")]
        shares += [_share(half, "supported") for half in halves]
        print(f"| {label} | {both.total()} | {' | '.join(shares)} |")
    columns = (*TRUE, *kinds())
    print("\n| supported | " + " | ".join(columns) + " | all changed |\n" + "|---" * (len(columns) + 2) + "|")
    for name, found in answers.items():
        cells = [_share(found[k, 0] + found[k, 1], "supported") for k in columns]
        every = sum((found[k, half] for k in kinds() for half in (0, 1)), Counter())
        print(f"| {name} | {' | '.join(cells)} | {_share(every, 'supported')} |")


def _share(counts: Counter[str], verdict: str) -> str:
    return f"{counts[verdict] / counts.total():.1%}" if counts.total() else "–"


def _judges(heard: Sequence[Heard]) -> dict[str, Judge]:
    """Ours, and plain measures of likeness to the nearest sentence: they support what is like enough."""
    known, _ = resolve(heard)
    sentences = [c.text for h in heard for c in h.claims]
    cosine = _nearest(sentences)

    def fuzzy(claim: str) -> float:
        return max((fuzz.token_set_ratio(claim.lower(), s.lower()) for s in sentences), default=0.0)

    return {
        "ours": lambda claim: look_up(claim, known, ()).support.verdict,
        "token_set_ratio >= 90": lambda claim: _answer(fuzzy(claim) >= 90),
        "token_set_ratio = 100": lambda claim: _answer(fuzzy(claim) >= 100),
        "TF-IDF cosine >= 0.8": lambda claim: _answer(cosine(claim) >= 0.8),
        "TF-IDF cosine >= 0.95": lambda claim: _answer(cosine(claim) >= 0.95),
        "the same characters": lambda claim: _answer(any(claim in h.account.text for h in heard)),
    }


def _answer(supported: bool) -> str:
    return "supported" if supported else "not found"


def _nearest(sentences: Sequence[str]) -> Callable[[str], float]:
    """Return the function that gives a claim's cosine with the likest sentence, over smoothed TF-IDF of words."""
    counted = [Counter(re.findall(r"\w+", s.lower())) for s in sentences]
    held = Counter(w for c in counted for w in c)
    columns = {w: n for n, w in enumerate(held)}

    def vector(count: Counter[str]) -> np.ndarray:
        made = np.zeros(len(columns) + 1)
        for word, number in count.items():
            weight = number * (np.log((1 + len(sentences)) / (1 + held[word])) + 1)
            made[columns.get(word, -1)] = (
                np.hypot(made[columns.get(word, -1)], weight) if word not in columns else weight
            )
        return made / (np.linalg.norm(made) or 1.0)

    rows = np.stack([np.append(vector(c)[:-1], 0.0) for c in counted])
    return lambda claim: float((rows @ vector(Counter(re.findall(r"\w+", claim.lower())))).max())


def _events(data: Path) -> dict[str, dict[str, list[str]]]:
    """The sentences of each article, by event and file name, as BASIL cuts them."""
    events: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for path in sorted(data.glob("articles/**/*.json")):
        paragraphs = json.loads(path.read_text("utf-8"))["body-paragraphs"]
        events[path.name.rsplit("_", 1)[0]][path.name] = [s for p in paragraphs for s in p]
    return dict(sorted(events.items()))


def _asked(events: dict[str, dict[str, list[str]]], number: int, seed: int) -> Iterator[Asked]:
    """Sample claims from the sentences that can be changed in two ways: one an article, then a second of some."""
    pools: list[Iterator[list[Asked]]] = []
    for event, told in events.items():
        known = people(" ".join(s) for s in told.values())
        pools += [
            _claims((event, source), sentences, known, Random(f"{seed} {source}")) for source, sentences in told.items()
        ]
    for _ in range(2):
        for pool in pools:
            made = next(pool, None) if number > 0 else None
            if made is not None:
                number -= 1
                yield from made


def _claims(of: tuple[str, str], sentences: Sequence[str], known: People, random: Random) -> Iterator[list[Asked]]:
    """Yield the forms of one sentence after another, in a random order."""
    for at in random.sample(range(len(sentences)), len(sentences)):
        sentence = sentences[at].strip()
        if not LEAST_WORDS <= len(sentence.split()) <= MOST_WORDS or "?" in sentence:
            continue
        made = [Asked(*of, t.kind, t.text, t.changed) for t in twists(sentence, " ".join(sentences), known, random)]
        if len(made) > 1:
            dressed = harmless(sentence)
            true = [Asked(*of, TRUE[0], sentence), Asked(*of, TRUE[2], sentence)]
            yield true + ([Asked(*of, TRUE[1], dressed)] if dressed else []) + made


if __name__ == "__main__":
    sys.exit(main())
