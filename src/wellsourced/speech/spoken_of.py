"""Tell whom the words between marks speak of: they are hardly their speaker."""

from wellsourced.model.speech import Mention
from wellsourced.speech.marks import Marked
from wellsourced.speech.phrases import Phrase
from wellsourced.speech.scene import Scene


def named_within(scene: Scene, quotation: Marked, subject: Phrase) -> frozenset[str]:
    """Return the people whom "he" cannot be, since the quotation names them: ``"Lee fought well," he said``.

    Empty for any other subject. Who says "I am Ann Lee" or "my name is Lee" names himself.
    """
    words = scene.words
    if subject.kind != "pronoun" or subject.key not in words.masculine | words.feminine:
        return frozenset()
    line = scene.whole.within(quotation.start, quotation.end)
    found = set()
    for index, token in enumerate(line):
        name = scene.reader.name_at(token.start)
        if name is None or name.start != token.start or name.organisation:
            continue
        if index and line[index - 1].key.rpartition("'")[2] in words.grammar.passives | {"m", "s"}:
            continue
        who = scene.discourse.who_is(name)
        if who is not None and not scene.discourse.known[who].organisation:
            found.add(scene.discourse.known[who].name)
    return frozenset(found)


def speaks_of_them(scene: Scene, quotation: Marked, subject: Phrase, speaker: Mention) -> bool:
    """True where the described speaker is taken for the one of whom the quotation speaks as "he" or "she".

    ``"He showed no shame," said the judge``: the judge is not the one person who was named before. Who speaks of
    "me" or "us" as well may be anybody.
    """
    who = scene.discourse.named(speaker.name) if subject.kind == "description" else None
    if who is None or not speaker.named or speaker.organisation:
        return False
    known, words = scene.discourse.known[who], scene.words
    if known.roles.intersection(subject.key.split()):
        return False
    gender = known.gender or scene.discourse.forename_gender(known)
    others = {"m": words.masculine, "f": words.feminine}.get(gender or "", words.masculine | words.feminine)
    plain = others - (words.masculine & words.feminine) - words.determiners - words.grammar.object_pronouns
    line = scene.whole.within(quotation.start, quotation.end)
    told_of_oneself = any(token.key.partition("'")[0] in words.first for token in line)
    return not told_of_oneself and any(token.key in plain for token in line)
