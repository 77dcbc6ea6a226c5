"""Compare the times at which accounts were published, some known to the minute and some only by the day."""


def earlier(one: str | None, other: str | None) -> bool:
    """True when ``one`` is certainly before ``other``; days only where one of the two tells no time."""
    if not one or not other:
        return False
    size = None if len(one) == len(other) else 10
    return one[:size] < other[:size]
