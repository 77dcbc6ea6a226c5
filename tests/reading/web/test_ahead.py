"""Several at a time, given in order, and no more than asked for."""

import threading

from wellsourced.errors import SourceError
from wellsourced.model.answer import Answer
from wellsourced.reading.web.ahead import in_order


class Table:
    """Answers from a table; the first address waits until the last one was asked for."""

    def __init__(self, first: str, last: str) -> None:
        self.first, self.last, self.done = first, last, threading.Event()

    def get(self, url: str) -> Answer:
        if url == self.first:
            assert self.done.wait(5)
        if url == self.last:
            self.done.set()
        if url == "bad":
            raise SourceError(url, "is bad; mend it")
        return Answer(url=url, status=200, retrieved="2024-03-16T10:00:00Z", body=url.encode())


def test_answers_come_in_the_order_asked_for_whichever_is_first_done() -> None:
    wanted = ["a", "b", "bad", "c"]
    found = list(in_order(wanted, str, Table("a", "c"), at_once=4))
    assert wanted == [one for one, _ in found]
    assert ["a", "b", "is bad; mend it", "c"] == [
        answer.problem if isinstance(answer, SourceError) else answer.body.decode() for _, answer in found
    ]


def test_only_so_many_are_fetched_ahead() -> None:
    taken: list[int] = []

    def wanted():  # type: ignore[no-untyped-def]
        for number in range(100):
            taken.append(number)
            yield str(number)

    found = in_order(wanted(), str, Table("", ""), at_once=3)
    next(found)
    found.close()
    assert 6 == len(taken)
