import itertools

import pytest
from texts import FRENCH, ORIGINAL, OWN_WORDS, SPUN, heard, lines

from make import account
from wellsourced.model.account import Author, Block, Credit
from wellsourced.model.lineage import Derivation
from wellsourced.model.speech import Heard
from wellsourced.tracing.copies import derivations


def arrows(found: tuple[Derivation, ...]) -> list[str]:
    return [f"{d.source}>{d.target} {d.how}" for d in found]


def copies(*given: Heard) -> list[str]:
    return arrows(derivations(given))


A = heard("a", ORIGINAL, published="2024-03-16")


def test_the_same_words_are_an_identical_copy():
    assert ["a>b identical"] == copies(A, heard("b", ORIGINAL, published="2024-03-17"))


def test_a_reprint_with_its_end_cut_is_a_near_copy():
    [found] = derivations([A, heard("b", lines(ORIGINAL, 0, 1, 2, 3, 4), published="2024-03-17")])
    assert ("a", "b", "near", 1.0, "known") == (
        found.source,
        found.target,
        found.how,
        found.share,
        found.direction,
    )
    assert "its end is cut" in found.evidence


def test_one_paragraph_of_a_story_is_a_partial_copy():
    assert ["a>b partial"] == copies(A, heard("b", lines(ORIGINAL, 0, 1), published="2024-03-17"))


def test_reordered_paragraphs_are_a_copy():
    assert ["a>b near"] == copies(A, heard("b", lines(ORIGINAL, 4, 5, 0, 1, 2, 7, 6), published="2024-03-17"))


def test_a_spun_text_is_a_reworded_copy():
    assert ["a>b reworded"] == copies(A, heard("b", SPUN, published="2024-03-17"))


def test_a_translation_is_a_copy_measured_in_sentences():
    [found] = derivations([A, heard("b", FRENCH, language="fr", published="2024-03-17")])
    assert ("a", "b", "translated") == (found.source, found.target, found.how)
    assert found.share > 0.7
    assert "in French" in found.evidence


def test_a_paragraph_taken_into_another_telling_is_a_partial_copy():
    mixed = lines(OWN_WORDS, 0, 1) + "\n" + lines(ORIGINAL, 4, 5) + "\n" + lines(OWN_WORDS, 2, 3, 4)
    assert ["a>b partial"] == copies(A, heard("b", mixed, published="2024-03-17"))


def test_the_same_facts_in_own_words_are_no_copy():
    assert [] == copies(A, heard("b", OWN_WORDS, published="2024-03-17"))


def test_a_common_statement_in_quotation_marks_is_no_copy():
    said = "“" + lines(ORIGINAL, 0, 1, 2).replace("\n", " ") + "”"
    one = heard("b", f"{lines(OWN_WORDS, 0, 1)}\n{said}\n{lines(OWN_WORDS, 3)}")
    other = heard("c", f"The council read this out at noon to a full hall in Brackley.\n{said}\nThen all went home.")
    assert [] == copies(one, other)


def test_a_post_by_another_author_is_no_copy_of_it():
    def with_post(name: str, own: str) -> Heard:
        text = own + "\n" + lines(ORIGINAL, 0, 1, 2).replace("\n", " ")
        cut = len(own)
        post = Block(start=cut + 1, end=len(text), kind="post", author=Author(name="Harwick Watch"))
        return Heard(account=account(text, id=name, blocks=(Block(start=0, end=cut, kind="paragraph"), post)))

    one = with_post("a", "Somebody wrote this last night and it went round the county by breakfast.")
    other = with_post("b", "Our inbox filled with one message about the silo, which we print in full.")
    assert [] == copies(one, other)


def test_two_copies_of_one_original_are_no_copies_of_one_another():
    b = heard("b", lines(ORIGINAL, 0, 1, 2, 3, 4, 5), published="2024-03-17")
    c = heard("c", lines(ORIGINAL, 0, 1, 2, 4, 5, 6), published="2024-03-18")
    assert ["a>b near", "a>c near"] == copies(A, b, c)


def test_a_translation_is_drawn_from_the_original_and_not_from_its_reprint():
    b = heard("b", lines(ORIGINAL, 0, 1, 2, 3, 4, 5), published="2024-03-17")
    c = heard("c", FRENCH, language="fr", published="2024-03-18")
    assert ["a>b near", "a>c translated"] == copies(A, b, c)


def test_a_copy_of_a_copy_is_drawn_from_what_it_alone_shares():
    added = "Harwick's brass band has offered its hall to the workers as long as they need it, free of charge."
    b = heard("b", lines(ORIGINAL, 0, 1, 2, 3) + "\n" + added, published="2024-03-17")
    c = heard("c", lines(ORIGINAL, 0, 1, 2) + "\n" + added, published="2024-03-18")
    assert {"a>b", "b>c"} == {arrow.split()[0] for arrow in copies(A, b, c)}


def test_the_order_of_the_input_changes_nothing():
    given = (
        A,
        heard("b", lines(ORIGINAL, 0, 1, 2, 3, 4, 5), published="2024-03-17"),
        heard("c", SPUN, published="2024-03-18"),
        heard("d", OWN_WORDS),
    )
    assert 1 == len({derivations(order) for order in itertools.permutations(given)})


def test_passages_are_the_same_words_in_both_texts():
    b = heard("b", "Reprinted.\n" + lines(ORIGINAL, 2, 3, 4, 5), published="2024-03-17")
    [found] = derivations([A, b])
    [passage] = found.passages
    assert lines(ORIGINAL, 2, 3, 4, 5)[:-1] == b.account.text[slice(*passage.target)]
    assert b.account.text[slice(*passage.target)] == A.account.text[slice(*passage.source)]


def test_the_publisher_that_is_credited_is_the_source_whatever_the_dates():
    agency = heard("z", lines(ORIGINAL, 0, 1, 2, 3, 4, 5), outlet="Tern Press", published="2024-03-18")
    credit = Credit(start=0, end=3, name="Tern Press", kind="agency")
    client = heard("b", ORIGINAL, outlet="The Harwick Post", credits=(credit,), published="2024-03-18")
    [found] = derivations([agency, client])
    assert ("z", "b", "known") == (found.source, found.target, found.direction)
    assert "it credits Tern Press" in found.evidence


def test_without_dates_the_longer_telling_is_guessed_to_be_the_source():
    one = heard("z", ORIGINAL, published=None)
    other = heard("b", lines(ORIGINAL, 0, 1, 2, 3), published=None)
    [found] = derivations([one, other])
    assert ("z", "guessed") == (found.source, found.direction)


@pytest.mark.parametrize("text", ["", "One.", '"' * 20_000, "7 " * 20_000])
def test_odd_texts_give_no_copy_and_take_no_time(text: str):
    assert [] == copies(A, heard("b", text))


def test_a_copy_is_found_among_many_accounts():
    crowd = [heard(f"n{i}", " ".join(f"Word{i}x{j} said thing{i}y{j} happened." for j in range(12))) for i in range(70)]
    assert ["a>b near"] == copies(*crowd, A, heard("b", lines(ORIGINAL, 0, 1, 2, 3, 4), published="2024-03-17"))


@pytest.mark.parametrize("order", [(6, 0, 4, 2, 1), (7, 3, 1, 5, 0), (5, 2, 7, 0, 6), (4, 1, 3, 7, 2)])
def test_a_reprint_cut_to_a_third_reordered_and_half_reworded_is_found(order: tuple[int, ...]) -> None:
    whole = heard("a", f"{ORIGINAL}\n{OWN_WORDS}", published="2024-03-16")
    text = "\n".join(lines(SPUN if place % 2 else ORIGINAL, line) for place, line in enumerate(order))
    (found,) = derivations([whole, heard("b", text, published="2024-03-17")])
    assert ("a", "b", "copy") == (found.source, found.target, found.kind)


def test_a_passage_that_pages_of_one_outlet_share_makes_no_copy() -> None:
    standing = (
        "The valley columnist, Mara Quist, is a third-generation islander who was born outside the town and raised "
        "in the hills; she writes each week about roads and rivers."
    )
    music = "The choir of Lower Tarn sings on Sundays while eleven pupils of the weaving school paint its hall in blue."
    fruit = "Growers near the lighthouse lost half of their plums to frost, so jam will cost more at the autumn market."
    own = f"{ORIGINAL}\n{music}\n{standing}"
    other = f"{OWN_WORDS}\n{fruit}\nA ferry brought new bees to the monastery garden after last winter.\n{standing}"
    assert [] == copies(heard("a", own, outlet="The Tern"), heard("b", other, outlet="The Tern"))
    assert copies(heard("a", own, outlet="The Tern"), heard("b", other, outlet="The Beacon"))


def test_three_matters_in_one_order_among_others_are_no_copy() -> None:
    own = lines(OWN_WORDS, 3, 5)
    assert [] == copies(A, heard("b", f"{lines(SPUN, 0, 4, 6)}\n{own}", published="2024-03-17"))


def test_a_translated_brief_of_three_sentences_is_a_copy() -> None:
    brief = heard("a", lines(ORIGINAL, 0, 3, 4), published="2024-03-16")
    translated = heard("b", lines(FRENCH, 0, 3, 4), language="fr", published="2024-03-17")
    assert ["a>b translated"] == copies(brief, translated)


LATER = "Divers searched the flooded pump room on Tuesday and brought up two lanterns and a bicycle bell."


def test_a_reprint_comes_from_the_later_take_that_has_its_new_sentence() -> None:
    take = heard("b", f"{ORIGINAL}\n{LATER}", published="2024-03-17")
    assert ["a>b near", "b>c identical"] == copies(A, take, heard("c", f"{ORIGINAL}\n{LATER}", published="2024-03-18"))


def test_a_reprint_of_what_both_takes_have_comes_from_the_first() -> None:
    take = heard("b", f"{ORIGINAL}\n{LATER}", published="2024-03-17")
    assert ["a>b near", "a>c identical"] == copies(A, take, heard("c", ORIGINAL, published="2024-03-18"))


def test_who_says_that_the_other_was_told_is_the_copy() -> None:
    told = "A farmer, Nils Abernathy, told the Tern that he was feeding his horses when the roof tilted."
    first = heard("z", f"{ORIGINAL}\n{told}", outlet="The Tern")
    spun = heard("b", f"{SPUN}\nA grower, Nils Abernathy, told the Tern that he fed his ponies.", outlet="The Lark")
    (found,) = derivations([first, spun])
    assert ("z", "b", "known") == (found.source, found.target, found.direction)
    assert "it says that Tern was told" in found.evidence


LISTED = (
    "More of our stories tonight: how the count is read from the coast to the hills, and by whom. "
    "Plot the way of each party through the nine wards with our map of the valley. "
    "Ask the desk whatever you like about the harbour, the ferry and the new bridge. "
    "Our photographers spent the day at the mill, the market and the old town gate. "
    "Sign up to be told first when the mayor speaks at the foot of the tower."
)


def test_what_an_outlet_shows_on_many_pages_makes_none_of_them_a_copy() -> None:
    pages = [heard(name, f"{lines(ORIGINAL, n, n + 3)}\n{LISTED}", outlet="The Tern") for n, name in enumerate("abc")]
    assert () == derivations(pages)
    assert 1 == len(derivations(pages[:2]))


def test_who_says_that_the_others_paper_was_told_by_a_word_of_its_name_took_from_it():
    told = "\nThe silo leaned for years, a baker told the Echo on the square."
    paper = heard("z", ORIGINAL + told, outlet="The Harwick Echo", published=None)
    spun = heard("b", SPUN + told, published=None)
    [found] = derivations([paper, spun])
    assert ("z", "b") == (found.source, found.target)
    assert "it says that Echo was told" in found.evidence
