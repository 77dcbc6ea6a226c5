"""Make text from outside harmless on terminals and pages without moving anything in it."""

import re

import msgspec

from wellsourced.model.dossier import Dossier

# One code point becomes one code point, so that every span stays valid.
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)} | {0x7F: "\u2421"}
_BLANKS = (0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029)
_REVERSING = (0x202D, 0x202E)  # show text in another order than it is written
_DIRECTING = (*range(0x202A, 0x202D), *range(0x2066, 0x206A))  # usual in right-to-left texts: made invisible
_HIDDEN = (0xFEFF, *range(0xE0000, 0xE0080))
_NO_CHARACTERS = (*range(0x80, 0xA0), *range(0xFFF9, 0xFFFC), 0xFFFE, 0xFFFF)
_INERT: dict[int, str] = {
    **_PICTURES,
    **dict.fromkeys((*_REVERSING, *_NO_CHARACTERS), "\ufffd"),
    **dict.fromkeys((*_DIRECTING, *_HIDDEN), "\u2060"),
    **dict.fromkeys(_BLANKS, " "),
}
_SURROGATE = re.compile("[\ud800-\udfff]")


def inert(text: str) -> str:
    """Return ``text`` with control and bidirectional characters made harmless, one code point for one.

    >>> inert("a\\x1b[31mb")
    'a␛[31mb'
    """
    return _SURROGATE.sub("\ufffd", text.translate(_INERT))


def inert_dossier(dossier: Dossier) -> Dossier:
    """Return the same dossier with every text in it made harmless; all spans stay as they are."""
    return msgspec.convert(_inert_tree(msgspec.to_builtins(dossier)), Dossier)


def _inert_tree(value: object) -> object:
    if isinstance(value, str):
        return inert(value)
    if isinstance(value, dict):
        return {key: _inert_tree(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_inert_tree(part) for part in value]
    return value
