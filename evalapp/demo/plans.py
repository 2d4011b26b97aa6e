"""The action plan that comes with each application of the demo: a real document, made from the dossier itself."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from evalapp.domain.application import Dossier
from evalapp.domain.journal import Changes
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, ngettext, pgettext
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.words.formats import day, money

if TYPE_CHECKING:
    from reportlab.platypus import Flowable


@dataclass(frozen=True, kw_only=True, slots=True)
class AttachPlans:
    """`plans`: the bytes of a PDF by the number of its application."""

    plans: Mapping[str, bytes]
    action: ClassVar[Action] = Action.IMPORT_APPLICATIONS

    def summary(self, view: View) -> str:
        n = len(self.plans)
        return ngettext("{n} action plan attached", "{n} action plans attached", n).format(n=n)

    def apply(self, change: OpenChange) -> None:
        rows = [
            {
                "application": number,
                "name": _("Action plan {number}.pdf").format(number=number),
                "size": len(content),
                "sha256": change.put_content(content),
            }
            for number, content in self.plans.items()
        ]
        change.put("attachment", rows)


def attach_plans(workspace: Workspace) -> Changes:
    """One small plan with every application, all in one change."""
    plans = {dossier.application.number: plan_of(dossier) for dossier in workspace.view.dossiers()}
    return workspace.execute(AttachPlans(plans=plans))


def plan_of(dossier: Dossier) -> bytes:
    """Two pages; the same dossier and language give the same bytes."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate

    from evalapp.reports.drawing.lettering import REGULAR, line, register
    from evalapp.reports.drawing.styles import FOOT, MARGIN, SMALL, colour

    register()
    application = dossier.application
    foot = line(f"{application.number} · {application.organisation}", 120)

    def draw_foot(canvas: Any, document: Any) -> None:
        canvas.setFont(REGULAR, SMALL)
        canvas.setFillColor(colour("dim"))
        canvas.drawString(MARGIN, FOOT, foot)
        canvas.drawRightString(A4[0] - MARGIN, FOOT, _("Page {page}").format(page=document.page))

    buffer = io.BytesIO()
    document = SimpleDocTemplate(
        buffer, pagesize=A4, invariant=1, title=line(application.title, 200), author=foot, creator="Evalapp",
        producer="Evalapp", leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN, bottomMargin=MARGIN,
    )  # fmt: skip
    document.build(_story(dossier), onFirstPage=draw_foot, onLaterPages=draw_foot)
    return buffer.getvalue()


def _story(dossier: Dossier) -> list[Flowable]:
    from reportlab.platypus import PageBreak, Paragraph

    from evalapp.reports.drawing.lettering import text
    from evalapp.reports.drawing.parts import AccentRule, Eyebrow, KeyFigures, facts, flowing
    from evalapp.reports.drawing.styles import WIDTH, style

    application = dossier.application

    def part(words: str) -> Flowable:
        return Paragraph(text(words), style("section"))

    figures = [
        (money(application.requested_support), _("Requested support")),
        (money(application.total_budget), _("Total budget")),
        (str(len(dossier.partners)), _("Partners")),
    ]
    about = [
        (_("Applicant"), application.organisation),
        (_("Enterprise number"), application.enterprise_number),
        (_("Province"), application.province),
        (_("Start"), day(application.start)),
        (_("Contact"), application.contact),
    ]
    story = [
        Eyebrow(_("Action plan"), [application.number]),
        Paragraph(text(application.title), style("title")),
        AccentRule(),
        KeyFigures(figures),
        part(_("Summary")),
        *flowing(application.summary, "body"),
    ]
    if application.reorientation:
        story += [part(_("Reorientation")), *flowing(application.reorientation, "body")]
    story += [part(_("Applicant")), *facts(about, WIDTH)]
    story += [part(pgettext("application", "Budget")), _budget(dossier), PageBreak()]
    return [*story, part(_("Partners")), _partners(dossier)]


def _partners(dossier: Dossier) -> Flowable:
    from reportlab.platypus import Paragraph

    from evalapp.reports.drawing.lettering import cell, text
    from evalapp.reports.drawing.listing import Column, Listing, Row, figure
    from evalapp.reports.drawing.styles import WIDTH, style

    columns = [
        Column(head=text(_("Partner")), width=WIDTH - 250),
        Column(head=text(_("Side")), width=100),
        Column(head=text(_("Province")), width=80),
        Column(head=text(_("Contribution")), width=70, is_right=True),
    ]
    rows = [
        Row(
            cells=[
                Paragraph(cell(each.name, 200), style("cell")),
                Paragraph(text(each.helix.label), style("cell")),
                Paragraph(cell(each.province, 60), style("cell")),
                figure(money(each.contribution)),
            ]
        )
        for each in dossier.partners
    ]
    return Listing(columns, rows)


def _budget(dossier: Dossier) -> Flowable:
    from reportlab.platypus import Paragraph

    from evalapp.reports.drawing.lettering import cell, text
    from evalapp.reports.drawing.listing import Column, Listing, Row, figure
    from evalapp.reports.drawing.styles import WIDTH, style

    years = sorted({line.year for line in dossier.budget})
    amounts: dict[str, dict[int, int]] = {}
    for each in dossier.budget:
        row = amounts.setdefault(" · ".join(part for part in (each.line, each.source) if part), {})
        row[each.year] = row.get(each.year, 0) + each.amount
    columns = [
        Column(head=text(_("Line")), width=WIDTH - 75 * len(years)),
        *(Column(head=str(year), width=75, is_right=True) for year in years),
    ]
    rows = [
        Row(
            cells=[
                Paragraph(cell(name, 200), style("cell")),
                *(figure(money(row.get(year))) for year in years),
            ]
        )
        for name, row in amounts.items()
    ]
    return Listing(columns, rows)
