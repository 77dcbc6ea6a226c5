from wellsourced.text.affiliation import distinctive, speaks_for


def test_one_who_heads_an_office_speaks_for_it() -> None:
    assert speaks_for("Ann Lee", "Port Rescue Centre", "Ann Lee, who heads the rescue centre, spoke.", "en")


def test_a_spokesman_in_apposition_speaks_for_the_office() -> None:
    assert speaks_for("Ben Ode", "Riverworks", "Riverworks’ spokesman, Ben Ode, denied it.", "en")


def test_one_who_only_stands_in_the_same_sentence_does_not() -> None:
    assert not speaks_for("Ann Lee", "Port Rescue Centre", "Ann Lee swam past the rescue centre.", "en")


def test_one_named_in_another_sentence_does_not() -> None:
    assert not speaks_for("Ann Lee", "Riverworks", "Ann Lee swam. The head of Riverworks slept.", "en")


def test_articles_tell_no_names_apart() -> None:
    assert distinctive("The Harbour Trust") == distinctive("Harbour Trust")
