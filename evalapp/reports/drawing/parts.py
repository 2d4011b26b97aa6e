"""What reports have in common: title block, figures, headings, lists, signatures and provenance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Spacer, Table

from evalapp.domain.texts import _
from evalapp.reports.drawing.lettering import BOLD, REGULAR, SEMIBOLD, cell, fitted, plain, text, width_of
from evalapp.reports.drawing.sheet import Paper
from evalapp.reports.drawing.styles import SMALL, TABLE, WIDTH, colour, heading_style, style

_GUTTER = 12.0
_TALLEST_SIDE_BY_SIDE = 320.0
_LONGEST_HEADING = 1_000


class Heading(Paragraph):
    """A heading that stands in the outline of the document; `aside` is a figure at the right of its line."""

    def __init__(
        self,
        words: str,
        style_name: str = "section",
        *,
        level: int = 0,
        outline: str = "",
        aside: str = "",
        ink: str = "text",
    ) -> None:
        is_title = style_name in ("title", "application")
        chosen = heading_style(len(words), style_name) if is_title else style(style_name)
        super().__init__(cell(words, _LONGEST_HEADING), chosen)
        self._entry = (outline or words, level)
        self._is_balanced = is_title
        self._aside, self._ink = aside, ink

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self._right = available_width
        if self._aside:
            available_width -= width_of(self._aside, BOLD, self.style.fontSize) + _GUTTER
        size: tuple[float, float] = super().wrap(available_width, available_height)
        if not self._is_balanced:
            return size
        # The narrowest column that needs no further line: a title never ends on a single short word.
        narrow, wide = available_width / 2, available_width
        while wide - narrow > 4:
            middle = (narrow + wide) / 2
            if super().wrap(middle, available_height)[1] > size[1]:
                narrow = middle
            else:
                wide = middle
        super().wrap(wide, available_height)
        return size

    def split(self, _available_width: float, _available_height: float) -> list[Flowable]:
        return []  # on the next page as a whole; its length is bounded

    def draw(self) -> None:
        cast(Paper, self.canv).bookmark(*self._entry)
        self.draw_words()
        if self._aside:
            self.canv.setFont(BOLD, self.style.fontSize)
            self.canv.setFillColor(colour(self._ink))
            self.canv.drawRightString(self._right, self.height - self.style.fontSize, self._aside)

    def draw_words(self) -> None:
        super().draw()


class Eyebrow(Flowable):
    """What kind of report this is, in small capitals, and the states that a reader must not miss."""

    def __init__(self, words: str, badges: Sequence[str]) -> None:
        super().__init__()
        self._words, self._badges = words.upper(), badges

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self._width = available_width
        return available_width, 24.0

    def draw(self) -> None:
        self.canv.setFont(SEMIBOLD, SMALL + 0.5)
        self.canv.setFillColor(colour("accent"))
        self.canv.drawString(0, 11, self._words, charSpace=0.6)
        left = width_of(self._words, SEMIBOLD, SMALL + 0.5) + 0.6 * len(self._words) + _GUTTER
        for badge in self._badges:
            width = width_of(badge, SEMIBOLD, SMALL) + 12
            self.canv.setFillColor(colour("attention-ground"))
            self.canv.roundRect(left, 7, width, 14, 4, stroke=0, fill=1)
            self.canv.setFillColor(colour("attention"))
            self.canv.setFont(SEMIBOLD, SMALL)
            self.canv.drawString(left + 6, 11.2, badge)
            left += width + 6


class AccentRule(Flowable):
    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self._width = available_width
        return available_width, 26.0

    def draw(self) -> None:
        self.canv.setStrokeColor(colour("accent"))
        self.canv.setLineWidth(2)
        self.canv.line(0, 12, self._width, 12)


class KeyFigures(Flowable):
    """Up to four figures with a caption under each; a long figure is set smaller, never cut."""

    def __init__(self, figures: Sequence[tuple[str, str]], style_name: str = "figure") -> None:
        super().__init__()
        self._figures, self._style = figures, style_name

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self._column = (available_width + _GUTTER) / max(4, len(self._figures))
        self._captions = [Paragraph(text(words), style("caption")) for _shown, words in self._figures]
        self._deep = max(each.wrap(self._column - _GUTTER, 1_000)[1] for each in self._captions)
        return available_width, style(self._style).leading + self._deep + 6

    def draw(self) -> None:
        look = style(self._style)
        for index, (shown, _words) in enumerate(self._figures):
            left, room = index * self._column, self._column - _GUTTER
            size = min(
                look.fontSize, look.fontSize * room / max(1.0, width_of(shown, SEMIBOLD, look.fontSize))
            )
            size = max(size, SMALL)
            self.canv.setFont(SEMIBOLD, size)
            self.canv.setFillColor(look.textColor)
            self.canv.drawString(left, self._deep + 11, fitted(shown, SEMIBOLD, size, room))
            caption = self._captions[index]
            caption.drawOn(self.canv, left, self._deep - caption.height + 4)


def title_block(
    kind: str, title: str, subtitle: str, badges: Sequence[str], figures: Sequence[tuple[str, str]] = ()
) -> list[Flowable]:
    block: list[Flowable] = [Eyebrow(kind, badges), Heading(title or kind, "title", outline=kind)]
    if subtitle:
        block.append(Paragraph(text(subtitle), style("subtitle")))
    block.append(AccentRule())
    return [*block, KeyFigures(figures), Spacer(1, 12)] if figures else block


def section(words: str, *, room: float = 110, level: int = 0) -> list[Flowable]:
    """A heading that starts a new page unless `room` points follow it on this one."""
    return [CondPageBreak(room), Heading(words, level=level)]


def facts(pairs: Sequence[tuple[str, str]], width: float) -> list[Flowable]:
    """Label and value, one pair a line; pairs without a value are left out."""
    longest = max((width_of(name, REGULAR, TABLE) for name, value in pairs if value), default=0.0)
    label = min(max(72.0, longest + _GUTTER), width * 0.45)
    return [
        Table(
            [[Paragraph(text(name), style("cell-dim")), Paragraph(cell(value), style("cell"))]],
            colWidths=[label, width - label],
            style=[("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 6),
                   ("TOPPADDING", (0, 0), (-1, -1), 1.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
                   ("VALIGN", (0, 0), (-1, -1), "TOP")],
            hAlign="LEFT",
        )
        for name, value in pairs
        if value
    ]  # fmt: skip


def flowing(words: str, style_name: str) -> list[Flowable]:
    """Text of any length as paragraphs, one a line that was typed; blank lines stay as a gap."""
    parts: list[Flowable] = []
    for each in re.split(r"\n(?=.)", re.sub(r"\n{2,}", "\n\n", plain(words).strip())):
        parts.append(Paragraph(text(each), style(style_name)))
        if each.endswith("\n"):
            parts.append(Spacer(1, style(style_name).leading / 2))
    return parts if words.strip() else []


def numbered(sentences: Sequence[str], style_name: str = "item") -> list[Flowable]:
    return [
        Paragraph(text(each), style(style_name), bulletText=f"{n}") for n, each in enumerate(sentences, 1)
    ]


def side_by_side(
    left: list[Flowable], right: list[Flowable], *, tallest: float = _TALLEST_SIDE_BY_SIDE
) -> list[Flowable]:
    """Two columns where neither is higher than `tallest`, else one under the other."""
    column = (WIDTH - 2 * _GUTTER) / 2
    height = max(sum(each.wrap(column, 10_000)[1] for each in side) for side in (left, right))
    if not left or not right or height > tallest:
        return [*left, Spacer(1, 12), *right]
    flush = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (0, 0), 2 * _GUTTER),
             ("RIGHTPADDING", (1, 0), (1, 0), 0), ("TOPPADDING", (0, 0), (-1, -1), 0),
             ("BOTTOMPADDING", (0, 0), (-1, -1), 0), ("VALIGN", (0, 0), (-1, -1), "TOP")]  # fmt: skip
    return [Table([[left, right]], colWidths=[column + 2 * _GUTTER, column], style=flush, hAlign="LEFT")]


def alert(head: str, sentences: Sequence[str]) -> list[Flowable]:
    """A state and its causes on the attention ground; it may run over pages."""
    lines = [Paragraph(f"<b>{text(head)}</b>", style("attention"))]
    lines += [Paragraph(cell(each), style("cell"), bulletText="•") for each in sentences]
    look = [("BACKGROUND", (0, 0), (-1, -1), colour("attention-ground")), ("LEFTPADDING", (0, 0), (-1, -1), 12),
            ("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ("TOPPADDING", (0, 0), (0, 0), 9), ("BOTTOMPADDING", (0, -1), (0, -1), 9)]  # fmt: skip
    return [Spacer(1, 6), Table([[each] for each in lines], colWidths=[WIDTH], style=look), Spacer(1, 12)]


def signatures(signers: Sequence[tuple[str, str]]) -> list[Flowable]:
    """For each (role, name) a line to sign on and one for place and date, two beside each other."""
    rows: list[Flowable] = []
    for start in range(0, len(signers), 2):
        rows += [_SignatureLines(signers[start : start + 2]), Spacer(1, 12)]
    return [Heading(_("Signatures")), *rows]


class _SignatureLines(Flowable):
    def __init__(self, signers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._signers = signers

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self._column = (available_width - 2 * _GUTTER) / 2
        self._names = [Paragraph(cell(name, 300), style("cell-strong")) for _role, name in self._signers]
        deep = max(each.wrap(self._column, 1_000)[1] for each in self._names)
        self._top = 92.0 + max(0.0, deep - style("cell-strong").leading)
        return available_width, self._top + 12

    def draw(self) -> None:
        for index, (role, _name) in enumerate(self._signers):
            left = index * (self._column + 2 * _GUTTER)
            self._words(role, left, self._top, "cell-dim")
            name = self._names[index]
            name.drawOn(self.canv, left, self._top - 4 - name.height)
            self.canv.setStrokeColor(colour("edge"))
            self.canv.setLineWidth(0.75)
            for at, words in ((42, _("Signature")), (10, _("Place and date"))):
                self.canv.line(left, at, left + self._column, at)
                self._words(words, left, at - 9, "caption")

    def _words(self, words: str, left: float, base: float, style_name: str) -> None:
        look = style(style_name)
        self.canv.setFont(look.fontName, look.fontSize)
        self.canv.setFillColor(look.textColor)
        self.canv.drawString(left, base, fitted(words, look.fontName, look.fontSize, self._column))
