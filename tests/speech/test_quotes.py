import pytest

from make import account
from wellsourced.model.account import Account, Author, Block
from wellsourced.model.speech import Quote
from wellsourced.speech.hear import hear


def direct(text: str, **known: object) -> list[Quote]:
    return [q for q in hear(account(text, **known)).quotes if q.kind != "indirect"]


def speakers(text: str, **known: object) -> list[str | None]:
    return [q.speaker.name if q.speaker else None for q in direct(text, **known)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ann Lee", "“We stay here tonight,” Ann Lee said."),
        ("Ann Lee", "“We stay here tonight,” said Ann Lee, who runs the mill."),
        ("Ann Lee", "The mayor, Ann Lee, said: “We stay here tonight.”"),
        ("Ann Lee", "Asked about the flood, Ann Lee told the council: “We stay here tonight.”"),
        ("Ann Lee", "“We stay here tonight,” according to Ann Lee."),
        ("Ann Lee", "Ann Lee called the plan “a very bad joke”."),
        ("Ann Lee", "Calling the plan “a very bad joke”, Ann Lee left the hall."),
        ("Ann Lee", "Ann Lee, 52, of Upper Mill, said the plan was “a very bad joke”."),
        ("the Harbour Trust", "The Harbour Trust said it was “ready to help”."),
    ],
)
def test_the_speaker_stands_before_behind_or_between(name: str, text: str) -> None:
    assert [name] == [s.replace("The ", "the ") if s else s for s in speakers(text)] or [
        name.removeprefix("the ")
    ] == speakers(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "« Nous restons ici ce soir », a déclaré la maire, Anne Leduc."),
        ("es", "«Nos quedamos aquí esta noche», dijo la alcaldesa, Anne Leduc."),
        ("de", "«Wir bleiben heute Nacht hier», sagte die Bürgermeisterin Anne Leduc."),
        ("pt", "«Ficamos aqui esta noite», disse a prefeita, Anne Leduc."),
        ("it", "«Restiamo qui stanotte», ha detto la sindaca, Anne Leduc."),
    ],
)
def test_the_speaker_is_found_in_six_languages(language: str, text: str) -> None:
    (name,) = speakers(text, language=language)
    assert name is not None
    assert name.endswith("Anne Leduc")


def test_a_pronoun_is_the_one_last_spoken_of() -> None:
    text = "Ann Lee came at noon.\n“We stay here tonight,” she said."
    assert ["Ann Lee"] == speakers(text)


def test_a_second_quotation_behind_the_tag_has_the_same_speaker() -> None:
    text = "“We stay here tonight,” Ann Lee said. “Nobody has to leave.”"
    assert ["Ann Lee", "Ann Lee"] == speakers(text)


def test_a_carried_speaker_is_marked_as_carried() -> None:
    text = "“We stay here tonight,” Ann Lee said. “Nobody has to leave.”"
    assert [False, True] == [q.carried for q in direct(text)]


def test_a_quotation_over_two_paragraphs_has_the_speaker_named_in_the_second() -> None:
    text = "“We were standing in it. Nobody told us anything.\n“I want an answer from them,” Ann Lee said."
    assert ["Ann Lee", "Ann Lee"] == speakers(text)


def test_an_unnamed_source_is_said_to_be_unnamed() -> None:
    text = "“The valve was open all night,” said a worker who asked not to be named."
    (quote,) = direct(text)
    assert quote.speaker is not None
    assert (False, "a worker who asked not to be named") == (quote.speaker.named, quote.speaker.name)


def test_scare_quotes_are_no_speech() -> None:
    assert [] == direct("The “temporary” bridge has stood for thirty years.")


def test_the_title_of_a_work_is_no_speech() -> None:
    assert [] == direct("The film “Below the Wall” opened in the city on Friday.")


def test_words_whose_speaker_the_text_does_not_give_have_none() -> None:
    assert [None] == speakers("The hall was full.\n“It was a terrible night for all of us here.”")


def test_told_to_an_outlet_is_the_chain() -> None:
    (quote,) = direct("“We stay here tonight,” Ann Lee told the Harbour Times.")
    assert ["Harbour Times"] == [name.removeprefix("the ") for name in quote.via]


def test_what_an_agency_cites_goes_back_to_the_one_cited() -> None:
    (quote,) = direct("“We stay here tonight,” Ann Lee said, according to the agency Norvik.")
    assert ("Norvik",) == quote.via


def with_post() -> Account:
    text = "The post went round.\nThe dam has gone. — Sedge Watch (@sedge) March 16, 2024"
    blocks = (
        Block(start=0, end=20, kind="paragraph"),
        Block(start=21, end=len(text), kind="post", author=Author(name="Sedge Watch", handle="@sedge")),
    )
    return account(text, blocks=blocks)


def test_an_embedded_post_is_its_authors_words_without_the_signature() -> None:
    (quote,) = hear(with_post()).quotes
    assert quote.speaker is not None
    assert ("The dam has gone.", "Sedge Watch") == (quote.text, quote.speaker.name)


def test_a_headline_quotation_has_the_speaker_of_the_body() -> None:
    text = "‘We stay here tonight’: mayor\nThe water rose.\n“We stay here tonight,” Ann Lee said."
    blocks = (
        Block(start=0, end=29, kind="title"),
        Block(start=30, end=45, kind="paragraph"),
        Block(start=46, end=len(text), kind="paragraph"),
    )
    assert ["Ann Lee", "Ann Lee"] == speakers(text, blocks=blocks)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Fans have renamed the bus “The Safe Gull”. It runs again tomorrow."),
        ("en", "The prize is called the “Steady Gull”. It will be given on Friday."),
        ("en", "The brand is “Norland Gull”. The market opens on Thursday."),
        ("en", "The trust's newsletter, “Bright Gulls”, makes no mention of it."),
        ("fr", "Le navire a été rebaptisé « Mouette Blanche » hier au port de la ville."),
        ("es", "El toro fue bautizado «Gaviota Negra» por los vecinos del pueblo."),
        ("it", "L'animale si chiama «Gabbiano». Si riprende giovedì nel porto."),
        ("pt", "O navio foi batizado “Gaivota Negra” ontem no porto da cidade."),
    ],
)
def test_a_name_in_marks_is_no_speech(language: str, text: str) -> None:
    assert [] == direct(text, language=language)


def test_what_one_calls_another_is_speech_for_all_its_capitals() -> None:
    assert ["Ann Lee"] == speakers("Ann Lee called her rival “Crooked Hilda” at the fair.")


def test_a_title_in_capitals_names_only_whom_the_body_names() -> None:
    text = "Ann Lee Rejects Upper Mill Plan\nAnn Lee came at noon.\n“We stay here tonight,” she said."
    blocks = (
        Block(start=0, end=31, kind="title"),
        Block(start=32, end=53, kind="paragraph"),
        Block(start=54, end=len(text), kind="paragraph"),
    )
    assert ["Ann Lee"] == speakers(text, blocks=blocks)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Gov. Ann Lee", "the governor said"),
        ("Sen. Ivo Marsh", "the Upper Mill senator said"),
        ("Sen. Ivo Marsh", "the former sailor said"),
    ],
)
def test_a_description_is_whom_the_title_or_the_sentence_before_tells(name: str, said: str) -> None:
    text = f"Gov. Ann Lee called.\nSen. Ivo Marsh of Upper Mill criticised the plan.\n“We stay here tonight,” {said}."
    assert [name] == speakers(text)


def test_an_outlet_is_never_she() -> None:
    text = "Ann Lee wrote to The Bridge and then on Facebook.\n“We stay here tonight,” she said."
    assert ["Ann Lee"] == speakers(text)


def test_one_who_is_told_something_has_not_the_tellers_office() -> None:
    text = "Ann Lee, the mayor, told Ivo Marsh. Ivo Marsh left.\n“We stay here tonight,” the mayor said."
    assert ["Ann Lee"] == speakers(text)


def test_indirect_speech_is_told_without_marks() -> None:
    heard = hear(account("Ann Lee said five boats had been lost in the storm."))
    assert [("indirect", "Ann Lee")] == [(q.kind, q.speaker.name if q.speaker else None) for q in heard.quotes]


def test_every_span_is_its_text() -> None:
    text = "“We stay,” Ann Lee said on Friday. The mill, 90 years old, was closed, the Trust said."
    heard = hear(account(text))
    parts = (*heard.quotes, *heard.claims, *heard.times)
    assert all(part.text == text[part.start : part.end] for part in parts)


def test_an_account_of_boilerplate_only_says_nothing() -> None:
    text = "Subscribe now."
    heard = hear(account(text, blocks=(Block(start=0, end=len(text), kind="boilerplate"),)))
    assert ((), ()) == (heard.quotes, heard.claims)
