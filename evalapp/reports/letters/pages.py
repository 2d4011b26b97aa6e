"""Decision letters on paper: one, or many behind each other, each with its own foot, count of pages and watermark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Spacer

from evalapp.domain.texts import _
from evalapp.reports.drawing.closing import substitutes_named
from evalapp.reports.drawing.keeping import Kept
from evalapp.reports.drawing.lettering import line, noting_substitutes, text
from evalapp.reports.drawing.margins import Imprint
from evalapp.reports.drawing.parts import Heading, facts, numbered, side_by_side
from evalapp.reports.drawing.progress import COMPOSED, Tell, between, telling, untold
from evalapp.reports.drawing.sheet import imprint, print_pages
from evalapp.reports.drawing.styles import WIDTH, style
from evalapp.reports.drawing.title import AccentRule, Eyebrow, KeyFigures
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.letters.content import (
    Beside,
    Block,
    Letter,
    LettersReport,
    Pairs,
    Points,
    Reasons,
    Said,
)
from evalapp.reports.letters.parts import Begin, address_block, boxed, notice, reasons_table, signature

_HEAD, _SMALL_HEAD = "letter-head", "letter-small-head"
_ROOM = 60.0  # points under a heading, or it begins the next page
_HOLE = 0.15  # of a page, that is left empty so that the reasons need not be split


def letters_pages(data: LettersReport, tell: Tell = untold) -> bytes:
    """As a PDF; the same data and language give the same bytes."""
    demo = [_("DEMO")] if data.call.is_demo else []
    whole = imprint(data, _("Decision letters"), demo)
    story: list[Flowable] = []
    for letter in telling(data.letters, between(tell, 0, COMPOSED)):
        own = _own(whole, data, letter, demo)
        with noting_substitutes() as substituted:
            parts = list(_letter(letter))
        story += [*([PageBreak()] if story else []), Begin(own), *parts]
        if substituted:
            story.append(Paragraph(text(substitutes_named(list(substituted))), style("note-after")))
    if len(data.letters) == 1:
        whole = _own(whole, data, data.letters[0], demo)
    return print_pages(story, whole, between(tell, COMPOSED, 1))


def _own(whole: Imprint, data: LettersReport, letter: Letter, demo: Sequence[str]) -> Imprint:
    """What stands at the foot of this letter, and across it."""
    name = " / ".join(filter(None, (data.call.reference, letter.application)))
    made = whole.made
    if len(data.letters) == 1:
        title = f"{letter.eyebrow} {letter.application} · {data.call.title}"
        made = replace(made, title=line(title, 300), subject=line(name, 300))
    marks = [*([letter.watermark] if letter.watermark else []), *demo]
    return replace(
        whole,
        report=line(f"{name} · {letter.eyebrow.lower()}"),
        marks=marks,
        watermark=letter.watermark,
        made=made,
    )


def _letter(letter: Letter) -> Iterator[Flowable]:
    if letter.notices:
        yield from notice(letter.notices)
    yield from address_block(letter)
    yield Eyebrow(letter.eyebrow, letter.badges)
    yield Heading(
        letter.title, "title", outline=f"{letter.application} · {letter.title}", called=letter.application
    )
    yield Paragraph(text(letter.subtitle), style("subtitle"))
    yield AccentRule()
    if letter.figures:
        yield KeyFigures(letter.figures)
        yield Spacer(1, 12)
    if letter.salutation:
        yield Paragraph(text(letter.salutation), style("letter"))
    for block in letter.blocks:
        yield from _block(block)
    yield signature(letter.signed)


def _block(block: Block) -> Iterator[Flowable]:
    match block:
        case Said():
            yield from _said(block)
        case Pairs():
            yield CondPageBreak(_ROOM)
            yield Heading(block.title, _HEAD, level=1)
            yield from facts(block.pairs, WIDTH)
        case Points():
            yield CondPageBreak(_ROOM)
            yield from _points(block)
        case Beside():
            yield CondPageBreak(_ROOM)
            yield from side_by_side(_points(block.left), _points(block.right))
        case Reasons():
            yield Kept([Heading(block.title, _HEAD, level=1)], reasons_table(block), hole=_HOLE)


def _said(block: Said) -> Iterator[Flowable]:
    if block.title:
        yield CondPageBreak(_ROOM)
        yield Heading(block.title, _SMALL_HEAD if block.is_small else _HEAD, level=1)
    if block.is_boxed:
        yield from boxed(block.paragraphs)
        return
    for each in block.paragraphs:
        yield Paragraph(text(each), style("note-after" if block.is_small else "letter"))


def _points(block: Points) -> list[Flowable]:
    lead = [Paragraph(text(each), style("letter")) for each in block.lead]
    return [Heading(block.title, _HEAD, level=1), *lead, *numbered(block.points, "letter-item")]
