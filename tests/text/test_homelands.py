from wellsourced.text.homelands import home_language

ABROAD = ("Cheese makers in the Italian town of Valdoro have lost in court.", "en")
AT_HOME = ("I produttori di Valdoro hanno perso in tribunale.", "it")


def test_an_account_from_abroad_names_the_country():
    assert "it" == home_language([ABROAD, AT_HOME])


def test_the_country_of_an_accounts_own_language_says_nothing():
    assert home_language([("The British minister resigned.", "en"), AT_HOME]) is None


def test_a_language_that_no_account_is_written_in_is_not_meant():
    assert home_language([ABROAD, ("Le fromage est retiré.", "fr")]) is None
