"""Where a document can be read again."""

import pytest
from again import document

from wellsourced.versions.address import address


@pytest.mark.parametrize(
    ("url", "place", "expected"),
    [
        ("https://a.example/x#part", "/a.txt", "https://a.example/x"),
        (None, "/folder/a.txt", "/folder/a.txt"),
        (None, "-", None),
        (None, "/folder/a.jsonl#3", None),
    ],
)
def test_a_page_has_its_address_a_file_its_path_and_a_line_none(
    url: str | None, place: str, expected: str | None
) -> None:
    assert expected == address(document("x", url=url, place=place))


def test_the_accounts_of_one_document_have_addresses_of_their_own() -> None:
    thread = document("x", url="https://a.example/x")
    assert ["https://a.example/x", "https://a.example/x#1"] == [address(thread, part) for part in (0, 1)]
