"""How one language counts and measures: its table, ready to be matched."""

from functools import cache
from typing import Any

from wellsourced.text.lexemes import Phrases
from wellsourced.text.normalize import fold
from wellsourced.text.numbers import Numerals, numerals
from wellsourced.text.tables import languages, table
from wellsourced.text.units import MONEY_SIGNS, SIGNS

_FALLBACK = "en"


class Quantities:
    """One language's units, persons, hedges and nouns. Made once a language by :func:`quantities_of`."""

    def __init__(self, language: str) -> None:
        words: dict[str, Any] = table("wellsourced.text", "quantities", language)
        ages = words["ages"]
        self.numerals: Numerals = numerals(language)
        self.adjectives_first: bool = words["noun_order"] == "before"
        self.capital_nouns: bool = words.get("capital_nouns", False)
        self.skipped = _folded(words["skip_before_noun"])
        self.one = _folded(words["one"])
        self.persons = _folded(words["persons"]["words"])
        self.person_endings = tuple(words["persons"].get("endings", ()))
        self.bodies = _folded(words["persons"].get("bodies", []))
        self.who = _folded(words["persons"].get("who", []))
        self.participles = _phrases({"person": words["persons"]["participles"]})
        self.auxiliaries = _folded(words["persons"]["auxiliaries"])
        self.verbs = _phrases({"person": words["persons"]["verbs"]})
        self.plurals = _folded(words["counted"]["plurals"])
        self.no_plurals = _folded(words["counted"]["irrelevant"])
        self.stops = _folded(words["counted"]["stops"])
        self.of_them = _phrases({"them": words["counted"]["of_them"]})
        self.alone_behind = _phrases({"them": words["counted"]["alone_behind"]})
        self.part_of = _phrases({"of": words["counted"]["part_of"]})
        self.of = _folded(words["counted"].get("of", []))
        self.subject_lead = _folded(words["counted"]["subject_lead"])
        self.subject_verbs = _folded(words["counted"]["subject_verbs"])
        self.past: str = words["counted"].get("past", "")
        self.tallies = _folded(words["counted"]["tallies"])
        self.tally_links = _folded(words["counted"]["tally_links"]) | {":"}
        self.adverbs: dict[str, int] = {fold(word): n for word, n in words["adverbs"]["occurrence"].items()}
        self.deny_one = _folded(words["counted"].get("deny_one", []))
        self.identifiers = _phrases({"identifier": words["counted"]["identifiers"]})
        self.units = Phrases([*_pairs(words["units"]), *((sign, unit) for sign, unit in SIGNS.items())])
        self.money = Phrases(MONEY_SIGNS.items())
        self.units_before = _phrases(words["before"])
        self.age_after = _phrases({"age": ages["after"]})
        self.age_years = _phrases({"age": ages.get("after_age", [])})
        self.age_between = _folded(ages.get("between", []))
        self.age_of = _folded(ages.get("of", []))
        self.before_years = _folded(ages.get("before_years", []))
        self.age_has = _folded(ages["has"])
        self.age_extremes = _folded(ages["extremes"])
        shares = words["fractions"]
        self.share_of = _phrases({"of": shares["of"]})
        self.share_behind = _folded(shares["behind"])
        self.share_not = _folded(shares["not_behind"])
        self.shares = Phrases([(phrase, float(n)) for n, phrases in shares["names"].items() for phrase in phrases])
        self.strong = _phrases({"strong": words["counted"]["strong"]})
        self.hedges = _phrases(words["hedges"])
        self.hedges_after = _phrases(words["hedges_after"])
        self.openings = self.money.openings | self.numerals.openings | self.adverbs.keys() | self.shares.openings
        self.range_open = _phrases({"range": words["ranges"]["open"]})
        self.range_change = _phrases({"change": words["ranges"]["change"]})
        self.compound_join = _folded(words["ranges"]["compound"])
        self.multiplied = _folded(words["ranges"]["multiplied"])
        self.lasting = _phrases({"lasting": words["counted"]["lasting"]})
        self.range_join = _folded(words["ranges"]["join"])


@cache
def quantities_of(language: str | None) -> Quantities:
    """Return how ``language`` counts and measures; English where there is no table for it."""
    known = languages("wellsourced.text", "quantities")
    return Quantities(language if language in known else _FALLBACK)


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _pairs(section: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(phrase, name) for name, phrases in section.items() for phrase in phrases]


def _phrases(section: dict[str, list[str]]) -> Phrases[str]:
    return Phrases(_pairs(section))
