"""Find whose words a sentence announces: "Lee's answer is shorter." is followed by words of Lee."""

from collections.abc import Sequence

from wellsourced.speech.discourse import Discourse
from wellsourced.speech.known import Known, person_in


def announced(discourse: Discourse, own: Sequence[str], sentence: int) -> Known | None:
    """Return whom "the retired pilot" means behind "Lee's answer is shorter.": the one person spoken of there.

    ``own`` are the words of the description, ``sentence`` is where it stands. None for any other description.
    """
    if len(own) < 2 or own[0] not in discourse.words.grammar.definite or not person_in(discourse.words, own):
        return None
    before = discourse.sentences[sentence - 1] if sentence else None
    line = discourse.whole.within(before.start, before.end) if before is not None else ()
    owner = discourse.reader.name_at(line[0].start) if line else None
    noun = next((t for t in line if owner is not None and t.start >= owner.end), None)
    if owner is None or not owner.possessive or noun is None or noun.key not in discourse.words.nouns:
        return None
    met = list(discourse.meetings(sentence - 1, sentence - 1, discourse.sentences[sentence].start))
    people = {m.who for m in met if not discourse.known[m.who].organisation}
    return discourse.known[met[0].who] if len(people) == 1 and met[0].position == owner.start else None
