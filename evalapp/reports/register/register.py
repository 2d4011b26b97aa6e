"""The register on paper: conflicts of interest and declarations, attendance, what went out, what came back."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether

from evalapp.domain.texts import _
from evalapp.reports.content import RegisterReport
from evalapp.reports.drawing.closing import provenance
from evalapp.reports.drawing.lettering import cell, noting_substitutes, text
from evalapp.reports.drawing.parts import Heading
from evalapp.reports.drawing.progress import COMPOSED, Tell, between, untold
from evalapp.reports.drawing.sheet import imprint, print_pages
from evalapp.reports.drawing.styles import style
from evalapp.reports.drawing.title import title_block
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.register.tables import (
    conflicts_table,
    issued_table,
    received_table,
    recusals_table,
    refused_table,
    register_table,
    sitting_table,
    went_out_columns,
)


def register_pages(data: RegisterReport, tell: Tell = untold) -> bytes:
    """As a PDF; the same data and language give the same bytes."""
    name = _("Register")
    marks = [_("DEMO")] if data.call.is_demo else []
    figures = [
        (str(len(data.issued)), _("packs and forms")),
        (str(len(data.received)), _("came back")),
        (str(len(data.conflicts)), _("conflicts of interest")),
        (str(len(data.owing)), _("jurors who have not yet given everything")),
    ]
    with noting_substitutes() as substituted:
        story: list[Flowable] = [
            *title_block(name, data.call.title, data.call.reference, marks, figures),
            *_conflicts(data),
            *_undertakings(data),
            *_own_parts(data),
            *_meeting(data),
            *_went_out(data),
            *_came_back(data),
        ]
        tell(COMPOSED)
        story.append(KeepTogether(provenance(data, list(substituted))))
        return print_pages(story, imprint(data, name, marks), between(tell, COMPOSED, 1))


def _conflicts(data: RegisterReport) -> list[Flowable]:
    declared = ((_("Juror"), 110.0), (_("How many"), 54.0), (_("Declared: no conflict of interest"), 0.0))
    none = _("No declaration of having no conflict of interest came back yet.")
    return [
        *conflicts_table(Heading(_("Conflicts of interest")), data.conflicts),
        *register_table(Heading(_("Declarations")), declared, data.declarations, none),
    ]


def _undertakings(data: RegisterReport) -> list[Flowable]:
    """Who agreed to what, and each text once; nothing where none was asked."""
    if not data.undertakings:
        return []
    columns = (
        (_("Juror"), 110.0),
        (_("When"), 84.0),
        (_("Text"), 84.0),
        (_("Computer"), 84.0),
        (_("Evidence"), 0.0),
    )
    story = register_table(Heading(_("Undertakings")), columns, data.undertakings, "")
    for title, words in data.undertaken:
        story.append(Paragraph(cell(title), style("cell-strong")))
        story += [Paragraph(cell(each), style("body")) for each in words.split("\n") if each]
    return story


def _own_parts(data: RegisterReport) -> list[Flowable]:
    if not data.own_parts:
        return []
    columns = ((_("Juror"), 110.0), (_("When"), 116.0), (_("State"), 0.0))
    return register_table(Heading(_("Own parts of the access code")), columns, data.own_parts, "")


def _meeting(data: RegisterReport) -> list[Flowable]:
    """Who left for what, and who was there."""
    title = _("Attendance")
    if not data.attendance:
        words = _("No meeting of the jury is recorded in this panel file.")
        return [Heading(title), Paragraph(text(words), style("body"))]
    parts = recusals_table(Heading(_("Who had to leave the room for a conflict of interest")), data.recusals)
    for each in data.attendance:
        parts += sitting_table([Heading(" · ".join((title, each.title)))], each)
    return parts


def _went_out(data: RegisterReport) -> list[Flowable]:
    none = _("No letter, mail draft or reminder was made.")
    sent = Heading(_("Letters, mail drafts and reminders"))
    return [
        *issued_table(Heading(_("Packs and forms")), data.issued),
        *register_table(sent, went_out_columns(), data.sent, none, is_hashed=True),
    ]


def _came_back(data: RegisterReport) -> list[Flowable]:
    return [
        *received_table(Heading(_("What came back")), data.received, data.owing),
        *refused_table(Heading(_("Refused")), data.refused),
    ]
