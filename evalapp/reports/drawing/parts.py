"""What reports have in common: title block, figures, headings, lists, signatures and provenance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer, Table

from evalapp.domain.texts import _
from evalapp.reports.drawing.lettering import BOLD, REGULAR, cell, fitted, plain, text, width_of
from evalapp.reports.drawing.paper import Paper, paper_of
from evalapp.reports.drawing.structure import Element, heading, listed
from evalapp.reports.drawing.styles import FRAME, TABLE, WIDTH, colour, heading_style, style
from evalapp.reports.drawing.words import Paragraph, Spoken

_GUTTER = 12.0
_TALL = 100_000.0
_LEAST_OF_VALUE = 60.0  # with what it is called, at the foot of a page
# A table of reportlab sets a font for its cells that a paper does not have, whatever stands in them.
OWN_FONT = ("FONTNAME", (0, 0), (-1, -1), REGULAR)
_TALLEST_SIDE_BY_SIDE = 320.0
_TALLEST_HEADING = 0.6 * FRAME
_TALLEST_ROW = 0.25 * FRAME  # of a table whose rows are not split
# How deep the heading of a style stands; never deeper than one below the heading before it.
_DEPTHS = {
    "title": 1,
    "sheet-title": 1,
    "long-sheet-title": 1,
    "section": 2,
    "question": 2,
    "application": 2,
    "part": 3,
    "criterion": 3,
}


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
        name: str = "",
        running: str | None = None,
        called: str = "",
    ) -> None:
        """`name` is what the contents lead to it by; `running` stands at the head of the pages that follow. `called` is
        what one among many is called in the outline, where there are very many."""
        is_title = style_name in ("title", "application")
        chosen = heading_style(len(words), style_name) if is_title else style(style_name)
        depth = _DEPTHS.get(style_name, 2)
        self._markup = cell(words)
        super().__init__(self._markup, chosen, element=heading(depth))
        self._entry, self._name, self._running = (outline or words, level), name, running
        self._called = called
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

    def split(self, available_width: float, _available_height: float) -> list[Flowable]:
        """On the next page as a whole; but one that fills most of a page goes on like any text."""
        if self.height <= _TALLEST_HEADING:
            return []
        words = f"{self._markup} · {text(self._aside)}" if self._aside else self._markup
        return [_Entry(self), Paragraph(words, self.style, element=self.element)]

    def enter(self, paper: Paper) -> None:
        """In the outline, and at the head of the pages that follow."""
        paper.bookmark(*self._entry, name=self._name, called=self._called)
        if self._running is not None:
            paper.run(self._running)

    def draw(self) -> None:
        paper = paper_of(self)
        self.enter(paper)
        with paper.tagged(self.element):
            self.draw_words()
            if self._aside:
                paper.setFont(BOLD, self.style.fontSize)
                paper.setFillColor(colour(self._ink))
                paper.drawRightString(self._right, self.height - self.style.fontSize, self._aside)

    def draw_words(self) -> None:
        super().draw()


class _Entry(Flowable):
    """Where a heading begins that goes on over pages."""

    def __init__(self, head: Heading) -> None:
        super().__init__()
        self._head = head

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        self._head.enter(paper_of(self))


def section(words: str, *, room: float = 110, level: int = 0) -> list[Flowable]:
    """A heading that starts a new page unless `room` points follow it on this one."""
    return [CondPageBreak(room), Heading(words, level=level)]


def facts(pairs: Sequence[tuple[str, str]], width: float) -> list[Flowable]:
    """Label and value, one pair a line; pairs without a value are left out."""
    longest = max((width_of(name, REGULAR, TABLE) for name, value in pairs if value), default=0.0)
    label = min(max(72.0, longest + _GUTTER), width * 0.45)
    said = Element("L")
    return [
        each
        for name, value in pairs
        if value
        for each in _fact(_labelled(name, value, Element("LI", said)), label, width - label)
    ]


def _fact(pair: Sequence[Paragraph], label: float, room: float) -> list[Flowable]:
    """Beside each other; one under the other where the value is long."""
    if pair[1].wrap(room - 6, _TALL)[1] > _TALLEST_ROW:
        return [CondPageBreak(_LEAST_OF_VALUE), *pair, Spacer(1, 6)]
    return [
        Table(
            [list(pair)],
            colWidths=[label, room],
            style=[OWN_FONT, ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 6),
                   ("TOPPADDING", (0, 0), (-1, -1), 1.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
                   ("VALIGN", (0, 0), (-1, -1), "TOP")],
            hAlign="LEFT",
        )
    ]  # fmt: skip


def pieces(said: Paragraph, width: float, most: float = _TALLEST_ROW) -> list[Paragraph]:
    """A paragraph in as many as are no higher than `most`: where it stands in a row that is not split."""
    found, rest = list[Paragraph](), said
    while rest.wrap(width, _TALL)[1] > most:
        lines = cast(list[Paragraph], rest.split(width, most))
        if len(lines) < 2:
            break
        first, rest = lines
        found.append(first)
    return [*found, rest]


def _labelled(name: str, value: str, item: Element) -> list[Paragraph]:
    return [
        Paragraph(text(name), style("cell-dim"), element=Element("Lbl", item)),
        Paragraph(cell(value), style("cell"), element=Element("LBody", item)),
    ]


def flowing(words: str, style_name: str, speaker: str = "") -> list[Flowable]:
    """Text of any length as paragraphs, one a line that was typed; blank lines stay as a gap."""
    parts: list[Flowable] = []
    for each in re.split(r"\n(?=.)", re.sub(r"\n{2,}", "\n\n", plain(words).strip())):
        said = Spoken(text(each), style(style_name))
        said.speaker = speaker
        parts.append(said)
        if each.endswith("\n"):
            parts.append(Spacer(1, style(style_name).leading / 2))
    return parts if words.strip() else []


def numbered(sentences: Sequence[str], style_name: str = "item") -> list[Flowable]:
    said = Element("L")
    return [
        Paragraph(text(each), style(style_name), bulletText=f"{n}", element=listed(of=said))
        for n, each in enumerate(sentences, 1)
    ]


def side_by_side(
    left: list[Flowable],
    right: list[Flowable],
    *,
    tallest: float = _TALLEST_SIDE_BY_SIDE,
    wide: list[Flowable] | None = None,
) -> list[Flowable]:
    """Two columns where neither is higher than `tallest`, else one under the other; `wide` is the left one then."""
    column = (WIDTH - 2 * _GUTTER) / 2
    height = max(sum(each.wrap(column, 10_000)[1] for each in side) for side in (left, right))
    if not left or not right or height > tallest:
        # A last line alone at the top of a page says little: the one before it keeps it company.
        end = [KeepTogether(right[-2:])] if len(right) > 1 else right
        first, rest = left if wide is None else wide, right[: -len(right[-2:])]
        return [*_headed(first), Spacer(1, 12), *_headed(rest), *end]
    flush = [OWN_FONT, ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (0, 0), 2 * _GUTTER),
             ("RIGHTPADDING", (1, 0), (1, 0), 0), ("TOPPADDING", (0, 0), (-1, -1), 0),
             ("BOTTOMPADDING", (0, 0), (-1, -1), 0), ("VALIGN", (0, 0), (-1, -1), "TOP")]  # fmt: skip
    return [Table([[left, right]], colWidths=[column + 2 * _GUTTER, column], style=flush, hAlign="LEFT")]


def _headed(parts: Sequence[Flowable]) -> list[Flowable]:
    """A heading with the first that stands under it."""
    return [KeepTogether([*parts[:2]]), *parts[2:]] if len(parts) > 1 else [*parts]


def alert(head: str, sentences: Sequence[str]) -> list[Flowable]:
    """A state and its causes on the attention ground; it may run over pages."""
    lines = [Paragraph(f"<b>{text(head)}</b>", style("attention"))]
    said = Element("L")
    lines += [
        Paragraph(cell(each), style("cell"), bulletText="•", element=listed(of=said)) for each in sentences
    ]
    look = [OWN_FONT,
            ("BACKGROUND", (0, 0), (-1, -1), colour("attention-ground")), ("LEFTPADDING", (0, 0), (-1, -1), 12),
            ("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ("TOPPADDING", (0, 0), (0, 0), 9), ("BOTTOMPADDING", (0, -1), (0, -1), 9)]  # fmt: skip
    rows = [[part] for each in lines for part in pieces(each, WIDTH - 18)]
    return [Spacer(1, 6), Table(rows, colWidths=[WIDTH], style=look), Spacer(1, 12)]


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
        self._names = [Paragraph(cell(name), style("cell-strong")) for _role, name in self._signers]
        deep = max(each.wrap(self._column, 1_000)[1] for each in self._names)
        self._top = 92.0 + max(0.0, deep - style("cell-strong").leading)
        return available_width, self._top + 12

    def draw(self) -> None:
        for index, (role, _name) in enumerate(self._signers):
            with paper_of(self).tagged(Element("P")):
                self._draw_line(index, role)

    def _draw_line(self, index: int, role: str) -> None:
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
        self.canv.drawString(left, base, f"{fitted(words, look.fontName, look.fontSize, self._column)} ")
