"""The letter that brings a juror the access code, apart from the pack that it opens."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, PageBreak, Spacer, Table

from evalapp.domain.texts import _
from evalapp.reports.content import CodeLetter
from evalapp.reports.drawing.lettering import cell, noting_substitutes, text
from evalapp.reports.drawing.parts import OWN_FONT, Heading, numbered
from evalapp.reports.drawing.sheet import imprint_of, print_pages
from evalapp.reports.drawing.styles import WIDTH, colour, style
from evalapp.reports.drawing.title import title_block
from evalapp.reports.drawing.words import Paragraph
from evalapp.words.formats import moment


def code_letters(letters: Sequence[CodeLetter]) -> bytes:
    """A letter a page, as a PDF in the current language; the same letters give the same bytes."""
    call, name = letters[0].call, _("Access code")
    marks = [_("DEMO")] if call.is_demo else []
    with noting_substitutes():
        story: list[Flowable] = []
        for letter in letters:
            story += [*_letter(letter, name, marks), PageBreak()]
        story.pop()
        made = imprint_of(call, name, marks, origin=_("Keep apart from the pack"), at=letters[0].at)
        return print_pages(story, made)


def _letter(letter: CodeLetter, name: str, marks: Sequence[str]) -> list[Flowable]:
    call = letter.call
    subtitle = " · ".join(each for each in (letter.addressed, call.reference) if each)
    return [
        *title_block(name, call.title, subtitle, marks),
        *_paragraphs(
            _("Dear {name},").format(name=letter.name),
            _("With this code you open your pack for the call, and seal what you hand in."),
        ),
        _code(letter.code),
        Heading(_("How to type it"), "part"),
        *numbered(_typing(letter)),
        Heading(_("Keep code and pack apart"), "part"),
        *_paragraphs(*_warnings(letter)),
        Heading(_("Personal data"), "part"),
        *_paragraphs(
            _(
                "The secretariat processes your name, your scores and your justifications to assess the applications "
                "(article 6(1)(e) of the GDPR). Whoever an application is about may ask to read what was written of it."
            )
        ),
        *_closing(letter),
    ]


def _paragraphs(*sentences: str) -> list[Flowable]:
    return [Paragraph(text(each), style("body")) for each in sentences]


def _code(code: str) -> Flowable:
    look = [
        OWN_FONT,
        ("BACKGROUND", (0, 0), (-1, -1), colour("accent-ground")),
        ("LEFTPADDING", (0, 0), (-1, -1), 18),
        ("TOPPADDING", (0, 0), (-1, -1), 12),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 15),
    ]
    return Table(
        [[Paragraph(text(code), style("figure"))]], colWidths=[WIDTH], style=look, spaceBefore=6, spaceAfter=6
    )


def _typing(letter: CodeLetter) -> list[str]:
    return [
        _("Open the pack “{file}” in Evalapp; the program asks for the code.").format(file=letter.pack),
        _(
            "Type the groups of letters and digits one after the other. Capitals or small letters, with dashes, with "
            "spaces or without: it makes no difference. An O is read as the digit 0, an I and an L as the digit 1."
        ),
        _("The last character checks all others: where one was mistyped, Evalapp says so."),
    ]


def _warnings(letter: CodeLetter) -> list[str]:
    said = [
        _(
            "Your pack comes another way, by e-mail as a rule. Never put this letter and the pack in one envelope, one "
            "message or one folder: whoever has both reads the applications."
        ),
        _(
            "Nobody asks you for the code, the secretariat neither. Do not send it along with what you hand in. What "
            "you hand in is sealed with the access code of {name}: that shows that nothing changed since."
        ).format(name=letter.name),
        _(
            "Is the code lost, or did somebody else see it? Tell the secretariat at once: you get a new pack and a new "
            "code, and what is handed in with the old one is no longer taken."
        ),
    ]
    if letter.call.deadline:
        said.append(_("Hand in by {moment} at the latest.").format(moment=moment(letter.call.deadline)))
    return said


def _closing(letter: CodeLetter) -> list[Flowable]:
    words = [_("Kind regards,"), letter.secretary]
    return [Spacer(1, 12), *(Paragraph(cell(each), style("body")) for each in words if each)]
