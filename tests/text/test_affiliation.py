from wellsourced.text.affiliation import Posts, distinctive


def speaks_for(person: str, office: str, text: str, language: str) -> bool:
    return Posts([(text, language)]).distance(person, office) is not None


def test_one_who_heads_an_office_speaks_for_it() -> None:
    assert speaks_for("Ann Lee", "Port Rescue Centre", "Ann Lee, who leads the rescue centre, spoke.", "en")


def test_a_spokesman_in_apposition_speaks_for_the_office() -> None:
    assert speaks_for("Ben Ode", "Riverworks", "Riverworks’ spokesman, Ben Ode, denied it.", "en")


def test_one_who_only_stands_in_the_same_sentence_does_not() -> None:
    assert not speaks_for("Ann Lee", "Port Rescue Centre", "Ann Lee swam past the rescue centre.", "en")


def test_one_named_in_another_sentence_does_not() -> None:
    assert not speaks_for("Ann Lee", "Riverworks", "Ann Lee swam. The head of Riverworks slept.", "en")


def test_of_two_offices_the_one_beside_the_post_is_nearer() -> None:
    posts = Posts([("Riverworks warned the Port Watch, said Ann Lee, who speaks for the Watch as its head.", "en")])
    near, far = posts.distance("Ann Lee", "Port Watch"), posts.distance("Ann Lee", "Riverworks")
    assert near is not None and far is not None
    assert near < far


def test_articles_tell_no_names_apart() -> None:
    assert distinctive("The Harbour Trust") == distinctive("Harbour Trust")


def test_a_post_that_the_sentence_gives_to_another_body_is_not_the_offices() -> None:
    text = "The savings bank rang at dawn, says the council's spokeswoman, Ann Lee."
    assert not speaks_for("Ann Lee", "Mill Savings Bank", text, "en")
    assert speaks_for("Ann Lee", "Mill Council", text, "en")


def test_of_the_office_by_its_whole_name_is_of_the_office() -> None:
    posts = Posts([("It is safe, said Ann Lee of Upper Mill Power. Joe Fox of Mill swam.", "en")])
    assert posts.belongs("Ann Lee", "Upper Mill Power")
    assert not posts.belongs("Joe Fox", "Mill")


def test_for_is_a_post_only_right_before_the_office() -> None:
    posts = Posts([("The van called for bread before the Port Watch said so, according to Ann Lee.", "en")])
    assert posts.distance("Ann Lee", "Port Watch") is None
    assert Posts([("Ann Lee, for the Port Watch, agreed.", "en")]).distance("Ann Lee", "Port Watch") is not None
