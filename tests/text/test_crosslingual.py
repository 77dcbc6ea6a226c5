import numpy as np

from wellsourced.text.crosslingual import MOST_CHARS, meaning

HARVEST = {
    "en": "We will not close the mill before the harvest is in.",
    "fr": "Nous ne fermerons pas le moulin avant la fin de la récolte.",
    "de": "Wir schließen die Mühle nicht, bevor die Ernte eingebracht ist.",
    "uk": "Ми не закриємо млин, поки не зберуть урожай.",
}
FERRY = {
    "en": "The ferry sank within minutes of leaving the pier.",
    "fr": "Le bac a coulé quelques minutes après avoir quitté le quai.",
    "de": "Die Fähre sank wenige Minuten nach dem Ablegen.",
    "uk": "Пором затонув за кілька хвилин після відходу від причалу.",
}


def test_a_translation_lies_nearer_than_another_sentence() -> None:
    for one, words in HARVEST.items():
        for other, same in HARVEST.items():
            if one != other:
                assert meaning(words) @ meaning(same) > meaning(words) @ meaning(FERRY[other]) + 0.03, (one, other)


def test_a_vector_has_length_one_and_cannot_be_changed() -> None:
    found = meaning(HARVEST["en"])
    assert found.shape == (384,)
    assert np.isclose(np.linalg.norm(found), 1.0, atol=1e-5)
    assert not found.flags.writeable


def test_a_text_without_end_is_read_as_far_as_a_text_may_go() -> None:
    long = "We stay here. " * 100_000
    assert np.array_equal(meaning(long), meaning(long[:MOST_CHARS]))


def test_no_words_and_unknown_letters_have_a_vector_too() -> None:
    for text in ("", "\x00\ufffe", "𓀀𓀁"):
        assert np.isfinite(meaning(text)).all()
