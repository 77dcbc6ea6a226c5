"""Put the record factory and the hostile server on the path of every test."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from site_of_tests import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    """A server on this machine; without answers it says 404, also for its robots.txt."""
    with serving() as running:
        yield running
