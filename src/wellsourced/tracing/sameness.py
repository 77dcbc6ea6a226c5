"""Tell whether two sources are one, may be one, or cannot be."""

from collections.abc import Sequence

from wellsourced.text.affiliation import distinctive
from wellsourced.text.affiliation import listed as of_offices
from wellsourced.text.marks import Mark, marks
from wellsourced.text.normalize import fold, keys
from wellsourced.tracing.ground import Ground
from wellsourced.tracing.holders import holds_post_of
from wellsourced.tracing.listed import listed
from wellsourced.tracing.phrases import head_noun
from wellsourced.tracing.roles import FIRM, kinds, ranked
from wellsourced.tracing.sources import Source, described, of_lands, only_kinds, owner, sort_of_head, telling
from wellsourced.tracing.staff import speaks_as_staff

_FIRM = frozenset({FIRM})


def same_source(one: Source, other: Source, known: Ground) -> bool:
    """Return True when two sources are one: a person, an office under two names, or an office and who speaks for it."""
    if known.aliases.same(one.key, other.key) or _of_one_body(one, other, known):
        return True
    for person, body in ((one, other), (other, one)):
        if holds_post_of(person, body, known) or speaks_as_staff(person, body):
            return True
    return _same(one, other, known)


def _of_one_body(one: Source, other: Source, known: Ground) -> bool:
    """True for a person and the body whose post they hold, and for two persons who hold posts of one body."""
    mine, yours = (known.employers.of(s.name) if s.kind == "person" and s.named else () for s in (one, other))
    bodies = [*mine, *yours]
    if not bodies or not {one.kind, other.kind} <= {"person", "office"}:
        return False
    if mine and yours:
        return any(a.key == b.key or _one_employer(a, b, known) for a in mine for b in yours)
    rest = other if mine else one
    if rest.kind == "office":
        return any(known.aliases.same(b.key, rest.key) or _same(b, rest, known) for b in bodies)
    person = one if mine else other
    called = distinctive(rest.name)  # of "Kelnet" only its head's post tells that it is a body
    known_by = any(b.named and called and called <= distinctive(b.name) for b in bodies)
    return rest.named and (known_by or (any(b.kinds == _FIRM for b in bodies) and _bears_name(rest, person)))


def _one_employer(a: Source, b: Source, known: Ground) -> bool:
    """Return whether two bodies with post holders are one; a described one is where no other is of its kind."""
    if a.named == b.named:
        return a.named and _same(a, b, known)
    named, told = (a, b) if a.named else (b, a)
    rivals = {frozenset(keys(name)) for name in known.bodies if kinds(name, None) & told.kinds - _FIRM}
    alone = all(distinctive(named.name) <= rival or rival <= distinctive(named.name) for rival in rivals)
    return alone and bool(named.kinds & told.kinds - _FIRM) and _same(named, told, known)


def _bears_name(firm: Source, person: Source) -> bool:
    """Return True for "Lee Barges" and Ann Lee, who runs a firm."""
    words = keys(firm.name)
    return len(words) > 1 and words[0].removesuffix("'s") == keys(person.name)[-1]


def _same(one: Source, other: Source, known: Ground) -> bool:
    if one.named and other.named:
        return _same_named(one, other, known)
    if one.named != other.named:
        named, told = (one, other) if one.named else (other, one)
        return _is_described(named, told, known)
    return _same_described(one, other)


def may_be_one(named: Source, told: Source, known: Ground) -> bool:
    """Return whether a body told by its kind alone ("the police") may be, or speak through, the ``named`` source."""
    if told.kind == "document" and told.kinds:
        return bool(told.kinds & (named.kinds | known.roles.belongs(named.name)))
    if told.kind == "person":  # "a resident" may be anybody who speaks for no body
        speaks = named.kinds | known.roles.belongs(named.name)
        anybody = not speaks and not listed("locals").isdisjoint(keys(described(told.name)))
        return named.kind == "person" and (anybody or _of_that_post(named, told, known))
    if told.kind != "office":
        return False
    if told.kinds == _FIRM:
        return _may_be_firm(named, told, known)
    if named.kind == "person" and (told.kinds - _FIRM) & known.roles.belongs(named.name):
        return True  # "a spokeswoman for the Tolbeck prosecutor" beside the prosecutor Ann Lee
    if named.kinds and told.kinds and not named.kinds & told.kinds:
        return False
    if named.kind == "office" and named.language != told.language and not telling(told.name) - _of_area():
        return True  # "l'amministrazione della contea" may be any county's council
    if not only_kinds(told.name, told.language):
        return False
    if named.kind == "person":
        return bool(told.kinds & (named.kinds | known.roles.kinds(named.name)))
    if named.kinds:
        return bool(told.kinds & named.kinds)
    words = distinctive(named.name)
    return len(words) < 2 and words.isdisjoint(listed("bodies"))


def _of_that_post(named: Source, told: Source, known: Ground) -> bool:
    """ "A judge" beside Ann Lee, whom some text calls a judge."""
    noun = head_noun(described(told.name), told.language)
    post = noun is not None and (ranked(noun) or noun in of_offices("posts"))
    return post and noun is not None and known.roles.holds(named.name, (noun,))


def _may_be_firm(named: Source, told: Source, known: Ground) -> bool:
    """ "The operator" may be any body or of anybody not known to be something else; "the tram company" no painter."""
    if named.kind != "person":
        return not named.kinds - _FIRM
    if bodies := known.employers.of(named.name):
        return any(body.kinds <= _FIRM for body in bodies)
    alone = telling(told.name) and not known.roles.speaks_for(named.name)
    return not alone and not known.roles.belongs(named.name) - _FIRM


def _of_area() -> frozenset[str]:
    return listed("houses") | listed("areas") | frozenset(f"l'{house}" for house in listed("houses"))


def may_be_translation(one: Source, other: Source) -> bool:
    """Return whether two described bodies may be one told in two languages: some word of theirs we cannot translate."""
    bodies = {one.kind, other.kind} <= {"office", "document"}
    if not bodies or one.language == other.language or (one.kinds and other.kinds and not one.kinds & other.kinds):
        return False
    return not all(_understood(source) for source in (one, other))


def of_one_trade(one: Source, other: Source) -> bool:
    """Return whether two unnamed people are called the same: "a nurse" and "a nurse of the north ward" may be one."""
    if not one.kind == other.kind == "person" or one.language != other.language:
        return False
    heads = {head_noun(described(s.name), s.language) for s in (one, other)}
    return len(heads) == 1


def _understood(source: Source) -> bool:
    """True when each telling word of a description has a meaning that the vocabulary has in all languages."""
    told = [mark for mark in marks(described(source.name), source.language) if mark.kind == "word"]
    return all(any(key[0] == "=" for key in mark.keys) for mark in told)


def may_speak_for(person: Source, other: Source, known: Ground) -> bool:
    """Return whether a person "of the company", whichever that is, may be of the firm that ``other`` names."""
    if person.kind != "person" or not known.roles.of_some_firm(person.name):
        return False
    words = distinctive(other.name)
    single = other.kind == "person" and len(words) == 1
    return single or (other.kind == "office" and words.isdisjoint(listed("bodies") - listed("firms")))


def _same_named(one: Source, other: Source, known: Ground) -> bool:
    a, b = _bare(one), _bare(other)
    if "office" in (one.kind, other.kind):
        a = of_lands(a, b)  # "Vantoria says" is its ministry
    if a and b and (a <= b or b <= a):
        return True
    if "office" in (one.kind, other.kind) and one.language != other.language and _translated(one, other):
        return True
    for person, body in ((one, other), (other, one)):
        if person.kind == "person" and body.kind == "office":
            by_rank = body.kinds & known.roles.ranked(person.name)
            if by_rank or _of_page(person, body, known) or _speaks_for(person, body, known):
                return True
        if person is not body and known.posts.belongs(person.name, body.name):
            return True
        if person.kind == body.kind == "person" and known.roles.owned(
            person.name, distinctive(body.name), known.bodies
        ):
            return True
        if person.kind == body.kind == "person" and len(keys(body.name)) == 1:
            role = keys(body.name)
            if known.roles.holds(person.name, role) or known.roles.speaks(person.name, role[0]):
                return True
    return False


def _bare(source: Source) -> frozenset[str]:
    """The words of a name; a person's without rank and post: "Det Insp Lee" may be "Detective Inspector Ann Lee"."""
    words = distinctive(source.name)
    if source.kind != "person":
        return words
    return (
        frozenset(w for w in words if not ranked(w) and w not in of_offices("posts") and w not in listed("trades"))
        or words
    )


def _is_described(named: Source, told: Source, known: Ground) -> bool:
    """ "The office's memo", "the prosecutor" where the texts call somebody so, "the police" beside its inspector."""
    words = telling(told.name)
    met = words & of_lands(distinctive(named.name), words)
    if named.kind != "office" and distinctive(named.name) <= distinctive(told.name):
        return True  # "the glaciologist Ann Lee"
    if told.kind == "document" and told.kinds & (named.kinds | known.roles.belongs(named.name)):
        return not told.kinds <= _FIRM  # "the day book of the police"
    if told.kind in ("office", "document") and met:
        enough = len(met) * 2 >= len(words) if named.language != told.language else met == words
        if enough:
            return True
    if told.kind == "document" and (whose := owner(told.name)) and whose <= met | known.roles.called(named.name):
        return True
    if named.kind == "person" and known.roles.holds(named.name, _role(told.name), place=_is_body(told)):
        return True
    if told.kind != "office":
        return False
    if named.kind == "person" and words and known.roles.heads(named.name, distinctive(described(told.name))):
        return True
    abroad = named.kind == "office" and named.language != told.language
    if abroad and (_translated(named, told) or (told.kinds - _FIRM and told.kinds == named.kinds)):
        return True
    kinds = named.kinds if named.kind == "office" else known.roles.belongs(named.name)
    return only_kinds(told.name, told.language) and bool((told.kinds - _FIRM) & kinds)


def _is_body(told: Source) -> bool:
    """ "The hospital", not "the prosecutor"."""
    return sort_of_head(told.name, told.language) == "body"


def _same_described(one: Source, other: Source) -> bool:
    """Descriptions in the same words are one source: "the company" beside "a company official" is not.

    A body's paper or part is the body: "the office's memo of May", "the workshop of the office".
    """
    if {one.kind, other.kind} <= {"office", "document"} and _same_body(one, other):
        return True
    if one.kind != other.kind:
        return False
    a, b = distinctive(described(one.name)), distinctive(described(other.name))
    return bool(a) and (a == b or (one.language != other.language and one.certain and _translated(one, other)))


def _same_body(one: Source, other: Source) -> bool:
    """Two descriptions of a body, of its paper or of its part."""
    mine, yours = telling(one.name), telling(other.name)
    met = mine & yours
    offices = one.kind == other.kind == "office" or one.language != other.language
    if met and (met in (mine, yours) or (offices and one.language != other.language)):
        return True
    whose = owner(one.name) & owner(other.name)
    if one.kind == other.kind == "document" and whose:
        return whose in (owner(one.name), owner(other.name))
    alike = offices and any(only_kinds(s.name, s.language) for s in (one, other))
    return alike and bool(one.kinds & other.kinds)


def _translated(one: Source, other: Source) -> bool:
    """The same description in two languages: each telling word of the shorter one means one of the longer one's."""
    first, second = (_telling_marks(source) for source in (one, other))
    shorter, longer = sorted((first, second), key=len)
    if not shorter or len(shorter) * 2 < len(longer):
        return False
    return all(any(mark.keys & near.keys for near in longer) for mark in shorter)


def _telling_marks(source: Source) -> list[Mark]:
    """The words of a description but those for whoever runs or speaks for a body: "la direzione del museo"."""
    said = listed("offices") | listed("voices")
    text = described(source.name)
    return [m for m in marks(text, source.language) if fold(text[m.start : m.end]).rpartition("'")[2] not in said]


def _role(name: str) -> Sequence[str]:
    """The words by which a text may introduce a name: "speaker" of "the Speaker's office"; none of "a prosecutor"."""
    written = keys(described(name))
    owner = max((at for at, word in enumerate(written[:-1]) if word.endswith("'s")), default=-1)
    words = [word.removesuffix("'s") for word in written]
    if words and words[0] in listed("indefinite"):
        return ()
    if written[-1] not in listed("offices"):  # "Lee's lawyer", not "the Speaker's office"
        words = words[owner + 1 :]
    return [word for word in words if word not in listed("definite") and word not in listed("offices")]


def _of_page(person: Source, office: Source, known: Ground) -> bool:
    """True when the office's own page calls the person its own: "our director, Ann Lee"."""
    page = known.offices.get(office.account)
    return page is not None and page.key == office.key and person.name in known.ours.get(office.account, ())


def _speaks_for(person: Source, office: Source, known: Ground) -> bool:
    """True when some account ties the person to the office: "X, who heads the centre", "its spokesman, X".

    Of several bodies in one sentence the one nearest to the post is meant.
    """
    words = distinctive(office.name)
    if known.roles.owned(person.name, words, [name for name in known.bodies if not words & distinctive(name)]):
        return True
    own = _apart(person, office.name, known)
    if own is None:
        return False
    rivals = (_apart(person, name, known) for name in known.bodies if not words & distinctive(name))
    return all(rival is None or own <= rival for rival in rivals)


def _apart(person: Source, office: str, known: Ground) -> int | None:
    """How far the person's post stands from the office, under the spelling of their name that stands nearest."""
    spellings = known.roles.spellings(person.name)
    found = (known.posts.distance(name, office) for name in (person.name, *spellings))
    return min((distance for distance in found if distance is not None), default=None)
