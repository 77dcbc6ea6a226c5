"""Store the trees that LightGBM learnt as the package reads them (``wellsourced.text.trees``)."""

from typing import Any

import numpy as np
from lightgbm import Booster

LEAVES = 16
EVERY_LEAF = (1 << LEAVES) - 1

Bag = list[Booster]
Node = dict[str, Any]


def stored(bags: dict[str, Bag]) -> dict[str, np.ndarray]:
    """Return the arrays of ``Trees`` for each bag, by its name and theirs; a bag gives the mean of its models."""
    found: dict[str, Any] = {}
    for name, bag in bags.items():
        trees = [told["tree_structure"] for model in bag for told in model.dump_model()["tree_info"]]
        table = {
            "feature": np.zeros((len(trees), LEAVES - 1), np.int16),
            "threshold": np.full((len(trees), LEAVES - 1), np.inf),
            "ruled_out": np.full((len(trees), LEAVES - 1), EVERY_LEAF, np.uint16),
            "value": np.zeros((len(trees), LEAVES), np.float32),
        }
        for row, tree in enumerate(trees):
            tests: list[tuple[Node, int]] = []
            values = _leaves(tree, tests, 0)
            table["value"][row, : len(values)] = np.array(values) / len(bag)
            for column, (node, left) in enumerate(tests):
                table["feature"][row, column] = node["split_feature"]
                table["threshold"][row, column] = node["threshold"]
                table["ruled_out"][row, column] = EVERY_LEAF & ~left
        found |= {f"{name}_{key}": values for key, values in table.items()}
        found[f"{name}_start"] = 0.0  # the first tree of each model holds it
    return found


def _leaves(node: Node, tests: list[tuple[Node, int]], before: int) -> list[float]:
    """What the leaves under ``node`` add, left to right; ``tests`` gets each test, the leaves left of it as bits."""
    if "leaf_value" in node:
        return [node["leaf_value"]]
    left = _leaves(node["left_child"], tests, before)
    tests.append((node, (1 << len(left)) - 1 << before))
    return left + _leaves(node["right_child"], tests, before + len(left))
