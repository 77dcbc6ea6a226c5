"""Find the bodies for which named persons speak by a post, also where the account only describes them: "its head"."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from wellsourced.model.account import Account
from wellsourced.model.speech import Claim, Heard, Mention
from wellsourced.text.affiliation import distinctive
from wellsourced.text.affiliation import listed as of_offices
from wellsourced.text.normalize import keys
from wellsourced.tracing.called import Called, is_called
from wellsourced.tracing.listed import listed
from wellsourced.tracing.phrases import Word, determiners, fitting, head_noun, phrase_at, sort_of, verbs, words_of
from wellsourced.tracing.roles import FIRM, Roles, kinds
from wellsourced.tracing.sources import Source, sort_of_head, source_of, telling
from wellsourced.tracing.subjects import opening

POST_WORDS = 7  # of a post with whose it is: "the harbour trust's deputy managing director"
OWNER_WORDS = 5  # of the body before "'s"
_NEUTER = frozenset({"its"})
_PERSONAL = frozenset({"his", "her", "my", "our"})  # whoever owns is no body


class _Owner(NamedTuple):
    """A body as written beside the post, or None for "its" and for a post of which nothing more is said."""

    written: str | None
    named: bool = False
    said_before: bool = False
    single: bool = False  # of "its", which means no "officers"


class Employers:
    """The bodies of each named person, from every account that ties the person to one."""

    def __init__(self, heard: Sequence[Heard], called: Called, offices: Mapping[str, Source]) -> None:
        self._called = called
        self._bodies = _bodies(heard)
        self._of: dict[str, list[Source]] = defaultdict(list)
        surnames = _surnames(heard)
        for one in heard:
            here = _Here(one, self._bodies, called, offices.get(one.account.id))
            for at, claim in enumerate(one.claims):
                for name, owner, words in _posts(claim, one.account, surnames):
                    body = here.resolved(owner, at, words)
                    if body is not None and body not in self._of[name]:
                        self._of[name].append(body)

    def of(self, name: str) -> Sequence[Source]:
        """Return the bodies for which the person of that ``name`` speaks; none where no account tells."""
        return self._of.get(name, ())


class _Here:
    """One account, asked for the body that its words mean."""

    def __init__(self, one: Heard, bodies: dict[str, Mention], called: Called, office: Source | None) -> None:
        self._one = one
        self._office = office
        self._bodies = bodies
        self._called = called
        self._spelt = {_plain(m.as_written): m for m in _organisations(one)}
        names = sorted({m.name for m in bodies.values()})
        self._roles = Roles([(one.account.text, one.account.language)], {name: [name] for name in names})

    def resolved(self, owner: _Owner, at: int, words: Sequence[Word]) -> Source | None:
        """Return the body that stands beside a post in the claim ``at``."""
        if owner.said_before:
            found = self._before(at, words)
            return None if owner.single and found is not None and _many(found) else found
        return self._body(owner.written, named=owner.named) if owner.written is not None else None

    def _before(self, at: int, words: Sequence[Word]) -> Source | None:
        """Whose "its director" is: the body with which the sentence begins, else the one that the last was laid to."""
        language = self._one.account.language
        found = opening(words, 0, len(words), language) if words else None
        if found is not None and found.sort in ("body", "name"):
            written = _written(words[found.first : found.end])
            return self._body(written, named=found.named)
        if words or not at:
            return None
        last = self._one.claims[at - 1].attributed_to
        if last is not None and (last.organisation or sort_of_head(last.as_written, language) == "body"):
            return self._source(last)
        return None

    def _body(self, written: str, *, named: bool) -> Source | None:
        language = self._one.account.language
        if (spelt := self._spelt.get(_plain(written))) is not None:
            return self._source(spelt)
        if named:
            found = self._bodies.get(_plain(written)) or self._called.body(written) or self._in_full(written)
            return self._source(found) if found is not None else None
        if sort_of_head(written, language) != "body":
            return None
        if (
            self._office is not None
            and not telling(written)
            and kinds(written, language) - {FIRM} <= self._office.kinds
        ):
            return self._office  # "the service" on a service's own page
        meant = self._meant(written)
        if meant is not None:
            return self._source(meant)
        return self._source(Mention(start=0, end=0, name=written, as_written=written, named=False, organisation=True))

    def _in_full(self, written: str) -> Mention | None:
        """A body that no sentence is laid to, as the account names it in full: "the Kelt" of "Kelt Museum"."""
        words = words_of(self._one.account.text, self._one.account.language)
        own = [word for word in words_of(written, None) if word.capital]
        code = (self._one.account.language or "en")[:2]
        if not own or code != "en":
            return None
        if len(own) > 1 and sort_of(own[-1].key, code) == "body":
            name = _written(own)
            return Mention(start=0, end=0, name=name, as_written=name, organisation=True)
        for at, word in enumerate(words[:-1]):
            behind = words[at + 1]
            if word.key == own[-1].key and behind.capital and not behind.mark and sort_of(behind.key, code) == "body":
                name = _written([*own, behind])
                return Mention(start=0, end=0, name=name, as_written=name, organisation=True)
        return None

    def _meant(self, written: str) -> Mention | None:
        """The one named body that this account calls so, or whose name tells that it is one: "the hospital"."""
        language = self._one.account.language
        noun = head_noun(written, language)
        if noun is None:
            return None
        every = {m.name: m for m in self._bodies.values() if self._roles.beside(m.name)}
        told = kinds(written, language) - {FIRM}
        so_called = [m for m in every.values() if is_called(self._roles.beside(m.name), {noun})]
        of_kind = [m for m in every.values() if noun in keys(m.name) or kinds(m.name, language) & told]
        return next((found[0] for found in (so_called, of_kind) if len(found) == 1), None)

    def _source(self, mention: Mention) -> Source:
        found = source_of(mention, self._one.account.id, self._one.account.language)
        return found._replace(kind="office")


def _many(body: Source) -> bool:
    """Return whether an English description is of several: "officers"."""
    noun = head_noun(body.name, body.language)
    return body.language == "en" and not body.named and noun is not None and noun.endswith("s")


def _bodies(heard: Sequence[Heard]) -> dict[str, Mention]:
    """The named bodies of all accounts, each under its name and as it is written."""
    found: dict[str, Mention] = {}
    for one in heard:
        for mention in _organisations(one):
            for name in (mention.name, mention.as_written):
                if mention.named and name[:1].isupper():
                    found.setdefault(_plain(name), mention)
    return found


def _organisations(one: Heard) -> Iterator[Mention]:
    return (m for c in one.claims if (m := c.attributed_to) is not None and m.named and m.organisation)


def _surnames(heard: Sequence[Heard]) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """The named persons by their last word, each with the words of the name."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in heard:
        mentions = [c.attributed_to for c in one.claims] + [q.speaker for q in one.quotes]
        for mention in mentions:
            if mention is not None and mention.named and not mention.organisation and keys(mention.name):
                found[keys(mention.name)[-1]].add(mention.name)
    return {last: [(name, frozenset(keys(name)) - _posts_known()) for name in sorted(n)] for last, n in found.items()}


def _posts(
    claim: Claim, account: Account, surnames: dict[str, list[tuple[str, frozenset[str]]]]
) -> Iterator[tuple[str, _Owner, Sequence[Word]]]:
    """Each person whom a sentence names in full with whose post they hold, and the words before "its"."""
    words = words_of(claim.text, account.language)
    for at, word in enumerate(words):
        for name, own in surnames.get(word.key, ()):
            start = at
            while start and words[start - 1].key in own and not words[start].mark:
                start -= 1
            if at == start and len(own) > 1:
                continue
            owners = (_ahead(words, start, account.language), _behind(words, at + 1, account.language))
            yield from ((name, owner, before) for found in owners if found is not None for owner, before in [found])


def _ahead(words: Sequence[Word], start: int, language: str | None) -> tuple[_Owner, Sequence[Word]] | None:
    """Whose post stands before a name: "the trust's head, Ann Lee", "la jefa del puerto, Ann Lee"."""
    if start and words[start].mark not in ("", ","):
        return None
    first = start - 1
    while first > 0 and start - first < POST_WORDS and not words[first].mark:
        first -= 1
    return _whose(words, max(0, first), start, language)


def _behind(words: Sequence[Word], at: int, language: str | None) -> tuple[_Owner, Sequence[Word]] | None:
    """Whose post stands behind a name: "Ann Lee, the trust's head", "Ann Lee, who leads the trust"."""
    if at >= len(words) or words[at].mark != "," or words[at].key in verbs():
        return None  # "Ann Lee, says the trust's head"
    end = at + 1
    while end < len(words) and end - at < POST_WORDS and not words[end].mark:
        end += 1
    return _whose(words, at, end, language)


def _whose(words: Sequence[Word], first: int, end: int, language: str | None) -> tuple[_Owner, Sequence[Word]] | None:
    """Whose post the words ``first`` to ``end`` tell; None where they hold no post or say not whose."""
    for at in range(end - 1, first - 1, -1):
        word = words[at]
        posted = at + 1 == end or any(_is_post(w) for w in words[at + 1 : end])
        if word.owning and posted:  # "the trust's Ann Lee"
            return _owning(words, first, at, language)
        if word.key in listed("owning") - _PERSONAL - listed("definite") and at + 1 < end:
            return _Owner(None, said_before=True, single=word.key in _NEUTER), words[:at]
    for at in range(first, end - 1):
        if _is_post(words[at]) and (owner := _of_body(words, at, end, language)) is not None:
            return owner, ()
    voice = any(w.key in listed("voices") for w in words[first:end])
    ahead = words[:first]
    return (_Owner(None, said_before=True), ahead) if voice and ahead else None


def _owning(words: Sequence[Word], first: int, at: int, language: str | None) -> tuple[_Owner, Sequence[Word]] | None:
    """The body before "'s", with as many words as make one."""
    upto = [*words[:at], words[at]._replace(owning=False)]
    for start in range(max(first, at - OWNER_WORDS), at + 1):
        led = words[start].key in determiners() or words[start].capital
        found = fitting(upto, start, at + 1, language) if led else None
        if found is not None and found.sort in ("body", "name"):
            return _Owner(_written(upto[start:]), named=found.named), ()
    return None


def _of_body(words: Sequence[Word], post: int, end: int, language: str | None) -> _Owner | None:
    """The body behind "of" or behind a verb for being at its head."""
    ties = words[post + 1].key in of_offices("of") | listed("genitive")
    if not ties and words[post].key not in listed("leading"):
        return None
    found = phrase_at(words[:end], post + 1 + ties, language)
    if found is None or found.sort not in ("body", "name"):
        return None
    return _Owner(_written(words[found.first : found.end]), named=found.named)


def _is_post(word: Word) -> bool:
    return not {word.key, *word.key.split("-")}.isdisjoint(_posts_known())


def _posts_known() -> frozenset[str]:
    return of_offices("posts") | listed("voices")


def _written(words: Sequence[Word]) -> str:
    return " ".join(word.text.removesuffix("'s").removesuffix("’s") for word in words)


def _plain(written: str) -> str:
    """A body's words without articles, which differ from place to place."""
    return " ".join(sorted(distinctive(written))) or " ".join(keys(written))
