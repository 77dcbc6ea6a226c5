"""Read who wrote an account and where it was taken from: bylines, datelines, credit lines."""

import re
from typing import NamedTuple

from wellsourced.model.account import Credit, CreditKind
from wellsourced.reading.agencies import agency_named
from wellsourced.reading.dates import full_dates, partial_dates
from wellsourced.reading.lines import LONGEST_FURNITURE_CHARS, Line, ends_with_stop, word_count
from wellsourced.reading.outlets import BARS, HEAD_NAME_WORDS, is_outlet_name
from wellsourced.reading.phrases import anywhere, at_end, at_start, flat, holds, may_hold, months, words

_DATELINE = re.compile(
    r"^(?P<place>[^()\n]{0,90}?(?:\([^()\n]{2,30}\),[^()\n]{0,40}?)?)\((?P<name>[^()\n]{2,60})\)"
    r"(?P<dash>[ \t]?\.?[ \t]{0,2}(?:[-–—]{1,2}|:(?!\s*\d))(?!\w))?"  # "Lee (Harbour League): 412" is a result
)
_DASH_DATELINE = re.compile(r"^(?P<place>[^\W\d_][^\n–—]{2,70}?)\s*(?:[–—]{1,2}|\.-|--|\s-)\s")
# "OSLO (AP), 7 June 2025, 16:30 - ", "OSLO (AP), Friday 6 June 2025: "
_DAY_TAIL = re.compile(r"^,[^\n–—]{4,50}?(?:\s?[–—]{1,2}|\s--?|(?<=\d):)\s")
# "MOSCOW, March 4. /TASS/.", "Tehran, IRNA – ", "МОСКВА, 4 мар — РИА Новости.": only of agencies that are known.
_SLASHED_DATELINE = re.compile(r"^[^\W\d_][^/()\n]{1,60}?[.,]?\s{0,3}/(?P<name>[^/\n]{2,30})/[.:]?\s?(?:[-–—]{1,2})?\s")
_COMMA_DATELINE = re.compile(
    r"^[^\W\d_][^/()\n]{1,60}?(?:,|\s[–—-])\s(?P<name>[^\W\d_][^.,\n–—\d]{1,30}?)(?:\.|\s?[–—-]{1,2})\s"
)
_SHORT_DATELINE = re.compile(r"^(?P<name>[A-Z][\w.-]{1,20})\s?(?:[–—-]|/)\s(?=[A-Z\"“])")
_STOP_BEHIND = re.compile(r"\.\s[A-ZÀ-Þ\"“„«]")
_LONGEST_PLACE_CHARS = 200  # before the brackets of a dateline
_LONGEST_CREDIT_WORDS, _LONGEST_LIST_WORDS = 45, 150  # of which the second names only who contributed, from where
_LONGEST_LIST_CHARS = 1200
_PARTICLES = "de|da|do|dos|das|del|della|di|van|von|der|den|ter|la|le|al|el|bin|ibn|ben|zu"
_NAME = re.compile(rf"^(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|{_PARTICLES})(?:\s(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|{_PARTICLES})){{1,4}}$")
_SPLIT = re.compile(r"\s*[,;/&]\s*|\s+(?:and|und|et|y|e|with|mit|avec|con|com)\s+", re.IGNORECASE)
_BRACKETED = re.compile(r"^[(\[](?P<inside>[^()\[\]\n]{2,300})[)\]]\.?$")
# "Associated Press writer Ann Lee": the agency's own, whose name goes before the role.
_AGENCY_WRITER = re.compile(
    r"^(?P<agency>[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})\s(?:\w+\s){0,2}(?:writers?|reporters?|correspondents?|journalists?)\b"
)
_PLACED = re.compile(r"\s+(?:in|at|à|en|a|em|aus|from|desde|de)\s+[A-ZÀ-Þ].*$")
# "Moorpress, em Faro": where an agency writes from; people sign with two names.
_PLACED_AGENCY = re.compile(
    r"^(?P<name>[A-ZÀ-Þ]\w{1,20}),\s(?:in|à|a|en|em|aus|from|desde|de|da)\s[A-ZÀ-Þ][\w'’-]*(?:[\s-][A-ZÀ-Þ]\w*){0,2}$"
)
_OWNED = re.compile(r"^(?P<owner>[^'’]{2,40})['’]s?\s(?P<name>\w.{2,60})$")
_WITH = frozenset({"with", "avec", "con", "mit", "com", "via"})


class Byline(NamedTuple):
    """Who a byline names: people, agencies and outlets (places in the whole text)."""

    people: tuple[str, ...]
    credits: tuple[Credit, ...]
    outlet: str | None


def dateline(line: Line) -> tuple[Credit, ...]:
    """Return the agencies that the line's opening names: "OSLO, Norway (AP) —", "AFP –"; empty for none.

    A name in the brackets of a dateline is an agency's whether it is known or not.
    """
    match = _DATELINE.match(line.text) if "(" in line.text[:_LONGEST_PLACE_CHARS] else None
    if match and _is_place(match["place"]) and _is_agency_form(match, line):
        base = line.start + match.start("name")
        known = [agency_named(part) is not None for part in match["name"].split("/")]
        if not match["place"].strip() and any(known) and not all(known):
            return ()  # "(Ann Lee / AP)": whose the picture is
        return _credits(match["name"], base, "agency")
    if bare := _bare_dateline(line.text):
        start, end = (line.start + place for place in bare.span("name"))
        return (Credit(start=start, end=end, name=agency_named(bare["name"]) or bare["name"], kind="agency"),)
    short = _SHORT_DATELINE.match(line.text)
    if short and (name := agency_named(short["name"])):
        return (Credit(start=line.start, end=line.start + len(short["name"]), name=name, kind="agency"),)
    return ()


def _bare_dateline(text: str) -> re.Match[str] | None:
    matches = (pattern.match(text) for pattern in (_SLASHED_DATELINE, _COMMA_DATELINE) if text[:1].isupper())
    return next((found for found in matches if found and agency_named(found["name"])), None)


def dateline_end(text: str) -> int:
    """Return where the dateline at the start of ``text`` ends; 0 where there is none."""
    if bare := _bare_dateline(text):
        return bare.end()
    for pattern in (_DATELINE, _DASH_DATELINE):
        match = pattern.match(text)
        if match and _is_place(match["place"]) and (match["place"].strip() or pattern is _DATELINE):
            tail = _DAY_TAIL.match(text[match.end() :])
            return match.end() + (tail.end() if tail and _is_place(tail.group()) else 0)
    return 0


def byline(line: Line) -> Byline | None:
    """Return the byline that the whole line is, or None."""
    if len(line.text) > LONGEST_FURNITURE_CHARS:
        return None
    found = at_start("byline").match(flat(line.text))
    if not found or word_count(line.text) > 24 or (ends_with_stop(line.text) and word_count(line.text) > 8):
        return None
    prefix = _prefix_chars(line.text, found.end())
    rest = line.text[prefix:].lstrip(" :")
    first = rest[:1]
    plain = flat(rest)
    if not first or not (first.isupper() or at_start("role").match(plain) or plain[:2] in {"a ", "an"}):
        return None
    if any(found.start < 4 for found in full_dates(rest[:30])) or any(
        plain.startswith(day) for day in words("weekdays") | frozenset(_month_names())
    ):
        return None
    at = line.start + line.text.index(rest)
    day = next(iter([*full_dates(rest), *partial_dates(rest)]), None)
    return _named_in(rest[: day.start].rstrip(" ,|·•-–—") if day else rest, at)


def credit_line(line: Line) -> tuple[Credit, ...]:
    """Return the credits of a line that holds only credits: "(Reporting by A in B)", "(dpa/Reuters)"."""
    if len(line.text) > _LONGEST_LIST_CHARS:
        return ()
    if listed := _contributors(line):
        return listed
    if line.text.count(" ") > _LONGEST_CREDIT_WORDS:
        return ()
    bracket = _BRACKETED.match(line.text)
    inside = bracket["inside"] if bracket else line.text
    base = line.start + line.text.index(inside)
    plain = flat(inside)
    if word_count(inside) > _LONGEST_CREDIT_WORDS:
        return ()
    staff = at_start("staff").match(plain)
    if staff or (bracket and holds("staff", plain)):
        return _people_and_agencies(inside, base) or (_whole(line, inside, "person"),)
    known = [agency_named(part) is not None for part in re.split(r"[/,]| and | und | et ", inside) if part.strip()]
    if known and (all(known) or (bracket and any(known) and len(known) < 4 and word_count(inside) < 8)):
        return _credits(inside, base, "agency")
    given = _contributed(plain) or _end_of_contributors(inside)
    if given and given.start() and word_count(inside) <= 40 and not re.search(r"[\"“”«»]", inside):
        return _people_and_agencies(_before_contributed(inside), base)
    if at_start("credit").match(plain) and word_count(inside) <= 12 and (bracket or not ends_with_stop(inside)):
        return _people_and_agencies(inside, base)
    return ()


def contributes(text: str) -> bool:
    """True for a line that says of those whom it names that they contributed."""
    plain = flat(text)
    return bool(_contributed(plain) or at_start("contribution").match(plain) or _end_of_contributors(text))


def _contributors(line: Line) -> tuple[Credit, ...]:
    """The people of a line that is a list of who contributed, however long: "Contributing: …", "… contributed"."""
    plain = flat(line.text)
    if not may_hold(plain, "contributed", "contribution"):
        return ()
    if word_count(line.text) > _LONGEST_LIST_WORDS or any(mark in line.text for mark in '"“”«»?!'):
        return ()
    begun, ended = at_start("contribution").match(plain), at_end("contributed").search(plain.rstrip(" ."))
    if not begun and not (ended and ended.start()):
        return ()
    end = len(line.text) - (len(plain) - ended.start()) if ended else len(line.text)
    skip = _prefix_chars(line.text, begun.end()) if begun else 0
    found = _people_and_agencies(line.text[skip:end].replace("—", " "), line.start + skip)
    return found if len(found) > 1 or begun else ()


def shared_credit(line: Line) -> tuple[Credit, ...]:
    """Return the agency of a short head line such as "Newsroom AFP" or "The Courier with Reuters"."""
    parts = line.text.split()
    if not 2 <= len(parts) <= HEAD_NAME_WORDS or ends_with_stop(line.text):
        return ()
    first, last = agency_named(parts[0]), agency_named(parts[-1])
    if last and (flat(parts[-2]) in _WITH or all(flat(part) in words("role") for part in parts[:-1])):
        return (Credit(start=line.end - len(parts[-1]), end=line.end, name=last, kind="agency"),)
    if first and all(flat(part) in words("role") for part in parts[1:]):
        return (Credit(start=line.start, end=line.start + len(parts[0]), name=first, kind="agency"),)
    return ()


def placed_agency(line: Line) -> tuple[Credit, ...]:
    """Return the agency of a head line that says no more than from where it writes: "Moorpress, em Faro"."""
    found = _PLACED_AGENCY.match(line.text)
    if not found or holds("role", flat(found["name"])):
        return ()
    name = agency_named(found["name"]) or found["name"]
    return (Credit(start=line.start, end=line.start + found.end("name"), name=name, kind="agency"),)


def _contributed(plain: str) -> re.Match[str] | None:
    return anywhere("contributed").search(plain) if may_hold(plain, "contributed") else None


def _before_contributed(text: str) -> str:
    """The names before the words of contribution, with places kept."""
    found = anywhere("contributed").search(text.lower()) or _end_of_contributors(text)
    return (text[: found.start()] if found else text).replace("—", " ")


def _end_of_contributors(text: str) -> re.Match[str] | None:
    """Where "Ann Lee and Per Holm contributed." goes on after the names, if nothing but names stands before it."""
    if not may_hold(flat(text), "contributors"):
        return None
    found = at_end("contributors").search(text.lower().rstrip(" ."))
    names = [name for name in _SPLIT.split(text[: found.start()].strip()) if name] if found else []
    return found if names and all(map(is_person_name, names)) else None


def source_line(line: Line) -> Credit | None:
    """Return the credit of a line "Source: X", or None."""
    head, colon, name = line.text.partition(":")
    kept = name.strip().rstrip(".")
    if not colon or flat(head) not in words("source") or not kept or word_count(kept) > 8 or "http" in kept:
        return None
    if not (kept[0].isupper() or agency_named(kept)) or (ends_with_stop(name) and word_count(kept) > 5):
        return None
    start = line.start + line.text.index(kept)
    known = agency_named(kept)
    return Credit(start=start, end=start + len(kept), name=known or kept, kind="agency" if known else "outlet")


def looks_like_agency(text: str) -> bool:
    """True for a bare name that is a known agency's or ends as agencies' names do."""
    if agency_named(text):
        return True
    last = flat(text).split(" ")[-1:] or [""]
    parts = text.split()
    titled = 2 <= len(parts) <= 5 and all(part[0].isupper() for part in parts if part[0].isalpha())
    return titled and not ends_with_stop(text) and (last[0] in words("agency") or flat(parts[0]) in words("agency"))


def is_person_name(text: str) -> bool:
    """True for two to five capitalised words, particles aside, none of which is a role's."""
    return bool(_NAME.match(text)) and not holds("role", flat(text))


def _is_place(place: str) -> bool:
    """True for what stands before an agency's brackets: nothing, or a capitalised place, perhaps a day."""
    bare = place
    for found in reversed([*full_dates(place), *partial_dates(place)]):
        bare = bare[: found.start] + bare[found.end :]
    named = [
        w for w in re.findall(r"[^\W\d_][\w.'’-]*", bare) if flat(w) not in {"de", "of", "la", "del", "di", "and", "y"}
    ]
    return len(named) <= 7 and all(word[0].isupper() for word in named) and not re.search(r"[!?\"“”]", bare)


def _is_agency_form(match: re.Match[str], line: Line) -> bool:
    name, rest = match["name"], line.text[match.end() :].strip()
    short = word_count(name) <= 5 and (name[0].isupper() or agency_named(name.split("/")[0]) is not None)
    if not short or full_dates(name) or name.strip().isdigit() or holds("caption", flat(name)):
        return False
    known = any(agency_named(part) for part in name.split("/"))
    if match["dash"] or known:
        return True
    titled = all(word[:1].isupper() for word in name.split())
    if match["place"].strip().isupper() and _STOP_BEHIND.match(line.text[match.end() :]):
        return titled  # "OSBY (Moorpress). Two boats ..."
    placed = bool(match["place"].strip())  # a name alone in brackets may be anyone's
    return titled and (placed if not rest else not placed and rest[:1].isupper() and word_count(rest) > 8)


def _named_in(rest: str, base: int) -> Byline:
    people: list[str] = []
    found: list[Credit] = []
    outlet = None
    names, *others = BARS.split(rest)
    position = 0
    for index, item in enumerate(part for part in _SPLIT.split(names.rstrip(".")) if part.strip()):
        bare = _without_label(_PLACED.sub("", item).strip())
        at = names.find(bare, position)
        position = max(at, position)
        kind: CreditKind = "person"
        if agency := agency_named(bare):
            found.append(Credit(start=base + at, end=base + at + len(bare), name=agency, kind="agency"))
        elif holds("role", flat(bare)):
            continue
        elif index and (
            flat(bare).split(" ")[-1] in words("outlet")
            or re.match(r"(?:The|Le|La|El|Il|Der|Die|Das|O|A)\s\w|L['’]\w", bare)
        ):
            outlet = outlet or bare
        elif _NAME.match(bare) or (
            index == 0 and bare[:1].isupper() and word_count(bare) <= 4 and not full_dates(bare)
        ):
            people.append(bare.title() if bare.isupper() else bare)
            found.append(Credit(start=base + at, end=base + at + len(bare), name=people[-1], kind=kind))
    for other in others:
        if outlet is None and is_outlet_name(other) and flat(other).split(" ")[-1] in words("outlet"):
            outlet = other
    return Byline(tuple(people), tuple(found), outlet)


def _without_label(name: str) -> str:
    """The name without "Published" or "Updated" behind it, or the outlet glued to it: "Ann Lee HBC News"."""
    before, _, last = name.rpartition(" ")
    if before and flat(last) in words("published") | words("updated"):
        return before
    parts = name.split()
    glued = len(parts) > 3 and flat(last) in words("outlet") and parts[-2].isupper() and len(parts[-2]) > 1
    return " ".join(parts[:-2]) if glued else name


def _credits(names: str, base: int, kind: CreditKind) -> tuple[Credit, ...]:
    """Credits for names between slashes or commas, the places kept; an agency with its desk is one ("dpa/lno")."""
    found: list[Credit] = []
    for match in re.finditer(r"[^/,;]+", names):
        name = match.group().strip()
        shown = agency_named(name) or name
        if name and shown not in {credit.name for credit in found}:
            start = base + match.start() + match.group().index(name)
            found.append(Credit(start=start, end=start + len(name), name=shown, kind=kind))
    return tuple(found)


def _people_and_agencies(inside: str, base: int) -> tuple[Credit, ...]:
    found: list[Credit] = []
    for clause in re.finditer(r"[^;]+", inside):
        heads = (
            at_start("staff").match(flat(clause.group())),
            at_start("credit").match(flat(clause.group())),
        )
        skip = max((_prefix_chars(clause.group(), head.end()) for head in heads if head), default=0)
        editing = flat(clause.group()).startswith(("editing", "edited", "redigiert", "edición", "edicao"))
        for match in re.finditer(r"[^,&/]+?(?=\s+(?:and|und|et|y|e)\s|[,&/]|$)", clause.group()[skip:]):
            name = _PLACED.sub("", re.sub(r"^\s*(?:and|und|et|y|e)\s+|\.$", "", match.group())).strip()
            name = _without_role(_without_outlet(name))
            start = base + clause.start() + skip + match.start() + match.group().find(name)
            if name and (known := agency_named(name)):
                found.append(Credit(start=start, end=start + len(name), name=known, kind="agency"))
            elif name and (before := _AGENCY_WRITER.match(name)) and (known := agency_named(before["agency"])):
                found.append(Credit(start=start, end=start + before.end("agency"), name=known, kind="agency"))
            elif name and not editing and is_person_name(name) and flat(name).split(" ")[-1] not in words("outlet"):
                found.append(Credit(start=start, end=start + len(name), name=name, kind="person"))
    return tuple(found)


def _without_outlet(name: str) -> str:
    """The name alone: "Ann Lee" of "Valley News' Ann Lee"."""
    owned = _OWNED.match(name)
    return owned["name"] if owned and flat(owned["owner"]).split(" ")[-1] in words("outlet") else name


def _without_role(name: str) -> str:
    """The name alone: "Ann Lee" of "Times staff writers Ann Lee"."""
    before = [match.end() for match in re.finditer(r"[\w'’]+\s+", name) if flat(match.group()) in words("role")]
    rest = name[before[-1] :] if before else name
    return rest if is_person_name(rest) and not agency_named(name[: before[-1]] if before else "") else name


def _whole(line: Line, inside: str, kind: CreditKind) -> Credit:
    first = _PLACED.sub("", inside).strip()
    name = re.sub(r"\s+(?:staff|staffs|reporters|correspondents)$", "", first)
    agency = name != first and name[:1].isupper()
    start = line.start + line.text.index(inside)
    return Credit(start=start, end=start + len(name), name=name, kind="agency" if agency else kind)


def _prefix_chars(text: str, flat_chars: int) -> int:
    """How many characters of ``text`` make the first ``flat_chars`` of its flat form."""
    for end in range(min(flat_chars, len(text)), min(len(text), flat_chars + 12) + 1):
        if len(flat(text[:end])) >= flat_chars:
            return end
    return min(flat_chars, len(text))


def _month_names() -> tuple[str, ...]:
    return tuple(name + " " for name in months())
