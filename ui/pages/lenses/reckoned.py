"""What came of a lens in the pool, and what it needs there."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Generic, TypeVar

from evalapp.domain.texts import _
from evalapp.words.formats import score

if TYPE_CHECKING:
    from evalapp.analytics.lenses.one_by_one import Basis
    from ui.widgets.charts.line_picture import LinePicture

Found = TypeVar("Found")


@dataclass(frozen=True, kw_only=True, eq=False)
class Reckoned(Generic[Found]):
    """What was found, from what, and in how many seconds."""

    basis: Basis
    found: Found
    seconds: float


def bring_picture() -> type[LinePicture]:
    """In the pool, while the window goes on: pyqtgraph takes a third of a second."""
    from ui.widgets.charts.line_picture import LinePicture

    return LinePicture


def seconds_words(seconds: float) -> str:
    """“0,3 s”."""
    return _("{seconds} s").format(seconds=score(Fraction(seconds), 1))
