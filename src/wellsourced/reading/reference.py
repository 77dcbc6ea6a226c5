"""Ask trafilatura, the reference extractor, which paragraphs of a page are its article."""

from lxml import html

# Beyond this, the reference extractor takes many seconds; the page's structure alone decides.
_EXTRACTOR_CHARS = 2_000_000


def reference(root: html.HtmlElement, chars: int) -> list[str]:
    """Return the paragraphs that trafilatura takes for the article; none where it fails or the page is too large.

    ``root`` is not changed; ``chars`` is the size of the page's source.
    """
    if chars > _EXTRACTOR_CHARS:
        return []
    import trafilatura  # its own imports take a second, which plain text need not wait for

    try:
        found = trafilatura.extract(root, include_comments=False, favor_recall=True, fast=True)
    except Exception:  # whatever a broken page makes it raise, the structure still decides
        return []
    return [line for line in (found or "").split("\n") if line.strip()]
