"""Pages broken in every way a network, a converter or an enemy breaks them: no crash, no hang, spans that hold."""

import logging
import random
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.reading.networks import POSTS

from wellsourced.errors import SourceError
from wellsourced.model.account import Document
from wellsourced.model.dossier import Failure
from wellsourced.reading.formats.listing import Listing
from wellsourced.reading.pages import with_canonical
from wellsourced.reading.read import read
from wellsourced.reading.unfold import ReadingOptions, Received, unfold

QUICK_PAGES, ALL_PAGES = 40, 20_000
HANG_SECONDS = 60  # a page takes milliseconds; whatever takes this long will not end

ARTICLE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Gate three opens | The Beacon</title>
<link rel="canonical" href="https://beacon.example/2024/03/16/gate-three">
<meta property="og:site_name" content="The Beacon"><meta name="author" content="Ada Reyes">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Gate three opens",
"datePublished": "2024-03-16T10:00:00Z", "author": [{"name": "Ada Reyes"}],
"publisher": {"name": "The Beacon"}}</script>
<style>p { color: red }</style></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav></header>
<main><article><h1>Gate three opens</h1><p class="byline">By Ada Reyes and Tom Hale, 16 March 2024</p>
<time datetime="2024-03-16">16 March 2024</time>
<p>OSTERVIK (AP) — The third gate of the Kestrel dam opened at noon on Saturday, and at least 40 people left.</p>
<p>“We were not warned about gate three,” the mayor, Lena Brandt, told reporters. “Nobody &quot;called&quot; us.”</p>
<blockquote><p>We stand by our plan.</p><cite>— Tom Hale</cite></blockquote>
<blockquote class="twitter-tweet"><p>Water is rising &amp; fast</p>
— River Watch (@riverwatch) March 16, 2024</blockquote>
<figure><img src="x.jpg" alt="The dam"><figcaption>The dam on Saturday. Photo: J. Doe</figcaption></figure>
<h2>What is known</h2><ul><li>Forty left.</li><li>Nobody was hurt, officials said.</li></ul>
<table><tr><th>Gate</th><th>State</th></tr><tr><td>3</td><td>open</td></tr></table>
<p>(Reporting by Tom Hale in Ostervik; editing by J. Doe)</p></article>
<aside><h3>Most read</h3><ul><li><a href="/1">Tram leaves the rails</a></li></ul></aside></main>
<section id="comments"><h3>Comments</h3><p>First!</p></section>
<footer>© 2024 The Beacon. All rights reserved.</footer></body></html>"""
FORUM = (
    "<html><body>"
    + "".join(
        f"<div class=post><b>user{n}</b> wrote: <p>{n}: « Le barrage est ouvert », a dit le maire. ¿Qué?</p></div>"
        for n in range(9)
    )
    + "</body></html>"
)
TEXT = (
    "GATE OPENS\n\nBy Ada Reyes\n16.03.2024\n\n"
    "Die dritte Schleuse wurde geöffnet, sagte die Bürgermeisterin (dpa).\n\n© Beacon\n"
)
POSTS_OF_ALL = "".join(embedded for embedded, _, _ in POSTS.values())
LIVE = "<html><head><title>Gate three – live</title></head><body><article>" + "".join(
    f"<div class=entry><span>{hour}:0{hour % 10}</span><p>The gate opened further, the mayor said at {hour}.</p></div>"
    for hour in (2, 1, 0, 23, 22)
)
BASES = [
    *(ARTICLE.encode(), FORUM.encode(), ARTICLE.encode("utf-16"), FORUM.encode("latin-1", "replace"), TEXT.encode()),
    *(ARTICLE.replace("<h2>", POSTS_OF_ALL + "<h2>").encode(), LIVE.encode()),
    *(path.read_bytes() for path in sorted(Path(__file__).with_name("pages").joinpath("boards").glob("*.html"))),
]

PIECES = [
    *(b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<script>", b"</p>", b"<a href=", b"<plaintext>"),
    *(b"<p>" * 40, b"<div>" * 300, b"<table><tr><td>" * 30, b"<svg><math><annotation-xml>", b"<template><select>"),
    *(b"&#0;", b"&#x110000;", b"&#xd800;", b"&amp" * 50, b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80"),
    *("\u202e\u0300".encode() * 9, "ﬀ\u0130ß".encode() * 20, "\U0001f600\u200d".encode() * 30),
    *(b"\r", b"\x0b\x0c\x85", "“".encode(), "”".encode(), b'"' * 99, b"(" * 99, b"=" * 500, b" " * 3000, b"\n" * 500),
    *(b"By " * 40, b"AP) - " * 20, b"2024-02-30 ", b"31/31/0000 ", b"9" * 400, b"a" * 3000, b"A. " * 200),
    *(b"http://" * 50, b"@x " * 60, b'{"@graph":[' * 40),
]


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """The reference extractor logs what it cannot use; of thousands of broken pages that is much."""
    logging.disable()
    yield
    logging.disable(logging.NOTSET)


Mutation = Callable[[bytes, random.Random], bytes]


def _cut(body: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(body) + 1)
    return body[:at] + body[at + chance.choice((1, 7, 60, 900)) :]


def _flip(body: bytes, chance: random.Random) -> bytes:
    out = bytearray(body)
    for _ in range(chance.randrange(1, 30)):
        if out:
            out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def _insert(body: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(body) + 1)
    return body[:at] + chance.choice(PIECES) + body[at:]


def _double(body: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(body) + 1)
    piece = body[start : start + chance.choice((3, 40, 700))]
    at = chance.randrange(len(body) + 1)
    return body[:at] + piece * chance.choice((1, 2, 30)) + body[at:]


def _swap(body: bytes, chance: random.Random) -> bytes:
    at = sorted(chance.randrange(len(body) + 1) for _ in range(3))
    return body[: at[0]] + body[at[1] : at[2]] + body[at[0] : at[1]] + body[at[2] :]


def _end(body: bytes, chance: random.Random) -> bytes:
    return body[: chance.randrange(len(body) + 1)]


MUTATIONS: tuple[Mutation, ...] = (_cut, _flip, _insert, _insert, _insert, _double, _swap, _end)


def mutated(seed: int) -> bytes:
    """The page of this seed: one of ours after one to eight mutations."""
    chance = random.Random(seed)
    body = chance.choice(BASES)
    for _ in range(chance.randrange(1, 9)):
        body = chance.choice(MUTATIONS)(body, chance)
    return body


@contextmanager
def no_hang(what: str) -> Iterator[None]:
    def give_up(*_: object) -> None:
        raise AssertionError(f"{what} hangs")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(HANG_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def read_page(seed: int) -> None:
    body, chance = mutated(seed), random.Random(seed)
    received = Received(
        source=f"seed {seed}",
        place="p",
        body=body,
        media_type=chance.choice([None, "text/html"]),
        url="https://beacon.example/2024/gate",
        charset=chance.choice([None, "utf-8", "latin-1", "utf-7", "shift_jis", "nonsense", "base64"]),
    )
    with no_hang(received.source):
        for found in unfold(received, ReadingOptions()):
            assert isinstance(found, Document | Failure | Listing)
            if isinstance(found, Document):
                try:
                    account = read(with_canonical(found))
                except SourceError:
                    continue
                ends = [0, *(block.end for block in account.blocks)]
                assert all(end <= block.start for end, block in zip(ends, account.blocks, strict=False)), (
                    received.source
                )
                assert ends[-1] <= len(account.text), received.source
                assert all(credit.end <= len(account.text) for credit in account.credits), received.source


def test_mutated_pages_are_read_or_refused() -> None:
    for seed in range(QUICK_PAGES):
        read_page(seed)


@pytest.mark.slow
def test_twenty_thousand_mutated_pages_are_read_or_refused() -> None:
    for seed in range(QUICK_PAGES, QUICK_PAGES + ALL_PAGES):
        read_page(seed)
