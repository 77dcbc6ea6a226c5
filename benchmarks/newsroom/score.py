"""Score a dossier of a simulated world: ``python -m benchmarks.newsroom.score DOSSIER.json FOLDER [--json]``.

Needs nothing but the standard library. Which fields of a dossier are read, and what each measure counts, stands in
README.md beside this file.
"""

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any

Json = dict[str, Any]
SAME_WORDS = 0.8  # of a quotation, the words that must be found
SAME_SENTENCE = 0.6
LABELS = {"negation": "negation lost", "cut": "truncated"}  # the dossier's words for two alterations of the gold


def score(dossier: Json, golds: Mapping[str, Json]) -> dict[str, float | None]:
    """Return the measures over all events, each 0 to 1 (None where there is nothing to measure).

    ``golds`` is the gold of each event by the name of its folder, as ``golds_in`` reads it.
    """
    counts: Counter[str] = Counter()
    places = _places(dossier, golds)
    by_event = _by_event(dossier, places)
    for name, gold in golds.items():
        found = by_event[name]
        for part in (_quotes, _utterances, _points, _lineage, _rumours):
            counts.update(part(found, gold))
    return {"stories_f1": _bcubed(dossier, golds, places), **_measures(counts)}


def golds_in(folder: Path) -> dict[str, Json]:
    """Return the gold of every event below ``folder``, or of the one event that it is."""
    paths = sorted(folder.glob("*/gold.json")) or sorted(folder.glob("gold.json"))
    return {path.parent.name: json.loads(path.read_text("utf-8")) for path in paths}


def _measures(n: Counter[str]) -> dict[str, float | None]:
    return {
        "quotes_f1": _f1(n["quotes"], n["quotes found"], n["quotes wanted"]),
        "speaker": _share(n["speaker right"], n["speakers"]),
        "utterances_precision": _share(n["pairs"], n["pairs found"]),
        "utterances_recall": _share(n["pairs"], n["pairs wanted"]),
        "utterances_f1": _f1(n["pairs"], n["pairs found"], n["pairs wanted"]),
        "alterations": _share(n["labels right"], n["labels"]),
        "not_same": _share(n["apart"], n["alike"]),
        "points_recall": _share(n["points"], n["facts"]),
        "points_verdict": _share(n["verdict right"], n["facts"]),
        "copies_f1": _f1(n["copies"], n["copies found"], n["copies wanted"]),
        "copies_directed_f1": _f1(n["copies directed"], n["copies found"], n["copies wanted"]),
        "direction": _share(n["copies directed"], n["copies"]),
        "relays_f1": _f1(n["relays"], n["relays found"], n["relays wanted"]),
        "origins_exact": _share(n["exact"], n["points"]),
        "origins_bounds_hold": _share(n["bounds"], n["points"]),
        "origins_overcounted": _share(n["over"], n["points"]),
        "distorted_supported": _share(n["supported"], n["distorted"]),
        "rumours": _share(n["rumours"], n["rumours wanted"]),
    }


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _f1(right: int, found: int, wanted: int) -> float | None:
    return 2 * right / (found + wanted) if wanted else None


# Accounts, and which event each part of a dossier belongs to


def _places(dossier: Json, golds: Mapping[str, Json]) -> dict[str, tuple[str, str]]:
    """Return the event and file of each account id, from the last two parts of its source."""
    known = {(name, a["file"]) for name, gold in golds.items() for a in gold["accounts"]}
    single = next(iter(golds)) if len(golds) == 1 else None
    found = {}
    for account in dossier["accounts"]:
        parts = Path(account["source"]).parts
        place = (single or (parts[-2] if len(parts) > 1 else ""), parts[-1])
        if place in known:
            found[account["id"]] = place
    return found


def _by_event(dossier: Json, places: Mapping[str, tuple[str, str]]) -> dict[str, Json]:
    """Return, for each event, what the dossier has of its accounts, with file names for ids."""
    found: dict[str, Json] = defaultdict(lambda: defaultdict(list))
    for account in dossier["accounts"]:
        if account["id"] in places:
            event, file = places[account["id"]]
            found[event]["accounts"].append({**account, "file": file})
    for story in dossier["stories"]:
        for kind, parts in (("utterances", "members"), ("points", "values")):
            for one in story[kind]:
                for event, inside in _split(one[parts], places).items():
                    found[event][kind].append({**one, parts: inside})
        for one in story["derivations"]:
            source, target = places.get(one["from"]), places.get(one["to"])
            if target:
                file = source[1] if source and source[0] == target[0] else f"elsewhere {one['from']}"
                found[target[0]]["derivations"].append({**one, "from": file, "to": target[1]})
        for one in story["rumours"]:
            for event in {places[a][0] for a in one["accounts"] if a in places}:
                files = [places[a][1] for a in one["accounts"] if a in places and places[a][0] == event]
                found[event]["rumours"].append({**one, "accounts": files})
    return found


def _split(parts: Iterable[Json], places: Mapping[str, tuple[str, str]]) -> dict[str, list[Json]]:
    found: dict[str, list[Json]] = defaultdict(list)
    for part in parts:
        if part["account"] in places:
            event, file = places[part["account"]]
            found[event].append({**part, "account": file})
    return found


def _bcubed(dossier: Json, golds: Mapping[str, Json], places: Mapping[str, tuple[str, str]]) -> float:
    """BCubed F1 (Bagga and Baldwin 1998) of stories as groups of accounts; one that is in no story is alone."""
    group = {a: number for number, story in enumerate(dossier["stories"]) for a in story["accounts"]}
    pairs = Counter((group.get(a, a), event) for a, (event, _) in places.items())
    found = Counter(group.get(a, a) for a in places)
    precision = sum(n * n / found[g] for (g, _), n in pairs.items()) / max(1, len(places))
    sizes = {name: len(gold["accounts"]) for name, gold in golds.items()}
    recall = sum(n * n / sizes[e] for (_, e), n in pairs.items()) / max(1, sum(sizes.values()))
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


# Quotations and utterances


def _quotes(found: Json, gold: Json) -> Counter[str]:
    """Quotations in marks by account, each found when most words are the same; then its speaker."""
    n: Counter[str] = Counter()
    aliases: Mapping[str, Sequence[str]] = gold["speaker_aliases"]
    direct = {a["file"]: [q for q in a["quotes"] if q["kind"] != "indirect"] for a in found["accounts"]}
    n["quotes found"] = sum(map(len, direct.values()))
    for want in gold["quotes"]:
        n["quotes wanted"] += 1
        left = direct.get(want["account"], [])
        best = max(left, key=lambda q: overlap(want["quote"], q["text"]), default=None)
        if best is None or overlap(want["quote"], best["text"]) < SAME_WORDS:
            continue
        left.remove(best)
        n["quotes"] += 1
        n["speakers"] += 1
        told = set(words((best["speaker"] or {}).get("name") or ""))
        forms = [set(words(form)) for form in aliases.get(want["speaker"], [want["speaker"]])]
        n["speaker right"] += any(form and (form <= told or (told and told <= form)) for form in forms)
    return n


def _utterances(found: Json, gold: Json) -> Counter[str]:
    """Pairs of quotations of different accounts that are in one utterance; labels; look-alikes kept apart."""
    n: Counter[str] = Counter()
    homes: dict[str, list[tuple[int, Json]]] = defaultdict(list)
    for number, utterance in enumerate(found["utterances"]):
        for member in utterance["members"]:
            homes[member["account"]].append((number, member))

    def home(file: str, text: str) -> tuple[int, Json] | None:
        best = max(homes[file], key=lambda m: overlap(text, m[1]["text"]), default=None)
        return best if best and overlap(text, best[1]["text"]) >= SAME_SENTENCE else None

    listed = {(u["id"], file, text) for u in gold["utterances"] for file, text in map(tuple, u["members"])}
    known = {(file, text) for _, file, text in listed}
    listed |= {(f"alone {i}", q["account"], q["quote"]) for i, q in enumerate(gold["quotes"])
               if (q["account"], q["quote"]) not in known}  # fmt: skip
    placed = [(ref, file, home(file, text)) for ref, file, text in sorted(listed)]
    for (one, a, first), (other, b, second) in combinations(placed, 2):
        if a != b:
            same = first is not None and second is not None and first[0] == second[0]
            n["pairs wanted"] += one == other
            n["pairs found"] += same
            n["pairs"] += same and one == other
    for utterance in gold["utterances"]:
        for file, text, how in utterance["altered"]:
            got = home(file, text)
            n["labels"] += 1
            n["labels right"] += got is not None and LABELS.get(got[1]["alteration"], got[1]["alteration"]) == how
    for one, other, _ in gold["not_same"]:
        first, second = home(*one), home(*other)
        n["alike"] += 1
        n["apart"] += first is None or second is None or first[0] != second[0]
    return n


# Points, origins, distortions


def _points(found: Json, gold: Json) -> Counter[str]:
    """Facts told by several accounts: the point that holds most of its sentences, its verdict and origins."""
    n: Counter[str] = Counter()
    facts = {fact["id"]: fact for fact in gold["facts"]}
    for fact in facts.values():
        n["facts"] += 1
        point = _point_of(found["points"], fact)
        if point is None:
            continue
        origins, true = point["origins"], fact["true_origins"]
        n["points"] += 1
        n["verdict right"] += point["verdict"] == fact["verdict"]
        n["exact"] += origins["independent"] == fact["independent_origins"]
        n["bounds"] += origins["independent"] <= true <= origins["at_most"]
        n["over"] += origins["independent"] > true
    for file, sentence, _, ref in gold["distorted"]:
        n["distorted"] += 1
        agreeing = (p for p in found["points"] if p["verdict"] == "agree" and _holds(p, facts[ref]))
        n["supported"] += any(
            v["account"] == file and same_sentence(v["text"], sentence) for p in agreeing for v in p["values"]
        )
    return n


def _point_of(points: Iterable[Json], fact: Json) -> Json | None:
    """Return the point with most of the fact's sentences, those whose value it has too before others."""
    ranked = [(rank, -i, p) for i, p in enumerate(points) if (rank := _fit(p, fact))[0] > 1]
    return max(ranked, key=lambda r: r[:2])[2] if ranked else None


def _holds(point: Json, fact: Json) -> bool:
    return _fit(point, fact)[0] > 1


def _fit(point: Json, fact: Json) -> tuple[int, int, int]:
    """Return how many accounts' sentences of the fact the point has, how many of its values, and minus the rest."""
    wanted: dict[str, list[Json]] = defaultdict(list)
    for file, value, sentence in fact["values"]:
        wanted[file].append({"value": value, "sentence": sentence})
    accounts, values, others = set(), 0, 0
    for value in point["values"]:
        hits = [w for w in wanted[value["account"]] if same_sentence(value["text"], w["sentence"])]
        if hits:
            accounts.add(value["account"])
            values += any(
                contains(w["value"], value["value"] or "") or contains(value["value"] or "", w["value"]) for w in hits
            )
        others += not hits
    return len(accounts), values, -others


# Lineage and rumours


def _lineage(found: Json, gold: Json) -> Counter[str]:
    """Copies as pairs with and without direction; relays with direction.

    What truly comes from another in a less direct way (a copy of its copy, hearsay, a relay) is neither asked for nor
    wrong as a copy. Nor is it wrong to call it a relay when an account names an office whose own page is there.
    """
    n: Counter[str] = Counter()
    wanted = {(source, target) for source, target, _ in gold["copies"]}
    got = {(d["from"], d["to"]) for d in found["derivations"] if d["kind"] == "copy"}
    got -= _descent([pair[:2] for pair in gold["copies"] + gold["relays"] + gold["hearsay"]]) - wanted
    turned = {(b, a) for a, b in got}
    n["copies wanted"], n["copies found"] = len(wanted), len(got)
    n["copies directed"], n["copies"] = len(wanted & got), len(wanted & (got | turned))
    relays = {(source, target) for source, target in gold["relays"]}
    own_pages = {a["file"] for a in gold["accounts"] if a["role"] == "own page"}
    relayed = {
        (d["from"], d["to"]) for d in found["derivations"] if d["kind"] == "relay" and d["from"] not in own_pages
    }
    n["relays wanted"], n["relays found"], n["relays"] = len(relays), len(relayed), len(relays & relayed)
    return n


def _descent(pairs: Iterable[Sequence[str]]) -> set[tuple[str, str]]:
    """Return each account with each of those that it goes back to; every account has one parent at most."""
    parent = {target: source for source, target in pairs}
    found = set()
    for target in parent:
        source: str | None = parent[target]
        while source is not None:
            found.add((source, target))
            source = parent.get(source)
    return found


def _rumours(found: Json, gold: Json) -> Counter[str]:
    """Rumours told of the accounts that carry them, with a denial where there is one."""
    n: Counter[str] = Counter()
    for want in gold["rumours"]:
        accounts = set(want["accounts"])
        hits = [
            r
            for r in found["rumours"]
            if 5 * len(accounts & set(r["accounts"])) >= 2 * len(accounts | set(r["accounts"]))
        ]
        n["rumours wanted"] += 1
        n["rumours"] += any(bool(r["denied_by"]) or not want["denied_by"] for r in hits)
    return n


# Words


@lru_cache(maxsize=200_000)
def words(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` without case, accents or marks."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text).lower() if not unicodedata.combining(c))
    return tuple(re.findall(r"[^\W_]+", plain))


def overlap(one: str, other: str) -> float:
    """Return the words that both have, each as often as both have it, as a share of the longer."""
    a, b = Counter(words(one)), Counter(words(other))
    longer = max(a.total(), b.total())
    return (a & b).total() / longer if longer else 0.0


def contains(whole: str, part: str) -> bool:
    """True when the words of ``part`` stand in ``whole`` one after the other."""
    return bool(words(part)) and f" {' '.join(words(part))} " in f" {' '.join(words(whole))} "


def same_sentence(one: str, other: str) -> bool:
    """True for two forms of one sentence of one account."""
    return contains(one, other) or contains(other, one) or overlap(one, other) >= SAME_SENTENCE


def main() -> int:
    """Score what the command line names; 1 when there is no gold."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.newsroom.score", description="Score a dossier of a simulated world."
    )
    parser.add_argument("dossier", type=Path)
    parser.add_argument("folder", type=Path, help="what the generator wrote, or one event of it")
    parser.add_argument("--json", action="store_true", help="print the measures as one JSON object")
    args = parser.parse_args()
    golds = golds_in(args.folder)
    if not golds:
        print(f"no gold.json in {args.folder}; name the folder that the generator wrote", file=sys.stderr)
        return 1
    found = score(json.loads(args.dossier.read_text("utf-8")), golds)
    if args.json:
        print(json.dumps(found))
        return 0
    for name, value in found.items():
        print(f"{name:22} {'-' if value is None else format(value, '.3f')}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
