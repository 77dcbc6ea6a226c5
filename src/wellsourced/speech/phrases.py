"""Find who stands beside a verb: names, pronouns and descriptions as subjects, before it or after it."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from wellsourced.speech.words import Words
from wellsourced.text.names import CALENDAR_WORDS, NameSpan
from wellsourced.text.normalize import Token

PhraseKind = Literal["name", "pronoun", "description"]
MAX_DESCRIPTION_WORDS = 18
_PREPOSITIONS = frozenset(
    """of for at from with by near behind under in on over against numa num nella nello sulla de du des d da do das dos del della dei di von der
    des vom beim im am em no na nos nas en au aux a al alla allo ai en com con sur sous pour par""".split()
)
_HEAD_LINKS = frozenset(
    "of for at from de du des d da do das dos del della dei di von der des vom d'une d'un".split()
)
_BREAKS = frozenset(
    """because as while when after before since although though if but and to into during until amid following
    comme lorsque quand parce pendant apres avant mais et porque cuando mientras despues antes pero y quando
    enquanto depois mas e perche mentre dopo prima ma weil als wahrend nach vor aber und
    that que che dass quando on sunday monday tuesday wednesday thursday friday saturday yesterday today""".split()
)


_TIMES = CALENDAR_WORDS | frozenset(
    """night morning evening afternoon day week noche manana tarde dia semana nuit matin soir jour semaine noite manha
    nacht abend morgen tag woche notte sera mattina giorno settimana del de la el o do di""".split()
)
_DETERMINING = frozenset("der des dem den a".split())
MAX_INSERTED_WORDS = 8
# Folding makes "à" look like an article or a verb; as written it is a preposition.
_PREPOSITIONS_WRITTEN = frozenset(("à", "às", "À", "aux", "al", "alla", "ao", "aos", "allo"))


class Phrase(NamedTuple):
    """Someone as written in one place. ``name`` is set when the phrase is, or holds, a proper name."""

    start: int
    end: int
    kind: PhraseKind
    name: NameSpan | None
    key: str  # folded head: the pronoun, or the description's words


class Reader:
    """Reads phrases in one account; knows its text, names and the words of its language."""

    def __init__(self, text: str, names: Sequence[NameSpan], words: Words) -> None:
        self.text = text
        self.words = words
        self._starting = {name.start: name for name in names}
        self._covering = {position: name for name in names for position in range(name.start, name.end)}

    def name_at(self, position: int) -> NameSpan | None:
        """The proper name that covers ``position``."""
        return self._covering.get(position)

    def gap(self, line: Sequence[Token], index: int) -> str:
        """What stands between token ``index`` and the next one."""
        if index + 1 >= len(line):
            return "\n"
        return self.text[line[index].end : line[index + 1].start]

    def after(self, line: Sequence[Token], index: int) -> Phrase | None:
        """The phrase that begins at token ``index``, with a name in apposition preferred."""
        while (
            index < len(line)
            and line[index].key in self.words.adverbs
            and not self.name_at(line[index].start)
        ):
            index += 1
        if index >= len(line):
            return None
        first = line[index]
        if first.key in self.words.pronouns and first.key not in self.words.determiners:
            return Phrase(first.start, first.end, "pronoun", None, first.key)
        name = self.name_at(first.start)
        if name is not None and not (name.possessive and self._follows_noun(line, index, name)):
            return Phrase(name.start, name.end, "name", name, " ".join(name.core))
        if first.key in _TIMES and name is None:
            return self.after(line, index + 1) if "," not in self.gap(line, index) else None
        if first.text in _PREPOSITIONS_WRITTEN or (
            name is None and first.key in _PREPOSITIONS - _DETERMINING
        ):
            return self._past_preposition(line, index)
        if name is None and first.key in _BREAKS - self.words.determiners:
            return None

        return self._description(line, index)

    def _past_preposition(self, line: Sequence[Token], index: int) -> Phrase | None:
        """``afirmó en un comunicado el director``: the subject behind a phrase of place or occasion."""
        for at in range(index + 2, min(len(line), index + MAX_INSERTED_WORDS)):
            if self.gap(line, at - 1).strip():
                return None
            before = line[at - 1]
            bound = before.key in _PREPOSITIONS or before.text in _PREPOSITIONS_WRITTEN
            bound = bound or before.key in self.words.determiners
            name = self.name_at(line[at].start)
            if bound or (name is not None and name.start < line[at].start):
                continue
            if name is not None or (
                line[at].key in self.words.determiners and line[at].key not in _PREPOSITIONS
            ):
                return self.after(line, at)
        return None

    def _follows_noun(self, line: Sequence[Token], index: int, name: NameSpan) -> bool:
        while index < len(line) and line[index].start < name.end:
            index += 1
        return index < len(line) and self.gap(line, index - 1) == " "

    def _description(self, line: Sequence[Token], index: int) -> Phrase | None:
        """A noun phrase up to a break; the name in it or beside it, if one is what it describes."""
        stop = index
        plain = True
        while stop < len(line) and stop - index < MAX_DESCRIPTION_WORDS:
            token = line[stop]
            name = self.name_at(token.start)
            if stop > index:
                gap = self.gap(line, stop - 1)
                if any(c in gap for c in '.;:"“”«»()—–\n') or " - " in gap:
                    break
                if "," in gap:
                    return self._apposition(line, index, stop)
                if name is None and token.key in _BREAKS:
                    break
                if token.key in self.words.relative and not self._tells_anonymity(line, stop):
                    break
                if (
                    name is not None
                    and plain
                    and line[stop - 1].key not in _PREPOSITIONS
                    and not name.possessive
                ):
                    return Phrase(name.start, name.end, "name", name, " ".join(name.core))
            if token.key in _PREPOSITIONS or token.key in self.words.relative:
                plain = False
            stop += 1
        return self._as_description(line, index, stop)

    def _apposition(self, line: Sequence[Token], index: int, stop: int) -> Phrase | None:
        """ "the mayor, Ann Lee" is Ann Lee; "the mayor, who" is the mayor."""
        name = self.name_at(line[stop].start)
        if (
            name is not None
            and not name.organisation
            and not (name.possessive and self._follows_noun(line, stop, name))
        ):
            return Phrase(name.start, name.end, "name", name, " ".join(name.core))
        return self._as_description(line, index, stop)

    def _as_description(self, line: Sequence[Token], index: int, stop: int) -> Phrase | None:
        if stop <= index:
            return None
        key = " ".join(t.key for t in line[index:stop])
        empty = self.words.determiners | self.words.adverbs | _TIMES
        if all(t.key in empty for t in line[index:stop]) or line[index].key in ("and", "et", "e", "y", "und"):
            return None
        return Phrase(line[index].start, line[stop - 1].end, "description", None, key)

    def _tells_anonymity(self, line: Sequence[Token], index: int) -> bool:
        return any(t.key in self.words.anonymous for t in line[index + 1 : index + 9])

    def before(self, line: Sequence[Token], index: int) -> Phrase | None:
        """The subject of the verb at token ``index``: the phrase that ends before it."""
        at = self._over_auxiliaries(line, index - 1)
        if at < 0:
            return None
        at = self._over_bracket(line, at)
        gap = self.gap(line, at)
        if "," in gap and at + 1 <= index:
            return self._before_comma(line, at)
        return self._ending_at(line, at)

    def _over_auxiliaries(self, line: Sequence[Token], at: int) -> int:
        while at >= 0 and self.name_at(line[at].start) is None and line[at].key in self.words.adverbs:
            at -= 1
        return at

    def _over_bracket(self, line: Sequence[Token], at: int) -> int:
        """Step back over "(R-Ohio)" behind a name."""
        if ")" not in self.gap(line, at):
            return at
        for position in range(at, max(0, at - 6), -1):
            if "(" in self.gap(line, position - 1):
                return position - 1
        return at

    def _before_comma(self, line: Sequence[Token], at: int) -> Phrase | None:
        """The parenthesis before the verb: "Ann Lee, the mayor, said" and "the mayor, Ann Lee, said"."""
        opening = at
        while opening > 0 and "," not in self.gap(line, opening - 1) and at - opening < 25:
            opening -= 1
        if opening == 0:
            return self._ending_at(line, at)
        titled = opening
        while titled < at and (
            line[titled].key in self.words.determiners or line[titled].key in self.words.titles
        ):
            titled += 1
        inside = self.name_at(line[titled].start)
        if inside is not None and inside.end >= line[at].end and not inside.organisation:
            return Phrase(inside.start, inside.end, "name", inside, " ".join(inside.core))
        outside = self._ending_at(line, self._over_bracket(line, opening - 1))
        if outside is not None:
            return outside
        return self._ending_at(line, at)

    def _ending_at(self, line: Sequence[Token], at: int) -> Phrase | None:
        token = line[at]
        if token.key in self.words.relative and at > 0:
            return self._ending_at(line, at - 1)
        name = self.name_at(token.start)
        if name is None and token.key in self.words.pronouns:
            return Phrase(token.start, token.end, "pronoun", None, token.key)
        begin = self._head(line, at)
        if name is not None:
            first = self._index_of(line, at, name)
            inside = begin < first and (
                line[first - 1].key in _HEAD_LINKS or self._article_then_link(line, first)
            )
            leader = self._leading_name(line, begin, first) if inside else None
            if leader is not None:
                return Phrase(leader.start, leader.end, "name", leader, " ".join(leader.core))
            if not inside and not name.possessive:
                return Phrase(name.start, name.end, "name", name, " ".join(name.core))
        return self._as_description(line, begin, at + 1)

    def _leading_name(self, line: Sequence[Token], begin: int, first: int) -> NameSpan | None:
        """ "John Lee of the Coast Guard" is John Lee."""
        for token in line[begin:first]:
            name = self.name_at(token.start)
            if name is not None and not name.possessive and not name.organisation:
                return name
        return None

    def _article_then_link(self, line: Sequence[Token], first: int) -> bool:
        return (
            first > 1 and line[first - 1].key in self.words.determiners and line[first - 2].key in _HEAD_LINKS
        )

    def _index_of(self, line: Sequence[Token], at: int, name: NameSpan) -> int:
        while at > 0 and line[at - 1].start >= name.start:
            at -= 1
        return at

    def _head(self, line: Sequence[Token], at: int) -> int:
        """Walk left over "of the docks" and "who runs a stall" to where the noun phrase begins."""
        begin = at
        for position in range(at, max(-1, at - MAX_DESCRIPTION_WORDS), -1):
            if position < at and any(c in self.gap(line, position) for c in ',.;:"“”«»()—–\n'):
                break
            token = line[position]
            if token.key in _BREAKS and self.name_at(token.start) is None and position < at:
                break
            begin = position
            starts = token.key in self.words.determiners
            linked = position > 0 and (
                line[position - 1].key in _PREPOSITIONS or line[position - 1].key in self.words.cues
            )
            relative = any(t.key in self.words.relative for t in line[max(0, position - 6) : position])
            if starts and not linked and not relative:
                break
        return begin

    def first(self, line: Sequence[Token]) -> Phrase | None:
        """The phrase a clause begins with, past an opening phrase of time or place."""
        index = 0
        while index < len(line):
            token = line[index]
            name = self.name_at(token.start)
            preceded = index > 0 and line[index - 1].key in _PREPOSITIONS | {"to", "into", "than"}
            if name is not None and not preceded and not name.possessive:
                return Phrase(name.start, name.end, "name", name, " ".join(name.core))
            if token.key in self.words.pronouns and token.key not in self.words.determiners and not preceded:
                return Phrase(token.start, token.end, "pronoun", None, token.key)
            if token.key in self.words.determiners and not preceded and name is None:
                phrase = self._description(line, index)
                if phrase is not None and (phrase.kind == "name" or index == 0):
                    return phrase
            index += 1
        return None
