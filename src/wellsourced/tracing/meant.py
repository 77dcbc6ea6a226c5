"""Tell whom a description means by what the texts of a story call people and bodies."""

import msgspec

from wellsourced.model.speech import Mention
from wellsourced.text.affiliation import listed as of_offices
from wellsourced.text.normalize import keys
from wellsourced.tracing.ground import Ground
from wellsourced.tracing.listed import listed
from wellsourced.tracing.phrases import head_noun, nouns
from wellsourced.tracing.roles import FIRM, kinds, ranked
from wellsourced.tracing.sources import sort_of_head, telling

CAPITALS = 4  # letters that a body's initials may have


def meant(mention: Mention, language: str | None, known: Ground) -> Mention:
    """Return whom a description means: the one whom some account calls so, where hearing took it for another.

    "The utility" is the company that a text calls a utility. A person is "the clerk" only where a text calls them so.
    """
    written = mention.as_written
    words = keys(written)
    settled = not mention.named and mention.name != written
    if settled or not words or words[0] not in listed("definite") | listed("owning"):
        return mention
    if mention.named and not mention.organisation and written[1:].islower() and words[-1:] == keys(mention.name)[-1:]:
        mention = msgspec.structs.replace(mention, id=None, name=written, named=False)  # "the canton" is no Ann Canton
    noun, sort = head_noun(written, language), sort_of_head(written, language)
    if noun is None or sort not in ("body", "person") or (mention.named and noun in keys(mention.name)):
        return mention
    body = sort == "body"
    besides = telling(written) - {noun} if body else frozenset()
    called = known.called.by_noun(noun, besides, body=body) if body or not noun.endswith("s") else ()
    if told := kinds(written, language) - {FIRM}:
        called = tuple(m for m in called if not m.organisation or kinds(m.name, language) & told)
    if any((m.id or m.name) == (mention.id or mention.name) for m in called):
        return mention
    if len(called) == 1:
        return called[0]
    speaks = known.roles.speaks_for(mention.name) or known.roles.belongs(mention.name)
    another = (mention.organisation != body and not (body and speaks)) or (
        not body and (_is_trade(noun) or words[0] in listed("owning"))
    )
    shouted = mention.name.isupper() and len(mention.name) > CAPITALS  # the place of a dateline
    if mention.named and (another or shouted):
        return msgspec.structs.replace(mention, id=None, name=written, named=False, organisation=body)
    return mention


def _is_trade(noun: str) -> bool:
    """True for what somebody is besides an office: "the clerk", "the nurse", but not "the governor"."""
    office = noun in of_offices("posts") or ranked(noun)
    return not office and (noun in listed("trades") or noun in listed("voices") or noun in nouns("persons"))
