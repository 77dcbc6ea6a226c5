"""Every form of the dossier says what people changed and lists what they judged, stale or not."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from sample import rich

from wellsourced.dossier.render_html import html
from wellsourced.dossier.render_markdown import markdown
from wellsourced.dossier.render_text import text
from wellsourced.model.correction import Correction
from wellsourced.model.dossier import Dossier
from wellsourced.model.judgement import JudgementView

FORMS = [lambda d: text(d, width=300), markdown, html]
TOLD = (Correction(number=3, words="Joined by <i>Ana</i> (judgement 3)."),)


def view(number: int, **known: Any) -> JudgementView:
    return JudgementView(
        number=number, **{"kind": "people same", "words": f"Words of {number}.", "state": "holds", **known}
    )


def judged() -> Dossier:
    """The rich dossier with a correction on the first utterance, point and derivation, and three judgements."""
    dossier = rich()
    story = dossier.stories[0]
    parts = {
        name: tuple(msgspec.structs.replace(one, judged=TOLD) for one in getattr(story, name))
        for name in ("utterances", "points", "derivations")
    }
    views = (
        view(1, who="Ben", when="2024-03-20T10:00:00Z", reason="they said so."),
        view(2, state="stale", why="What it speaks of is no longer found in the accounts."),
        view(3, state="overruled", why="A later judgement says otherwise."),
    )
    return msgspec.structs.replace(
        dossier, stories=(msgspec.structs.replace(story, **parts), *dossier.stories[1:]), judgements=views
    )


@pytest.mark.parametrize("form", FORMS)
def test_each_form_lists_the_judgements_with_their_state(form: Callable[[Dossier], str]) -> None:
    shown = form(judged())
    for words in (
        "Words of 1. By Ben on 20 March 2024, 10:00 UTC; reason: they said so.",
        "no longer applies",
        "overruled",
    ):
        assert words.replace(".", "") in shown.replace("\\", "").replace(".", "")


@pytest.mark.parametrize("form", FORMS)
def test_each_form_says_at_the_result_that_a_person_changed_it(form: Callable[[Dossier], str]) -> None:
    plain, changed = form(rich()), form(judged())
    assert 0 == plain.count("(judgement 3)")
    assert changed.count("(judgement 3)") >= 3
    assert "<i>Ana</i>" not in html(judged())


@pytest.mark.parametrize("form", FORMS)
def test_a_dossier_without_judgements_says_nothing_of_them(form: Callable[[Dossier], str]) -> None:
    assert "judged by people" not in form(rich()).lower()
