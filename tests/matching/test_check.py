from saying import saying
from wellsourced.matching.check import look_up
from wellsourced.matching.utterances import utterances
from wellsourced.model.dossier import Check

FULL = "We were not, at any point before Friday, warned about the gate"
CUT = "We were … warned about the gate"
ONE = saying(f"“{FULL},” Lee said. The dam is old and grey.", (FULL, "Ann Lee"), source="1")
OTHER = saying(f"“{CUT},” Lee said.", (CUT, "Ann Lee"), source="2", published="2024-03-18")


def ask(words: str, speaker: str | None = None) -> Check:
    heard = (ONE, OTHER)
    return look_up(words, heard, utterances(heard, ()), speaker=speaker)


def test_words_that_stand_letter_for_letter_are_verbatim() -> None:
    assert "verbatim" == ask(FULL).found


def test_words_with_other_marks_and_capitals_stand_too() -> None:
    answer = ask("we were not at any point before friday warned about the gate")
    assert ("typographic", True) == (answer.found, answer.stands)


def test_an_ellipsis_that_swallows_the_not_turns_the_sense_although_an_account_prints_it() -> None:
    assert "negation" == ask(CUT).found


def test_words_that_nobody_quotes_are_not_found() -> None:
    answer = ask("We have always known about the gate and said nothing")
    assert ("not found", ()) == (answer.found, answer.forms)


def test_words_of_the_account_itself_are_no_quotation() -> None:
    answer = ask("The dam is old and grey")
    assert ("not found", (ONE.account.id,)) == (answer.found, answer.unquoted)


def test_words_of_another_speaker_are_misattributed_and_do_not_stand() -> None:
    answer = ask(FULL, speaker="Ben Ode")
    assert (True, False, "Ann Lee") == (answer.misattributed, answer.stands, answer.said_by)


def test_a_surname_is_enough_for_the_speaker() -> None:
    assert ask(FULL, speaker="Lee").stands


def test_each_form_says_how_it_differs_from_the_fullest() -> None:
    assert {"verbatim", "negation"} == {form.alteration for form in ask(FULL).forms}
