"""Take the article out of pages whose main text was marked by hand, and out of threads, beside three extractors.

    python benchmarks/extraction.py --data PATH/wcxb-dev [--half odd|even] [--most N] [--worst N]

``PATH`` holds ``html/ID.html.gz`` and ``ground-truth/ID.json`` as WCXB does, or ``html/ID.html.gz`` and
``ground-truth.json`` as ScrapingHub's article-extraction-benchmark does. Word-F1 is WCXB's: bags of lower-case words,
the mean over pages; the other measure is ScrapingHub's, over four-word shingles. Ours is the evidence of all accounts
of the page, the title left out, as the gold leaves it out. Trafilatura runs with its defaults, and each extractor in
the same process on the same pages, in turn, page by page. ``--half`` takes pages by the parity of their number.

The trees that judge segments were trained on WCXB's development pages, so the figures there are no held-out ones:
``python -m training.segments --check`` trains on one half and reads the other.

Exits with 1 when the data is missing, with 2 when a peer is not installed (``pip install 'wellsourced[bench]'``).
"""

import argparse
import gzip
import importlib.util
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from wellsourced.errors import SourceError
from wellsourced.model.account import Account, Document
from wellsourced.reading.read import read_all
from wellsourced.text.normalize import keys

PEERS = ("trafilatura", "resiliparse", "readability")
SHINGLE_WORDS = 4


class Gold(NamedTuple):
    """A page with what its annotators say of it; empty or None where they say nothing."""

    name: str
    kind: str
    page: str
    text: str
    author: str | None
    day: str | None


class Tally(NamedTuple):
    """What one extractor gave for one page, and how long it took."""

    text: str
    seconds: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True, help="folder with html/ and the ground truth")
    parser.add_argument("--half", choices=("odd", "even"), help="only the pages of odd or even number")
    parser.add_argument("--most", type=int, help="no more pages than these")
    parser.add_argument("--worst", type=int, default=0, help="list the pages on which trafilatura beats us most")
    args = parser.parse_args()
    if missing := [name for name in PEERS if importlib.util.find_spec(name) is None]:
        print(f"not installed: {', '.join(missing)}; pip install 'wellsourced[bench]'", file=sys.stderr)
        return 2
    pages = [gold for gold in golds(args.data) if args.half is None or _parity(gold.name) == args.half][: args.most]
    if not pages:
        print(f"no pages in {args.data}: it should hold html/ and ground-truth/ or ground-truth.json", file=sys.stderr)
        return 1
    extractors = {"ours": evidence, **_peers()}
    for extract in extractors.values():
        extract(pages[0].page)  # what an extractor loads at its first page is not the page's
    rows = [{name: _timed(extract, gold.page) for name, extract in extractors.items()} for gold in pages]
    _print_texts(pages, rows)
    _print_metadata(pages)
    _print_worst(pages, rows, args.worst)
    return 0


def golds(folder: Path) -> Iterator[Gold]:
    """Yield the pages of a folder in the order of their names; none where there is no such folder."""
    whole = folder / "ground-truth.json"
    if whole.is_file():
        for name, told in sorted(json.loads(whole.read_text("utf-8")).items()):
            yield Gold(name, "article", _page(folder, name), told["articleBody"], None, None)
        return
    for path in sorted((folder / "ground-truth").glob("*.json")):
        data = json.loads(path.read_text("utf-8"))
        kind, told = data["_internal"]["page_type"]["primary"], data["ground_truth"]
        text = told.get("main_content") or ""
        yield Gold(path.stem, kind, _page(folder, path.stem), text, told.get("author"), told.get("publish_date"))


def _page(folder: Path, name: str) -> str:
    return gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()).decode("utf-8", "replace")


def _parity(name: str) -> str:
    digits = re.sub(r"\D", "", name) or str(int(name.encode().hex(), 16))
    return "odd" if int(digits) % 2 else "even"


def accounts(page: str) -> tuple[Account, ...]:
    """Return what we read of a page; nothing where there is no text."""
    try:
        return read_all(Document(source="page", place="page", body=page.encode("utf-8", "replace"), media="html"))
    except SourceError:
        return ()


def evidence(page: str) -> str:
    """Return the evidence of all accounts of a page, a block a line, titles left out."""
    told = [(account, block) for account in accounts(page) for block in account.evidence if block.kind != "title"]
    return "\n".join(account.text[block.start : block.end] for account, block in told)


def _peers() -> dict[str, Callable[[str], str]]:
    import readability
    import resiliparse.extract.html2text as resiliparse
    import trafilatura
    from lxml import html

    def readable(page: str) -> str:
        try:
            summary = readability.Document(page).summary()
            return str(html.fromstring(summary).text_content()) if summary else ""
        except Exception:  # a broken page gives nothing
            return ""

    return {
        "trafilatura": lambda page: trafilatura.extract(page) or "",
        "resiliparse": lambda page: resiliparse.extract_plain_text(page, main_content=True) or "",
        "readability": readable,
    }


def _timed(extract: Callable[[str], str], page: str) -> Tally:
    begin = time.perf_counter()
    text = extract(page)
    return Tally(text, time.perf_counter() - begin)


def word_f1(found: str, gold: str) -> float:
    """WCXB's measure: F1 of two bags of words."""
    return _bag_f1(Counter(re.findall(r"\w+", found.lower())), Counter(re.findall(r"\w+", gold.lower())))


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """ScrapingHub's: every run of four words, as often as it stands there."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + SHINGLE_WORDS]) for i in range(max(1, len(words) - SHINGLE_WORDS + 1)))


def _bag_f1(found: Counter[str], gold: Counter[str]) -> float:
    if not gold or not found:
        return 1.0 if not gold and not found else 0.0
    both = (found & gold).total()
    return 2 * both / (found.total() + gold.total())


def shingle_f1(pairs: Iterable[tuple[str, str]]) -> float:
    """F1 of the mean precision and the mean recall over pages, as ScrapingHub's script gives it."""
    precisions, recalls = [], []
    for found, gold in pairs:
        ours, theirs = shingles(found), shingles(gold)
        both = (ours & theirs).total()
        precisions.append(both / ours.total() if found else 0.0)
        recalls.append(both / theirs.total())
    precision, recall = (sum(values) / len(values) for values in (precisions, recalls))
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _print_texts(pages: list[Gold], rows: list[dict[str, Tally]]) -> None:
    kinds = sorted({gold.kind for gold in pages})
    print("| main text | " + " | ".join(f"word-F1, {k} ({_count(pages, k)})" for k in kinds), end=" | ")
    print(" | ".join(f"shingle-F1, {k}" for k in kinds) + " | pages/s | of trafilatura's |")
    print("|---" * (2 * len(kinds) + 3) + "|")
    base = sum(row["trafilatura"].seconds for row in rows)
    for name in rows[0]:
        bags = [
            _mean(word_f1(r[name].text, g.text) for g, r in zip(pages, rows, strict=True) if g.kind == k) for k in kinds
        ]
        runs = [
            shingle_f1((r[name].text, g.text) for g, r in zip(pages, rows, strict=True) if g.kind == k) for k in kinds
        ]
        seconds = sum(row[name].seconds for row in rows)
        figures = " | ".join(f"{value:.4f}" for value in (*bags, *runs))
        print(f"| {name} | {figures} | {len(rows) / seconds:.1f} | {base / seconds:.2f} |")


def _print_metadata(pages: list[Gold]) -> None:
    import trafilatura

    ours = [_ours_of(gold.page) for gold in pages]
    found = [trafilatura.extract_metadata(gold.page) for gold in pages]
    theirs = [(m.date, tuple((m.author or "").split("; "))) if m else (None, ()) for m in found]
    print("\n| date and byline, of the pages with gold | date | wrong | none | byline | wrong | none |")
    print("|---|---|---|---|---|---|---|")
    for name, said in (("ours", ours), ("trafilatura", theirs)):
        days = [_verdict(day == gold.day, day) for gold, (day, _) in zip(pages, said, strict=True) if gold.day]
        people = [
            _verdict(_same_person(by, gold.author), "".join(by))
            for gold, (_, by) in zip(pages, said, strict=True)
            if gold.author
        ]
        if days and people:
            shares = [f"{values.count(v) / len(values):.3f}" for values in (days, people) for v in _VERDICTS]
            print(f"| {name} | " + " | ".join(shares) + " |")


_VERDICTS = ("right", "wrong", "none")


def _verdict(right: bool, found: str | None) -> str:
    return "right" if right else "wrong" if found else "none"


def _ours_of(page: str) -> tuple[str | None, tuple[str, ...]]:
    first = next(iter(accounts(page)), None)
    return (first.day, first.bylines) if first else (None, ())


def _same_person(found: tuple[str, ...], gold: str | None) -> bool:
    """True when the names found hold at least half of the words of the gold's, and no more than twice as many."""
    wanted, got = set(keys(gold or "")), set(keys(" ".join(found)))
    return len(wanted & got) * 2 >= len(wanted) and len(got) <= max(4, 2 * len(wanted))


def _print_worst(pages: list[Gold], rows: list[dict[str, Tally]], most: int) -> None:
    behind = [
        (word_f1(r["ours"].text, g.text), word_f1(r["trafilatura"].text, g.text), g)
        for g, r in zip(pages, rows, strict=True)
    ]
    for ours, theirs, gold in sorted(behind, key=lambda one: one[0] - one[1])[:most]:
        print(f"{gold.kind} {gold.name}: ours {ours:.3f}, trafilatura {theirs:.3f}", file=sys.stderr)


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def _count(pages: list[Gold], kind: str) -> int:
    return sum(gold.kind == kind for gold in pages)


if __name__ == "__main__":
    sys.exit(main())
