"""Put the record factory and the hostile server on the path of every test."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from tokenizers import Tokenizer

from site_of_tests import Site, serving
from wellsourced.speech import encoder


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    """The word pieces of the encoder of speech, as its networks take them."""
    found = Tokenizer.from_file(str(Path(encoder.__file__).parent / "weights" / "tokenizer.json"))
    found.no_padding()
    found.no_truncation()
    return found


@pytest.fixture
def site() -> Iterator[Site]:
    """A server on this machine; without answers it says 404, also for its robots.txt."""
    with serving() as running:
        yield running
