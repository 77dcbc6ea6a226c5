import pytest
from test_independence import bounds, counted, telling

from make import account
from saying import speaker
from wellsourced.model.speech import Claim, Heard, Mention
from wellsourced.text.sentences import sentence_spans
from wellsourced.tracing.ground import ground
from wellsourced.tracing.sameness import same_source
from wellsourced.tracing.sources import source_of

LEAGUE = speaker("Tolbeck Rowing League", organisation=True)


def told(source: str, text: str, *whose: Mention | None, **known: object) -> Heard:
    """An account with a claim a sentence, laid to ``whose`` in turn."""
    one = account(text, source=source, **known)
    spans = sentence_spans(text, one.language)
    laid = [*whose, *[None] * (len(spans) - len(whose))]
    return Heard(
        account=one,
        claims=tuple(
            Claim(
                id=f"c-{source}-{at}", start=start, end=end, text=text[start:end], attributed_to=who, standing="stated"
            )
            for at, ((start, end), who) in enumerate(zip(spans, laid, strict=True))
        ),
    )


def bodies(heard: Heard, name: str = "Ann Lee") -> list[str]:
    return [body.name for body in ground([heard], []).employers.of(name)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nine are hurt, said the hospital's director, Ann Lee.", "en"),
        ("Nine are hurt, said Ann Lee, director of the hospital.", "en"),
        ("Neuf blessés, selon la directrice de l'hôpital, Ann Lee.", "fr"),
        ("Nueve heridos, según la directora del hospital, Ann Lee.", "es"),
        ("Nove feridos, segundo a diretora do hospital, Ann Lee.", "pt"),
        ("Nove feriti, secondo la direttrice dell'ospedale, Ann Lee.", "it"),
        ("Neun Verletzte, so die Sprecherin der Klinik, Ann Lee.", "de"),
    ],
)
def test_who_holds_a_post_of_a_described_body_speaks_for_it(text: str, language: str) -> None:
    assert 1 == len(bodies(told("1", text, speaker("Ann Lee"), language=language)))


def test_its_head_is_of_the_body_that_the_sentence_before_was_laid_to() -> None:
    office = Mention(start=0, end=0, name="the weather office", as_written="the weather office", named=False)
    text = "It will snow, the weather office said. Its head, Ann Lee, spoke of nine days."
    assert ["the weather office"] == bodies(told("1", text, office, speaker("Ann Lee")))


def test_the_league_beside_a_post_is_the_league_that_the_account_names() -> None:
    text = "The Tolbeck Rowing League met. Nine boats sank, said the league's treasurer and chief, Ann Lee."
    assert ["Tolbeck Rowing League"] == bodies(told("1", text, LEAGUE, speaker("Ann Lee")))


def test_a_body_and_the_holder_of_its_post_are_one_origin() -> None:
    one = told("1", "Nine are hurt, said the hospital's director, Ann Lee.", speaker("Ann Lee"))
    hospital = Mention(start=0, end=0, name="the hospital", as_written="the hospital", named=False, organisation=True)
    other = told("2", "The hospital says nine are hurt.", hospital)
    assert (1, 1) == bounds(counted(one, other))


@pytest.mark.parametrize(
    "text",
    [
        "A night cook at the hospital, Ann Lee, counted nine.",
        "It was the sponsor, Ann Lee, says the hospital's director, Joe Fox.",
        "His neighbour, Ann Lee, counted nine.",
    ],
)
def test_who_only_works_there_or_is_spoken_of_speaks_for_no_body(text: str) -> None:
    assert [] == bodies(told("1", text, speaker("Ann Lee")))


def test_a_page_is_the_office_whose_initials_it_goes_by() -> None:
    page = told("1", "Nine boats sank.", outlet="TRL")
    other = told("2", "Nine boats sank, the Tolbeck Rowing League said.", LEAGUE)
    assert (1, 1) == bounds(counted(page, other))


def test_an_unnamed_judge_may_be_the_judge_who_is_named() -> None:
    unnamed = Mention(start=0, end=0, name="a judge", as_written="a judge", named=False)
    one = telling("1", "She is suspended, a judge said.", unnamed)
    other = telling("2", "The judge, Ann Lee, says she is suspended.", speaker("Ann Lee"))
    assert (1, 2) == bounds(counted(one, other))


def test_a_word_that_is_also_a_surname_means_nobody_of_that_name() -> None:
    surname = Mention(start=0, end=0, name="Ann Council", as_written="The council")
    one = telling("1", "The council says nine boats sank.", surname)
    found = counted(one)
    assert ["The council"] == [origin.name for origin in found.named]


def test_he_at_the_start_of_a_sentence_is_no_spelling_of_a_name() -> None:
    he = Mention(start=0, end=0, name="Joe Fox", as_written="He")
    one = told("1", "He counted nine.", he)
    other = told("2", "He heads the Tolbeck Rowing League, which counts ten.", LEAGUE)
    assert (2, 2) == bounds(counted(one, other))


def test_who_works_at_the_hospital_is_not_certainly_the_hospital() -> None:
    hospital = Mention(start=0, end=0, name="the hospital", as_written="the hospital", named=False, organisation=True)
    one = told("1", "A night cook at the hospital, Ann Lee, counted nine.", speaker("Ann Lee"))
    other = told("2", "The hospital counted ten.", hospital)
    assert (1, 2) == bounds(counted(one, other))


def test_its_head_is_not_of_the_many_with_whom_the_sentence_begins() -> None:
    assert [] == bodies(told("1", "Officers came into the reading room, according to its head, Ann Lee."))


def test_a_museums_director_and_its_spokeswoman_are_one_origin_though_one_account_shortens_its_name() -> None:
    text = "The Kelt Museum is shut. The lamp was on, said the director of the Kelt, Ann Lee."
    head = told("1", text, None, speaker("Ann Lee"))
    voice = told("2", "The lamp was on, said Eva Roe, a spokeswoman for the museum.", speaker("Eva Roe"))
    assert ["Kelt Museum"] == bodies(head)
    lit = Heard(account=head.account, claims=head.claims[1:])
    assert (1, 1) == bounds(counted(lit, voice))


def test_beside_another_museum_the_spokeswoman_of_a_museum_may_be_of_either() -> None:
    head = told("1", "The lamp was on, said the director of the Kelt Museum, Ann Lee.", speaker("Ann Lee"))
    voice = told("2", "The lamp was on, said Eva Roe, a spokeswoman for the museum.", speaker("Eva Roe"))
    other = told("3", "The lamp was on, the Lark Museum said.", speaker("Lark Museum", organisation=True))
    known = ground([head, voice, other], [])
    lee, roe = (source_of(speaker(name), h.account.id, "en") for name, h in (("Ann Lee", head), ("Eva Roe", voice)))
    assert ["Kelt Museum"] == [body.name for body in known.employers.of("Ann Lee")]
    assert not same_source(lee, roe, known)


def test_the_service_on_a_services_own_page_is_that_service() -> None:
    page = told(
        "1", "Nine are safe. Ann Lee, who commands the service, agreed. Boats went out.", outlet="Harwick Pilots"
    )
    other = told("2", "Nine are safe, the Harwick Pilots said.", speaker("Harwick Pilots", organisation=True))
    rival = told("3", "Nine are safe, the Lark Rescue Service said.", speaker("Lark Rescue Service", organisation=True))
    lee = told("4", "Nine are safe, Ann Lee said.", speaker("Ann Lee"))
    known = ground([page, other, rival, lee], [])
    assert ["Harwick Pilots"] == [body.name for body in known.employers.of("Ann Lee")]
