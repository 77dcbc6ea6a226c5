"""Place the boxes of a graph in columns from left to right, so that arrows run forward and cross little."""

from collections.abc import Iterable, Sequence

Edge = tuple[str, str]
_SWEEPS = 6


def layers(nodes: Sequence[str], edges: Iterable[Edge], roots: frozenset[str] = frozenset()) -> dict[str, int]:
    """Return the column of each node: one more than the furthest that leads to it; ``roots`` stand in 0.

    Edges that close a ring are left out of the count. With roots present, all others stand in 1 or later.
    """
    before: dict[str, list[str]] = {node: [] for node in nodes}
    for source, target in forward(nodes, edges):
        before[target].append(source)
    column: dict[str, int] = {}
    first = 1 if roots else 0
    for node in _in_order(nodes, before):
        column[node] = max((column[source] + 1 for source in before[node]), default=0 if node in roots else first)
    return column


def forward(nodes: Sequence[str], edges: Iterable[Edge]) -> list[Edge]:
    """Return the edges that close no ring, taken in order."""
    after: dict[str, set[str]] = {node: set() for node in nodes}
    kept = []
    for source, target in edges:
        if source in after and target in after and source != target and not _reaches(after, target, source):
            after[source].add(target)
            kept.append((source, target))
    return kept


def _reaches(after: dict[str, set[str]], start: str, goal: str) -> bool:
    waiting, seen = [start], {start}
    while waiting:
        node = waiting.pop()
        if node == goal:
            return True
        for further in after[node] - seen:
            seen.add(further)
            waiting.append(further)
    return False


def _in_order(nodes: Sequence[str], before: dict[str, list[str]]) -> list[str]:
    done: set[str] = set()
    order: list[str] = []
    waiting = list(nodes)
    while waiting:
        ready = [node for node in waiting if all(source in done for source in before[node])]
        order += ready
        done.update(ready)
        waiting = [node for node in waiting if node not in done]
    return order


def bends(column: dict[str, int], edges: Iterable[Edge]) -> dict[Edge, list[str]]:
    """Return for each edge the points it passes in the columns between, so that it runs behind no box."""
    return {
        (source, target): [f"{source}>{target}@{at}" for at in range(column[source] + 1, column[target])]
        for source, target in edges
    }


def ordered(column: dict[str, int], edges: Iterable[Edge]) -> list[list[str]]:
    """Return the columns, each with its nodes from top to bottom by the middle of their neighbours."""
    columns: list[list[str]] = [[] for _ in range(max(column.values(), default=-1) + 1)]
    for node, at in column.items():
        columns[at].append(node)
    before, after = _neighbours(column, edges)
    for sweep in range(_SWEEPS):
        ahead = sweep % 2 == 0
        walk = range(1, len(columns)) if ahead else range(len(columns) - 2, -1, -1)
        for at in walk:
            beside = columns[at - 1] if ahead else columns[at + 1]
            place = {node: float(i) for i, node in enumerate(beside)}
            own = {node: float(i) for i, node in enumerate(columns[at])}
            middles = _middles(columns[at], before if ahead else after, place, own)
            columns[at].sort(key=lambda node: middles[node])
    return columns


def spread(columns: list[list[str]], edges: Iterable[Edge], heights: dict[str, float], gap: float) -> dict[str, float]:
    """Return the middle of each node from the top: near its neighbours, in the given order, ``gap`` apart."""
    before, after = _neighbours(dict.fromkeys(heights, 0), edges)
    middle: dict[str, float] = {}
    for column in columns:
        y = 0.0
        for node in column:
            middle[node] = y + heights[node] / 2
            y += heights[node] + gap
    for sweep in range(_SWEEPS + 1):
        ahead = sweep % 2 == 0
        for column in columns if ahead else reversed(columns):
            wanted = _middles(column, before if ahead else after, middle, middle)
            middle.update(_apart(column, wanted, heights, gap))
    top = min((middle[node] - heights[node] / 2 for node in middle), default=0.0)
    return {node: y - top for node, y in middle.items()}


def _neighbours(nodes: Iterable[str], edges: Iterable[Edge]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    before: dict[str, list[str]] = {node: [] for node in nodes}
    after: dict[str, list[str]] = {node: [] for node in before}
    for source, target in edges:
        before[target].append(source)
        after[source].append(target)
    return before, after


def _middles(
    nodes: list[str], beside: dict[str, list[str]], place: dict[str, float], own: dict[str, float]
) -> dict[str, float]:
    middles = {}
    for node in nodes:
        found = [place[other] for other in beside[node] if other in place]
        middles[node] = sum(found) / len(found) if found else own[node]
    return middles


def _apart(column: list[str], wanted: dict[str, float], heights: dict[str, float], gap: float) -> dict[str, float]:
    """Move the nodes of a column as little as possible so that none overlap (pool adjacent violators)."""
    offset, offsets, pools = 0.0, [], []
    for i, node in enumerate(column):
        if i:
            offset += (heights[column[i - 1]] + heights[node]) / 2 + gap
        offsets.append(offset)
        pools.append((wanted[node] - offset, 1))
        while len(pools) > 1 and pools[-2][0] >= pools[-1][0]:
            (one, size), (other, more) = pools[-2], pools[-1]
            pools[-2:] = [((one * size + other * more) / (size + more), size + more)]
    shifts = [shift for shift, size in pools for _ in range(size)]
    return {node: shift + offset for node, shift, offset in zip(column, shifts, offsets, strict=True)}
