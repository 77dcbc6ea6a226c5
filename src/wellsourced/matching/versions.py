"""Points in which an account speaks against its own earlier version: it corrected itself, it does not conflict."""

from collections.abc import Sequence

import msgspec

from wellsourced.matching.retold import judge_of, readings_of
from wellsourced.model.lineage import Derivation
from wellsourced.model.match import Point, PointValue
from wellsourced.model.speech import Heard


def points_of_versions(
    heard: Sequence[Heard], derivations: Sequence[Derivation], points: tuple[Point, ...]
) -> tuple[Point, ...]:
    """Return the points; what conflicts only with a version that was given up is updated, and the reason says so.

    Versions of one account that agree with each other make no point.
    """
    current = {one.account.id: one.account.current for one in heard}
    if all(account == now for account, now in current.items()):
        return points
    judge, told = judge_of(heard, derivations)
    kept = []
    for point in points:
        given_up = [value for value in point.values if current[value.account] != value.account]
        standing = [value for value in point.values if value not in given_up]
        alone = len({current[value.account] for value in point.values}) < 2
        if not given_up or (point.verdict == "agree" and not alone):
            kept.append(point)
        elif point.verdict != "agree":
            several = len({value.account for value in standing}) > 1
            apart = several and judge.verdict(readings_of(standing, told)).verdict == "conflict"
            kept.append(point if apart else _updated(point, given_up, standing, current))
    return tuple(kept)


def _updated(
    point: Point, given_up: Sequence[PointValue], standing: Sequence[PointValue], current: dict[str, str]
) -> Point:
    earlier = given_up[0]
    now = next((value for value in standing if value.account == current[earlier.account]), None)
    said = f"An account said “{earlier.value or earlier.text}”"
    later = f" and now says “{now.value or now.text}”." if now is not None else " and took it back."
    return msgspec.structs.replace(point, verdict="updated", why=said + later)
