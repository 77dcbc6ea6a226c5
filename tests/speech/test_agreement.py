import pytest

from make import account
from wellsourced.speech.agreement import laid, quoted_by, quoted_nearby
from wellsourced.speech.assembly import Attributed, Attribution
from wellsourced.speech.attribution import tie
from wellsourced.speech.scene import Scene
from wellsourced.speech.statements import statement

REPORT = "Ada Reyes, who runs the mill, insists the water is clean."
QUOTED = "Ada Reyes met the council. In the end the plan was “a very bad joke”. Ines Vogt left the hall."


def at(text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)


def seen(text: str, cue: str, source: str | None, *contents: str) -> Attribution:
    sources = (at(text, source),) if source else ()
    return Attribution(at(text, cue), sources, tuple(at(text, content) for content in contents), 0.9)


def scene(text: str, *found: Attribution) -> Scene:
    return Scene(account(text, language="en"), (), Attributed(found))


def test_a_sentence_is_laid_to_whom_the_encoder_names() -> None:
    told = scene(REPORT, seen(REPORT, "insists", "Ada Reyes, who runs the mill,", "the water is clean"))
    said = statement(told, told.frames[0])
    assert said is not None
    assert ("Ada Reyes", "insists", "the water is clean") == (
        said.speaker.name,
        said.cue.text,
        REPORT[said.start : said.end],
    )


@pytest.mark.parametrize(
    ("as_written", "text", "cue", "source", "content"),
    [
        # "who" is the one it follows
        ("Ines Vogt", "The council heard Ines Vogt, who believes the eastern pier of the bridge has moved.",
         "believes", "who", "the eastern pier of the bridge has moved"),
        # a name that a noun follows describes the source
        ("The Upper Mill senator", "The Upper Mill senator insists the water is clean.",
         "insists", "The Upper Mill senator", "the water is clean"),
    ],
)  # fmt: skip
def test_the_source_is_read_from_the_words_that_are_pointed_at(
    as_written: str, text: str, cue: str, source: str, content: str
) -> None:
    told = scene(text, seen(text, cue, source, content))
    said = statement(told, told.frames[0])
    assert said is not None
    assert as_written == said.speaker.as_written


def test_a_minor_part_is_not_the_whole_sentence() -> None:
    text = "The council, which doubts the plan, met on Monday in the old hall behind the church of the town."
    told = scene(text, seen(text, "doubts", "which", "the plan"))
    assert [False] == [laying.whole for laying in laid(told, told.frames[0])]


def test_where_the_encoder_is_silent_the_rules_are_heard() -> None:
    text = "Ada Reyes said the water was clean again."
    told = scene(text)
    said = statement(told, told.frames[0])
    assert said is not None
    assert "Ada Reyes" == said.speaker.name


def test_a_cue_beside_the_marks_is_stronger_than_the_encoder() -> None:
    text = "“It is a very bad joke,” Ada Reyes said. Ines Vogt left."
    told = scene(text, seen(text, "left", "Ines Vogt", "It is a very bad joke"))
    frame = told.frames[0]
    (quotation,) = frame.quotations
    found = quoted_by(told, frame, quotation, tie(told.reader, frame, quotation))
    assert found is not None and found.subject is not None
    assert "Ada Reyes" == text[found.subject.start : found.subject.end]


def test_a_quotation_without_a_cue_is_whose_the_encoder_says() -> None:
    told = scene(QUOTED, seen(QUOTED, "met", "Ada Reyes", "a very bad joke"))
    frame = next(f for f in told.frames if f.quotations)
    found = quoted_nearby(told, frame, frame.quotations[0])
    assert found is not None
    assert "Ada Reyes" == QUOTED[found.start : found.end]


def test_without_a_source_the_encoder_lays_nothing_to_anyone() -> None:
    text = "It is believed that the eastern pier of the bridge has moved."
    told = scene(text, seen(text, "believed", None, "the eastern pier of the bridge has moved"))
    assert statement(told, told.frames[0]) is None


def test_who_has_only_told_of_a_quotation_is_not_its_source() -> None:
    text = "“The mill is shut for good,” Ada Reyes said at the gate, according to The Bridge."
    told = scene(
        text, seen(text, "according to", "The Bridge", "“The mill is shut for good,” Ada Reyes said at the gate")
    )
    assert [] == laid(told, told.frames[0])


def test_a_wish_to_stay_unnamed_is_no_news() -> None:
    text = "A clerk who asked not to be named left."
    told = scene(text, seen(text, "asked", "A clerk", "not to be named"))
    assert [] == [laying for laying in laid(told, told.frames[0]) if laying.content is not None]


def test_a_cue_goes_from_its_verb_of_saying_to_its_end() -> None:
    text = "Ada Reyes has repeatedly complained about the state of the pier."
    told = scene(text, seen(text, "has repeatedly complained about", "Ada Reyes", "the state of the pier"))
    (laying,) = laid(told, told.frames[0])
    assert laying.tie.cue is not None
    assert "complained about" == text[laying.tie.cue.start : laying.tie.cue_end]
