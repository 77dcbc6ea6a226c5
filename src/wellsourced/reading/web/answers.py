"""What a reply is worth: a page, a redirect, the page that was kept, or a plain failure; and how long it is fresh."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.message import Message
from typing import Protocol

import msgspec

from wellsourced.model.answer import Answer
from wellsourced.reading.web.line import AnswerError, Reply

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LONGEST_FRESH = timedelta(days=1)
_MEANINGS = {
    401: "asks for a login; open it in a browser and save it",
    402: "asks for payment; open it in a browser and save it",
    403: "is closed to us; open it in a browser and save it",
    404: "does not exist there; check the address, or look for it in an archive",
    410: "was taken down; look for it in an archive",
    451: "is closed for legal reasons; look for it in an archive",
}


class Answers(Protocol):
    """Where answers are kept between two runs. Called from several threads."""

    def find(self, url: str) -> Answer | None:
        """Return what was kept for the address, or None."""

    def keep(self, answer: Answer) -> None:
        """Keep it in place of what was there."""

    def settle(self) -> None:
        """Note that the run came to its end: from now on its answers are asked about again."""


class Forgetful:
    """Keeps nothing: every run fetches anew."""

    def find(self, url: str) -> Answer | None:
        """Return None."""
        return None

    def keep(self, answer: Answer) -> None:
        """Do nothing."""

    def settle(self) -> None:
        """Do nothing."""


def answer_of(url: str, known: Answer | None, reply: Reply) -> Answer:
    """The page, the redirect, or the kept page that has not changed. Raises ``AnswerError`` for anything else."""
    if reply.status == 304 and known is not None:
        return msgspec.structs.replace(known, settled=False, fresh_until=_fresh_until(reply.headers))
    told = reply.headers
    if reply.status in REDIRECTS and told.get("location"):
        return Answer(url=url, status=reply.status, location=told["location"], retrieved=now())
    if reply.status not in {200, 203}:
        meaning = _MEANINGS.get(reply.status, "is not given out; open it in a browser and save it")
        raise AnswerError(f"{meaning} (status {reply.status})")
    if not reply.body:
        raise AnswerError("is empty; open it in a browser and save it")
    media_type, charset = content_type(told.get("content-type"))
    return Answer(
        url=url,
        status=reply.status,
        media_type=media_type,
        charset=charset,
        etag=told.get("etag"),
        last_modified=told.get("last-modified"),
        fresh_until=_fresh_until(told),
        retrieved=now(),
        body=reply.body,
    )


def content_type(header: str | None) -> tuple[str | None, str | None]:
    """Return the media type and the charset of a Content-Type header, in lower case; None where it has none.

    >>> content_type('Text/HTML; charset="UTF-8"')
    ('text/html', 'utf-8')
    """
    message = Message()
    message["content-type"] = (header or "").replace("\r", " ").replace("\n", " ")[:300]
    charset = message.get_param("charset")
    kind = (header or "").partition(";")[0].strip().lower()
    return kind[:100] or None, charset.strip().lower()[:40] or None if isinstance(charset, str) else None


def _fresh_until(headers: Mapping[str, str]) -> str | None:
    told = [part.strip().lower() for part in headers.get("cache-control", "").split(",")]
    if {"no-cache", "no-store"} & set(told):
        return None
    age = next((part[8:] for part in told if part.startswith("max-age=")), "")
    if not (age.isascii() and age.isdigit() and int(age[:9])):
        return None
    return _moment(datetime.now(UTC) + min(timedelta(seconds=int(age[:9])), _LONGEST_FRESH))


def now() -> str:
    """Return this moment in UTC."""
    return _moment(datetime.now(UTC))


def _moment(when: datetime) -> str:
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")
