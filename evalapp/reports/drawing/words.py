"""A paragraph that knows which element of the structure it is, also where it goes on on the next page."""

from __future__ import annotations

from typing import Any, cast

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable
from reportlab.platypus import Paragraph as Untagged

from evalapp.reports.drawing.paper import paper_of
from evalapp.reports.drawing.structure import Element


class Paragraph(Untagged):
    """`element` is what its words are said as: a paragraph of its own, unless whoever sets it says otherwise."""

    def __init__(
        self,
        text: str,
        style: ParagraphStyle,
        bulletText: str | None = None,
        *,
        element: Element | None = None,
        **options: Any,
    ) -> None:
        super().__init__(text, style, bulletText, **options)
        self.element = element or Element("P")
        self._wrapped: tuple[float, tuple[float, float]] | None = None

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """Measured once for a width: tables ask again whenever they are split or drawn, and words do not change."""
        # Its lines go when it is asked to be split and is not: then they are made again.
        if self._wrapped is None or self._wrapped[0] != availWidth or not hasattr(self, "blPara"):
            self._wrapped = availWidth, super().wrap(availWidth, availHeight)
        return self._wrapped[1]

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        parts: list[Flowable] = super().split(availWidth, availHeight)
        for each in parts:
            cast(Paragraph, each).element = self.element
        return parts

    def draw(self) -> None:
        with paper_of(self).tagged(self.element):
            super().draw()


class Spoken(Paragraph):
    """What somebody says, under their name: where a page begins within it, the head of that page names them."""

    speaker = ""

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        parts = super().split(availWidth, availHeight)
        for each in parts:
            cast(Spoken, each).speaker = self.speaker
        return parts

    def draw(self) -> None:
        paper_of(self).speak(self.speaker)
        super().draw()
