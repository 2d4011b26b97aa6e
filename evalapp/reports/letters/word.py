"""Decision letters for a word processor: the same words as on paper, with real headings, lists and tables."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from evalapp.domain.texts import _, current_language
from evalapp.domain.writing.characters import fit_of
from evalapp.reports.drawing.fingerprint import keywords
from evalapp.reports.drawing.progress import Tell, telling, untold
from evalapp.reports.letters.content import (
    Beside,
    Block,
    Letter,
    LettersReport,
    Pairs,
    Points,
    Reasons,
    Said,
    Signed,
)
from evalapp.reports.letters.untouched import UNMARKED, packed
from evalapp.reports.letters.wording import (
    Told,
    bold,
    dim,
    document_of,
    lined,
    next_letter,
    numbering,
    page_numbers,
    say,
    table_of,
)
from evalapp.words.formats import short_fingerprint, whole

_SAVED_BY = "Evalapp"

_MOST_PROPERTY = 255
_REASONS = (58, 22, 90)  # mm: the longest word of a criterion on one line


def letters_document(data: LettersReport, tell: Tell = untold) -> bytes:
    """As .docx; the same data and language give the same bytes."""
    document = document_of(current_language())
    _properties(document, data)
    for n, letter in enumerate(telling(data.letters, tell)):
        section = next_letter(document, is_first=not n)
        _edges(section, data, letter)
        _letter(document, letter)
    buffer = io.BytesIO()
    document.save(buffer)
    return _settled(buffer.getvalue())


def _properties(document: Any, data: LettersReport) -> None:
    said, at = document.core_properties, datetime.fromisoformat(data.at)
    at = (at.astimezone(UTC) if at.tzinfo else at).replace(tzinfo=None)
    said.author = fit_of(data.call.plan.body or "Evalapp")[:_MOST_PROPERTY]
    said.title = fit_of(" · ".join([_("Decision letters"), data.call.title]))[:_MOST_PROPERTY]
    said.comments = ""
    said.keywords = keywords(data.fingerprint, data.change)
    said.identifier = UNMARKED
    said.last_modified_by, said.language = _SAVED_BY, current_language()
    said.created = said.modified = at


def _edges(section: Any, data: LettersReport, letter: Letter) -> None:
    """On every page of this letter: above that it is a draft, below which it is, and which page."""
    demo = [_("DEMO")] if data.call.is_demo else []
    above = section.header.paragraphs[0]
    bold(above, fit_of(" · ".join([*([letter.watermark] if letter.watermark else []), *demo])), size=13)
    below = section.footer.paragraphs[0]
    name = " / ".join(filter(None, (data.call.reference, letter.application)))
    origin = _("Fingerprint {fingerprint} · change {change}").format(
        fingerprint=short_fingerprint(data.fingerprint), change=whole(data.change)
    )
    dim(below, fit_of(f"{name} · {letter.eyebrow.lower()} · {origin} · "))
    # How many pages a letter among others has, no field says that every word processor knows.
    page_numbers(below, _("Page {page} of {pages}") if len(data.letters) == 1 else _("Page {page}"))


def _letter(document: Any, letter: Letter) -> None:
    for each in letter.notices:
        bold(document.add_paragraph(), fit_of(each))
    for lines in (letter.sender, letter.receiver):
        lined(document.add_paragraph(), [fit_of(each) for each in lines])
    table_of(document, [(fit_of(name), fit_of(value)) for name, value in letter.facts], widths=(30, 130))
    dim(document.add_paragraph(), fit_of(" · ".join([letter.eyebrow.upper(), *letter.badges])))
    say(document, fit_of(letter.title), "Heading1")
    dim(document.add_paragraph(), fit_of(letter.subtitle))
    if letter.figures:
        table_of(
            document, [(fit_of(shown), fit_of(words)) for shown, words in letter.figures], widths=(40, 120)
        )
    if letter.salutation:
        document.add_paragraph(fit_of(letter.salutation))
    for block in letter.blocks:
        _block(document, block)
    _signed(document, letter.signed)


def _block(document: Any, block: Block) -> None:
    match block:
        case Said():
            if block.title:
                say(document, fit_of(block.title), "Heading2")
            for each in block.paragraphs:
                say(document, fit_of(each), "Quote" if block.is_boxed else "")
        case Pairs():
            say(document, fit_of(block.title), "Heading2")
            table_of(
                document, [(fit_of(name), fit_of(value)) for name, value in block.pairs], widths=(80, 80)
            )
        case Points():
            _points(document, block)
        case Beside():
            _points(document, block.left)
            _points(document, block.right)
        case Reasons():
            _reasons(document, block)


def _points(document: Any, block: Points) -> None:
    say(document, fit_of(block.title), "Heading2")
    for each in block.lead:
        document.add_paragraph(fit_of(each))
    numbering(document, [fit_of(each) for each in block.points])


def _reasons(document: Any, block: Reasons) -> None:
    say(document, fit_of(block.title), "Heading2")
    rows: list[Sequence[str | Told]] = []
    for each in block.judged:
        named = " ".join(filter(None, (each.mark, each.title)))
        told = Told(lines=[fit_of(line) for line in each.reasons], source=fit_of(each.source))
        rows.append([fit_of("\n".join(filter(None, (named, each.word)))), fit_of(each.score), told])
    table_of(document, rows, widths=_REASONS, heads=[fit_of(each) for each in block.heads])


def _signed(document: Any, signed: Signed) -> None:
    """All of it on one page."""
    above = [document.add_paragraph(fit_of(signed.close))] if signed.close else []
    for each in (*above, document.add_paragraph(), document.add_paragraph()):
        each.paragraph_format.keep_with_next = True
    lined(document.add_paragraph(), [fit_of(each) for each in (signed.name, signed.below) if each])


def _settled(raw: bytes) -> bytes:
    """The same parts, marked, without the time at which they were written."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()})
