"""The declaration of destruction: what is kept until when, which copies are gone and which are open, and who signs."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether

from evalapp.domain.texts import _
from evalapp.reports.destruction.content import DestructionReport
from evalapp.reports.drawing.closing import provenance
from evalapp.reports.drawing.lettering import noting_substitutes, text
from evalapp.reports.drawing.parts import Heading, alert, numbered, section, signatures
from evalapp.reports.drawing.progress import COMPOSED, Tell, between, untold
from evalapp.reports.drawing.sheet import imprint, print_pages
from evalapp.reports.drawing.styles import style
from evalapp.reports.drawing.title import title_block
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.register.tables import register_table
from evalapp.words.scores import MISSING


def destruction_pages(data: DestructionReport, tell: Tell = untold) -> bytes:
    """As a PDF; the same data and language give the same bytes."""
    name = _("Declaration of destruction")
    marks = [_("DEMO")] if data.call.is_demo else []
    figures = [
        (data.until or MISSING, _("kept until")),
        (str(len(data.gone)), _("copies gone")),
        (str(len(data.open)), _("copies open")),
        (str(len(data.handed_out)), _("packs and forms at jurors")),
    ]
    with noting_substitutes() as substituted:
        story: list[Flowable] = [
            *title_block(name, data.call.title, data.call.reference, marks, figures),
            *(alert(_("Before anything is destroyed:"), data.warnings) if data.warnings else []),
            *_terms(data),
            *_copies(data),
            *_jurors(data),
            *section(_("What is kept for the archive, and why")),
            *numbered(data.kept),
            *section(_("What this declaration does not say")),
            Paragraph(text(data.not_seen), style("body")),
        ]
        tell(COMPOSED)
        # Who signs has the fingerprint on the same page.
        signed = [
            Heading(_("Declaration")),
            Paragraph(text(data.declared), style("body")),
            *signatures(data.signers),
            *provenance(data, list(substituted)),
        ]
        story.append(KeepTogether(signed))
        return print_pages(story, imprint(data, name, marks), between(tell, COMPOSED, 1))


def _terms(data: DestructionReport) -> list[Flowable]:
    columns = ((_("What"), 150.0), (_("Kept until"), 110.0), (_("On which ground"), 0.0))
    return register_table(Heading(_("What is kept until when")), columns, data.terms, "")


def _copies(data: DestructionReport) -> list[Flowable]:
    gone = (
        (_("Who held it"), 96.0),
        (_("How and where"), 0.0),
        (_("Gone on"), 76.0),
        (_("By whom"), 84.0),
        (_("What happened to it"), 120.0),
    )
    still = ((_("Who holds it"), 110.0), (_("How and where"), 0.0), (_("Since"), 96.0), (_("State"), 70.0))
    none_gone = _("No copy was struck off in this file, so none is declared destroyed here.")
    none_open = _("No other copy is known to this file.")
    return [
        *register_table(Heading(_("Copies that are gone, as recorded")), gone, data.gone, none_gone),
        *register_table(
            Heading(_("Copies that are open")),
            still,
            data.open,
            none_open,
            after=[Paragraph(text(data.beside), style("note-after"))],
        ),
    ]


def _jurors(data: DestructionReport) -> list[Flowable]:
    columns = ((_("Juror"), 110.0), (_("What"), 84.0), (_("When"), 116.0), (_("What came of it"), 0.0))
    none = _("No pack or form was handed out.")
    return register_table(
        Heading(_("What jurors have")),
        columns,
        data.handed_out,
        none,
        after=[Paragraph(text(data.post), style("note-after"))],
        is_hashed=True,
    )
