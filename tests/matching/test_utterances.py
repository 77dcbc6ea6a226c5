from make import account
from saying import saying
from wellsourced.matching.utterances import utterances
from wellsourced.model.lineage import Derivation, Passage
from wellsourced.model.match import Utterance
from wellsourced.model.speech import Heard, Occasion

ANN, BEN = "Ann Lee", "Ben Ode"
WORDS = "We will not close the mill before the harvest is in"


def joined(*heard: Heard) -> list[set[str]]:
    """The words of each utterance that has more than one member."""
    found = utterances(heard, ())
    return [{m.text for m in u.members} for u in found if len(u.members) > 1]


def only(*heard: Heard) -> Utterance:
    found = [u for u in utterances(heard, ()) if len(u.members) > 1]
    assert len(found) == 1
    return found[0]


def alteration(utterance: Utterance, words: str) -> str:
    return next(m.alteration for m in utterance.members if m.text == words)


def test_the_same_words_of_one_speaker_are_one_utterance() -> None:
    one = saying(f"“{WORDS},” Lee said.", (WORDS, ANN), source="1")
    other = saying(f"Lee said: “{WORDS}.”", (WORDS, ANN), source="2")
    assert [{WORDS}] == joined(one, other)


def test_the_same_words_of_two_speakers_are_two_utterances() -> None:
    one = saying("“We are ready to leave,” Lee said.", ("We are ready to leave", ANN), source="1")
    other = saying("“We are ready to leave,” Ode said.", ("We are ready to leave", BEN), source="2")
    assert [] == joined(one, other)


def test_a_cut_form_joins_the_fuller_one_and_is_labelled_cut() -> None:
    short = "before the harvest is in"
    one = saying(f"“{WORDS},” Lee said.", (WORDS, ANN), source="1")
    other = saying(f"Lee hoped for work “{short}”.", (short, ANN), source="2")
    found = only(one, other)
    assert WORDS == found.text
    assert "negation" == alteration(found, short)


def test_a_cut_that_keeps_its_own_sense_is_a_cut() -> None:
    full = "The mill is old, but it will stay open until spring"
    short = "it will stay open until spring"
    one = saying(f"“{full},” Lee said.", (full, ANN), source="1")
    other = saying(f"Lee said “{short}”.", (short, ANN), source="2")
    assert "cut" == alteration(only(one, other), short)


def test_a_lost_not_is_a_changed_negation() -> None:
    turned = "We will close the mill before the harvest is in"
    one = saying(f"“{WORDS},” Lee said.", (WORDS, ANN), source="1", published="2024-03-15")
    other = saying(f"“{turned},” Lee said.", (turned, ANN), source="2")
    found = only(one, other)
    assert "negation" == alteration(found, turned)
    assert "“not” is lost" in next(m.difference for m in found.members if m.text == turned)


def test_a_negation_in_a_sentence_that_was_left_out_is_not_lost() -> None:
    full = "There was no other way across, so I decided to wait. I must keep the road open for everyone"
    short = "I must keep the road open for everyone"
    one = saying(f"“{full},” Lee said.", (full, ANN), source="1")
    other = saying(f"“{short},” Lee said.", (short, ANN), source="2")
    assert "cut" == alteration(only(one, other), short)


def test_a_fragment_in_a_sentence_that_keeps_the_sense_loses_no_negation() -> None:
    full = "I do not like that delays are a part of the trade"
    one = saying(f"“{full},” Lee said.", (full, ANN), source="1")
    other = saying("Lee laments that delays are “a part of the trade”.", ("a part of the trade", ANN), source="2")
    assert "cut" == alteration(only(one, other), "a part of the trade")


def test_an_ellipsis_with_both_ends_kept_is_elided() -> None:
    full = "We opened it by hand, an inch at a time, because no other way was left"
    short = "We opened it by hand … because no other way was left"
    one = saying(f"“{full},” Lee said.", (full, ANN), source="1")
    other = saying(f"“{short},” Lee said.", (short, ANN), source="2")
    assert "elided" == alteration(only(one, other), short)


def test_contractions_and_marks_are_typographic() -> None:
    one = saying("“We are all staying here tonight,” Lee said.", ("We are all staying here tonight", ANN), source="1")
    other = saying("“We’re all staying here tonight!” Lee said.", ("We’re all staying here tonight", ANN), source="2")
    found = only(one, other)
    assert {"verbatim", "typographic"} == {m.alteration for m in found.members}


def test_like_words_on_two_occasions_stay_two() -> None:
    first = "The bridge was safe when we opened it on the first day"
    second = "The bridge was safe when I crossed it this very morning"
    one = saying(f"“{first},” Lee said.", (first, ANN), source="1", occasion=Occasion(day="2024-03-11"))
    other = saying(f"“{second},” Lee said.", (second, ANN), source="2", occasion=Occasion(day="2024-03-14"))
    assert [] == joined(one, other)


def test_two_interviews_with_two_outlets_stay_two() -> None:
    first, second = (
        "The water was at the door before the siren went",
        "The water was in the hall before we heard a siren",
    )
    one = saying(f"“{first},” Lee said.", (first, ANN), source="1", via=("Coast Wire",))
    other = saying(f"“{second},” Lee said.", (second, ANN), source="2", via=("The Beacon",))
    assert [] == joined(one, other)


def test_a_translation_by_one_speaker_is_a_member() -> None:
    french = "Nous ne fermerons pas le moulin avant la récolte"
    english = "We will not close the mill before the harvest"
    one = saying(f"“{english},” Lee said.", (english, ANN), source="1", published="2024-03-15")
    other = saying(f"« {french} », a dit Lee.", (french, ANN), source="2", language="fr")
    assert "translated" == alteration(only(one, other), french)


def test_a_reworded_quotation_in_an_aligned_passage_of_a_copy_is_a_member() -> None:
    spun = "Our crew unlocked the sluice manually within minutes"
    plain = "We opened the gate by hand in a few minutes"
    one = saying(f"“{plain},” Lee said.", (plain, ANN), source="1")
    other = saying(f"“{spun},” Lee said.", (spun, ANN), source="2")
    passage = Passage(source=(0, len(one.account.text)), target=(0, len(other.account.text)))
    copy = Derivation(
        source=one.account.id, target=other.account.id, kind="copy", how="reworded", share=0.9,
        passages=(passage,), direction="known", evidence="",
    )  # fmt: skip
    assert (2, 1) == (len(utterances((one, other), ())), len(utterances((one, other), (copy,))))


def test_a_quotation_that_joins_two_is_cut_where_most_accounts_cut_it() -> None:
    first, second = (
        "The first storm took the roof off the barn.",
        "But the second one spared the whole village.",
    )
    split = [
        saying(
            f"“{first}” Lee said. Then she paused for long. “{second}” Lee said.",
            (first, ANN),
            (second, ANN),
            source=s,
        )
        for s in ("1", "2", "3")
    ]
    whole = saying(f"“{first} {second}” Lee said.", (f"{first} {second}", ANN), source="4")
    assert {frozenset({first}), frozenset({second})} == {frozenset(w) for w in joined(*split, whole)}


def test_the_order_of_accounts_changes_nothing() -> None:
    one = saying(f"“{WORDS},” Lee said.", (WORDS, ANN), source="1")
    other = saying("Lee spoke of “the harvest”.", ("the harvest", ANN), source="2")
    third = saying(f"Lee said: “{WORDS}”", (WORDS, ANN), source="3")
    assert utterances((one, other, third), ()) == utterances((third, one, other), ())


def test_an_account_without_quotations_gives_no_utterance() -> None:
    assert () == utterances((Heard(account=account("Nobody spoke.")),), ())


def test_two_wordings_are_two_translations_where_an_account_says_so() -> None:
    first = "We are all here and our soldiers are here defending the country"
    second = "We are all here and our troops are here protecting the country"
    one = saying(f"“{first},” Lee said.", (first, ANN), source="1")
    other = saying(f"“{second},” Lee said.", (second, ANN), source="2")
    marked = saying(f"“{second},” Lee said.\nTranslated by our reporter.", (second, ANN), source="3")
    assert {"reworded"} == {m.alteration for m in only(one, other).members} - {"verbatim"}
    assert {"translated"} == {m.alteration for m in only(one, marked).members} - {"verbatim"}


def copied(source: Heard, target: Heard, how: str) -> Derivation:
    return Derivation(
        source=source.account.id, target=target.account.id, kind="copy", how=how,  # type: ignore[arg-type]
        direction="known", share=0.5, passages=(), evidence="test",
    )  # fmt: skip


def test_a_copy_keeps_the_order_of_its_source() -> None:
    first, second, third = (
        "We will not close the mill today",
        "She was in the middle of a word",
        "Nobody came to the gate",
    )
    other = "She was in the course of a phrase"
    text = "“{}.” Later, over tea in the yard: “{}.” And at last, before the night fell on them: “{}.”"
    one = saying(text.format(first, second, third), (first, ANN), (second, ANN), (third, ANN), source="1")
    two = saying(text.format(first, other, third), (first, ANN), (other, ANN), (third, ANN), source="2")
    assert {second, other} not in [{m.text for m in u.members} for u in utterances((one, two), ())]
    found = utterances((one, two), (copied(one, two, "reworded"),))
    assert {second, other} in [{m.text for m in u.members} for u in found]


def test_a_translation_goes_with_its_best_match_only() -> None:
    today = "Today was no breach of the lock and our boats are fully protected"
    yesterday = "It is not a breach of a lock, a theft or a flood"
    abroad = "Hoy no fue una brecha de la esclusa y nuestros barcos están totalmente protegidos"
    one = saying(f"“{today},” Lee said.", (today, ANN), source="1")
    two = saying(f"“{yesterday},” Lee said.", (yesterday, ANN), source="2")
    three = saying(f"“{abroad}”, dijo Lee.", (abroad, ANN), source="3", language="es")
    assert [{today, abroad}] == joined(one, two, three)


def test_the_same_words_are_one_utterance_though_one_account_lays_them_to_a_place() -> None:
    words = "The road closed behind the last lorry"
    one = saying(f"“{words},” Lee said.", (words, ANN), source="1")
    other = saying(f"“{words},” Ostwick.", (words, "Ostwick"), source="2")
    assert [{words}] == joined(one, other)


def test_what_a_speaker_says_after_a_change_of_tune_is_another_utterance() -> None:
    before, after = "The gate remains open and the pond remains closed", "The gate remains open and the pond opens too"
    one = saying(f"“{before},” Lee said.", (before, ANN), source="1")
    other = saying(f"Lee changed her tune: “{after}.”", (after, ANN), source="2")
    told = saying(f"Lee said: “{after}.”", (after, ANN), source="3")
    assert [] == joined(one, other)
    assert [{before, after}] == joined(one, told)


def test_two_wordings_in_one_account_of_which_one_is_a_headline_are_not_reworded() -> None:
    full, other = (
        "You robbed people who rose at three in the morning",
        "This man robbed people up at three in the morning",
    )
    text = f"“{full}”: baker jailed\n\n“{other},” Ode said."
    assert [] == joined(saying(text, (full, None), (other, BEN), source="1"))


def test_a_fragment_that_two_longer_sentences_hold_makes_them_no_one_utterance() -> None:
    first = "The ferry lies in the mud as a total wreck after the storm"
    second = "Nobody who looks at the old pier would call it a total wreck"
    one = saying(f"“{first},” Lee said.", (first, ANN), source="1")
    two = saying(f"“{second},” Lee said.", (second, ANN), source="2")
    three = saying("Lee called the ferry a “total wreck”.", ("total wreck", ANN), source="3")
    groups = joined(one, two, three)
    assert 1 == len(groups)
    assert "total wreck" in groups[0]
    assert {first, second} - groups[0]


def test_a_translation_stays_with_its_own_speaker_where_another_said_much_the_same() -> None:
    mine, theirs = "Nobody told us which road to take", "Nobody told us what road to take"
    abroad = "Personne ne nous a dit quelle route prendre"
    one = saying(f"“{mine},” Lee said.", (mine, ANN), source="1")
    two = saying(f"« {abroad} », a dit Lee.", (abroad, ANN), source="2", language="fr")
    three = saying(f"“{theirs},” Ode said.", (theirs, BEN), source="3")
    four = saying(f"“{theirs},” Ode said on the quay.", (theirs, BEN), source="4")
    assert {frozenset((mine, abroad)), frozenset((theirs,))} == {frozenset(g) for g in joined(one, two, three, four)}
