import pytest

from wellsourced.text.names import name_spans, skeleton


def names(text: str) -> list[str]:
    found = name_spans(
        text,
        sentence_starts=[0],
        titles=frozenset({"mayor", "dr", "prime minister"}),
        organisation_words=frozenset({"hospital", "trust", "department", "guild"}),
        common=frozenset({"the", "doctors"}),
    )
    return [n.text for n in found]


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (["Ann Lee"], "The boat of Ann Lee sank."),
        (["Prime Minister Ann Lee"], "The boat of Prime Minister Ann Lee sank."),
        (["Department of Water and Forests"], "The Department of Water and Forests slept."),
        (["St Anne's Hospital"], "Doctors at St Anne's Hospital slept."),
        (["Lee & Sons"], "The boat of Lee & Sons sank."),
        (["J.D. Lee"], "The boat of J.D. Lee sank."),
        ([], "Doctors slept on Friday."),
        (["Ann Lee"], "The boat of Ann Lee, R-S.C., sank."),
    ],
)
def test_proper_names_are_told_from_common_words(found: list[str], text: str) -> None:
    assert found == [n.removeprefix("The ") for n in names(text)]


def test_the_name_begins_behind_the_last_title() -> None:
    (name,) = name_spans(
        "Yesterday Upper Mill Mayor Ann Lee slept.",
        sentence_starts=[0],
        titles=frozenset({"mayor"}),
        organisation_words=frozenset(),
        common=frozenset({"yesterday"}),
    )
    assert (("upper", "mill", "mayor"), ("ann", "lee")) == (name.title, name.core)


def test_an_acronym_with_dots_is_one_name_and_a_body() -> None:
    (name,) = name_spans(
        "Lawyers of the T.R.A.’s board met.",
        sentence_starts=[0],
        titles=frozenset(),
        organisation_words=frozenset(),
        common=frozenset({"lawyers"}),
    )
    assert ("T.R.A.", ("tra",), True) == (name.text, name.core, name.organisation)


def test_transliterations_share_a_skeleton() -> None:
    assert 1 == len({skeleton(n) for n in ("Hordiyenko", "Hordienko", "Hordyienko")})


def test_other_names_do_not() -> None:
    assert skeleton("Miller") != skeleton("Muster")
