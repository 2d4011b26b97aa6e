"""The end of a report: where it comes from, and which characters could not be drawn."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from reportlab.platypus import Flowable

from evalapp.domain.texts import _, ngettext
from evalapp.reports.content import Document
from evalapp.reports.drawing.lettering import SUBSTITUTE, text
from evalapp.reports.drawing.parts import Heading
from evalapp.reports.drawing.styles import style
from evalapp.reports.drawing.words import Paragraph
from evalapp.words.formats import moment, whole

_MOST_NAMED = 40


def provenance(
    document: Document, substituted: Sequence[str], screened: int | None = None, *, is_short: bool = False
) -> list[Flowable]:
    """The full fingerprint with what it proves; last, so that it stands on the last page. Keep it together.

    `screened`: in how many places a name was taken out; None of a report that names everybody.
    """
    sentences = [
        _(
            "Printed from change {change} of the panel file, of {moment} (Belgian time). The fingerprint below sums up"
            " every change up to that one; “evalapp verify” says whether this report and the file still agree."
        ).format(change=whole(document.change), moment=moment(document.at))
    ]
    if document.call.is_demo:
        sentences.append(_("DEMO: the applications, people and scores in this report are fictitious."))
    if screened is not None:
        sentences.append(_names_taken_out(screened))
    if substituted:
        sentences.append(substitutes_named(substituted))
    if is_short:  # where every line counts
        return [
            Paragraph(text(" ".join(sentences)), style("note-after")),
            Paragraph(text(document.fingerprint), style("cell-strong")),
        ]
    return [
        Heading(_("Origin of this report"), "part", running=""),
        *(Paragraph(text(each), style("note-after")) for each in sentences),
        Paragraph(text(document.fingerprint), style("cell-strong")),
    ]


def _names_taken_out(places: int) -> str:
    taken = ngettext(
        "In {n} place a juror’s name, or what says who it is, was taken out of what people wrote: full names, "
        "surnames, initials, ids, addresses, telephones and national numbers.",
        "In {n} places a juror’s name, or what says who it is, was taken out of what people wrote: full names, "
        "surnames, initials, ids, addresses, telephones and national numbers.",
        places,
    ).format(n=places)
    missed = _(
        "Initials, a first name by itself, a slip of the pen or a description can be missed: read this report before "
        "you give it to others."
    )
    return f"{taken} {missed}"


def substitutes_named(substituted: Sequence[str]) -> str:
    named = [f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip() for char in substituted[:_MOST_NAMED]]
    rest = len(substituted) - len(named)
    if rest:
        named.append(ngettext("{n} other", "{n} others", rest).format(n=rest))
    return _("{mark} stands for a character that the typeface of this report does not have: {names}.").format(
        mark=SUBSTITUTE, names=", ".join(named)
    )
