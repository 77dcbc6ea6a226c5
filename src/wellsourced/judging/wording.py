"""Say a judgement in one sentence, the same in every form of the dossier."""

from wellsourced.model.correction import Correction
from wellsourced.model.judgement import Judgement

_DEED = {"same": "Joined", "distinct": "Split", "wrong": "Marked wrong", "right": "Stated"}
_LONGEST_LABEL_CHARS = 80
_TAKES = {"copy": "copied", "relay": "relayed", "embed": "embedded"}


def correction(judgement: Judgement) -> Correction:
    """Return the evidence that a result is as ``judgement`` says: ``Joined by a person (judgement 3): one office.``"""
    deed = _DEED[judgement.kind.split()[-1]]
    reason = f": {_without_stop(judgement.reason)}" if judgement.reason else ""
    by = judgement.who or "a person"
    return Correction(number=judgement.number, words=f"{deed} by {by} (judgement {judgement.number}){reason}.")


def decided(judgement: Judgement) -> str:
    """Return what ``judgement`` says, in one sentence with the names and words it was given about."""
    labels = [_quoted(subject.label) for subject in judgement.subjects]
    if judgement.kind == "undo":
        return f"Judgement {judgement.undoes} is taken back."
    what, verdict = judgement.kind.split()
    if verdict == "same":
        ones = {"people": "one person", "utterances": "one utterance", "points": "one matter"}[what]
        return f"{_listing(labels)} are {ones}."
    if verdict == "distinct":
        others = {"people": "two people", "utterances": "two utterances", "points": "two matters"}[what]
        return f"{_listing(labels)} are {others}."
    takings = _listing([_TAKES[taking] for taking in judgement.takings], "or")
    if verdict == "wrong":
        return f"It is wrong that {labels[1]} {takings} {labels[0]}."
    return f"{labels[1]} {takings} {labels[0]}."


def _quoted(label: str) -> str:
    plain = " ".join(label.split())
    return f"“{plain if len(plain) <= _LONGEST_LABEL_CHARS else plain[: _LONGEST_LABEL_CHARS - 1].rstrip() + '…'}”"


def _listing(parts: list[str], last: str = "and") -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def _without_stop(reason: str) -> str:
    return reason.strip().rstrip(".")
