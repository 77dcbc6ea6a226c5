"""Read BASIL's articles (Fan et al. 2019): three of each story, by three outlets."""

import json
from pathlib import Path

from wellsourced.model.account import Document


def articles(data: Path) -> list[Document]:
    """Return the articles below ``data``, story by story (:func:`story_of`); empty where there is none."""
    return [_document(path) for path in sorted(data.glob("articles/**/*.json"))]


def story_of(document: Document) -> str:
    """Return the name of an article's story, the same for its three articles."""
    return document.source.rsplit("_", 1)[0]


def _document(path: Path) -> Document:
    article = json.loads(path.read_text("utf-8"))
    body = "\n\n".join(" ".join(p) if isinstance(p, list) else str(p) for p in article["body-paragraphs"])
    return Document(
        source=path.name,
        place=str(path),
        body=f"{article.get('title', '')}\n\n{body}".encode(),
        media="text",
        outlet=article.get("source"),
        published=(article.get("date") or "")[:10] or None,
    )
