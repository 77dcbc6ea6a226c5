"""Draw what happened and was said on one side of a line, and what was published when on the other."""

from markupsafe import Markup

from wellsourced.dossier import svg, wording
from wellsourced.dossier.references import References
from wellsourced.model.dossier import Moment

WIDTH, AXIS, LINE, TOP = 700.0, 350.0, 16.0, 34.0
GAP = 14.0
MOST = 60
_SIDE_CHARS = 44
_PRECISION = {"minute": "", "hour": "about this hour", "day": "", "month": "some time in the month"}


def timeline_picture(moments: tuple[Moment, ...], refs: References, name: str) -> Markup:
    """Return the timeline as SVG, at most ``MOST`` moments, in order of time; empty when there are none."""
    shown = sorted(moments, key=in_time)[:MOST]
    if not shown:
        return Markup()
    content = svg.text(AXIS - 56, 16, "Happened and said", 40, class_="lane", text_anchor="end")
    content += svg.text(AXIS + 56, 16, "Published", 40, class_="lane")
    y, day = TOP, ""
    rows = Markup()
    for moment in shown:
        if moment.when[:10] != day:
            day = moment.when[:10]
            rows += _day(day, y + 8)
            y += 30
        row, height = _row(moment, refs, y)
        rows += row
        y += height
    axis = svg.tag("path", class_="axis", d=f"M{svg.number(AXIS)} {svg.number(TOP - 8)}V{svg.number(y)}")
    described = "; ".join(sentence(moment, refs) for moment in shown)
    return svg.picture(
        (WIDTH, y + 8),
        name,
        "What happened, was said and was published, in order of time",
        described,
        content + axis + rows,
    )


def in_time(moment: Moment) -> tuple[object, ...]:
    """Return what moments are sorted by."""
    return (wording.time_key(moment.when), moment.kind, moment.what)


def sentence(moment: Moment, refs: References) -> str:
    """Return a moment in words: when, which kind, what, and which accounts tell it."""
    about = _PRECISION[moment.precision]
    when = wording.moment(moment.when) + (f" ({about})" if about else "")
    told = f" [{', '.join(str(r.number) for r in refs.ordered(moment.accounts))}]" if moment.accounts else ""
    return f"{when}: {moment.kind}: {moment.what}{told}"


def _day(day: str, y: float) -> Markup:
    words = wording.moment(day)
    wide = wording.cells(words) * 6.6 + 20
    plate = svg.tag("rect", class_="plate", x=AXIS - wide / 2, y=y - 13, width=wide, height=20.0, rx=10.0)
    return plate + svg.text(AXIS, y + 1, words, 30, class_="day", text_anchor="middle")


def _row(moment: Moment, refs: References, y: float) -> tuple[Markup, float]:
    published = moment.kind == "published"
    x, anchor = (AXIS + 56, None) if published else (AXIS - 56, "end")
    lines = svg.two_lines(moment.what, _SIDE_CHARS)
    row = svg.tag("title", sentence(moment, refs))
    shape = "rect" if published else "circle"
    row += _mark(shape, moment.kind, y - 4)
    time = wording.clock(moment.when)
    if time:
        row += svg.text(
            AXIS + (12 if published else -12),
            y,
            time,
            10,
            class_="time",
            text_anchor=None if published else "end",
        )
    for i, line in enumerate(lines):
        row += svg.text(x, y + i * LINE, line, _SIDE_CHARS, class_=f"what {moment.kind}", text_anchor=anchor)
    told = refs.ordered(moment.accounts)
    numbers = " ".join(f"[{ref.number}]" for ref in told)
    under = " · ".join(p for p in ("" if published else moment.kind, wording.zone(moment.when), numbers) if p)
    if under:
        row += svg.text(x, y + len(lines) * LINE, under, _SIDE_CHARS, class_="under", text_anchor=anchor)
    return svg.tag("g", row), (len(lines) + bool(under)) * LINE + GAP


def _mark(shape: str, kind: str, y: float) -> Markup:
    if shape == "rect":
        return svg.tag("rect", class_=f"dot {kind}", x=AXIS - 4, y=y - 4, width=8.0, height=8.0)
    return svg.tag("circle", class_=f"dot {kind}", cx=AXIS, cy=y, r=4.5)
