"""Find where a page says of itself that it was corrected or updated."""

from functools import cache

from wellsourced.model.account import Account
from wellsourced.model.version import Wording
from wellsourced.text.normalize import fold
from wellsourced.text.sentences import sentence_spans
from wellsourced.text.tables import table

EARLY_CHARS = 160  # a notice says so at once
LONGEST_NOTICE_CHARS = 600
MOST_NOTICES = 20
_MARKS = ":(-.[,"


def notices(account: Account) -> tuple[Wording, ...]:
    """Return the notices of ``account``, each to the end of its block, in order; menus and footers are searched too.

    The words are those of the account's language, of English where it is unknown.
    """
    found: list[Wording] = []
    for block in account.blocks:
        text = account.text[block.start : block.end]
        for start, _ in sentence_spans(text, account.language):
            if _is_notice(text[start : start + EARLY_CHARS], account.language or "en"):
                end = min(len(text), start + LONGEST_NOTICE_CHARS)
                words = text[start:end].rstrip()
                at = block.start + start
                found.append(Wording(start=at, end=at + len(words), text=words))
                break  # what follows in the block is the notice
        if len(found) == MOST_NOTICES:
            break
    return tuple(found)


def _is_notice(text: str, language: str) -> bool:
    opens, says = _words(language)
    lead = fold(text).strip(" *_\"'")
    for word in opens:
        rest = lead.removeprefix(word)
        if rest != lead and (not rest.strip() or rest.lstrip()[0] in _MARKS or rest.lstrip()[0].isdigit()):
            return True
    return any(form in lead for form in says)


@cache
def _words(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    known = table("wellsourced.versions", "notices", language[:2]) or table("wellsourced.versions", "notices", "en")
    return tuple(fold(w) for w in known["opens"]), tuple(fold(w) for w in known["says"])
