"""The action plan that comes with each application of the demo: a real document, made from the dossier itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from evalapp.domain.application import Dossier
from evalapp.domain.journal import Changes
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, current_language, ngettext, pgettext
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
    from evalapp.reports.drawing.archival.archive import Origin
    from evalapp.reports.drawing.lettering import line
    from evalapp.reports.drawing.margins import Imprint
    from evalapp.reports.drawing.sheet import print_pages

    application = dossier.application
    foot = line(f"{application.number} · {application.organisation}", 120)
    made = Origin(
        title=line(application.title, 200),
        author=line(application.organisation, 120),
        subject=foot,
        language=current_language(),
        at=application.submitted_at,
    )
    return print_pages(_story(dossier), Imprint(report=foot, marks=(), origin="", made=made))


def _story(dossier: Dossier) -> list[Flowable]:
    from reportlab.platypus import PageBreak

    from evalapp.reports.drawing.parts import Heading, facts, flowing
    from evalapp.reports.drawing.styles import WIDTH
    from evalapp.reports.drawing.title import title_block

    application = dossier.application

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
        *title_block(_("Action plan"), application.title, "", [application.number], figures),
        Heading(_("Summary")),
        *flowing(application.summary, "body"),
    ]
    if application.reorientation:
        story += [Heading(_("Reorientation")), *flowing(application.reorientation, "body")]
    story += [Heading(_("Applicant")), *facts(about, WIDTH)]
    story += [Heading(pgettext("application", "Budget")), _budget(dossier), PageBreak()]
    return [*story, Heading(_("Partners")), _partners(dossier)]


def _partners(dossier: Dossier) -> Flowable:
    from evalapp.reports.drawing.columns import Column
    from evalapp.reports.drawing.lettering import cell, text
    from evalapp.reports.drawing.listing import Listing, Row, figure
    from evalapp.reports.drawing.styles import WIDTH, style
    from evalapp.reports.drawing.words import Paragraph

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
    from evalapp.reports.drawing.columns import Column
    from evalapp.reports.drawing.lettering import cell, text
    from evalapp.reports.drawing.listing import Listing, Row, figure
    from evalapp.reports.drawing.styles import WIDTH, style
    from evalapp.reports.drawing.words import Paragraph

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
