"""Write the few SVG elements the pictures need; every text in them is escaped here."""

from markupsafe import Markup, escape

from wellsourced.dossier.wording import cells, shortened

SMALLEST = 0.75  # a picture shrinks to this part of its size, below which its text is too small: then it scrolls


def number(value: float) -> str:
    """Return a coordinate without needless digits."""
    return f"{value:.1f}".removesuffix(".0")


def tag(name: str, content: str = "", **attributes: object) -> Markup:
    """Return an element. ``content`` that is not ``Markup`` is escaped; ``_`` in attribute names is ``-``.

    >>> str(tag("text", "a < b", class_="t", x=1.0))
    '<text class="t" x="1">a &lt; b</text>'
    """
    written = ""
    for key, value in attributes.items():
        if value is not None:
            shown = escape(number(value) if isinstance(value, float) else value)
            written += f' {key.rstrip("_").replace("_", "-")}="{shown}"'
    return Markup(f"<{name}{written}>{escape(content)}</{name}>")


def text(x: float, y: float, words: str, limit: int, **attributes: object) -> Markup:
    """Return one line of text of at most ``limit`` average characters; the whole words stand in its title."""
    short = shortened(words, limit)
    content = escape(short)
    if short != words:
        content += tag("title", words)
    return tag("text", content, x=x, y=y, **attributes)


def two_lines(words: str, limit: int) -> list[str]:
    """Return ``words`` in one or two lines of at most ``limit`` average characters, the second cut."""
    if cells(words) <= limit:
        return [words]
    first = ""
    parts = words.split(" ")
    while parts and cells(f"{first} {parts[0]}".strip()) <= limit:
        first = f"{first} {parts.pop(0)}".strip()
    if not first:
        return [shortened(words, limit)]
    return [first, shortened(" ".join(parts), limit)]


def picture(size: tuple[float, float], name: str, title: str, description: str, content: Markup) -> Markup:
    """Return a whole picture with a title and a description for those who cannot see it."""
    width, height = size
    head = tag("title", title, id=f"{name}-title") + tag("desc", description, id=f"{name}-desc")
    return tag(
        "svg",
        head + content,
        class_=f"picture {name.split('-')[0]}",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        style=f"min-width:{number(width * SMALLEST)}px",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
    )
