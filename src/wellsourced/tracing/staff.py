"""Tell of an unnamed person that they speak as a body's own: "a Canals Board engineer", "an official of the Board"."""

from wellsourced.text.affiliation import distinctive
from wellsourced.text.affiliation import listed as of_offices
from wellsourced.text.normalize import keys
from wellsourced.tracing.listed import listed
from wellsourced.tracing.phrases import head_noun
from wellsourced.tracing.roles import ranked
from wellsourced.tracing.sources import Source, described


def speaks_as_staff(person: Source, body: Source) -> bool:
    """Return True for an unnamed official whose description has the whole name of a body.

    Not for who left it, nor for who asked not to be named: that one speaks for themselves. Nor for who is there by
    trade, as a nurse of a hospital.
    """
    if person.kind != "person" or person.named or body.kind != "office" or not body.named:
        return False
    written = keys(person.name)
    words = frozenset(word.removesuffix("'s") for word in written)
    if len(keys(described(person.name))) < len(written) or not words.isdisjoint(listed("former")):
        return False
    head = head_noun(person.name, person.language)
    called = distinctive(body.name)
    return head is not None and _official(head) and bool(called) and called <= words - {head}


def _official(noun: str) -> bool:
    known = listed("officials") | listed("voices") | of_offices("posts")
    return noun in known or ranked(noun)
