from pathlib import Path

from training.mentions import Document, ecbplus, meantime

MEANTIME = """<Document doc_id="1" doc_name="1">
<token t_id="1" sentence="0" number="0">The</token><token t_id="2" sentence="0" number="1">mayor</token>
<token t_id="3" sentence="0" number="2">of</token><token t_id="4" sentence="0" number="3">Brevik</token>
<token t_id="5" sentence="0" number="4">,</token><token t_id="6" sentence="0" number="5">Mrs.</token>
<token t_id="7" sentence="0" number="6">Ada</token><token t_id="8" sentence="0" number="7">Reyes</token>
<token t_id="9" sentence="1" number="0">She</token><token t_id="10" sentence="1" number="1">left</token>
<Markables>
<ENTITY_MENTION m_id="1" syntactic_type="NOM"><token_anchor t_id="1"/><token_anchor t_id="2"/></ENTITY_MENTION>
<ENTITY_MENTION m_id="2" syntactic_type="NAM"><token_anchor t_id="4"/></ENTITY_MENTION>
<ENTITY_MENTION m_id="3" syntactic_type="NAM">
<token_anchor t_id="6"/><token_anchor t_id="7"/><token_anchor t_id="8"/></ENTITY_MENTION>
<ENTITY ent_type="PER" m_id="8"/><ENTITY ent_type="LOC" m_id="9"/>
</Markables>
<Relations>
<REFERS_TO r_id="1"><source m_id="2"/><target m_id="9"/></REFERS_TO>
<REFERS_TO r_id="2"><source m_id="1"/><source m_id="3"/><target m_id="8"/></REFERS_TO>
</Relations></Document>"""
ECB = """<Document doc_name="1_1ecb.xml">
<token t_id="1" sentence="0" number="0">http</token><token t_id="2" sentence="0" number="1">:</token>
<token t_id="3" sentence="1" number="0">Harbour</token><token t_id="4" sentence="1" number="1">pilot</token>
<token t_id="5" sentence="1" number="2">Ines</token><token t_id="6" sentence="1" number="3">Vogt</token>
<token t_id="7" sentence="1" number="4">'s</token><token t_id="8" sentence="1" number="5">boat</token>
<token t_id="9" sentence="2" number="0">Unread</token>
<Markables>
<HUMAN_PART_PER m_id="1"><token_anchor t_id="3"/><token_anchor t_id="4"/></HUMAN_PART_PER>
<HUMAN_PART_PER m_id="2"><token_anchor t_id="5"/><token_anchor t_id="6"/><token_anchor t_id="7"/></HUMAN_PART_PER>
</Markables></Document>"""


def names(document: Document) -> list[tuple[str, str]]:
    return [(mention.kind, document.text[mention.start : mention.end]) for mention in document.mentions]


def first(tmp_path: Path, *, ecb: bool) -> Document:
    folder = tmp_path / ("1" if ecb else "intra_cross-doc_annotation")
    folder.mkdir()
    (folder / "1.xml").write_text(ECB if ecb else MEANTIME, encoding="utf-8")
    return next(iter(ecbplus(tmp_path) if ecb else meantime(tmp_path)))


def test_names_are_kept_without_title_and_descriptions_are_not(tmp_path: Path) -> None:
    assert [("place", "Brevik"), ("person", "Ada Reyes")] == names(first(tmp_path, ecb=False))


def test_what_a_common_noun_ends_is_no_name(tmp_path: Path) -> None:
    assert [("person", "Ines Vogt")] == names(first(tmp_path, ecb=True))


def test_the_text_is_spaced_as_a_reader_expects(tmp_path: Path) -> None:
    assert "The mayor of Brevik, Mrs. Ada Reyes\nShe left" == first(tmp_path, ecb=False).text


def test_only_sentences_with_a_mark_are_covered(tmp_path: Path) -> None:
    document = first(tmp_path, ecb=True)
    assert ["Harbour pilot Ines Vogt's boat"] == [document.text[s.start : s.end] for s in document.covered]
