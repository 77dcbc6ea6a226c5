"""The words by which an account says who hands on another's words: the ``[relays]`` of a language's table."""

from typing import NamedTuple


class RelayWords(NamedTuple):
    """The words by which an account says who hands on another's words; ``[relays]`` of the table."""

    through: tuple[tuple[str, ...], ...]  # "through her lawyer", the longest first
    spoken: frozenset[str]  # "her first words were"
    go_betweens: frozenset[str]  # "her lawyer", "the association"
    owners: frozenset[str]  # "her"
    let_through: frozenset[str]  # of those: "über den Verband" only in "ließ ... ausrichten"
    letting: frozenset[str]
    by_them: tuple[tuple[str, ...], ...]  # "à l'en croire": by the account of whoever spoke before
    own_view: tuple[tuple[str, ...], ...]  # "in the words of": of a speaker, of no teller
    postposed: frozenset[str]  # "Lee zufolge"
    handed: frozenset[str]  # "relayed by the manager"
    particles: frozenset[str]  # "passed on by"
    messages: frozenset[str]  # what one writes and another reads out
    aloud: frozenset[str]
    owned_by: frozenset[str]  # "a text from his phone"
    recordings: frozenset[str]  # what holds the words that were spoken: "the minutes"
    recording: frozenset[str]  # "show the member shouting"
    heard_in: frozenset[str]  # "is heard saying"
    own_recording: frozenset[str]  # recordings by which one may speak oneself: "in a video"
    interviews: frozenset[str]  # "in an interview with": who hears somebody out there is an outlet
    dative: frozenset[str]  # "declaró a Onda Norte", "sagte dem Boten": words that only lead to whom it is told
    interview_links: frozenset[str]
    carried: frozenset[str]  # "in remarks carried by"
    asking: frozenset[str]  # "when the Echo caught up with him"
    columns: frozenset[str]  # "in her column for"
    columns_in: frozenset[str]
    posting: frozenset[str]
    platform_nouns: frozenset[str]
    on_platform: frozenset[str]
    told_what: frozenset[str]  # "described what he had shouted"
    to: frozenset[str]  # what leads to whom something is told: "to", "dem", "alla"
    unclear: frozenset[str]  # of those, what may as well lead to who tells it: „der“
    known_only: frozenset[str]  # what leads to an outlet that is known for one, and to others: „sagte er zu“
    bare_links: frozenset[str]  # "a reporter from Osby": behind which a place may stand
    given_to: frozenset[str]  # "in a statement to the Herald"
    shown_to: frozenset[str]  # "a message shared with the Herald"
    gave: frozenset[str]  # "gave the Herald an account"
    let_know: frozenset[str]  # „ließ“ of „ließ ... mitteilen“
    written_dative: frozenset[str]  # "à", unfolded
    was_talking: frozenset[str]  # "She was speaking to": said behind somebody's words of how they were said
    aired: frozenset[str]  # "an address carried live by": what only an outlet does
    in_it: tuple[tuple[str, ...], ...]  # "in one of them": words that point back at a recording
    on_air: frozenset[str]  # "went on Radio Havre"
    infinitives: frozenset[str]  # endings of what somebody is heard to do: « oyó al dueño gritar »
    own: frozenset[str]  # "this newspaper", "our reporter": the account's own outlet
    own_nouns: frozenset[str]  # of those, the people and rooms of an outlet
    fronted: frozenset[str]  # "To the Herald she said"
    learned: frozenset[str]  # "The Herald has learned from"
    access: frozenset[str]  # "a memo the Herald has seen"
    repeating: frozenset[str]  # verbs of retelling beside those of saying: "witnesses agree"
