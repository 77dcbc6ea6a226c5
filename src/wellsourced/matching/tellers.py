"""Name those who spread a tale and those who deny it, as the accounts write them."""

from collections.abc import Iterable, Sequence

from wellsourced.matching.hearsay import DENIES, Hearsay
from wellsourced.matching.hearsay_words import hearsay_words
from wellsourced.matching.matter import behind, head_before
from wellsourced.matching.tellings import REPORTING, Telling
from wellsourced.matching.words import word_set
from wellsourced.model.speech import Heard, Mention, Quote
from wellsourced.text.lexicon import is_stop, polarity_words
from wellsourced.text.normalize import keys, tokens

LONGEST_NAME_WORDS = 8
_SAYING = frozenset(f"c:{name}" for name in word_set("deny reject refuse dismiss call"))


class Tellers:
    """The quotations and outlets of a story's accounts, asked for who is behind a sentence."""

    def __init__(self, heard: Sequence[Heard]) -> None:
        self._quotes = {h.account.id: h.quotes for h in heard}
        self._outlets = {h.account.id: h.account.outlet for h in heard}
        self._own = {h.account.id: h.account.outlet for h in heard if h.speaks_for_itself}

    def quotes(self, sentence: Hearsay) -> list[Quote]:
        """The words in quotation marks that the sentence holds."""
        claim = sentence.telling.claim
        return [q for q in self._of(sentence) if q.kind != "indirect" and q.start < claim.end and claim.start < q.end]

    def spreaders(self, sentence: Hearsay) -> list[str]:
        """Those by whom a sentence that does not deny is told: things and crowds, the speaker, a page of its own."""
        names = list(sentence.spreaders) if sentence.marks else []
        if not sentence.denies and "unconfirmed" not in sentence.marks:
            who = self._holder(sentence)
            asks = sentence.telling.claim.text.rstrip().endswith("?")
            flat = self._own.get(sentence.telling.account) if not sentence.marks and not asks else None
            names += [name for name in (who or flat,) if name]
        return names

    def deniers(self, sentence: Hearsay, after: Hearsay | None = None) -> list[str]:
        """Those who deny in this sentence; ``after`` is the next one, on which a bare "That is false." leans.

        A denial that is laid to nobody is the publisher's own, where it is no verb that somebody else must have done.
        """
        own = sentence.denier if "heard" in sentence.marks else None
        who = self._objector(sentence) or own or self._holder(sentence) or sentence.denier
        if who is None and after is not None and sentence.bare and "false" in sentence.marks:
            who = self._holder(after)
        who = who or _subject(sentence.telling) or _check(sentence)
        if who is None and after is not None and "rebuttal" in sentence.marks:
            who = self._holder(after)
        own_page = sentence.telling.account in self._own and not sentence.personal
        if who is None and (_speaks_itself(sentence) or own_page):
            who = self._outlets.get(sentence.telling.account)
        return [who] if who else []

    def _of(self, sentence: Hearsay) -> tuple[Quote, ...]:
        return self._quotes.get(sentence.telling.account, ())

    def _holder(self, sentence: Hearsay) -> str | None:
        """To whom the sentence is laid: the one quoted in it, else the one who is said to have said it."""
        speakers = [q.speaker for q in self.quotes(sentence) if q.speaker is not None]
        return _known(sentence, speakers[0] if speakers else sentence.telling.claim.attributed_to)

    def _objector(self, sentence: Hearsay) -> str | None:
        """ "There was talk that he had left, but Lee insisted he was there": the last one retold in the sentence."""
        if not sentence.unsure or not sentence.marks & DENIES:
            return None
        claim = sentence.telling.claim
        retold = [
            q.speaker for q in self._of(sentence) if q.kind == "indirect" and claim.start <= q.start < claim.end
        ]  # fmt: skip
        return _known(sentence, retold[-1] if retold else None)


def _known(sentence: Hearsay, who: Mention | None) -> str | None:
    """The name, unless it says that there is nobody, or is a description too long for one."""
    if who is None:
        return None
    words = keys(who.name)
    numbered = any(c.isdigit() for c in who.name)  # "No 7"
    nobody = not numbered and any(w in polarity_words(sentence.telling.language) for w in words)
    between = hearsay_words(sentence.telling.language).between
    clause = len(words) > 2 and all(word in between for word in words[:2])  # "los cuales el puente"
    no_name = clause or len(words) > LONGEST_NAME_WORDS or _is_label(who.name, sentence.telling.language)
    return None if nobody or no_name else who.name


def _check(sentence: Hearsay) -> str | None:
    """ "comes from a film, a fact-check found": who tested it is not named, but that somebody did."""
    text = sentence.telling.claim.text
    line = tokens(text)
    places = hearsay_words(sentence.telling.language).checks.places(line)
    return text[line[places[0][0]].start : line[places[0][1] - 1].end] if places else None


def _speaks_itself(sentence: Hearsay) -> bool:
    """True where nobody else is said to deny: no verb of denial or of saying, and no "no sign" beside what is told."""
    said = any(term.share <= REPORTING for term in sentence.telling.terms)
    return not said and not sentence.unsure and "denial" not in sentence.marks


def _subject(telling: Telling) -> str | None:
    """The words before the verb of saying or denying with which a sentence begins: "The firm rejects that"."""
    start, calls = telling.claim.start, hearsay_words(telling.language).calls
    verbs = [t.start for t in telling.terms if t.share <= REPORTING or set(t.keys) & _SAYING]
    verbs += [start + t.start for t in tokens(telling.claim.text) if t.key in calls]
    found = (behind(telling, min(verbs)) or head_before(telling, min(verbs))) if verbs else None
    return None if found is None or _is_label(found, telling.language) else found


def _is_label(name: str, language: str | None) -> bool:
    """True for what is no name but what a tale is called: "Nonsense, says the vicar"."""
    words, line = hearsay_words(language), tokens(name)
    called = {
        i for forms in (words.labels, words.wrong, words.false) for a, b in forms.places(line) for i in range(a, b)
    }
    return all(i in called or is_stop(t.key, language) for i, t in enumerate(line))


def once(names: Iterable[str]) -> tuple[str, ...]:
    """The names in order, each once."""
    return tuple(dict.fromkeys(names))
