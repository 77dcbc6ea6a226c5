"""Tell a blog or a board from a report: whoever writes there speaks of themselves."""

from wellsourced.matching.hearsay_words import hearsay_words
from wellsourced.model.speech import Heard
from wellsourced.text.normalize import tokens

LEAST_ME = 2  # sentences that say "I" or "my" outside of quotation marks
MASTHEAD_CHARS = 300  # in which a page calls itself a blog, a forum, a board


def is_personal(heard: Heard) -> bool:
    """True where the account says "I" again and again outside of quotations, or calls itself a blog or a board."""
    words = hearsay_words(heard.account.language)
    if words.boards.places(tokens(heard.account.text[:MASTHEAD_CHARS])):
        return True
    quoted = [(q.start, q.end) for q in heard.quotes if q.kind != "indirect"]
    said = 0
    for claim in heard.claims:
        mine = [claim.start + t.start for t in tokens(claim.text) if t.key in words.me]
        said += any(not any(a <= at < b for a, b in quoted) for at in mine)
    return said >= LEAST_ME
