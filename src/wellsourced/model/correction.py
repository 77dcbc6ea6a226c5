"""The evidence that a result is as a person said, not as the machine found it."""

from wellsourced.model.record import Record


class Correction(Record, frozen=True, kw_only=True):
    """That a person changed a result: the number of the judgement, and what they did in one sentence."""

    number: int
    words: str
