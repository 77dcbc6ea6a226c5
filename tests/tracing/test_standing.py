import msgspec
from test_employers import told
from test_independence import copy

from saying import speaker
from wellsourced.model.lineage import Derivation
from wellsourced.model.speech import Heard, Mention
from wellsourced.tracing.aliases import Aliases
from wellsourced.tracing.ground import ground
from wellsourced.tracing.sources import source_of
from wellsourced.tracing.standing import aliases

WORKS = speaker("Works Ministry", organisation=True)
OBRAS = speaker("Ministerio de Obras", organisation=True)

ENGLISH = "The bridge at Tolbeck closed on Monday at 9:40 after 14 lorries crossed, the Works Ministry said. {}"
SPANISH = "El puente de Tolbeck cerró el lunes a las 9:40 tras cruzar 14 camiones, dijo el Ministerio de Obras. {}"


def told_in_both(one: Heard, other: Heard) -> Aliases:
    translated: Derivation = msgspec.structs.replace(copy(one, other), how="translated")
    return aliases(ground([one, other], [translated]), [translated])


def test_a_body_is_the_one_that_stands_in_its_place_in_the_translation() -> None:
    english = told("1", ENGLISH.format(""), WORKS)
    spanish = told("2", SPANISH.format(""), OBRAS, language="es")
    assert told_in_both(spanish, english).same(OBRAS.id or "", WORKS.id or "")


def test_an_unnamed_person_is_the_one_described_in_the_translation() -> None:
    one, other = (
        Mention(start=0, end=0, name=name, as_written=name, named=False) for name in ("his lawyer", "su abogada")
    )
    english = told("1", ENGLISH.format(""), one)
    spanish = told("2", SPANISH.format(""), other, language="es")
    keys = source_of(one, english.account.id, "en").key, source_of(other, spanish.account.id, "es").key
    assert told_in_both(spanish, english).same(*keys)


def test_of_two_bodies_that_one_text_names_neither_is_the_other() -> None:
    english = told("1", ENGLISH.format("The Ministerio de Obras is in Salba."), WORKS)
    spanish = told("2", SPANISH.format(""), OBRAS, language="es")
    assert not told_in_both(spanish, english).same(OBRAS.id or "", WORKS.id or "")


def test_a_body_is_not_a_person_whom_a_copy_put_in_its_place() -> None:
    english = told("1", ENGLISH.format(""), WORKS)
    spanish = told("2", SPANISH.format(""), speaker("Ana Ruiz"), language="es")
    assert not told_in_both(spanish, english).same("p-Ana Ruiz", WORKS.id or "")


def test_without_a_copy_no_name_is_another() -> None:
    heard = [told("1", ENGLISH.format(""), WORKS), told("2", SPANISH.format(""), OBRAS, language="es")]
    assert not aliases(ground(heard, []), []).same(OBRAS.id or "", WORKS.id or "")
