"""Draw who took from whom: agencies and other sources at the left, an arrow for each taking."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from wellsourced.dossier import svg, wording
from wellsourced.dossier.layers import Edge, bends, forward, layers, ordered, spread
from wellsourced.dossier.reading_order import ranked_derivations
from wellsourced.dossier.references import References
from wellsourced.model.dossier import Story
from wellsourced.model.lineage import Derivation, Origin
from wellsourced.text.normalize import fold

BOX_WIDTH, ROW, GAP_X, GAP_Y, MARGIN = 172.0, 15.0, 132.0, 16.0, 2.0
BOX_HEIGHT, BEND_HEIGHT = 44.0, 8.0
STRAIGHT = 0.6  # the part of the gap that an arrow runs straight before its head, where its label stands
ALONE_PER_ROW = 4
# People are the speakers of nearly every quotation; as boxes they would hide the takings this picture is for.
DRAWN_ORIGINS = frozenset({"agency", "post", "video", "document"})
MOST_ORIGINS = 10
_LABEL_CHARS, _NAME_CHARS = 24, 21


Place = tuple[float, float, float]  # left, top, height


@dataclass(frozen=True)
class Box:
    """A node of the picture. ``lines`` are its name and what stands beneath it."""

    key: str
    kind: str
    lines: tuple[str, str]
    whole: str
    anchor: str | None


@dataclass(frozen=True)
class Arrow:
    """An edge: ``label`` stands at its head, ``whole`` in its title."""

    source: str
    target: str
    kind: str
    label: str
    whole: str


@dataclass(frozen=True)
class Lineage:
    """The boxes and arrows of one story, before they are placed."""

    boxes: dict[str, Box]
    arrows: tuple[Arrow, ...]

    @property
    def alone(self) -> list[str]:
        """The accounts no arrow touches."""
        tied = {end for arrow in self.arrows for end in (arrow.source, arrow.target)}
        return [key for key in self.boxes if key not in tied]


def lineage(story: Story, refs: References, anchors: dict[str, str]) -> Lineage:
    """Return what is to be drawn of a story. ``anchors`` gives the page anchor of an account, by id."""
    found = ranked_derivations(story, refs)
    sources = _origins(story, refs)
    arrows = [
        _origin_arrow(key, name, target, refs)
        for key, (origin, targets) in sources.items()
        for name in [origin.name]
        for target in _first_takers(targets, found)
    ]
    arrows += [_arrow(derivation, refs) for derivation in found if derivation.source != derivation.target]
    boxes = {}
    for key, (origin, _) in sources.items():
        name = wording.origin_name(origin)
        boxes[key] = Box(key, "origin", (name, origin.kind), f"{name}, {origin.kind}", None)
    ends = {end for derivation in found for end in (derivation.source, derivation.target)}
    for ref in refs.ordered(story.accounts):
        if ref.withdrawn and ref.account.id not in ends:
            continue  # an earlier version stands for itself only where somebody took from it
        day = wording.moment(ref.account.published and ref.account.published[:10])
        under = f"[{ref.number}] {day if ref.account.published else 'date unknown'}"
        title = f"{ref.label}, published: {day}"
        boxes[ref.account.id] = Box(ref.account.id, "account", (ref.name, under), title, anchors.get(ref.account.id))
    return Lineage(boxes, tuple(a for a in arrows if a.source in boxes and a.target in boxes))


def _origins(story: Story, refs: References) -> dict[str, tuple[Origin, set[str]]]:
    """Gather the origins worth a box, with the accounts that lead to each, the most used first."""
    found: dict[str, tuple[Origin, set[str]]] = {}
    origins = [utterance.origins for utterance in story.utterances] + [point.origins for point in story.points]
    for behind in origins:
        for origin in behind.named:
            if origin.kind in DRAWN_ORIGINS:
                key = f"origin/{origin.kind}/{fold(origin.name)}"
                found.setdefault(key, (origin, set()))[1].update(origin.accounts)
    for ref in refs.ordered(story.accounts):
        for credit in ref.account.credits:
            if credit.kind == "agency":
                origin = Origin(name=credit.name, kind="agency", named=True, accounts=())
                found.setdefault(f"origin/agency/{fold(credit.name)}", (origin, set()))[1].add(ref.account.id)
    ranked = sorted(found.items(), key=lambda item: (-len(item[1][1]), item[0]))
    return dict(ranked[:MOST_ORIGINS])


def _first_takers(accounts: set[str], derivations: list[Derivation]) -> list[str]:
    """Leave out the accounts that already take from another of the same origin."""
    later = {d.target for d in derivations if d.source in accounts and d.target in accounts}
    return sorted(accounts - later) or sorted(accounts)


def _origin_arrow(key: str, name: str, target: str, refs: References) -> Arrow:
    label = refs.accounts[target].label if target in refs.accounts else target
    return Arrow(key, target, "origin", "", f"{label} goes back to {name}")


def _arrow(derivation: Derivation, refs: References) -> Arrow:
    source, target = refs.accounts[derivation.source], refs.accounts[derivation.target]
    share = wording.percent(derivation.share) if derivation.share > 0 else ""
    how = derivation.how or ("" if derivation.kind == "copy" else derivation.kind)
    guess = "?" if derivation.direction == "guessed" else ""
    label = " ".join(part for part in (guess, how, share) if part)
    return Arrow(
        derivation.source,
        derivation.target,
        derivation.kind,
        label,
        wording.taking_sentence(derivation, source.label, target.label),
    )


def lineage_picture(drawn: Lineage, name: str) -> Markup:
    """Return the picture as SVG, empty without accounts. ``name`` makes its ids unique on the page."""
    if not drawn.boxes:
        return Markup()
    places, bent = _placed(drawn)
    width = max((x + BOX_WIDTH for x, _, _ in places.values()), default=0.0) + MARGIN
    height = max((y + height for _, y, height in places.values()), default=0.0) + MARGIN
    content = _arrows(drawn.arrows, places, bent, f"{name}-head")
    content += Markup().join(_box(box, places[key]) for key, box in drawn.boxes.items() if key in places)
    if drawn.alone:
        content, width, height = _with_alone(drawn, content, width, height)
    described = "; ".join(arrow.whole for arrow in drawn.arrows) or "No account was found to take from another."
    path = svg.tag("path", class_="head", d="M0 .6 7.6 4 0 7.4z")
    marker = {"viewBox": "0 0 8 8", "refX": "7.2", "refY": "4", "markerWidth": "8", "markerHeight": "8"}
    heads = svg.tag("defs", svg.tag("marker", path, id=f"{name}-head", orient="auto", **marker))
    return svg.picture((width, height), name, "Who took from whom", described, heads + content)


def _placed(drawn: Lineage) -> tuple[dict[str, Place], dict[Edge, list[Place]]]:
    """Return where the tied boxes stand, and the points that arrows over several columns pass."""
    alone = set(drawn.alone)
    tied = [key for key in drawn.boxes if key not in alone]
    edges = forward(tied, dict.fromkeys((arrow.source, arrow.target) for arrow in drawn.arrows))
    column = layers(tied, edges, frozenset(key for key in tied if drawn.boxes[key].kind == "origin"))
    passed = bends(column, edges)
    steps = [step for (s, t), between in passed.items() for step in pairwise([s, *between, t])]
    column |= {node: column[s] + i for (s, _), between in passed.items() for i, node in enumerate(between, 1)}
    entering = Counter(arrow.target for arrow in drawn.arrows)
    heights = {k: max(BOX_HEIGHT, ROW * entering[k] + 12) if k in drawn.boxes else BEND_HEIGHT for k in column}
    middles = spread(ordered(column, steps), steps, heights, GAP_Y)
    places = {
        key: (
            MARGIN + column[key] * (BOX_WIDTH + GAP_X),
            MARGIN + middles[key] - heights[key] / 2,
            heights[key],
        )
        for key in column
    }
    bent = {edge: [places[node] for node in between] for edge, between in passed.items()}
    return {key: places[key] for key in tied}, bent


def _arrows(arrows: tuple[Arrow, ...], places: dict[str, Place], bent: dict[Edge, list[Place]], head: str) -> Markup:
    """Draw the arrows, each to its own height on the box it enters, in the order of where they come from."""
    entering: dict[str, list[Arrow]] = {}
    for arrow in arrows:
        entering.setdefault(arrow.target, []).append(arrow)
    lines, labels = Markup(), Markup()
    for target, found in entering.items():
        x, y, height = places[target]
        ways = {a: [places[a.source], *bent.get((a.source, target), [])] for a in found}
        found.sort(key=lambda arrow: (_middle(ways[arrow][-1]), arrow.source, arrow.kind))
        for i, arrow in enumerate(found):
            end = y + height / 2 + (i - (len(found) - 1) / 2) * ROW
            whole = svg.tag("title", arrow.whole)
            lines += svg.tag(
                "path",
                whole,
                class_=f"arrow {arrow.kind}",
                d=_way(ways[arrow], (x, end)),
                marker_end=f"url(#{head})",
            )
            if arrow.label:
                labels += svg.text(x - 12, end - 4, arrow.label, _LABEL_CHARS, class_="label", text_anchor="end")
    return lines + labels


def _middle(place: Place) -> float:
    return place[1] + place[2] / 2


def _way(way: list[Place], end: tuple[float, float]) -> str:
    """Return the path from the first box over the bends to ``end``; backwards, it bows out to the left."""
    x, y = end
    start = way[0]
    if x <= start[0]:
        left = min(x, start[0]) - GAP_X * 0.35
        return _path("M", start[0], _middle(start), "C", left, _middle(start), left, y, x, y)
    path = _path("M", start[0] + BOX_WIDTH, _middle(start))
    for one, other in pairwise(way):
        path += _curve((one[0] + BOX_WIDTH, _middle(one)), (other[0], _middle(other)))
        path += _path("H", other[0] + BOX_WIDTH)
    last = (way[-1][0] + BOX_WIDTH, _middle(way[-1]))
    return path + _curve(last, (x - GAP_X * STRAIGHT, y)) + _path("H", x)


def _curve(start: tuple[float, float], end: tuple[float, float]) -> str:
    middle = (start[0] + end[0]) / 2
    return _path("C", middle, start[1], middle, end[1], *end)


def _path(*steps: str | float) -> str:
    return " ".join(step if isinstance(step, str) else svg.number(step) for step in steps)


def _box(box: Box, place: Place) -> Markup:
    x, y, height = place
    middle = y + height / 2
    shape = svg.tag("rect", x=x, y=y, width=BOX_WIDTH, height=height, rx=8.0 if box.kind == "account" else 2.0)
    name = svg.text(x + 12, middle - 4, box.lines[0], _NAME_CHARS, class_="name")
    under = svg.text(x + 12, middle + 13, box.lines[1], _NAME_CHARS + 4, class_="under")
    content = svg.tag("title", box.whole) + shape + name + under
    group = svg.tag("g", content, class_=f"box {box.kind}")
    return svg.tag("a", group, href=f"#{box.anchor}") if box.anchor else group


def _with_alone(drawn: Lineage, content: Markup, width: float, height: float) -> tuple[Markup, float, float]:
    """Put the accounts that no arrow touches in rows beneath, under a line that says so."""
    alone = drawn.alone
    per_row = max(ALONE_PER_ROW, int((width - 2 * MARGIN + GAP_Y) // (BOX_WIDTH + GAP_Y)))
    wide = min(per_row, len(alone)) * (BOX_WIDTH + GAP_Y) - GAP_Y + 2 * MARGIN
    width = max(width, wide, 420.0)
    if len(alone) < len(drawn.boxes):
        content += svg.tag(
            "path",
            class_="rule",
            d=f"M{svg.number(MARGIN)} {svg.number(height)}H{svg.number(width - MARGIN)}",
        )
    content += svg.text(MARGIN, height + 22, "No taking found, either way", 60, class_="label")
    for i, key in enumerate(alone):
        x = MARGIN + (i % per_row) * (BOX_WIDTH + GAP_Y)
        y = height + 34 + (i // per_row) * (BOX_HEIGHT + GAP_Y)
        content += _box(drawn.boxes[key], (x, y, BOX_HEIGHT))
    rows = -(-len(alone) // per_row)
    return content, width, height + 34 + rows * (BOX_HEIGHT + GAP_Y)
