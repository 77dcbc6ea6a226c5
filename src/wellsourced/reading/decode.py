"""Turn bytes of unknown encoding into the text that their writer saw, which spans then index."""

import codecs
import re
from collections.abc import Iterator

import ftfy
from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{2,40})""")
_HEAD_BYTES = 4096
_SAMPLE_BYTES = 65536
# Only what repairs a wrong decoding: quotation marks, widths and ligatures are the account's own.
_REPAIR = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=True,
    fix_encoding=True,
    restore_byte_a0=True,
    replace_lossy_sequences=True,
    decode_inconsistent_utf8=True,
    fix_c1_controls=True,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=True,
    fix_surrogates=True,
    remove_control_chars=True,
    normalization=None,
    explain=False,
)
# A character decoded wrongly leaves two special ones side by side, or one of these: other lines need no repair.
_SUSPECT = re.compile("[^\x00-\x7f]{2}|[\x1b\x80-\x9fÂÃâ\ufffd\ud800-\udfff]")
_UNSHOWN = re.compile(r"<(?P<name>script|style)(?=[\s>])(?P<rest>[^>]{0,400})", re.IGNORECASE)
_TAG = re.compile(r"/?(?!meta|time)[a-z!]", re.IGNORECASE)  # the attributes of those two tell of the page
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_NO_TEXT = bytes([*range(8), *range(14, 27), *range(28, 32)])
_PLAIN = bytes([*b"\t\n\r\x0c", *range(0x20, 0x7F)])
# UTF-8 general punctuation (E2 80 xx) read as Latin-1: "â", then two C1 controls or what is left of them.
_LATIN_PUNCTUATION = re.compile("â\u0080([\u0090-\u009f\u00a6\u00a8-\u00af])")
_LOST_APOSTROPHE = re.compile(r"(?<=[^\W\d_])â\x80?(?=(?:s|t|re|ve|ll|d|m)\b)")
_LOST_OPENING = re.compile(r"(?:(?<=[\s(\[—–-])|^)â\x80?(?=[A-Z]|[a-z]{2,}|\d)", re.MULTILINE)
_LOST_CLOSING = re.compile(r"(?<=[\w.,;:!?…)])â\x80?(?=[\s.,;:!?)\]—–-]|$)", re.MULTILINE)
# UTF-8's closing mark (E2 80 9D) read as Windows-1252, which has no character for its last byte: "â€" is left of it.
_OPENED, _CUT_CLOSING = "â€œ", re.compile("â€(?:\ufffd|(?![\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]))")
_OTHER_ACCENTS = re.compile(r"[^\W\d_a-zA-Zâ]")
_ENOUGH_MARKS = 2


def decode(body: bytes, declared: str | None = None) -> str:
    """Return ``body`` as repaired text, no byte order mark, no control characters, lines ended by ``\\n``.

    Tried in this order: byte order mark, UTF-16 or UTF-32 by the pattern of NUL bytes, UTF-8, ``declared``
    or what the first bytes declare, then a guess. Text once decoded wrongly is put right. Never raises.

    >>> decode("caf\u00e9".encode("utf-16"))
    'café'
    """
    return _clean(_plain(body, declared))


def is_binary(body: bytes) -> bool:
    """True when ``body`` is no text in any encoding: many NUL or control bytes, not as in UTF-16."""
    sample = body[:_SAMPLE_BYTES]
    if not sample or any(sample.startswith(mark) for mark, _ in _BOMS) or _wide(sample):
        return False
    controls = len(sample) - len(sample.translate(None, _NO_TEXT))
    few = 8  # stray bytes that even a short text may hold
    return sample.count(0) > max(few, len(sample) // 200) or controls > max(few, len(sample) // 20)


def _plain(body: bytes, declared: str | None) -> str:
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    wide = _wide(body[:_SAMPLE_BYTES])
    if wide:
        return body.decode(wide, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for name in (declared, _declared(body)):
        if name and (told := _try(body, name)) is not None:
            return told
    if (nearly := _nearly_utf8(body)) is not None:
        return nearly
    best = from_bytes(body[:_SAMPLE_BYTES]).best()
    return body.decode(best.encoding if best else "windows-1252", "replace")


def _nearly_utf8(body: bytes) -> str | None:
    """UTF-8 with a few broken bytes: fewer than one in fifty of its special characters."""
    text = body.decode("utf-8", "replace")
    special = sum(1 for c in text if ord(c) > 127)
    return text if special >= 20 and text.count("\ufffd") * 50 < special else None


def _declared(body: bytes) -> str | None:
    found = _DECLARED.search(body[:_HEAD_BYTES])
    return found.group(1).decode("ascii") if found else None


def _try(body: bytes, name: str) -> str | None:
    # Pages that say Latin-1 are in Windows-1252, as the HTML standard rules.
    name = "windows-1252" if name.lower() in {"iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii"} else name
    try:
        codec = codecs.lookup(name)
        if not codec._is_text_encoding:
            return None
        return body.decode(codec.name, "replace" if codec.name == "cp1252" else "strict")
    except (LookupError, UnicodeError, ValueError):
        return None


def _wide(sample: bytes) -> str | None:
    """The UTF-16 or UTF-32 that the places of NUL bytes speak for, or None."""
    if len(sample) < 8:
        return None
    for width, names in ((4, ("utf-32-le", "utf-32-be")), (2, ("utf-16-le", "utf-16-be"))):
        whole = sample[: len(sample) // width * width]
        units = len(whole) // width
        zeros = [whole[lane::width].count(0) / units for lane in range(width)]
        for name, text_lane in zip(names, (0, width - 1), strict=True):
            rest = [share for lane, share in enumerate(zeros) if lane != text_lane]
            if zeros[text_lane] < 0.05 and min(rest) > 0.7 and _try(whole, name) is not None:
                return name
    return None


def _clean(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "â" in text:
        text = _CUT_CLOSING.sub("”", text) if _OPENED in text else text
        text = _lost_marks(_LATIN_PUNCTUATION.sub(_punctuation, text) if "â\u0080" in text else text)
    text = _repaired(text)
    text = text.replace("\x0c", "\n").replace("\u2028", "\n").replace("\u2029", "\n").replace("\x85", "\n")
    # Most of a page is plain: only what is not is looked through, character by character.
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN).decode("utf-8", "surrogatepass")
    return _CONTROL.sub("", text) if _CONTROL.search(rest) else text


def _repaired(text: str) -> str:
    """``text`` with the runs repaired that ask for it: a run is a line, or what stands between two tags.

    What a page's scripts, styles and attributes say is shown to nobody and left as it is, structured data aside.
    """
    return "".join(
        [_repaired_runs(text[start:end]) if shown else text[start:end] for start, end, shown in _stretches(text)]
    )


def _stretches(text: str) -> Iterator[tuple[int, int, bool]]:
    """The stretches of ``text`` in order: where each begins and ends, and whether it is shown."""
    at = 0
    for found in _UNSHOWN.finditer(text):
        if found.start() < at or "ld+json" in found["rest"]:
            continue
        end = text.find("</" + found["name"], found.end())
        if end >= 0:
            yield at, found.start(), True
            yield found.start(), end, False
            at = end
    yield at, len(text), True


def _repaired_runs(text: str) -> str:
    if text.isascii() and "\x1b" not in text:
        return text
    first, *tagged = text.split("<")
    escaped = "\x1b" in text
    pieces = [piece if piece.isascii() and not escaped else _repaired_piece(piece) for piece in tagged]
    return "<".join([_repaired_lines(first), *pieces])


def _repaired_piece(piece: str) -> str:
    """What begins with a tag, the tag aside unless its attributes tell of the page."""
    end = piece.find(">") + 1 if _TAG.match(piece) else 0
    return piece[:end] + _repaired_lines(piece[end:])


def _repaired_lines(text: str) -> str:
    return "\n".join([ftfy.fix_text(line, _REPAIR) if _SUSPECT.search(line) else line for line in text.split("\n")])


def _punctuation(found: re.Match[str]) -> str:
    return bytes([0xE2, 0x80, ord(found.group(1))]).decode("utf-8", "replace")


def _lost_marks(text: str) -> str:
    """Put marks back where "â" alone is left of them, if opening and closing ones stand in pairs."""
    opening, closing, apostrophes = (_count(p, text) for p in (_LOST_OPENING, _LOST_CLOSING, _LOST_APOSTROPHE))
    marks = opening + closing + apostrophes
    if marks < _ENOUGH_MARKS or min(opening, closing) * 3 < max(opening, closing) * 2:
        return text
    accents = len(_OTHER_ACCENTS.findall(text))  # a language that writes "â" writes other accents too
    if accents >= marks:
        return text
    return _LOST_CLOSING.sub("”", _LOST_OPENING.sub("“", _LOST_APOSTROPHE.sub("’", text)))


def _count(pattern: re.Pattern[str], text: str) -> int:
    """How often a pattern that begins with "â" fits."""
    return sum(1 for found in re.finditer("â", text) if pattern.match(text, found.start()))
