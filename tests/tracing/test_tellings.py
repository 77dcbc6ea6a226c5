from make import account
from wellsourced.model.lineage import Derivation, Passage
from wellsourced.model.speech import Heard
from wellsourced.tracing.tellings import Tellings


def taken(source: Heard, target: Heard, share: float, *spans: tuple[int, int]) -> Derivation:
    passages = tuple(Passage(source=span, target=span) for span in spans)
    return Derivation(
        source=source.account.id, target=target.account.id, kind="copy", how="partial", share=share,
        passages=passages, direction="known", evidence="",
    )  # fmt: skip


def telling(source: str) -> Heard:
    return Heard(account=account("Nine boats sank. Two crews are lost. A mill burnt.", source=source))


def test_each_part_goes_back_to_the_account_it_was_taken_from() -> None:
    one, other, both = telling("1"), telling("2"), telling("3")
    found = Tellings([one, other, both], [taken(one, both, 0.4, (0, 16)), taken(other, both, 0.4, (17, 36))])
    sentences = [(0, 16), (17, 36), (37, 50)]
    expected = [one.account.id, other.account.id, both.account.id]
    assert expected == [found.of(both.account.id, sentence, ()) for sentence in sentences]


def test_what_the_original_tells_too_is_its_telling_in_other_words() -> None:
    one, part = telling("1"), telling("2")
    found = Tellings([one, part], [taken(one, part, 0.4, (0, 16))])
    assert one.account.id == found.of(part.account.id, (37, 50), {one.account.id})


def test_an_account_that_was_nearly_all_taken_tells_nothing_anew() -> None:
    one, whole = telling("1"), telling("2")
    found = Tellings([one, whole], [taken(one, whole, 0.9, (0, 16))])
    assert one.account.id == found.of(whole.account.id, (37, 50), ())
    assert found.printed(whole.account.id, (37, 50))


def test_a_ring_of_copies_has_one_original() -> None:
    one, other = telling("1"), telling("2")
    found = Tellings([one, other], [taken(one, other, 1.0), taken(other, one, 1.0)])
    assert 1 == len({found.original(one.account.id), found.original(other.account.id)})
