"""The sentences that the terminal, the page and Markdown share, so that all three say the same."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cache

from wellsourced.model.dossier import AccountView, Coverage
from wellsourced.model.judgement import JudgementView
from wellsourced.model.lineage import Derivation, Origin, Origins
from wellsourced.model.version import Revision, Version
from wellsourced.text.normalize import fold
from wellsourced.text.tables import table

ALTERATIONS = {
    "verbatim": "word for word",
    "typographic": "same words, other marks or capitals",
    "cut": "cut short",
    "elided": "shortened with an ellipsis",
    "joined": "passages joined into one",
    "reworded": "reworded",
    "translated": "translated",
    "negation": "negation changed",
}
VERDICTS = {
    "conflict": ("≠", "the accounts disagree"),
    "updated": ("→", "the figure was updated"),
    "agree": ("=", "the accounts agree"),
    "single": ("1", "one account only"),
}
STANDINGS = {
    "stated": "",
    "reported": "reported",
    "denied": "denied",
    "rumoured": "unconfirmed",
    "expected": "expected",
}
HOW = {
    "identical": "identical",
    "near": "nearly identical",
    "partial": "in part",
    "reworded": "reworded",
    "translated": "translated",
}
TAKES = {"copy": "copies", "relay": "relays", "embed": "embeds"}
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
PURPOSE = "It shows what the accounts say and how they are related. It does not say what is true."
MATCHING = (
    "Words are compared without regard to capitals, accents and the shape of marks, dashes and blanks. "
    "What an ellipsis or a cut left out is shown struck through; what an account added is underlined. "
    "A change of negation is always marked, however small."
)
CUT = "only the beginning stands here, as the page says"
COUNTING = (
    "An origin is where words or a claim go back to. Only origins that are certainly distinct are counted; "
    "an account that states no source is undetermined and is never counted as independent."
)

_TIME = re.compile(
    r"(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?)?"
)
_NAMES_SHOWN = 5


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun.

    >>> count(1, "account"), count(2, "account")
    ('1 account', '2 accounts')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def listing(names: Iterable[str], *, last: str = "and") -> str:
    """Return names as a phrase: ``a, b and c``; empty when there are none."""
    parts = list(names)
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def origins(found: Origins) -> str:
    """Return how many origins stand behind a statement, which, and how many accounts state none."""
    if found.independent == 0:
        head = "no origin established" + (f", at most {found.at_most}" if found.at_most else "")
    elif found.at_most > found.independent:
        head = f"at least {count(found.independent, 'origin')}, at most {found.at_most}"
    else:
        head = count(found.independent, "origin")
    names = [origin_name(origin) for origin in found.named]
    if len(names) > _NAMES_SHOWN:
        names = [*names[: _NAMES_SHOWN - 1], f"{len(names) - _NAMES_SHOWN + 1} more"]
    if names:
        head += f" ({', '.join(names)})"
    return "; ".join(part for part in (head, no_source(found)) if part)


def no_source(found: Origins) -> str:
    """Return how many accounts state no source; empty when all do."""
    silent = len(found.undetermined)
    if not silent:
        return ""
    return f"{count(silent, 'account')} {'states' if silent == 1 else 'state'} no source"


def resting(labels: Sequence[str]) -> str:
    """Return on which accounts the count of origins hangs; empty for none.

    >>> resting(["Harbour Post [1]", "Kestrel Wire [4]"])
    'Without Harbour Post [1] or Kestrel Wire [4] one origin fewer would be counted'
    """
    return f"Without {listing(labels, last='or')} one origin fewer would be counted" if labels else ""


def origin_range(found: Origins) -> str:
    """Return the bounds as digits: ``2`` or ``1–3``."""
    if found.at_most > found.independent:
        return f"{found.independent}–{found.at_most}"
    return str(found.independent)


def origin_name(origin: Origin) -> str:
    """Return the name of an origin, saying so where it is anonymous.

    >>> origin_name(Origin(name="an official", kind="office", named=False, accounts=()))
    'an unnamed official'
    """
    name = origin.name
    if origin.named:
        return name
    if any(word in fold(name) for word in ("unnamed", "anonym", "not named", "unidentified")):
        return name
    article, _, rest = name.partition(" ")
    if rest and article.lower() in {"a", "an"}:
        return f"an unnamed {rest}"
    if rest and article.lower() in {"the", "one", "two", "three", "some", "several"}:
        return f"{article} unnamed {rest}"
    return f"{name} [unnamed]" if rest else f"unnamed {name}"


def moment(value: str | None) -> str:
    """Return a day or moment as people write it; ``unknown`` for None.

    >>> moment("2024-03-05T09:30:00+01:00"), moment("2024-03"), moment(None)
    ('5 March 2024, 09:30 (+01:00)', 'March 2024', 'unknown')
    """
    if not value:
        return "unknown"
    found = _TIME.fullmatch(value)
    if not found or not 1 <= int(found[2]) <= 12:
        return value
    year, month, day, hour, minute, zone = found.groups()
    words = f"{MONTHS[int(month) - 1]} {year}"
    if day:
        words = f"{int(day)} {words}"
    if hour:
        words += f", {hour}:{minute}"
        words += {"Z": " UTC", "+00:00": " UTC", None: ""}.get(zone, f" ({zone})")
    return words


def time_key(value: str) -> tuple[str, str, str]:
    """Return what sorts moments: the day as written, then the instant, whatever zone it is written in."""
    try:
        instant = datetime.fromisoformat(value)
    except ValueError:
        return (value[:10], "", value)
    if len(value) <= len("2024-03-05"):
        return (value, "", value)
    if instant.tzinfo:
        instant = instant.astimezone(UTC).replace(tzinfo=None)
    return (value[:10], instant.isoformat(), value)


def zone(value: str) -> str:
    """Return the time zone written in ``value``: ``UTC``, ``+01:00`` or an empty string."""
    found = _TIME.fullmatch(value)
    return {"Z": "UTC", "+00:00": "UTC"}.get(found[6], found[6]) if found and found[6] else ""


def clock(value: str) -> str:
    """Return the time of day in ``value``, or an empty string where only the day is known."""
    found = _TIME.fullmatch(value)
    return f"{found[4]}:{found[5]}" if found and found[4] else ""


def withdrawn(earlier: AccountView, current: AccountView) -> str:
    """Return when the words that only an earlier version has were given up."""
    following = next((v for v in current.versions if v.number == earlier.version + 1), None)
    when = f", retrieved {moment(following.retrieved)}" if following is not None and following.retrieved else ""
    return f"withdrawn in version {earlier.version + 1}{when}"


def revision(shown: Revision, versions: Sequence[Version]) -> str:
    """Return how many sentences a version changed, and when it was retrieved."""
    counts = Counter(change.kind for change in shown.changes)
    parts = [f"{count(counts[k], 'sentence')} {k}" for k in ("changed", "added", "removed") if counts[k]]
    when = next((v.retrieved for v in versions if v.number == shown.number), None)
    known = f", retrieved {moment(when)}" if when else ""
    return f"Version {shown.number}{known}: {listing(parts) or 'no sentence changed'}"


def judgement(shown: JudgementView) -> str:
    """Return a judgement with its number, whether it holds, and by whom, when and why it was given."""
    state = {"holds": "", "overruled": "overruled: ", "stale": "no longer applies: ", "undone": "undone: "}[shown.state]
    return " ".join(part for part in (f"{shown.number}.", state + shown.words, shown.why, signed(shown)) if part)


def signed(judgement: JudgementView) -> str:
    """Return by whom, when and why something was judged, as far as it is known."""
    by = f"by {judgement.who}" if judgement.who else ""
    when = f"on {moment(judgement.when)}" if judgement.when else ""
    reason = f"reason: {judgement.reason.strip().rstrip('.')}" if judgement.reason else ""
    said = " ".join(part for part in (by, when) if part)
    return sentence("; ".join(part for part in (said, reason) if part)) + ("." if said or reason else "")


def read(coverage: Coverage) -> str:
    """Return how many sources were given and read, and the days they span."""
    sentence = f"{count(coverage.read, 'account')} read of {count(coverage.given, 'source')} given"
    first, last = coverage.first_published, coverage.last_published
    if not first or not last:
        return f"{sentence}; published: unknown"
    if first[:10] == last[:10]:
        return f"{sentence}; published {moment(first[:10])}"
    return f"{sentence}; published {moment(first[:10])} to {moment(last[:10])}"


def percent(share: float) -> str:
    """Return a share as a whole percentage; never 100 % for what is less."""
    rounded = round(share * 100)
    return f"{99 if rounded == 100 and share < 0.9995 else rounded}%"


def taking_sentence(derivation: Derivation, source: str, target: str) -> str:
    """Return who took from whom, how, and how sure the direction is."""
    return f"{target} {TAKES[derivation.kind]} {source} ({manner(derivation)})"


def manner(derivation: Derivation) -> str:
    """Return how the words were taken and how sure the direction is."""
    guess = "which of the two came first is a guess" if derivation.direction == "guessed" else "the direction is known"
    return "; ".join(part for part in (", ".join(_how(derivation)), guess) if part)


def sentence(words: str) -> str:
    """Return ``words`` with a capital at the front, the rest as written."""
    return words[:1].upper() + words[1:]


def _how(derivation: Derivation) -> list[str]:
    parts = [HOW[derivation.how]] if derivation.how else []
    return [*parts, f"{percent(derivation.share)} of it stands there"] if derivation.share > 0 else parts


def denial_words(language: str | None) -> frozenset[str]:
    """Return the folded words that deny in ``language``; those of English when it has no table."""
    return _denials(language or "en") or _denials("en")


@cache
def _denials(language: str) -> frozenset[str]:
    from_table = table("wellsourced.dossier", "negation", language)
    return frozenset(fold(word) for word in from_table.get("words", ()))


def negation(changes: Sequence[tuple[str, str]], languages: Iterable[str | None]) -> str:
    """Return what happened to a negation between two forms: ``loses its “not”``, ``gains a “never”``.

    ``changes`` is a word diff; where no denying word changed hands, the answer is ``changes its negation``.
    """
    denials = frozenset().union(*(denial_words(language) for language in languages))
    lost, gained = (_denying(changes, kind, denials) for kind in ("delete", "insert"))
    if lost and not gained:
        return f"loses its “{lost}”"
    if gained and not lost:
        return f"gains a “{gained}”"
    return "changes its negation"


def _denying(changes: Sequence[tuple[str, str]], kind: str, denials: frozenset[str]) -> str:
    for operation, words in changes:
        if operation == kind:
            for word in words.split():
                bare = word.strip(".,;:!?…“”\"'«»()[]-–—")
                if fold(bare) in denials or fold(bare).endswith("n't"):
                    return bare
    return ""


def cells(text: str) -> float:
    """Return the width of ``text`` in average characters: wide letters count two, combining marks none."""
    width = 0.0
    for character in text:
        if unicodedata.combining(character):
            continue
        width += 1.9 if unicodedata.east_asian_width(character) in "WF" else 1.0
    return width


def shortened(text: str, limit: int) -> str:
    """Return ``text`` in at most ``limit`` average characters, cut at a word where possible."""
    if cells(text) <= limit:
        return text
    kept, width = [], 1.0
    for character in text:
        width += cells(character)
        if width > limit:
            break
        kept.append(character)
    words = "".join(kept)
    at = words.rfind(" ")
    return (words[:at] if at > limit * 0.6 else words).rstrip(" ,;:.–—-") + "…"
