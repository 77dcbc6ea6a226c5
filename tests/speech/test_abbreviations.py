from wellsourced.speech.abbreviations import abbreviations


def test_an_explained_abbreviation_stands_for_the_words_before_it() -> None:
    assert {"lors": ("lower", "orrin", "rescue", "service")} == abbreviations(
        "Nobody is missing, the Lower Orrin Rescue Service (LORS) says."
    )


def test_letters_may_stand_inside_words_and_small_words_count_for_nothing() -> None:
    assert {"sbm": ("sanders", "boatmanagement")} == abbreviations("It is sailed by Sanders Boatmanagement (SBM).")
    assert {"opl": ("office", "des", "ports", "de", "lisgar")} == abbreviations("L’Office des ports de Lisgar (OPL)")


def test_brackets_that_explain_nothing_are_passed_over() -> None:
    for text in ("HARROW (TMN) –", "He waved (OK) and left.", "The ship (see ABC) left.", "(LORS)", "Rescue (123)"):
        assert {} == abbreviations(text), text


def test_what_is_explained_in_two_ways_is_left_out() -> None:
    text = "The Lower Orrin Rescue Service (LORS) met the Lisgar Oil Refiners’ Society (LORS)."
    assert {} == abbreviations(text)


def test_a_long_run_of_brackets_is_read_in_passing() -> None:
    assert {} == abbreviations("(AB" * 20_000 + " (AB)" * 20_000)
