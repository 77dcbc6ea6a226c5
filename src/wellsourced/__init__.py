"""Wellsourced reads many accounts of one event and shows where each statement comes from."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wellsourced.casebook import Casebook

__all__ = ["Casebook"]


def __getattr__(name: str) -> Any:
    """Load the casebook when it is first asked for, so that ``wellsourced --help`` starts at once."""
    if name == "Casebook":
        from wellsourced.casebook import Casebook

        return Casebook
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
