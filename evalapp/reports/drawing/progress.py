"""How far a drawing is, for who waits for it and may want to stop it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")

Tell = Callable[[float], None]
"""Told how much is done, from 0 to 1. It may raise: the drawing ends there and nothing comes of it."""

COMPOSED = 0.45
"""How much is done once everything is composed and waits to be laid out: about that share of the time."""


def untold(_share: float) -> None:
    """Nobody waits."""


def between(tell: Tell, low: float, high: float) -> Tell:
    """`tell` for a part of the work that goes from `low` to `high` of the whole."""
    return lambda share: tell(low + share * (high - low))


def telling(items: Sequence[Item], tell: Tell) -> Iterator[Item]:
    """Each of `items`, with word before it of how many are done."""
    for n, item in enumerate(items):
        tell(n / len(items))
        yield item
