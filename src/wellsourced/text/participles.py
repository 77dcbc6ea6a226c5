"""Know a German participle by its form: gespielt, abgesagt, beschlossen, verletzt, informiert."""

import re

from wellsourced.text.lexemes import Lexeme

_APART = (
    "ab|an|auf|aus|bei|ein|fest|frei|her|hin|los|mit|nach|nieder|statt|teil|um|unter|vor|weg|weiter|wieder|zu|zurück"
    "|zusammen"
)
_FAST = "be|ver|zer|ent|er|miss|über|unter|wider"
_FORM = re.compile(rf"(?:{_APART})?(?:ge|{_FAST})\w{{2,}}(?:t|en)|\w{{2,}}iert")
_NOT = frozenset(
    "gegen geben gehen gelten gestern genug genannten gesamten bereits besten ersten erneut bekannten verschiedenen"
    " unten unter übermorgen insgesamt beiden".split()
)


def german_participle(word: Lexeme) -> bool:
    """True for a small German word that has the form of a participle, or is "worden" or "gewesen"."""
    text = word.text
    if text in {"worden", "gewesen"}:
        return True
    return word.word and not word.capital and text not in _NOT and _FORM.fullmatch(text) is not None
