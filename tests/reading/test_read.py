"""A plain text says by itself who published it, when and in which language."""

import pytest

from wellsourced.errors import SourceError
from wellsourced.model.account import Account, Document
from wellsourced.reading.read import read

NEWS = "The council of Harrowgate voted on Tuesday to close the old bridge, the mayor said."
MORE = "Engineers found a crack in the second pier last week, according to a report."


def text(words: str, **known: str) -> Account:
    return read(Document(source="dir/a.txt", place="/x/dir/a.txt", body=words.encode(), media="text", **known))


def test_a_day_line_gives_the_day() -> None:
    account = text(f"Old bridge to close\n\nWednesday, March 6, 2024\n\n{NEWS}\n\n{MORE}")
    assert ("2024-03-06", "text") == (account.published, account.published_from)


def test_a_dateline_without_a_year_takes_it_from_a_near_date_in_the_text() -> None:
    account = text(f"Old bridge to close\n\nHARROWGATE, Dec 30 (Wire) - {NEWS} It reopens on January 5, 2024, he said.")
    assert account.published == "2023-12-30"


def test_a_dateline_without_a_year_and_without_help_gives_no_day() -> None:
    assert text(f"Old bridge to close\n\nHARROWGATE, Dec 30 (Wire) - {NEWS}").published is None


def test_a_dateline_without_a_year_takes_that_of_the_only_notice_of_copyright() -> None:
    words = (
        f"Old bridge to close\n\nHARROWGATE, Dec 30 (Wire) - {NEWS}\n\n{MORE}\n\nCopyright 2023 Wire. All rights held."
    )
    assert text(words).published == "2023-12-30"
    assert text(f"{words} Pictures © 2019 Ada Nilsen.").published is None


def test_a_country_in_brackets_belongs_to_the_place_of_a_dateline() -> None:
    assert (
        text(f"Old bridge to close\n\nHARROWGATE (Ruritania), March 6, 2024 (Wire) – {NEWS}").published == "2024-03-06"
    )


@pytest.mark.parametrize(
    "line",
    [
        "adanilsen wrote on March 6, 2024, 11:48 PM:",
        "March 6, 2024 by Ada Nilsen.",
        "A thread by @ada, 7 posts, Mar 6 2024",
    ],
)
def test_the_only_day_above_the_first_sentences_gives_the_day(line: str) -> None:
    account = text(f"Old bridge to close\n\n{line}\n\n{NEWS} {MORE}\n\nIt opened on May 1, 1921, she said.")
    assert account.day == "2024-03-06"


@pytest.mark.parametrize(
    "line",
    [
        "Thursday, March 14",
        "The Harbour Post, Thursday, March 14",
        "Thurs 14 March, 17:30 — by Ada Pell",
        "Thursday, 14 March | Last changed 16:48",
        "ada_pell wrote on 14 March, 21:52",
        "Diario del Puerto – jueves 14 de marzo",
    ],
)
def test_a_line_of_the_head_gives_a_day_without_its_year(line: str) -> None:
    assert text(f"Old bridge to close\n\n{line}\n\n{NEWS} {MORE}").yearless == "--03-14"


def test_a_day_within_the_words_of_a_title_is_no_day_line() -> None:
    assert text(f"The storm of 14 March closes bridge\n\n{NEWS} {MORE}").yearless is None


@pytest.mark.parametrize(
    "opening",
    ["March 14, 2024. ", "Q&A. March 14, 2024. ", "OSTWICK (LNA), 14 March 2024 - ", "OSTWICK, 14 March 2024 -- "],
)
def test_the_day_that_opens_the_first_paragraph_is_the_day(opening: str) -> None:
    assert text(f"Old bridge to close\n\n{opening}{NEWS}\n\n{MORE}").day == "2024-03-14"


def test_a_day_among_the_first_sentences_is_no_day_of_publication() -> None:
    assert (
        text(f"Old bridge to close\n\n{NEWS}\n\nThe bridge opened to carts on May 1, 1921, she said.").published is None
    )


def test_a_machines_stamp_far_from_the_texts_own_dates_is_no_day() -> None:
    account = text(f"Old bridge to close\nDate:2025-06-02 07:15:21\n{NEWS}\nIt opened on March 1, 2021, she said.")
    assert account.published is None


def test_the_last_post_gives_the_day_where_nothing_else_does() -> None:
    post = "The bridge moved — Ada Nilsen (@adanilsen) March {}, 2024"
    account = text(f"{NEWS}\n\n{post.format(3)}\n\n{MORE}\n\n{post.format(5)}")
    assert ("2024-03-05", "post") == (account.published, account.published_from)


def test_what_the_document_says_goes_before_the_text() -> None:
    account = text(f"date 2024-03-06 {NEWS}", published="2024-03-01", outlet="Riverside Daily", title="Bridge")
    assert ("2024-03-01", "Riverside Daily", "Bridge") == (account.published, account.outlet, account.title)


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("HARROWGATE COURIER\nYour valley since 1901\n\nOld bridge to close", "Harrowgate Courier"),
        ("Old bridge to close\n\nHarrowgate Courier | Monday 4 March 2024", "Harrowgate Courier"),
        ("Harrowgate Courier - News - Sport - Jobs\n\nOld bridge to close", "Harrowgate Courier"),
        ("Old bridge to close\n\nBy Ada Nilsen", None),
    ],
)
def test_the_head_names_the_outlet_or_nothing_does(head: str, outlet: str | None) -> None:
    assert outlet == text(f"{head}\n\n{NEWS}\n\n{MORE}").outlet


@pytest.mark.parametrize(
    ("words", "language"),
    [(NEWS, "en"), ("Le conseil municipal a décidé mardi de fermer le vieux pont.", "fr"), ("12 34 ab", None)],
)
def test_the_language_is_told_or_left_open(words: str, language: str | None) -> None:
    assert language == text(words).language


def test_one_text_in_two_files_is_two_accounts() -> None:
    one = read(Document(source="a/x.txt", place="/m/a/x.txt", body=b"The gate opened.", media="text"))
    other = read(Document(source="b/x.txt", place="/m/b/x.txt", body=b"The gate opened.", media="text"))
    assert one.id != other.id


def test_the_identifier_does_not_depend_on_the_machine() -> None:
    one = read(Document(source="a/x.txt", place="/m/a/x.txt", body=b"The gate opened.", media="text"))
    other = read(Document(source="./a/x.txt", place="/n/a/x.txt", body=b"The gate opened.", media="text"))
    assert one.id == other.id


@pytest.mark.parametrize("given", ["--- \n\n ...", "12 345 · 67", "\u200b\u200b", "🙂🙂"])
def test_a_text_without_words_is_refused(given: str) -> None:
    with pytest.raises(SourceError, match="no words"):
        text(given)


@pytest.mark.parametrize("inner", ["<img src='x.jpg'>", "<p>&nbsp;</p><p>—</p>", "<div id='app'></div>", "<td>7</td>"])
def test_a_page_without_words_is_refused(inner: str) -> None:
    page = f"<html><head><title>Home</title><script>var a = 1</script></head><body>{inner}</body></html>"
    with pytest.raises(SourceError, match="no words"):
        read(Document(source="p.html", place="/p.html", body=page.encode(), media="html"))


@pytest.mark.parametrize(
    ("expected", "published", "url"),
    [
        ("2024-03-05", "2024-03-06T01:51Z", "https://n.example/2024/03/05/bridge"),
        ("2024-03-06T01:51", "2024-03-06T01:51Z", "https://n.example/2024/03/07/bridge"),
        ("2024-03-06T01:51", "2024-03-06T01:51Z", "https://n.example/bridge"),
    ],
)
def test_the_earliest_of_head_and_address_is_the_day(expected: str, published: str, url: str) -> None:
    page = f"<html><head><meta property='article:published_time' content='{published}'></head><body><p>{NEWS}</p>"
    account = read(Document(source="p.html", place="/p", body=page.encode(), media="html", url=url))
    assert expected == account.published


def test_an_agency_that_signs_in_the_head_is_credited_where_the_page_shows_it() -> None:
    page = (
        "<head><meta name='author' content='VBC/AP'><meta property='og:site_name' content='VBC News'></head><body>"
        f"<h1>Old bridge to close</h1><p>VBC/AP</p><p>{NEWS}</p></body>"
    )
    account = read(Document(source="p.html", place="/p", body=page.encode(), media="html"))
    (credit,) = account.credits
    assert ("AP", "AP", ()) == (credit.name, account.text[credit.start : credit.end], account.bylines)
