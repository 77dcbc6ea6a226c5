"""Find whose words a paper, a post or a message holds: "it reads", « peut-on y lire », „heißt es darin“."""

from collections.abc import Sequence

from wellsourced.model.speech import Mention
from wellsourced.speech.ahead import document_in
from wellsourced.speech.cues import Tie
from wellsourced.speech.frames import Frame
from wellsourced.speech.known import person_in
from wellsourced.speech.marks import Marked
from wellsourced.speech.phrases import Phrase
from wellsourced.speech.scene import Scene
from wellsourced.speech.subjects import Reader
from wellsourced.speech.words import Words
from wellsourced.text.normalize import Token, keys

READING_WORDS = 4  # between the marks and "peut-on lire"
MESSAGE_WORDS = 9  # of "From the harbour trust, a statement."
PAPER_WORDS = 6  # between "lire" and "un communiqué"
UNSAID = "-"  # the key of a subject that the sentence leaves out


def read_in(reader: Reader, frame: Frame, quotation: Marked) -> Tie | None:
    """Return the tie of ``"...", se lee en el comunicado``; where "it" reads, the verb has a subject and is a tag."""
    if reader.words.grammar.impersonal:
        return None
    after, before = frame.after(quotation), frame.before(quotation)
    colon = reader.text[: quotation.outer_start].rstrip().endswith(":")
    for line in (after[:READING_WORDS], before if colon else ()):
        verb = next((t for t in line if t.key in reader.words.grammar.reading), None)
        if verb is not None:
            subject = Phrase(verb.start, verb.start, "pronoun", None, UNSAID)
            return Tie(verb, verb.end, subject, "after" if line is not before else "before", True)
    return None


def author(scene: Scene, frame: Frame, found: Tie) -> Mention | None:
    """Return the one whose text it is that speaks: named with it, in the sentence or just before."""
    subject = found.subject
    if subject is None or subject.kind == "name":
        return None
    if subject.kind == "pronoun":
        return _of_unnamed(scene, frame, found, subject)
    if on_a_sign(scene, frame, found):
        return None
    whose = scene.words.grammar.possessors.get(subject.key.split()[0], "")
    if whose in scene.words.masculine | scene.words.feminine:
        return None  # "his letter" is his, whoever the sentence before is about
    content = [w for w in subject.key.split() if w not in scene.words.determiners]
    owned = any(w.endswith("'s") for w in content[:-1])  # "the company's letter"
    text = bool(content) and content[-1] in scene.words.nouns and not owned
    if not text and not _is_a_sentence(scene.words, subject, found.cue):
        return None
    earlier = _before(scene, frame, 2)
    return next((who for who in earlier if who.named), None) or next(
        (who for who in earlier if _writes(scene, who)), None
    )


def on_a_sign(scene: Scene, frame: Frame, found: Tie) -> bool:
    """True for words that nobody says: "it read" of a banner, or of whatever else no author is named for."""
    words, subject = scene.words, found.subject
    if subject is None or found.cue is None or subject.kind == "name" or found.cue.key not in words.grammar.reading:
        return False
    if subject.kind == "description":
        return _is_sign(words, subject.key.split())
    if subject.key not in words.neuter | words.plural or subject.key in words.masculine | words.feminine:
        return False
    earlier = scene.frames[frame.position - 1] if frame.position else None
    behind = earlier is not None and earlier.block == frame.block
    signs = behind and any(t.key in words.grammar.signs for t in earlier.words) if earlier is not None else False
    if found.cue.key not in words.say:
        return True
    return signs and scene.referents.pronoun(subject.key, subject.start, frame.position) is None


def _is_sign(words: Words, own: Sequence[str]) -> bool:
    small = words.grammar.prepositions | words.relative
    stop = next((i for i in range(1, len(own)) if own[i] in small), len(own))
    return not words.grammar.signs.isdisjoint(own[:stop])


def _writes(scene: Scene, who: Mention) -> bool:
    """ "Eleven teachers": people without a name can have written a letter."""
    return person_in(scene.words, keys(who.name))


def _of_unnamed(scene: Scene, frame: Frame, found: Tie, subject: Phrase) -> Mention | None:
    """ "it reads", „heißt es“: of the paper that the sentence names, or of the one spoken of before."""
    grammar = scene.words.grammar
    reading = found.cue is not None and found.cue.key in grammar.reading
    if subject.key != UNSAID and not (subject.key in grammar.impersonal and reading):
        return None
    phrase = _named_with(scene, frame, found)
    paper = scene.referents.mention(phrase, frame.position) if phrase is not None else None
    if phrase is not None and paper is not None:
        owned = paper.name != paper.as_written
        if owned or not _spoken_of(scene.words, phrase):
            return paper
    earlier = scene.frames[frame.position - 1] if frame.position else None
    if earlier is None or earlier.block != frame.block:
        return paper
    sender = _sent(scene, earlier) if phrase is None else None
    if sender is not None:
        return sender
    if phrase is None and (_paper(scene.words, earlier.words) is None or _is_there(scene.words, earlier.words)):
        return None
    return next(iter(_before(scene, frame, 1)), paper)


def _sent(scene: Scene, frame: Frame) -> Mention | None:
    """ "She read the letter from Ann Lee.": who wrote the paper of a sentence, named with it."""
    at, line = _paper(scene.words, frame.words), frame.words
    if at is None or at + 2 >= len(line) or line[at + 1].key not in scene.words.grammar.authors:
        return None
    who = scene.reader.after(line, at + 2)
    return scene.referents.mention(who, frame.position) if who is not None and who.kind == "name" else None


def _spoken_of(words: Words, phrase: Phrase) -> bool:
    """ "el texto", „in dem Schreiben“: a paper that was spoken of before."""
    own = phrase.key.split()
    papers = words.grammar.documents | words.nouns | words.grammar.texts
    return own[-1] in papers and len(own) <= 2 and own[0] not in words.grammar.indefinite


def _named_with(scene: Scene, frame: Frame, found: Tie) -> Phrase | None:
    """ "dans un communiqué de la mairie", „aus dem Rathaus“: the paper or the body that the sentence names."""
    words, line = scene.words, frame.words
    if found.cue is None or found.cue.key in words.say:  # "it says in a post": the post is where, not who
        return None
    at = next((i for i, t in enumerate(line) if t.start >= found.cue.end), len(line))
    for index in range(at, min(at + PAPER_WORDS, len(line) - 1)):
        if line[index].key in words.grammar.issued_by:
            return scene.reader.after(line, index + 1)
    behind = _paper(words, line[at : at + PAPER_WORDS])
    if behind is None:
        return document_in(scene.reader, line[:at])
    begin = max((i for i in range(at, at + behind) if line[i].key in words.determiners), default=at + behind)
    return scene.reader.after(line, begin)


def _before(scene: Scene, frame: Frame, sentences: int) -> list[Mention]:
    """Whom the sentences before are about, the nearest first."""
    found = []
    for earlier in reversed(scene.frames[max(frame.position - sentences, 0) : frame.position]):
        phrase = _sender(scene, earlier) or scene.subject(earlier)
        if phrase is not None and phrase.kind != "pronoun":
            found.append(scene.referents.mention(phrase, earlier.position))
    return found


def _sender(scene: Scene, frame: Frame) -> Phrase | None:
    """ "From the harbour trust, a statement.": who sent it."""
    line = frame.words
    sent = 2 < len(line) <= MESSAGE_WORDS and line[0].key in scene.words.grammar.senders
    return scene.reader.after(line, 1) if sent else None


def _paper(words: Words, line: Sequence[Token]) -> int | None:
    """The index of the first noun for something written or spoken."""
    papers = words.grammar.documents | words.nouns | words.grammar.texts
    return next((index for index, token in enumerate(line) if token.key in papers), None)


def _is_there(words: Words, line: Sequence[Token]) -> bool:
    """ "Among them was a message": a paper that turns up, and that nobody of the sentence wrote."""
    at = _paper(words, line) or 0
    led = line[at - 1].key in words.grammar.indefinite if at > 1 else False
    return led and line[at - 2].key in words.grammar.passives


def _is_a_sentence(words: Words, subject: Phrase, cue: Token | None) -> bool:
    """ "ran one of them", "another was": one of the sentences spoken of, for no person is said to run."""
    own = subject.key.split()
    others = words.plural | words.grammar.others
    partitive = own[0] in words.grammar.indefinite and (len(own) == 1 or own[-1] in others or own[-1] == own[0])
    return partitive and cue is not None and (cue.key not in words.cues or cue.key in words.weak)
