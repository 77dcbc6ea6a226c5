from make import account
from saying import saying
from wellsourced.dossier.assemble import assemble
from wellsourced.dossier.timeline import MAX_MOMENTS, timeline
from wellsourced.matching.utterances import utterances
from wellsourced.model.dossier import Coverage, Story
from wellsourced.model.lineage import Derivation
from wellsourced.model.speech import Claim, Heard, Occasion, TimeExpression

NOTHING = Coverage(given=0, read=0, failed=(), first_published=None, last_published=None)


def story(*heard: Heard, derivations: tuple[Derivation, ...] = ()) -> Story:
    return Story(
        id="s", title="", accounts=tuple(h.account.id for h in heard), utterances=(), points=(),
        derivations=derivations, rumours=(), timeline=(),
    )  # fmt: skip


def test_accounts_stand_in_the_order_of_publication_and_those_without_a_day_last() -> None:
    heard = [
        Heard(account=account("One.", source="c", published=None)),
        Heard(account=account("Two.", source="b", published="2024-03-17")),
        Heard(account=account("Three.", source="a", published="2024-03-16")),
    ]
    assert ["a", "b", "c"] == [a.source for a in assemble(NOTHING, heard, (), ()).accounts]


def test_a_story_has_the_title_of_the_account_that_others_took_from() -> None:
    first = Heard(account=account("Text.", source="1", title="First", published="2024-03-15"))
    taken = Heard(account=account("Text!", source="2", title="Taken from"))
    copy = Derivation(
        source=taken.account.id, target=first.account.id, kind="copy", how="near", share=1.0,
        passages=(), direction="guessed", evidence="",
    )  # fmt: skip
    found = assemble(NOTHING, [first, taken], (), [story(first, taken, derivations=(copy,))])
    assert "Taken from" == found.stories[0].title


def test_a_story_without_titles_is_named_by_its_first_sentence() -> None:
    text = "The gate opened."
    claim = Claim(id="c", start=0, end=len(text), text=text, attributed_to=None, standing="stated")
    told = Heard(account=account(text), claims=(claim,))
    assert text == assemble(NOTHING, [told], (), [story(told)]).stories[0].title


def test_publication_and_speech_are_told_apart_in_the_timeline() -> None:
    words = "We will open the gate"
    one = saying(f"“{words},” Lee said.", (words, "Ann Lee"), occasion=Occasion(day="2024-03-14"), outlet="Beacon")
    found = timeline([one], utterances([one], ()))
    assert [("2024-03-14", "said"), ("2024-03-16", "published")] == [(m.when, m.kind) for m in found]


def test_a_clock_time_with_a_day_is_something_that_happened() -> None:
    text = "The gate moved at 2:40 on Saturday."
    time = TimeExpression(start=15, end=22, text="at 2:40", value="2024-03-16T02:40", kind="time")
    claim = Claim(id="c", start=0, end=len(text), text=text, attributed_to=None, standing="stated")
    told = Heard(account=account(text, published=None), claims=(claim,), times=(time,))
    assert [("2024-03-16T02:40", "minute", text)] == [(m.when, m.precision, m.what) for m in timeline([told], ())]


def test_a_long_timeline_is_cut_and_keeps_what_was_published() -> None:
    heard = [Heard(account=account(f"Text {n}.", source=str(n))) for n in range(MAX_MOMENTS + 5)]
    found = timeline(heard, ())
    assert (MAX_MOMENTS, {"published"}) == (len(found), {m.kind for m in found})
