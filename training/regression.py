"""Logistic regression by Newton's method."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
PENALTY = 10.0  # on the squares of the weights of standardised signs
SLIGHT = 1e-3  # and on that of the bias, so that few pairs have a solution, too
STEPS = 40


def regression(seen: Floats, right: Floats) -> list[float]:
    """Return the bias and the weights, one for each column of ``seen`` (rows, signs), of standardised signs.

    ``right`` holds 1 for the rows to be told from the others, (rows,).
    """
    rows = np.c_[np.ones(len(seen)), seen]
    penalty = np.diag([SLIGHT] + [PENALTY] * seen.shape[1])
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (likely - right) + penalty @ weights
        curve = (rows * (likely * (1 - likely))[:, None]).T @ rows + penalty
        weights = weights - np.linalg.solve(curve, slope)
    return [float(w) for w in weights]


def plain_regression(seen: Floats, right: Floats) -> tuple[float, Floats, Floats]:
    """Return the bias, the weight of each sign as it is seen, and how much each sign varies."""
    mean, spread = seen.mean(0), seen.std(0)
    scale = np.where(spread > 0, spread, 1.0)
    bias, *weights = regression((seen - mean) / scale, right)
    plain: Floats = np.where(spread > 0, np.array(weights) / scale, 0.0)
    return bias - float(plain @ mean), plain, spread
