"""How an account lies on disk: plain text in three manners, or a page with its furniture."""

import json
from html import escape
from random import Random

from .spread import Account
from .tables import table

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
HTML_SHARE = 0.4


def page(account: Account, town: str, chance: Random) -> tuple[str, str, list[str]]:
    """Return the ending of the file's name, its text, and the lines that are boilerplate."""
    paragraphs = [" ".join(s.text for s in p) for p in account.paragraphs]
    furniture = [chance.choice(_furniture(part, account.language)) for part in ("menu", "appeal", "related")]
    # An agency's takes of one day are told apart by the hour, which only a page gives.
    if account.role in ("agency a", "update") or chance.random() < HTML_SHARE:
        return ".html", _html(account, paragraphs, town, furniture), furniture
    shown = [line for line in furniture if chance.random() < 0.5]
    day = account.published
    dateline = f"{town.upper()}, {MONTHS[day.month - 1][:3]} {day.day}, {day.year} ({account.credit}) — "
    if account.role == "agency b":
        return ".txt", "\n\n".join([account.title, dateline + paragraphs[0], *paragraphs[1:]]) + "\n", []
    head = f"{account.outlet.upper()}\n{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"
    if account.language != "en" or chance.random() < 0.3:
        head = f"{account.outlet} | {day:%Y-%m-%d}"
    body = [head, *[f for f in shown if f == furniture[0]], account.title]
    if account.byline and account.role not in ("own page", "blog"):
        body.append(_by(account))
    if account.credit:
        paragraphs = [f"{town.upper()} ({account.credit}) - {paragraphs[0]}", *paragraphs[1:]]
    return ".txt", "\n\n".join([*body, *paragraphs, *[f for f in shown if f != furniture[0]]]) + "\n", shown


def _furniture(part: str, language: str) -> list[str]:
    known: dict[str, list[str]] = table("places")["furniture"]
    return known[part if language == "en" else f"{part}_{language}"]


def _by(account: Account) -> str:
    return {"en": "By", "fr": "Par", "es": "Por", "de": "Von"}[account.language] + f" {account.byline}"


def _html(account: Account, paragraphs: list[str], town: str, furniture: list[str]) -> str:
    menu, appeal, related = (
        f"<div class='{c}'>{escape(f)}</div>" for c, f in zip(("menu", "appeal", "related"), furniture, strict=True)
    )
    about = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": account.title,
        "datePublished": f"{account.published:%Y-%m-%dT%H:%M}:00",
        "publisher": {"@type": "Organization", "name": account.outlet},
    }
    first = f"{town.upper()} ({account.credit}) — {paragraphs[0]}" if account.credit else paragraphs[0]
    text = "\n".join(f"<p>{escape(p, quote=False)}</p>" for p in (first, *paragraphs[1:]))
    byline = f"<div class='byline'>{escape(_by(account))}</div>\n" if account.byline else ""
    return (
        f"<!DOCTYPE html>\n<html lang='{account.language}'>\n<head>\n<meta charset='utf-8'>\n"
        f"<title>{escape(account.title)} - {escape(account.outlet)}</title>\n"
        f"<meta property='og:site_name' content='{escape(account.outlet)}'>\n"
        f"<script type='application/ld+json'>{json.dumps(about, ensure_ascii=False)}</script>\n</head>\n<body>\n"
        f"<nav>{menu}</nav>\n<article>\n<h1>{escape(account.title)}</h1>\n{byline}{text}\n</article>\n"
        f"<aside>{appeal}\n{related}</aside>\n</body>\n</html>\n"
    )
