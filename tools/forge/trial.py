"""One thing that was tried against the program, and whether it gave way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

Attempt = Callable[[Path], str]
"""Tries it in a folder of its own; returns what caught it, in a word or two. Raises GaveWay where nothing did."""


class GaveWay(Exception):
    """What was tried went through, with the words for how."""


@dataclass(frozen=True, kw_only=True)
class Trial:
    kind: str
    name: str
    attempt: Attempt


@dataclass(frozen=True, kw_only=True)
class Tried:
    kind: str
    name: str
    caught_by: str
    gave_way: str = ""


def tried(trials: Iterator[Trial], folder: Path) -> Iterator[Tried]:
    for number, trial in enumerate(trials):
        own = folder / f"{number:03}"
        own.mkdir()
        try:
            yield Tried(kind=trial.kind, name=trial.name, caught_by=trial.attempt(own))
        except GaveWay as error:
            yield Tried(kind=trial.kind, name=trial.name, caught_by="", gave_way=str(error))
