"""Every form of output says which accounts are only beginnings, in the page's own words."""

from collections.abc import Callable

import msgspec
import pytest
from sample import rich

from wellsourced.dossier.render_html import html
from wellsourced.dossier.render_markdown import markdown
from wellsourced.dossier.render_text import text
from wellsourced.dossier.wording import CUT
from wellsourced.model.dossier import Dossier
from wellsourced.model.version import Wording


def with_a_stub() -> Dossier:
    whole = rich()
    first, *rest = whole.accounts
    words = first.text[:12]
    cut = msgspec.structs.replace(first, stub=Wording(start=0, end=12, text=words))
    return msgspec.structs.replace(whole, accounts=(cut, *rest))


@pytest.mark.parametrize("render", [text, markdown, html])
def test_a_stub_is_told_with_the_words_of_its_page(render: Callable[[Dossier], str]) -> None:
    assert CUT in render(with_a_stub())
    assert CUT not in render(rich())
