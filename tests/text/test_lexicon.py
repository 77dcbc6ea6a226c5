from collections import Counter, defaultdict
from importlib.resources import files

import pytest

from wellsourced.text.inflection import german_weak_forms, stem
from wellsourced.text.lexicon import (
    COLUMNS,
    PACKAGE,
    antonyms,
    certainty_forms,
    concept_sequence,
    concepts,
    entries,
    group,
    is_stop,
    polarity_words,
    possibility_forms,
)
from wellsourced.text.normalize import fold

LANGUAGES = COLUMNS[1:7]
SAME = [
    {
        "en": "Firefighters evacuated hundreds of passengers after the explosion, but nobody was seriously injured.",
        "fr": "Les pompiers ont évacué des centaines de passagers après l'explosion, mais personne n'a "
        "été grièvement blessé.",
        "es": "Los bomberos evacuaron a cientos de pasajeros tras la explosión, pero nadie resultó gravemente herido.",
        "de": "Die Feuerwehr evakuierte nach der Explosion Hunderte Fahrgäste, doch niemand wurde schwer verletzt.",
        "pt": "Os bombeiros evacuaram centenas de passageiros após a explosão, mas ninguém ficou gravemente ferido.",
        "it": "I vigili del fuoco hanno evacuato centinaia di passeggeri dopo l'esplosione, ma nessuno è "
        "rimasto gravemente ferito.",
    },
    {
        "en": "The mayor denied the rumour and promised to reopen the closed bridge on Friday.",
        "fr": "La maire a démenti la rumeur et promis de rouvrir vendredi le pont fermé.",
        "es": "La alcaldesa desmintió el rumor y prometió reabrir el viernes el puente cerrado.",
        "de": "Die Bürgermeisterin dementierte das Gerücht und versprach, die gesperrte Brücke am Freitag zu öffnen.",
        "pt": "A prefeita desmentiu o boato e prometeu reabrir a ponte fechada na sexta-feira.",
        "it": "La sindaca ha smentito la voce e ha promesso di riaprire venerdì il ponte chiuso.",
    },
    {
        "en": "Three fishermen are missing after their boat sank in a storm near the coast last night.",
        "fr": "Trois pêcheurs sont portés disparus après le naufrage de leur bateau dans une tempête "
        "près de la côte la nuit dernière.",
        "es": "Tres pescadores están desaparecidos tras hundirse su barco en una tormenta cerca de la "
        "costa la noche del último jueves.",
        "de": "Drei Fischer werden vermisst, nachdem ihr Boot in der letzten Nacht bei einem Sturm nahe "
        "der Küste gesunken ist.",
        "pt": "Três pescadores estão desaparecidos depois de o seu barco ter afundado numa tempestade "
        "perto da costa na última noite.",
        "it": "Tre pescatori risultano dispersi dopo che la loro barca è affondata in una tempesta "
        "vicino alla costa la notte scorsa.",
    },
    {
        "en": "The government will raise the price of water in January, the minister announced.",
        "fr": "Le gouvernement va relever le prix de l'eau en janvier, a annoncé la ministre.",
        "es": "El gobierno va a elevar el precio del agua en enero, anunció la ministra.",
        "de": "Die Regierung wird den Preis für Wasser im Januar erhöhen, kündigte die Ministerin an.",
        "pt": "O governo vai elevar o preço da água em janeiro, anunciou a ministra.",
        "it": "Il governo alzerà il prezzo dell'acqua a gennaio, ha annunciato la ministra.",
    },
    {
        "en": "Police arrested two men who had stolen weapons from a warehouse and threatened a guard.",
        "fr": "La police a arrêté deux hommes qui avaient volé des armes dans un entrepôt et menacé un gardien.",
        "es": "La policía detuvo a dos hombres que habían robado armas de un almacén y amenazado a un guardia.",
        "de": "Die Polizei hat zwei Männer festgenommen, die Waffen aus einem Lager gestohlen und einen "
        "Wächter bedroht hatten.",
        "pt": "A polícia deteve dois homens que tinham roubado armas de um armazém e ameaçado um guarda.",
        "it": "La polizia ha arrestato due uomini che avevano rubato armi da un magazzino e minacciato una guardia.",
    },
]


def meanings(text, language):
    return [set(t.concepts) for t in concept_sequence(text, language) if t.concepts and not is_stop(t.key, language)]


def names(text, language):
    return {name for token in concept_sequence(text, language) for name in token.concepts}


def lines():
    for item in files(PACKAGE).joinpath("vocabulary").iterdir():
        if item.name != "antonyms.tsv":
            yield from ((item.name, line.split("\t")) for line in item.read_text("utf-8").splitlines())


def test_every_line_of_the_vocabulary_has_its_columns():
    assert [] == [(name, cells[0]) for name, cells in lines() if len(cells) not in (7, 8)]


def test_every_file_of_the_vocabulary_begins_with_the_names_of_the_columns():
    assert {COLUMNS} == {tuple(cells) for _, cells in lines() if cells[0] == "concept"}


def test_no_concept_is_listed_twice():
    assert [] == [name for name, count in Counter(e.concept for e in entries()).items() if count > 1]


def test_every_concept_has_english_and_four_more_languages():
    assert [] == [e.concept for e in entries() if not e.forms["en"] or sum(bool(e.forms[x]) for x in LANGUAGES) < 5]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_is_listed_for_more_than_three_concepts(language):
    held = defaultdict(set)
    for entry in entries():
        for form in entry.forms[language]:
            held[fold(form)].add(entry.concept)
    assert {} == {form: found for form, found in held.items() if len(found) > 3}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_is_written_twice_or_with_stray_blanks(language):
    assert [] == [
        e.concept
        for e in entries()
        if len(e.forms[language]) != len(set(e.forms[language])) or any(f != f.strip() for f in e.forms[language])
    ]


def test_antonyms_are_pairs_of_listed_concepts():
    listed = {entry.concept for entry in entries()}
    assert [] == [pair for pair in antonyms() if len(pair) != 2 or not pair <= listed]


@pytest.mark.parametrize("language", LANGUAGES[1:])
@pytest.mark.parametrize("event", SAME, ids=range(len(SAME)))
def test_a_translation_shares_most_concepts_with_its_english(event, language):
    english = meanings(event["en"], "en")
    other = set().union(*meanings(event[language], language))
    assert 0.6 <= sum(bool(found & other) for found in english) / len(english)


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_another_event_shares_few_concepts(language):
    english = meanings(SAME[2]["en"], "en")
    other = set().union(*meanings(SAME[3][language], language))
    assert 0.2 >= sum(bool(found & other) for found in english) / len(english)


@pytest.mark.parametrize(
    ("key", "language", "expected"),
    [
        ("shut", "en", "close"),
        ("inferno", "en", "fire"),
        ("evacuees", "fr", "evacuate"),
        ("murio", "es", "die"),
        ("umgekommen", "de", "die"),
        ("explosoes", "pt", "explode"),
        ("feriti", "it", "injure"),
        ("12", "it", "number_12"),
        ("grossbrand", "de", "fire"),
    ],
)
def test_a_folded_form_names_its_concept(key, language, expected):
    assert expected in concepts(key, language)


def test_a_compound_unknown_as_a_whole_is_read_by_its_parts():
    assert {"forest", "farm"} & set(concepts("waldbauernhof", "de")) == {"forest", "farm"}


def test_a_surname_is_not_read_as_a_compound():
    assert () == concepts("hoffmeister", "de")


@pytest.mark.parametrize("language", [None, "xx", ""])
def test_an_unknown_language_names_nothing(language):
    assert () == concepts("fire", language)
    assert [("fire", ())] == [(t.key, t.concepts) for t in concept_sequence("fire", language)]


def test_a_regional_language_code_is_read_by_its_language():
    assert concepts("onibus", "pt") == concepts("onibus", "pt-BR") != ()


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("dans l’eau", "fr", "eau"),
        ("nell'acqua", "it", "acqua"),
        ("the mayor’s house", "en", "mayor"),
        ("disse-lhe que fugisse", "pt", "disse"),
    ],
)
def test_an_elided_or_joined_word_is_found_at_its_own_place(text, language, expected):
    found = [text[t.start : t.end] for t in concept_sequence(text, language) if t.key == expected]
    assert [expected] == found


@pytest.mark.parametrize("text", ["don't", "won’t", "can't", "isn’t", "cannot"])
def test_a_contraction_with_not_denies(text):
    assert "not" in names(text, "en")


def test_a_fixed_phrase_is_one_token():
    text = "I vigili del fuoco arrivano"
    first = concept_sequence(text, "it")[1]
    assert ("vigili del fuoco", ("firefighter",)) == (text[first.start : first.end], first.concepts)


def test_a_fixed_phrase_does_not_cross_a_full_stop():
    assert "nobody" not in names("He said no. One came.", "en")


def test_groups_join_concepts_of_one_frame():
    assert "death" == group("kill") == group("die") == group("dead")
    assert group("monday") is None


def test_opposites_are_known_in_either_order():
    assert frozenset({"confirm", "deny"}) in antonyms()


@pytest.mark.parametrize(
    ("language", "no", "may", "will", "the"),
    [
        ("en", "never", "might", "must", "the"),
        ("fr", "aucun", "pourrait", "doit", "les"),
        ("es", "nadie", "podria", "debe", "los"),
        ("de", "keine", "vielleicht", "muss", "der"),
        ("pt", "nao", "talvez", "deve", "os"),
        ("it", "nessuno", "potrebbe", "deve", "gli"),
    ],
)
def test_each_language_has_its_particles(language, no, may, will, the):
    assert no in polarity_words(language)
    assert may in possibility_forms(language)
    assert will in certainty_forms(language)
    assert is_stop(the, language)
    assert not is_stop("radio", language)


def test_a_long_run_of_letters_and_marks_is_read_in_linear_time():
    text = "l'" * 20000 + "x" * 100000 + "-a" * 20000
    assert len(concept_sequence(text, "fr")) > 0


def test_weak_german_verbs_give_their_present_and_participle():
    assert ("ausloest", "ausgeloest") == german_weak_forms("ausloesen")
    assert ("repariert",) == german_weak_forms("reparieren")
    assert () == german_weak_forms("haus")


def test_a_language_without_a_stemmer_keeps_the_key():
    assert "vlakem" == stem("vlakem", "xx")


@pytest.mark.parametrize(
    ("key", "language", "expected"),
    [
        ("casas", "pt", ("house",)),
        ("coupee", "fr", concepts("couper", "fr")),
        ("cortada", "es", concepts("cortar", "es")),
        ("burning", "en", ("burn",)),
    ],
)
def test_a_plain_change_of_ending_goes_before_the_stem(key, language, expected):
    assert expected == concepts(key, language)


@pytest.mark.parametrize(
    ("form", "language", "concept"),
    [
        ("signed", "en", "sign"),
        ("hoped", "en", "hope"),
        ("scraped", "en", "rub"),
        ("hugging", "en", "hug"),
        ("happiest", "en", "happy"),
        ("venderia", "es", "sell"),
        ("vendian", "es", "sell"),
        ("investiguen", "es", "investigate"),
        ("identifica", "pt", "identify"),
        ("obeissent", "fr", "obey"),
        ("liberons", "fr", "release_person"),
        ("rischiera", "it", "risk"),
        ("attacchera", "it", "attack"),
        ("explodierende", "de", "explode"),
    ],
)
def test_an_inflected_form_means_what_its_base_means(form, language, concept):
    assert concept in concepts(form, language)


@pytest.mark.parametrize(
    "forms",
    [
        {"en": "strikers", "fr": "grévistes", "es": "huelguistas", "de": "Streikende", "pt": "grevistas"},
        {"en": "dockers", "fr": "dockers", "es": "estibadores", "de": "Hafenarbeiter", "it": "portuali"},
        {"en": "pills", "fr": "comprimés", "es": "píldoras", "de": "Tabletten", "it": "compresse"},
        {"en": "bystanders", "fr": "badauds", "es": "transeúntes", "de": "Passanten", "it": "passanti"},
        {"en": "insurgents", "fr": "insurgés", "es": "insurgentes", "de": "Aufständischen", "it": "insorti"},
    ],
)
def test_words_of_one_meaning_share_a_concept(forms):
    assert set.intersection(*(set(concepts(fold(form), language)) for language, form in forms.items()))


@pytest.mark.parametrize(
    "words",
    [
        "begin start commence",
        "big large huge",
        "buy purchase",
        "pills tablets",
        "curbed restrained",
        "longshoremen dockers",
    ],
)
def test_english_synonyms_share_a_concept(words):
    assert set.intersection(*(set(concepts(word, "en")) for word in words.split()))
