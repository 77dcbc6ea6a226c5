"""Mark an account's text where it is quoted, claimed and credited; every mark holds exactly its span."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from wellsourced.dossier.anchors import Anchors
from wellsourced.model.account import Block
from wellsourced.model.dossier import AccountView


@dataclass(frozen=True)
class Mark:
    """A stretch to be wrapped in an element. ``back`` is the anchor of the statement it belongs to."""

    start: int
    end: int
    element: str
    style: str
    anchor: str | None = None
    title: str | None = None
    back: str | None = None


@dataclass(frozen=True)
class Part:
    """A block of the account, its text marked up."""

    block: Block
    html: Markup


def parts(account: AccountView, marks: Sequence[Mark]) -> list[Part]:
    """Return the account's blocks in order with their marks; text outside all blocks is a paragraph.

    A mark that runs over the end of a block or crosses another goes on in pieces that name it in ``data-of``.
    """
    ordered = sorted(marks, key=lambda m: (m.start, -m.end, m.element, m.anchor or ""))
    begun: set[int] = set()
    found = []
    for block in _with_gaps(account):
        inside = [mark for mark in ordered if mark.start < block.end and block.start < mark.end]
        found.append(Part(block, _marked(account.text, (block.start, block.end), inside, begun)))
    return found


def split_anchors(parts_of_all: Iterable[Part]) -> list[str]:
    """Return the anchors of the marks that stand in pieces, so that all pieces can light up together."""
    names: dict[str, None] = {}
    for part in parts_of_all:
        for piece in str(part.html).split(' data-of="')[1:]:
            names[piece.split('"', 1)[0]] = None
    return list(names)


def _with_gaps(account: AccountView) -> Iterable[Block]:
    position, size = 0, len(account.text)
    for block in sorted(account.blocks, key=lambda b: (b.start, b.end)):
        start, end = max(block.start, position), min(block.end, size)
        if account.text[position:start].strip():
            yield Block(start=position, end=start, kind="paragraph")
        if start < end:
            yield Block(start=start, end=end, kind=block.kind, author=block.author, published=block.published)
        position = max(position, end)
    if account.text[position:].strip():
        yield Block(start=position, end=size, kind="paragraph")


def _marked(text: str, span: tuple[int, int], marks: Sequence[Mark], begun: set[int]) -> Markup:
    """Wrap ``text[span]`` in its marks, closing and reopening those that cross; ``begun``: those opened."""
    start, end = span
    starts: dict[int, list[Mark]] = {}
    for mark in marks:
        starts.setdefault(max(mark.start, start), []).append(mark)
    cuts = sorted({start, end, *starts, *(min(mark.end, end) for mark in marks)})
    out: list[str] = []
    opened: list[Mark] = []
    for at, until in zip(cuts, [*cuts[1:], end], strict=True):
        _close(out, opened, at, end)
        for mark in starts.get(at, ()):
            if mark.end > at:
                _open(out, mark, begun)
                opened.append(mark)
        out.append(str(escape(text[at:until])))
    return Markup("".join(out))


def _close(out: list[str], opened: list[Mark], at: int, end: int) -> None:
    """Close the marks that end at ``at``; those opened after them are closed too and opened again."""
    keep: list[Mark] = []
    while any(min(mark.end, end) <= at for mark in opened):
        mark = opened.pop()
        out.append(f"</{mark.element}>")
        if min(mark.end, end) > at:
            keep.append(mark)
        elif mark.back and mark.end <= at:
            out.append(
                f'<a class="back" href="#{escape(mark.back)}" title="back to the statement" '
                'aria-label="back to the statement"></a>'
            )
    for mark in reversed(keep):
        out.append(_tag(mark, again=True))
        opened.append(mark)


def _open(out: list[str], mark: Mark, begun: set[int]) -> None:
    out.append(_tag(mark, again=id(mark) in begun))
    begun.add(id(mark))


def _tag(mark: Mark, *, again: bool) -> str:
    name = ""
    if mark.anchor:
        name = f' data-of="{escape(mark.anchor)}"' if again else f' id="{escape(mark.anchor)}"'
    title = f' title="{escape(mark.title)}"' if mark.title and not again else ""
    return f'<{mark.element} class="{mark.style}"{name}{title}>'


def account_marks(account: AccountView, places: Anchors, used: dict[tuple[str, str], str]) -> list[Mark]:
    """Return the marks of an account. ``used`` gives the statement that a quotation or claim belongs to."""
    size = len(account.text)
    found = []
    for quote in account.quotes:
        anchor = places.marks.get((account.id, quote.id))
        if anchor:
            who = quote.speaker.as_written if quote.speaker else "speaker not stated"
            title = f"{quote.kind} speech: {who}"
            back = used.get((account.id, quote.id))
            found.append(Mark(quote.start, min(quote.end, size), "mark", f"quote {quote.kind}", anchor, title, back))
    for claim in account.claims:
        anchor = places.marks.get((account.id, claim.id))
        if anchor:
            back = used.get((account.id, claim.id))
            style = "claim used" if back else "claim"
            found.append(Mark(claim.start, min(claim.end, size), "span", style, anchor, None, back))
            found += [Mark(v.start, min(v.end, size), "span", "figure") for v in claim.values if v.start < size]
    for credit in account.credits:
        if credit.start < min(credit.end, size):
            found.append(
                Mark(
                    credit.start,
                    min(credit.end, size),
                    "span",
                    "credit",
                    None,
                    f"credit: {credit.name} ({credit.kind})",
                )
            )
    return found
