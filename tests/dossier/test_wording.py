"""Sentences that all forms share."""

import pytest

from wellsourced.dossier import wording
from wellsourced.dossier.inert import inert
from wellsourced.dossier.references import text_fragment, web_address
from wellsourced.dossier.word_diff import word_diff
from wellsourced.model.lineage import Origin, Origins


def origins(independent: int, at_most: int, silent: int, *names: str) -> Origins:
    named = tuple(Origin(name=n, kind="agency", named=not n.startswith("an "), accounts=()) for n in names)
    undetermined = tuple(str(i) for i in range(silent))
    return Origins(independent=independent, at_most=at_most, undetermined=undetermined, named=named)


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        ("1 origin (AP, an unnamed official)", origins(1, 1, 0, "AP", "an official")),
        ("at least 1 origin, at most 3 (AP); 2 accounts state no source", origins(1, 3, 2, "AP")),
        ("no origin established, at most 1; 1 account states no source", origins(0, 1, 1)),
        ("6 origins (A, B, C, D, 2 more)", origins(6, 6, 0, *"ABCDEF")),
    ],
)
def test_origins_are_counted_named_and_the_silent_kept_apart(expected: str, found: Origins) -> None:
    assert expected == wording.origins(found)


@pytest.mark.parametrize(
    ("expected", "full", "form", "language"),
    [
        ("loses its “not”", "It is not safe", "It is safe", "en"),
        ("loses its “don’t”", "They don’t pay", "They pay", "en"),
        ("gains a “jamais”", "Il paie", "Il paie jamais", "fr"),
        ("changes its negation", "Das ist sicher", "Das ist unsicher", "de"),
    ],
)
def test_a_changed_negation_is_named(expected: str, full: str, form: str, language: str) -> None:
    assert expected == wording.negation(word_diff(full, form), [language])


def test_a_share_below_the_whole_is_never_called_the_whole() -> None:
    assert ["99%", "100%", "0%"] == [wording.percent(share) for share in (0.998, 1.0, 0.001)]


def test_moments_of_one_day_are_sorted_by_instant_whatever_their_zone() -> None:
    early, late = "2031-03-13T10:00:00+02:00", "2031-03-13T09:00:00Z"
    assert [early, late] == sorted([late, early], key=wording.time_key)


def test_an_odd_time_is_shown_as_it_is() -> None:
    assert "2031-13-99" == wording.moment("2031-13-99")


def test_inert_text_keeps_its_length_and_loses_its_powers() -> None:
    harmful = "a\x1b[2J\x00\x9b\u202e\u2066\r\ufeff\ud800b\n\t"
    assert len(harmful) == len(inert(harmful))
    assert [] == sorted(set(harmful) & set(inert(harmful)) - set("a[2Jb\n\t"))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "http://", "https://a b", "//a", None])
def test_what_is_no_web_address_is_refused(url: str | None) -> None:
    assert None is web_address(url)


def test_a_text_fragment_escapes_what_has_a_meaning_there() -> None:
    assert "https://a.invalid/#:~:text=so%2Dcalled%2C%20%26" == text_fragment("https://a.invalid/", "so-called, &")


def test_wide_letters_count_double_when_shortened() -> None:
    assert "港の…" == wording.shortened("港の火災で死者", 6)
