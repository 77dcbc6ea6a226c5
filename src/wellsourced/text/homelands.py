"""Tell from the countries that accounts name which of several languages is at home where the event took place."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from wellsourced.text.lexicon import concept_sequence

# The concepts of countries and their people, by the language that most of their news is written in.
_AT_HOME = {
    "en": "american british english scottish welsh irish australian new_zealand canadian",
    "fr": "french",
    "es": "spanish mexican argentine chilean colombian peruvian venezuelan cuban",
    "de": "german austrian",
    "pt": "portuguese brazilian angolan mozambican",
    "it": "italian",
}
_LANGUAGE_OF = {concept: language for language, concepts in _AT_HOME.items() for concept in concepts.split()}
_MOST_CHARS = 1200  # an account says where it happened at its beginning


def home_language(accounts: Iterable[tuple[str, str | None]]) -> str | None:
    """Return the language of the country where a story took place; None where nothing or two things tell.

    ``accounts`` are texts with their languages. Only an account from abroad says in which country it happened
    ("the Spanish town of"), so each speaks for the languages of the countries it names, but for its own.
    """
    told: Counter[str] = Counter()
    languages: set[str] = set()
    for text, language in accounts:
        if language is not None:
            languages.add(language)
            told.update(_named(text[:_MOST_CHARS], language) - {language})
    ranked = [(count, language) for language, count in told.items() if language in languages]
    best = max(ranked, default=None)
    return None if best is None or sum(count == best[0] for count, _ in ranked) > 1 else best[1]


@lru_cache(maxsize=4096)
def _named(text: str, language: str) -> frozenset[str]:
    concepts = {concept for token in concept_sequence(text, language) for concept in token.concepts}
    return frozenset(_LANGUAGE_OF[concept] for concept in concepts if concept in _LANGUAGE_OF)
