"""What several accounts state about one matter, and whether they agree."""

import msgspec
import pytest
from telling import told

from wellsourced.matching.points import MOST_POINTS, UNTRACED, points
from wellsourced.model.lineage import Derivation, Passage
from wellsourced.model.match import Point
from wellsourced.model.speech import Heard

SETTING = (
    "The town lies an hour north of the capital. Its market is known for cheese. A parade is held each spring.",
    "Officials met in the evening. The road to the coast is narrow. Many families have lived here for generations.",
    "Reporters were kept outside. The weather was mild. A choir sang in the square.",
)


def account_of(index: int, sentence: str | tuple[str, ...]) -> Heard:
    text, day, language = (*((sentence,) if isinstance(sentence, str) else sentence), "2024-03-16", "en")[:3]
    if isinstance(sentence, tuple) and len(sentence) > 1:
        day = sentence[1]
        language = sentence[2] if len(sentence) > 2 else "en"
    full = text if language != "en" else f"{text}\n{SETTING[index]}"
    return told(full, f"{index}.txt", published=day, language=language)


def found(*sentences: str | tuple[str, ...]) -> tuple[Point, ...]:
    return points([account_of(i, s) for i, s in enumerate(sentences)], ())


def verdicts(*sentences: str | tuple[str, ...]) -> set[str]:
    return {p.verdict for p in found(*sentences)}


DAY = "2024-03-16"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The landslide killed 14 people in Brevik.",
         "Fourteen people died when the hillside fell at Brevik, police said."),
        ("Winds of 54 knots tore roofs off in Garn.",
         ("Des vents de 100 km/h ont arraché des toits à Garn.", DAY, "fr")),
        ("The bridge may be closed until autumn.",
         ("Le pont pourrait être fermé jusqu'à l'automne.", DAY, "fr")),
        ("The siren sounded at 8:17 p.m. in the old town.",
         ("La sirène a retenti à 20h17 dans la vieille ville.", DAY, "fr")),
        ("The warehouse held 1,800 tonnes of cement.",
         ("El almacén guardaba 1.800 toneladas de cemento.", DAY, "es")),
        ("Three sheep were found dead by the stream.",
         ("Drei tote Schafe wurden am Bach gefunden.", DAY, "de")),
        ("More than 2,000 people were evacuated from Valle.",
         ("Oltre duemila persone sono state evacuate a Valle.", DAY, "it")),
        ("The train derailed at ten to four.", "The train derailed at 3.50 p.m., the railway said."),
    ],
)  # fmt: skip
def test_what_two_accounts_say_in_other_words_units_or_languages_agrees(
    one: str | tuple[str, ...], other: str | tuple[str, ...]
) -> None:
    assert {"agree"} == verdicts(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shares in the bakery chain fell 41 percent before trading was halted.",
         "The bakery chain's shares were down 44% when trading was halted."),
        ("Some 24,000 homes were without power.", "The power failed in 42,000 homes."),
        ("The chapel was built in 1874, the parish says.", "It was built in 1847, and it shows its age."),
        ("The quake had a magnitude of 5.1, the institute said.",
         ("Le séisme avait une magnitude de 5,4, selon l'institut.", DAY, "fr")),
        ("The pump at Halden station never started, an engineer said.",
         "The pump at Halden station started at once, the operator said."),
        ("The drinking water in Osby is not contaminated, the council said.",
         ("El agua potable de Osby está contaminada, dijo el ayuntamiento.", DAY, "es")),
        ("The school was closed on Monday because of the smell.",
         "The school stayed open on Monday despite the smell."),
        ("The fire began in the kitchen of the hotel.",
         "According to guests the blaze started in the basement of the hotel."),
        ("Mayor Anna Berg warned Governor Carl Holt about the dam on Monday.",
         "Governor Carl Holt warned Mayor Anna Berg about the dam on Monday."),
        ("The fishing boat Stella Nord rescued 38 people from the rocks.",
         "A coast guard boat rescued 38 people from the rocks."),
        ("The plane went down in the Atlantic.", ("L'avion s'est abîmé dans l'océan Pacifique.", DAY, "fr")),
    ],
)  # fmt: skip
def test_what_cannot_be_true_together_is_a_conflict_and_no_agreement(
    one: str | tuple[str, ...], other: str | tuple[str, ...]
) -> None:
    assert {"conflict"} == verdicts(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The landslide killed 14 people in Brevik.",
         ("The landslide in Brevik has killed 21 people.", "2024-03-18")),
        ("Three people are missing after the avalanche.",
         ("One person is yet missing after the avalanche.", "2024-03-17")),
        ("Nobody has confirmed that the wreck is the Aurora.",
         ("The navy has confirmed that the wreck is the Aurora.", "2024-03-18")),
    ],
)  # fmt: skip
def test_figures_that_change_from_one_day_to_the_next_are_updated(
    one: str | tuple[str, ...], other: str | tuple[str, ...]
) -> None:
    assert {"updated"} == verdicts(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bridge may be closed for repairs until autumn.",
         "The bridge will be closed for repairs until autumn."),
        ("Two men were arrested in Oslo.", "The club sold two players to Oslo."),
        ("The company did not comment on Friday.", "The ministry commented on the strike on Friday."),
        ("Two people were hurt in the collapse.", "In 1996 a collapse at the same mine killed 12 people."),
        ("The alarm on the upper floor never started.", "The smoke started on the upper floor."),
    ],
)  # fmt: skip
def test_what_only_looks_alike_makes_no_point(one: str, other: str) -> None:
    assert set() == verdicts(one, other)


def test_a_distorted_sentence_stands_in_no_point_that_agrees() -> None:
    true = "The mill was built in 1874, the parish says."
    got = found(true, "The mill, the parish says, was built in 1874.", "The mill was built in 1847.")
    agreeing = {v.text for p in got if p.verdict == "agree" for v in p.values}
    assert "The mill was built in 1847." not in agreeing


def test_a_flat_amount_does_not_support_an_upper_bound() -> None:
    bound = "Up to 750 tonnes of grain spilled from the barge."
    got = found(
        bound,
        "Grain spilled from the barge, up to 750 tonnes of it.",
        "750 tonnes of grain spilled from the barge.",
    )
    (point,) = (p for p in got if p.verdict == "agree" and any(v.quantity == 750 for v in p.values))
    assert {"up to"} == {v.hedge for v in point.values}


def test_an_aligned_sentence_of_a_copy_shows_its_changed_figure() -> None:
    one = account_of(0, "Crews pumped out 70 cellars along the quay.")
    other = account_of(1, "Teams emptied 700 basements at the waterfront.")
    passage = Passage(source=(0, one.claims[0].end), target=(0, other.claims[0].end))
    copy = Derivation(
        source=one.account.id, target=other.account.id, kind="copy", how="reworded", share=1.0,
        passages=(passage,), direction="known", evidence="",
    )  # fmt: skip
    assert "agree" not in {p.verdict for p in points([one, other], [copy])}


def aligned(*sentences: str | tuple[str, ...], outlets: tuple[str, ...] = ("One", "Two")) -> tuple[Point, ...]:
    """The points of two accounts of which the second copied the first sentence of the first."""
    one, other = (
        msgspec.structs.replace(h, account=msgspec.structs.replace(h.account, outlet=outlet))
        for h, outlet in zip((account_of(i, s) for i, s in enumerate(sentences)), outlets, strict=True)
    )
    passage = Passage(source=(0, one.claims[0].end), target=(0, other.claims[0].end))
    copy = Derivation(
        source=one.account.id, target=other.account.id, kind="copy", how="reworded", share=1.0,
        passages=(passage,), direction="known", evidence="",
    )  # fmt: skip
    return points([one, other], [copy])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Searchers on the moor were looking for six lost walkers, the Varn rescue team said.",
         "Seven ramblers were still lost on the moor, stated the Varn rescue team."),
        ("No inspector had set foot in the Varn mill for two years, the owner of the Varn mill said.",
         ("Le moulin de Varn a été contrôlé cette année, a dit le propriétaire du moulin de Varn.", DAY, "fr")),
        ("90 people were on the ferry Tilda when it happened, the harbour master of Varn said.",
         ("96 personas estaban a bordo del transbordador Tilda, dijo el capitán del puerto de Varn.", DAY, "es")),
    ],
)  # fmt: skip
def test_what_a_copy_changed_in_its_own_words_supports_nothing(
    one: str | tuple[str, ...], other: str | tuple[str, ...]
) -> None:
    assert "agree" not in {p.verdict for p in aligned(one, other)}


def test_what_a_copy_says_in_its_own_words_agrees() -> None:
    said = "Searchers on the moor were looking for six lost walkers, the Varn rescue team said."
    assert "agree" in {p.verdict for p in aligned(said, "Six ramblers were still lost on the moor, stated the team.")}


def test_a_copy_by_other_hands_with_another_figure_is_a_conflict_and_no_news() -> None:
    given = "The landslide killed 14 people in Brevik.", ("The landslide in Brevik has killed 41 people.", "2024-03-18")
    assert {"conflict"} == {p.verdict for p in aligned(*given)}


def test_the_outlets_own_later_take_with_another_figure_is_an_update() -> None:
    given = "The landslide killed 14 people in Brevik.", ("The landslide in Brevik has killed 21 people.", "2024-03-18")
    assert {"updated"} == {p.verdict for p in aligned(*given, outlets=("One", "One"))}


def test_no_alarm_and_an_alarm_are_a_conflict() -> None:
    assert {"conflict"} == verdicts(
        "No siren was heard in the valley of Osby.", "A siren was heard in the valley of Osby."
    )


def test_the_cost_of_damage_and_of_repairs_agrees() -> None:
    given = "The damage came to 31 million crowns.", "Repairs of the damage cost 31 million crowns, the town said."
    assert {"agree"} == verdicts(*given)


def test_a_correction_gives_no_value() -> None:
    got = found(
        "There were 96 people aboard the tram.",
        "Correction: an earlier version said that 69 people were aboard the tram.",
    )
    assert () == got


def test_the_value_names_its_words_quantity_and_unit() -> None:
    point = found("The warehouse held 1,800 tonnes of cement.", "About 1,800 tonnes of cement lay in the warehouse.")[0]
    assert [("1,800 tonnes", 1800.0, "tonne"), ("About 1,800 tonnes", 1800.0, "tonne")] == sorted(
        (v.value, v.quantity, v.unit) for v in point.values
    )


def test_the_span_of_a_value_holds_its_words() -> None:
    accounts = [account_of(i, "The warehouse held 1,800 tonnes of cement.") for i in range(2)]
    texts = {h.account.id: h.account.text for h in accounts}
    spans = [(texts[v.account][v.start : v.end], v.value) for p in points(accounts, ()) for v in p.values if v.quantity]
    assert spans and all(span == value for span, value in spans)


def test_the_label_is_made_of_words_that_the_sentences_share() -> None:
    point = found("The warehouse held 1,800 tonnes of cement.", "Cement, 1,800 tonnes, lay in the warehouse.")[0]
    assert {"warehouse", "cement"} <= set(point.what.lower().split())


def test_origins_are_left_to_be_traced() -> None:
    got = found("The warehouse held 1,800 tonnes of cement.", "The warehouse held 1,800 tonnes of cement.")
    assert [UNTRACED] == [p.origins for p in got]


def test_copies_of_one_sentence_are_one_value_each() -> None:
    sentence = "The warehouse held 1,800 tonnes of cement."
    point = found(sentence, sentence, sentence)[0]
    assert 3 == len(point.values)


def test_the_order_of_the_accounts_does_not_matter() -> None:
    accounts = [
        account_of(0, "The landslide killed 14 people in Brevik."),
        account_of(1, ("The landslide in Brevik has killed 21 people.", "2024-03-18")),
        account_of(2, "Fourteen people died in the landslide at Brevik."),
    ]
    assert points(accounts, ()) == points(accounts[::-1], ())


def test_one_account_alone_has_no_points() -> None:
    assert () == points([account_of(0, "The landslide killed 14 people.")], ())


def test_there_are_never_more_points_than_a_reader_goes_through() -> None:
    text = "\n".join(
        f"The {n * 7 + 13} barrels of depot {chr(65 + n % 26)}{n} were sold to town{n} in May." for n in range(200)
    )
    accounts = [told(text, f"{i}.txt") for i in range(2)]
    assert len(points(accounts, ())) <= MOST_POINTS


def test_one_time_of_day_to_the_minute_is_one_matter() -> None:
    one, other = "The tower heard the signal at 7:43 p.m.", "He noted the hour in his diary, 7:43 p.m."
    assert "agree" in verdicts(one, other)


def test_what_an_amount_is_of_tells_two_amounts_apart() -> None:
    one = "The fund has 31 million dollars in bonds and 12 million dollars in shares."
    other = "The fund had 34 million dollars in bonds and 12 million dollars in shares."
    conflicts = [p for p in found(one, other) if p.verdict == "conflict"]
    assert [{"31 million dollars", "34 million dollars"}] == [{v.value for v in p.values} for p in conflicts]


def test_sentences_that_begin_with_different_things_are_two_matters() -> None:
    assert not found("The leak that night began in the wine cellar.", "The pump in the wine cellar began late.")


def test_a_negating_prefix_sets_two_sentences_against_each_other() -> None:
    one = "The regulator named poor planning and insolvency of the mill as its grounds."
    assert {"conflict"} == verdicts(one, one.replace("insolvency", "solvency"))


def test_a_dated_letter_is_of_that_year() -> None:
    one = "A memo dated 2014 seems to warn a bishop of the leaning tower."
    other = ("Circula un memorando de 2014 en el que se advertía a un obispo de la torre inclinada.", DAY, "es")
    assert "agree" in verdicts(one, other)


def test_a_deed_that_changed_hands_is_a_conflict_where_the_shorter_sentence_stands_in_the_other() -> None:
    one = "Lee warned Holm before the vote in Osby on the new bridge, and the council listened for an hour to both."
    assert "conflict" in verdicts(one, "Holm warned Lee in Osby.")
    near = "The poll of North Osby shows Lee leading in the race for the mill by a little over Holm."
    other = "Of nine polls, four show Lee ahead, three show Holm leading in the race and two a tie, the station said."
    assert "conflict" not in verdicts(near, other)
