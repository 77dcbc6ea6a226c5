"""What can be judged, with the ids to judge it by, and what was judged: for a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from wellsourced.dossier import wording
from wellsourced.dossier.inert import inert, inert_dossier
from wellsourced.dossier.references import References, references
from wellsourced.model.dossier import Dossier, Story
from wellsourced.model.judgement import JudgementView
from wellsourced.text.normalize import fold, one_line

MOST_WORDS_CHARS = 120


def named_text(dossier: Dossier, words: str = "") -> str:
    """Return everybody and everything that can be judged, with ids; with ``words`` only what holds them all."""
    safe = inert_dossier(dossier)
    refs = references(safe)
    wanted = fold(one_line(words)).split()
    parts = [
        ("ACCOUNTS", [[f"[{ref.number}] {ref.account.id}  {ref.name}"] for ref in refs.accounts.values()]),
        ("PEOPLE", [[f"{p.id}  {p.name}", *_spellings(p.names, p.name)] for p in safe.people]),
        *((title, [e for story in safe.stories for e in told(story, refs)]) for title, told in _TOLD),
    ]
    shown = [(title, [e for e in entries if _holds(e, wanted)]) for title, entries in parts]
    lines = [line for title, entries in shown if entries for line in ("", title, *_indented(entries))]
    return "\n".join(lines[1:]) or "nothing here holds these words"


def log_text(log: Iterable[JudgementView]) -> str:
    """Return the log of judgements, one a paragraph: number, state, what was decided; when, by whom and why."""
    return "\n".join(_entry(one) for one in log) or "nothing was judged yet"


def _entry(one: JudgementView) -> str:
    why = f" ({one.why.rstrip('.').lower()})" if one.why else ""
    return inert(one_line(f"{one.number}  {one.state}{why}  {one.words} {wording.signed(one)}")).rstrip()


def _spellings(names: Sequence[str], name: str) -> list[str]:
    others = [other for other in names if other != name]
    return [f"also written: {', '.join(others)}"] if others else []


def _utterances(story: Story, refs: References) -> Iterator[list[str]]:
    for found in story.utterances:
        speaker = refs.people.get(found.speaker or "")
        members = [f"{m.quote}  {_label(m.account, refs)}: {_short(m.text)}" for m in found.members]
        yield [f"{found.id}  {speaker.name if speaker else 'speaker not stated'}: {_short(found.text)}", *members]


def _points(story: Story, refs: References) -> Iterator[list[str]]:
    for found in story.points:
        values = [f"{v.claim}  {_label(v.account, refs)}: {_short(v.value or v.text)}" for v in found.values]
        yield [f"{found.id}  {found.what} ({wording.VERDICTS[found.verdict][1]})", *values]


def _derivations(story: Story, refs: References) -> Iterator[list[str]]:
    for found in story.derivations:
        words = wording.taking_sentence(found, _label(found.source, refs), _label(found.target, refs))
        yield [f"{found.source} {found.target}  {words}"]


_TOLD = (("UTTERANCES", _utterances), ("POINTS", _points), ("DERIVATIONS (from, to)", _derivations))


def _label(account: str, refs: References) -> str:
    return refs.accounts[account].label if account in refs.accounts else account


def _short(words: str) -> str:
    return f"“{wording.shortened(one_line(words), MOST_WORDS_CHARS)}”"


def _holds(entry: Sequence[str], wanted: Sequence[str]) -> bool:
    text = fold(" ".join(entry))
    return all(word in text for word in wanted)


def _indented(entries: Iterable[Sequence[str]]) -> Iterator[str]:
    for first, *others in entries:
        yield f"  {one_line(first)}"
        yield from (f"      {one_line(line)}" for line in others)
